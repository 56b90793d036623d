"""A span written out is read as the same span; leads and parts are kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.dates.building import Context
from store.dates.cycle import POINT_NAMES, proposal
from store.dates.mentions import deadlines_in
from store.dates.periods import (
    OPEN,
    RECURRING,
    Period,
    half_of,
    joined,
    month_of,
    part_of,
    quarter_of,
    season_of,
    single,
    tertial_of,
    week_of,
    year_of,
)
from store.dates.reading import read
from store.dates.span import Span, SpanKind
from store.dates.words import FEASTS, MONTHS, NUMBERS, SEASONS, UNITS, YEARS_BESIDE
from store.dates.writing import written

years = st.integers(1901, 2197)
named = st.one_of(
    st.dates(date(1901, 1, 1), date(2197, 12, 31)).map(single),
    st.builds(week_of, years, st.integers(1, 52)),
    st.builds(month_of, years, st.integers(1, 12)),
    st.builds(quarter_of, years, st.integers(1, 4)),
    st.builds(tertial_of, years, st.integers(1, 3)),
    st.builds(half_of, years, st.integers(1, 2)),
    st.builds(season_of, years, st.sampled_from(["spring", "summer", "autumn", "winter"])),
    st.builds(year_of, years),
)
longer = st.one_of(
    st.builds(part_of, named.filter(lambda one: one.precision != "day"),
              st.sampled_from(["first", "middle", "last"])),
    st.builds(lambda year, more: joined(year_of(year), year_of(year + more)),
              st.integers(1901, 2100), st.integers(1, 90)),
    st.builds(lambda day, more: joined(single(day), single(day + timedelta(days=more))),
              st.dates(date(1901, 1, 1), date(2100, 1, 1)), st.integers(1, 900)),
    st.builds(lambda year, one, more: joined(month_of(year, one), month_of(year, one + more)),
              years, st.integers(1, 6), st.integers(1, 6)),
)  # fmt: skip
points = st.builds(proposal, st.sampled_from(POINT_NAMES), years).map(
    lambda one: Period(one.first, one.last, "cycle", one.key)
)
periods = st.one_of(named, longer, points, st.sampled_from([OPEN, RECURRING]))


def _span(period: Period, kind: str) -> Span:
    return Span("", period.precision, period.first, period.last, kind, period.point)  # type: ignore[arg-type]


def _as_written(span: Span) -> Span:
    return replace(span, text=written(span))


spans = st.one_of(
    st.builds(_span, periods.filter(lambda one: one.first is not None),
              st.sampled_from([kind for kind in get_args(SpanKind) if kind != "from"])),
    st.builds(_span, named, st.just("from")),
    st.builds(_span, st.sampled_from([OPEN, RECURRING]), st.just("at")),
).map(_as_written)  # fmt: skip


@given(spans)
def test_a_span_written_out_is_read_as_the_same_span(span: Span) -> None:
    year = span.first.year if span.first else 2024
    assert read(span.text, Context(year, date(year, 1, 1))).span == span


@pytest.mark.parametrize(
    "text",
    ["i mars varje år", "årligen den 1 maj", "tertialrapport 1 varje år", "v. 12 varje år",
     "senast två veckor efter tertialrapport 1", "en månad före budget 2025", "före jul",
     "3 vardagar efter bokslutet", "senast mandatperiodens slut", "under planperioden"],
)  # fmt: skip
def test_what_recurs_or_is_counted_from_a_point_is_written_whole(text: str) -> None:
    context = Context(2024, date(2024, 1, 1))
    span = read(text, context).span
    assert span is not None
    assert span.precision != "unknown"
    whole = _as_written(span)
    assert read(whole.text, context).span == whole


_SAID = (
    *MONTHS, *FEASTS, *YEARS_BESIDE, *NUMBERS, *UNITS, *SEASONS, "vecka", "kvartal", "T1", "Q2",
    "den", "senast", "före", "efter", "under", "tidigast", "och", "eller", "inom", "2:a",
    "kvartalet", "-27", "2026", "31", "1", "/", "–", ",", "varje år", "samma år", "valet",
    "mandatperioden", "åren",
    "de kommande", "minst", "eller senare", "tertialrapport", "31/3", "2026-03-31", "slutet av",
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(_SAID), min_size=1, max_size=6).map(" ".join))
def test_any_words_of_time_are_read_or_refused_with_a_reason(text: str) -> None:
    answer = read(text, Context(2026, date(2026, 9, 16)))
    assert (answer.span is None) == (answer.refused is not None)
    for found in deadlines_in(text, 2026):
        assert found.span.due is not None


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    answer = read(text, Context(2024, date(2024, 9, 16)))
    assert (answer.span is None) == (answer.refused is not None)


@given(periods, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_last_day_in_time_is_never_before_the_words_begin(period: Period, day: date) -> None:
    due = _span(period, "by").due
    assert due is None or (period.first is not None and due >= period.first)


@pytest.mark.parametrize(
    ("kind", "due"),
    [("at", "2024-05-31"), ("by", "2024-05-31"), ("until", "2024-05-31"), ("before", "2024-04-30")],
)
def test_the_last_day_in_time_follows_the_lead(kind: str, due: str) -> None:
    span = Span("maj", "month", date(2024, 5, 1), date(2024, 5, 31), kind)  # type: ignore[arg-type]
    assert span.due == date.fromisoformat(due)


def test_what_begins_has_no_last_day() -> None:
    assert Span("", "day", date(2024, 5, 1), date(2024, 5, 1), "from").due is None
