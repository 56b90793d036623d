"""Tables of amounts, whole or fallen apart: proposals with cost and income, and the changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.documents.common.text import TextDocument
from store.importing.budget.tables import is_dated, unmarked
from store.importing.language import layout_words as words
from store.importing.language.amounts import has_point, read_amount
from store.importing.language.lines import Line
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.model.money import BudgetItem, BudgetKind, BudgetLine

_EMPHASIS = re.compile(r"\*+")
_COST, _INCOME = 0, 1


@dataclass
class Item:
    """A change that leads to a proposal, with the column that its amount stands in."""

    parts: list[str]
    lines: list[int]
    amount: float | None = None
    column: int = _COST

    @property
    def text(self) -> str:
        """The whole of it, on one line."""
        return " ".join(self.parts)


@dataclass
class Proposal:
    """What somebody proposes for a committee, and the changes printed before it."""

    label: str
    lines: list[int]
    cost: float | None = None
    income: float | None = None
    items: list[Item] = field(default_factory=list)

    @property
    def full(self) -> bool:
        return self.cost is not None and self.income is not None

    def put(self, amount: float, column: int | None) -> None:
        """Take an amount: into its column, or into the first that is empty."""
        if column == _INCOME or (column is None and self.cost is not None):
            self.income = amount
        else:
            self.cost = amount


@dataclass
class BudgetTable:
    """One committee's table for running or investing."""

    committee: str
    kind: BudgetKind
    area: str | None
    proposals: list[Proposal] = field(default_factory=list)


class BudgetReader:
    """Reads one table of amounts after another, line by line."""

    def __init__(self, doubts: Doubts) -> None:
        self._doubts = doubts
        self._table: BudgetTable | None = None
        self._items: list[Item] = []
        self._waiting: Item | None = None
        self.tables: list[BudgetTable] = []

    @property
    def is_open(self) -> bool:
        """Whether a table is being read."""
        return self._table is not None

    def open(self, table: BudgetTable) -> None:
        """Begin a committee's table."""
        self.close()
        self._table = table
        self.tables.append(table)

    def close(self) -> None:
        """End the table that is open."""
        if self._waiting:
            self._doubts.add("item without amount", self._waiting.lines, self._waiting.text)
        for item in self._items:
            self._doubts.add("amount without item", item.lines, item.text)
        self._table = self._waiting = None
        self._items = []

    def takes(self, line: Line) -> bool:
        """Tell whether a line is still of the open table; a full one takes amounts alone."""
        if self._table is None or is_dated(line.cells):
            return False
        ended = len(self._table.proposals) > 1 and self._table.proposals[-1].full
        return not ended and len(line.text) <= words.LONGEST_LEAD_IN

    def feed(self, line: Line) -> None:
        """Take a line of the open table."""
        if self._table is None:
            return
        if line.kind == "row":
            self._row(line, self._table)
            return
        for part in _EMPHASIS.split(line.text):
            if part.strip():
                self._word(part.strip(), line, self._table)

    def _row(self, line: Line, table: BudgetTable) -> None:
        label = unmarked(line.cells[0])
        if label.casefold() in words.UNITS:
            self._columns(line, table)
        elif read_amount(label) is not None:
            for cell in line.cells:
                self._amount(cell, line, table)
        else:
            self._label(label, line, table)
            for column, cell in enumerate(line.cells[1:]):
                self._amount(cell, line, table, column)

    def _columns(self, line: Line, table: BudgetTable) -> None:
        """Note what the columns are; they know better than a heading what the table is of."""
        named = [words.SPENDING_COLUMNS.get(cell.casefold()) for cell in line.cells]
        kind = next((kind for kind in named if kind), table.kind)
        if kind != table.kind:
            self._doubts.add("columns say otherwise", [line.number], line.text)
            table.kind = kind

    def _word(self, text: str, line: Line, table: BudgetTable) -> None:
        if read_amount(text) is not None:
            self._amount(text, line, table)
        else:
            self._label(text, line, table)

    def _label(self, text: str, line: Line, table: BudgetTable) -> None:
        text = unmarked(text)
        if words.PROPOSAL.fullmatch(text):
            self._settle()
            table.proposals.append(Proposal(text, [line.number], items=self._items))
            self._items = []
        elif words.CHANGES.fullmatch(text):
            self._settle()
        elif self._waiting and not line.fresh and line.kind == "text":
            self._waiting.parts.append(text)
            self._waiting.lines.append(line.number)
        elif table.proposals:
            self._settle()
            self._waiting = Item([text], [line.number])
            self._items.append(self._waiting)
        else:
            self._doubts.add("words before the proposals", [line.number], text)

    def _settle(self) -> None:
        """Let the item that waits for its amount go without."""
        if self._waiting:
            self._doubts.add("item without amount", self._waiting.lines, self._waiting.text)
        self._waiting = None

    def _amount(self, text: str, line: Line, table: BudgetTable, column: int | None = None) -> None:
        amount = read_amount(text)
        if amount is None:
            return
        if has_point(text):
            self._doubts.add("unusual amount", [line.number], text)
        lacking = [proposal for proposal in table.proposals if not proposal.full]
        if self._waiting:
            self._waiting.amount, self._waiting.column = amount, column or _COST
            self._waiting.lines = sorted({*self._waiting.lines, line.number})
            self._waiting = None
        elif lacking:
            lacking[-1].put(amount, column)
            lacking[-1].lines = sorted({*lacking[-1].lines, line.number})
        else:
            self._doubts.add("amount without item", [line.number], text)


def budget_lines(table: BudgetTable, document: TextDocument) -> list[BudgetLine]:
    """Return a table as one record for each proposal in it."""
    return [_budget_line(table, proposal, document) for proposal in table.proposals]


def _budget_line(table: BudgetTable, proposal: Proposal, document: TextDocument) -> BudgetLine:
    numbers = {*proposal.lines, *(number for item in proposal.items for number in item.lines)}
    return BudgetLine(
        id="",
        committee=table.committee,
        kind=table.kind,
        proposal=proposal.label,
        source=source_of(document, sorted(numbers)),
        area=table.area,
        cost=proposal.cost,
        income=proposal.income,
        items=tuple(BudgetItem(item.text, item.amount) for item in proposal.items),
    )


def changes(proposal: Proposal) -> tuple[float, float]:
    """Return what a proposal's changes sum to, in cost and in income (mnkr)."""
    sums = [0.0, 0.0]
    for item in proposal.items:
        if item.amount is not None and item.column <= _INCOME:
            sums[item.column] += item.amount
    return sums[_COST], sums[_INCOME]
