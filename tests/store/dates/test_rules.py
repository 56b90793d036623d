"""Rules of repetition, held against dateutil, which works them out another way."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from store.dates.meetings import checked_rule, first_day
from store.dates.periods import DateError
from store.dates.rules import MOST, moments

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FAR = datetime(2034, 12, 31)


def some(values: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    chosen = st.lists(values.filter(bool), min_size=1, max_size=3, unique=True)
    return chosen.map(lambda found: ",".join(map(str, found)))


weekdays = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True).map(",".join)
# Not mixed with plain ones: dateutil then wants a day to be both, RFC 5545 either.
nth_weekdays = weekdays | st.lists(
    st.builds(lambda nth, day: f"{nth or 1}{day}", st.integers(-5, 5), st.sampled_from(WEEKDAYS)),
    min_size=1, max_size=3, unique=True,
).map(",".join)  # fmt: skip
PARTS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "DAILY": {"BYDAY": weekdays, "BYMONTH": some(st.integers(1, 12)),
              "BYMONTHDAY": some(st.integers(-31, 31))},
    "WEEKLY": {"BYDAY": weekdays, "BYMONTH": some(st.integers(1, 12))},
    "MONTHLY": {"BYDAY": nth_weekdays, "BYMONTH": some(st.integers(1, 12)),
                "BYMONTHDAY": some(st.integers(-31, 31))},
    "YEARLY": {"BYDAY": nth_weekdays, "BYMONTH": some(st.integers(1, 12)),
               "BYMONTHDAY": some(st.integers(-31, 31)),
               "BYYEARDAY": some(st.integers(-366, 366)), "BYWEEKNO": some(st.integers(-51, 53))},
}  # fmt: skip
"""Of a year's first week, counted from its end, dateutil leaves out the days before January."""


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(sorted(PARTS)))
    chosen = {name: draw(values) for name, values in PARTS[freq].items() if draw(st.booleans())}
    if "BYWEEKNO" in chosen and any(map(str.isdigit, chosen.get("BYDAY", ""))):
        chosen["BYDAY"] = "MO"
    # Of a week that has begun dateutil counts only the days left; tested by itself below.
    if chosen and freq != "WEEKLY" and draw(st.booleans()):
        chosen["BYSETPOS"] = draw(some(st.integers(-4, 4)))
    chosen |= draw(st.sampled_from([{}, {"INTERVAL": str(draw(st.integers(1, 14)))}]))
    chosen |= draw(st.sampled_from([{}, {"WKST": draw(st.sampled_from(WEEKDAYS))}]))
    last = draw(st.datetimes(datetime(2024, 1, 1), FAR))
    ends = {"COUNT": str(draw(st.integers(1, 30)))}, {"UNTIL": f"{last:%Y%m%dT%H%M%S}"}
    chosen |= draw(st.sampled_from([{}, *ends]))
    return ";".join(f"{name}={value}" for name, value in {"FREQ": freq, **chosen}.items())


def by_dateutil(rule: str, start: datetime, last: datetime) -> list[datetime]:
    """Return the moments of a rule until one.

    A start that the rule passes over is none of its COUNT to dateutil, and is one to RFC 5545
    (3.8.5.3).
    """
    found: Any = rrulestr(rule, dtstart=start)
    if found._count is None and found._until is None:
        found = found.replace(until=last)
    elif found._count is not None and next(iter(found), start) != start:
        found = islice(found, found._count - 1)
    return list(takewhile(lambda one: one <= last, found))[:MOST]


@settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(rules(), st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)))
@example("FREQ=MONTHLY;BYDAY=-1FR", datetime(2026, 1, 1, 16))
@example("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", datetime(2026, 1, 1, 16))
@example("FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO", datetime(2020, 1, 1))
@example("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO", datetime(2026, 1, 4))
def test_a_rule_falls_where_dateutil_has_it(rule: str, start: datetime) -> None:
    start = start.replace(second=0, microsecond=0, fold=0)
    until = min(FAR, start + timedelta(days=366 * 8))
    try:
        found = list(moments(checked_rule(rule), start, until))
    except DateError:
        assume(False)
    assume(found)  # dateutil would look for a first one until the year 9999
    assert found == by_dateutil(rule, start, until)


