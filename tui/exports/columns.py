"""What each column of a list says of an entry: days as days, amounts as numbers, codes as words.

What the register does not know is an empty cell, and a column in which nothing is said is left out
unless people look for it in every list of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from store.dates.span import Span
from store.entries.deadlines import governing
from store.entries.entries import Entry
from store.model.records import Activity, CityStatus, FollowUp, Source
from tui.exports.report import Column, Value
from tui.locale import N_, _
from tui.messages.phrases import notes, place_of, role_of, spans
from tui.messages.wording import (
    KINDS,
    PRECISIONS,
    RECORDS,
    STATUSES,
    kind_of,
    other_ends,
    printed_day,
    state_of,
)
from tui.serializers.shape import paper_shape

Says = Callable[[Entry], Value]


class Told(NamedTuple):
    """A column of entries: its title in English, what it says, and whether it always stands."""

    title: str
    says: Says
    holds: Literal["text", "day", "number"] = "text"
    width: int = 14
    brief: bool = False
    always: bool = False

    def column(self) -> Column:
        """Return the column in the user's language."""
        return Column(_(self.title), self.holds, self.width, self.brief)


def joined(values: Sequence[str]) -> str | None:
    """Return texts in one cell; None where there is none."""
    return "; ".join(filter(None, values)) or None


def of_record(field: str) -> Says:
    """Return a column's words for a field of the record, which may hold several texts."""

    def says(entry: Entry) -> Value:
        found = getattr(entry.record, field, None)
        return joined(found) if isinstance(found, tuple) else found or None

    return says


def _of(span: Callable[[Entry], Span | None], part: Callable[[Span], Value]) -> Says:
    def says(entry: Entry) -> Value:
        found = span(entry)
        return part(found) if found else None

    return says


def printed_end(entry: Entry) -> Span | None:
    """Return by when it is printed to be done, whatever it was moved to."""
    record = entry.record
    if isinstance(record, Activity):
        return governing(entry.ruling or record.listings).end
    return entry.deadline.row.end if entry.deadline else None


def _printed_start(entry: Entry) -> Span | None:
    record = entry.record
    return (
        governing(entry.ruling or record.listings).start if isinstance(record, Activity) else None
    )


def _moved_end(entry: Entry) -> Span | None:
    """Return what a deadline was moved to, as it is placed in time."""
    moved = entry.follow_up is not None and entry.follow_up.due is not None
    return entry.deadline.row.end if moved and entry.deadline else None


def first_day(span: Span) -> date | None:
    """Return the first day that words can mean; none where they only say what is before it."""
    due = span.due
    return span.first if span.first and (due is None or span.first <= due) else None


def _words(span: Span) -> str | None:
    return printed_day(span) or None


def _last_day(span: Span) -> date | None:
    return span.due


def precision(span: Span) -> str | None:
    """Return how exact words are, and where they stand to their days: `månad`."""
    if not span.text and span.last is None:
        return None
    how = _(PRECISIONS[span.precision])
    return how if span.kind in {"at", "by"} else f"{how}, {_(KINDS[span.kind])}"


def _of_follow_up(part: Callable[[FollowUp], Value]) -> Says:
    return lambda entry: part(entry.follow_up) if entry.follow_up else None


def _of_city(part: Callable[[CityStatus], Value]) -> Says:
    return lambda entry: part(entry.city_status) if entry.city_status else None


def _due(said: FollowUp) -> str | None:
    return printed_day(said.due.span) if said.due else None


def _reason(said: FollowUp) -> str | None:
    return said.due.reason if said.due else None


def _days(entry: Entry) -> Value:
    found = entry.deadline
    return None if found is None or found.cls in {"invalid", "closed"} else found.days


def _documents(entry: Entry) -> Value:
    return joined(tuple(dict.fromkeys(one.document for one in entry.sources)))


def _lines(entry: Entry) -> Value:
    """Return the lines where it is printed; with their documents where these are several."""
    sources = entry.sources
    if len({(one.document, one.page) for one in sources}) > 1:
        return joined([place_of(one) for one in sources])
    return joined([", ".join(spans(one.lines)) for one in sources])


def _pages(entry: Entry) -> Value:
    pages = dict.fromkeys(str(one.page) for one in entry.sources if one.page is not None)
    return joined(tuple(pages))


def source_of(sources: Sequence[Source]) -> str:
    """Return where something is printed, all places in one line."""
    return "; ".join(map(place_of, sources))


