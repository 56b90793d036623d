"""Backups, what is found wrong, and how a register is put back."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.changes import edits
from store.common.errors import RegisterError
from store.keeping.backups import backups_of, keep
from store.keeping.checking import check
from store.keeping.contents import follow_up_key
from store.keeping.copied import read_copy
from store.keeping.copies import copies_of
from store.keeping.decoding import decode
from store.register.register import Register
from store.register.restoring import find_backup, last_good, restore
from tests.registers import small_register
from tests.store.keeping.test_writing import fails_at
from tests.store.made import directive, reading

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "register.json"
    small_register(place)
    return place


def note(path: Path, text: str, about: str = "A1", at: datetime = NOW) -> None:
    Register.open(path).change([edits.note(about, text)], by="Karin", now=at)


def noted(path: Path, about: str = "A1") -> str | None:
    return Register.open(path).follow_up(about).note


def test_the_first_edit_of_a_day_keeps_the_register_as_it_was(path: Path) -> None:
    for day in range(2):
        for text in ("ett", "två"):
            note(path, f"{text} {day}", at=NOW + timedelta(days=day))
    later, first = backups_of(path)
    assert [one.reason for one in (later, first)] == ["day", "day"]
    assert decode(first.path.read_bytes(), "x").follow_ups == {}
    assert decode(later.path.read_bytes(), "x").follow_ups[follow_up_key("A1")].note == "två 0"


def test_an_import_keeps_the_register_as_it_was(path: Path) -> None:
    before = Register.open(path).fingerprint
    Register.open(path).take_in(reading(directive("Ny")), NOW)
    (backup,) = backups_of(path)
    assert backup.reason == "import"
    assert Register.open(backup.path).fingerprint == before


def test_an_import_without_its_backup_is_not_done(path: Path) -> None:
    path.with_name("register.backups").write_text("in the way", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="backups cannot be made"):
        Register.open(path).take_in(reading(directive("Ny")), NOW)
    assert path.read_bytes() == before


def test_an_edit_needs_no_backup_to_be_saved(path: Path) -> None:
    path.with_name("register.backups").write_text("in the way", encoding="utf-8")
    note(path, "ett")
    assert noted(path) == "ett"


def test_old_backups_are_thinned_by_day_and_month(path: Path) -> None:
    for hours in range(0, 24 * 400, 12):
        keep(path, b"{}", "day", NOW + timedelta(hours=hours))
    found = backups_of(path)
    assert 20 <= len(found) <= 5 + 14 + 12
    assert found[0].at.date() - found[-1].at.date() > timedelta(days=300)


def test_a_register_of_the_first_form_is_read_and_kept_when_first_written(path: Path) -> None:
    old = (
        b'{"register":{"1":{"program":"namndkoll","schema":1}},'
        b'"goals":{"1":{"id":"G1","text":"x"}},"follow_ups":{"1":{"about":"G1","owner":"Maj"}}}'
    )
    path.write_bytes(old)
    assert Register.open(path).follow_up("G1").owner == "Maj"
    assert path.read_bytes() == old
    note(path, "ny", "G1")
    found = Register.open(path).follow_up("G1")
    assert (found.owner, found.note) == ("Maj", "ny")
    assert [one.path.read_bytes() for one in backups_of(path) if one.reason == "migration"] == [old]


def test_restoring_is_a_step_that_can_be_undone(path: Path) -> None:
    note(path, "ett")
    (backup,) = backups_of(path)
    restore(path, backup.path, by="Karin", now=NOW)
    assert noted(path) is None
    register = Register.open(path)
    register.undo(by="Karin", now=NOW)
    assert noted(path) == "ett"


@pytest.mark.parametrize(
    "data", [b"", b'{"register":', b"\0" * 9, b"[]"], ids=["empty", "cut", "zeros", "foreign"]
)
def test_a_damaged_register_is_put_back_with_its_journal(path: Path, data: bytes) -> None:
    note(path, "ett")
    path.write_bytes(data)
    with pytest.raises(RegisterError):
        Register.open(path)
    assert any(one.fault for one in check(path))
    good = last_good(path)
    assert good is not None
    restored = restore(path, find_backup(path, good.stem), by="Karin", now=NOW)
    assert noted(path) == "ett"
    assert restored.aside is not None
    assert restored.aside.read_bytes() == data


def test_a_full_disk_leaves_a_damaged_register_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(path, "ett")
    (backup,) = backups_of(path)
    path.write_bytes(b"{")
    before = {one.name for one in path.parent.iterdir()}
    monkeypatch.setattr(os, "write", fails_at(2, "ENOSPC", os.write))
    with pytest.raises(RegisterError, match="disk is full"):
        restore(path, backup.path, by="Karin", now=NOW)
    assert path.read_bytes() == b"{"
    assert before <= {one.name for one in path.parent.iterdir()}


def test_a_damaged_backup_puts_nothing_back(path: Path) -> None:
    note(path, "ett")
    (backup,) = backups_of(path)
    backup.path.write_bytes(b"half")
    assert last_good(path) is None
    with pytest.raises(RegisterError):
        restore(path, backup.path, by="Karin", now=NOW)
    assert noted(path) == "ett"


def test_a_changed_letter_in_the_file_is_noticed(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"badhuset", b"Badhuset", 1))
    with pytest.raises(RegisterError, match="checksum"):
        Register.open(path)


def test_a_whole_register_has_nothing_wrong(path: Path) -> None:
    note(path, "ett")
    assert check(path) == []


def test_a_torn_line_is_told_but_no_fault(path: Path) -> None:
    note(path, "ett")
    journal = path.with_name("register.json.journal")
    journal.write_bytes(journal.read_bytes() + b"0123abcd {")
    (found,) = check(path)
    assert (found.place, found.fault) == (journal, False)


@pytest.mark.parametrize(
    "name",
    [
        "register (Karins konfliktkopia 2024-09-16).json",
        "register (conflicted copy 2024-09-16 101500).json",
        "register.sync-conflict-20240916-101500-ABCDEFG.json",
        "register-KARINS-DATOR.json",
        "register (1).json",
        "register_conflict-20240916-101500.json",
    ],
)
def test_a_conflicted_copy_is_found(path: Path, name: str) -> None:
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes())
    assert copies_of(path) == [copy]
    assert [one.place for one in check(path)] == [copy]


@pytest.mark.parametrize("name", ["register2.json", "registry.json", "register.json.bak"])
def test_another_file_is_no_copy(path: Path, name: str) -> None:
    path.with_name(name).write_bytes(path.read_bytes())
    assert copies_of(path) == []


def test_a_copy_is_merged_field_by_field(path: Path) -> None:
    note(path, "före")
    Register.open(path).disk.fold()
    copy = path.with_name("register (1).json")
    copy.write_bytes(path.read_bytes())
    note(path, "min")
    note(copy, "deras")
    note(copy, "bara deras", "A2")
    register = Register.open(path)
    joined = register.copies.join_changes(read_copy(copy).changes, copy.name, by="Karin", now=NOW)
    assert [(one.theirs, one.mine) for one in joined.conflicts] == [("deras", "min")]
    assert (noted(path), noted(path, "A2")) == ("min", "bara deras")
    again = register.copies.join_changes(read_copy(copy).changes, copy.name, by="Karin", now=NOW)
    assert again.ops == ()


def test_a_merge_is_one_step(path: Path) -> None:
    copy = path.with_name("register (1).json")
    copy.write_bytes(path.read_bytes())
    for about in ("A1", "A2"):
        note(copy, "deras", about)
    register = Register.open(path)
    before = register.fingerprint
    register.copies.join_changes(read_copy(copy).changes, copy.name, by="Karin", now=NOW)
    register.undo(by="Karin", now=NOW)
    assert register.fingerprint == before
