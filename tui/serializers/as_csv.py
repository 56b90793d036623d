"""Results as comma-separated values, for spreadsheets: one row an entry.

Lists are joined with `; `. A text that a spreadsheet would run as a formula (it begins with
= + - @ or their wide forms) has an apostrophe put before it, as OWASP advises against CSV
injection; numbers are left alone. UTF-8, lines end with CR LF.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from store.changes.history import Event
from store.common.place import Place
from store.common.text import one_line
from store.entries.entries import Entry
from store.keeping.backups import Backup
from store.keeping.checking import Diagnostic
from store.model.records import Document
from store.register.register import Register
from store.survey.discrepancies import Discrepancy
from store.survey.survey import Survey
from tui.messages.changes import event_shape
from tui.messages.kept import backup_shape, finding_shape
from tui.serializers import contract
from tui.serializers.discrepancies import discrepancy_shape
from tui.serializers.found import Found
from tui.serializers.shape import Shape

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_PRINTED = ("document", "page", "lines")
_NOWHERE: dict[str, Any] = dict.fromkeys(_PRINTED)
_FIGURES = ("own_target", "council_target", "outcome", "outcome_last_year", "forecast")
_BY_SEX = ("outcome_women", "outcome_men")
_ACTIVITY = (
    "id", "class", "first", "last", "days", "precision", "template", "leads", "participants",
    "text", "committees", "areas", "goals", "documents", "lines", "own_status", "city_status",
    "owner", "flags",
)  # fmt: skip
_DATES = ("class", "first", "last", "days", "precision", "template")
_UNDATED: dict[str, Any] = dict.fromkeys(_DATES)
_DATED = {"activity", "directive", "own"}
"""The kinds that stand in lists of deadlines."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "activity": _ACTIVITY,
    "deadline": (*_ACTIVITY, "kind"),
    "directive": (
        "id", "committee", "area", "kind", "theme", "goal", "lead_in", "text", "participants",
        "own_status", *_PRINTED, "number", "cases", "reserved", "section", "meeting",
        "given_by", "report", "via", "quoted_by", "decided", "year", *_DATES,
        "indicator", "appendix", "condition", "excluded", "soft",
    ),
    "indicator": (
        "id", "committee", "area", "goal", "name", "obligatory", "targets", *_PRINTED,
        *_FIGURES, "period", *_BY_SEX, "analysis",
    ),
    "budget": (
        "committee", "area", "kind", "proposal", "cost", "income", "items", *_PRINTED,
    ),
    "goal": (
        "id", "number", "text", *_PRINTED, "level", "parent", "committee", "judgement", "year",
    ),
    "adjustment": (
        "id", "committee", "what", "budget", "asked", "granted", "refused", "reserved", "unit",
        "fund", "number", "total", "by", "text", "appendix", "parts", "cases", "condition",
        "section", "year", *_PRINTED,
    ),
    "dissent": (
        "id", "kind", "parties", "stage", "text", "points", "moves", "same_as", "shared",
        "supports", "year", *_PRINTED,
    ),
    "outturn": (
        "id", "committee", "section", "group", "what", "unit", "figures", "year", *_PRINTED,
    ),
    "deviation": ("id", "kind", "text", "committee", "goal", "said_by", "year", *_PRINTED),
    "own": (
        "id", "type", *_DATES, "leads", "participants", "text", "about", "asked", "answered",
        "answer", "own_status", "owner", "link", "by", "made",
    ),
    "committee": (
        "id", "name", "kind", "aliases", "members", "directives", "listings", "leads", "overdue",
        "upcoming", "quoted",
    ),
    "source": (
        "id", "name", "year", "sha256", "imported", "activities", "budgets", "directives", "goals",
        "indicators", "listings", "kind", "state", "adjustments", "dissents", "outturns",
        "deviations", "sender", "case", "meeting",
    ),
    "any": ("id", "kind", "committee", "text", *_PRINTED),
    "place": ("name", "path"),
    "event": ("seq", "at", "by", "id", "field", "from", "to", "reason", "undoes"),
    "finding": ("path", "text", "fault"),
    "backup": ("name", "at", "reason", "size"),
    "discrepancy": ("kind", "about", "text", "documents", "lines"),
}  # fmt: skip
"""The columns of each list; a release may add some at the end."""


class CsvOutput:
    """Writes a header and one row an entry."""

    def entries(self, found: Found) -> None:
        if found.kind == "any":
            _write("any", map(_row, map(contract.hit, found.entries)))
        elif found.kind == "deadline":
            _write("deadline", (_deadline_row(entry, found.survey) for entry in found.entries))
        else:
            _write(found.kind, (_entry_row(entry, found.survey) for entry in found.entries))

    def sources(self, documents: Sequence[Document], register: Register) -> None:
        _write("source", (_row(contract.document(one, register)) for one in documents))

    def entry(self, entry: Entry, survey: Survey) -> None:
        _write(entry.kind, [_entry_row(entry, survey)])

    def source(self, document: Document, register: Register) -> None:
        self.sources([document], register)

    def discrepancies(self, found: Sequence[Discrepancy]) -> None:
        _write("discrepancy", map(_discrepancy_row, map(discrepancy_shape, found)))

    def events(self, found: Sequence[Event]) -> None:
        _write("event", map(event_shape, found))

    def findings(self, found: Sequence[Diagnostic]) -> None:
        _write("finding", map(finding_shape, found))

    def backups(self, found: Sequence[Backup]) -> None:
        _write("backup", map(backup_shape, found))

    def places(self, places: dict[str, Place]) -> None:
        _write("place", ({"name": name, "path": str(path)} for name, path in places.items()))


