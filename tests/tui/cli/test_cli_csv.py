"""CSV: one row an entry, and nothing in it that a spreadsheet would run."""

import csv
import io
from pathlib import Path

import pytest

from store.importing.reading.reading import Reading
from store.register.register import Register
from tests.registers import NOW, Page, activity
from tests.shared import shared
from tests.tui.cli.conftest import Run
from tui.serializers.as_csv import COLUMNS

KINDS = {
    "activities": "activity",
    "overdue": "deadline",
    "upcoming": "deadline",
    "directives": "directive",
    "indicators": "indicator",
    "budgets": "budget",
    "goals": "goal",
    "committees": "committee",
    "sources": "source",
    "search nämnden": "any",
    "show A1": "activity",
    "show S1": "source",
    "discrepancies": "discrepancy",
    "where": "place",
}
WRITTEN = ["=1+1", "+46", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=cmd|"x"!A1']


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("command", "kind"), KINDS.items())
def test_each_list_has_its_columns(namndkoll: Run, command: str, kind: str) -> None:
    said = namndkoll(*command.split(), "--csv")
    assert (said.status, said.err) == (0, "")
    assert said.out.split("\r\n")[0] == ",".join(COLUMNS[kind])
    assert len(rows(said.out)) > 0


@pytest.mark.usefixtures("register")
def test_there_is_one_row_an_entry(namndkoll: Run) -> None:
    found = rows(namndkoll("activities", "--csv").out)
    assert [row["id"] for row in found] == [f"A{number}" for number in range(1, 15)]


@pytest.mark.usefixtures("register")
def test_lists_are_joined_and_numbers_are_left_alone(namndkoll: Run) -> None:
    (row,) = rows(namndkoll("activities", "chefer", "--csv").out)
    expected = "Socialnämnden (collaborates); Stadsdelsnämnderna (consulted)"
    assert row["participants"] == expected
    assert rows(namndkoll("overdue", "--csv").out)[-1]["days"] == "-6"


def _register_with(texts: list[str], path: Path) -> None:
    page = Page()
    made = tuple(activity(page, text, f"2024-08-{day:02}") for day, text in enumerate(texts, 1))
    Register.empty(path).take_in(Reading(page.document(), activities=made), NOW)


def _formulas() -> list[str]:
    text = shared("hostile/csv/formula.csv").read_text(encoding="utf-8")
    return [cell for line in csv.reader(text.splitlines()) for cell in line if cell.strip()]


@pytest.mark.parametrize("foreign", [False, True])
def test_no_text_is_a_formula(namndkoll: Run, tmp_path: Path, foreign: bool) -> None:
    path = tmp_path / "formulas.json"
    _register_with(_formulas()[:28] if foreign else WRITTEN, path)
    found = rows(namndkoll("activities", "--csv", "--register", path).out)
    assert [row["text"] for row in found if row["text"][:1] in set("=+-@＝\t\r")] == []


def test_the_apostrophe_is_all_that_is_added(namndkoll: Run, tmp_path: Path) -> None:
    path = tmp_path / "formulas.json"
    _register_with(["=1+1", "Öka med 3 %"], path)
    found = rows(namndkoll("activities", "--csv", "--register", path).out)
    assert [row["text"] for row in found] == ["'=1+1", "Öka med 3 %"]
