"""What may stand on the command line, and its help, in the user's language."""

from __future__ import annotations

import argparse
import re
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from store.errors import UsageError
from tui.locale import N_, Language, _, ngettext, set_language, wanted
from tui.paths import VARIABLE as REGISTER_VARIABLE

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

PROGRAM = "namndkoll"
_EVERYWHERE = ("--register", "--lang", "--read-only")
_VALUED = (
    *("--register", "--as-of", "--lang", "--within", "--year", "--map"),
    *("--reason", "--by", "--host", "--port", "--since", "--ics"),
)
_WINDOW = re.compile(r"([0-9]{1,4})\s?([dwv]?)")
_LAST_PORT = 65535
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LANGUAGES: tuple[Language, ...] = ("sv", "en")

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


class Words(NamedTuple):
    """The arguments of a command that are no options: their name in the help, how many, what."""

    name: str
    number: str | None
    meaning: str


class Command(NamedTuple):
    """A command: what it is for, its words, and the options that not every command has."""

    summary: str
    words: Words | None = None
    options: tuple[str, ...] = ("--as-of", "--json", "--csv")


_TERMS = Words(N_("TERM"), "*", N_("word that must be there, -word that must not, or key:value"))
_DOCUMENTS = Words(
    N_("DOCUMENT"),
    "+",
    N_("a text in UTF-8, .docx, .pdf, .xlsx, .csv, .ics, or a list written with --json"),
)
_ID = Words(N_("ID"), None, N_("such as A17, D204, I3 or C1"))
_SEARCHED = Words(N_("WORDS"), "+", N_("what all must be found; -word that must not, or key:value"))

COMMANDS: dict[str, Command] = {
    "import": Command(
        N_("read a document into the register"),
        _DOCUMENTS,
        ("--dry-run", "--year", "--map", "--by", "--json"),
    ),
    "committees": Command(N_("committees, companies and groups, with their load"), _TERMS),
    "goals": Command(N_("what the council wants"), _TERMS),
    "directives": Command(N_("what each committee is to do, mostly without a date"), _TERMS),
    "activities": Command(N_("what is to be done between two dates"), _TERMS),
    "indicators": Command(N_("measures with their targets"), _TERMS),
    "budgets": Command(N_("what each committee gets, in mnkr"), _TERMS),
    "sources": Command(N_("the documents that were imported"), _TERMS),
    "overdue": Command(N_("activities whose last day has passed"), _TERMS),
    "upcoming": Command(
        N_("activities that fall due soon"), _TERMS, ("--within", "--as-of", "--json", "--csv")
    ),
    "show": Command(
        N_("one entry, with the sentence as printed"),
        _ID,
        ("--source", "--as-of", "--json", "--csv"),
    ),
    "search": Command(N_("everything that holds some words"), _SEARCHED),
    "explain": Command(
        N_("why an entry is in its class, or how each term of a filter is read"),
        Words(N_("ID or TERM"), "+", N_("A17 alone, or terms as in the lists")),
        ("--as-of", "--json"),
    ),
    "when": Command(
        N_("how an expression of time is read, and why"),
        Words(N_("TEXT"), "+", N_("such as v. 34, våren 2026 or senast den 15 april")),
        ("--year", "--as-of", "--json", "--csv"),
    ),
    "silent": Command(
        N_("what nobody has said a word about, committee by committee"),
        _TERMS,
        ("--since", "--as-of", "--json", "--csv"),
    ),
    "cycle": Command(
        N_("the steering cycle of a year; T1=2024-05-20 sets a point, T1= leaves it as usual"),
        Words(N_("POINT=TIME"), "*", N_("T1, T2, VB, VP, avstämning or budget, and when")),
        ("--year", "--as-of", "--by", "--json", "--csv"),
    ),
    "meetings": Command(
        N_("when committees meet, with notice, papers, minutes and appeal"),
        Words(N_("COMMITTEE"), "*", N_("the committees; all unless told")),
        ("--year", "--as-of", "--ics", "--json", "--csv"),
    ),
    "meet": Command(
        N_("add a meeting or a rule of meetings, or set how its days are counted"),
        Words(
            N_("COMMITTEE WHEN"),
            "+",
            N_("a date, FREQ=MONTHLY;BYDAY=2TH, a file.ics, or papers=10"),
        ),
        ("--as-of", "--by"),
    ),
    "cancel": Command(
        N_("cancel a meeting, or one day of a rule"),
        Words(N_("ID DATE"), "+", N_("M3, and the day where it is a rule")),
        ("--as-of", "--by"),
    ),
    "keys": Command(N_("all keys by their names, as the settings have them"), None, ("--json",)),
    "discrepancies": Command(N_("what the documents say against themselves")),
    "set": Command(
        N_("note status, owner, tags, link, a moved deadline or what the city reports"),
        Words(
            N_("ID FIELD=VALUE"),
            "+",
            N_("status= owner= tags= link= due= city_status= document= date="),
        ),
        ("--reason", "--by", "--json"),
    ),
    "note": Command(
        N_("write a note of your own about an entry"),
        Words(N_("ID TEXT"), "+", N_("the note; '' clears it")),
        ("--by", "--json"),
    ),
    "undo": Command(N_("take the last change back, whatever it was"), None, ("--by", "--json")),
    "redo": Command(N_("do what was undone last again"), None, ("--by", "--json")),
    "history": Command(
        N_("who changed what, when, from what, to what, and why"),
        Words(N_("ID"), "?", N_("such as A17, D204, I3 or C1")),
    ),
    "merge": Command(
        N_("take in what was changed in a copy of the register"),
        Words(N_("COPY"), None, N_("a register, or a journal of one")),
        ("--by", "--json"),
    ),
    "check": Command(N_("what is wrong with the register, and where"), None, ("--json", "--csv")),
    "backups": Command(N_("the copies that are kept of the register"), None, ("--json", "--csv")),
    "restore": Command(
        N_("put the register back to a backup"),
        Words(N_("BACKUP"), "?", N_("its name; without one, the last good state is told")),
        ("--by", "--json"),
    ),
    "where": Command(N_("the paths of register, settings and backups")),
    "serve": Command(N_("the app in a browser"), None, ("--host", "--port", "--as-of")),
}


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
    # argparse looks its sentences up in catalogues of the platform's; they are in ours.
    vars(argparse).update(_=_, ngettext=ngettext)
    if not words:
        return _general().parse_args(options)
    name, *rest = words
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
    return option.partition("=")[0] in {*COMMANDS[command].options, *_EVERYWHERE, "--help"}


