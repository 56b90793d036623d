"""Money asked for and granted: sums that count nothing twice, held against what is decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.model.money import Adjustment, BudgetItem
from store.model.records import Source
from store.survey.money import checks_of, summed
from store.survey.outcomes import in_a_row, years_of
from store.survey.survey import Survey
from tests.registers import DAY
from tests.year_register import year_register

_HERE = Source("plan.txt", (1,))


def _row(**more: Any) -> Adjustment:
    return Adjustment("", "Socialnämnden", "platser", "platser", _HERE, **more)


def test_rows_are_summed_and_what_nobody_says_is_none() -> None:
    sums = summed([_row(asked=30.0, granted=20.0), _row(granted=5.0)])
    assert sums == (30.0, 25.0, None, None)
    assert summed([]) == (None, None, None, None)


def test_a_total_and_its_shares_are_not_added_up() -> None:
    assert summed([_row(granted=25.0, total=True), _row(granted=20.0)]).granted == 20.0
    assert summed([_row(granted=25.0, total=True)]).granted == 25.0


def test_what_a_party_proposes_is_not_added_to_what_the_document_says() -> None:
    assert summed([_row(granted=20.0), _row(granted=99.0, by="V")]).granted == 20.0
    assert summed([_row(asked=3.0, by="V")]).asked == 3.0


@given(st.lists(st.floats(0, 1000), max_size=8))
def test_the_sum_is_that_of_the_amounts_in_any_order(amounts: list[float]) -> None:
    rows = [_row(granted=one) for one in amounts]
    assert summed(rows).granted == summed(rows[:]).granted
    assert (summed(rows).granted is None) == (not amounts)


def _checks(path: Path) -> dict[str, Any]:
    register = year_register(path / "register.json")
    return checks_of(Survey(register, DAY))


def test_shares_of_a_point_are_held_against_its_total_and_a_point_as_large_as_the_gap_is_named(
    tmp_path: Path,
) -> None:
    (check,) = (one for one in _checks(tmp_path).values() if not one.agrees)
    assert (check.stated, check.summed) == (40.0, 35.0)
    assert [one.what for one in check.as_large] == ["höjd hyra"]


def test_a_rows_own_parts_are_held_against_it(tmp_path: Path) -> None:
    agreeing = [one for one in _checks(tmp_path).values() if one.agrees]
    assert [one.summed for one in agreeing] == [20.0]
    assert BudgetItem("platser", 12.0).amount == 12.0


def test_the_outcomes_of_an_indicator_are_found_in_documents_of_all_years(tmp_path: Path) -> None:
    survey = Survey(year_register(tmp_path / "register.json"), DAY)
    record = next(one for one in survey.register.indicators if one.name == "Nöjda med maten")
    assert years_of(record, survey) == {2022: 70.0, 2023: 73.0, 2024: 74.0}
    assert in_a_row({2022: 1.0, 2024: 3.0}) == [1.0, None, 3.0]
