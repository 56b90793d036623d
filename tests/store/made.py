"""Small records and readings for tests of the register."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings

from store.common.place import Place
from store.dates.span import Span, read_cell
from store.importing.reading.reading import NOT_IMPORTED, Reading
from store.keeping.copied import Copy, read_copy
from store.keeping.steps import Change
from store.model.kinds import Record
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Document,
    Irregularity,
    Listing,
    Source,
)
from store.register.register import Register
from tests.server.houses import House

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
NAME = "plan.txt"


def document(text: str = "rad ett", *, name: str = NAME, year: int = 2026) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document("", name, digest, year, NOT_IMPORTED, text)


def listing(
    text: str, committee: str = "Parknämnden", end: str = "2026-05-31", line: int = 1
) -> Listing:
    return Listing(committee, text, Span(""), read_cell(end), Source(NAME, (line,)))


def activity(*rows: Listing) -> Activity:
    return Activity("", rows)


def directive(text: str, committee: str = "Parknämnden", line: int = 1) -> Directive:
    return Directive("", committee, "directive", "ska nämnden", text, Source(NAME, (line,)))


def reading(
    *records: Record, text: str = "rad ett", year: int = 2026, doubts: tuple[str, ...] = ()
) -> Reading:
    """Return a reading of a document with these activities, directives and committees."""
    return Reading(
        document(text, year=year),
        committees=tuple(one for one in records if isinstance(one, Committee)),
        directives=tuple(one for one in records if isinstance(one, Directive)),
        activities=tuple(one for one in records if isinstance(one, Activity)),
        irregularities=tuple(
            Irregularity("cut row", "joined", doubt, Source(NAME, (1,))) for doubt in doubts
        ),
    )


def kept(place: Place) -> tuple[str, dict[int, Change], bytes]:
    """Return all that is kept at a place, read anew: the same where nothing was written.

    Of a file its bytes are part of it.
    """
    register = Register.open(place)
    data = place.read_bytes() if isinstance(place, Path) else b""
    return register.fingerprint, dict(register.changes), data


def copy_of(register: Register) -> Copy:
    """Return a register as another would take it in: of a file its own, else what is held."""
    if isinstance(register.place, Path):
        return read_copy(register.place)
    return Copy(Path("kopia.json"), register.contents)


def trying(house: House, examples: int = 25) -> settings:
    """Return how many examples are tried in a house: on a server a fifth, each being slower."""
    return settings(max_examples=examples if house.kind == "file" else examples // 5)
