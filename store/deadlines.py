"""The one rule of deadlines: which class an entry is in on a given day, and why.

Lists, colours, counts and exports all ask here, so that they can never disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from store.dates.span import Precision, Span
from store.errors import Message
from store.model import Activity, Listing, Status

DeadlineClass = Literal[
    "overdue", "today", "this_week", "upcoming", "later", "undated", "invalid", "closed"
]
CLASSES: tuple[DeadlineClass, ...] = get_args(DeadlineClass)
CLOSING: frozenset[Status] = frozenset({"done", "dropped"})
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

    @property
    def first(self) -> date | None:
        return self.row.end.first

    @property
    def last(self) -> date | None:
        """The last day in time."""
        return self.row.end.due

    @property
    def precision(self) -> Precision:
        return self.row.end.precision

    @property
    def template(self) -> bool:
        return is_template(self.row.start, self.row.end)

    @property
    def reason(self) -> Message:
        """Why it is in its class, as a sentence."""
        return _reason(self)


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
) -> Deadline:
    """Return the deadline of an activity as of a day; the earliest valid end counts.

    Where it was moved, `due` counts, and nobody may take it for a template.
    """
    row = governing(activity.listings)
    if due:
        row = replace(row, start=Span(""), end=due)
    return judged(row, as_of, status=status, window=window, withdrawn=activity.withdrawn)


def judged(
    row: Listing, as_of: date, *, status: Status, window: int, withdrawn: bool = False
) -> Deadline:
    """Return the deadline that a row sets, as of a day."""
    last = row.end.due
    days = last.toordinal() - as_of.toordinal() if last else None
    if withdrawn:
        return Deadline(row, as_of, "closed", days, status, withdrawn=True)
    return Deadline(row, as_of, _judge(row, last, as_of, status, window), days, status)


def slip(activity: Activity, due: Span) -> int | None:
    """Return by how many days a deadline was moved from the printed one; None from no date."""
    printed = governing(activity.listings).end.due
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


def _judge(
    row: Listing, due: date | None, as_of: date, status: Status, window: int
) -> DeadlineClass:
    if status in CLOSING:
        return "closed"
    if is_invalid(row):
        return "invalid"
    return "undated" if due is None else class_on(due, as_of, window)


_LATE = Message(
    "overdue by {days} day: end date {end}, counted per {as_of}",
    plural="overdue by {days} days: end date {end}, counted per {as_of}",
)
_AHEAD = Message(
    "due in {days} day: end date {end}, counted per {as_of}",
    plural="due in {days} days: end date {end}, counted per {as_of}",
)
_TODAY = Message("due today: end date {end}, counted per {as_of}")


def _reason(found: Deadline) -> Message:
    row = found.row
    match found.cls:
        case "closed" if found.withdrawn:
            return Message("closed: the document no longer has it")
        case "closed":
            done = Message("closed: it is done")
            return done if found.status == "done" else Message("closed: it was dropped")
        case "invalid":
            return _why_invalid(row)
        case "undated":
            return Message("undated: no end date is printed")
        case "today":
            said = _TODAY
        case "overdue":
            said = _LATE
        case _:
            said = _AHEAD
    count = abs(found.days or 0)
    values = {"end": _printed(row.end), "as_of": found.as_of.isoformat(), "days": count}
    return replace(said, values=values, count=count)


def _why_invalid(row: Listing) -> Message:
    if row.end.last is None:
        return Message("invalid: the end date {end!r} cannot be read", {"end": row.end.text})
    values = {"end": _printed(row.end), "start": _printed(row.start)}
    return Message("invalid: ends {end}, before it starts {start}", values)


def _printed(span: Span) -> str:
    """Return a time as printed, with its last day where the words do not say it."""
    due = span.due.isoformat() if span.due else ""
    if not span.text or not due or due in span.text:
        return span.text or due
    return f"{span.text} ({due})"


def flags(activity: Activity) -> tuple[str, ...]:
    """Return what is doubtful about an activity, as the contract's words."""
    rows = activity.listings
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
