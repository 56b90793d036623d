"""Which column of a sheet becomes which field: guessed by its name, or as somebody said."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import UsageError
from store.common.text import fold, one_line
from store.documents.common.column_names import all_names, key, vocabulary
from store.importing.language.figures import FIGURES, FigureColumn, FigureKind, read_heading

Field = Literal[
    "text", "indicator", "committee", "area", "goal", "theme", "start", "end", "status", "comment",
    "number", "description", "participants",
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
    "kommentar": "comment",
    "nummer": "number",
    "beskrivning": "description",
    "medverkande": "participants",
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
_PARTING = ("/", ",", "och", "eller")
_WHO = re.compile(r"(?:ansvarig|ansvarlig|responsible)[a-z]*\b[^:]{0,60}")
_WHEN = re.compile(
    r"(?:time ?table|time ?line|time ?plan|schedule|tidplan|tidsplan|tidsramme|fremdriftsplan)"
    r" (?:in|for|of|per|by|i|för|enligt|for|av|pr)\b[^:.]{0,40}"
)
_LONGEST_WHO = 60
_LONGEST = 120
"""Letters of a cell that may be the name of a column."""
_PERSON = re.compile(r"person|handläggare|tjänste|kontakt|namn|namnet|saksbehandler|contact|name")
"""What is said of one who is named as a person, and no body."""
_BODIES = re.compile(
    r"bod(?:y|ies)|entit|dep|unit|organi|nämnd|förvaltning|enhe|etat|utvalg|udvalg"
)


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
    free = [n for n in range(len(names)) if n not in taken and 0 < len(names[n]) <= _LONGEST]
    ranks = _ranks(field)
    for key_of in (key, _bare):
        known = [(ranks[said], n) for n in free if (said := key_of(names[n])) in ranks]
        if known:
            return min(known)[1]
    says = {"committee": (_says_who,), "end": (_says_when,)}.get(field, ())
    for means in (partial(_all_known, ranks), *says):
        if (found := next((n for n in free if means(names[n])), None)) is not None:
            return found
    return None


@cache
def _ranks(field: str) -> Mapping[str, int]:
    """Return the names of a field with the order that they go in."""
    return {name: rank for rank, name in reversed([*enumerate(vocabulary()[field])])}


@lru_cache(maxsize=4096)
def _says_who(name: str) -> bool:
    """Tell whether a name begins as what asks who is responsible, and asks for no person."""
    said = key(name)
    if len(said) > _LONGEST_WHO or not _WHO.fullmatch(said):
        return False
    return not _PERSON.search(said) or bool(_BODIES.search(said))


def _says_when(name: str) -> bool:
    """Tell whether a name is that of a plan of times, and says of what or by what it counts."""
    return bool(_WHEN.fullmatch(key(name)))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """Return what a name is known by without what stands beside it; figures keep their years."""
    heading = read_heading(name)
    return "" if heading and heading.kind else key(_BESIDE.sub("", name))


def _all_known(known: Container[str], name: str) -> bool:
    """Tell whether a name is several that mean one field, as `uppdrag/aktivitet`."""
    said = key(name)
    if not any(sign in said for sign in _PARTING):
        return False
    parts = [part for part in _PARTS.split(said) if part]
    return len(parts) > 1 and all(part in known for part in parts)


@lru_cache(maxsize=_ASKED)
def is_name(text: str) -> bool:
    """Tell whether a text is what some column is called, and may stand in a header."""
    begun = text.replace("_", " ").strip(" *:").partition(" ")[0].casefold().rstrip("*:")
    known = begun in _beginnings() and (key(text) in all_names() or _bare(text) in all_names())
    return known or _says_who(text) or _says_when(text)


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
