"""The pure parts behind the views: order, headings, layout, bars, wrapping, citation."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from store.common.text import clean
from store.dates.span import read_cell
from store.entries.entries import Entry
from store.model.records import Activity, Listing, Source
from store.survey.survey import Survey
from tests.registers import DAY, small_register
from tui.app.widgets.bars import bar, stacked
from tui.app.widgets.passage import wrap
from tui.app.widgets.sheet import Fact, Gap, Paragraph, Rule, lay_out
from tui.locale import set_language
from tui.messages.citation import citation
from tui.messages.wording import days_left, in_words, number, weekday
from tui.presentation import arrange
from tui.presentation.lateness import by_lateness, by_nearness, tailed
from tui.presentation.lens import Lens
from tui.presentation.load import led_as, loads

DATES = st.one_of(
    st.just(""),
    st.just("202-01-01"),
    st.dates(date(2022, 1, 1), date(2027, 12, 31)).map(date.isoformat),
)


def _entry(start: str, end: str) -> Entry:
    row = Listing("N", "text", read_cell(start), read_cell(end), Source("d", (1,)), leads=("N",))
    return Entry(Activity("A1", (row,)), DAY)


@given(st.lists(st.tuples(DATES, DATES), max_size=30))
def test_headings_lose_no_entry(dates: list[tuple[str, str]]) -> None:
    entries = [_entry(*pair) for pair in dates]
    for of in (by_lateness, by_nearness, arrange.BY_STATE.of, arrange.BY_MONTH.of):
        groups = arrange.group(entries, arrange.Grouping("x", "x", of))
        assert sum(len(one.rows) for one in groups) == len(entries)
        assert len({one.key for one in groups}) == len(groups)


@given(st.lists(st.tuples(DATES, DATES), min_size=1, max_size=30))
def test_undated_and_invalid_are_always_the_last_groups(dates: list[tuple[str, str]]) -> None:
    entries = [_entry(*pair) for pair in dates]
    keys = [one.key for one in arrange.group(entries, tailed(arrange.BY_LEAD))]
    apart = [key in {"undated", "invalid"} for key in keys]
    assert apart == sorted(apart)


@pytest.mark.parametrize(
    ("start", "end", "key"),
    [
        ("2024-02-01", "2024-05-01", "late90"),
        ("2024-02-01", "2024-06-18", "late30"),
        ("2024-02-01", "2024-09-08", "late7"),
        ("2024-02-01", "2024-09-15", "late0"),
        ("2023-01-01", "2023-12-31", "template"),
        ("2024-02-01", "", "undated"),
        ("2024-02-01", "202-01-01", "invalid"),
    ],
)
def test_how_late_decides_the_heading(start: str, end: str, key: str) -> None:
    assert by_lateness(_entry(start, end)).key == key


@pytest.mark.parametrize(
    ("end", "key"),
    [("2024-09-16", "today"), ("2024-09-22", "week"), ("2024-09-23", "next"),
     ("2024-09-29", "next"), ("2024-09-30", "soon")],
)  # fmt: skip
def test_how_soon_decides_the_heading(end: str, key: str) -> None:
    assert by_nearness(_entry("2024-02-01", end)).key == key


@given(st.lists(DATES, max_size=20), st.booleans())
def test_without_an_end_is_last_whichever_way(ends: list[str], descending: bool) -> None:
    entries = [_entry("2024-01-02", end) for end in ends]
    found = arrange.sort(entries, arrange.END, descending=descending)
    empty = [arrange.END.of(entry) is None for entry in found]
    assert empty == sorted(empty)
    assert Counter(map(id, found)) == Counter(map(id, entries))


def test_the_lens_counts_what_it_lets_through(tmp_path: Path) -> None:
    survey = Survey(small_register(tmp_path / "r.json"), DAY)
    whole = Lens(survey)
    part = whole.scoped("Äldrenämnden")
    assert sum(whole.counts.values()) == len(survey.activities)
    assert sum(part.counts.values()) == len(part.select(survey.activities)) == 2
    assert part.dated(date(2025, 1, 1)).committee == "Äldrenämnden"


def test_load_counts_every_lead_once(tmp_path: Path) -> None:
    survey = Survey(small_register(tmp_path / "r.json"), DAY)
    heaviest, *rest = loads(Counter(map(led_as, survey.activities)))
    assert sum(one.total for one in (heaviest, *rest)) == len(survey.activities)
    assert heaviest.name == "Utbildningsnämnden"


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=120).map(clean)


@given(st.lists(TEXTS, max_size=4), TEXTS, st.integers(8, 60))
def test_no_line_of_a_sheet_is_wider_than_asked(texts: list[str], label: str, width: int) -> None:
    blocks = [Paragraph(Content(text), hang=2) for text in texts]
    facts = Fact(label[:10], tuple(map(Content, texts)))
    lines = lay_out([*blocks, Gap(), Rule(label), facts], width)
    assert all(line.cell_length <= width for line in lines)


@given(TEXTS, st.integers(2, 40))
def test_wrapping_keeps_the_words_and_the_width(text: str, width: int) -> None:
    lines = wrap(text.replace("\n", " "), width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 30))
def test_a_bar_fits_and_shows_anything_above_nothing(value: int, more: int, width: int) -> None:
    drawn = bar(value, value + more, width)
    assert len(drawn) <= width
    assert bool(drawn) == (value > 0 and width > 0)


@given(st.tuples(*[st.integers(0, 50)] * 3), st.integers(0, 50), st.integers(3, 30))
def test_a_stacked_bar_loses_no_part(values: tuple[int, int, int], more: int, width: int) -> None:
    drawn = stacked(values, sum(values) + more, width)
    assert len(drawn) <= width
    assert len(set(drawn)) == sum(value > 0 for value in values)


@pytest.mark.parametrize(
    ("days", "swedish", "english"),
    [(0, "i dag", "today"), (1, "om 1 dag", "in 1 day"), (4, "om 4 dagar", "in 4 days"),
     (-1, "för 1 dag sedan", "1 day ago"), (-16, "för 16 dagar sedan", "16 days ago")],
)  # fmt: skip
def test_days_in_words(days: int, swedish: str, english: str) -> None:
    assert in_words(days) == swedish
    set_language("en")
    assert in_words(days) == english


def test_amounts_and_weeks_are_written_as_the_language_does() -> None:
    assert number(1234.5) == "1 234,5"
    assert weekday(date(2024, 12, 30)) == "mån v. 1 2025"
    set_language("en")
    assert number(-1234567.0) == "-1 234 567.0"


@given(st.integers(-400, 400))
def test_days_left_are_negative_once_late(days: int) -> None:
    end = DAY + timedelta(days=days)
    assert days_left(_entry("2020-01-01", end.isoformat()).deadline) == str(days)


def test_a_citation_names_text_lead_date_and_every_place(tmp_path: Path) -> None:
    survey = Survey(small_register(tmp_path / "r.json"), DAY)
    assert citation(survey.activities[1]).splitlines() == [
        "”Införa mobilfria lektioner”",
        "Utbildningsnämnden, slutdatum 2024-08-31",
        "Källa: plan_2024.txt, rad 5 (A2)",
    ]
