"""What minutes say of themselves: whose meeting it was, and on which day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import PurePath

from msgspec import Struct

from store.dates.building import Context
from store.dates.reading import find
from store.importing.minutes import words
from store.importing.minutes.title import SECTION, first_lines, is_title

_LONGEST = 120
"""Letters of a line that names the body that met."""
_LONGEST_LABEL = 50
_LONGEST_DATED = 400
"""Letters of a line within which it tells the day of a meeting."""
_DAY_LABEL = re.compile(r"(?:sammanträdes|mötes)(?:datum|dag)\b", re.I)
_TIME_LABEL = re.compile(r"(?:plats och tid|tid(?: och plats)?|datum)\b|.*\bprotokoll", re.I)
_MOSTLY = 3
"""How often minutes name the organisation that they are of, where no line says it."""
_SAID = re.compile(r"\b(?:19|20)\d\d\b")
_ORGANISATION = re.compile(
    r"\b(?:(?:[A-ZÅÄÖ][\wåäö-]{1,40} ){1,2}(?:kommun|[Ss]tad|KOMMUN|STAD|kommunalförbund)"
    r"|(?:Region|REGION) [A-ZÅÄÖ][\wåäö]{1,40}(?: [A-ZÅÄÖ][\wåäö]{1,40})?)\b"
)
_MEETS = re.compile(
    rf"(?:{words.BODY})"
    r"(?: (?:för|i) [a-zåäö]+(?:-?(?:, ?| och | samt )[a-zåäö]+)*(?: (?!beslut)[a-zåäö]+)?"
    r"|(?-i: [A-ZÅÄÖ][A-ZÅÄÖa-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)*))?s?|(?-i:(?:[A-ZÅÄÖ][\w&-]+ ){1,4}AB)",
    re.I,
)
_DECIDES = re.compile(rf"({_MEETS.pattern}) (?:beslutar|beslutade|beslöt)\b", re.I)
_MONTHS = r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_NO_NAME = re.compile(
    r"\b(?:(?:sammanträdes|mötes|styrelse)?protokoll(?:sutdrag)?(?: (?:för|från|i|ur)\b)?|utdrag ur"
    r"|fört vid|sammanträde(?:t|n)?(?: (?:med|i|för)\b)?|(?:sammanträdes|mötes)?(?:datum|dag)|möte"
    r"|från|vid|den|nr:? ?\d+\S*|organ|nämnd/styrelse|instans|sida|kl(?:ockan)?"
    rf"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|{_MONTHS})\b|(?<!\w)[§,:|()\d/.–-]+|[§:|()\d/]+",
    re.I,
)
"""What stands beside the name of a body in a title."""
_OTHER_DAYS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-./_ ]?(?P<month>\d\d)[-./_ ]?(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[ /.-](?P<year>(?:19|20)\d\d)(?!\d)"),
)
"""Days as they stand in heads and names of files, though in no sentence."""


class Head(Struct, frozen=True):
    """Whose meeting minutes are of, on which day and in whose organisation; empty if unsaid."""

    body: str = ""
    day: date | None = None
    organisation: str = ""


def head_of(lines: Sequence[str], name: str) -> Head:
    """Return what the lines of minutes say of themselves; a day may stand in their name alone."""
    first = list(first_lines(lines))
    organisation = _organisation(first, lines)
    body = _body(first, organisation) or _who_decides(lines)
    return Head(body, day_of(lines, name), organisation)


def _who_decides(lines: Sequence[str]) -> str:
    """Return the body that most decisions say is deciding; empty where none says it."""
    found = (_DECIDES.match(line.strip(" *-")) for line in lines if "beslut" in line)
    named = Counter(_as_name(one[1]) for one in found if one)
    return next((name for name, _count in named.most_common(1)), "")


def _organisation(first: Sequence[str], lines: Sequence[str]) -> str:
    """Return whose minutes they are: as a title says, or a line of its own, or most of the text."""
    for line in (*filter(is_title, first), *first):
        found = _ORGANISATION.search(line)
        if found and (is_title(line) or found[0] == line):
            return found[0]
    named = Counter(one[0] for line in lines for one in _ORGANISATION.finditer(line))
    ((name, count),) = named.most_common(1) or [("", 0)]
    return name if count >= _MOSTLY else ""


def day_of(lines: Sequence[str], name: str) -> date | None:
    """Return the day of a meeting, as its minutes or the name of their file say."""
    filled = [line for line in lines if line.strip()]
    labelled = Counter(
        line if _SAID.search(line) else " ".join(filled[place : place + 3])
        for place, line in enumerate(filled)
        if _DAY_LABEL.search(line)
    )
    for said, _count in labelled.most_common():
        if day := next(_days(said), None):
            return day
    for line in _dating(list(first_lines(lines))):
        if day := next(_days(line), None):
            return day
    return next(_other_days(PurePath(name).stem), None)


def days_by_line(lines: Sequence[str]) -> list[tuple[int, date]]:
    """Return the lines, counted from 1, that say nothing but the day of a meeting, and which."""
    labelled = (
        (number, bare)
        for number, line in enumerate(lines, 1)
        if len(bare := line.strip()) <= _LONGEST_LABEL and _DAY_LABEL.match(bare)
    )
    days: dict[str, date | None] = {}
    found = []
    for number, said in labelled:
        if said not in days:
            days[said] = next(_days(said), None)
        if day := days[said]:
            found.append((number, day))
    return found


def _dating(first: Sequence[str]) -> Iterator[str]:
    """Return the lines that may tell the day of a meeting, the likeliest first.

    No line of a section does: what is decided names days as well.
    """
    sections = (place for place, line in enumerate(first) if SECTION.match(line))
    before = first[: next(sections, len(first))]
    yield from filter(_TIME_LABEL.match, before)
    yield from filter(is_title, first)
    yield from (line for line in first if _named(line, ""))
    yield from before


def _days(text: str) -> Iterator[date]:
    """Return the days that a text names with their year."""
    text = text[:_LONGEST_DATED]
    for one in find(text, Context(2000, date(2000, 1, 1))):
        span = one.span
        if span and span.precision == "day" and span.first and _SAID.search(span.text):
            yield span.first
    yield from _other_days(text)


def _other_days(text: str) -> Iterator[date]:
    for pattern in _OTHER_DAYS:
        for found in pattern.finditer(text):
            with suppress(ValueError):
                yield date(int(found["year"]), int(found["month"]), int(found["day"]))


def _body(first: Sequence[str], organisation: str) -> str:
    """Return whose meeting it was: who is named where the minutes say that they are some, or alone.

    A list of those who get a copy names bodies alone as well, but stands after the head.
    """
    titled = [name for line in first if is_title(line) and (name := _named(line, organisation))]
    alone = [name for line in first if (name := _named(line, organisation))]
    return next(iter((*titled, *alone)), "")


def _named(line: str, organisation: str) -> str:
    """Return the body that a line names and nothing else beside the words of a title."""
    if len(line) > _LONGEST:
        return ""
    rest = _NO_NAME.sub(" ", line.replace(organisation, " ") if organisation else line)
    bare = " ".join(rest.split()).strip(" .,–-")
    if not _MEETS.fullmatch(bare):
        return ""
    return _as_name(bare)


def _as_name(said: str) -> str:
    """Return a body's name as it stands alone: no genitive, nor all in capitals."""
    name = said.removesuffix("s") if re.search(r"(?:ige|en|et|nämnd)s$", said, re.I) else said
    return name[:1].upper() + (name[1:].lower() if name.isupper() else name[1:])
