"""A journal that other programs or the disk change: nothing that was saved is lost or unsaid."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.changes import edits
from store.common.errors import RegisterError
from store.keeping.checking import check
from store.keeping.copied import read_copy
from store.keeping.copies import copies_of
from store.keeping.journal import journal_of
from store.keeping.put_aside import damaged_files
from store.register.register import Register
from tests.registers import small_register
from tests.store.made import directive, reading

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
SAVED = {"A1": "två", "A2": "b", "A3": "c", "A4": "d", "A5": "e"}
"""What was said to be saved before anything happened to the journal, the last value of each."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "register.json"
    small_register(place)
    return place


def note(register: Register, about: str, text: str, by: str = "Karin") -> None:
    register.change([edits.note(about, text)], by=by, now=NOW)


def with_edits(path: Path) -> Register:
    """Return a register that stays open and whose journal holds all that was saved."""
    register = Register.open(path)
    for about, text in [("A1", "ett"), *SAVED.items()]:
        note(register, about, text)
    return register


def first_lines(data: bytes, count: int) -> bytes:
    return b"".join(data.splitlines(keepends=True)[:count])


def zeroed(data: bytes, at: float) -> bytes:
    start = int(len(data) * at)
    return data[:start] + bytes(120) + data[start + 120 :]


def flipped(data: bytes, line: int) -> bytes:
    lines = data.splitlines(keepends=True)
    place = len(lines[line]) // 2
    lines[line] = lines[line][:place] + bytes([lines[line][place] ^ 4]) + lines[line][place + 1 :]
    return b"".join(lines)


def without_line(data: bytes, line: int) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(lines[:line] + lines[line + 1 :])


Change = Callable[[bytes], bytes]
SHORTER: dict[str, Change] = {
    "a line short": lambda data: first_lines(data, 5),
    "three lines short": lambda data: first_lines(data, 3),
    "cut in a line": lambda data: data[:-40],
    "its last byte cut": lambda data: data[:-1],
    "emptied": lambda data: data[:0],
    "a line taken out": lambda data: without_line(data, 2),
}
CONVERTED: dict[str, Change] = {
    "other line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data + b"\n",
    "another last line feed": lambda data: data[:-1] + b"\x0b",
}
DAMAGED: dict[str, Change] = {
    "zeroed in the middle": lambda data: zeroed(data, 0.5),
    "zeroed at the start": lambda data: zeroed(data, 0.0),
    "zeroed at the end": lambda data: data[:-100] + bytes(100),
    "a bit of the last line": lambda data: flipped(data, -1),
    "a bit of a middle line": lambda data: flipped(data, 2),
    "a bit of the first line": lambda data: flipped(data, 0),
}
ALL = SHORTER | CONVERTED | DAMAGED


def in_place(journal: Path, data: bytes) -> None:
    with journal.open("r+b") as file:
        file.write(data)
        file.truncate()


def replaced(journal: Path, data: bytes) -> None:
    other = journal.with_name("coming")
    other.write_bytes(data)
    other.replace(journal)


def stays_open(path: Path, _first: Register) -> dict[str, str]:
    return {}


def edits_too(path: Path, _first: Register) -> dict[str, str]:
    note(Register.open(path), "A6", "annan", "Maj")
    return {"A6": "annan"}


def edits_and_folds(path: Path, _first: Register) -> dict[str, str]:
    second = Register.open(path)
    note(second, "A6", "annan", "Maj")
    second.disk.fold("Maj")
    return {"A6": "annan"}


def watches(path: Path, first: Register) -> dict[str, str]:
    first.disk.refresh()
    first.disk.rescue("Karin")
    first.disk.fold("Karin")
    return {}


@pytest.mark.parametrize("write", [in_place, replaced])
@pytest.mark.parametrize("second", [stays_open, edits_too, edits_and_folds, watches])
@pytest.mark.parametrize("way", ALL)
def test_what_was_saved_is_there_after_any_change_of_the_journal_while_it_is_open(
    path: Path,
    way: str,
    second: Callable[[Path, Register], dict[str, str]],
    write: Callable[[Path, bytes], None],
) -> None:
    first = with_edits(path)
    journal = journal_of(path)
    write(journal, ALL[way](journal.read_bytes()))
    saved = SAVED | second(path, first)
    note(first, "A7", "efter")
    saved["A7"] = "efter"
    first.disk.fold("Karin")
    found = Register.open(path)
    assert {about: found.follow_up(about).note for about in saved} == saved
    assert found.disk.news() == []


