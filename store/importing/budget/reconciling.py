"""Figures that a document states twice, compared: sums, totals and contents of the appendix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.common.errors import Message
from store.importing.budget.amount_tables import BudgetTable, Proposal, changes
from store.importing.budget.tables import unmarked
from store.importing.language import layout_words as words
from store.importing.language.amounts import read_amount
from store.importing.language.bodies import Bodies
from store.importing.language.lines import Line
from store.importing.reading.reading import FigureCheck
from store.model.money import BudgetKind

_EXACT = 0.051
"""Mnkr that a sum may be off: amounts are printed to one decimal."""

_COST_AFTER: dict[BudgetKind, Message] = {
    "operating": Message("{whose}: cost after the changes"),
    "investment": Message("{whose}: investment after the changes"),
}
_INCOME_AFTER: dict[BudgetKind, Message] = {
    "operating": Message("{whose}: income after the changes"),
    "investment": Message("{whose}: income from investment after the changes"),
}
_COST_STATED: dict[BudgetKind, Message] = {
    "operating": Message("{whose}: cost in {column}"),
    "investment": Message("{whose}: investment in {column}"),
}
_INCOME_STATED: dict[BudgetKind, Message] = {
    "operating": Message("{whose}: income in {column}"),
    "investment": Message("{whose}: income from investment in {column}"),
}
_NET_COST = Message("{whose}: net cost in {column}")
_CONTENTS = Message("Tables in the contents of the appendix")


class _Stated(Struct, frozen=True):
    """A row of a table that sums up: its label and amounts, under which column heads."""

    label: str
    amounts: tuple[float | None, ...]
    heads: tuple[str, ...]
    below: tuple[str, ...]


class Reconciler:
    """Compares what summing tables state with the tables that they sum up."""

    def __init__(self, tables: Sequence[BudgetTable], bodies: Bodies) -> None:
        self._tables = tables
        self._bodies = bodies
        self._of: dict[str, list[BudgetTable]] = defaultdict(list)
        for table in tables:
            if table.proposals and all(one.full for one in table.proposals):
                self._of[table.committee].append(table)
        self._nets: dict[tuple[str | None, str | None, int], float | None] = {}

    def changes(self) -> Iterator[FigureCheck]:
        """Check that each table's first proposal and its changes make its last."""
        for table in self._tables:
            if len(table.proposals) < 2 or not all(one.full for one in table.proposals):
                continue
            first, last = table.proposals[0], table.proposals[-1]
            sums = [changes(proposal) for proposal in table.proposals]
            whose = _whose(table)
            cost = _cost(first) + sum(cost for cost, _ in sums)
            yield _check(_COST_AFTER[table.kind], _cost(last), cost, whose=whose)
            income = _income(first) + sum(income for _, income in sums)
            yield _check(_INCOME_AFTER[table.kind], _income(last), income, whose=whose)

    def stated(self, rows: Sequence[Line]) -> list[FigureCheck]:
        """Check a table of other amounts; empty when it sums up none of the committees'."""
        if contents := self._contents(rows):
            return contents
        read = list(_stated(rows))
        return [*self._net_costs(read), *self._totals(read)]

    def _contents(self, rows: Sequence[Line]) -> list[FigureCheck]:
        """A table of contents of the appendix: names with a page."""
        if not all(len(row.cells) == 2 and row.cells[1].isdecimal() for row in rows):
            return []
        named = [self._named(row.cells[0]) for row in rows]
        found = [name for name in named if name and self._find(*name, None)]
        if not found:
            return []
        return [_check(_CONTENTS, float(len(rows)), float(len(found)))]

    def _net_costs(self, rows: Sequence[_Stated]) -> Iterator[FigureCheck]:
        """A table of net costs: a row for each committee, a column for each proposal."""
        group: str | None = None
        for row in rows:
            columns = [n for n, head in enumerate(row.heads) if words.PROPOSAL.match(head)]
            if any(row.below) or len(columns) < 2:
                continue
            found = self._bodies.recognise(row.label)
            if found and not any(amount is not None for amount in row.amounts):
                group = found.name
                continue
            part = row.label if group and row.label[:1].islower() else None
            group = group if part else None
            name = group if part else found.name if found else None
            for position, column in zip((0, -1), columns, strict=False):
                says = row.amounts[column]
                net = self._net_sum(name, part, row.label, position)
                if net is not None and says is not None:
                    head = row.heads[column]
                    yield _check(_NET_COST, says, net, whose=row.label, column=head)
            if words.TOTAL.fullmatch(row.label):
                return

    def _net_sum(
        self, name: str | None, part: str | None, label: str, position: int
    ) -> float | None:
        """What the tables that a row sums up come to; None when it sums up none."""
        key = (name, part or (None if name else label), position)
        if key not in self._nets:
            tables = self._chosen(name, part, label)
            nets = (_net(table, position) for table in tables)
            self._nets[key] = sum(nets) if tables else None
        return self._nets[key]

    def _chosen(self, name: str | None, part: str | None, label: str) -> list[BudgetTable]:
        if name:
            return self._find(name, part, "operating")
        if label.isupper() and words.TOTAL.fullmatch(label):
            every = (table for tables in self._of.values() for table in tables)
            return [table for table in every if table.kind == "operating"]
        return []

    def _totals(self, rows: Sequence[_Stated]) -> Iterator[FigureCheck]:
        """A table of the district committees' areas: cost and income in each proposal."""
        for row in rows:
            heads = [words.SPENDING_COLUMNS.get(head.casefold()) for head in row.below]
            columns = [n for n, kind in enumerate(heads) if kind]
            kind = next((kind for kind in heads if kind), None)
            if not kind or len(columns) < 2:
                continue
            whole = words.TOTAL.fullmatch(row.label)
            tables = self._find(words.DISTRICTS, None if whole else row.label, kind)
            for position, column in zip((0, -1), columns, strict=False):
                if tables and len(row.amounts) > column + 1:
                    yield from _both(row, kind, column, [t.proposals[position] for t in tables])

    def _named(self, label: str) -> tuple[str, str | None] | None:
        body, _, part = (side.strip() for side in label.partition(":"))
        found = self._bodies.recognise(body)
        return (found.name, part or None) if found else None

    def _find(self, name: str, part: str | None, kind: BudgetKind | None) -> list[BudgetTable]:
        return [
            table
            for table in self._of.get(name, ())
            if kind in (None, table.kind) and (part is None or _same_part(part, table.area))
        ]


