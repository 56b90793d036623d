"""Meetings in words: what is read gives the days that it says, and what is not read is told."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from typing import NamedTuple

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given
from hypothesis import strategies as st

from store.dates.building import Context
from store.dates.meetings import checked_rule
from store.dates.periods import DateError
from store.dates.series import Otherwise, Series, read_otherwise, read_series

DAY = date(2026, 11, 29)
_SWEDISH = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NTHS = {1: ("första", "first"), 2: ("andra", "second"), 3: ("tredje", "third"),
         4: ("fjärde", "fourth"), -1: ("sista", "last")}  # fmt: skip


def read(text: str, day: date = DAY) -> Series:
    """Return what a text says on a day."""
    return read_series(text, Context.of_day(day))


class Said(NamedTuple):
    """A series in words, and the same as another library works it out."""

    words: str
    days: list[date]


@st.composite
def monthly(draw: st.DrawFn) -> Said:
    """Return the nth weekday of each month, or of every other one, in words."""
    nth, day = draw(st.sampled_from(sorted(_NTHS))), draw(st.integers(0, 6))
    begin = draw(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
    sv, en = _NTHS[nth]
    words = draw(
        st.sampled_from(
            (
                f"{sv} {_SWEDISH[day]}en varje månad från {begin}",
                f"{sv} {_SWEDISH[day]}en i månaden med start {begin}",
                f"från och med {begin} varje månad {sv} {_SWEDISH[day]}en",
                f"the {en} {_ENGLISH[day]} of each month from {begin}",
                f"{en} {_ENGLISH[day]} of every month starting {begin}",
            )
        )
    )
    found = rrule(MONTHLY, dtstart=_at(begin), byweekday=weekday(day, nth), count=20)
    return Said(words, [one.date() for one in found])


@st.composite
def weekly(draw: st.DrawFn) -> Said:
    """Return a weekday of every week, or of each second or third from its first, in words."""
    step, day = draw(st.integers(1, 3)), draw(st.integers(0, 6))
    begin = draw(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
    sv, en = _SWEDISH[day], _ENGLISH[day]
    forms = {
        1: (f"{sv}ar från {begin}", f"varje {sv} från {begin}", f"{en}s from {begin}"),
        2: (f"varannan {sv} från {begin}", f"every other {en} from {begin}"),
        3: (f"var tredje vecka på {sv}ar från {begin}", f"every three weeks on {en} from {begin}"),
    }
    first = rrule(WEEKLY, dtstart=_at(begin), byweekday=weekday(day), count=1)[0]
    found = rrule(WEEKLY, dtstart=first, interval=step, byweekday=weekday(day), count=20)
    return Said(draw(st.sampled_from(forms[step])), [one.date() for one in found])


def _at(day: date) -> datetime:
    return datetime.combine(day, time())


@given(st.one_of(monthly(), weekly()))
def test_words_give_the_days_that_another_library_finds(said: Said) -> None:
    assert read(said.words).first_days(20) == said.days


@given(st.booleans(), st.integers(0, 6), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_even_and_odd_weeks_are_those_of_the_calendar_in_every_year(
    even: bool, day: int, begin: date
) -> None:
    words = f"{_SWEDISH[day]}ar {'jämna' if even else 'udda'} veckor från {begin}"
    for one in read(words).first_days(60):
        assert one.weekday() == day
        assert (one.isocalendar().week % 2 == 0) is even


@given(
    st.lists(st.dates(date(1990, 1, 1), date(2090, 1, 1)), min_size=1, max_size=8),
    st.times().map(lambda one: one.replace(second=0, microsecond=0, fold=0)),
)
def test_days_that_are_counted_up_are_those_days_in_order(days: list[date], start: time) -> None:
    said = read(f"{', '.join(map(str, days))} kl {start:%H:%M}")
    assert said.days == tuple(sorted(set(days)))
    assert (said.rule, said.start) == (None, start)


@given(st.one_of(monthly(), weekly()))
def test_what_was_read_can_be_kept_as_a_rule(said: Said) -> None:
    rule = read(said.words).rule
    assert rule
    assert checked_rule(rule) == rule


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_told_in_a_sentence(text: str) -> None:
    with suppress(DateError):
        assert read(text).days


@pytest.mark.parametrize(
    ("words", "rule", "days"),
    [
        ("tredje tisdagen varje månad kl 16", "FREQ=MONTHLY;BYDAY=3TU", "2026-12-15 2027-01-19"),
        ("varannan onsdag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026-12-02 2026-12-16"),
        ("sista torsdagen i månaden utom juli", None, "2026-12-31 2027-01-28"),
        ("första och tredje tisdagen i månaden", "FREQ=MONTHLY;BYDAY=1TU,3TU",
         "2026-12-01 2026-12-15"),
        ("tisdagar och torsdagar", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-12-01 2026-12-03"),
        ("tredje tisdagen varannan månad från februari 2027",
         "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TU", "2027-02-16 2027-04-20"),
        ("every third Tuesday at 4 pm", "FREQ=MONTHLY;BYDAY=3TU", "2026-12-15 2027-01-19"),
        ("tisdagar till och med maj", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270531",
         "2026-12-01 2026-12-08"),
        ("varje tisdag hela 2027", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231", "2027-01-05 2027-01-12"),
        ("första tisdagen varje månad våren 2027", "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270531",
         "2027-03-02 2027-04-06"),
        ("tredje tisdagen i maj 2027", None, "2027-05-18"),
        ("Tuesdays in May 2027", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270531", "2027-05-04 2027-05-11"),
        ("den 15:e varje månad", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15 2027-01-15"),
    ],
)  # fmt: skip
def test_a_series_is_a_rule_from_its_first_day_on(words: str, rule: str | None, days: str) -> None:
    found = read(words)
    assert rule is None or found.rule == rule
    assert [str(one) for one in found.first_days(2)] == days.split()


def test_a_month_that_is_left_out_has_no_meeting() -> None:
    found = read("sista torsdagen i månaden utom juli och augusti").first_days(24)
    assert {one.month for one in found} == set(range(1, 13)) - {7, 8}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("kl 17", Otherwise(start=time(17))),
        ("10 november", Otherwise(date(2026, 11, 10))),
        ("10 november kl 9–11 i Rådhuset", Otherwise(date(2026, 11, 10), time(9), 120, "Rådhuset")),
        ("i sal 3", Otherwise(place="sal 3")),
    ],
)
def test_what_is_to_be_otherwise_is_read_by_its_parts(words: str, said: Otherwise) -> None:
    assert read_otherwise(words, Context.of_day(DAY)) == said


@pytest.mark.parametrize("words", ["hubba", "10 november och 11 november", "tisdagar kl 9"])
def test_a_time_that_is_to_be_otherwise_is_one_day(words: str) -> None:
    with pytest.raises(DateError):
        read_otherwise(words, Context.of_day(DAY))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("15 januari, 19 februari och 18 mars 2027", "2027-01-15 2027-02-19 2027-03-18"),
        ("3, 10 och 17 september 2027", "2027-09-03 2027-09-10 2027-09-17"),
        ("5/1 2027, 6/2 2027", "2027-01-05 2027-02-06"),
        ("tisdag 5 januari 2027", "2027-01-05"),
    ],
)
def test_some_days_are_no_rule(words: str, days: str) -> None:
    found = read(words)
    assert found.rule is None
    assert [str(one) for one in found.days] == days.split()


@pytest.mark.parametrize(
    ("words", "start", "minutes"),
    [
        ("tisdagar kl 16", time(16), 0),
        ("tisdagar 17.30", time(17, 30), 0),
        ("tisdagar kl. 9–11.30", time(9), 150),
        ("Tuesdays at 4 pm", time(16), 0),
        ("Tuesdays 12 am", time(0), 0),
        ("2027-01-05 16:00", time(16), 0),
        ("tisdagar kl 22–01", time(22), 180),
        ("tisdagar 17.30–19 i Parkhuset", time(17, 30), 90),
    ],
)
def test_when_on_the_day_is_read(words: str, start: time, minutes: int) -> None:
    found = read(words)
    assert (found.start, found.minutes) == (start, minutes)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tisdagar kl 16 i Stadshuset", "Stadshuset"),
        ("tisdagar i Stadshuset, sal 3 kl 16", "Stadshuset, sal 3"),
        ("Tuesdays in City Hall at 4 pm", "City Hall"),
        ("tisdagar i rum 12 till och med maj", "rum 12"),
        ("tisdagar i Rum 4 17.30", "Rum 4"),
        ("tisdagar plats: det gamla biblioteket", "det gamla biblioteket"),
        ("På Tisdagar kl 16", ""),
        ("Tuesdays in May 2027", ""),
    ],
)
def test_where_it_meets_is_read_and_a_month_is_no_place(words: str, place: str) -> None:
    assert read(words).place == place


def test_what_stands_in_quotes_is_what_the_meeting_is() -> None:
    assert read("“Gruppmöte” måndagar kl 8").text == "Gruppmöte"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("tredje tisdagen varje månad om det behövs", "'om det behövs' is not understood; tredje"),
        ("tisdagar i Stadshuset om det behövs", "'om det behövs' is not understood"),
        ("hubba", "'hubba' does not say when it meets"),
        ("", "does not say when it meets"),
        ("tisdagar " * 60, "539 characters are more than are read"),
        ("tisdagar kl 16 och kl 18", "two times of the day"),
        ("tisdagar kl 25", "no time of the day"),
        ("tisdagar till och med 3 mars 2020", "2020-03-03 is before 2026-11-29"),
        ("30 februari", "no day 30"),
        ("every second Tuesday", "may be every other week or the second of each month"),
        ("under våren 2026", "is not understood|does not say"),
        ("tisdagar från hubba", "'hubba' names no days"),
    ],
)
def test_what_is_not_understood_is_told_with_what_is(words: str, told: str) -> None:
    with pytest.raises(DateError, match=told):
        read(words)
