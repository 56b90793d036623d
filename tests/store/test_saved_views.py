"""Saved views within filters: what they find, and what is said of those that cannot be read."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.span import read_cell
from store.entries.entries import Entry
from store.filters.match import matcher
from store.filters.parse import parse
from store.filters.saved import SavedView, SavedViews
from store.model.records import Activity, Committee, Listing, Source

AS_OF = date(2024, 9, 16)
BODIES = (
    Committee("C1", "Socialnämnden", "committee"),
    Committee("C2", "Äldrenämnden", "committee"),
)
SAVED = SavedViews(
    (
        SavedView("Mina sena", filter="klass:försenad", committee="Socialnämnden"),
        SavedView("Över året", filter="slut:2024"),
        SavedView("båda", filter="@mina-sena @över-året"),
        SavedView("leder", filter="roll:leder"),
        SavedView("fel", filter="klass:hubba plan"),
        SavedView("runt", filter="@varv"),
        SavedView("varv", filter="plan @runt"),
    )
)


def _entry(number: int, lead: str, end: str, text: str = "ta fram en plan") -> Entry:
    row = Listing(
        lead, text, read_cell(""), read_cell(end), Source("plan.txt", (1,)), leads=(lead,)
    )
    return Entry(Activity(f"A{number}", (row,)), AS_OF)


LATE = _entry(1, "Socialnämnden", "2024-08-31")
SOON = _entry(2, "Socialnämnden", "2024-09-30")
OTHERS = _entry(3, "Äldrenämnden", "2024-08-31", "bygga bryggor")


def _found(text: str, saved: SavedViews = SAVED) -> list[str]:
    test = matcher(parse(text, AS_OF, saved), BODIES)
    return [entry.id for entry in (LATE, SOON, OTHERS) if test(entry)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("@mina-sena", ["A1"]),
        ("@MINA-SENA", ["A1"]),
        ("vy:mina-sena", ["A1"]),
        ("view:mina-sena plan", ["A1"]),
        ("-@mina-sena", ["A2", "A3"]),
        ("@båda", ["A1"]),
        ("@bada", ["A1"]),
        ("@over-aret -@mina-sena", ["A2", "A3"]),
        ("nämnd:äldre @leder", ["A3"]),
        ("@mina-sena roll:leder", ["A1"]),
    ],
)
def test_a_saved_view_stands_for_its_filter_and_committee(typed: str, found: list[str]) -> None:
    assert _found(typed) == found


@pytest.mark.parametrize("typed", ["@ingen", "@bådä"])
def test_a_view_that_there_is_not_is_told_and_the_rest_works(typed: str) -> None:
    read = parse(f"{typed} bryggor", AS_OF, SAVED)
    assert [term.text for term in read.problems] == [typed]
    assert _found(f"{typed} bryggor") == ["A3"]


def test_what_is_wrong_within_a_saved_view_is_told_by_its_name_and_the_rest_works() -> None:
    (term,) = parse("@fel", AS_OF, SAVED).problems
    assert "fel" in str(term.problem)
    assert "hubba" in str(term.problem)
    assert _found("@fel") == ["A1", "A2"]


def test_views_that_lead_back_to_themselves_are_told_with_the_way_they_go() -> None:
    (term,) = parse("@runt", AS_OF, SAVED).problems
    assert "@runt → @varv → @runt" in str(term.problem)
    assert _found("@runt") == ["A1", "A2"]


def test_a_role_in_a_view_without_a_committee_is_told() -> None:
    assert parse("@leder", AS_OF, SAVED).problems


def test_views_that_open_ever_more_views_end() -> None:
    names = [f"v{number}" for number in range(30)]
    nested = [SavedView(one, filter=f"@{two} @{two} x") for one, two in pairwise(names)]
    assert parse("@v0", AS_OF, SavedViews(nested)).problems


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=4), st.text())
def test_no_view_and_no_filter_ends_in_an_error(views: list[tuple[str, str]], typed: str) -> None:
    saved = SavedViews(SavedView(name, filter=text) for name, text in views)
    names = " ".join(f"@{name}" for name, _text in views)
    for one in parse(f"{names} {typed}", AS_OF, saved).problems:
        assert str(one.problem)
    assert isinstance(_found(f"{names} {typed}", saved), list)
