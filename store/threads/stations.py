"""What a thread goes through: records, and lines of documents that became none."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct

from store.model.kinds import Record

_RECORD = re.compile(r"[A-Za-z]\d{1,15}")
_LINES = re.compile(r"([Ss]\d{1,15}):(\d{1,7})(?:-(\d{1,7}))?(?:/(\d{1,4}))?")


class Place(Struct, frozen=True, gc=False):
    """First and last line of a passage, counted from 1, and where its text begins and ends."""

    first: int
    last: int
    start: int
    end: int


class Station(Struct, frozen=True):
    """A matter at one place: a record as it is printed there, or lines of a document.

    `id` is the record's or, of lines, `S3:14-16`; `year` is the document's, 0 where it has none.
    """

    id: str
    document: str
    year: int
    lines: tuple[int, ...]
    text: str
    record: Record | None = None
    committee: str = ""


class LinesId(NamedTuple):
    """Lines of a document, which its own id names; `turn` tells passages on the same lines apart.

    The first of them has turn 1, and what is no passage of its own has 0: the lines as a whole.
    """

    document: str
    first: int
    last: int
    turn: int = 1

    def __str__(self) -> str:
        lines = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.document}:{lines}" + (f"/{self.turn}" if self.turn > 1 else "")


def is_station_id(text: str) -> bool:
    """Tell whether a text has the form of a station's id: of a record, or of lines."""
    return bool(_LINES.fullmatch(text.strip()) or _RECORD.fullmatch(text.strip()))


def read_lines_id(text: str) -> LinesId | None:
    """Return the lines that an id such as S3:14-16 names; None where it names none."""
    found = _LINES.fullmatch(text.strip())
    if found is None:
        return None
    first, last = int(found[2]), int(found[3] or found[2])
    right = 1 <= first <= last
    return LinesId(found[1].upper(), first, last, int(found[4] or 1)) if right else None
