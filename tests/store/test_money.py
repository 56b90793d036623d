"""What decisions grant, held against its shares; and outcomes over the years."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from store.survey.money import checks_of
from store.survey.outcomes import in_a_row, years_of
from store.survey.survey import Survey
from tests.registers import DAY
from tests.year_register import year_register


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


def test_the_outcomes_of_an_indicator_are_found_in_documents_of_all_years(tmp_path: Path) -> None:
    survey = Survey(year_register(tmp_path / "register.json"), DAY)
    record = next(one for one in survey.register.indicators if one.name == "Nöjda med maten")
    assert years_of(record, survey) == {2022: 70.0, 2023: 73.0, 2024: 74.0}
    assert in_a_row({2022: 1.0, 2024: 3.0}) == [1.0, None, 3.0]
