"""A calendar (.ics) as rows: one for each time of each event and task, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from store.common.limits import ROWS
from store.common.text import one_line
from store.dates.periods import FIRST_YEAR, LAST_YEAR, DateError
from store.dates.rules import read_rule
from store.documents.common.rows import Row, SheetDocument, of_sheets
from store.documents.common.text import Remark
from store.documents.ics.components import CalendarEntry
from store.documents.ics.moments import text, values
from store.documents.ics.reading import Event, read_events
from store.documents.ics.remarks import Remark as EventRemark
from store.documents.ics.tasks import TaskDays, spans, status, year_written
from store.model.occurrences import Held, occurrences

COLUMNS = (
    "Titel", "Nämnd", "Startdatum", "Slutdatum", "Tid", "Plats", "Kategori", "Läge", "Upprepas",
    "UID",
)  # fmt: skip
_FEW = 100
"""Times of a series with an end that are all rows."""


class CalendarDocument(SheetDocument, frozen=True):
    """A calendar as a sheet.

    `statuses` are of tasks by their lines, in iCalendar's words: COMPLETED, CANCELLED or
    IN-PROCESS. `owner` is whose it says that it is, empty where it does not.
    """

    statuses: Mapping[int, str] = field(default_factory=dict)
    owner: str = ""


class _Row(Struct, frozen=True):
    cells: Row
    status: str


def read_calendar(name: str, data: bytes) -> CalendarDocument:
    """Make a document of a calendar's bytes; entries without UID are read too.

    Raises:
        DocumentError: it is cut off or no calendar, or icalendar is not installed.
    """
    found = read_events(name, data)
    remarks = list(found.remarks)
    entries = [one.entry for one in found.events] + list(found.tasks)
    written = max((year for one in entries if (year := year_written(one))), default=None)
    rows: list[tuple[int, _Row]] = []
    for event in found.events:
        rows += ((event.entry.line, row) for row in _event_rows(event, written, remarks))
    for task in found.tasks:
        rows += ((task.line, row) for row in _task_rows(task, written, remarks))
        ROWS.hold(len(rows), name=name)
    rows.sort(key=lambda one: one[0])
    lines = [COLUMNS, *(row.cells for _line, row in rows)]
    sheet = of_sheets(name, data, [(found.title, lines)])
    places = {line: place for place, (line, _row) in reversed(list(enumerate(rows, 2)))}
    told = tuple(_told(one, places.get(one.line, 1)) for one in remarks)
    return CalendarDocument(
        **asdict(replace(sheet, remarks=told)),
        statuses={place: row.status for place, (_line, row) in enumerate(rows, 2) if row.status},
        owner=found.owner or found.title,
    )


def _told(remark: EventRemark, line: int) -> Remark:
    """Return a remark about an event, in the words of a document's."""
    reason = f" ({remark.reason})" if remark.reason else ""
    return Remark(remark.kind, line, f"{remark.text}{reason}")


def _event_rows(event: Event, written: int | None, remarks: list[EventRemark]) -> Iterator[_Row]:
    meeting = event.meeting
    rules = [one for one in (meeting.rule, *meeting.more_rules) if one]
    last = _horizon(meeting.day, written)
    held = occurrences(
        meeting, date.min, max(last, *(_ends(one, meeting.day) for one in rules), last)
    )
    if len(held) > _FEW or any(map(_is_endless, rules)):
        kept = [one for one in held if last.year - 1 <= one.day.year <= last.year]
        remarks.append(EventRemark("many times of a series", meeting.text, event.entry.line))
        held = kept
    for one in held:
        state = "CANCELLED" if one.cancelled else ""
        yield _row(event.entry, TaskDays(one.day, one.last), one, state, " ".join(rules))


def _is_endless(rule: str) -> bool:
    read = read_rule(rule)
    return read.until is None and read.count is None


def _ends(rule: str, start: date) -> date:
    """Return a day by which a rule has ended, or by which it has more times than are rows."""
    until = read_rule(rule).until
    year = until.year if until else start.year + (0 if _is_endless(rule) else _FEW)
    return date(min(year, LAST_YEAR), 12, 31)


def _horizon(day: date, written: int | None) -> date:
    """Return the last day of the year after the one in which the calendar was written."""
    return date(min(max(written or day.year, day.year) + 1, LAST_YEAR), 12, 31)


def _task_rows(
    entry: CalendarEntry, written: int | None, remarks: list[EventRemark]
) -> Iterator[_Row]:
    state = status(entry)
    rule = " ".join(
        one if isinstance(one, str) else one.to_ical().decode() for one in values(entry, "RRULE")
    )
    try:
        found = list(spans(entry, _horizon(date(FIRST_YEAR, 1, 1), written)))
    except DateError as error:
        title = text(entry, "SUMMARY", 200)
        remarks.append(EventRemark("event that cannot be read", title, entry.line, error.message))
        return
    for span in found:
        yield _row(entry, span, None, state, rule)


def _row(entry: CalendarEntry, span: TaskDays, held: Held | None, state: str, rule: str) -> _Row:
    clock = held.start if held else None
    cells = (
        (held.text if held else "") or text(entry, "SUMMARY"),
        _organizer(entry),
        span.first.isoformat() if span.first else "",
        span.last.isoformat() if span.last else "",
        f"{clock:%H:%M}" if clock else "",
        held.place if held else text(entry, "LOCATION"),
        _categories(entry),
        state,
        rule,
        text(entry, "UID", 300),
    )
    return _Row(cells, state)


def _organizer(entry: CalendarEntry) -> str:
    """Return who calls to it by name; an address alone is no body."""
    for found in values(entry, "ORGANIZER"):
        return one_line(str(getattr(found, "params", {}).get("CN", "")))
    return ""


def _categories(entry: CalendarEntry) -> str:
    named = (one for found in values(entry, "CATEGORIES") for one in getattr(found, "cats", ()))
    return ", ".join(one_line(str(one)) for one in named)
