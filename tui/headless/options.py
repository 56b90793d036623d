"""The options of the command line: what each takes, and what the help says of it."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from store.common.errors import UsageError
from tui.locale import N_, Language, _
from tui.settings.paths import VARIABLE as REGISTER_VARIABLE

LANGUAGES: tuple[Language, ...] = ("sv", "en")
EVERYWHERE = ("--register", "--lang", "--read-only")
"""Options that every command has."""
_LAST_PORT = 65535
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Option(NamedTuple):
    """An option: what the help says, the name of its value if it has one, how that is read."""

    help: str
    value: str | None = None
    read: Callable[[str], Any] = str
    default: object = None
    several: bool = False


def add_options(parser: ArgumentParser, names: Sequence[str]) -> None:
    """Add the options of these names, those that every command has, and help."""
    forms = [name for name in ("--json", "--csv") if name in names]
    where = parser.add_mutually_exclusive_group() if forms else parser
    for name in forms:
        where.add_argument(name, **_asked(OPTIONS[name]))
    for name in (*names, *EVERYWHERE):
        if name not in forms:
            parser.add_argument(name, **_asked(OPTIONS[name]))
    parser.add_argument("-h", "--help", action="help", help=_("show this help and exit"))


def _asked(option: Option) -> dict[str, Any]:
    """Return an option as argparse takes it."""
    said = _(option.help).replace("{variable}", REGISTER_VARIABLE)
    if option.value is None:
        return {"action": "store_true", "help": said}
    taken = {"metavar": _(option.value), "default": option.default, "help": said}
    if option.value == _LANGUAGE:
        return {**taken, "choices": LANGUAGES}
    return {**taken, "type": option.read, "action": "append" if option.several else "store"}


def _day(text: str) -> date:
    from store.dates.today import today

    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        from store.dates.asked import read_asked_day

        return read_asked_day(text, today())


def _choice(text: str) -> tuple[str, str]:
    from store.importing.reading.columns import read_choice

    return read_choice(text)


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
    if not 0 <= number <= _LAST_PORT:
        raise UsageError("{text!r} is no port: write a number from 0 to 65535.", text=text[:40])
    return number


def _line(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if not number:
        raise UsageError("{text!r} is no line: write its number, from 1.", text=text[:40])
    return number


def _step(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    if not number:
        raise UsageError("{text!r} is no step: write its number in the history.", text=text[:40])
    return number


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if not number:
        raise UsageError("{text!r} is no page: write its number, from 1.", text=text[:40])
    return number


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text.strip()):
        raise UsageError("{text!r} is no year: write four digits, such as 2024.", text=text[:40])
    return int(text)


_LANGUAGE = "sv|en"
OPTIONS: dict[str, Option] = {
    "--as-of": Option(
        N_("count from this day: 2024-09-16, or as `when` reads it from today: i fredags"),
        N_("DATE"), _day,
    ),
    "--within": Option(
        N_("how far ahead: 30d, 4w, or as `when` reads it: två veckor, till sista april"), "30d"
    ),
    "--since": Option(
        N_("since when: days (90d), a report (T1) or a date; else 90d, or since you last looked"),
        "90d",
    ),
    "--ics": Option(N_("write them to a calendar file instead"), N_("FILE")),
    "--day": Option(N_("which day of a series, as the series has it"), N_("DATE")),
    "--onwards": Option(N_("that day and all that follow")),
    "--year": Option(N_("the year that the document is for"), N_("YYYY"), _year),
    "--organisation": Option(
        N_("whose document it is, or which organisation is meant, by its name"), N_("NAME")
    ),
    "--sender": Option(
        N_("who stands behind the document: the council, a committee, a party or another"),
        N_("NAME"),
    ),
    "--map": Option(
        N_(
            "what a column of a sheet is: text, indicator, committee, area, goal, theme, "
            "start, end, or - for none; remembered for later documents of the same name"
        ),
        N_("COLUMN=FIELD"), _choice, default=[], several=True,
    ),
    "--picture": Option(
        N_("only write a picture of how this page of a PDF was cut: lines, cells, columns"),
        N_("PAGE"), _page,
    ),
    "--to": Option(
        N_(
            "write to this file, which is not there yet; of a list its ending tells the kind: "
            ".xlsx .docx .ics .html .eml .md .csv"
        ),
        N_("FILE"),
    ),
    "--with-notes": Option(N_("write the office's own notes to the file too")),
    "--forget": Option(N_("forget what was said of columns of the documents that are named")),
    "--dry-run": Option(N_("only read and tell; nothing is written")),
    "--source": Option(N_("every place where it is printed, with the lines around it")),
    "--host": Option(
        N_("the address to serve on; 127.0.0.1, this computer alone, unless told"),
        N_("HOST"), default="127.0.0.1",
    ),
    "--port": Option(
        N_("the port to serve on, 8000 unless told; 0 for any that is free"),
        N_("PORT"), _port, 8000,
    ),
    "--office": Option(N_("whose the notes are that are copied to a server"), N_("NAME")),
    "--json": Option(N_("one JSON document")),
    "--csv": Option(N_("comma-separated, one row an entry")),
    "--line": Option(
        N_("the earlier line that is changed, by its number in show"), N_("NUMBER"), _line
    ),
    "--note": Option(
        N_("only the note; else also owner, reasons and the names of those who signed")
    ),
    "--same": Option(
        N_("say that this entry, or these lines, are the same matter"),
        N_("ID"), default=[], several=True,
    ),
    "--not": Option(
        N_("say that this entry, or these lines, are another matter"),
        N_("ID"), default=[], several=True,
    ),
    "--any": Option(N_("the last of all changes, somebody else's too")),
    "--step": Option(
        N_("another step than the last, by its number in history"), N_("NUMBER"), _step
    ),
    "--reason": Option(N_("why, as it stands in the history"), N_("TEXT")),
    "--by": Option(N_("who makes the change; else your login"), N_("NAME")),
    "--read-only": Option(N_("change nothing")),
    "--register": Option(N_("the register; else {variable}, else your own"), N_("FILE")),
    "--lang": Option(N_("language: Swedish or English"), _LANGUAGE),
}  # fmt: skip
VALUED = frozenset(name for name, option in OPTIONS.items() if option.value)
"""Options that are followed by a value."""
