"""What only a calendar says of its rows: whose they are, and which tasks are done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from store.documents.calendars import CalendarDocument
from store.importing.language.bodies import Bodies
from store.importing.language.names import is_everyone
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Standing
from store.importing.sheets.own import Own
from store.model.records import Activity, Status

_OWN: dict[str, Status] = {"COMPLETED": "done", "CANCELLED": "dropped", "IN-PROCESS": "started"}
"""What a status of iCalendar (RFC 5545, 3.8.1.11) means here."""
_JOINED = re.compile(r"\b([A-ZÅÄÖ]{2,5})-(?=[a-zåäö])")
"""A short form before what it does, as in "KF-beslut"."""
_WORDS = 5
"""Words at the beginning of a title that may name a body."""


def own_of_calendar(document: CalendarDocument, asked: Asked) -> Own:
    """Return whose a calendar is: an entry that names nobody is kept there, and nobody's to do."""
    stem = PurePath(document.name).stem.replace("_", " ").strip()
    return Own(asked.organisation or document.owner or stem, "group", leads=False)


def body_in(title: str, bodies: Bodies) -> str:
    """Return the body that a title begins with, empty where it begins with none."""
    words = _JOINED.sub(r"\1 ", title).split()
    for count in range(min(_WORDS, len(words)), 0, -1):
        name = " ".join(words[:count]).rstrip(":,–-")
        found = bodies.recognise(name)
        if (found and found.certain) or is_everyone(name):
            return name
    return ""


def standings(document: CalendarDocument, activities: Sequence[Activity]) -> Iterator[Standing]:
    """Return what is done, called off or begun; of an activity in several rows, where all are."""
    for place, one in enumerate(activities):
        said = {document.statuses.get(row.source.lines[0], "") for row in one.listings}
        status = _OWN.get(said.pop()) if len(said) == 1 else None
        if status:
            yield Standing(place, status)
