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


class Meeting(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """When a committee meets: on one day, or by a rule from it on (RFC 5545).

    `uid` is what other calendars know it by; `skipped` are days of the rule without a meeting,
    `added` times beside it, `occurrences` what is otherwise at single times.

    Days and times are those of `zone`, where None is Stockholm; without a start they are whole
    days. `minutes` is how long it is, 0 where nobody says. `own_cancelled` and `own_skipped` are
    what the office itself cancelled, the latter by the days of the series: what other calendars
    say does not touch them. `sequence` is the revision of another calendar that it comes from.
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


class MeetingTerms(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """How a committee's other days follow from its meetings."""

    committee: str
    terms: Terms
