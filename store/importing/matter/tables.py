"""Tables of a matter that say what bodies asked for and get, in columns with tabs or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.common.errors import Message
from store.documents.common.text import TextDocument
from store.importing.language.amounts import read_amount
from store.importing.language.names import Names
from store.importing.matter.adding import Added
from store.importing.matter.funds import budget_in
from store.importing.matter.money import MoneyKind
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.model.money import Adjustment

_CELLS = re.compile(r"\t| {2,}")
_BODIES = re.compile(r"(?:nämnd(?:er|en)?|stadsdelsnämnd(?:er)?|bolag|styrelse|nämnd/bolag)", re.I)
_KINDS: tuple[tuple[MoneyKind, re.Pattern[str]], ...] = (
    ("refused", re.compile(r"\b(?:avslå\w*|avsla\w*|avstyrk\w*)", re.I)),
    ("asked", re.compile(r"\b(?:begär\w*|sökt|ansök\w*|äska\w*|framställ\w*)", re.I)),
    ("reserved", re.compile(r"\b(?:avsätt\w*|avsatt\w*|reserver\w*)", re.I)),
    (
        "granted",
        re.compile(r"\b(?:med(?:ge|giv)\w*|bevilja\w*|tillstyrk\w*|tilldela\w*|förslag)", re.I),
    ),
)
_PURPOSE = re.compile(r"(?:ändamål|avser|syfte|åtgärd|projekt|benämning)\w*", re.I)
_SUM = re.compile(r"(?:summa|totalt|total)\b.*", re.I)
_THOUSANDS = re.compile(r"\b(?:tkr|tusental|tusen kronor)\b", re.I)
_UNIT = re.compile(r",?\s*\(?\b(?:mnkr|tkr|mkr|miljoner kronor)\b\)?", re.I)
_TITLE = re.compile(r"(?!\d+[.)])[^.]{3,100}")
_ABOVE = 3
"""Lines above a table that may say what it is of, empty ones apart."""
_ROUND = 6
_COLUMN = Message("{column}: sum of the table")


class _Table(Struct, frozen=True):
    """A table by its heads, the lines of its rows, counted from 0, and what stands above it."""

    heads: tuple[str, ...]
    rows: tuple[int, ...]
    above: str

    @property
    def kinds(self) -> dict[int, MoneyKind]:
        """What stands in which column."""
        found = {place: _kind(head) for place, head in enumerate(self.heads) if place}
        return {place: kind for place, kind in found.items() if kind}


class Tabled(Struct, frozen=True):
    """The adjustments of tables, and the sums that those state."""

    adjustments: tuple[Adjustment, ...] = ()
    sums: tuple[Added, ...] = ()


def tabled(document: TextDocument, names: Names, doubts: Doubts) -> Tabled:
    """Return what the tables of a matter say of money, a row for each body."""
    rows: list[Adjustment] = []
    sums: list[Added] = []
    for table in _tables(document.lines, names):
        found = [one for at in table.rows if (one := _row(document, table, at, names, doubts))]
        rows += found
        sums += _sums(document, table, found)
    return Tabled(tuple(rows), tuple(sums))


def _tables(lines: Sequence[str], names: Names) -> Iterator[_Table]:
    at = 0
    while at < len(lines):
        heads = _cells(lines[at])
        if len(heads) < 2 or not _BODIES.fullmatch(heads[0]) or not any(map(_kind, heads[1:])):
            at += 1
            continue
        first, rows = at, list[int]()
        at += 1
        while at < len(lines) and (not lines[at].strip() or _is_row(lines[at], names)):
            rows += [at] if lines[at].strip() else []
            at += 1
        above = [line.strip() for line in lines[max(0, first - _ABOVE) : first] if line.strip()]
        titled = [line for line in above[-1:] if _TITLE.fullmatch(line)]
        yield _Table(heads, tuple(rows), titled[0] if titled else "")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _CELLS.split(line.strip()))


def _kind(head: str) -> MoneyKind | None:
    return next((kind for kind, words in _KINDS if words.search(head)), None)


def _is_row(line: str, names: Names) -> bool:
    cells = _cells(line)
    told = names.known(cells[0]) is not None or _SUM.fullmatch(cells[0]) is not None
    return len(cells) > 1 and told


def _row(
    document: TextDocument, table: _Table, at: int, names: Names, doubts: Doubts
) -> Adjustment | None:
    """Return what a row says of its body; one with other columns than the heads is told."""
    cells = _cells(document.lines[at])
    body = names.known(cells[0])
    if body is None:
        return None
    if "\t" in document.lines[at]:
        cells += ("",) * (len(table.heads) - len(cells))
    if len(cells) != len(table.heads):
        doubts.add("row of another shape", (at + 1,), document.lines[at])
        return None
    amounts = {kind: _amount(table, cells[place]) for place, kind in table.kinds.items()}
    purposes = (cell for head, cell in zip(table.heads, cells, strict=True) if _PURPOSE.match(head))
    what = next(purposes, _UNIT.sub("", table.above).strip(" ,:"))
    return Adjustment(
        id="",
        committee=body,
        what=what,
        text=" ".join(cells),
        source=source_of(document, (at + 1,)),
        budget=budget_in(what, table.above),
        asked=amounts.get("asked"),
        granted=amounts.get("granted"),
        refused=amounts.get("refused"),
        reserved=amounts.get("reserved"),
        section=table.above,
    )


def _amount(table: _Table, cell: str) -> float | None:
    amount = read_amount(cell)
    thousands = _THOUSANDS.search(" ".join((table.above, *table.heads)))
    return amount if amount is None or not thousands else round(amount / 1000, _ROUND)


def _sums(document: TextDocument, table: _Table, rows: Sequence[Adjustment]) -> Iterator[Added]:
    """Hold the row of a table that sums it up against the rows above it."""
    at = next((n for n in table.rows if _SUM.fullmatch(_cells(document.lines[n])[0])), None)
    stated = () if at is None else _cells(document.lines[at])
    for place, kind in table.kinds.items():
        says = _amount(table, stated[place]) if place < len(stated) else None
        if at is not None and says is not None:
            what = Message(_COLUMN.text, {"column": table.heads[place]})
            lines = (at + 1, *(one.source.lines[0] for one in rows))
            counted = round(sum(getattr(one, kind) or 0 for one in rows), _ROUND)
            yield Added(what, says, counted, lines, " ".join((table.heads[place], *stated)))
