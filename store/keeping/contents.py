"""What a register file holds: a table of typed records per kind, laid out as TinyDB does."""

from __future__ import annotations

import zlib
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from store.keeping.steps import Change, DocId, Op
from store.model.following import Deviation, Dissent
from store.model.kinds import KINDS
from store.model.links import Link, Renaming
from store.model.meetings import Meeting, MeetingTerms, PointDays
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.organisations import Organisation
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Document,
    FollowUp,
    Goal,
    Indicator,
    Irregularity,
)

SCHEMA = 6
"""The version of the form that is written; a form that this program cannot read has a higher."""

PREFIXES = {"documents": "S", **{one.table: one.prefix for one in KINDS}}
"""What the ids of each table begin with; TinyDB's document id follows."""

ARRANGED = ("points", "meetings", "meeting_terms", "links", "renamings")
"""The tables of what the office itself decides: days, and what is one matter through the years."""
_PLACES = {prefix: number for number, prefix in enumerate(PREFIXES.values(), start=1)}
_LETTERS = {number: prefix for prefix, number in _PLACES.items()}
_MOST = 9
"""Tables that one digit tells apart."""
_MARK = b'"checksum":"'
_BASES = 200
"""How many files before it a register remembers: those of some months of daily work."""


class About(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a register says of itself.

    `last_ids` are the highest ids ever given, by table; `folded` is the number of the last change
    that the tables contain. The checksum is of every byte of the file but itself; `bases` are those
    of the files that this one came after, the latest first: lines of a journal may still continue
    them, and copies of their journals are known by them.
    """

    program: Literal["namndkoll"]
    schema: Annotated[int, Meta(ge=1)]
    as_of: date | None = None
    last_ids: dict[str, DocId] = {}
    folded: Annotated[int, Meta(ge=0, le=2**53)] = 0
    checksum: str = ""
    bases: tuple[str, ...] = ()


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """The table that tells a register from other files; it has one document."""

    about: About = msgspec.field(name="1")


class Contents(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in a register. Only single values of a register in use change in place."""

    register: Header
    documents: dict[DocId, Document] = {}
    committees: dict[DocId, Committee] = {}
    goals: dict[DocId, Goal] = {}
    directives: dict[DocId, Directive] = {}
    activities: dict[DocId, Activity] = {}
    indicators: dict[DocId, Indicator] = {}
    budgets: dict[DocId, BudgetLine] = {}
    adjustments: dict[DocId, Adjustment] = {}
    dissents: dict[DocId, Dissent] = {}
    outturns: dict[DocId, Outturn] = {}
    deviations: dict[DocId, Deviation] = {}
    irregularities: dict[DocId, Irregularity] = {}
    follow_ups: dict[DocId, FollowUp] = {}
    points: dict[DocId, PointDays] = {}
    meetings: dict[DocId, Meeting] = {}
    meeting_terms: dict[DocId, MeetingTerms] = {}
    organisations: dict[DocId, Organisation] = {}
    links: dict[DocId, Link] = {}
    renamings: dict[DocId, Renaming] = {}
    history: dict[DocId, Change] = {}

    @property
    def about(self) -> About:
        """What the file says of itself."""
        return self.register.about

    def next_id(self, table: str) -> int:
        """Return the id after the highest that the table has ever held."""
        given: dict[int, object] = getattr(self, table)
        return max(self.about.last_ids.get(table, 0), *given, 0) + 1

    def snapshot(self) -> Contents:
        """Return the same with tables of its own, which later changes do not reach."""
        return replace(self, **{name: dict(getattr(self, name)) for name in TABLES})

    def up_to(self, seq: int) -> Contents:
        """Return the same tables as they stand after the change of that number."""
        return replace(self, register=Header(replace(self.about, folded=seq)))


TABLES = tuple(name for name in Contents.__struct_fields__ if name != "register")


def nothing(as_of: date | None = None) -> Contents:
    """Return the contents of a new register."""
    return Contents(Header(About("namndkoll", SCHEMA, as_of)))


def following(contents: Contents, base: str) -> Contents:
    """Return contents that remember the checksum of the file that they are to replace."""
    about = contents.about
    bases = tuple(filter(None, dict.fromkeys((base, *about.bases))))[:_BASES]
    return replace(contents, register=Header(replace(about, bases=bases)))


def follow_up_key(about: str) -> int:
    """Return the document id of what is said about a record: nobody else's can be the same.

    Its last digit is the table of the record; with a 0, the table is the digit before it and nine.
    """
    number, place = int(about[1:]), _PLACES[about[0]]
    return number * 10 + place if place <= _MOST else (number * 10 + place - _MOST) * 10


def record_of(key: int) -> str:
    """Return the id of the record that a follow-up of this document id is about."""
    number, place = divmod(key, 10)
    if not place:
        number, place = divmod(number, 10)
        place += _MOST
    return f"{_LETTERS.get(place, '?')}{number}"


def about_of(op: Op) -> str:
    """Return what an op is about: the record that something is said of, else two that are."""
    said = op.after or op.before
    if op.table == "links" and said:
        return f"{said['one']}, {said['other']}"
    return record_of(op.key)


def encode(contents: Contents) -> bytes:
    """Return contents as the bytes of a file, with their checksum.

    Raises:
        UnicodeEncodeError: a text holds half a character.
    """
    unmarked = replace(contents, register=Header(replace(contents.about, checksum="0" * 8)))
    data = bytearray(msgspec.json.encode(unmarked))
    place = _place_of_checksum(data)
    data[place : place + 8] = checksum(data).encode()
    return bytes(data)


def checksum(data: bytes | bytearray) -> str:
    """Return the CRC-32 of a file's bytes as eight digits, its own left out; empty without one."""
    place = _place_of_checksum(data)
    if not place:
        return ""
    whole = memoryview(data)
    return f"{zlib.crc32(whole[place + 8 :], zlib.crc32(whole[:place])):08x}"


def _place_of_checksum(data: bytes | bytearray) -> int:
    """Return where the checksum's digits are; it stands in the header, before any record."""
    found = data.find(_MARK, 0, 4096)
    return found + len(_MARK) if found >= 0 else 0
