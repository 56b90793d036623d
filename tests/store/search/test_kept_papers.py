"""The papers that are searched kept between starts: made anew when in doubt, and private."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.register.register import Register
from store.search.index import Hit, Search, SearchIndex
from store.search.kept import file_of, read_papers, write_papers
from tests.store.threads.papers import NOW, Paper, two_years


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return two_years(tmp_path / "r.json")


def found(register: Register, folder: Path) -> tuple[Hit, ...]:
    return Search(SearchIndex(Register.open(register.path), folder)).ask("träd").hits


def test_what_is_kept_says_the_same_as_what_is_made_anew(
    register: Register, tmp_path: Path
) -> None:
    made = found(register, tmp_path / "cache")
    path = file_of(register.path, tmp_path / "cache")
    assert made
    assert len(read_papers(path)) == len(register.documents)
    assert found(register, tmp_path / "cache") == made


def test_a_paper_is_read_as_it_was_written(register: Register, tmp_path: Path) -> None:
    papers = {str(number): one for number, one in enumerate(SearchIndex(register).papers)}
    write_papers(tmp_path / "kept", papers)
    again = read_papers(tmp_path / "kept")
    for mark, one in papers.items():
        assert (again[mark].text, again[mark].starts) == (one.text, one.starts)
        assert (again[mark].numbers, again[mark].words) == (one.numbers, one.words)


def test_another_document_is_made_ready_and_the_others_stay(
    register: Register, tmp_path: Path
) -> None:
    found(register, tmp_path / "cache")
    path = file_of(register.path, tmp_path / "cache")
    before = read_papers(path).keys()
    register.take_in(Paper(2025).told("plantera lönnar").reading(), NOW)
    found(register, tmp_path / "cache")
    assert before < read_papers(path).keys()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.data())
def test_damage_of_any_kind_only_makes_it_anew(
    register: Register, tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "cache"
    made = found(register, folder)
    path = file_of(register.path, folder)
    kept = path.read_bytes()
    at = data.draw(st.integers(0, len(kept) - 1))
    other = data.draw(st.binary(max_size=40))
    path.write_bytes(kept[:at] + other + kept[at + data.draw(st.integers(0, 40)) :])
    assert found(register, folder) == made


def test_a_changed_letter_of_what_is_kept_is_never_believed(
    register: Register, tmp_path: Path
) -> None:
    made = found(register, tmp_path / "cache")
    path = file_of(register.path, tmp_path / "cache")
    kept = path.read_bytes()
    path.write_bytes(kept.replace("träd".encode(), "bråd".encode()))
    assert path.read_bytes() != kept
    assert read_papers(path) == {}
    assert found(register, tmp_path / "cache") == made


def test_a_file_of_another_version_is_made_anew(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.search.kept._FORM", "0")
    found(register, tmp_path / "cache")
    monkeypatch.undo()
    path = file_of(register.path, tmp_path / "cache")
    assert path.exists()
    assert read_papers(path) == {}
    assert found(register, tmp_path / "cache")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_nobody_else_may_read_it(register: Register, tmp_path: Path) -> None:
    found(register, tmp_path / "cache")
    path = file_of(register.path, tmp_path / "cache")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_only_costs_time(
    register: Register, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert found(register, tmp_path / "cache")
