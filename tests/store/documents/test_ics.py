"""Calendar files: an occurrence is known by its series and its time in it, and nothing is lost."""

from __future__ import annotations

import contextlib
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.common.errors import DocumentError
from store.documents.ics.reading import read_events
from tests.shared import shared
from tests.store.documents.calendar_files import WEST_EUROPE, calendar, days, held, read, told

THURSDAYS = """UID:s
DTSTART;TZID=Europe/Stockholm:20260903T160000
DTEND;TZID=Europe/Stockholm:20260903T180000
RRULE:FREQ=MONTHLY;BYDAY=1TH;COUNT=4
SUMMARY:Möte"""
MOVED = """UID:s
RECURRENCE-ID;TZID=Europe/Stockholm:20261105T160000
DTSTART;TZID=Europe/Stockholm:20261110T090000
DTEND;TZID=Europe/Stockholm:20261110T100000
SUMMARY:Flyttat"""


@pytest.mark.parametrize("turned", [False, True])
def test_a_moved_time_replaces_its_day_wherever_it_stands(turned: bool) -> None:
    entries = [MOVED, THURSDAYS] if turned else [THURSDAYS, MOVED]
    assert days(*entries) == [
        "2026-09-03 16:00-18:00", "2026-10-01 16:00-18:00",
        "2026-11-10 09:00-10:00 from 2026-11-05", "2026-12-03 16:00-18:00",
    ]  # fmt: skip


def test_a_cancelled_time_stays_as_cancelled_and_takes_no_other_with_it() -> None:
    cancelled = MOVED.replace("20261110T090000", "20261105T160000") + "\nSTATUS:CANCELLED"
    found = days(THURSDAYS, cancelled)
    assert [one.endswith("cancelled") for one in found] == [False, False, True, False]


def test_all_following_times_are_moved_and_one_of_them_otherwise() -> None:
    onwards = """UID:s
RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Stockholm:20261105T160000
DTSTART;TZID=Europe/Stockholm:20261106T150000
DTEND;TZID=Europe/Stockholm:20261106T160000
SUMMARY:Ny tid"""
    single = MOVED.replace("20261105", "20261203").replace("20261110", "20261201")
    assert days(single, onwards, THURSDAYS) == [
        "2026-09-03 16:00-18:00", "2026-10-01 16:00-18:00",
        "2026-11-06 15:00-16:00 from 2026-11-05", "2026-12-01 09:00-10:00 from 2026-12-03",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "id_",
    ["RECURRENCE-ID:20261105T150000Z", "RECURRENCE-ID;VALUE=DATE:20261105",
     "RECURRENCE-ID;TZID=America/New_York:20261105T100000",
     "RECURRENCE-ID;TZID=Europe/Stockholm:20261105T100000"],
)  # fmt: skip
def test_a_time_is_known_in_any_zone_or_by_its_day(id_: str) -> None:
    moved = MOVED.replace("RECURRENCE-ID;TZID=Europe/Stockholm:20261105T160000", id_)
    assert "2026-11-10 09:00-10:00 from 2026-11-05" in days(THURSDAYS, moved)
    assert len(days(THURSDAYS, moved)) == 4


def test_days_are_added_and_left_out() -> None:
    assert days("""UID:s
DTSTART;VALUE=DATE:20260903
RDATE;VALUE=DATE:20261015,20261112
RDATE;VALUE=DATE:20261203
EXDATE;VALUE=DATE:20261112""") == ["2026-09-03", "2026-10-15", "2026-12-03"]


def test_an_added_time_may_have_a_length_of_its_own() -> None:
    assert days("""UID:s
DTSTART:20260903T140000Z
DURATION:PT1H
RDATE;VALUE=PERIOD:20261203T140000Z/PT3H""") == [
        "2026-09-03 16:00-17:00", "2026-12-03 15:00-18:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "out",
    ["EXDATE;TZID=Europe/Stockholm:20261001T160000", "EXDATE:20261001T140000Z",
     "EXDATE;VALUE=DATE:20261001", "EXDATE;TZID=Europe/Stockholm;VALUE=DATE:20261001"],
)  # fmt: skip
def test_a_day_is_left_out_in_any_zone(out: str) -> None:
    assert [one[:10] for one in days(f"{THURSDAYS}\n{out}")] == [
        "2026-09-03", "2026-11-05", "2026-12-03",
    ]  # fmt: skip


