"""Why an entry is in its class of deadlines, put into words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.dates.span import Span
from store.entries.deadlines import WINDOW, Deadline, passed
from store.entries.entries import Entry
from store.entries.reasons import reason
from store.model.records import Directive
from tui.locale import _, say
from tui.messages.phrases import place_of
from tui.messages.wording import (
    KINDS,
    PRECISIONS,
    printed_day,
    quoted,
)
from tui.serializers.explaining import days_meant
from tui.serializers.shape import Shape, source_shape
from tui.serializers.times import span_shape


def why(entry: Entry, window: int = WINDOW) -> Iterator[str]:
    """Return, sentence by sentence, why an entry is in its class."""
    found = entry.deadline
    if found is None:
        yield _undated(entry)
        return
    said = say(reason(found))
    yield f"{said[:1].upper()}{said[1:]}."
    yield _CLASSES[found.cls]() if found.cls != "upcoming" else _near(window)
    if found.template:
        yield _("1 January to 31 December is a template: nobody set it for this activity.")
    yield from _read(found.row.end)
    count = len(entry.rows)
    if isinstance(entry.record, Directive):
        yield from _said_by(entry, found)
    elif count > 1:
        said = _("It is printed {count} times; the earliest end that can be true counts.")
        yield said.format(count=count)


def _said_by(entry: Entry, found: Deadline) -> Iterator[str]:
    """Return what the text of a directive says of its days, and which went by unheard of."""
    yield _("The text says it: {sentence}").format(sentence=quoted(found.row.text))
    if (count := len(entry.rows)) > 1:
        said = _("It names {count} days to be ready by; the next that is open counts.")
        yield said.format(count=count)
    for row in passed(entry.rows, found, entry.city_status):
        said = _("{day} has passed, and nothing says that it was met.")
        yield said.format(day=printed_day(row.end))


def _undated(entry: Entry) -> str:
    if isinstance(entry.record, Directive):
        return _("Its text names no day to be ready by, so this directive is in no class.")
    return _("Only activities and directives have dates, so this one is in no class.")


def _read(span: Span) -> Iterator[str]:
    """Return how a time was read that is no plain day."""
    if span.precision == "day" and span.kind == "at":
        return
    if span.first is None or span.last is None:
        return
    said = _("{text} is read as {days}: {precision}, {meaning}.")
    yield said.format(
        text=quoted(span.text),
        days=days_meant(span, ":"),
        precision=_(PRECISIONS[span.precision]),
        meaning=_(KINDS[span.kind]),
    )


def _near(window: int) -> str:
    said = _("Upcoming is what ends later than this week but within {window} days.")
    return said.format(window=window)


_CLASSES: dict[str, Any] = {
    "overdue": lambda: _("Late is what has an end date whose last day has passed."),
    "today": lambda: _("What ends today is not late."),
    "this_week": lambda: _("This week is what ends later this week, to Sunday."),
    "later": lambda: _("Later is what ends after the days that count as upcoming."),
    "undated": lambda: _("No date is made up where none is printed."),
    "invalid": lambda: _("A date that cannot be right is not counted from."),
    "closed": lambda: _("What is closed is neither late nor coming."),
}


def listings_of(entry: Entry) -> Iterator[tuple[str, str, str, bool]]:
    """Return of each printed row its start, end and place, and whether its end counts."""
    found = entry.deadline
    for row in entry.rows:
        counts = found is not None and row == found.row
        yield printed_day(row.start), printed_day(row.end), place_of(row.source), counts


def why_shape(entry: Entry) -> Shape:
    """Return why an entry is in its class as JSON shows it."""
    found = entry.deadline
    return {
        "id": entry.id,
        "class": found.cls if found else None,
        "days": found.days if found else None,
        "as_of": entry.as_of,
        "window": entry.window,
        "status": entry.status,
        "template": found.template if found else None,
        "reason": " ".join(why(entry, entry.window)),
        "listings": [
            {
                "committee": row.committee,
                "start": row.start.text or None,
                "end": row.end.text or None,
                "text": row.text,
                "read": span_shape(row.end),
                "counts": found is not None and row == found.row,
                "source": source_shape(row.source),
            }
            for row in entry.rows
        ],
    }