@pytest.mark.parametrize("way", SHORTER)
def test_that_a_journal_was_cut_back_is_told(path: Path, way: str) -> None:
    first = with_edits(path)
    in_place(journal_of(path), SHORTER[way](journal_of(path).read_bytes()))
    note(first, "A7", "efter")
    assert any("written again" in str(one) for one in first.disk.news())


@pytest.mark.parametrize("way", DAMAGED)
def test_damage_is_told_at_opening_and_by_check_and_kept(path: Path, way: str) -> None:
    with_edits(path)
    data = DAMAGED[way](journal_of(path).read_bytes())
    journal_of(path).write_bytes(data)
    opened = Register.open(path, read_only=True)
    assert any("damaged" in str(one) for one in opened.disk.news())
    assert [one.place for one in check(path) if one.fault] == [journal_of(path)]
    assert journal_of(path).read_bytes() == data
    note(Register.open(path), "A7", "efter")
    (kept,) = damaged_files(path)
    assert kept.read_bytes() == data
    assert [(one.place, one.fault) for one in check(path)] == [(kept, False)]


@pytest.mark.parametrize("way", DAMAGED)
def test_what_can_be_read_of_a_damaged_journal_is_taken_in(path: Path, way: str) -> None:
    with_edits(path)
    lines = journal_of(path).read_bytes().splitlines()
    data = DAMAGED[way](journal_of(path).read_bytes())
    journal_of(path).write_bytes(data)
    whole = sum(line in data for line in lines)
    found = Register.open(path)
    assert len(found.changes) - 1 == whole


@pytest.mark.parametrize("way", CONVERTED)
def test_a_converted_journal_is_read_whole_and_told(path: Path, way: str) -> None:
    with_edits(path)
    journal_of(path).write_bytes(CONVERTED[way](journal_of(path).read_bytes()))
    found = Register.open(path)
    assert {about: found.follow_up(about).note for about in SAVED} == SAVED
    assert any("Another program changed" in str(one) for one in found.disk.news())
    assert [(one.place, one.fault) for one in check(path)] == [(journal_of(path), False)]


def test_a_line_that_is_missing_is_told_and_those_after_it_are_read(path: Path) -> None:
    with_edits(path)
    journal_of(path).write_bytes(without_line(journal_of(path).read_bytes(), 3))
    found = Register.open(path)
    assert found.follow_up("A3").note is None
    assert found.follow_up("A5").note == "e"
    assert any("1 change in it cannot be read" in str(one) for one in found.disk.news())
    assert any(one.fault for one in check(path))


def test_a_line_that_was_cut_off_and_ended_by_the_next_writer_is_no_damage(path: Path) -> None:
    with_edits(path)
    journal = journal_of(path)
    for size in range(1, 60, 7):
        journal.write_bytes(journal.read_bytes() + b'0123abcd {"base":"0123"'[:size])
        note(Register.open(path), "A7", f"efter {size}")
        found = Register.open(path)
        assert found.disk.news() == []
        assert found.follow_up("A7").note == f"efter {size}"
    assert damaged_files(path) == []
    assert not any(one.fault for one in check(path))


def test_a_damaged_line_is_never_taken_for_one_that_was_cut_off(path: Path) -> None:
    with_edits(path)
    whole = journal_of(path).read_bytes()
    start = whole.rindex(b"\n", 0, -1) + 1
    for place in range(start, len(whole)):
        for byte in (0, ord("#"), whole[place] ^ 1):
            if whole[place] == byte:
                continue
            journal_of(path).write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
            assert Register.open(path).disk.news()


def test_what_someone_else_set_meanwhile_stays_and_the_rest_is_kept_in_a_copy(path: Path) -> None:
    first = with_edits(path)
    in_place(journal_of(path), first_lines(journal_of(path).read_bytes(), 5))
    note(Register.open(path), "A5", "Majs", "Maj")
    note(first, "A7", "efter")
    found = Register.open(path)
    assert (found.follow_up("A5").note, found.follow_up("A7").note) == ("Majs", "efter")
    (copy,) = copies_of(path)
    assert any(copy.name in str(one) for one in first.disk.news())
    joined = found.copies.join_changes(read_copy(copy).changes, copy.name, by="Karin", now=NOW)
    assert [(one.theirs, one.mine) for one in joined.conflicts] == [("e", "Majs")]


