"""Which column of a sheet becomes which field: guessed by its name, or as somebody said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import UsageError
from store.common.text import fold, one_line
from store.documents.common.column_names import all_names, key, vocabulary
from store.importing.language.figures import FIGURES, FigureColumn, FigureKind, read_heading

Field = Literal[
    "text", "indicator", "committee", "area", "goal", "theme", "start", "end", "status"
]  # fmt: skip
FIELDS: tuple[Field, ...] = get_args(Field)
_ASKED = 8192
"""Cells of which it is kept whether they are names: a table says most of them again and again."""
UNUSED = "-"
"""What is said of a column that becomes nothing."""
KNOWN: tuple[str, ...] = (*FIELDS, *FIGURES)
"""All that a column may become; of figures there may be several columns."""
_SWEDISH: dict[str, Field | FigureKind] = {
    "indikator": "indicator",
    "nämnd": "committee",
    "område": "area",
    "mål": "goal",
    "tema": "theme",
    "läge": "status",
    "årsmål": "target",
    "nämndens-årsmål": "own_target",
    "kf-årsmål": "council_target",
    "utfall": "outcome",
    "föregående-år": "outcome_last_year",
    "prognos": "forecast",
    "period": "period",
}
_BESIDE = re.compile(r"\s*\([^()]*\)|\s*\b(?:19|20)\d\d$")
"""What a name says beside what its column is: something in brackets, the year of its times."""
_PARTS = re.compile(r"\s*(?:/|,|\boch\b|\beller\b)\s*")


class SheetColumn(Struct, frozen=True):
    """A column by its name and place, and the field that it becomes; None when it becomes none."""

    name: str
    place: int
    field: str | None = None


Choices = Mapping[str, str]
"""What somebody said that columns become, by the names of the columns."""


def columns_of(names: Sequence[str], choices: Choices) -> tuple[SheetColumn, ...]:
    """Return the columns of a header, each field taken by one column at most; figures apart."""
    fields = chosen(names, choices)
    for field in FIELDS:
        place = None if field in fields.values() else _guess(field, names, fields)
        if place is not None:
            fields[place] = field
    return tuple(
        SheetColumn(name, place, None if (found := fields.get(place)) == UNUSED else found)
        for place, name in enumerate(names)
        if name
    )


def chosen(names: Sequence[str], choices: Choices) -> dict[int, str]:
    """Return what somebody said that columns become, by their places."""
    said = {key(name): field for name, field in choices.items()}
    return {place: said[key(name)] for place, name in enumerate(names) if key(name) in said}


def with_figures(
    columns: Sequence[SheetColumn], figures: Sequence[FigureColumn]
) -> tuple[SheetColumn, ...]:
    """Return columns of which some are known to hold figures."""
    kinds = {one.place: one.kind for one in figures}
    return tuple(replace(one, field=kinds.get(one.place, one.field)) for one in columns)


def _guess(field: str, names: Sequence[str], taken: Mapping[int, str]) -> int | None:
    free = [place for place in range(len(names)) if place not in taken]
    known = vocabulary()[field]
    for key_of in (key, _bare):
        keys = {place: key_of(names[place]) for place in free}
        for said in known:
            if (found := next((place for place in free if keys[place] == said), None)) is not None:
                return found
    return next((place for place in free if _all_known(names[place], known)), None)


def _bare(name: str) -> str:
    """Return what a name is known by without what stands beside it; figures keep their years."""
    heading = read_heading(name)
    return "" if heading and heading.kind else key(_BESIDE.sub("", name))


def _all_known(name: str, known: Sequence[str]) -> bool:
    """Tell whether a name is several that mean one field, as `uppdrag/aktivitet`."""
    parts = [part for part in _PARTS.split(key(name)) if part]
    return len(parts) > 1 and all(part in known for part in parts)


@lru_cache(maxsize=_ASKED)
def is_name(text: str) -> bool:
    """Tell whether a text is what some column is called, and may stand in a header."""
    begun = text.replace("_", " ").strip(" *:").partition(" ")[0].casefold().rstrip("*:")
    return begun in _beginnings() and (key(text) in all_names() or _bare(text) in all_names())


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in all_names())


def read_choice(said: str) -> tuple[str, str]:
    """Return the column and the field of `Column=field`.

    Raises:
        UsageError: it is written otherwise, or there is no such field.
    """
    name, sign, field = said.rpartition("=")
    wanted = fold(field).strip()
    known = _SWEDISH.get(wanted, wanted)
    if not sign or not name.strip() or known not in (*KNOWN, UNUSED):
        raise UsageError(
            "{said!r} says of no column what it is: write Column=field, the field one of {fields}.",
            said=one_line(said)[:60],
            fields=", ".join((*KNOWN, UNUSED)),
        )
    return one_line(name), known
