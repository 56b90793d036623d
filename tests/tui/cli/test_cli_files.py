"""`--to FILE`: what a command lists, in a file of an office, and nothing written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.tui.cli.conftest import Run
from tui.headless.commands import COMMANDS

LISTS = (
    "committees", "goals", "directives", "activities", "indicators", "budgets", "adjustments",
    "requests", "dissents", "outturns", "deviations", "own", "sources", "overdue", "upcoming",
    "discrepancies", "search 2024", "show A1", "show S1", "show C1", "committees social",
)  # fmt: skip


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_written_to_a_workbook_that_tells_what_it_is(
    namndkoll: Run, tmp_path: Path, command: str
) -> None:
    said = namndkoll(*command.split(), "--to", tmp_path / "lista.xlsx", "--lang", "sv")
    assert (said.status, said.out) == (0, "")
    assert "lista.xlsx" in said.err
    told = load_workbook(tmp_path / "lista.xlsx")["Om listan"]
    labels = {row[0].value: row[1].value for row in told.iter_rows()}
    assert labels["Läge per"] == "2024-09-16"
    assert labels["Anteckningar"] == "Inte med."


@pytest.mark.usefixtures("register")
def test_a_committee_alone_is_written_as_its_page(namndkoll: Run, tmp_path: Path) -> None:
    namndkoll("committees", "Socialnämnden", "--to", tmp_path / "sida.md", "--lang", "sv")
    text = (tmp_path / "sida.md").read_text(encoding="utf-8")
    assert text.startswith("# Socialnämnden")
    assert "## Aktiviteter" in text
    assert "## Direktiv" in text


@pytest.mark.usefixtures("register")
def test_several_committees_are_written_as_a_list(namndkoll: Run, tmp_path: Path) -> None:
    namndkoll("committees", "--to", tmp_path / "lista.md", "--lang", "sv")
    assert (tmp_path / "lista.md").read_text(encoding="utf-8").startswith("# Nämnder\n")


@pytest.mark.usefixtures("register")
def test_a_file_that_is_there_is_never_written_over(namndkoll: Run, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("mitt", encoding="utf-8")
    said = namndkoll("overdue", "--to", path)
    assert said.status == 1
    assert "there already" in said.err
    assert path.read_text(encoding="utf-8") == "mitt"


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", ["lista.pdf", "lista", "ingen/lista.csv", ""])
def test_a_name_that_cannot_be_is_one_sentence(namndkoll: Run, tmp_path: Path, name: str) -> None:
    said = namndkoll("overdue", "--to", tmp_path / name if name else "  ")
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert not list(tmp_path.glob("lista*"))


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("also", ["--json", "--csv"])
def test_one_answer_goes_to_one_place(namndkoll: Run, tmp_path: Path, also: str) -> None:
    said = namndkoll("overdue", "--to", tmp_path / "lista.csv", also)
    assert said.status == 2
    assert not (tmp_path / "lista.csv").exists()


def test_notes_are_written_only_when_they_are_asked_for(
    namndkoll: Run, register: Path, tmp_path: Path
) -> None:
    namndkoll("note", "A1", "hemlig tanke")
    namndkoll("activities", "--to", tmp_path / "utan.csv")
    namndkoll("activities", "--to", tmp_path / "med.csv", "--with-notes")
    assert "hemlig tanke" not in (tmp_path / "utan.csv").read_text(encoding="utf-8")
    assert "hemlig tanke" in (tmp_path / "med.csv").read_text(encoding="utf-8")


@pytest.mark.usefixtures("register")
def test_the_filter_and_of_how_many_it_is_told(namndkoll: Run, tmp_path: Path) -> None:
    namndkoll("overdue", "skol", "--to", tmp_path / "lista.md", "--lang", "sv")
    text = (tmp_path / "lista.md").read_text(encoding="utf-8")
    assert "- Filter: skol" in text
    assert "- Antal poster: 1 av 14" in text


def test_only_commands_that_list_take_a_file() -> None:
    taking = {name for name, one in COMMANDS.items() if "--with-notes" in one.options}
    assert taking == {"view", *(one.split()[0] for one in LISTS)}
