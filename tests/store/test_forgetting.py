"""What is forgotten is gone from everything beside the register, and nothing brings it back."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Place
from store.keeping.backups import backups_of
from store.keeping.checking import check
from store.keeping.copied import read_copy
from store.keeping.forgetting import NOTE
from store.keeping.journal import journal_of
from store.keeping.storage import RegisterDB
from store.register.forgetting import Forgot, forget
from store.register.register import Register
from store.register.restoring import restore
from tests.registers import small_register
from tests.store.made import directive, reading

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
SECRET = "ring Torbjörn hemma"
NAME = "Torbjörn"


def at(days: float) -> datetime:
    return NOW + timedelta(days=days)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a register with a secret in its tables, history, journal and backups."""
    place = tmp_path / "register.json"
    hold_secret(place)
    return place


def hold_secret(place: Place) -> None:
    """Make a register with a secret in its tables and history."""
    small_register(place)
    register = Register.open(place)
    register.change([edits.note("A1", SECRET)], by=NAME, now=at(0))
    register.change(
        [edits.owner("A1", NAME), edits.own_status("A1", "started")], by="Maj", now=at(1)
    )
    register.take_in(reading(directive("Ny")), at(2), "Maj")
    moved = edits.due("A1", "2025-01-31", f"{NAME} är sjuk")
    register.change([moved], by="Maj", now=at(3), why=f"{NAME} bad om det")
    register.change([edits.note("A1", f"{SECRET} igen")], by=NAME, now=at(4))
    register.change([edits.note("A2", "annat")], by="Maj", now=at(5))


def note_forgotten(path: Place, now: datetime = LATER) -> Forgot:
    return forget(Register.open(path), "A1", NOTE, by="Ombudet", now=now)


def holding(path: Path, text: str) -> list[str]:
    """Return the names of the files around a register that hold a text."""
    files = (one for one in path.parent.rglob("*") if one.is_file())
    return sorted(one.name for one in files if text.encode() in one.read_bytes())


def whole(path: Path) -> bool:
    return not any(one.fault for one in check(path))


def test_a_note_is_gone_from_register_journal_history_and_backups(path: Path) -> None:
    assert len(holding(path, SECRET)) > 3
    forgot = note_forgotten(path)
    assert holding(path, SECRET) == []
    assert (forgot.removed, forgot.left) == (2, ())
    assert {one.path for one in backups_of(path)} == set(forgot.backups)
    assert check(path) == []
    register = Register.open(path)
    said = register.follow_up("A1")
    assert (said.note, said.owner, said.own_status) == (None, NAME, "started")
    assert register.follow_up("A2").note == "annat"


def test_no_backup_brings_it_back(path: Path) -> None:
    note_forgotten(path)
    for backup in backups_of(path):
        restore(path, backup.path, by="Maj", now=at(10))
        assert holding(path, SECRET) == []
        assert Register.open(path).follow_up("A1").note is None


