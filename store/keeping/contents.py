"""What a register file holds: a table of typed records per kind, laid out as TinyDB does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from store.model import (
    Activity,
    BudgetLine,
    Committee,
    Directive,
    Document,
    FollowUp,
    Goal,
    Indicator,
    Irregularity,
)

SCHEMA = 1
"""The version of the form that is written; a form that this program cannot read has a higher."""

PREFIXES = {
    "documents": "S",
    "committees": "C",
    "goals": "G",
    "directives": "D",
    "activities": "A",
    "indicators": "I",
    "budgets": "B",
}
"""What the ids of each table begin with; TinyDB's document id follows."""

_DIGITS = {prefix: number for number, prefix in enumerate(PREFIXES.values(), start=1)}
DocId = Annotated[int, Meta(ge=1, le=2**53)]


class About(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a register says of itself; `last_ids` are the highest ids ever given, by table."""

    program: Literal["namndkoll"]
    schema: Annotated[int, Meta(ge=1)]
    as_of: date | None = None
    last_ids: dict[str, DocId] = {}


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """The table that tells a register from other files; it has one document."""

    about: About = msgspec.field(name="1")


class Contents(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in a register, as a value: tables are replaced and never changed."""

    register: Header
    documents: dict[DocId, Document] = {}
    committees: dict[DocId, Committee] = {}
    goals: dict[DocId, Goal] = {}
    directives: dict[DocId, Directive] = {}
    activities: dict[DocId, Activity] = {}
    indicators: dict[DocId, Indicator] = {}
    budgets: dict[DocId, BudgetLine] = {}
    irregularities: dict[DocId, Irregularity] = {}
    follow_ups: dict[DocId, FollowUp] = {}

    @property
    def about(self) -> About:
        return self.register.about

    def next_id(self, table: str) -> int:
        """Return the id after the highest that the table has ever held."""
        given: dict[int, object] = getattr(self, table)
        return max(self.about.last_ids.get(table, 0), *given, 0) + 1


def nothing(as_of: date | None = None) -> Contents:
    """Return the contents of a new register."""
    return Contents(Header(About("namndkoll", SCHEMA, as_of)))


def follow_up_key(about: str) -> int:
    """Return the document id of what is said about a record: nobody else's can be the same."""
    return int(about[1:]) * 10 + _DIGITS[about[0]]


def tables(contents: Contents) -> dict[str, object]:
    """Return the tables by name, as TinyDB's storages take them."""
    return msgspec.structs.asdict(contents)


def encode(data: Mapping[str, object]) -> bytes:
    """Return tables as the bytes of a file.

    Raises:
        UnicodeEncodeError: a text holds half a character.
    """
    return msgspec.json.encode(data)
