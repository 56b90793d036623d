"""The lines of the diary for people: the last one first, each with its day and who wrote it."""

from __future__ import annotations

from typing import Any

from store.dates.today import STOCKHOLM
from store.model.diary import NoteLine, in_order
from store.model.records import FollowUp
from tui.locale import _


def newest_first(said: FollowUp) -> list[tuple[str, NoteLine]]:
    """Return the lines with their ids, the last one first and those without a day at the end."""
    return in_order(said.notes)[::-1]


def day_of(line: NoteLine) -> str:
    """Return the day of a line."""
    return f"{line.at.astimezone(STOCKHOLM):%Y-%m-%d}" if line.at else _("no day known")


def signature(line: NoteLine) -> str:
    """Return the day of a line and who wrote it, as far as they are known."""
    return f"{day_of(line)} {line.by or _('by someone unknown')}"


def told_lines(said: FollowUp, *, numbered: bool = False) -> list[str]:
    """Return the lines of text that a diary makes, each note after its day and who wrote it.

    The numbers count from the earliest, which is 1.
    """
    found = newest_first(said)
    notes = [f"{signature(line)}: {line.text}" for _id, line in found]
    if numbered:
        notes = [f"{len(found) - place}. {note}" for place, note in enumerate(notes)]
    return [part for note in notes for part in note.split("\n")]


def diary_shape(said: FollowUp | None) -> dict[str, Any]:
    """Return the diary of an entry as JSON shows it, the earliest line first."""
    lines = [line for _id, line in in_order(said.notes)] if said else []
    return {
        "note": said.note if said else None,
        "notes": [{"at": one.at, "by": one.by or None, "text": one.text} for one in lines],
    }
