"""The index kept between starts: made anew when in doubt, private, and safe to remove."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.register.register import Register
from store.threads.kept import file_of, read_shelves, write_shelves
from store.threads.library import Library
from store.threads.shelves import Shelf
from store.threads.threads import Threads
from tests.store.threads.papers import NOW, Paper, two_years


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return two_years(tmp_path / "r.json")


def offered(register: Register, folder: Path) -> list[tuple[str, float]]:
    found = Threads(Register.open(register.path), folder).suggestions("D1")
    return [(one.station.id, one.score) for one in found]


def test_what_is_kept_says_the_same_as_what_is_made_anew(
    register: Register, tmp_path: Path
) -> None:
    made = offered(register, tmp_path / "cache")
    assert read_shelves(file_of(register.path, tmp_path / "cache"))
    assert made
    assert offered(register, tmp_path / "cache") == made


def test_another_text_is_indexed_anew_and_the_others_stay(
    register: Register, tmp_path: Path
) -> None:
    offered(register, tmp_path / "cache")
    path = file_of(register.path, tmp_path / "cache")
    before = read_shelves(path).keys()
    register.take_in(Paper(2025).told("plantera lönnar längs cykelbanor").reading(), NOW)
    offered(register, tmp_path / "cache")
    after = read_shelves(path).keys()
    assert before < after
    assert len(after) == len(before) + 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_nobody_else_may_read_it(register: Register, tmp_path: Path) -> None:
    offered(register, tmp_path / "cache")
    path = file_of(register.path, tmp_path / "cache")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.data())
def test_damage_of_any_kind_only_makes_it_anew(
    register: Register, tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "cache"
    made = offered(register, folder)
    path = file_of(register.path, folder)
    kept = path.read_bytes()
    cut = data.draw(st.integers(0, len(kept)))
    path.write_bytes(kept[:cut] + data.draw(st.binary(max_size=40)))
    assert [id_ for id_, _ in offered(register, folder)] == [id_ for id_, _ in made]


def _of_no_record(shelf: Shelf) -> None:
    shelf.records[0] = "D99"


def _of_a_record_too_many(shelf: Shelf) -> None:
    shelf.records[-1] = shelf.records[0]


def _beyond_the_text(shelf: Shelf) -> None:
    shelf.places[-3] = 2**32 - 1


@pytest.mark.parametrize("damage", [_of_no_record, _of_a_record_too_many, _beyond_the_text])
def test_a_shelf_that_cannot_be_the_document_s_is_made_anew(
    register: Register, tmp_path: Path, damage: Callable[[Shelf], None]
) -> None:
    made = offered(register, tmp_path / "cache")
    path = file_of(register.path, tmp_path / "cache")
    good, kept = path.read_bytes(), read_shelves(path)
    for shelf in kept.values():
        damage(shelf)
    write_shelves(path, kept)
    assert offered(register, tmp_path / "cache") == made
    assert path.read_bytes() == good


def test_a_folder_that_cannot_be_written_only_costs_time(
    register: Register, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert offered(register, tmp_path / "cache")


def test_nothing_is_left_beside_what_is_kept(register: Register, tmp_path: Path) -> None:
    offered(register, tmp_path / "cache")
    assert len([*(tmp_path / "cache").iterdir()]) == 1


def test_a_shelf_is_read_as_it_was_written(register: Register, tmp_path: Path) -> None:
    library = Library(register)
    shelves = {str(number): one for number, one in enumerate(library.shelves)}
    write_shelves(tmp_path / "kept", shelves)
    found = read_shelves(tmp_path / "kept")
    assert [vars(one) for one in found.values()] == [vars(one) for one in shelves.values()]
