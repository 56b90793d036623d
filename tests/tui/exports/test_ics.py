"""Deadlines and meetings as a calendar: opened again, they say what the register says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from store.changes.arranging import cancel_meeting
from store.changes.edits import due, note, own_status
from store.changes.meetings import change_meeting, enter_meeting
from store.dates.building import Context
from store.dates.series import Otherwise, read_series
from store.documents.calendars import read_calendar
from store.documents.ics.reading import read_events
from store.entries.entries import Entry
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import DAY, small_register
from tui.exports.ics import left_out, register_mark, write
from tui.exports.meetings import OutgoingMeetings
from tui.exports.outgoing import Outgoing
from tui.exports.report import Report
from tui.serializers.calendars import Sat

NOW = datetime(2024, 9, 16, 12, tzinfo=UTC)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return small_register(tmp_path / "r.json")


def _written(outgoing: Outgoing) -> bytes:
    file = BytesIO()
    write(outgoing, file)
    return file.getvalue()


def _outgoing(survey: Survey, entries: Sequence[Entry] | None = None) -> Outgoing:
    found = survey.deadlines if entries is None else entries
    report = Report("Lista", (("Per", str(survey.as_of)),), ())
    return Outgoing("Lista", found, survey, lambda: report)


def _deadlines(survey: Survey, entries: Sequence[Entry] | None = None) -> bytes:
    return _written(_outgoing(survey, entries))


def _events(data: bytes) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(data)
    return {str(one["UID"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}


def _of(data: bytes, id_: str) -> Any:
    return next(one for uid, one in _events(data).items() if uid.startswith(f"{id_}-"))


def _meetings(survey: Survey, first: date, last: date) -> bytes:
    met = [
        Sat(one, survey.register.meeting_terms(one.committee))
        for one in survey.sittings(first, last)
    ]
    return _written(OutgoingMeetings("Möten", met, survey))


def test_every_deadline_with_a_day_is_an_event_of_its_days_and_no_other(
    register: Register,
) -> None:
    survey = Survey(register, DAY)
    data = _deadlines(survey)
    dated = [one for one in survey.deadlines if one.deadline and one.deadline.last]
    dated = [one for one in dated if one.deadline and one.deadline.cls != "invalid"]
    assert dated
    assert len(_events(data)) == len(dated)
    assert str(len(survey.deadlines) - len(dated)) in left_out(_outgoing(survey))
    for entry in dated:
        event, found = _of(data, entry.id), entry.deadline
        assert found
        assert event.decoded("DTEND") - timedelta(days=1) == found.last
        assert event.decoded("DTSTART") == (found.first or found.last)
        assert type(event.decoded("DTSTART")) is date
        assert event["TRANSP"] == "TRANSPARENT"
        assert all(one in str(event["DESCRIPTION"]) for one in entry.leads)
        assert all(one.document in str(event["DESCRIPTION"]) for one in entry.sources)


def test_the_projects_own_reader_finds_the_same_days(register: Register) -> None:
    survey = Survey(register, DAY)
    data = _deadlines(survey)
    (sheet,) = read_calendar("ut.ics", data).sheets
    last = timedelta(days=1)
    assert {(row[0], row[2], row[3]) for row in sheet.rows[1:]} == {
        (str(one["SUMMARY"]), str(one.decoded("DTSTART")), str(one.decoded("DTEND") - last))
        for one in _events(data).values()
    }


def test_what_has_no_day_is_counted_in_the_calendar(register: Register) -> None:
    survey = Survey(register, DAY)
    undated = survey.in_class("undated", "invalid")
    assert undated
    data = _deadlines(survey, undated)
    assert _events(data) == {}
    calendar: Any = Calendar.from_ical(data)
    assert str(len(undated)) in str(calendar["X-WR-CALDESC"])
    assert calendar["X-WR-CALNAME"] == "Lista"


def _moved(register: Register, id_: str, words: str) -> None:
    edits = [due(id_, words, "väntar på underlag", DAY)]
    register.change(edits, by="Kim", now=NOW)


def test_a_moved_deadline_stays_the_same_event_and_says_the_printed_one(
    register: Register,
) -> None:
    survey = Survey(register, DAY)
    entry = next(one for one in survey.activities if one.deadline and one.deadline.cls == "overdue")
    before = _of(_deadlines(survey), entry.id)
    printed = entry.deadline.last if entry.deadline else None
    _moved(register, entry.id, "november 2024")
    after = _of(_deadlines(Survey(register, DAY)), entry.id)
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after.decoded("LAST-MODIFIED") > before.decoded("LAST-MODIFIED")
    assert (after.decoded("DTSTART"), after.decoded("DTEND")) == (
        date(2024, 11, 1),
        date(2024, 12, 1),
    )
    assert str(printed) in str(after["DESCRIPTION"])
    assert "väntar på underlag" in str(after["DESCRIPTION"])


def test_what_is_done_stays_as_cancelled_and_no_note_leaves(register: Register) -> None:
    survey = Survey(register, DAY)
    entry = next(one for one in survey.activities if one.deadline and one.deadline.cls == "overdue")
    edits = [own_status(entry.id, "done"), note(entry.id, "hemligt")]
    register.change(edits, by="Kim", now=NOW)
    data = _deadlines(Survey(register, DAY))
    assert _of(data, entry.id)["STATUS"] == "CANCELLED"
    assert b"hemligt" not in data


def test_the_mark_of_a_register_stays_and_is_that_of_its_copy(
    register: Register, tmp_path: Path
) -> None:
    before = register_mark(register)
    copy = tmp_path / "kopia.json"
    copy.write_bytes(register.path.read_bytes())
    assert register_mark(Register.open(copy)) == before
    _enter(register, "2024-10-01")
    assert register_mark(Register.open(register.path)) == before


def _enter(register: Register, words: str, body: str = "") -> str:
    body = body or register.committees[0].name
    series = read_series(words, Context.of_day(DAY))
    register.arrange(enter_meeting(body, series), by="Kim", now=NOW)
    return body


def test_a_meeting_is_an_event_with_the_days_around_it(register: Register) -> None:
    body = _enter(register, "1 oktober 2024 kl 16–18.30 i Parkhuset")
    survey = Survey(register, DAY)
    data = _meetings(survey, date(2024, 10, 1), date(2024, 10, 1))
    events = _events(data)
    assert len(events) == 5
    event = next(one for one in events.values() if "LOCATION" in one)
    assert str(event["LOCATION"]) == "Parkhuset"
    assert str(event["SUMMARY"]) == body
    assert event.decoded("DTSTART").isoformat() == "2024-10-01T16:00:00+02:00"
    assert event.decoded("DTEND").isoformat() == "2024-10-01T18:30:00+02:00"
    assert b"BEGIN:VTIMEZONE" in data
    (sitting,) = survey.sittings(date(2024, 10, 1), date(2024, 10, 1))
    days = Sat(sitting, survey.register.meeting_terms(body)).days
    around = {one.decoded("DTSTART") for one in events.values() if one is not event}
    assert around == {days.papers, days.notice, days.approved, days.appeal}
    (read, *_rest) = [one for one in read_events("m.ics", data).events if one.meeting.place]
    assert read.meeting.day == date(2024, 10, 1)


def test_a_moved_and_a_cancelled_meeting_stay_the_events_that_they_were(
    register: Register,
) -> None:
    _enter(register, "första tisdagen varje månad kl 16")
    first, last = date(2024, 10, 1), date(2024, 12, 31)
    before = _events(_meetings(Survey(register, DAY), first, last))
    moved = change_meeting("M1", date(2024, 11, 5), Otherwise(date(2024, 11, 6)))
    register.arrange(moved, by="Kim", now=NOW)
    register.arrange(cancel_meeting("M1", date(2024, 12, 3)), by="Kim", now=NOW)
    after = _events(_meetings(Survey(register, DAY), first, last))
    assert after.keys() == before.keys()
    gone = [uid for uid, one in after.items() if one.get("STATUS") == "CANCELLED"]
    assert len(gone) == 5
    assert all(uid.startswith("M1-20241203") for uid in gone)
    one = next(one for uid, one in after.items() if uid.startswith("M1-20241105-") and
               "T" in one["DTSTART"].to_ical().decode())  # fmt: skip
    assert one.decoded("DTSTART").date() == date(2024, 11, 6)
    assert "2024-11-05" in str(one["DESCRIPTION"])


@pytest.mark.parametrize(
    "said", ["a;b,c\\d\nBEGIN:VEVENT", "=1+1", "[red]x[/red]\x1b[31m", "å" * 300]
)
def test_whatever_a_text_holds_it_stays_text(register: Register, said: str) -> None:
    from store.dates.series import Series

    body = register.committees[0].name
    series = Series((date(2024, 10, 1),), text=said)
    register.arrange(enter_meeting(body, series), by="Kim", now=NOW)
    data = _meetings(Survey(register, DAY), date(2024, 10, 1), date(2024, 10, 1))
    assert data.split(b"\r\n").count(b"BEGIN:VEVENT") == 5
    assert b"\x1b" not in data
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_report_of_meetings_has_true_days_and_says_what_was_asked(register: Register) -> None:
    _enter(register, "1 oktober 2024 kl 16 i Parkhuset")
    survey = Survey(register, DAY)
    met = [
        Sat(one, survey.register.meeting_terms(one.committee))
        for one in survey.sittings(date(2024, 10, 1), date(2024, 10, 1))
    ]
    report = OutgoingMeetings("Möten", met, survey, "när:oktober").report
    assert "när:oktober" in dict(report.told).values()
    grid = report.sections[0].grid
    assert grid
    (row,) = grid.rows
    assert len(row.cells) == len(grid.columns)
    assert row.cells[:2] == (date(2024, 10, 1), "16:00")
    assert all(
        isinstance(cell, date)
        for cell, column in zip(row.cells, grid.columns, strict=True)
        if column.holds == "day"
    )