def _template(entry: Entry) -> Value:
    found = entry.deadline
    return _("template date") if found and found.template else None


def _status(entry: Entry) -> Value:
    return _(STATUSES[entry.status])


ID = Told(N_("ID"), lambda entry: entry.id, width=8, brief=True, always=True)
KIND = Told(N_("Kind"), lambda entry: _(RECORDS[kind_of(entry)]), width=16)
CHAPTER = Told(N_("Committee"), lambda entry: joined(entry.chapters), width=24, always=True)
AREA = Told(N_("Area"), lambda entry: entry.area, width=20)
GOAL = Told(N_("Goal"), lambda entry: joined(entry.goals), width=40)
NUMBER = Told(N_("No."), of_record("number"), width=8)
LEADS = Told(N_("Leads"), lambda entry: joined(entry.leads), width=24, brief=True, always=True)
PARTICIPANTS = Told(
    N_("Takes part"), lambda entry: joined([*map(role_of, entry.participants)]), width=36
)


def text(title: str) -> Told:
    """Return the column of the wording as printed, under a title of its own."""
    return Told(title, lambda entry: entry.text, width=70, brief=True, always=True)


def deadline(*, always: bool) -> tuple[Told, ...]:
    """Return by when it is to be done: as printed, as moved and why, and how that stands."""
    printed, moved = printed_end, _moved_end
    return (
        Told(N_("Stands"), lambda entry: state_of(entry).word or None, brief=True, always=always),
        Told(N_("Printed end, first day"), _of(printed, first_day), "day", 12, always=always),
        Told(N_("Printed end, last day"), _of(printed, _last_day), "day", 12, always=always),
        Told(N_("Printed end, precision"), _of(printed, precision), width=12, always=always),
        Told(N_("End as printed"), _of(printed, _words), brief=True, always=always),
        Told(N_("Other printed ends"), lambda entry: joined(other_ends(entry)), width=16),
        Told(N_("Moved to, first day"), _of(moved, first_day), "day", 12, always=always),
        Told(N_("Moved to, last day"), _of(moved, _last_day), "day", 12, always=always),
        Told(N_("Moved to, precision"), _of(moved, precision), width=12, always=always),
        Told(N_("Moved to, as noted"), _of_follow_up(_due), brief=True, always=always),
        Told(N_("Why moved"), _of_follow_up(_reason), width=30, brief=True, always=always),
        Told(N_("Days left"), _days, "number", 8, brief=True, always=always),
        Told(N_("Template date"), _template, width=12),
    )


START = (
    Told(N_("Printed start, first day"), _of(_printed_start, first_day), "day", 12),
    Told(N_("Printed start, precision"), _of(_printed_start, precision), width=12),
)


def followed(*, always: bool) -> tuple[Told, ...]:
    """Return what the office and the city say of it."""
    return (
        Told(N_("Own status"), _status if always else _noted_status, width=14, brief=always,
             always=always),
        Told(N_("City's status"), _of_city(lambda one: one.status), width=20, brief=True,
             always=always),
        Told(N_("City's words"), _of_city(lambda one: one.text or None), width=40),
        Told(N_("Reported"), _of_city(lambda one: one.date), "day", 12),
        Told(N_("Reported in"), _of_city(lambda one: one.document), width=24),
        Told(N_("Owner"), _of_follow_up(lambda one: one.owner), width=16, brief=True,
             always=always),
        Told(N_("Tags"), _of_follow_up(lambda one: joined(one.tags)), width=16, always=always),
        Told(N_("Link"), _of_follow_up(lambda one: one.link), width=30, always=always),
    )  # fmt: skip


def _noted_status(entry: Entry) -> Value:
    return _status(entry) if entry.status != "open" else None


NOTE = Told(
    N_("The office's note"), _of_follow_up(lambda one: one.note), width=40, brief=True, always=True
)
"""The office's own note: only where it was asked for."""


def noted_words(entry: Entry) -> str:
    """Return the office's own note where there are no columns; empty where there is none."""
    said = NOTE.says(entry)
    return f"{_(NOTE.title)}: {said}" if said else ""


DOUBTS = Told(N_("Doubtful"), lambda entry: joined(notes(entry)), width=18)
PLACE = (
    Told(N_("For the year"), lambda entry: paper_shape(entry)["year"], "number", 6),
    Told(N_("Document"), _documents, width=28, always=True),
    Told(N_("Page"), _pages, width=6),
    Told(N_("Lines"), _lines, width=12, always=True),
)
