"""Meetings in words: how they stand, and what is odd about their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from store.entries.calendar import Sitting
from store.entries.clashes import Clash
from tui.locale import N_, _
from tui.messages.wording import in_words

CLASHES: dict[Clash, str] = {
    "entered twice": N_("entered twice"),
    "two on a day": N_("two meetings the same day"),
    "day off": N_("not a working day"),
}
"""What is odd about the day of a meeting."""


def clash_words(found: Iterable[Clash]) -> list[str]:
    """Return what is odd about a meeting in words."""
    return [_(CLASHES[one]) for one in found]


def standing_words(sitting: Sitting, as_of: date) -> Iterator[str]:
    """Return how far off a meeting is, or that it is cancelled, and from where it was moved."""
    yield _("cancelled") if sitting.cancelled else in_words((sitting.day - as_of).days)
    if sitting.moved_from:
        yield _("moved from {day}").format(day=sitting.moved_from)
