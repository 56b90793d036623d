"""Times in the cells of a table: words become periods, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.cells import read_words
from store.dates.span import read_cell


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("mar-26", "2026-03-01", "2026-03-31", "month"),
        ("jul-26", "2026-07-01", "2026-07-31", "month"),
        ("Oktober", "2026-10-01", "2026-10-31", "month"),
        ("Q3 2026", "2026-07-01", "2026-09-30", "quarter"),
        ("kv. 2", "2026-04-01", "2026-06-30", "quarter"),
        ("2:a kvartalet", "2026-04-01", "2026-06-30", "quarter"),
        ("T2 2026", "2026-05-01", "2026-08-31", "tertial"),
        ("våren 2026", "2026-03-01", "2026-05-31", "season"),
        ("vår/sommar 2026", "2026-03-01", "2026-08-31", "season"),
        ("2026-03", "2026-03-01", "2026-03-31", "month"),
        ("31/3", "2026-03-31", "2026-03-31", "day"),
        ("31/3-26", "2026-03-31", "2026-03-31", "day"),
        ("30.6.2026", "2026-06-30", "2026-06-30", "day"),
        ("mars–maj 2026", "2026-03-01", "2026-05-31", "month"),
        ("maj och juni 2026", "2026-05-01", "2026-06-30", "month"),
        ("senast 31 mars", "2026-03-31", "2026-03-31", "day"),
        ("vecka 12–14", "2026-03-16", "2026-04-05", "week"),
        ("2026/2027", "2026-01-01", "2027-12-31", "years"),
        ("KF juni 2026", "2026-06-01", "2026-06-30", "month"),
        ("Klart Q2 2026", "2026-04-01", "2026-06-30", "quarter"),
        ("2026-08-31 (preliminärt)", "2026-08-31", "2026-08-31", "day"),
    ],
)
def test_words_in_a_cell_are_their_days(text: str, first: str, last: str, precision: str) -> None:
    span = read_words(text, 2026)
    assert (str(span.first), str(span.last), span.precision) == (first, last, precision)
    assert span.text == text


@pytest.mark.parametrize("text", ["löpande", "årligen", "tidigast 1 mars", "efter sommaren"])
def test_what_has_no_end_is_known_and_sets_none(text: str) -> None:
    span = read_words(text, 2026)
    assert span.precision != "unknown"
    assert span.due is None


@pytest.mark.parametrize(
    "text",
    ["nästa vecka", "fredag", "i dag", "inom 30 dagar", "+2v", "3.4.2026", "13/13/2026", "jul 2026",
     "mars 26", "vt 2026", "snarast", "?", "-", "12", "100 %", "260331", "ej fastställt"],
)  # fmt: skip
def test_what_no_table_tells_is_kept_as_it_stands(text: str) -> None:
    assert read_words(text, 2026) == read_cell(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1900, 2199))
def test_a_date_is_itself_in_a_document_of_any_year(day: date, year: int) -> None:
    assert read_words(day.isoformat(), year) == read_cell(day.isoformat())


@given(st.text(max_size=40), st.integers(1900, 2199))
def test_any_cell_keeps_its_words(text: str, year: int) -> None:
    assert read_words(text, year).text == text.strip()
