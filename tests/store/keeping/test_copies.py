"""Copies that programs make: each name is found, told of and taken in, of register and journal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Place
from store.common.text import one_line
from store.keeping.checking import check
from store.keeping.copied import read_copy
from store.keeping.copies import copies_of, program_of
from store.keeping.journal import journal_of
from store.register.register import Register
from tests.registers import small_register
from tests.store.made import directive, kept, reading
from tui.locale import say

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
NAMES = {
    "Dropbox": "{stem} (Karins konfliktkopia 2024-09-16){end}",
    "Dropbox, a computer": "{stem} (DATOR-7 (Karin)s konfliktkopia 2024-09-16){end}",
    "Dropbox in English": "{stem} (Karin's conflicted copy 2024-09-16){end}",
    "Dropbox, letter case": "{stem} (skiftlägeskonflikt){end}",
    "Dropbox in German": "{stem} (In Konflikt stehende Kopie von Karin 2024-09-16){end}",
    "Dropbox in French": "{stem} (Copie en conflit de Karin 2024-09-16){end}",
    "Dropbox in Finnish": "{stem} (ristiriitainen kopio 2024-09-16){end}",
    "Dropbox in Danish": "{stem} (Karins modstridende kopi 2024-09-16){end}",
    "Nextcloud": "{stem} (conflicted copy 2024-09-16 101500){end}",
    "ownCloud": "{stem}_conflict-20240916-101500{end}",
    "Syncthing": "{stem}.sync-conflict-20240916-101500-ABCDEFG{end}",
    "OneDrive": "{stem}-KARINS-DATOR{end}",
    "OneDrive, again": "{stem}-DESKTOP-7QX2-2{end}",
    "OneDrive on a Mac": "{stem}-Åsas MacBook Air{end}",
    "OneDrive, both kept": "{stem} 1{end}",
    "Google Drive": "{stem} (1){end}",
    "Google Drive, conflict": "{stem} [Conflict]{end}",
    "Google Drive, older": "{stem}_conf(1){end}",
    "Google Drive, copied": "Kopia av {stem}{end}",
    "Google Drive, copied in English": "Copy of {stem}{end}",
    "iCloud": "{stem} 2{end}",
    "Box": "{stem} (conflicted copy Karin 2024-09-16){end}",
    "Resilio Sync": "{stem}.Conflict{end}",
    "Resilio Sync, again": "{stem}.Conflict2{end}",
    "pCloud": "{stem} [conflicted]{end}",
    "pCloud, again": "{stem} (conflicted) {end}".replace(" {end}", "{end}"),
    "Seafile": "{stem}{end} (SFConflict karin@example.se 2024-09-16-10-15-30)",
    "Seafile, older": "{stem} (SFConflict 2024-09-16-10-15-30){end}",
    "Synology Drive": "{stem}_Karin-PC_Sep-16-1015-2024_Conflict{end}",
    "Synology Drive, letter case": "{stem}_Karin-PC_Sep-16-1015-2024_CaseConflict_1{end}",
    "rclone": "{stem}{end}.conflict1",
    "Unison": "{stem} (conflict #1 on 2024-09-16){end}",
    "Windows": "{stem} - Copy{end}",
    "Windows, again": "{stem} - Copy (2){end}",
    "Windows in Swedish": "{stem} - kopia{end}",
    "Windows in Swedish, again": "{stem} – kopia (2){end}",
    "macOS": "{stem} copy{end}",
    "macOS in Swedish": "{stem} kopia 2{end}",
    "GNOME": "{stem} (kopia){end}",
    "GNOME, again": "{stem} (another copy){end}",
}
"""What programs call a copy; `stem` and `end` are parts of the name it was made of."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "mitt register.json"
    small_register(place)
    note(place, "A3", "gemensam", "Maj")
    return place


def note(path: Path, about: str, text: str, by: str) -> None:
    Register.open(path).change([edits.note(about, text)], by=by, now=NOW)


