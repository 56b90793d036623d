"""What only a calendar says of its rows: whose they are, and which tasks are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.documents.calendars import CalendarDocument
from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Standing
from store.model.records import Activity, Status

_OWN: dict[str, Status] = {"COMPLETED": "done", "CANCELLED": "dropped", "IN-PROCESS": "started"}
"""What a status of iCalendar (RFC 5545, 3.8.1.11) means here."""
_WORDS = 5
"""Words at the beginning of a title that may name a body."""


def body_in(title: str, bodies: Bodies) -> str:
    """Return the body that a title begins with, empty where it begins with none."""
    words = title.split()
    for count in range(min(_WORDS, len(words)), 0, -1):
        name = " ".join(words[:count]).rstrip(":,–-")
        found = bodies.recognise(name)
        if found and found.certain:
            return name
    return ""


def standings(document: CalendarDocument, activities: Sequence[Activity]) -> Iterator[Standing]:
    """Return what is done, called off or begun; of an activity in several rows, where all are."""
    for place, one in enumerate(activities):
        said = {document.statuses.get(row.source.lines[0], "") for row in one.listings}
        status = _OWN.get(said.pop()) if len(said) == 1 else None
        if status:
            yield Standing(place, status)