def test_nor_does_a_backup_that_lay_elsewhere(path: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    kept = away / "old.json"
    kept.write_bytes(backups_of(path)[0].path.read_bytes())
    note_forgotten(path)
    restore(path, kept, by="Maj", now=at(10))
    assert holding(path, SECRET) == ["old.json"]
    assert Register.open(path).follow_up("A1").note is None


def test_a_restored_register_that_was_damaged_still_knows_of_it(path: Path) -> None:
    copy = path.with_name("register (1).json")
    copy.write_bytes(path.read_bytes())
    journal_of(copy).write_bytes(journal_of(path).read_bytes())
    note_forgotten(path)
    path.write_bytes(b"{}")
    restore(path, backups_of(path)[-1].path, by="Maj", now=at(10))
    register = Register.open(path)
    register.copies.join(read_copy(copy), by="Maj", now=at(11))
    assert register.follow_up("A1").note is None
    assert [one.by for one in register.history("A1") if one.field == "forget"] == ["Ombudet"]


def copied(path: Path) -> Path:
    """Return a copy of a register that a program made, with its journal folded in."""
    copy = path.with_name("register (Karins konfliktkopia 2024-09-20).json")
    copy.write_bytes(path.read_bytes())
    journal_of(copy).write_bytes(journal_of(path).read_bytes())
    Register.open(copy).disk.fold()
    return copy


def test_a_merged_copy_does_not_bring_it_back(path: Path) -> None:
    copy = copied(path)
    Register.open(copy).change([edits.owner("A2", "Ola")], by="Ola", now=at(6))
    forgot = note_forgotten(path)
    assert [one.path for one in forgot.left if one.path == copy] == [copy]
    register = Register.open(path)
    joined = register.copies.join(read_copy(copy), by="Maj", now=at(10))
    assert [(op.field, op.after) for op in joined.ops] == [("owner", "Ola")]
    assert joined.conflicts == ()
    assert register.follow_up("A1").note is None


def test_a_copys_later_words_are_taken_in_without_the_earlier(path: Path) -> None:
    copy = copied(path)
    note_forgotten(path, now=at(6))
    Register.open(copy).change([edits.note("A1", "deras nya")], by="Ola", now=at(7))
    register = Register.open(path)
    joined = register.copies.join(read_copy(copy), by="Maj", now=at(10))
    assert register.follow_up("A1").note == "deras nya"
    assert joined.conflicts == ()
    assert SECRET not in str(register.changes)


def test_what_a_copy_has_forgotten_is_told(path: Path) -> None:
    copy = copied(path)
    forget(Register.open(copy), "A1", NOTE, by="Ola", now=at(7))
    joined = Register.open(path).copies.join(read_copy(copy), by="Maj", now=at(10))
    assert len(joined.forgotten) == 1
    assert (joined.ops, joined.conflicts) == ((), ())


def test_an_old_journal_that_comes_back_is_spent_and_told(path: Path) -> None:
    journal = journal_of(path)
    lines = journal.read_bytes()
    note_forgotten(path)
    journal.write_bytes(lines)
    assert Register.open(path).follow_up("A1").note is None
    assert journal in [one.place for one in check(path)]
    note_forgotten(path)
    assert holding(path, SECRET) == []


def test_a_database_that_wrote_whole_documents_is_cleaned_too(path: Path) -> None:
    with RegisterDB(path, by="Maj") as database:
        table = database.table("follow_ups")
        table.insert({"about": "A4", "note": SECRET, "owner": "Ola"})
        table.remove(doc_ids=[45])
        table.insert({"about": "A4", "note": SECRET})
    note_forgotten(path, now=datetime.now(UTC))
    forget(Register.open(path), "A4", NOTE, by="Maj", now=datetime.now(UTC))
    assert holding(path, SECRET) == []
    register = Register.open(path)
    for _ in range(3):
        register.undo(by="Maj", now=datetime.now(UTC))
    assert register.follow_up("A4").note is None


def test_exports_and_unreadable_backups_beside_are_told(path: Path) -> None:
    export = path.with_name("lista.csv")
    export.write_text(f"A1;{SECRET}\n", encoding="utf-8")
    damaged = backups_of(path)[0].path
    damaged.write_bytes(damaged.read_bytes()[:-40])
    assert {one.path for one in note_forgotten(path).left} == {export, damaged}


def test_backups_of_another_register_of_the_same_name_are_left_alone(path: Path) -> None:
    other = path.with_name("other.json")
    Register.empty(other).take_in(reading(directive("Helt annat"), text="z"), at(0))
    Register.open(other).change([edits.note("D1", "rör inte")], by="Ola", now=at(1))
    Register.open(other).disk.fold()
    kept = backups_of(path)[0].path
    kept.write_bytes(other.read_bytes())
    note_forgotten(path)
    assert kept.read_bytes() == other.read_bytes()


@contextmanager
def counted(stop: int, act: Callable[[], None]) -> Iterator[list[int]]:
    """Do something at the nth call that changes the disk."""
    calls = [0]
    places = [(os, name) for name in ("write", "fsync", "replace", "unlink", "rename")]
    before = [(room, name, getattr(room, name)) for room, name in places]

    def wrapped(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            calls[0] += 1
            if calls[0] == stop:
                act()
            return real(*arguments, **named)

        return call

    for room, name, real in before:
        setattr(room, name, wrapped(real))
    try:
        yield calls
    finally:
        for room, name, real in before:
            setattr(room, name, real)


def steps_of(path: Path) -> int:
    with counted(-1, lambda: None) as calls:
        note_forgotten(path)
    return calls[0]


def assert_old_or_new_and_finished(path: Path) -> None:
    """Assert that nothing is half done, that check tells what is left, and repeating ends it."""
    assert whole(path)
    register = Register.open(path)
    forgotten = any(one.field == "forget" for one in register.history("A1"))
    assert (register.follow_up("A1").note is None) == forgotten
    if forgotten:
        left = {one.place.name for one in check(path)}
        assert left >= {one for one in holding(path, SECRET) if not one.startswith(".")}
    register.change([edits.owner("A2", "Ola")], by="Ola", now=at(9))
    note_forgotten(path, now=at(12))
    assert holding(path, SECRET) == []
    assert check(path) == []
    facts = [one for one in Register.open(path).history("A1") if one.field == "forget"]
    assert len(facts) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no process is forked there")
def test_killed_at_any_step_it_is_undone_or_found_and_finished(path: Path) -> None:
    saved = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    steps = steps_of(path)
    assert steps > 10
    for stop in range(1, steps + 1):
        put_files_back(path, saved)
        child = os.fork()
        if child == 0:
            with counted(stop, lambda: os._exit(9)):
                note_forgotten(path)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9, stop
        assert_old_or_new_and_finished(path)


def test_a_disk_that_fails_at_any_step_leaves_old_or_new(path: Path) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    saved = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    for stop in range(1, steps_of(path) + 1):
        put_files_back(path, saved)
        with counted(stop, fail), suppress(RegisterError):
            note_forgotten(path)
        assert_old_or_new_and_finished(path)


def put_files_back(path: Path, saved: dict[Path, bytes]) -> None:
    for one in path.parent.rglob("*"):
        if one.is_file() and one not in saved:
            one.unlink()
    for place, data in saved.items():
        place.write_bytes(data)
