"""The one rule of deadlines: which class an entry is in on a given day, and why.

Lists, colours, counts and exports all ask here, so that they can never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from msgspec import Struct
from msgspec.structs import replace

from store.dates.span import Precision, Span
from store.model.records import Activity, CityStatus, Listing, Status

DeadlineClass = Literal[
    "overdue", "today", "this_week", "upcoming", "later", "undated", "invalid", "closed"
]
CLASSES: tuple[DeadlineClass, ...] = get_args(DeadlineClass)
CLOSING: frozenset[Status] = frozenset({"done", "dropped"})
_REPORT = re.compile(r"rapporter|redovis|återkomm?(?:a|er)\b|report", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:ej|inte|icke|inget|ingen|not|no)\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"pågå|kvarstå|försen|avvik|delr(?:apport|edovis)|föreslå|ongoing|delayed|deviat", re.IGNORECASE
)
_NUMBER = re.compile(r"\d")
WINDOW = 30
"""Days ahead that count as upcoming unless told otherwise."""


class Deadline(Struct, frozen=True, gc=False):
    """When something falls due and its class on a day; the printed row that decided it.

    `days` counts from the day asked about to the last day: negative once overdue.
    """

    row: Listing
    as_of: date
    cls: DeadlineClass
    days: int | None
    status: Status = "open"
    withdrawn: bool = False
    answered: date | None = None
    """When the city reported it, where being reported is all that was asked."""
    past: int = 0
    """The year with which it was closed: no later document has it. Else 0."""
    noted: bool = False
    """Whether the office has noted anything about it."""
    asked: bool = False
    """Whether it is a question of the office's own: `answered` is when that got its answer."""

    @property
    def first(self) -> date | None:
        """The first day of the time by when; None where the words set none."""
        return self.row.end.first

    @property
    def last(self) -> date | None:
        """The last day in time."""
        return self.row.end.due

    @property
    def precision(self) -> Precision:
        """How exact the time by when is."""
        return self.row.end.precision

    @property
    def template(self) -> bool:
        """Whether its dates are a whole calendar year, which nobody set."""
        return is_template(self.row.start, self.row.end)


def is_template(start: Span, end: Span) -> bool:
    """Tell whether the dates are a whole calendar year, which nobody set for this activity."""
    if start.first is None or end.last is None:
        return False
    first, last = start.first, end.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return whole and first.year == last.year


def is_invalid(row: Listing) -> bool:
    """Tell whether a row's end was printed but cannot be right: unreadable or before its start."""
    last = row.end.due
    if last is None:
        return bool(row.end.text) and row.end.precision == "unknown"
    return row.start.first is not None and last < row.start.first


def deadline(
    activity: Activity,
    as_of: date,
    *,
    status: Status = "open",
    window: int = WINDOW,
    due: Span | None = None,
    rows: Sequence[Listing] | None = None,
) -> Deadline:
    """Return the deadline of an activity as of a day; the earliest valid end counts.

    Where it was moved, `due` counts, and nobody may take it for a template. `rows` are those of
    its listings that set dates; all unless told.
    """
    row = governing(rows or activity.listings)
    if due:
        row = replace(row, start=Span(""), end=due)
    return judged(row, as_of, status=status, window=window, withdrawn=activity.withdrawn)


def closed_with_its_year(found: Deadline, year: int, *, noted: bool) -> Deadline:
    """Return a deadline of what no document after a year has: it is neither late nor coming."""
    return replace(found, cls="closed", past=year, noted=noted)


def judged(
    row: Listing,
    as_of: date,
    *,
    status: Status,
    window: int,
    withdrawn: bool = False,
    answered: date | None = None,
) -> Deadline:
    """Return the deadline that a row sets, as of a day."""
    last = row.end.due
    days = last.toordinal() - as_of.toordinal() if last else None
    closed = withdrawn or answered or status in CLOSING
    cls = "closed" if closed else _judge(row, last, as_of, window)
    return Deadline(row, as_of, cls, days, status, withdrawn, answered)


class Open(NamedTuple):
    """The row of a text that counts, and when it was reported where nothing of it is open."""

    row: Listing
    answered: date | None = None