@pytest.mark.parametrize(("year", "back"), [(2025, -53), (2018, -52)])
def test_the_first_week_of_a_year_is_whole_also_counted_from_its_end(year: int, back: int) -> None:
    start, until = datetime(year, 6, 1), datetime(year + 1, 6, 1)
    first = list(moments("FREQ=YEARLY;BYWEEKNO=1", start, until))
    assert len(first) == 7
    assert list(moments(f"FREQ=YEARLY;BYWEEKNO={back}", start, until)) == first


def test_a_place_is_counted_in_the_whole_week_though_the_series_begins_in_it() -> None:
    thursday = datetime(2020, 1, 2)
    found = list(moments("FREQ=WEEKLY;BYDAY=TU,FR;BYSETPOS=1", thursday, datetime(2020, 1, 20)))
    assert [one.day for one in found] == [7, 14]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
     "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2"],
)  # fmt: skip
def test_a_rule_that_falls_on_no_day_is_looked_at_no_longer_than_asked(rule: str) -> None:
    start = datetime(2026, 9, 1, 16)  # a Tuesday
    assert list(moments(rule, start, datetime(2120, 12, 31))) == []


def test_a_rule_without_end_gives_no_more_times_than_are_ever_worked_out() -> None:
    found = list(moments("FREQ=DAILY", datetime(1950, 1, 1), datetime(2190, 1, 1)))
    assert len(found) == MOST
    assert found[-1] == datetime(1950, 1, 1) + timedelta(days=MOST - 1)


def test_an_end_in_utc_is_the_moment_that_it_is_in_stockholm() -> None:
    start = datetime(2026, 9, 1, 16)
    rule = checked_rule("FREQ=DAILY;UNTIL=20260903T135959Z")
    assert [one.day for one in moments(rule, start, FAR)] == [1, 2]


def test_an_end_on_a_day_has_that_day() -> None:
    rule = checked_rule("FREQ=DAILY;UNTIL=20260903")
    assert [one.day for one in moments(rule, datetime(2026, 9, 1, 16), FAR)] == [1, 2, 3]


def test_the_start_is_one_of_those_that_are_counted() -> None:
    wednesday = datetime(2026, 9, 2)
    found = list(moments("FREQ=WEEKLY;BYDAY=TH;COUNT=3", wednesday, FAR))
    assert [one.day for one in found] == [3, 10]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY;COUNT=100000000", "FREQ=HOURLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
     "FREQ=MONTHLY;BYDAY=9TH", "FREQ=WEEKLY;INTERVAL=0", "FREQ=MONTHLY;UNTIL=20240230", "hubba",
     "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=500", "FREQ=MONTHLY;INTERVAL=99999999999",
     "FREQ=WEEKLY;COUNT=0",
     "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31", "FREQ=WEEKLY;FREQ=WEEKLY", "", "FREQ=WEEKLY;;",
     "FREQ=WEEKLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=" + "MO," * 500, "FREQ=DAILY;BYHOUR=9,13",
     "FREQ=WEEKLY;COUNT=3;UNTIL=20260101", "FREQ=WEEKLY;BYSETPOS=1", "FREQ=WEEKLY;BYMONTHDAY=3",
     "RSCALE=CHINESE;FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=5L", "FREQ=DAILY;UNTIL=20260101T250000Z"],
)  # fmt: skip
def test_a_rule_that_cannot_be_is_refused(rule: str) -> None:
    with pytest.raises(DateError):
        checked_rule(rule)


def test_the_first_day_of_a_rule_is_found_from_a_day_on() -> None:
    assert first_day("FREQ=MONTHLY;BYDAY=2TH", date(2026, 1, 1)) == date(2026, 1, 8)
    assert first_day("FREQ=DAILY;COUNT=1", date(2026, 1, 1)) == date(2026, 1, 1)


def test_a_rule_keeps_the_time_of_its_start() -> None:
    found = moments("FREQ=WEEKLY", datetime(2026, 9, 1, 16, 30), FAR)
    assert {one.time() for one in found} == {time(16, 30)}
