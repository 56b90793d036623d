"""A calendar file as its events and tasks, each parsed by itself: an odd one spoils no other."""

from __future__ import annotations

import re
import warnings
from collections.abc import Container, Iterator
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from store.common.errors import DocumentError, Message
from store.common.text import one_line
from store.documents.common.extras import library
from store.documents.common.text import decode
from store.documents.ics.remarks import Remark

MOST_ENTRIES = 20_000
_MOST_ZONES = 100
_MOST_BYTES = 20_000_000
_TAIL = 200
"""Characters at the end within which a whole file says that it ends."""
_BREAK = re.compile(r"\r\n|\r|\n")
_SUMMARY = re.compile(r"SUMMARY(?:;[^:]*)?:(.*)", re.I)
_OFTEN = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY)", re.I)
"""How often no clock is changed; to work such a rule out would take all seconds since 1970."""
ComponentKind = Literal["VEVENT", "VTODO", "VTIMEZONE"]
_KINDS: dict[str, ComponentKind] = {f"BEGIN:{one}": one for one in ("VEVENT", "VTODO", "VTIMEZONE")}
_MADE_BY = re.compile(r"[-+]//([^/]+)//")
_MAKER = re.compile(
    r"\b(?:inc|corp\w*|llc|ltd|gmbh|google|microsoft|apple|mozilla|nextcloud|sabre\w*|yahoo|software"
    r"|systems?|calendar|kalender|example|namndkoll|nämndkoll)\b|[.@\d]",
    re.I,
)
"""What tells that a program is named, and not whose the calendar is."""


class CalendarEntry(NamedTuple):
    """An event or task as icalendar parsed it, its lines, and what its calendar is for."""

    component: Any
    lines: tuple[str, ...]
    line: int
    method: str

    @property
    def is_task(self) -> bool:
        """Whether it is something to do, and no event."""
        return str(self.component.name) == "VTODO"


class Parsed(Struct, frozen=True):
    """What stands in a calendar file; `title` is the calendar's name, `owner` who made it.

    Both are empty where it does not say.
    """

    title: str
    entries: tuple[CalendarEntry, ...]
    remarks: tuple[Remark, ...]
    owner: str = ""


class _Block(NamedTuple):
    kind: ComponentKind
    lines: list[str]
    line: int
    method: str
    ended: bool = False


def parse(name: str, data: bytes) -> Parsed:
    """Parse a calendar file.

    Raises:
        DocumentError: it is no calendar, cut off or too large, or icalendar is not installed.
    """
    _refuse_unfit(name, data)
    icalendar = library("icalendar", name)
    lines = _unfolded(decode(name, data))
    blocks = list(_blocks(name, lines))
    remarks = list(_take_zones(icalendar, blocks))
    entries: list[CalendarEntry] = []
    for block in blocks:
        if block.kind != "VTIMEZONE":
            found = _entry(icalendar, block)
            (remarks if isinstance(found, Remark) else entries).append(found)  # type: ignore[arg-type]
    return Parsed(_title(lines), tuple(entries), tuple(remarks), _owner(lines))


def _refuse_unfit(name: str, data: bytes) -> None:
    if len(data) > _MOST_BYTES:
        raise DocumentError(
            "{name} is larger than {limit} MB and was not read. Save a calendar of fewer years.",
            name=name,
            limit=_MOST_BYTES // 1_000_000,
        )
    text = decode(name, data).strip()
    if not text[:200].upper().startswith("BEGIN:VCALENDAR"):
        raise DocumentError("{name} is no calendar: it does not begin with one.", name=name)
    if "END:VCALENDAR" not in text[-_TAIL:].upper():
        raise DocumentError("{name} is damaged or cut off. Fetch the file again.", name=name)