def test_an_earlier_register_put_back_is_left_alone_and_what_it_lacks_is_kept(path: Path) -> None:
    earlier = path.read_bytes()
    first = with_edits(path)
    first.disk.fold("Karin")
    replaced(path, earlier)
    first.disk.refresh()
    first.disk.rescue("Karin")
    assert path.read_bytes() == earlier
    (copy,) = copies_of(path)
    kept = Register.open(copy)
    assert {about: kept.follow_up(about).note for about in SAVED} == SAVED
    assert any("namndkoll merge" in str(one) for one in first.disk.news())
    Register.open(path).copies.join_changes(read_copy(copy).changes, copy.name, by="Karin", now=NOW)
    assert Register.open(path).follow_up("A5").note == "e"


def test_an_import_is_refused_when_the_change_it_was_planned_after_is_another_now(
    path: Path,
) -> None:
    first = with_edits(path)
    contents, _report = first.plan_all([reading(directive("Ny"), text="ny", year=2030)])
    in_place(journal_of(path), first_lines(journal_of(path).read_bytes(), 5))
    note(Register.open(path), "A5", "Majs", "Maj")
    with pytest.raises(RegisterError, match="changed by someone else"):
        first.commit(contents, NOW, "Karin", "ny")
    assert Register.open(path).follow_up("A5").note == "Majs"


def test_who_may_only_read_is_told_what_is_gone(path: Path) -> None:
    with_edits(path)
    reader = Register.open(path, read_only=True)
    in_place(journal_of(path), b"")
    before = {one.name for one in path.parent.iterdir()}
    reader.disk.refresh()
    reader.disk.rescue()
    assert any("is not in" in str(one) or "are not in" in str(one) for one in reader.disk.news())
    assert {one.name for one in path.parent.iterdir()} == before


def test_two_who_both_know_what_is_gone_write_it_once(path: Path) -> None:
    first = with_edits(path)
    second = Register.open(path)
    in_place(journal_of(path), first_lines(journal_of(path).read_bytes(), 2))
    for register in (first, second, first):
        register.disk.refresh()
        register.disk.rescue("Karin")
    found = Register.open(path)
    assert {about: found.follow_up(about).note for about in SAVED} == SAVED
    assert len(found.changes) == 1 + 1 + len(SAVED)


def test_what_was_undone_stays_undone_when_it_is_written_again(path: Path) -> None:
    first = with_edits(path)
    first.undo(by="Karin", now=NOW)
    in_place(journal_of(path), first_lines(journal_of(path).read_bytes(), 3))
    note(Register.open(path), "A6", "annan", "Maj")
    first.disk.refresh()
    first.disk.rescue("Karin")
    found = Register.open(path)
    assert found.follow_up("A5").note is None
    *_, undone, undoing = found.changes.values()
    assert undoing.undoes == undone.seq


def test_lines_made_to_the_state_before_anothers_folding_are_added_and_told(path: Path) -> None:
    note(Register.open(path), "A1", "ett")
    other = path.with_name("other.json")
    small_register(other)
    note(Register.open(other), "A2", "annat")
    Register.open(other).disk.fold()
    other.replace(path)
    found = Register.open(path)
    assert (found.follow_up("A1").note, found.follow_up("A2").note) == ("ett", "annat")
    assert any("someone else wrote" in str(one) for one in found.disk.news())


def test_a_line_that_came_as_the_journal_was_put_away_is_written_again(path: Path) -> None:
    first = with_edits(path)
    lines = journal_of(path).read_bytes()
    first.disk.fold("Karin")
    other = Register.open(path)
    late = path.with_name("register.json.journal.spent-0123abcd")
    note(other, "A6", "sent")
    late.write_bytes(lines + journal_of(path).read_bytes())
    journal_of(path).unlink()
    assert [one.fault for one in check(path)] == [True]
    note(Register.open(path), "A7", "efter")
    found = Register.open(path)
    assert (found.follow_up("A6").note, found.follow_up("A7").note) == ("sent", "efter")
    found.disk.fold("Karin")
    assert not late.exists()
    assert check(path) == []


def _kept_journals(path: Path) -> Iterator[bytes]:
    return (one.read_bytes() for one in damaged_files(path))


def test_a_full_disk_keeps_a_damaged_journal_where_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_edits(path)
    data = flipped(journal_of(path).read_bytes(), 2)
    journal_of(path).write_bytes(data)
    whole = os.replace

    def failing(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing)
        note(Register.open(path), "A7", "efter")
    assert os.replace is whole
    assert journal_of(path).read_bytes().startswith(data)
    assert Register.open(path).follow_up("A7").note == "efter"
    Register.open(path).disk.fold("Karin")
    assert any(kept.startswith(data) for kept in _kept_journals(path))
