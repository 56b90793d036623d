"""A meeting is entered in words, set otherwise for once or from then on, cancelled, and undone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert
from msgspec.structs import replace

from store.changes.arranging import Draft, add_meeting, cancel_meeting
from store.changes.meetings import cancel_onwards, change_meeting, enter_meeting, meeting_of
from store.common.errors import RegisterError
from store.common.place import Place
from store.dates.building import Context
from store.dates.series import Otherwise, Series, read_series
from store.documents.ics.reading import read_events
from store.documents.ics.writing import write_calendar
from store.keeping.contents import nothing
from store.merging.meetings import MeetingIntake, Placed
from store.model.meetings import Meeting, Occurrence
from store.model.occurrences import Held, held_at, occurrences
from store.register.register import Register
from store.survey.survey import Survey
from tests.store.made import NOW, directive, reading

DAY = date(2026, 11, 29)
BODY = "Parknämnden"
NEXT = (date(2026, 12, 15), date(2027, 1, 19), date(2027, 2, 16))


@pytest.fixture
def register(place: Place) -> Register:
    register = Register.empty(place)
    register.take_in(reading(directive("rapportera i tertialrapport 1")), NOW)
    _save(register, enter_meeting(BODY, said("tredje tisdagen varje månad kl 16 i Parkhuset")))
    return register


def said(words: str) -> Series:
    """Return a series in words."""
    return read_series(words, Context.of_day(DAY))


def _save(register: Register, draft: Draft) -> None:
    register.arrange(draft, by="Kim", now=NOW)


def held(register: Register) -> list[tuple[date, time | None, str, bool]]:
    """Return when it meets in three months, where, and whether it is cancelled."""
    found = Survey(Register.open(register.place), DAY).sittings(DAY, date(2027, 2, 28))
    return [(one.day, one.start, one.place, one.cancelled) for one in found]


def test_a_series_in_words_is_a_meeting_with_time_and_place(register: Register) -> None:
    assert held(register) == [(day, time(16), "Parkhuset", False) for day in NEXT]


def test_days_that_are_counted_up_are_one_meeting(register: Register) -> None:
    register.undo(by="Kim", now=NOW)
    _save(register, enter_meeting(BODY, said("15 december 2026, 3 januari 2027 kl 9")))
    assert [one[:2] for one in held(register)] == [
        (date(2026, 12, 15), time(9)),
        (date(2027, 1, 3), time(9)),
    ]
    assert len(register.meetings) == 1


def test_the_same_series_twice_is_one(register: Register) -> None:
    _save(register, cancel_meeting("M1", NEXT[0]))
    _save(register, enter_meeting(BODY, said("tredje tisdagen varje månad kl 16 i Parkhuset")))
    assert list(register.meetings) == ["M1"]


def test_one_time_is_moved_alone_and_says_from_where(register: Register) -> None:
    _save(register, change_meeting("M1", NEXT[1], Otherwise(date(2027, 1, 20), time(9))))
    found = Survey(register, DAY).sittings(DAY, date(2027, 2, 28))
    assert [(one.day, one.start, one.moved_from) for one in found] == [
        (NEXT[0], time(16), None),
        (date(2027, 1, 20), time(9), NEXT[1]),
        (NEXT[2], time(16), None),
    ]
    register.undo(by="Kim", now=NOW)
    assert [one[0] for one in held(register)] == list(NEXT)


def test_a_meeting_that_is_no_series_is_moved_as_well(register: Register) -> None:
    _save(register, add_meeting(BODY, date(2026, 12, 1)))
    _save(register, change_meeting("M2", date(2026, 12, 1), Otherwise(date(2026, 12, 2))))
    (one,) = Survey(register, DAY).sittings(DAY, date(2026, 12, 10))
    assert (one.day, one.start, one.moved_from) == (date(2026, 12, 2), None, date(2026, 12, 1))


def test_the_time_and_place_of_all_following_are_set(register: Register) -> None:
    otherwise = Otherwise(start=time(17), place="Rådhuset")
    _save(register, change_meeting("M1", NEXT[1], otherwise, onwards=True))
    assert held(register) == [
        (NEXT[0], time(16), "Parkhuset", False),
        (NEXT[1], time(17), "Rådhuset", False),
        (NEXT[2], time(17), "Rådhuset", False),
    ]


def test_what_is_set_of_one_time_keeps_what_holds_from_then_on(register: Register) -> None:
    _save(register, change_meeting("M1", NEXT[0], Otherwise(start=time(17)), onwards=True))
    _save(register, change_meeting("M1", NEXT[1], Otherwise(place="Rådhuset")))
    assert held(register)[1] == (NEXT[1], time(17), "Rådhuset", False)


def test_what_is_set_from_a_time_on_counts_for_that_time_too(register: Register) -> None:
    _save(register, change_meeting("M1", NEXT[1], Otherwise(place="Rådhuset")))
    _save(register, change_meeting("M1", NEXT[1], Otherwise(start=time(9)), onwards=True))
    assert held(register)[1:] == [
        (NEXT[1], time(9), "Rådhuset", False),
        (NEXT[2], time(9), "Rådhuset", False),
    ]


def test_a_moved_time_is_moved_back(register: Register) -> None:
    _save(register, change_meeting("M1", NEXT[1], Otherwise(date(2027, 1, 20))))
    _save(register, change_meeting("M1", NEXT[1], Otherwise(NEXT[1])))
    found = Survey(register, DAY).sittings(DAY, date(2027, 2, 28))
    assert [one.moved_from for one in found] == [None, None, None]


def test_all_from_a_day_on_are_cancelled_and_stay_as_such(register: Register) -> None:
    _save(register, change_meeting("M1", NEXT[2], Otherwise(start=time(9))))
    _save(register, cancel_onwards("M1", NEXT[1]))
    assert [(one[0], one[3]) for one in held(register)] == [
        (NEXT[0], False),
        (NEXT[1], True),
        (NEXT[2], True),
    ]


@pytest.mark.parametrize("id_", ["M7", "", "A1", "M٣"])
def test_a_meeting_that_is_not_there_is_not_changed(register: Register, id_: str) -> None:
    with pytest.raises(RegisterError, match="no meeting"):
        _save(register, change_meeting(id_, NEXT[0], Otherwise(start=time(9))))


def test_a_day_without_a_meeting_is_not_changed(register: Register) -> None:
    for draft in (
        change_meeting("M1", date(2026, 12, 16), Otherwise(start=time(9))),
        cancel_onwards("M1", date(2026, 12, 16)),
        change_meeting("M1", date.max, Otherwise(start=time(9))),
    ):
        with pytest.raises(RegisterError, match="does not meet on"):
            _save(register, draft)


def test_what_the_office_moved_stays_so_when_its_calendar_is_read_again(register: Register) -> None:
    data = write_calendar("ut.ics", [register.meetings["M1"]], datetime.now(UTC), "Möten")
    _save(register, change_meeting("M1", NEXT[1], Otherwise(date(2027, 1, 20), place="Rådhuset")))
    events = read_events("ut.ics", data).events
    intake = MeetingIntake([Placed(one, BODY) for one in events])
    _save(register, intake.draft)
    assert held(register)[1] == (date(2027, 1, 20), time(16), "Rådhuset", False)


def test_what_the_office_moved_is_in_the_calendar_that_is_written(register: Register) -> None:
    _save(register, change_meeting("M1", NEXT[1], Otherwise(date(2027, 1, 20))))
    data = write_calendar("ut.ics", [register.meetings["M1"]], datetime.now(UTC), "Möten")
    (event,) = read_events("ut.ics", data).events
    found = occurrences(event.meeting, DAY, date(2027, 2, 28))
    assert [one.day for one in found] == [NEXT[0], date(2027, 1, 20), NEXT[2]]


def test_a_meeting_of_another_zone_is_moved_to_a_time_of_stockholm() -> None:
    meeting = Meeting(
        BODY, date(2027, 1, 19), "u", start=time(15), zone="Europe/London",
        own_occurrences=(Occurrence(datetime(2027, 1, 19, 15), date(2027, 1, 20), time(8)),),
    )  # fmt: skip
    one = held_at(meeting, datetime(2027, 1, 19, 15))
    assert (one.day, one.start, one.due) == (date(2027, 1, 20), time(9), date(2027, 1, 19))


@given(
    st.sampled_from(("tredje tisdagen varje månad kl 16", "varannan onsdag", "varje dag")[:2]),
    st.integers(0, 9),
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0, fold=0)),
    st.booleans(),
)
def test_a_change_holds_from_its_time_on_and_no_other_is_touched(
    words: str, place: int, day: date, start: time | None, onwards: bool
) -> None:
    meeting = meeting_of(BODY, said(words), "u")
    before = _times(meeting)
    due = before[place].due
    draft = change_meeting("M1", due, Otherwise(day, start), onwards=onwards)
    after = _times(_drafted(meeting, draft))
    moved = [one for one in after if one not in before]
    assert [one.due for one in after] == [one.due for one in before]
    assert all(one.due >= due if onwards else one.due == due for one in moved)
    changed = next(one for one in after if one.due == due)
    assert (changed.day, changed.start) == (day, start or before[place].start)


def _drafted(meeting: Meeting, draft: Draft) -> Meeting:
    (op,) = draft(replace(nothing(), meetings={1: meeting}))
    return convert(op.after, Meeting)


def _times(meeting: Meeting) -> list[Held]:
    """Return the first ten times by the days that the series has them on."""
    found = occurrences(meeting, date(2020, 1, 1), date(2035, 1, 1))
    return sorted(found, key=lambda one: one.due)[:10]
