"""Columns of codes whose names stand in a column beside them, as `ansvar` and `ansvar_tekst`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from store.documents.common.column_names import key
from store.importing.reading.columns import SheetColumn

_CODE = re.compile(r"[\d.\-/ ]*\d[\d.\-/ ]*[a-z]?", re.I)
_SAYS = re.compile(r"(.+?) ?(?:tekst|text|navn|namn|name|beskrivelse|beskrivning|benämning)")
_NAMED = ("text", "committee", "theme", "area", "goal")


def with_names(
    columns: Sequence[SheetColumn], rows: Sequence[Sequence[str]], said: Mapping[int, str]
) -> tuple[SheetColumn, ...]:
    """Return columns, each field that is all codes moved to the column that says them in words.

    Tasks that are codes and have no such column are numbers, and what else is said is the task.
    """
    moved = {one.place: one.field for one in columns}
    says = {found[1]: one for one in columns if (found := _SAYS.fullmatch(key(one.name)))}
    for one in columns:
        if one.field not in _NAMED or one.place in said or not _is_coded(one.place, rows):
            continue
        named = says.get(key(one.name))
        if one.field == "text" and named is None and "indicator" not in moved.values():
            named = _in_words(columns, rows, moved, says)
        if named and not moved[named.place]:
            moved[one.place] = "number" if one.field == "text" else None
            moved[named.place] = one.field
    return tuple(replace(one, field=moved[one.place]) for one in columns)


def _in_words(
    columns: Sequence[SheetColumn],
    rows: Sequence[Sequence[str]],
    moved: Mapping[int, str | None],
    says: Mapping[str, SheetColumn],
) -> SheetColumn | None:
    """Return a column of words that became nothing and does not say what another one means."""
    whose = {one.place for name, one in says.items() if any(key(c.name) == name for c in columns)}
    open_ = [one for one in columns if not moved[one.place] and one.place not in whose]
    return next((one for one in open_ if _says_words(one.place, rows)), None)


def _says_words(place: int, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether most cells of a column begin with a word, and not as codes and amounts do."""
    filled = [row[place] for row in rows if place < len(row) and row[place]]
    return sum(cell[0].isalpha() for cell in filled) * 2 > len(filled)


def _is_coded(place: int, rows: Sequence[Sequence[str]]) -> bool:
    filled = [row[place] for row in rows if place < len(row) and row[place]]
    return bool(filled) and sum(bool(_CODE.fullmatch(cell)) for cell in filled) * 2 > len(filled)
