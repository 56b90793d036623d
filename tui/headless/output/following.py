"""Rows and columns of money asked for and spent, dissents and deviations, and sums of the money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from store.entries.entries import Entry
from store.model.following import Deviation, Dissent
from store.model.money import Adjustment, Outturn
from store.model.traits import Kind
from store.survey.sums import sums_of
from store.survey.survey import Survey
from tui.locale import _
from tui.messages.following import (
    AMOUNTS,
    amounts_of,
    figures_in_short,
    purpose_of,
    said_of_move,
    said_of_sum,
)
from tui.messages.phrases import marks, place_of
from tui.messages.table import Cell, Column, Table, cell
from tui.messages.wording import RECORDS, kind_of
from tui.serializers.found import Listed

Row = list[Cell]


def adjustment_row(entry: Entry, _survey: Survey, record: Adjustment) -> Row:
    """Return the row of money that was asked for."""
    whose = _("proposed by {party}").format(party=record.by) if record.by else None
    what = cell(purpose_of(record), record.fund or None, whose, marks(entry))
    return [cell(entry.id), cell(record.committee), what, *map(cell, amounts_of(record))]


def dissent_row(entry: Entry, _survey: Survey, record: Dissent) -> Row:
    """Return the row of what parties say against a decision."""
    who = cell(", ".join(record.parties)), cell(record.stage)
    pointed = record.same_as if record.same_as not in record.text else None
    text = cell(record.text, pointed, marks(entry))
    return [cell(entry.id), cell(_(RECORDS[kind_of(entry)])), *who, text]


def outturn_row(entry: Entry, _survey: Survey, record: Outturn) -> Row:
    """Return the row of what was spent."""
    where = cell(record.committee), cell(record.section)
    figures = cell(", ".join(figures_in_short(record)), record.unit or None)
    return [cell(entry.id), *where, cell(entry.text, marks(entry)), figures]


def deviation_row(entry: Entry, _survey: Survey, record: Deviation) -> Row:
    """Return the row of what did not go as planned."""
    text = cell(record.text, record.said_by or None, marks(entry))
    who = cell(record.committee), cell(record.goal)
    return [cell(entry.id), cell(_(RECORDS[kind_of(entry)])), *who, text]


ROWS: Mapping[Kind, Callable[..., Row]] = {
    "adjustment": adjustment_row,
    "dissent": dissent_row,
    "outturn": outturn_row,
    "deviation": deviation_row,
}
"""The rows of these kinds, from the entry, its survey and its record."""


def amount_columns() -> tuple[Column, ...]:
    """Return a column for each thing that may become of money."""
    return tuple(Column(_(title), 10, right=True) for title in AMOUNTS.values())


COLUMNS: Mapping[Listed, Callable[[], tuple[Column, ...]]] = {
    "adjustment": lambda: (
        Column(_("ID"), 6), Column(_("Committee"), 20), Column(_("For")), *amount_columns(),
    ),
    "dissent": lambda: (
        Column(_("ID"), 6), Column(_("Kind"), 18), Column(_("Parties"), 12),
        Column(_("Stage"), 20), Column(_("Heading")),
    ),
    "outturn": lambda: (
        Column(_("ID"), 6), Column(_("Committee"), 20), Column(_("Section"), 20),
        Column(_("What"), 24), Column(_("Figures")),
    ),
    "deviation": lambda: (
        Column(_("ID"), 6), Column(_("Kind"), 10), Column(_("Committee"), 20),
        Column(_("Goal"), 20), Column(_("Text")),
    ),
}  # fmt: skip
"""The columns of these kinds, made in the language of the moment."""


def sums(entries: Iterable[Entry]) -> Table:
    """Return what was asked and granted in all; what may hold each other is never added."""
    found = sums_of(one.record for one in entries if isinstance(one.record, Adjustment))
    rows = [[cell(said_of_sum(one)), *map(cell, amounts_of(one))] for one in found]
    heading = _("Sums in mnkr; a total may hold other lines, so the two are not added")
    return Table((Column(_("Added")), *amount_columns()), rows, heading)


def moves_table(record: Dissent) -> Table:
    """Return what a dissent moves, each with its place."""
    rows = [[cell(said_of_move(one)), cell(one.text), cell(place_of(one.source))]
            for one in record.moves]  # fmt: skip
    columns = (Column(_("Moved"), 24), Column(_("As printed")), Column(_("Place"), 24))
    return Table(columns, rows, _("What it moves"), whole=True)


def filled(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[tuple[Column, ...], list[Row]]:
    """Return columns and rows without those columns in which no row says anything."""
    kept = [place for place in range(len(columns)) if any(row[place].parts for row in rows)]
    return tuple(columns[place] for place in kept), [[row[place] for place in kept] for row in rows]
