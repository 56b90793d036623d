"""Another calendar's meetings: taken in once, and what the office cancelled stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from unicodedata import normalize

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from store.changes.arranging import add_meeting, cancel_meeting
from store.common.place import Place
from store.documents.ics.reading import read_events
from store.documents.ics.writing import write_calendar
from store.keeping.steps import Op
from store.merging.meetings import MeetingIntake, Placed, Taken
from store.model.meetings import Meeting, Occurrence
from store.model.occurrences import occurrences
from store.register.register import Register
from tests.store.documents.calendar_files import calendar, held
from tests.store.made import NOW, directive, reading

BODY = "Parknämnden"
SERIES = """UID:s
DTSTART;TZID=Europe/Stockholm:20260903T160000
DTEND;TZID=Europe/Stockholm:20260903T180000
RRULE:FREQ=MONTHLY;BYDAY=1TH;COUNT=4
SUMMARY:Möte"""
EXTRA = "UID:e\nDTSTART;VALUE=DATE:20260915\nSUMMARY:Extra"


@pytest.fixture
def register(place: Place) -> Register:
    register = Register.empty(place)
    register.take_in(reading(directive("laga taket")), NOW)
    return register


def take_in(register: Register, *events: str, head: str = "") -> tuple[Taken, ...]:
    found = read_events("a.ics", calendar(*events, head=head))
    intake = MeetingIntake([Placed(one, BODY) for one in found.events])
    register.arrange(intake.draft, by="Kim", now=NOW)
    return intake.taken


def meetings(register: Register) -> list[str]:
    again = Register.open(register.place).meetings.values()
    return sorted(one for each in again for one in held(each))


def cancel(register: Register, id_: str, day: date | None = None) -> None:
    register.arrange(cancel_meeting(id_, day), by="Kim", now=NOW)


def test_the_same_file_twice_changes_nothing(register: Register) -> None:
    assert [one.outcome for one in take_in(register, SERIES, EXTRA)] == ["new", "new"]
    before = len(register.changes)
    assert [one.outcome for one in take_in(register, SERIES, EXTRA)] == ["same", "same"]
    assert len(register.changes) == before


def test_a_file_changes_what_it_has_and_leaves_the_rest(register: Register) -> None:
    take_in(register, SERIES, EXTRA)
    (one,) = take_in(register, SERIES.replace("T16", "T17").replace("T18", "T19"))
    assert one.outcome == "changed"
    assert meetings(register)[0] == "2026-09-03 17:00-19:00"
    assert "2026-09-15" in meetings(register)


def test_what_the_office_cancelled_stays_cancelled(register: Register) -> None:
    take_in(register, SERIES, EXTRA)
    cancel(register, "M1", date(2026, 10, 1))
    cancel(register, "M2")
    taken = take_in(register, SERIES, EXTRA)
    assert all(one.stays_cancelled for one in taken)
    later = SERIES.replace("T16", "T13") + "\nSEQUENCE:3\nLOCATION:Ny sal"
    take_in(register, later, EXTRA.replace("15", "22"))
    assert "2026-10-01 13:00-18:00 cancelled" in meetings(register)
    assert "2026-09-22 cancelled" in meetings(register)


def test_a_cancelled_day_that_the_series_has_no_longer_stays_and_is_told(
    register: Register,
) -> None:
    take_in(register, SERIES)
    cancel(register, "M1", date(2026, 10, 1))
    (one,) = take_in(register, SERIES.replace("1TH", "2TH").replace("20260903", "20260910"))
    assert one.lost == (date(2026, 10, 1),)
    assert "2026-10-01 cancelled" in meetings(register)
    assert "2026-10-08 16:00-18:00" in meetings(register)


def test_a_cancelled_day_that_is_moved_stays_cancelled_on_its_new_day(register: Register) -> None:
    take_in(register, SERIES)
    cancel(register, "M1", date(2026, 10, 1))
    moved = """UID:s
