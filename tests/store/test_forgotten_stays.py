"""What was forgotten stays so, whatever befalls the journal and whoever still has it in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from store.changes import edits
from store.keeping.checking import check
from store.keeping.contents import nothing
from store.keeping.copied import read_copy
from store.keeping.copies import copies_of
from store.keeping.forgetting import EVERYTHING, NOTE
from store.keeping.journal import journal_of
from store.keeping.lines import line_of
from store.keeping.loaded import LoadedFile
from store.register.forgetting import forget
from store.register.register import Register
from store.register.restoring import restore
from tests.registers import small_register
from tests.store.test_forgetting import LATER, NAME, NOW, SECRET, holding


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a register whose file holds one change and whose journal holds a secret."""
    place = tmp_path / "register.json"
    small_register(place)
    register = Register.open(place)
    register.change([edits.note("A3", "först")], by="Maj", now=NOW - timedelta(days=1))
    register.disk.fold("Maj")
    register.change([edits.note("A1", SECRET)], by=NAME, now=NOW)
    register.change([edits.owner("A1", NAME)], by="Maj", now=NOW)
    return place


def forgotten(path: Path, everything: bool = False) -> None:
    fields = EVERYTHING if everything else NOTE
    forget(Register.open(path), "A1", fields, by="Ombudet", now=LATER)


def noted_after(path: Path) -> None:
    """Add two changes to the journal after what was forgotten."""
    register = Register.open(path)
    register.change([edits.note("A2", "kvar")], by="Maj", now=LATER + timedelta(hours=1))
    register.change([edits.note("A4", "borta")], by="Maj", now=LATER + timedelta(hours=2))


def cut(path: Path) -> None:
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    journal_of(path).write_bytes(b"".join(lines[:-1]))


def removed(path: Path) -> None:
    journal_of(path).unlink()


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("shorten", [cut, removed])
@pytest.mark.parametrize("refreshed", [False, True])
def test_what_another_has_in_memory_does_not_come_back_when_the_journal_is_shortened(
    path: Path, shorten: Callable[[Path], None], everything: bool, refreshed: bool
) -> None:
    other = Register.open(path)
    forgotten(path, everything)
    noted_after(path)
    if refreshed:
        other.disk.refresh()
    shorten(path)
    other.disk.refresh()
    other.disk.rescue("Maj")
    other.disk.fold("Maj")
    assert holding(path, SECRET) == []
    assert Register.open(path).follow_up("A1").note is None
    if refreshed:
        found = Register.open(path)
        assert (found.follow_up("A2").note, found.follow_up("A4").note) == ("kvar", "borta")
    assert copies_of(path) == []
    assert check(path) == []


@pytest.mark.parametrize("everything", [False, True])
def test_where_an_earlier_file_comes_back_what_was_forgotten_is_forgotten_again(
    path: Path, everything: bool
) -> None:
    before, journal = path.read_bytes(), journal_of(path).read_bytes()
    forgotten(path, everything)
    noted_after(path)
    other = Register.open(path)
    path.write_bytes(before)
    journal_of(path).write_bytes(journal)
    # Someone goes on from the earlier file, so that it is no earlier state put back on purpose.
    Register.open(path).change(
        [edits.note("A5", "annat")], by="Maj", now=LATER + timedelta(hours=3)
    )
    other.disk.refresh()
    other.disk.rescue("Maj")
    assert holding(path, SECRET) == []
    found = Register.open(path)
    assert found.follow_up("A1").note is None
    assert [found.follow_up(one).note for one in ("A2", "A4", "A5")] == ["kvar", "borta", "annat"]
    assert sum(one.kind == "forget" for one in found.changes.values()) == 1


def test_a_copy_of_what_is_gone_is_kept_without_what_was_forgotten(path: Path) -> None:
    other = Register.open(path)
    other.change([edits.note("A2", "mitt")], by="Karin", now=NOW)
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    journal_of(path).write_bytes(b"".join(lines[:-1]))
    Register.open(path).change([edits.note("A2", "ditt")], by="Maj", now=NOW)
    forgotten(path)
    other.disk.refresh()
    other.disk.rescue("Karin")
    (copy,) = copies_of(path)
    assert holding(path, SECRET) == []
    found = Register.open(path)
    assert found.follow_up("A2").note == "ditt"
    joined = found.copies.join(read_copy(copy), by="Maj", now=LATER)
    assert [one.theirs for one in joined.conflicts] == ["mitt"]
    assert joined.forgotten == ()
    assert Register.open(path).follow_up("A1").note is None


