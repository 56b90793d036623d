"""Calendar files: what is written is read again, and nothing hostile gets in or out."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store.ics import Event, read_calendar, write_calendar

from store.errors import DocumentError
from tests.shared import shared

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
START = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
END = b"END:VEVENT\r\nEND:VCALENDAR\r\n"

events = st.builds(
    Event,
    uid=st.text("abc0123-@;,\\", min_size=1, max_size=80),
    day=st.dates(date(1901, 1, 1), date(2190, 1, 1)),
    text=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=200).map(
        lambda text: " ".join(text.split())
    ),
    rule=st.sampled_from([None, "FREQ=MONTHLY;BYDAY=2TH"]),
    skipped=st.lists(st.dates(date(1901, 1, 1), date(2190, 1, 1)), max_size=3).map(tuple),
    cancelled=st.booleans(),
)


def _written(*found: Event) -> bytes:
    return write_calendar(found, NOW, "Parknämnden")


@given(st.lists(events, max_size=4))
def test_what_is_written_is_read_again(found: list[Event]) -> None:
    again, refused = read_calendar(_written(*found))
    assert refused == []
    kept = [(one.uid, one.day, one.rule, one.skipped, one.cancelled) for one in again]
    assert kept == [(one.uid, one.day, one.rule, one.skipped, one.cancelled) for one in found]


@given(events)
def test_no_line_is_longer_than_the_standard_allows(found: Event) -> None:
    assert all(len(line) <= 75 for line in _written(found).split(b"\r\n"))


def test_a_whole_day_ends_where_the_next_begins() -> None:
    data = _written(Event("m1", date(2026, 12, 31), "Möte"))
    assert b"DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in data


def test_a_cancelled_meeting_is_still_there() -> None:
    assert b"STATUS:CANCELLED" in _written(Event("m1", date(2026, 5, 5), "Möte", cancelled=True))


def test_no_title_becomes_a_line_of_its_own() -> None:
    titles = json.loads(shared("hostile/ics/inject_titles.json").read_text(encoding="utf-8"))
    data = _written(*(Event(f"m{n}", date(2026, 5, 5), one) for n, one in enumerate(titles)))
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(titles)
    assert not [line for line in lines if line.startswith(("ATTENDEE", "X-EVIL", "X:1"))]
    assert all(line.isprintable() for line in lines)


def test_a_hostile_calendar_is_refused_event_by_event() -> None:
    found, refused = read_calendar(shared("hostile/ics/hostile.ics").read_bytes())
    assert found == []
    assert "no rule" in str(refused[0].reason)


@pytest.mark.parametrize(
    "data",
    [b"", b"hubba", b"\xff\xfe\x00", b"BEGIN:VEVENT\nEND:VEVENT", b"PK\x03\x04", b"\x00" * 5000],
)
def test_what_is_no_calendar_is_told(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_calendar(data)


@pytest.mark.parametrize(
    "inner",
    [b"", b"SUMMARY:x", b"DTSTART:hubba", b"DTSTART;VALUE=DATE:20240230", b"DTSTART:00000101",
     b"DTSTART:99991231", b"DTSTART:20240101T250000Z", b"DTSTART:20240101\r\nRRULE:FREQ=DAILY",
     b"DTSTART:20240101\r\nEXDATE:hubba"],
)  # fmt: skip
def test_an_event_without_a_day_that_can_be_is_refused_and_the_others_read(inner: bytes) -> None:
    good = b"\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20240506\r\nUID:ok\r\n"
    found, refused = read_calendar(START + inner + good + END)
    assert [one.uid for one in found] == ["ok"]
    assert len(refused) == 1


def test_a_moment_is_the_day_that_it_is_in_stockholm() -> None:
    for moment, day in [
        (b"20240630T220000Z", date(2024, 7, 1)),
        (b"20241231T230000Z", date(2025, 1, 1)),
        (b"20240330T230000Z", date(2024, 3, 31)),
        (b"20240331T215959Z", date(2024, 3, 31)),
        (b"20241027T005959Z", date(2024, 10, 27)),
        (b"20241027T230000Z", date(2024, 10, 28)),
    ]:
        (found,), _refused = read_calendar(START + b"UID:a\r\nDTSTART:" + moment + b"\r\n" + END)
        assert found.day == day


def test_an_alarm_within_an_event_is_no_part_of_it() -> None:
    alarm = b"BEGIN:VALARM\r\nSUMMARY:larm\r\nDTSTART:20200101\r\nEND:VALARM\r\n"
    (found,), _refused = read_calendar(
        START + alarm + b"DTSTART:20240506\r\nSUMMARY:M\\, \\;\\n\xc3\xb6te\r\n" + END
    )
    assert (found.day, found.text) == (date(2024, 5, 6), "M, ; öte")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        read_calendar(START + data + END)