RECURRENCE-ID;TZID=Europe/Stockholm:20261001T160000
DTSTART;TZID=Europe/Stockholm:20261006T160000
DTEND;TZID=Europe/Stockholm:20261006T180000"""
    (one,) = take_in(register, SERIES, moved)
    assert one.lost == ()
    assert "2026-10-06 16:00-18:00 from 2026-10-01 cancelled" in meetings(register)
    assert len(meetings(register)) == 4


def test_a_moved_day_is_cancelled_by_the_day_that_it_is_on(register: Register) -> None:
    moved = "UID:s\nRECURRENCE-ID:20261001T140000Z\nDTSTART:20261006T140000Z\nDURATION:PT2H"
    take_in(register, SERIES, moved)
    cancel(register, "M1", date(2026, 10, 6))
    assert "2026-10-06 16:00-18:00 from 2026-10-01 cancelled" in meetings(register)


def test_an_older_revision_changes_nothing_and_is_told(register: Register) -> None:
    take_in(register, SERIES + "\nSEQUENCE:5\nLOCATION:Ny")
    (one,) = take_in(register, SERIES + "\nSEQUENCE:4")
    assert one.outcome == "older"
    assert register.meetings["M1"].place == "Ny"


def test_one_changed_time_leaves_the_series_that_the_register_has(register: Register) -> None:
    take_in(register, SERIES)
    moved = "UID:s\nRECURRENCE-ID:20261105T150000Z\nDTSTART:20261110T080000Z\nSUMMARY:Flyttat"
    take_in(register, moved, head="METHOD:REQUEST")
    assert len(meetings(register)) == 4
    assert "2026-11-10 09:00-11:00 from 2026-11-05" in meetings(register)
    texts = [one.text for one in occurrences(register.meetings["M1"], date.min, date.max)]
    assert texts == ["Möte", "Möte", "Flyttat", "Möte"]


def test_a_later_revision_of_one_time_keeps_no_later_file_of_the_series_out(
    register: Register,
) -> None:
    take_in(register, SERIES)
    moved = "UID:s\nSEQUENCE:7\nRECURRENCE-ID:20261105T150000Z\nDTSTART:20261110T080000Z"
    take_in(register, moved, head="METHOD:REQUEST")
    (one,) = take_in(register, SERIES + "\nLOCATION:Ny sal")
    assert one.outcome == "changed"


def test_a_file_that_calls_off_cancels_a_series_or_one_time_of_it(register: Register) -> None:
    take_in(register, SERIES)
    one = "UID:s\nRECURRENCE-ID:20261001T140000Z\nDTSTART:20261001T140000Z"
    take_in(register, one, head="METHOD:CANCEL")
    assert [each.endswith("cancelled") for each in meetings(register)] == [
        False,
        True,
        False,
        False,
    ]
    take_in(register, "UID:s\nSEQUENCE:1\nDTSTART:20260903T140000Z", head="METHOD:CANCEL")
    assert [each.endswith("cancelled") for each in meetings(register)] == [True] * 4


def test_a_changed_time_without_its_series_is_kept_by_itself(register: Register) -> None:
    take_in(register, "UID:s\nRECURRENCE-ID:20261105T150000Z\nDTSTART:20261110T080000Z")
    assert meetings(register) == ["2026-11-10 09:00 from 2026-11-05"]
    take_in(register, SERIES)
    assert len(meetings(register)) == 4


def test_events_without_uid_are_each_kept_and_taken_in_once(register: Register) -> None:
    events = [
        "DTSTART;VALUE=DATE:20260915\nSUMMARY:A",
        "DTSTART;VALUE=DATE:20260915\nSUMMARY:B",
        "DTSTART;VALUE=DATE:20260916\nSUMMARY:C",
    ]
    take_in(register, *events)
    assert {one.outcome for one in take_in(register, *events)} == {"same"}
    assert sorted(one.text for one in register.meetings.values()) == ["A", "B", "C"]


def test_a_register_of_before_keeps_its_meetings_and_what_was_cancelled(
    register: Register,
) -> None:
    old = {"committee": BODY, "day": "2026-09-03", "uid": "s", "text": "Möte",
           "rule": "FREQ=MONTHLY;BYDAY=1TH;COUNT=4", "skipped": ["2026-10-01"]}  # fmt: skip
    single = {"committee": BODY, "day": "2026-09-15", "uid": "e", "cancelled": True}
    ops = [Op("meetings", n, before=None, after=one) for n, one in enumerate((old, single), 1)]
    register.arrange(lambda _contents: ops, by="Kim", now=NOW)
    assert meetings(register) == [
        "2026-09-03", "2026-09-15 cancelled", "2026-11-05", "2026-12-03",
    ]  # fmt: skip
    take_in(register, SERIES, EXTRA)
    assert meetings(register) == [
        "2026-09-03 16:00-18:00", "2026-09-15 cancelled", "2026-10-01 16:00-18:00 cancelled",
        "2026-11-05 16:00-18:00", "2026-12-03 16:00-18:00",
    ]  # fmt: skip


def written(*found: Meeting) -> bytes:
    return write_calendar("a.ics", found, datetime(2026, 3, 2, tzinfo=UTC), BODY)


def test_what_is_written_comes_back_as_the_same_meetings(register: Register) -> None:
    take_in(register, SERIES, EXTRA)
    register.arrange(add_meeting(BODY, date(2026, 6, 1)), by="Kim", now=NOW)
    cancel(register, "M1", date(2026, 10, 1))
    before = meetings(register)
    found = read_events("a.ics", written(*register.meetings.values()))
    intake = MeetingIntake([Placed(one, BODY) for one in found.events])
    register.arrange(intake.draft, by="Kim", now=NOW)
    assert found.remarks == ()
    assert meetings(register) == before
    assert [one.text for one in register.meetings.values()] == ["Möte", "Extra", ""]


ZONES = (None, "UTC", "America/New_York", "Asia/Tokyo")
RULES = (
    None, "FREQ=WEEKLY;COUNT=20", "FREQ=MONTHLY;BYDAY=2TH", "FREQ=DAILY;COUNT=9",
    "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261130T235959", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=7",
)  # fmt: skip
# Text of documents is composed (NFC) when it is read: what is written here is as well.
words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=80).map(
    lambda text: " ".join(normalize("NFC", text).split())
)
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))


@st.composite
def made_meetings(draw: st.DrawFn) -> Meeting:
    start = draw(st.none() | clocks)
    whole = start is None
    day = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    rule = draw(st.sampled_from(RULES))
    # A rule that ends before it begins is refused wherever a meeting is made or read.
    assume(not (rule and "UNTIL" in rule) or day <= date(2026, 11, 30))
    made = Meeting(
        BODY, day, "u@x", rule, draw(words), start=start,
        minutes=1440 * draw(st.integers(2, 4)) if whole else draw(st.integers(0, 600)),
        place=draw(words), zone=None if whole else draw(st.sampled_from(ZONES)),
        cancelled=draw(st.booleans()), sequence=draw(st.integers(0, 9)),
    )  # fmt: skip
    added = draw(st.lists(st.dates(date(2027, 1, 1), date(2027, 6, 1)), max_size=2, unique=True))
    at = start or time()
    made = msgspec.structs.replace(
        made, added=tuple(sorted(datetime.combine(one, at) for one in added))
    )
    if not (made.rule or made.added):
        return msgspec.structs.replace(made, zone=None)
    return msgspec.structs.replace(made, occurrences=draw(changes(made)))


@st.composite
def changes(draw: st.DrawFn, made: Meeting) -> tuple[Occurrence, ...]:
    times = {one.due for one in occurrences(made, made.day, date(2027, 6, 1))}
    chosen = draw(st.lists(st.sampled_from(sorted(times)), max_size=3, unique=True))
    found = []
    for due in sorted(chosen):
        of = datetime.combine(due, made.start or time())
        moved = draw(st.booleans())
        found.append(
            Occurrence(
                of,
                day=draw(st.dates(date(2026, 1, 1), date(2026, 12, 31))) if moved else None,
                start=draw(clocks) if moved and made.start else None,
                cancelled=draw(st.booleans()),
                onwards=draw(st.booleans()),
            )
        )
    return tuple(found)


@settings(max_examples=120, deadline=None)
@given(made_meetings())
def test_a_series_with_all_its_exceptions_is_written_and_read_again(made: Meeting) -> None:
    found = read_events("a.ics", written(made))
    (event,) = found.events
    window = date(2025, 12, 1), date(2027, 12, 31)
    assert held(event.meeting, *window) == held(made, *window)
    assert (event.meeting.uid, event.meeting.place) == (made.uid, made.place)
    assert event.meeting.text == (f"{BODY}: {made.text}" if made.text else BODY)


@settings(max_examples=60, deadline=None)
@given(made_meetings())
def test_no_line_is_longer_than_the_standard_allows(made: Meeting) -> None:
    assert all(len(line) <= 75 for line in written(made).split(b"\r\n"))


def test_no_title_becomes_a_line_of_its_own() -> None:
    titles = (
        "Möte\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        "a\nATTENDEE:x",
        "b\x0bX:1",
        "c\u2028X:1",
        "n\x00",
    )
    made = (Meeting(BODY, date(2026, 5, 5), f"u{n}", text=one) for n, one in enumerate(titles))
    lines = written(*made).decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(titles)
    assert not [line for line in lines if line.startswith(("ATTENDEE", "X:1"))]
    assert all(line.isprintable() for line in lines)


def test_a_whole_day_ends_where_the_next_begins() -> None:
    data = written(Meeting(BODY, date(2026, 12, 31), "u"))
    assert b"DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in data
