"""A span in words that are read as the same span again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.dates.cycle import unshifted
from store.dates.periods import (
    DateError,
    Part,
    Period,
    half_of,
    month_of,
    part_of,
    quarter_of,
    season_of,
    tertial_of,
    turn_of,
    week_of,
    year_of,
)
from store.dates.span import Span, SpanKind

_KINDS: dict[SpanKind, str] = {
    "at": "", "by": "senast ", "before": "före ", "from": "från och med ",
    "until": "till och med ",
}  # fmt: skip
_PARTS: dict[Part, str] = {"first": "början av ", "middle": "mitten av ", "last": "slutet av "}
_SEASONS = {"spring": "våren", "summer": "sommaren", "autumn": "hösten", "winter": "vintern"}
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
)  # fmt: skip
_UNITS = {
    "days": "dagar", "weeks": "veckor", "months": "månader", "years": "år", "working": "vardagar",
    "quarters": "kvartal", "half-years": "halvår",
}  # fmt: skip
_POINTS = {
    "plan": "verksamhetsplan", "reconciliation": "avstämning", "t1": "tertialrapport 1",
    "t2": "tertialrapport 2", "budget": "budget", "annual": "verksamhetsberättelse",
}  # fmt: skip


def written(span: Span) -> str:
    """Return a span in the one way that says all of it: `senast v. 34 2026`.

    It is read as the same span again, in the year of its first day.
    """
    return _KINDS[span.kind] + _days(span)


def _days(span: Span) -> str:
    if span.precision == "recurring" and (span.point or span.first != span.last):
        return f"{_point(span.point) or _recurring(span)} varje år"
    if span.point:
        return _point(span.point)
    if span.first is None or span.last is None:
        return {"open": "löpande", "recurring": "årligen"}.get(span.precision, span.text)
    if span.precision == "recurring":
        return f"årligen den {span.first.day} {_MONTHS[span.first.month - 1]}"
    wanted = Period(span.first, span.last, span.precision)
    return next((text for text, one in _names(span) if one == wanted), _range(wanted))


def _point(key: str) -> str:
    """Return a point of the cycle, and what is counted from it: `2 veckor efter budget 2027`."""
    point, count, unit = unshifted(key)
    name, _space, year = point.partition(" ")
    said = f"{_POINTS[name]} {year}" if key else ""
    way = "före" if count < 0 else "efter"
    return f"{abs(count)} {_UNITS[unit]} {way} {said}" if unit else said


def _recurring(span: Span) -> str:
    """Return the month that comes again, or from which day to which."""
    first = span.first or date.min
    if (first, span.last) == month_of(first.year, first.month)[:2]:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{first}–{span.last}"


def _names(span: Span) -> Iterator[tuple[str, Period]]:
    """Return the periods that have a name of their own and may be meant, and their parts."""
    for name, period in _periods(span):
        yield name, period
        for part, said in _PARTS.items():
            yield said + name, part_of(period, part)


def _periods(span: Span) -> Iterator[tuple[str, Period]]:
    first = span.first or date.min
    match span.precision:
        case "day":
            yield first.isoformat(), Period(first, first, "day")
        case "week":
            year, number, _day = first.isocalendar()
            yield f"v. {number} {year}", week_of(year, number)
        case "month":
            yield f"{_MONTHS[first.month - 1]} {first.year}", month_of(first.year, first.month)
        case "season":
            yield from _seasons(first.year)
            yield from _seasons(first.year - 1)
        case _:
            yield from _of_year(span.precision, first.year)


def _of_year(precision: str, year: int) -> Iterator[tuple[str, Period]]:
    match precision:
        case "quarter":
            yield from ((f"kvartal {n} {year}", quarter_of(year, n)) for n in range(1, 5))
        case "tertial":
            yield from ((f"tertial {n} {year}", tertial_of(year, n)) for n in range(1, 4))
        case "half-year":
            yield f"halvårsskiftet {year}", turn_of(half_of(year, 1))
            yield from ((f"halvår {n} {year}", half_of(year, n)) for n in (1, 2))
        case "year":
            yield f"årsskiftet {year}", turn_of(year_of(year))
            yield str(year), year_of(year)


def _seasons(year: int) -> Iterator[tuple[str, Period]]:
    try:
        yield from ((f"{said} {year}", season_of(year, name)) for name, said in _SEASONS.items())
    except DateError:
        return


def _range(period: Period) -> str:
    """Return from where to where a time goes that has no name of its own."""
    first, last = period.first or date.min, period.last or date.max
    match period.precision:
        case "years":
            return f"{first.year}–{last.year}"
        case "day":
            return f"{first}–{last}"
        case precision:
            ends = (_end(day, precision) for day in (first, last))
            return "–".join(ends)


def _end(day: date, precision: str) -> str:
    """Return the name of the period of an exactness that holds a day."""
    periods = _periods(Span("", precision, day, day))  # type: ignore[arg-type]
    holding = (name for name, one in periods if _holds(one, day))
    return next(holding, day.isoformat())


def _holds(period: Period, day: date) -> bool:
    first, last = period.first, period.last
    return first is not None and last is not None and first <= day <= last and first < last
