"""Feasts, days off and general elections: their days in any year."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from store.dates.cycle import ELECTIONS_EVERY, FIRST_ELECTION, is_election_year
from store.dates.periods import DateError, Period, day_of, turn_of, year_of
from store.dates.working import midsummer_eve

_FIXED = {
    "christmas": ((12, 24), (12, 26)), "christmas eve": ((12, 24),), "christmas day": ((12, 25),),
    "boxing day": ((12, 26),), "new year's eve": ((12, 31),), "new year's day": ((1, 1),),
    "epiphany": ((1, 6),), "walpurgis": ((4, 30),), "national day": ((6, 6),),
    "lucia": ((12, 13),),
}  # fmt: skip
_FROM_EASTER = {
    "maundy thursday": (-3,), "good friday": (-2,), "easter": (-2, 1), "easter eve": (-1,),
    "easter day": (0,), "easter monday": (1,), "ascension": (39,), "pentecost": (49,),
}  # fmt: skip
_SUNDAY = 6
_THIRD, _SECOND = 14, 7
"""Days from the first Sunday of a month to its third and second."""
_SECOND_SINCE = 2014


def feast_of(year: int, feast: str) -> Period:
    """Return the days of a feast in a calendar year: Christmas and Easter with the days around.

    The days off are those of Lag 1989:253; Christmas and midsummer begin with their eves. New Year
    is where the year ends, as the turn of the year is.
    """
    turn = turn_of(year_of(year))
    if feast == "new year":
        return turn
    if days := _FIXED.get(feast):
        return _days(*(date(year, *one) for one in days))
    if steps := _FROM_EASTER.get(feast):
        return _days(*(easter(year) + timedelta(days=one) for one in steps))
    eve = midsummer_eve(year)
    match feast:
        case "midsummer":
            return _days(eve, eve + timedelta(days=1))
        case "midsummer eve":
            return _days(eve)
        case "midsummer day":
            return _days(eve + timedelta(days=1))
        case "all saints":
            return _days(_weekday_from(date(year, 10, 31), 5))
        case _:
            return _days(_weekday_from(date(year, 11, 27), _SUNDAY))


def _days(*days: date) -> Period:
    return Period(days[0], days[-1], "day")


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def election_of(year: int) -> Period:
    """Return the day of the general elections of a year.

    The second Sunday of September, every fourth year (Vallag 2005:837, 1 kap. 3 §); until 2010 the
    third (SFS 2010:1416).

    Raises: DateError when councils are not elected that year.
    """
    if not is_election_year(year):
        after = next_election_year(year)
        raise DateError(
            "there is no general election in {year}: they come in {before} and {after}",
            year=year,
            before=after - ELECTIONS_EVERY,
            after=after,
        )
    first = _weekday_from(date(year, 9, 1), _SUNDAY)
    day = first + timedelta(days=_SECOND if year >= _SECOND_SINCE else _THIRD)
    return day_of(day.year, day.month, day.day)


def next_election_year(year: int) -> int:
    """Return the year itself or the first one after it in which councils are elected.

    Raises: DateError when it lies before the elections that come every fourth year.
    """
    if year < FIRST_ELECTION:
        raise DateError("elections before {first} are not known here", first=FIRST_ELECTION)
    return next(one for one in range(year, year + ELECTIONS_EVERY) if is_election_year(one))


def mandate_of(year: int) -> tuple[int, int]:
    """Return the first and last year of the mandate that a year's budget belongs to.

    Councils are elected for four years, counted from 15 October of the year of the election
    (Kommunallag 2017:725, 5 kap. 9 §), which has the first budget of its own for the year after.

    Raises: DateError when it lies before the elections that come every fourth year.
    """
    last = next_election_year(year)
    return next_election_year(last - ELECTIONS_EVERY) + 1, last
