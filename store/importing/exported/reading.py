"""The program's own lists as JSON (`namndkoll activities --json`), read back as records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import DocumentError
from store.common.limits import ENTRIES, VALUES
from store.dates.span import Span, read_cell
from store.documents.common.text import from_lines
from store.importing.exported import forms
from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import own_kind_of
from store.importing.reading.importer import Asked
from store.importing.reading.reading import NOT_IMPORTED, Reading
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import year_in_name, year_unsaid
from store.model.following import Deviation, Dissent, Move
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Document,
    Goal,
    Indicator,
    Listing,
    Source,
)

_KINDS: dict[str, tuple[type[Struct], str]] = {
    "activities": (forms.Activity, "listings"),
    "directives": (forms.Directive, "lead_in"),
    "indicators": (forms.Indicator, "targets"),
    "budgets": (forms.Budget, "proposal"),
    "adjustments": (forms.Adjustment, "granted"),
    "dissents": (forms.Dissent, "moves"),
    "outturns": (forms.Outturn, "figures"),
    "deviations": (forms.Deviation, "said_by"),
    "goals": (forms.Goal, "number"),
}
"""The lists that can be read back: their entries, and the key that only these have."""
_EVERY = {"id", "source"}
"""Keys of which every entry that the program writes has one."""


def is_export(data: bytes) -> bool:
    """Tell whether JSON is to be read as the program's own, and not as another program's list.

    Its own has the key of its kind, and what each entry has, or nothing but what is read of it.
    """
    if sum(map(data.count, (b",", b"[", b"{"))) > VALUES.most:
        return True
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return True
    if not isinstance(found, list) or not found:
        return not isinstance(found, dict) or "register" in found
    first = found[0]
    return not isinstance(first, dict) or any(
        key in first and (set(first) & _EVERY or set(first) <= set(kind.__struct_fields__))
        for kind, key in _KINDS.values()
    )


class _Lines:
    """The lines that show what an export holds, which has none of its own that people read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.lines: list[str] = []

    def add(self, *cells: object) -> Source:
        """Add a line and return where it stands."""
        self.lines.append("\t".join(str(one) for one in cells if one is not None))
        return Source(self._name, (len(self.lines),))


def read_export(name: str, data: bytes, asked: Asked) -> Reading:
    """Read a list that the program wrote as JSON.

    Raises:
        DocumentError: it is cut off, no such list or a register, or nothing says its year.
    """
    kind, found = _entries(name, data)
    lines = _Lines(name)
    try:
        parts = _parted(kind, found)
        records: dict[str, Any] = {one: _records(one, part, lines) for one, part in parts}
    except msgspec.ValidationError as error:
        raise DocumentError(
            "{name} is no list of the program's own: {reason}. Write it again with --json.",
            name=name,
            reason=str(error),
        ) from error
    text = from_lines(name, data, lines.lines)
    of_year = asked.year or year_in_name(name)
    if of_year is None:
        raise year_unsaid(name)
    about = Document("", name, text.sha256, of_year, NOT_IMPORTED, text.text)
    printed = tuple(chain.from_iterable(records.values()))
    return Reading(about, committees=_bodies(printed, bodies_for(asked)), **records)


def _records(kind: str, found: list[Any], lines: _Lines) -> tuple[Any, ...]:
    entries = msgspec.convert(found, list[_KINDS[kind][0]])  # type: ignore[misc]
    return tuple(_record(one, lines) for one in entries)


def _parted(kind: str, found: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Return the entries by their list: one of deadlines has directives among its activities."""
    told = [one for one in found if isinstance(one, dict) and one.get("lead_in") is not None]
    if kind != "activities" or not told:
        yield kind, found
        return
    yield "activities", [one for one in found if one not in told]
    yield "directives", told


def _entries(name: str, data: bytes) -> tuple[str, list[Any]]:
    """Return which list it is, and what stands in it."""
    VALUES.hold(sum(map(data.count, (b",", b"[", b"{"))), name=name)
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error
    if isinstance(found, dict) and "register" in found:
        raise DocumentError(
            "{name} is a register and no document. Open it with --register.", name=name
        )
    if isinstance(found, list) and found and isinstance(found[0], dict):
        for kind, (_type, key) in _KINDS.items():
            if key in found[0]:
                ENTRIES.hold(len(found), name=name)
                return kind, found
    raise DocumentError(
        "{name} is no list of the program's own, such as namndkoll activities --json writes.",
        name=name,
    )


def _record(one: Struct, lines: _Lines) -> Any:
    match one:
        case forms.Activity():
            rows = tuple(_listing(row, lines) for row in one.listings)
            first = tuple(replace(row, number=one.number or "") for row in rows[:1])
            return Activity("", (*first, *rows[1:]))
        case forms.Directive():
            source = lines.add(one.committee, one.lead_in, one.text)
            said = _given(one) | {"report": tuple(map(_reported, one.report))}
            return Directive("", source=source, **said)
        case forms.Indicator():
            source = lines.add(one.committee, one.goal, one.name, *one.targets.values())
            return Indicator("", source=source, **_given(one))
        case forms.Budget():
            source = lines.add(one.committee, one.proposal, one.cost, one.income)
            return BudgetLine("", source=source, **_fields(one))
        case forms.Goal():
            return _goal(one, lines.add(one.number, one.text))
    return _following(one, lines)


def _goal(one: forms.Goal, source: Source) -> Goal:
    return Goal(
        "",
        one.text,
        one.number or "",
        source,
        level=one.level or "",
        under=one.parent or "",
        committee=one.committee,
    )


def _following(one: Struct, lines: _Lines) -> Any:
    """Return money asked for or spent, a dissent or a deviation."""
    match one:
        case forms.Adjustment():
            source = lines.add(one.committee, one.text)
            return Adjustment("", source=source, **_given(one))
        case forms.Dissent():
            source = lines.add(one.text)
            moves = tuple(Move(source=lines.add(each.text), **_given(each)) for each in one.moves)
            return Dissent(
                "", source=source, **_given(one) | {"moves": moves, "stage": one.stage or ""}
            )
        case forms.Outturn():
            source = lines.add(one.committee, one.group, one.what, *one.figures.values())
            return Outturn("", source=source, **_given(one))
        case forms.Deviation():
            source = lines.add(one.committee, one.text)
            return Deviation("", source=source, **_given(one))
    raise TypeError(one)


def _reported(one: forms.Time) -> Span:
    return Span(one.text, one.precision, one.first, one.last, one.kind, one.point or "")


def _listing(row: forms.Listing, lines: _Lines) -> Listing:
    start, end = _span(row.start), _span(row.end)
    if row.times:
        start, end = _reported(row.times.start), _reported(row.times.end)
    source = lines.add(row.committee, row.text, start.text, end.text)
    fields = _fields(row) | {"start": start, "end": end}
    del fields["times"]
    return Listing(source=source, **fields)


def _fields(one: Struct) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def _given(one: Struct) -> dict[str, Any]:
    """Return the fields that an entry says something in; the others are as when nothing is said."""
    return {name: said for name, said in _fields(one).items() if said is not None}


def _span(day: date | None) -> Span:
    return read_cell(day.isoformat() if day else "")


def _bodies(records: tuple[Any, ...], known: Bodies) -> tuple[Committee, ...]:
    """Return the bodies that are known, and those that only the list names."""
    listed = [row for one in records for row in getattr(one, "listings", (one,))]
    named = dict.fromkeys(getattr(one, "committee", None) for one in listed)
    names = [one for one in named if one and not known.known(one)]
    return (*known.committees(), *(Committee("", one, own_kind_of(one)) for one in names))
