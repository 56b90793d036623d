"""The journal: what was said to be saved is there, whatever happens to a line or the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.changes import edits
from store.common.errors import RegisterError
from store.register.register import Register
from tests.registers import empty_register, small_register
from tests.store.keeping.test_writing import fails_at, posix
from tests.store.made import directive, reading

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
FAULTS = ("ENOSPC", "EIO", "EACCES")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "r.json"
    small_register(place)
    return place


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def note(register: Register, text: str, about: str = "A1") -> None:
    register.change([edits.note(about, text)], by="Karin", now=NOW)


def noted(path: Path, about: str = "A1") -> str | None:
    return Register.open(path).follow_up(about).note


def test_an_edit_is_one_line_and_leaves_the_file_alone(path: Path) -> None:
    before = path.read_bytes()
    note(Register.open(path), "ett")
    assert path.read_bytes() == before
    assert journal(path).read_bytes().count(b"\n") == 1
    assert noted(path) == "ett"


def test_a_line_torn_at_any_byte_is_not_counted_and_the_next_one_is(path: Path) -> None:
    register = Register.open(path)
    note(register, "ett")
    first = journal(path).read_bytes()
    note(register, "två")
    both = journal(path).read_bytes()
    for size in range(len(first), len(both)):
        journal(path).write_bytes(both[:size])
        assert noted(path) == "ett"
        note(Register.open(path), "tre", "A2")
        assert (noted(path), noted(path, "A2")) == ("ett", "tre")


def test_a_damaged_byte_in_the_middle_is_told_wherever_it_is(path: Path) -> None:
    register = Register.open(path)
    note(register, "ett", "A2")
    note(register, "två")
    whole = journal(path).read_bytes()
    for place in range(whole.index(b"\n")):
        journal(path).write_bytes(whole[:place] + b"\x00" + whole[place + 1 :])
        found = Register.open(path)
        assert any("1 change in it cannot be read" in str(one) for one in found.disk.news())
        assert (found.follow_up("A1").note, found.follow_up("A2").note) == ("två", None)


def test_a_journal_of_another_file_is_not_applied(path: Path, tmp_path: Path) -> None:
    note(Register.open(path), "ett")
    other = tmp_path / "other.json"
    empty_register(other)
    other.replace(path)
    with pytest.raises(RegisterError, match="another state of the register"):
        Register.open(path)


def test_a_change_that_cannot_be_is_not_written(path: Path) -> None:
    register = Register.open(path)
    wrong = edits.Edit("A1", "own_status", "perhaps")
    with pytest.raises(RegisterError, match="cannot be"):
        register.change([wrong], by="Karin", now=NOW)
    assert not journal(path).exists()
    assert register.follow_up("A1").own_status == "open"


def test_folding_puts_all_into_the_file_and_the_journal_away(path: Path) -> None:
    register = Register.open(path)
    note(register, "ett")
    register.disk.fold()
    assert not journal(path).exists()
    assert noted(path) == "ett"
    note(register, "två")
    assert noted(path) == "två"


def test_lines_that_are_in_the_file_already_are_spent(path: Path) -> None:
    register = Register.open(path)
    note(register, "ett")
    lines = journal(path).read_bytes()
    register.disk.fold()
    journal(path).write_bytes(lines)
    assert noted(path) == "ett"
    note(Register.open(path), "två", "A2")
    assert (noted(path), noted(path, "A2")) == ("ett", "två")


def every_call(work: Callable[[], None], step: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often some work calls a function of the system."""
    calls, whole = 0, getattr(os, step)

    def counting(*args: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        return whole(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, step, counting)
        work()
    return calls


def edit_and_fold(path: Path) -> None:
    register = Register.open(path)
    note(register, "ny")
    note(register, "också", "A2")
    register.disk.fold()


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "ftruncate", "unlink"])
def test_a_fault_at_any_call_loses_nothing_that_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: str
) -> None:
    place = tmp_path / "counted.json"
    small_register(place)
    calls = every_call(lambda: edit_and_fold(place), step, monkeypatch)
    for call in range(1, calls + 1):
        path = tmp_path / f"r{call}.json"
        small_register(path)
        failing = fails_at(call, code, getattr(os, step))
        saved = _edits_with_a_fault(path, monkeypatch, step, failing)
        found = Register.open(path)
        assert {about: found.follow_up(about).note for about in saved} == saved
        note(found, "efteråt", "A3")
        assert noted(path, "A3") == "efteråt"


def _edits_with_a_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failing: Callable[..., object]
) -> dict[str, str]:
    """Edit while a call fails, and return what was said to be saved."""
    saved: dict[str, str] = {}
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing)
        try:
            register = Register.open(path)
            for about, text in (("A1", "ny"), ("A2", "också")):
                note(register, text, about)
                saved[about] = text
            register.disk.fold()
        except RegisterError:
            pass
    return saved


