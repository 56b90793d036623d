"""Feasts and elections: their days follow their rules in any year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.dates.building import Context
from store.dates.cycle import Cycle, is_election_year
from store.dates.feasts import election_of, feast_of, mandate_of
from store.dates.periods import DateError
from store.dates.reading import read
from store.dates.words import FEASTS, MONTHS

years = st.integers(1901, 2197)


@given(years, st.sampled_from(sorted(set(FEASTS.values()))))
def test_a_feast_has_its_days_in_its_year(year: int, feast: str) -> None:
    period = feast_of(year, feast)
    assert period.first is not None
    assert period.last is not None
    assert period.first.year == period.last.year == year
    assert timedelta(0) <= period.last - period.first <= timedelta(days=3)


@given(years, st.sampled_from(sorted(FEASTS)))
def test_every_name_of_a_feast_is_read_as_it(year: int, name: str) -> None:
    span = read(f"före {name}", Context(year, date(year, 1, 1))).span
    period = feast_of(year, FEASTS[name])
    assert span is not None
    assert (span.first, span.last, span.kind) == (period.first, period.last, "before")


@given(years)
def test_councils_are_elected_on_a_sunday_in_september_every_fourth_year(year: int) -> None:
    if not is_election_year(year):
        with pytest.raises(DateError, match=r"general election|elections before 1994"):
            election_of(year)
        return
    day = election_of(year).first
    assert day is not None
    assert (day.month, day.weekday()) == (9, 6)
    assert 8 <= day.day <= 14 if year >= 2014 else 15 <= day.day <= 21


@given(years)
def test_a_mandate_is_the_four_years_after_an_election(year: int) -> None:
    assume(year > 1994)
    first, last = mandate_of(year)
    assert first <= year <= last
    assert last - first == 3
    assert is_election_year(last)


@given(years, st.sampled_from(sorted(MONTHS)), st.integers(1, 28))
def test_a_year_beside_a_date_moves_it(year: int, month: str, day: int) -> None:
    context = Context(year, date(year, 1, 1))
    dated = read(f"senast den {day} {month} {year + 1}", context).span
    for beside in ("nästa år", "året därpå", "påföljande år", f"-{(year + 1) % 100:02}"):
        moved = read(f"senast den {day} {month} {beside}", context).span
        if beside[0] == "-" and (year + 1) % 100 == 0:
            continue
        assert moved is not None
        assert dated is not None
        assert (moved.first, moved.last, moved.kind) == (dated.first, dated.last, "by")


@given(
    st.integers(1910, 2190),
    st.integers(1, 60),
    st.sampled_from(["dagar", "veckor", "månader", "vardagar"]),
)
def test_what_is_counted_from_a_day_lies_on_its_side_of_it(
    year: int, count: int, unit: str
) -> None:
    context = Context(year, date(year, 1, 1))
    before = read(f"{count} {unit} före den 12 mars", context).span
    after = read(f"{count} {unit} efter den 12 mars", context).span
    assert before is not None
    assert after is not None
    assert before.first is not None
    assert after.first is not None
    assert before.first < date(year, 3, 12) < after.first


def test_what_is_counted_from_a_report_moves_with_it() -> None:
    span = read("två veckor efter tertialrapport 1", Context(2024, date(2024, 1, 1))).span
    assert span is not None
    assert str(span.due) == "2024-05-14"
    moved = Cycle({"t1 2024": (date(2024, 5, 20), date(2024, 5, 20))}).placed(span)
    assert str(moved.due) == "2024-06-03"


def test_what_is_counted_too_far_from_a_point_stays_where_it_was() -> None:
    span = read("tertialrapport 1", Context(2024, date(2024, 1, 1))).span
    assert span is not None
    for point in ("t1 2024 +9999 years", "t1 2024 +3 moons", "t1 2024 +", "t9 2024 +3 days"):
        odd = replace(span, point=point)
        assert Cycle().placed(odd) == odd
