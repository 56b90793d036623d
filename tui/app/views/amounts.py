"""The figures of a budget line as rows: cost, income and each change, with bars to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from store.entries.entries import Entry
from store.model.money import BudgetLine
from tui.app.widgets.bars import bar
from tui.locale import _
from tui.messages.cells import Cell, Column, cut
from tui.messages.wording import number
from tui.presentation.groups import Group

_WIDEST = 24
"""Cells of the longest bar."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure of a budget line; `largest` is the greatest that it is compared with."""

    entry: Entry
    number: int
    label: str
    amount: float | None
    largest: float = 0

    @property
    def id(self) -> str:
        """The id of its row; that of its budget line begins it."""
        return f"{self.entry.id}#{self.number}"


Row = Entry | Amount


def entry_of(row: Row) -> Entry:
    """Return the entry that a row belongs to."""
    return row.entry if isinstance(row, Amount) else row


def drawn(groups: Sequence[Group[Entry]]) -> Iterator[Group[Row]]:
    """Return groups with the figures in place of budget lines; changes get a heading each."""
    for group in groups:
        first = group.rows[0].record if group.rows else None
        if isinstance(first, BudgetLine):
            yield from _figures(group)
        else:
            yield Group[Row](group.title, group.rows, group.key, group.note)


def _figures(group: Group[Entry]) -> Iterator[Group[Row]]:
    totals = [
        Amount(
            entry, place, _("{figure}, {proposal}").format(figure=label, proposal=entry.text), one
        )
        for place, label in enumerate((_("Costs"), _("Income")))
        for entry in group.rows
        if (one := (_cost, _income)[place](entry)) is not None
    ]
    yield Group(group.title, _scaled(totals), group.key)
    for entry in group.rows:
        changes = [
            Amount(entry, place, one.text, one.amount)
            for place, one in enumerate(getattr(entry.record, "items", ()), 2)
        ]
        if changes:
            title = _("{budget}, changes: {proposal}")
            title = title.format(proposal=entry.text, budget=group.title)
            yield Group(title, _scaled(changes), f"{group.key} {entry.text}")


def _cost(entry: Entry) -> float | None:
    return entry.record.cost if isinstance(entry.record, BudgetLine) else None


def _income(entry: Entry) -> float | None:
    return entry.record.income if isinstance(entry.record, BudgetLine) else None


def _scaled(amounts: Sequence[Amount]) -> list[Row]:
    """Return the amounts of one heading, comparable with each other."""
    largest = max((abs(one.amount or 0) for one in amounts), default=0.0)
    return [Amount(one.entry, one.number, one.label, one.amount, largest) for one in amounts]


def figure(one: Amount) -> Cell:
    """Return the amount as it is written, a dash where none is printed."""
    return Cell(number(one.amount) or "–")


@dataclass(frozen=True)
class TextOrBar(Column[Row]):
    """A column of text; for an amount its label, and a bar at the end."""

    def pieces(self, row: Row, width: int) -> Sequence[Cell]:
        """Return the parts of a cell from left to right, together exactly `width` cells."""
        if not isinstance(row, Amount):
            return super().pieces(row, width)
        room = min(_WIDEST, width // 3)
        drawing = bar(abs(row.amount or 0), row.largest, room)
        label = cut(row.label, max(0, width - room - 1))
        return (Cell(label), Cell(" " + drawing.ljust(room), "quiet"))

    def lines(self, row: Row, width: int, most: int) -> Sequence[Sequence[Cell]]:
        """Return the parts of a cell line by line; a bar takes one."""
        return super().lines(row, width, 1 if isinstance(row, Amount) else most)


def text_or_bar(key: str, title: str, cell: Callable[[Row], str | Cell], least: int) -> TextOrBar:
    """Return the column of texts and bars, wide as the list lets it be."""
    return TextOrBar(key, title, cell, min_width=least, weight=9)
