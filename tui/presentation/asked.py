"""What somebody is to answer for: requests, assignments and recommendations."""

from __future__ import annotations

from collections.abc import Sequence

from store.common.kept import Key
from store.dates.cycle import unshifted
from store.dates.span import Span
from store.entries.entries import Entry
from store.model.records import Directive, DirectiveKind
from store.survey.survey import Survey

ASKING: frozenset[DirectiveKind] = frozenset({"request", "assignment", "recommendation"})
_ASKED: Key[Sequence[Entry]] = Key("requests and assignments")


def is_asked(entry: Entry) -> bool:
    """Tell whether an entry is something that somebody is to answer for."""
    return isinstance(entry.record, Directive) and entry.record.kind in ASKING


def asked_for(survey: Survey) -> Sequence[Entry]:
    """Return the requests and assignments that count."""
    return survey.kept(_ASKED, lambda: list(filter(is_asked, survey.directives)))


def times_of(entry: Entry) -> list[Span]:
    """Return the times by which something is asked; what is only quoted has them, too.

    A quotation binds nobody, so its times are no deadlines: here they are what is quoted.
    """
    record, found = entry.record, entry.deadline
    if found:
        return [found.row.end]
    if not isinstance(record, Directive) or record.quoted_by is None or entry.calendar is None:
        return []
    from store.dates.mentions import deadlines_in

    years = entry.calendar.years_of([record.source.document])
    return [one.span for year in years for one in deadlines_in(record.text, year)]


def report_of(entry: Entry) -> str:
    """Return the point of the cycle by which it is asked, as `t1 2024`; empty where it is none.

    What is due some days before or after a point hangs on it, and is on a day of its own.
    """
    keys = (unshifted(one.point) for one in times_of(entry) if one.point)
    return next((key for key, count, _unit in keys if key and not count), "")


def is_unanswered(entry: Entry) -> bool:
    """Tell whether something that binds somebody has no answer of the city's."""
    return not entry.quoted and entry.city_status is None


def unanswered(survey: Survey) -> int:
    """Return how many requests and assignments the city did not answer; quoted ones are none."""
    return sum(map(is_unanswered, asked_for(survey)))