def test_a_day_that_is_added_and_is_the_rules_as_well_is_left_out_as_one() -> None:
    both = (
        "RDATE;TZID=Europe/Stockholm:20261001T160000\nEXDATE;TZID=Europe/Stockholm:20261001T160000"
    )
    assert "2026-10-01" not in " ".join(days(f"{THURSDAYS}\n{both}"))


def test_a_left_out_day_that_the_series_does_not_have_is_told() -> None:
    found = read(f"{THURSDAYS}\nEXDATE;TZID=Europe/Stockholm:20261002T160000")
    assert told(found) == ["left out day that the series does not have"]
    assert str(found.remarks[0].reason) == "2026-10-02"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("FREQ=DAILY;COUNT=3", ["09-01", "09-02", "09-03"]),
     ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", ["09-01", "09-30", "10-30"]),
     ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20260929T140000Z", ["09-01", "09-15", "09-29"]),
     ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20260929T135959Z", ["09-01", "09-15"]),
     ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20260929", ["09-01", "09-15", "09-29"]),
     ("FREQ=WEEKLY;BYHOUR=16;BYMINUTE=0;BYSECOND=0;COUNT=2", ["09-01", "09-08"])],
)  # fmt: skip
def test_rules_end_where_they_say(rule: str, expected: list[str]) -> None:
    found = days(f"UID:s\nDTSTART;TZID=Europe/Stockholm:20260901T160000\nRRULE:{rule}")
    assert [one[5:10] for one in found] == expected


def test_two_rules_are_both_kept() -> None:
    found = days("""UID:s
DTSTART;VALUE=DATE:20260901
RRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2
RRULE:FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20261031""")
    assert found == ["2026-09-01", "2026-09-15", "2026-10-01", "2026-10-15"]


def test_the_first_day_is_one_though_the_rule_passes_it_over() -> None:
    found = days("UID:s\nDTSTART;VALUE=DATE:20260902\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    assert found == ["2026-09-02", "2026-09-03", "2026-09-10"]


@pytest.mark.parametrize(
    ("start", "head", "expected"),
    [("DTSTART:20260630T220000Z", "", "2026-07-01 00:00"),
     ("DTSTART:20261231T230000Z", "", None),
     ("DTSTART:20260903T160000", "", "2026-09-03 16:00"),
     ("DTSTART;TZID=W. Europe Standard Time:20260903T160000", "", "2026-09-03 16:00"),
     ("DTSTART;TZID=GMT Standard Time:20260903T160000", "", "2026-09-03 17:00"),
     ("DTSTART;TZID=America/New_York:20260903T200000", "", "2026-09-04 02:00"),
     ('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Stockholm":20260903T160000',
      WEST_EUROPE.format(name="(UTC+01:00) Amsterdam, Berlin, Stockholm"), "2026-09-03 16:00"),
     ("DTSTART;TZID=Egen:20261203T160000",
      WEST_EUROPE.format(name="Egen").replace("+01", "+02").replace("T+02", "T+03"),
      "2026-12-03 15:00"),
     ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Stockholm:20260903T160000", "",
      "2026-09-03 16:00")],
)  # fmt: skip
def test_a_day_is_the_day_in_stockholm(start: str, head: str, expected: str | None) -> None:
    assert days(f"UID:s\n{start}", head=head) == ([expected] if expected else [])


def test_an_unknown_zone_is_read_as_here_and_told() -> None:
    found = read("UID:s\nDTSTART;TZID=Hittepå:20260903T160000")
    assert held(found.events[0].meeting) == ["2026-09-03 16:00"]
    assert told(found) == ["unknown time zone"]