def bulk(register: Register) -> None:
    register.change([edits.note(f"A{n}", "alla") for n in (1, 2, 3)], by="Karin", now=NOW)


def take_in(register: Register) -> None:
    register.take_in(reading(directive("Ny"), text="ny", year=2030), NOW)


def undo_import(register: Register) -> None:
    register.undo(by="Karin", now=NOW, anyones=True)


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "unlink", "mkdir"])
@pytest.mark.parametrize("work", [bulk, take_in, undo_import])
def test_a_step_with_a_fault_at_any_call_is_whole_or_not_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    work: Callable[[Register], None],
    step: str,
    code: str,
) -> None:
    path = tmp_path / "counted.json"
    small_register(path)
    before = Register.open(path).fingerprint
    calls = every_call(lambda: work(Register.open(path)), step, monkeypatch)
    after = Register.open(path).fingerprint
    assert before != after
    for call in range(1, calls + 1):
        path = tmp_path / f"r{call}.json"
        small_register(path)
        done = _done(work, path, monkeypatch, step, fails_at(call, code, getattr(os, step)))
        found = Register.open(path).fingerprint
        assert found == after if done else found in (before, after)


def _done(
    work: Callable[[Register], None],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    failing: Callable[..., object],
) -> bool:
    """Do some work while a call fails, and tell whether it was said to be done."""
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing)
        try:
            work(Register.open(path))
        except RegisterError:
            return False
    return True


@pytest.mark.parametrize("code", FAULTS)
def test_an_edit_that_is_refused_is_nowhere(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    register = Register.open(path)
    note(register, "ett")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails_at(1, code, os.fsync))
        with pytest.raises(RegisterError, match="not saved"):
            note(register, "två")
    assert noted(path) == register.follow_up("A1").note == "ett"


def test_a_short_write_is_cut_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register, whole = Register.open(path), os.write
    note(register, "ett")
    before = journal(path).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: whole(handle, bytes(data)[:20]))
        with pytest.raises(RegisterError, match="disk is full"):
            note(register, "två")
    assert journal(path).read_bytes() == before


def test_what_can_neither_be_secured_nor_taken_back_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register.open(path)
    note(register, "ett")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails_at(1, "EIO", os.fsync))
        patch.setattr(os, "ftruncate", fails_at(1, "EIO", os.ftruncate))
        with pytest.raises(RegisterError, match="not certain"):
            note(register, "två")
    register.disk.refresh()
    assert register.follow_up("A1").note == noted(path)


@posix
def test_the_journal_of_a_shared_register_is_shared(path: Path) -> None:
    path.chmod(0o664)
    note(Register.open(path), "ett")
    assert journal(path).stat().st_mode & 0o777 == 0o664


@posix
def test_a_link_in_the_journals_place_is_not_written_through(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    register = Register.open(path)
    journal(path).symlink_to(victim)
    with pytest.raises(RegisterError):
        note(register, "ett")
    assert victim.read_text(encoding="utf-8") == "precious"


@posix
def test_a_linked_register_has_its_journal_beside_the_real_file(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.json"
    link.symlink_to(path)
    note(Register.open(link), "ett")
    assert [one.name for one in folder.iterdir()] == ["link.json"]
    assert noted(path) == "ett"


def test_a_clock_set_back_is_refused(path: Path) -> None:
    register = Register.open(path)
    note(register, "ett")
    early = NOW - timedelta(days=1)
    with pytest.raises(RegisterError, match="clock"):
        register.change([edits.note("A1", "två")], by="Karin", now=early)
    assert noted(path) == "ett"


def test_clocks_a_little_apart_keep_the_order(path: Path) -> None:
    note(Register.open(path), "ett")
    early = NOW - timedelta(minutes=2)
    change = Register.open(path).change([edits.note("A1", "två")], by="Maj", now=early)
    assert change is not None
    assert change.at == NOW


def test_read_only_changes_nothing(path: Path) -> None:
    register = Register.open(path, read_only=True)
    with pytest.raises(RegisterError, match="read only"):
        note(register, "ett")
    assert not register.disk.writable
    assert {one.name for one in path.parent.iterdir()} == {"r.json", "r.json.lock"}


def test_an_unknown_error_number_is_a_sentence_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> int:
        raise OSError(errno.EPROTO, "odd")

    register = Register.open(path)
    monkeypatch.setattr(os, "write", failing)
    with pytest.raises(RegisterError, match="odd"):
        note(register, "ett")
