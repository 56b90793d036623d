"""Tables of what a body gets in several years, their cells parted by nothing but spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from store.common.errors import Message
from store.documents.common.text import TextDocument
from store.importing.language.amounts import read_amount
from store.importing.language.bodies import Bodies
from store.importing.reading.reading import FigureCheck
from store.importing.reading.sources import source_of
from store.model.money import BudgetKind, BudgetLine

_YEARS = re.compile(r"(?P<unit>mnkr|mkr|tkr)\s+(?P<years>(?:19|20)\d\d(?:\s+(?:19|20)\d\d)+)", re.I)
_COLUMN = re.compile(r"(?:budget|plan|utfall|bokslut|prognos|förslag|underlag)\w*", re.I)
_ABOVE = 3
"""Lines that the head of a table is broken over, above that with the years."""
_AMOUNT = r"[-−–]?\s?\d{1,3}(?: \d{3})*,\d+"
_ROW = re.compile(rf"(?P<label>[^\W\d][^\d]*?)\s+(?P<amounts>{_AMOUNT}(?:\s+{_AMOUNT})+)")
_KINDS: tuple[tuple[BudgetKind, re.Pattern[str]], ...] = (
    ("investment", re.compile(r"invester|utgift|inkomst", re.I)),
    ("operating", re.compile(r"drift|kostnad|intäkt", re.I)),
)
_COST = re.compile(r"kostnad|utgift", re.I)
_INCOME = re.compile(r"intäkt|inkomst", re.I)
_NET = re.compile(r"netto", re.I)
_OPEN = re.compile(r"\btill$", re.I)
"""How a word above a head ends that goes on in one of its columns."""
_IN_MNKR = {"mnkr": 1.0, "mkr": 1.0, "tkr": 0.001}
_EXACT = 0.11
"""Mnkr that a sum may be off: amounts are printed to one decimal."""
_ROUND = 6


@dataclass
class _Part:
    """What is printed of running or of investing, a column a year."""

    kind: BudgetKind
    lines: list[int]
    cost: Sequence[float] = ()
    income: Sequence[float] = ()
    net: Sequence[float] = ()

    def put(self, label: str, amounts: Sequence[float]) -> None:
        """Take the amounts of a row, by what it is called."""
        if _NET.search(label):
            self.net = amounts
        elif _COST.search(label):
            self.cost = amounts
        elif _INCOME.search(label):
            self.income = amounts


@dataclass
class PlanTable:
    """One table: whose money it is, what its columns are, its lines, and its parts."""

    committee: str
    columns: tuple[str, ...]
    lines: list[int]
    unit: float
    parts: list[_Part] = field(default_factory=list)

    def budget_lines(self, document: TextDocument) -> Iterator[BudgetLine]:
        """Return what each column gives for running and for investing, signs as printed."""
        for part in self.parts:
            for place, column in enumerate(self.columns):
                yield BudgetLine(
                    "",
                    self.committee,
                    part.kind,
                    column,
                    source_of(document, [*self.lines, *part.lines]),
                    cost=part.cost[place] if part.cost else None,
                    income=part.income[place] if part.income else None,
                )

    def checks(self) -> Iterator[FigureCheck]:
        """Return each net that is printed beside what cost and income make."""
        for part in self.parts:
            if not (part.net and part.cost and part.income):
                continue
            for place, column in enumerate(self.columns):
                ours = round(part.cost[place] + part.income[place], _ROUND)
                says = part.net[place]
                what = Message("{whose}: net of {column}", {
                    "whose": self.committee, "column": column})  # fmt: skip
                yield FigureCheck(what, says, ours, abs(says - ours) < _EXACT)


def plan_tables(lines: Sequence[str], bodies: Bodies, own: str, year: int) -> Iterator[PlanTable]:
    """Return the tables of a document that is for a year; those that name no body are `own`."""
    filled = [(n, " ".join(line.split())) for n, line in enumerate(lines, 1) if line.strip()]
    for at, (_number, text) in enumerate(filled):
        if found := _YEARS.fullmatch(text):
            table = _headed(filled[max(at - _ABOVE, 0) : at + 1], found, bodies, own, year)
            if table:
                _read(filled[at + 1 :], table)
                if table.parts:
                    yield table


def _headed(
    head: Sequence[tuple[int, str]], found: re.Match[str], bodies: Bodies, own: str, year: int
) -> PlanTable | None:
    """Return a table by its head: a word for each year, and who stands before them."""
    years = found["years"].split()
    for place in range(len(head) - 2, -1, -1):
        said = head[place][1].split()
        names = said[-len(years) :]
        if len(names) < len(years) or not all(map(_COLUMN.fullmatch, names)):
            continue
        body = bodies.known(" ".join(said[: -len(years)]))
        above = head[place - 1][1] if place and _OPEN.search(head[place - 1][1]) else ""
        columns = tuple(
            f"{above} {name.lower()} {of}" if above and int(of) == year else f"{name} {of}"
            for name, of in zip(names, years, strict=True)
        )
        lines = [number for number, _text in head[place - bool(above) :]]
        return PlanTable(
            body.name if body else own, columns, lines, _IN_MNKR[found["unit"].lower()]
        )
    return None


def _read(rows: Sequence[tuple[int, str]], table: PlanTable) -> None:
    """Read the rows under a head, up to what is neither a row nor a heading of some."""
    kind: BudgetKind = "operating"
    part: _Part | None = None
    for number, text in rows:
        found = _ROW.fullmatch(text)
        amounts = _amounts(found["amounts"], table) if found else ()
        if found is None or len(amounts) != len(table.columns):
            if len(text.split()) > 1:
                return
            kind, part = _kind(text) or kind, None
            continue
        kind = _kind(found["label"]) or kind
        if part is None or part.kind != kind:
            part = _Part(kind, [])
            table.parts.append(part)
        part.lines.append(number)
        part.put(found["label"], amounts)


def _amounts(text: str, table: PlanTable) -> tuple[float, ...]:
    found = (read_amount(one) for one in re.findall(_AMOUNT, text))
    return tuple(round(one * table.unit, _ROUND) for one in found if one is not None)


def _kind(text: str) -> BudgetKind | None:
    return next((kind for kind, word in _KINDS if word.search(text)), None)
