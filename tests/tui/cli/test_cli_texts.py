"""What the command line says of a document that asks nothing: it is kept, found and shown."""

import json
from pathlib import Path

import pytest

from tests.store.importing.example import LEAD_IN, chapter
from tests.tui.cli.conftest import Run


@pytest.fixture
def register(namndkoll: Run, tmp_path: Path) -> Path:
    path, text = tmp_path / "r.json", tmp_path / "inköp.txt"
    text.write_text("mjölk\nbröd och ägg\n", encoding="utf-8")
    said = namndkoll("import", text, "--register", path)
    assert (said.status, "kept as a text" in said.out) == (0, True)
    return path


def test_it_is_a_document_without_a_year(namndkoll: Run, register: Path) -> None:
    (one,) = json.loads(namndkoll("sources", "--json", "--register", register).out)
    assert (one["kind"], one["year"]) == ("text", None)


def test_a_search_tells_its_lines_by_their_words(namndkoll: Run, register: Path) -> None:
    said = namndkoll("search", "ägg", "bröd", "--register", register)
    assert "inköp.txt, line 2: bröd och ägg" in said.err
    assert "line 1" not in said.err
    for more in ("-ägg", "läge:open"):
        assert "inköp" not in namndkoll("search", "bröd", more, "--register", register).err


def test_its_lines_are_shown(namndkoll: Run, register: Path) -> None:
    shown = namndkoll("show", "S1", "--source", "--json", "--register", register)
    assert json.loads(shown.out)[:2] == [
        {"line": 1, "text": "mjölk"},
        {"line": 2, "text": "bröd och ägg"},
    ]
    assert "bröd och ägg" in namndkoll("show", "S1", "--source", "--register", register).out


def test_what_it_is_told_is_in_the_report_for_scripts(namndkoll: Run, tmp_path: Path) -> None:
    text = tmp_path / "bok.txt"
    text.write_text("Det var en natt.", encoding="utf-8")
    said = namndkoll("import", text, "--json", "--register", tmp_path / "r.json")
    assert "kept as a text" in json.loads(said.out)["told"][0]


def test_the_year_of_a_text_hides_no_other_document(
    namndkoll: Run, register: Path, tmp_path: Path
) -> None:
    budget, book = tmp_path / "budget_2024.txt", tmp_path / "bok_2026.txt"
    budget.write_text(chapter(LEAD_IN, "- väga maten"), encoding="utf-8")
    book.write_text("Det var en natt.", encoding="utf-8")
    assert namndkoll("import", budget, book, "--register", register).status == 0
    listed = namndkoll("directives", "--json", "--as-of", "2026-05-01", "--register", register)
    assert [one["text"] for one in json.loads(listed.out)] == ["väga maten"]
