"""What may stand on the command line, and its help, in the user's language."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NoReturn

from store.common.errors import UsageError
from tui.headless.commands import COMMANDS, OTHER_NAMES
from tui.headless.options import EVERYWHERE, LANGUAGES, VALUED, add_options
from tui.locale import N_, Language, _, lent, set_language, wanted
from tui.settings.paths import PROGRAM

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


# What argparse itself says to a user, so that it is in the catalogue.
ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("argument %(argument_name)s: %(message)s"),
)


class _Parser(ArgumentParser):
    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Write the help; argparse itself says nothing of a disk that is full."""
        (file or sys.stdout).write(self.format_help())

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            "{problem}. More with: {program} --help", problem=message, program=self.prog
        )


def read(arguments: Sequence[str], preferred: Language | None = None) -> Namespace:
    """Return what the arguments ask for; `command` is None for the app.

    The language that they name, or else the environment or the settings, is in force from here on.
    Raises: UsageError; SystemExit when only help or the version was asked for.
    """
    options, words = _apart(arguments)
    _choose_language(options, preferred)
    with lent():
        return _parsed(options, words)


def _parsed(options: list[str], words: list[str]) -> Namespace:
    if not words:
        return _general().parse_args(options)
    name, *rest = words
    name = OTHER_NAMES.get(name, name)
    if name not in COMMANDS:
        raise UsageError(
            "There is no command {name!r}. Those that there are: {known}",
            name=name[:40],
            known=", ".join(COMMANDS),
        )
    parser = _parser_of(name)
    unknown = [one for one in options if one.startswith("--") and not _takes(name, one)]
    if rest and not COMMANDS[name].words:
        unknown += rest
    if unknown:
        parser.error(_("unrecognized arguments: %s") % " ".join(unknown))
    marked = ["--", *rest] if rest else []
    return parser.parse_args([*options, *marked], Namespace(command=name))


def _takes(command: str, option: str) -> bool:
    return option.partition("=")[0] in {*COMMANDS[command].options, *EVERYWHERE, "--help"}


def _apart(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part options from words, wherever they stand; `-word` is a word that must be absent."""
    options: list[str] = []
    words: list[str] = []
    rest: Iterator[str] = iter(arguments)
    for one in rest:
        if one == "--":
            words += rest
        elif one in VALUED:
            options += [one, *islice(rest, 1)]
        elif one.startswith("--") or one == "-h":
            options.append(one)
        else:
            words.append(one)
    return options, words


def _choose_language(options: Sequence[str], preferred: Language | None) -> None:
    """Take the language first, since all that follows may have something to say in it."""
    set_language(wanted(preferred=preferred))
    for option, following in zip(options, [*options[1:], ""], strict=False):
        name = following if option == "--lang" else option.removeprefix("--lang=")
        for known in LANGUAGES:
            if name == known:
                set_language(known)


def _general() -> ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        usage=_("%(prog)s [OPTION...] [COMMAND] [ARGUMENT...]"),
        description=_("What a city's committees were told to do. Without a command: the app."),
        epilog="\n".join(_command_lines()),
        formatter_class=RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    parser.set_defaults(command=None)
    parser.add_argument("--version", action="store_true", help=_("show the version and exit"))
    add_options(parser, ("--as-of",))
    return parser


def _command_lines() -> Iterator[str]:
    yield _("commands:")
    width = max(map(len, COMMANDS))
    for name, command in COMMANDS.items():
        yield f"  {name:{width}}  {_(command.summary)}"
    yield ""
    yield _("More about one of them: {program} COMMAND --help").format(program=PROGRAM)


def _parser_of(name: str) -> ArgumentParser:
    command = COMMANDS[name]
    parser = _Parser(
        prog=f"{PROGRAM} {name}",
        description=_sentence(_(command.summary)),
        add_help=False,
        allow_abbrev=False,
    )
    if command.words:
        words = command.words
        parser.add_argument(
            "words", nargs=words.number, metavar=_(words.name), help=_(words.meaning)
        )
    add_options(parser, command.options)
    return parser


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