def _stated(rows: Sequence[Line]) -> Iterator[_Stated]:
    """Read rows of amounts with the one or two rows of heads that stand over them."""
    heads: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    for row in rows:
        cells = row.cells[1:]
        if unmarked(row.cells[0]).casefold() in words.UNITS:
            heads, below = cells, ()
        elif not row.cells[0] and not any(read_amount(cell) is not None for cell in cells):
            below = cells
        elif heads:
            padded = (*cells, *[""] * (len(heads) - len(cells)))
            yield _Stated(row.cells[0], tuple(map(read_amount, padded)), heads, below)


def _both(
    row: _Stated, kind: BudgetKind, column: int, proposals: Sequence[Proposal]
) -> Iterator[FigureCheck]:
    head = next((head for head in reversed(row.heads[: column + 1]) if head), "")
    cost, income = row.amounts[column], row.amounts[column + 1]
    if cost is not None:
        counted = sum(map(_cost, proposals))
        yield _check(_COST_STATED[kind], cost, counted, whose=row.label, column=head)
    if income is not None:
        counted = sum(map(_income, proposals))
        yield _check(_INCOME_STATED[kind], income, counted, whose=row.label, column=head)


def _check(what: Message, says: float, counted: float, **values: object) -> FigureCheck:
    agrees = abs(says - counted) < _EXACT
    return FigureCheck(Message(what.text, values), round(says, 1), round(counted, 1), agrees)


def _whose(table: BudgetTable) -> str:
    return f"{table.committee}: {table.area}" if table.area else table.committee


def _same_part(part: str, area: str | None) -> bool:
    if area is None:
        return False
    stem = words.area_stem(part)
    return part.casefold() == area.casefold() or bool(stem and stem == words.area_stem(area))


def _net(table: BudgetTable, position: int) -> float:
    return _cost(table.proposals[position]) + _income(table.proposals[position])


def _cost(proposal: Proposal) -> float:
    return proposal.cost or 0.0


def _income(proposal: Proposal) -> float:
    return proposal.income or 0.0
