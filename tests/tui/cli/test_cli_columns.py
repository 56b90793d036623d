"""What is remembered of columns: of one family of documents, told, listed, forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run
from tui.settings.paths import columns_file
from tui.settings.sheet_columns import family

ROWS = "Handläggs av oss;Vad;Klart senast\nSocialnämnden;Väga maten;2026-06-30\n"


def sheet(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def said(namndkoll: Run, tmp_path: Path) -> Run:
    first = sheet(tmp_path, "lista_2026.csv")
    namndkoll("import", first, "--register", tmp_path / "r.json", "--map", "Handläggs av oss=nämnd")
    return namndkoll


def test_a_later_document_of_the_family_is_read_alike_and_that_is_told(
    said: Run, tmp_path: Path
) -> None:
    later = sheet(tmp_path, "Lista_2027-v2.csv")
    found = said("import", later, "--dry-run", "--register", tmp_path / "r.json")
    assert found.status == 0
    assert "Handläggs av oss" in found.err
    assert "columns --forget" in found.err


def test_another_family_is_asked_anew(said: Run, tmp_path: Path) -> None:
    other = sheet(tmp_path, "annan_2026.csv")
    found = said("import", other, "--dry-run", "--register", tmp_path / "r.json")
    assert "--map" in found.err + found.out


def test_a_dry_run_remembers_nothing(namndkoll: Run, tmp_path: Path) -> None:
    first = sheet(tmp_path, "lista_2026.csv")
    register = tmp_path / "r.json"
    namndkoll(
        "import", first, "--dry-run", "--register", register, "--map", "Handläggs av oss=nämnd"
    )
    assert not columns_file().exists()
    assert not register.exists()


def test_a_column_that_is_not_there_is_not_remembered(namndkoll: Run, tmp_path: Path) -> None:
    first = sheet(tmp_path, "lista_2026.csv")
    both = ("--map", "Handläggs av oss=nämnd", "--map", "Annat=mål")
    namndkoll("import", first, "--register", tmp_path / "r.json", *both)
    assert json.loads(namndkoll("columns", "--json").out) == {
        "lista.csv": {"Handläggs av oss": "committee"}
    }


def test_what_is_remembered_is_listed_and_forgotten(said: Run) -> None:
    assert "Handläggs av oss" in said("columns").out
    assert said("columns", "lista_2031.csv", "--forget").status == 0
    assert json.loads(said("columns", "--json").out) == {}
    again = said("columns", "lista_2031.csv", "--forget")
    assert (again.status, again.err.count("\n")) == (1, 1)


def test_to_forget_nothing_named_is_wrong_usage(said: Run) -> None:
    assert said("columns", "--forget").status == 2
    assert json.loads(said("columns", "--json").out)


def test_what_cannot_be_made_out_is_nothing(namndkoll: Run) -> None:
    for damaged in ("", "[", '{"Handläggs av oss": "committee"}', '{"a.csv": {"Vem": "nonsense"}}'):
        columns_file().parent.mkdir(parents=True, exist_ok=True)
        columns_file().write_text(damaged, encoding="utf-8")
        assert json.loads(namndkoll("columns", "--json").out) == {}


@pytest.mark.parametrize(
    "name",
    ["lista.csv", "Lista 2026.csv", "lista_v2.csv", "2026-03 lista (1).csv", "lista-ny.CSV"],
)
def test_years_and_versions_are_no_families(name: str) -> None:
    assert family(name) == "lista.csv"


@pytest.mark.parametrize("name", ["lista.xlsx", "listan.csv", "min lista.csv", "lista nybygge.csv"])
def test_other_words_and_kinds_are_other_families(name: str) -> None:
    assert family(name) != "lista.csv"