def test_a_zone_of_one_file_is_forgotten_in_the_next() -> None:
    event = "UID:s\nDTSTART;TZID=Egen:20260903T160000"
    read(event, head=WEST_EUROPE.format(name="Egen"))
    assert told(read(event)) == ["unknown time zone"]


@pytest.mark.timeout(20)
def test_a_zone_that_changes_its_clocks_each_second_is_told_and_costs_nothing() -> None:
    head = WEST_EUROPE.format(name="Egen").replace(
        "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=SECONDLY"
    )
    found = read("UID:s\nDTSTART;TZID=Egen:20260903T160000", head=head)
    assert told(found) == ["time zone that cannot be read", "unknown time zone"]


def test_a_series_keeps_the_clock_of_its_own_zone() -> None:
    found = days("UID:s\nDTSTART;TZID=UTC:20260903T220000\nRRULE:FREQ=MONTHLY;BYDAY=1TH;COUNT=3")
    assert found == ["2026-09-04 00:00", "2026-10-02 00:00", "2026-11-05 23:00"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [("DTSTART:20260831T180000\nDTEND:20260901T000000", "2026-08-31 18:00-00:00"),
     ("DTSTART:20260914T000000\nDTEND:20260916T000000",
      "2026-09-14 00:00-00:00 to 2026-09-15"),
     ("DTSTART;VALUE=DATE:20260810\nDURATION:P3D", "2026-08-10 to 2026-08-12"),
     ("DTSTART;VALUE=DATE:20260810\nDTEND;VALUE=DATE:20260811", "2026-08-10"),
     ("DTSTART;VALUE=DATE:20260810\nDTEND;VALUE=DATE:20260810", "2026-08-10"),
     ("DTSTART:20260810T160000\nDURATION:PT1H30M", "2026-08-10 16:00-17:30"),
     ("DTSTART:20261025T010000\nDTEND:20261025T040000", "2026-10-25 01:00-04:00"),
     ("DTSTART:20260810T160000\nDTEND:20260812T120000", "2026-08-10 16:00-12:00 to 2026-08-12"),
     ("DTSTART:20260810T160000", "2026-08-10 16:00")],
)  # fmt: skip
def test_an_event_ends_on_its_last_day(said: str, expected: str) -> None:
    assert days(f"UID:s\n{said}") == [expected]


def test_an_end_before_the_beginning_is_told_and_the_event_kept() -> None:
    found = read("UID:s\nDTSTART:20260810T160000\nDTEND:20260810T150000")
    assert held(found.events[0].meeting) == ["2026-08-10 16:00"]
    assert told(found) == ["ends before it begins"]


def test_of_two_revisions_the_later_counts_and_the_older_is_told() -> None:
    newer = "UID:s\nSEQUENCE:2\nDTSTART;VALUE=DATE:20260910\nSUMMARY:Ny"
    older = "UID:s\nSEQUENCE:1\nDTSTART;VALUE=DATE:20260903\nSUMMARY:Gammal"
    found = read(newer, older)
    assert [held(one.meeting) for one in found.events] == [["2026-09-10"]]
    assert told(found) == ["older revision of an event"]


def test_the_same_uid_on_two_days_is_two_events_and_told() -> None:
    found = read("UID:s\nDTSTART;VALUE=DATE:20261013", "UID:s\nDTSTART;VALUE=DATE:20260908")
    assert sorted(held(one.meeting)[0] for one in found.events) == ["2026-09-08", "2026-10-13"]
    assert len({one.meeting.uid for one in found.events}) == 2
    assert told(found) == ["same UID for several events"]


def test_a_calendar_that_calls_off_keeps_what_else_is_known_of_the_series() -> None:
    data = calendar(THURSDAYS, head="METHOD:PUBLISH") + calendar(
        "UID:s\nSEQUENCE:1\nDTSTART;TZID=Europe/Stockholm:20260903T160000", head="METHOD:CANCEL"
    )
    (event,) = read_events("a.ics", data).events
    assert held(event.meeting) == [
        f"{day} 16:00-18:00 cancelled"
        for day in ("2026-09-03", "2026-10-01", "2026-11-05", "2026-12-03")
    ]


