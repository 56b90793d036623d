"""The shape of entries of the office's own, with all keys that activities have."""

from __future__ import annotations

from collections.abc import Callable

from store.entries.entries import Entry
from store.model.own import Own
from store.survey.survey import Survey
from tui.serializers.shape import Shape, paper_shape
from tui.serializers.times import printed_time

OWN_FLAG = "own"
"""Marks what no document has, beside what lists call doubtful."""


def own(
    entry: Entry, survey: Survey, record: Own, of_activities: Callable[[Entry], Shape]
) -> Shape:
    """Return an entry of one's own; `of_activities` makes what is as in an activity's shape.

    `end` is by when as it was said, `about` the id of what it concerns, `made` when it was entered.
    """
    said = survey.register.follow_ups.get(entry.id)
    return {
        **of_activities(entry),
        "id": record.id,
        "kind": entry.kind,
        "type": record.type,
        "text": record.text,
        "listings": [],
        "flags": [OWN_FLAG],
        "number": None,
        "end": printed_time(record.end) if record.end.text else None,
        "about": record.about,
        "asked": record.asked,
        "answered": record.answered,
        "answer": record.answer or None,
        "link": said.link if said else None,
        "by": record.by or None,
        "made": record.made,
        "source": None,
        **paper_shape(entry),
    }
