"""Sums that a table of what was spent states, beside what its own rows make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.common.errors import Message
from store.importing.language.amounts import read_amount
from store.importing.reading.reading import FigureCheck
from store.importing.report.economy import SpentRow, SpentTable

_NET = re.compile(r"netto(?:kostnad(?:er)?|resultat)?", re.I)
_TOTAL = re.compile(r"(?:summa|totalt|totala) (?P<what>\S+)", re.I)
_FEWEST = 2
"""Rows that a sum is of at least."""
_ROUNDED = 0.051
"""How much a figure may be off by its rounding."""


def sums_in(table: SpentTable, whose: str) -> Iterator[FigureCheck]:
    """Return each net and each sum that a table states, beside what its rows make."""
    for at, row in enumerate(table.rows):
        above = table.rows[:at]
        if _NET.fullmatch(row.what):
            parts = [one for one in above if one.group == row.group]
            of = f"{whose}, {row.group}" if row.group else whose
            what = Message("{whose}: net of {column}", {"whose": of})
        elif total := _TOTAL.fullmatch(row.what):
            parts = [one for one in above if one.what.casefold() == total["what"].casefold()]
            what = Message("{whose}: {what} in {column}", {"whose": whose, "what": row.what})
        else:
            continue
        if len(parts) >= _FEWEST:
            yield from _checks(table.columns, row, parts, what)


def _checks(
    columns: Sequence[str], row: SpentRow, parts: Sequence[SpentRow], what: Message
) -> Iterator[FigureCheck]:
    for place, column in enumerate(columns):
        amounts = [read_amount(one.figures[place]) for one in parts]
        says = read_amount(row.figures[place])
        if says is None or None in amounts:
            continue
        ours = round(sum(amount or 0.0 for amount in amounts), 2)
        agrees = abs(says - ours) <= _ROUNDED * (len(parts) + 1)
        values = {**what.values, "column": column}
        yield FigureCheck(Message(what.text, values), says, ours, agrees)