def table_rows(entries: Sequence[Entry], survey: Survey) -> list[list[str]]:
    """Return titles and cells, in the columns of the entries' kind; of any, where they differ."""
    kinds = {entry.kind for entry in entries}
    dated = len(kinds) > 1 and kinds <= _DATED and all(entry.deadline for entry in entries)
    name = "deadline" if dated else kinds.pop() if len(kinds) == 1 else "any"
    columns = COLUMNS.get(name, COLUMNS["any"])
    if dated:
        rows = [_deadline_row(entry, survey) for entry in entries]
    elif columns is COLUMNS["any"]:
        rows = [_row(contract.hit(entry)) for entry in entries]
    else:
        rows = [_entry_row(entry, survey) for entry in entries]
    return [list(columns), *_cells(columns, rows)]


def _entry_row(entry: Entry, survey: Survey) -> dict[str, Any]:
    shape = contract.shape(entry, survey)
    return _activity_row(shape) if entry.kind == "activity" else _row(shape)


def _row(shape: Shape) -> dict[str, Any]:
    """Return a shape on one level: its source, counts and targets in columns of their own."""
    row: dict[str, Any] = shape | (shape.get("source") or _NOWHERE) | shape.get("counts", {})
    row |= shape.get("deadline") or _UNDATED
    if "participants" in shape:
        row["participants"] = _participants(shape)
    if "report" in shape:
        row["report"] = [one["text"] for one in shape["report"]]
    row |= _flat(shape)
    return row


def _flat(shape: Shape) -> dict[str, Any]:
    """Return what has a list or pairs in it as texts: figures, amounts, moves, a sender."""
    row: dict[str, Any] = {}
    for name in ("targets", *_FIGURES, *_BY_SEX, "figures"):
        if shape.get(name) is not None:
            row[name] = [f"{year}: {figure}" for year, figure in shape[name].items()]
    for name in ("items", "parts"):
        if name in shape:
            row[name] = [f"{item['text']}: {_plain(item['amount'])}" for item in shape[name]]
    if "moves" in shape:
        row["moves"] = [one["text"] for one in shape["moves"]]
    if sender := shape.get("sender"):
        row["sender"] = f"{sender['kind']}: {sender['name']}"
    return row


def _activity_row(shape: Shape) -> dict[str, Any]:
    rows = shape["listings"]
    status = shape["city_status"]
    row: dict[str, Any] = shape | shape["deadline"]
    return row | {
        "participants": _participants(shape),
        "committees": _distinct(one["committee"] for one in rows),
        "areas": _distinct(one["area"] for one in rows),
        "goals": _distinct(one["goal"] for one in rows),
        "documents": _distinct(one["source"]["document"] for one in rows),
        "lines": _distinct(line for one in rows for line in one["source"]["lines"]),
        "city_status": status and status["status"],
    }


def _deadline_row(entry: Entry, survey: Survey) -> dict[str, Any]:
    """Return an entry in the columns of activities, with its kind."""
    shape = contract.deadline_entry(entry, survey)
    if entry.kind == "activity":
        return _activity_row(shape)
    place = {name: shape[name] for name in ("committee", "area", "goal", "source")}
    place["source"] = place["source"] or {"document": None, "lines": ()}
    return _activity_row(shape | {"listings": [place]})


def _discrepancy_row(shape: Shape) -> dict[str, Any]:
    sources = shape["sources"]
    return shape | {
        "documents": _distinct(one["document"] for one in sources),
        "lines": _distinct(line for one in sources for line in one["lines"]),
    }


def _participants(shape: Shape) -> list[str]:
    return [f"{one['committee']} ({one['role']})" for one in shape["participants"]]


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value is not None))


def _write(kind: str, rows: Iterable[Mapping[str, Any]]) -> None:
    write_rows(COLUMNS[kind], rows)


def write_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a header and rows that have a value for each column."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows(_cells(columns, rows))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(buffer.getvalue())


def _cells(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[list[str]]:
    return ([safe_cell(row[column]) for column in columns] for row in rows)


def safe_cell(value: object) -> str:
    """Return a value on one line as no spreadsheet takes it for a formula."""
    text = one_line(_plain(value))
    is_text = not isinstance(value, int | float)
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return "; ".join(_plain(one) for one in value)
        case _:
            return str(value)
