"""Matters through the years as JSON: a thread, what is offered for it, a budget beside the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.model.records import Document
from store.threads.comparing import FATES, Compared
from store.threads.differences import differences
from store.threads.stations import Station
from store.threads.threads import Stop, Suggestion, Thread
from tui.serializers.shape import Shape


def thread_shape(thread: Thread, offered: Sequence[Suggestion]) -> Shape:
    """Return a matter with its stations down the years, and what may belong to it."""
    return {
        "id": thread.id,
        "topic": thread.topic,
        "certain": thread.certain,
        "confirmed_by": sorted({one.by for one in thread.stops if one.how == "confirmed"}),
        "members": [_stop_shape(one) for one in thread.stops],
        "suggestions": [suggestion_shape(one) for one in offered],
    }


def _stop_shape(stop: Stop) -> Shape:
    return {**station_shape(stop.station), "how": stop.how, "by": stop.by or None} | {
        "others": stop.others
    }


def suggestion_shape(offered: Suggestion) -> Shape:
    """Return what may be of a matter, with how alike it is and the words in common."""
    return {**station_shape(offered.station), "score": offered.score, "words": offered.words}


def station_shape(station: Station) -> Shape:
    """Return a station: the id of a record, or of lines such as S3:14-16."""
    return {
        "id": station.id,
        "document": station.document,
        "year": station.year or None,
        "lines": station.lines,
        "committee": station.committee or None,
        "text": station.text,
    }


def compared_shape(before: Document, after: Document, found: Sequence[Compared]) -> Shape:
    """Return a budget beside another: how much became what, and each thing with its words."""
    counts = Counter(one.fate for one in found)
    return {
        "before": {"id": before.id, "name": before.name, "year": before.year or None},
        "after": {"id": after.id, "name": after.name, "year": after.year or None},
        "counts": {fate: counts[fate] for fate in FATES},
        "rows": [_row_shape(one) for one in found],
    }


def _row_shape(one: Compared) -> Shape:
    old, new = one.before, one.after
    pieces = differences(old.text, new.text) if old and new and "wording" in one.differs else ()
    return {
        "fate": one.fate,
        "differs": one.differs,
        "before": station_shape(old) if old else None,
        "after": station_shape(new) if new else None,
        "words": [{"kind": each.kind, "text": each.text} for each in pieces],
    }
