"""When bodies meet, and the days that are set by the office itself, as immutable typed values."""

from datetime import date, datetime, time

from msgspec import Struct

from store.dates.terms import Terms


class PointDays(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The days that were set for a point of the steering cycle, such as `t1 2024`."""

    point: str
    first: date
    last: date


class Occurrence(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What is otherwise about one time of a series, or with `onwards` about all from it on.

    `of` is when the series has it, in the series' own zone, and so are the day and time that it is
    moved to; a moved one without a start is one of whole days. What is None is as in the series.
    """

    of: datetime
    day: date | None = None
    start: time | None = None
    minutes: int | None = None
    text: str | None = None
    place: str | None = None
    cancelled: bool = False
    onwards: bool = False


def laid_over(before: Occurrence, now: Occurrence) -> Occurrence:
    """Return what is otherwise at a time of which something was said before."""
    moved = now if now.day else before
    return Occurrence(
        now.of,
        moved.day,
        moved.start,
        before.minutes if now.minutes is None else now.minutes,
        before.text if now.text is None else now.text,
        before.place if now.place is None else now.place,
        before.cancelled or now.cancelled,
        now.onwards,
    )


class Meeting(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """When a committee meets: on one day, or by a rule from it on (RFC 5545).

    `uid` is what other calendars know it by; `skipped` are days of the rule without a meeting,
    `added` times beside it, `occurrences` what is otherwise at single times.

    Days and times are those of `zone`, where None is Stockholm; without a start they are whole
    days. `minutes` is how long it is, 0 where nobody says. `own_cancelled` and `own_skipped` are
    what the office itself cancelled, the latter by the days of the series, `own_occurrences` what
    it moved or set otherwise: what other calendars say does not touch them. `sequence` is the
    revision of another calendar that it comes from.
    """

    committee: str
    day: date
    uid: str
    rule: str | None = None
    text: str = ""
    skipped: tuple[date, ...] = ()
    cancelled: bool = False
    start: time | None = None
    minutes: int = 0
    place: str = ""
    zone: str | None = None
    more_rules: tuple[str, ...] = ()
    added: tuple[datetime, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    own_cancelled: bool = False
    own_skipped: tuple[date, ...] = ()
    sequence: int | None = None
    own_occurrences: tuple[Occurrence, ...] = ()

    @property
    def changes(self) -> list[Occurrence]:
        """What is otherwise, in order; the office's own word counts, whatever a calendar says."""
        found = {(one.of, one.onwards): one for one in self.occurrences}
        for one in self.own_occurrences:
            before = found.get((one.of, one.onwards))
            found[one.of, one.onwards] = laid_over(before, one) if before else one
        return sorted(found.values(), key=lambda one: (one.of, not one.onwards))


class MeetingTerms(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """How a committee's other days follow from its meetings."""

    committee: str
    terms: Terms