@pytest.mark.parametrize(
    "odd",
    ["", "SUMMARY:x", "DTSTART:hubba", "DTSTART;VALUE=DATE:20260230", "DTSTART:00000101",
     "DTSTART:99991231", "DTSTART:20260101T250000Z", "DTSTART:20260101\nEXDATE:hubba",
     "DTSTART:20260101\nRRULE:FREQ=SECONDLY;COUNT=100000000", "DTSTART:20260101\nRRULE:hubba",
     "DTSTART:20260101\nRRULE:FREQ=DAILY;UNTIL=20250101", "DTSTART:20260101\nRDATE:hubba",
     "DTSTART:P1D", "DTSTART:20260101\nDTEND:hubba", "DTSTART:20260101\nDURATION:hubba",
     "DTSTART:20260101\nBEGIN:VALARM", "DTSTART:20260101T100000/20260101T110000",
     "DTSTART:20260101\nRRULE:FREQ=DAILY;BYHOUR=9,13"],
)  # fmt: skip
def test_an_odd_event_is_left_out_and_told_and_the_others_read(odd: str) -> None:
    found = read(f"UID:a\n{odd}", "UID:ok\nDTSTART;VALUE=DATE:20260506")
    assert [one.meeting.uid for one in found.events] == ["ok"]
    assert [one.left_out for one in found.remarks] == [True]


def test_an_odd_change_leaves_its_series_as_it_is() -> None:
    found = read(THURSDAYS, "UID:s\nRECURRENCE-ID:hubba\nDTSTART:20261110T090000")
    assert len(held(found.events[0].meeting)) == 4
    assert told(found) == ["event that cannot be read"]


def test_more_listed_days_than_are_read_leave_the_event_out_and_are_told() -> None:
    listed = ",".join(f"20260903T{n // 60:02}{n % 60:02}00" for n in range(1100))
    found = read(f"UID:a\nDTSTART:20260903T160000\nRDATE:{listed}")
    assert str(found.remarks[0].reason) == "it lists more than 1000 days"


def test_a_rule_of_a_changed_time_is_told() -> None:
    found = read(THURSDAYS, f"{MOVED}\nRRULE:FREQ=DAILY")
    assert told(found) == ["rule of a changed time"]
    assert len(held(found.events[0].meeting)) == 4


def test_an_event_that_the_file_never_ends_is_told() -> None:
    data = calendar("UID:a\nDTSTART;VALUE=DATE:20260506\nSUMMARY:x", "UID:b\nDTSTART:20260507")
    found = read_events("a.ics", data.replace(b"END:VEVENT\r\n", b"", 1))
    assert [one.meeting.uid for one in found.events] == ["b"]
    assert told(found) == ["event without an end"]


@pytest.mark.parametrize(
    "said",
    ["SUMMARY;VALUE=DATE:20260101", "SUMMARY:a\nSUMMARY:b", "LOCATION:a\nLOCATION:b",
     "SUMMARY;X-A=\"b\":c", "LOCATION;VALUE=URI:http://x", "SUMMARY:[a\\, b]", "SEQUENCE:hubba",
     "STATUS:a\nSTATUS:b", "ORGANIZER;CN=\"A:B\":mailto:x", "CATEGORIES:a,b\nCATEGORIES:c"],
)  # fmt: skip
def test_no_value_is_told_as_python_shows_it(said: str) -> None:
    (event,) = read(f"UID:s\nDTSTART;VALUE=DATE:20260506\n{said}").events
    told = f"{event.meeting.text} {event.meeting.place}"
    assert not any(one in told for one in ("vDDD", "vText", "datetime", "b'", "['", "Parameters"))