def _unfolded(text: str) -> list[tuple[int, str]]:
    """Return the lines with those that go on put together, each with its number from 1."""
    lines: list[tuple[int, str]] = []
    parts: list[str] = []
    for number, line in enumerate(_BREAK.split(text), 1):
        if line[:1] in {" ", "\t"} and parts:
            parts.append(line[1:])
            continue
        if parts:
            lines[-1] = (lines[-1][0], "".join(parts))
        lines.append((number, line))
        parts = [line]
    if parts:
        lines[-1] = (lines[-1][0], "".join(parts))
    return lines


def _blocks(name: str, lines: list[tuple[int, str]]) -> Iterator[_Block]:
    """Return each event, task and time zone with its lines; one that never ends is told as such."""
    block: _Block | None = None
    method, count = "", 0
    for number, line in lines:
        word = line.strip().upper()
        if word in _KINDS or word == "END:VCALENDAR":
            if block:
                yield block
            count += 1
            _refuse_many(name, count)
            kind = _KINDS.get(word)
            block = _Block(kind, [line], number, method) if kind else None
        elif block is None:
            method = _method(word, method)
        else:
            block.lines.append(line)
            if word == f"END:{block.kind}":
                yield block._replace(ended=True)
                block = None


def _refuse_many(name: str, count: int) -> None:
    if count > MOST_ENTRIES:
        raise DocumentError(
            "{name} has more than {most} events and was not read. Save a calendar of fewer years.",
            name=name,
            most=MOST_ENTRIES,
        )


def _method(word: str, method: str) -> str:
    """Return what a calendar is for, once a line has said so."""
    if word == "BEGIN:VCALENDAR":
        return ""
    return word.removeprefix("METHOD:").strip() if word.startswith("METHOD:") else method


def _take_zones(icalendar: Any, blocks: list[_Block]) -> Iterator[Remark]:
    """Make the time zones of the file known; those of a file read before are forgotten."""
    icalendar.use_zoneinfo()
    for number, block in enumerate(one for one in blocks if one.kind == "VTIMEZONE"):
        named = next((one for one in block.lines if one.upper().startswith("TZID")), "")
        title = one_line(named.partition(":")[2])[:100]
        odd = any(map(_OFTEN.search, block.lines)) or not block.ended or number >= _MOST_ZONES
        if odd or _parsed(icalendar, block) is None:
            yield Remark("time zone that cannot be read", title, block.line)


def _entry(icalendar: Any, block: _Block) -> CalendarEntry | Remark:
    found = next(filter(None, map(_SUMMARY.match, block.lines)), None)
    title = one_line(found[1] if found else "")[:200]
    if not block.ended:
        return Remark("event without an end", title, block.line)
    component = _parsed(icalendar, block)
    if component is None:
        reason = Message("a line of it is damaged")
        return Remark("event that cannot be read", title, block.line, reason)
    return CalendarEntry(component, tuple(block.lines), block.line, block.method)


def _parsed(icalendar: Any, block: _Block) -> Any:
    """Return a component; None where the library, which raises many kinds of errors, cannot."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = icalendar.Component.from_ical("\r\n".join(block.lines), multiple=True)
    except Exception:  # noqa: BLE001
        return None
    return found[0] if len(found) == 1 and found[0].name == block.kind else None


def _title(lines: list[tuple[int, str]]) -> str:
    """Return what the calendar calls itself."""
    return _said(lines, ("X-WR-CALNAME", "NAME"))


def _owner(lines: list[tuple[int, str]]) -> str:
    """Return who made the calendar, where that is no maker of programs (RFC 5545, 3.7.3)."""
    found = _MADE_BY.match(_said(lines, ("PRODID",)))
    return "" if found is None or _MAKER.search(found[1]) else found[1].strip()


def _said(lines: list[tuple[int, str]], names: Container[str]) -> str:
    """Return what the calendar as a whole says under one of some names."""
    for _number, line in lines:
        name, _colon, value = line.partition(":")
        if line.strip().upper() in _KINDS:
            break
        if name.partition(";")[0].upper() in names:
            return one_line(re.sub(r"\\(.)", r"\1", value))[:200]
    return ""