def next_open(rows: Sequence[Listing], as_of: date, city: CityStatus | None = None) -> Open:
    """Return which of the days that a text names counts.

    Of several days in one sentence it is the next one that is neither passed nor met, the last
    once all have passed; of several sentences the one that is due first.
    """
    left = [row for row in rows if not is_met(row, city)]
    if not left:
        return Open(max(rows, key=_due), city.date if city else None)
    sentences: dict[str, list[Listing]] = {}
    for row in left:
        sentences.setdefault(row.text, []).append(row)
    return Open(min((_next(some, as_of) for some in sentences.values()), key=_due))


def _next(rows: Sequence[Listing], as_of: date) -> Listing:
    """Return the first row that is not due before a day, the last of all without any."""
    ahead = [row for row in rows if _due(row) >= as_of]
    return min(ahead, key=_due) if ahead else max(rows, key=_due)


def is_met(row: Listing, city: CityStatus | None) -> bool:
    """Tell whether a report that was asked for by some day was given.

    It was when the city has reported on or after the first of its days, in words that deny
    nothing; what goes on has answered a point of the cycle, and no other day. What is to be
    done, and not reported, is met by its own status alone.
    """
    first = row.end.first
    if city is None or first is None or city.date < first or _DENIED.search(city.status):
        return False
    if row.end.point:
        return True
    return bool(_REPORT.search(row.text)) and not _UNFINISHED.search(city.status)


def passed(rows: Sequence[Listing], found: Deadline, city: CityStatus | None) -> list[Listing]:
    """Return the days of the sentence that counts that went by and that nothing says were met."""
    of_it = (row for row in rows if row.text == found.row.text and row != found.row)
    return [row for row in of_it if _due(row) < found.as_of and not is_met(row, city)]


def _due(row: Listing) -> date:
    return row.end.due or date.max


def slip(rows: Sequence[Listing], due: Span) -> int | None:
    """Return by how many days a deadline was moved from that of its rows; None from no date."""
    printed = governing(rows).end.due if rows else None
    return (due.due - printed).days if due.due and printed else None


def governing(listings: Sequence[Listing]) -> Listing:
    """Return the listing whose end counts: the earliest valid, else undated, else the first."""
    if len(listings) == 1:
        return listings[0]
    sound = [row for row in listings if not is_invalid(row)]
    first = earliest(listings)
    return next((row for row in sound if row.end.due == first), listings[0])


def earliest(listings: Sequence[Listing]) -> date | None:
    """Return the earliest end that can be: none that lies before its start, None without any."""
    first = None
    for row in listings:
        end = row.end
        due = end.last if end.kind == "at" else end.due
        if due is None or (first is not None and first <= due):
            continue
        start = row.start.first
        if start is None or start <= due:
            first = due
    return first


def class_on(due: date, as_of: date, window: int = WINDOW) -> DeadlineClass:
    """Return the class of what is due by a day and neither closed nor invalid."""
    days = due.toordinal() - as_of.toordinal()
    if days <= 0:
        return "overdue" if days < 0 else "today"
    if days <= 6 - as_of.weekday():
        return "this_week"
    return "upcoming" if days <= window else "later"


def _judge(row: Listing, due: date | None, as_of: date, window: int) -> DeadlineClass:
    if is_invalid(row):
        return "invalid"
    if due is None or (due < as_of and says_only_the_year(row.end)):
        return "undated"
    return class_on(due, as_of, window)


def says_only_the_year(span: Span) -> bool:
    """Tell whether some words name no more than the year of their document, as "under året".

    Nothing is late by such words.
    """
    return span.precision == "year" and span.kind == "at" and not _NUMBER.search(span.text)


def flags(activity: Activity, rows: Sequence[Listing] | None = None) -> tuple[str, ...]:
    """Return what is doubtful about an activity, or about these of its rows, in fixed words."""
    rows = rows or activity.listings
    doubts = [*_differing(rows)] if len(rows) > 1 else []
    if any(row.end.last and is_invalid(row) for row in rows):
        doubts.append("end before start")
    if any(_unreadable(row.start) or _unreadable(row.end) for row in rows):
        doubts.append("unreadable date")
    if activity.withdrawn:
        doubts.append("withdrawn")
    return tuple(doubts)


def _differing(rows: Sequence[Listing]) -> Iterator[str]:
    """Tell what the printed rows of one activity say differently."""
    if len({row.end.last for row in rows if not is_invalid(row)}) > 1:
        yield "dates differ"
    if len({frozenset(row.leads) for row in rows}) > 1:
        yield "leads differ"


def _unreadable(span: Span) -> bool:
    return span.last is None and bool(span.text) and span.precision == "unknown"