def test_an_alarm_within_an_event_is_no_part_of_it() -> None:
    alarm = "BEGIN:VALARM\nSUMMARY:larm\nTRIGGER:-PT10M\nACTION:DISPLAY\nEND:VALARM"
    (event,) = read(f"{alarm}\nUID:s\nDTSTART:20260506\nSUMMARY:M\\, \\;\\nöte").events
    assert (event.meeting.day, event.meeting.text) == (date(2026, 5, 6), "M, ; öte")


def test_time_and_place_are_kept() -> None:
    (event,) = read(f"{THURSDAYS}\nLOCATION:Stadshuset\\, rum 5").events
    meeting = event.meeting
    assert (meeting.start, meeting.minutes, meeting.place) == (time(16), 120, "Stadshuset, rum 5")


def test_a_daily_rule_of_a_hundred_years_is_bounded_and_told() -> None:
    found = read("UID:s\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY;UNTIL=21200101")
    assert told(found) == ["rule of many times"]
    assert len(held(found.events[0].meeting, date(2000, 1, 1), date(2199, 1, 1))) == 4000


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=2TH", "FREQ=DAILY;COUNT=50"])
def test_an_ordinary_series_is_nothing_to_tell(rule: str) -> None:
    assert told(read(f"UID:s\nDTSTART;VALUE=DATE:20200101\nRRULE:{rule}")) == []


def test_a_hostile_calendar_is_refused_event_by_event() -> None:
    found = read_events("a.ics", shared("hostile/ics/hostile.ics").read_bytes())
    assert found.events == ()
    assert "no rule" in str(found.remarks[0].reason)


@pytest.mark.parametrize(
    "data",
    [b"", b"hubba", b"\xff\xfe\x00", b"BEGIN:VEVENT\nEND:VEVENT", b"PK\x03\x04", b"\x00" * 5000,
     b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x", "möte".encode("cp1252")],
)  # fmt: skip
def test_what_is_no_calendar_is_told(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_events("a.ics", data)


def test_lines_end_as_on_any_system() -> None:
    data = calendar(THURSDAYS)
    for end in (b"\n", b"\r"):
        assert len(read_events("a.ics", data.replace(b"\r\n", end)).events) == 1


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        read_events("a.ics", calendar("UID:a").replace(b"UID:a", data))


NAMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID",
         "SUMMARY", "SEQUENCE", "STATUS", "UID")  # fmt: skip
VALUES = (
    "20260903T160000", "20260903", "20260903T160000Z", "P1D", "-PT5M", "FREQ=WEEKLY", "hubba", "",
    "FREQ=MONTHLY;BYDAY=1TH;COUNT=3", "20260903T160000Z/PT1H", "CANCELLED", "7", "x,y",
)  # fmt: skip
PARAMETERS = (
    "", ";VALUE=DATE", ";TZID=Europe/Stockholm", ";TZID=Hubba", ";VALUE=PERIOD",
    ";RANGE=THISANDFUTURE", ";RANGE=THISANDPRIOR", ";VALUE=DATE;TZID=Asia/Tokyo",
)  # fmt: skip
lines = st.builds(
    "{}{}:{}".format,
    *(st.sampled_from(found) for found in (NAMES, PARAMETERS, VALUES)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(lines, max_size=6).map("\n".join), min_size=1, max_size=3))
def test_any_properties_are_read_or_told(events: list[str]) -> None:
    whole = [f"UID:same\nSUMMARY:x\n{one}" for one in events]
    found = read_events("a.ics", calendar(*whole))
    for event in found.events:
        held(event.meeting)
    assert found.events or any(one.left_out for one in found.remarks)


@pytest.mark.parametrize(
    ("maker", "owner"),
    [
        ("-//Strands kommun//Budget//SV", "Strands kommun"),
        ("-//Google Inc//Google Calendar 70.9054//EN", ""),
        ("-//ical.marudot.com//iCal Event Maker", ""),
        ("x", ""),
    ],
)
def test_whose_a_calendar_is_stands_in_it_where_no_program_does(maker: str, owner: str) -> None:
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{maker}\r\nEND:VCALENDAR\r\n"
    assert read_events("a.ics", text.encode()).owner == owner