def _apart(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part options from words, wherever they stand; `-word` is a word that must be absent."""
    options: list[str] = []
    words: list[str] = []
    rest: Iterator[str] = iter(arguments)
    for one in rest:
        if one == "--":
            words += rest
        elif one in _VALUED:
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
        for known in _LANGUAGES:
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
    _add_options(parser, ("--as-of",))
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
    _add_options(parser, command.options)
    return parser


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _add_options(parser: ArgumentParser, names: Sequence[str]) -> None:
    adding: dict[str, dict[str, Any]] = {
        "--as-of": {
            "metavar": _("DATE"),
            "type": _day,
            "help": _("count from this day, 2024-09-16"),
        },
        "--within": {"metavar": "30d", "type": _window, "help": _("how far ahead: 30d or 4w")},
        "--since": {
            "metavar": "90d",
            "help": _("since when: days (90d), a report (T1) or a date; 90d unless told"),
        },
        "--ics": {"metavar": _("FILE"), "help": _("write them to a calendar file instead")},
        "--year": {
            "metavar": _("YYYY"),
            "type": _year,
            "help": _("the year that the document is for"),
        },
        "--map": {
            "metavar": _("COLUMN=FIELD"),
            "action": "append",
            "type": _choice,
            "default": [],
            "help": _(
                "what a column of a sheet is: text, indicator, committee, area, goal, theme, "
                "start, end, or - for none; remembered for columns of the same name"
            ),
        },
        "--dry-run": {"action": "store_true", "help": _("only read and tell; nothing is written")},
        "--source": {
            "action": "store_true",
            "help": _("every place where it is printed, with the lines around it"),
        },
        "--host": {
            "metavar": _("HOST"),
            "default": "127.0.0.1",
            "help": _("the address to serve on; 127.0.0.1, this computer alone, unless told"),
        },
        "--port": {
            "metavar": _("PORT"),
            "type": _port,
            "default": 8000,
            "help": _("the port to serve on, 8000 unless told; 0 for any that is free"),
        },
        "--json": {"action": "store_true", "help": _("one JSON document")},
        "--csv": {"action": "store_true", "help": _("comma-separated, one row an entry")},
        "--reason": {"metavar": _("TEXT"), "help": _("why, as it stands in the history")},
        "--by": {"metavar": _("NAME"), "help": _("who makes the change; else your login")},
        "--read-only": {"action": "store_true", "help": _("change nothing")},
        "--register": {
            "metavar": _("FILE"),
            "help": _("the register; else {variable}, else your own").format(
                variable=REGISTER_VARIABLE
            ),
        },
        "--lang": {
            "choices": _LANGUAGES,
            "metavar": "sv|en",
            "help": _("language: Swedish or English"),
        },
    }
    forms = [name for name in ("--json", "--csv") if name in names]
    where = parser.add_mutually_exclusive_group() if forms else parser
    for name in forms:
        where.add_argument(name, **adding[name])
    for name in (*names, *_EVERYWHERE):
        if name not in forms:
            parser.add_argument(name, **adding[name])
    parser.add_argument("-h", "--help", action="help", help=_("show this help and exit"))


def _day(text: str) -> date:
    from store.dates.today import read_day

    return read_day(text)


def _window(text: str) -> int:
    """Read a number of days, or of weeks: `30d`, `30`, `4w`."""
    match = _WINDOW.fullmatch(text.strip())
    if not match:
        raise UsageError(
            "{text!r} is no time ahead: write days or weeks, for example 30d or 4w.", text=text[:40]
        )
    return int(match[1]) * (1 if match[2] in {"", "d"} else 7)


def _choice(text: str) -> tuple[str, str]:
    from store.importing.columns import read_choice

    return read_choice(text)


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
    if not 0 <= number <= _LAST_PORT:
        raise UsageError("{text!r} is no port: write a number from 0 to 65535.", text=text[:40])
    return number


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text.strip()):
        raise UsageError("{text!r} is no year: write four digits, such as 2024.", text=text[:40])
    return int(text)