def named(path: Path, name: str) -> Path:
    """Return the place of a copy whose name a program made of another."""
    return path.with_name(name.format(stem=path.stem, end=path.suffix))


def told(path: Path, copy: Path) -> str:
    return next(one_line(say(one.what)) for one in check(path) if one.place == copy)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_copy_of_the_register_is_found_told_and_taken_in(path: Path, name: str) -> None:
    Register.open(path).disk.fold()
    copy = named(path, name)
    copy.write_bytes(path.read_bytes())
    note(copy, "A1", "deras", "Ola")
    note(path, "A2", "min", "Karin")
    assert copy in copies_of(path)
    assert f'merge "{copy.name}"' in told(path, copy)
    register = Register.open(path)
    assert len(register.copies.join(read_copy(copy), by="Karin", now=NOW).ops) == 1
    assert (register.follow_up("A1").note, register.follow_up("A2").note) == ("deras", "min")
    assert read_copy(copy).contents is not None


@pytest.mark.parametrize("folded", [False, True], ids=["", "folded since"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_copy_of_the_journal_is_found_told_and_taken_in(
    path: Path, name: str, folded: bool
) -> None:
    journal = journal_of(path)
    before = journal.read_bytes()
    note(path, "A1", "deras", "Ola")
    theirs = journal.read_bytes()
    journal.write_bytes(before)
    note(path, "A2", "min", "Karin")
    copy = named(journal, name)
    copy.write_bytes(theirs)
    if folded:
        Register.open(path).disk.fold()
        note(path, "A4", "senare", "Karin")
    assert copies_of(path) == [copy]
    assert f'merge "{copy.name}"' in told(path, copy)
    register = Register.open(path)
    joined = register.copies.join(read_copy(copy), by="Karin", now=NOW)
    assert [(op.field, op.after) for op in joined.ops] == [("note", "deras")]
    notes = [register.follow_up(about).note for about in ("A1", "A2", "A3")]
    assert notes == ["deras", "min", "gemensam"]
    assert "nothing of its own" not in told(path, copy) or folded is not None
    again = register.copies.join(read_copy(copy), by="Karin", now=NOW)
    assert (again.ops, again.conflicts) == ((), ())


@pytest.mark.parametrize(
    "name",
    ["register.json", "mitt register2.json", "mitt register.json.bak", "mitt.json", "budget.txt"],
)
def test_another_name_is_no_copys(path: Path, name: str) -> None:
    path.with_name(name).write_bytes(path.read_bytes())
    assert copies_of(path) == []
    assert program_of(name, path.name) is None


def test_another_register_by_the_name_of_a_copy_is_none(path: Path) -> None:
    other = path.with_name("mitt register-skolan.json")
    Register.empty(other).take_in(reading(directive("Helt annat"), text="z"), NOW)
    note(other, "D1", "deras egen", "Ola")
    assert check(path) == []
    register = Register.open(path)
    with pytest.raises(RegisterError, match="does not belong"):
        register.copies.join(read_copy(other), by="Karin", now=NOW)
    assert register.follow_up("D1").note is None


def test_lines_of_another_registers_journal_are_not_taken_in(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "annat" / "mitt register.json"
    other.parent.mkdir()
    small_register(other)
    Register.open(other).change([edits.owner("A4", "x")], by="x", now=NOW - timedelta(days=1))
    Register.open(other).disk.fold()
    note(other, "A1", "främmande", "Ola")
    foreign = journal_of(other).read_bytes()
    mine = journal_of(path).read_bytes()
    copy = path.with_name("mitt register.json (1).journal")
    copy.write_bytes(foreign)
    assert "another register" in told(path, copy)
    register = Register.open(path)
    with pytest.raises(RegisterError, match="does not belong"):
        register.copies.join(read_copy(copy), by="Karin", now=NOW)
    note(path, "A2", "ny", "Ola")
    copy.write_bytes(journal_of(path).read_bytes() + foreign)
    journal_of(path).write_bytes(mine)
    register = Register.open(path)
    joined = register.copies.join(read_copy(copy), by="Karin", now=NOW)
    assert (joined.foreign, len(joined.ops)) == (1, 1)
    assert (register.follow_up("A1").note, register.follow_up("A2").note) == (None, "ny")


def test_a_register_and_its_journal_that_were_copied_apart_are_both_taken_in(path: Path) -> None:
    """One computer folded, the other wrote on: each file has a copy of its own."""
    elsewhere = path.with_name("x")
    elsewhere.mkdir()
    theirs = elsewhere / path.name
    theirs.write_bytes(path.read_bytes())
    journal_of(theirs).write_bytes(journal_of(path).read_bytes())
    note(theirs, "A1", "före", "Ola")
    Register.open(theirs).disk.fold()
    note(theirs, "A2", "efter", "Ola")
    copies = [
        path.with_name("mitt register-PC.json"),
        path.with_name("mitt register.json-PC.journal"),
    ]
    copies[0].write_bytes(theirs.read_bytes())
    copies[1].write_bytes(journal_of(theirs).read_bytes())
    register = Register.open(path)
    assert copies_of(path) == copies[::-1]
    for copy in copies_of(path):
        assert register.copies.join(read_copy(copy), by="Karin", now=NOW).foreign == 0
    assert (register.follow_up("A1").note, register.follow_up("A2").note) == ("före", "efter")


def test_a_copy_without_anything_of_its_own_can_be_removed(path: Path) -> None:
    copy = path.with_name("mitt register (1).json")
    copy.write_bytes(path.read_bytes())
    assert "nothing of its own" in told(path, copy)


def test_a_copy_that_was_cut_off_gives_its_whole_lines(path: Path) -> None:
    note(path, "A1", "hel", "Ola")
    whole = journal_of(path).read_bytes()
    note(path, "A2", "avbruten", "Ola")
    copy = path.with_name("mitt register.json (1).journal")
    copy.write_bytes(journal_of(path).read_bytes()[:-20])
    journal_of(path).write_bytes(whole.splitlines(keepends=True)[0])
    register = Register.open(path)
    register.copies.join(read_copy(copy), by="Karin", now=NOW)
    assert (register.follow_up("A1").note, register.follow_up("A2").note) == ("hel", None)


@pytest.mark.parametrize("data", [b"", b"hej\n", b"\0" * 100, b"{}"])
def test_what_is_no_copy_is_refused_in_a_sentence(path: Path, data: bytes) -> None:
    for name in ("mitt register (1).json", "mitt register.json (1).journal"):
        copy = path.with_name(name)
        copy.write_bytes(data)
        with pytest.raises(RegisterError):
            Register.open(path).copies.join(read_copy(copy), by="Karin", now=NOW)


def test_a_copy_that_is_saved_and_changed_elsewhere_is_taken_in_by_either_house(
    place: Place, tmp_path: Path
) -> None:
    register = small_register(place)
    copy = tmp_path / "kopia.json"
    register.copies.save(copy)
    Register.open(copy).change([edits.add_note("A1", "deras")], by="Ola", now=NOW)
    register.change([edits.owner("A2", "Karin")], by="Karin", now=NOW)
    joined = register.copies.join(read_copy(copy), by="Karin", now=NOW)
    assert len(joined.ops) == 1
    again = Register.open(place)
    assert (again.follow_up("A1").note, again.follow_up("A2").owner) == ("deras", "Karin")
    assert again.copies.join(read_copy(copy), by="Karin", now=NOW).ops == ()


def test_another_registers_copy_is_refused_by_either_house(place: Place, tmp_path: Path) -> None:
    register = small_register(place)
    other = tmp_path / "annat.json"
    Register.empty(other).take_in(reading(directive("Helt annat"), text="z"), NOW)
    before = kept(place)
    with pytest.raises(RegisterError, match="does not belong"):
        register.copies.join(read_copy(other), by="Karin", now=NOW)
    assert kept(place) == before