def test_a_copy_kept_before_it_was_forgotten_is_told_and_merged_without_it(path: Path) -> None:
    other = Register.open(path)
    other.change([edits.note("A2", "mitt")], by="Karin", now=NOW)
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    journal_of(path).write_bytes(b"".join(lines[:-1]))
    Register.open(path).change([edits.note("A2", "ditt")], by="Maj", now=NOW)
    other.disk.refresh()
    other.disk.rescue("Karin")
    (copy,) = copies_of(path)
    forgot = forget(Register.open(path), "A1", NOTE, by="Ombudet", now=LATER)
    assert [one.path for one in forgot.left] == [copy]
    found = Register.open(path)
    told = [one for one in check(path) if one.place == copy]
    assert any("Nämndkoll" in str(one.what.values.get("program")) for one in told)
    found.copies.join(read_copy(copy), by="Maj", now=LATER)
    assert Register.open(path).follow_up("A1").note is None
    assert holding(path, SECRET) == [copy.name]


def test_at_the_same_moment_a_copy_made_before_does_not_bring_it_back(path: Path) -> None:
    copy = path.with_name("register (1).json")
    copy.write_bytes(path.read_bytes())
    journal_of(copy).write_bytes(journal_of(path).read_bytes())
    forget(Register.open(path), "A1", NOTE, by="Ombudet", now=NOW)
    Register.open(path).copies.join(read_copy(copy), by="Maj", now=LATER)
    assert Register.open(path).follow_up("A1").note is None


def test_a_journal_that_was_put_away_is_cleared_when_it_is_forgotten(path: Path) -> None:
    spent = path.with_name("register.json.journal.spent-0123abcd")
    lines = journal_of(path).read_bytes()
    Register.open(path).disk.fold("Maj")
    spent.write_bytes(lines)
    forgotten(path)
    assert not spent.exists()
    assert holding(path, SECRET) == []


@pytest.mark.parametrize("everything", [False, True])
def test_a_journal_put_away_that_comes_back_brings_nothing_back(
    path: Path, everything: bool
) -> None:
    lines = journal_of(path).read_bytes()
    forgotten(path, everything)
    spent = path.with_name("register.json.journal.spent-0123abcd")
    spent.write_bytes(lines)
    assert spent in [one.place for one in check(path)]
    found = Register.open(path)
    found.disk.refresh()
    found.disk.fold("Maj")
    assert not spent.exists()
    assert holding(path, SECRET) == []
    assert check(path) == []


def test_a_line_that_nobody_had_read_comes_without_what_was_forgotten_before(path: Path) -> None:
    file = LoadedFile(path, nothing())
    file.load()
    change = next(one for one in file.contents.history.values() if one.by == NAME)
    (op,) = change.ops
    late = line_of(
        type(change)(9, change.at, NAME, ops=(type(op)(op.table, op.key, op.field, None, SECRET),)),
        file.base,
    )
    forgotten(path)
    journal_of(path).write_bytes(late)
    found = Register.open(path)
    found.disk.fold("Maj")
    assert Register.open(path).follow_up("A1").note is None
    assert holding(path, SECRET) == []


def test_a_damaged_journal_beside_is_named_with_what_it_still_holds(path: Path) -> None:
    data = journal_of(path).read_bytes()
    lines = data.splitlines(keepends=True)
    journal_of(path).write_bytes(b"".join([*lines, b"deadbeef " + lines[-1][9:]]))
    Register.open(path).disk.fold("Maj")
    (kept,) = (one for one in path.parent.iterdir() if ".damaged-" in one.name)
    assert SECRET.encode() in kept.read_bytes()
    forgot = forget(Register.open(path), "A1", NOTE, by="Ombudet", now=LATER)
    assert [one.path for one in forgot.left] == [kept]
    assert holding(path, SECRET) == [kept.name]
    assert kept in [one.place for one in check(path)]


def test_a_backup_that_was_not_rewritten_does_not_bring_it_back_over_a_damaged_register(
    path: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away.json"
    Register.open(path).disk.fold("Maj")
    away.write_bytes(path.read_bytes())
    forgotten(path)
    path.write_bytes(path.read_bytes()[:-50])
    restore(path, away, by="Maj", now=LATER)
    away.unlink()
    found = Register.open(path)
    assert found.follow_up("A1").note is None
    assert any(one.kind == "forget" for one in found.changes.values())
