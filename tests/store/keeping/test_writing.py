"""A file that is replaced: what stays as it was, also when the disk fails at any step."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.common.errors import RegisterError
from store.keeping.reading import stamp
from store.keeping.writing import replace_file

OLD, NEW = b"old", b"new and longer"
FAULTS = ("ENOSPC", "EIO", "EACCES", "EROFS")
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes or links")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kept.json"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def fails_at(call: int, code: str, whole: Callable[..., object]) -> Callable[..., object]:
    """Return a function that does what it did until the given call, counted from 1, fails."""
    calls = 0

    def failing(*args: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == call:
            number = getattr(errno, code)
            raise OSError(number, os.strerror(number))
        return whole(*args, **named)

    return failing


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "replace"])
def test_a_fault_at_any_step_leaves_the_old_file_alone(
    kept: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: str
) -> None:
    seen = stamp(kept)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fails_at(1, code, getattr(os, step)))
        with pytest.raises(RegisterError, match="was not saved"):
            replace_file(kept, NEW, seen)
    assert kept.read_bytes() == OLD
    assert names(kept.parent) == {kept.name}


@posix
def test_a_folder_that_is_not_confirmed_is_said(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", fails_at(2, "EIO", os.fsync))
    with pytest.raises(RegisterError, match="did not confirm"):
        replace_file(kept, NEW, stamp(kept))
    assert kept.read_bytes() == NEW


@posix
@pytest.mark.parametrize("code", ["EINVAL", "EACCES"])
def test_a_file_system_that_cannot_confirm_folders_is_no_fault(
    kept: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(os, "fsync", fails_at(2, code, os.fsync))
    replace_file(kept, NEW, stamp(kept))
    assert kept.read_bytes() == NEW


def test_short_writes_are_gone_on_with(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:3]))
    replace_file(kept, NEW, stamp(kept))
    assert kept.read_bytes() == NEW


def test_what_is_stopped_leaves_nothing_behind(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        replace_file(kept, NEW, stamp(kept))
    assert kept.read_bytes() == OLD
    assert names(kept.parent) == {kept.name}


def test_a_file_that_changed_meanwhile_is_not_overwritten(kept: Path) -> None:
    seen = stamp(kept)
    kept.write_bytes(b"theirs")
    with pytest.raises(RegisterError, match="changed by someone else"):
        replace_file(kept, NEW, seen)
    assert kept.read_bytes() == b"theirs"


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_not_overwritten(kept: Path) -> None:
    seen = stamp(kept)
    assert seen is not None
    theirs = kept.with_name("theirs")
    theirs.write_bytes(b"THE")
    os.utime(theirs, ns=(seen.modified, seen.modified))
    theirs.replace(kept)
    with pytest.raises(RegisterError, match="changed by someone else"):
        replace_file(kept, NEW, seen)


def test_a_file_that_appeared_meanwhile_is_not_overwritten(kept: Path) -> None:
    with pytest.raises(RegisterError, match="changed by someone else"):
        replace_file(kept, NEW, None)
    assert kept.read_bytes() == OLD


def test_a_file_that_went_away_meanwhile_is_not_made_again(kept: Path) -> None:
    seen = stamp(kept)
    kept.unlink()
    with pytest.raises(RegisterError, match="changed by someone else"):
        replace_file(kept, NEW, seen)
    assert not names(kept.parent)


def test_the_mark_that_is_returned_lets_the_next_write_through(kept: Path) -> None:
    written = replace_file(kept, NEW, stamp(kept))
    assert written == stamp(kept)


@posix
def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    replace_file(tmp_path / "new.json", NEW, None)
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o600


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_the_mode_stays(kept: Path, mode: int) -> None:
    kept.chmod(mode)
    replace_file(kept, NEW, stamp(kept))
    assert kept.stat().st_mode & 0o777 == mode


@posix
def test_a_link_stays_a_link_and_its_file_is_written(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder/link.json"
    link.symlink_to("../kept.json")
    replace_file(link, NEW, stamp(link))
    assert link.is_symlink()
    assert kept.read_bytes() == NEW


@posix
def test_links_in_a_circle_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(RegisterError, match="was not saved"):
        replace_file(tmp_path / "a", NEW, None)


@posix
def test_a_file_that_may_not_be_written_is_not_replaced(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(RegisterError, match="may not be written"):
        replace_file(kept, NEW, stamp(kept))
    assert kept.read_bytes() == OLD


@pytest.mark.parametrize("name", ["no/such/folder.json", "kept.json/x", "n\0ul", "x" * 300])
def test_a_path_that_cannot_be_is_a_sentence(kept: Path, name: str) -> None:
    with pytest.raises(RegisterError, match="was not saved"):
        replace_file(kept.parent / name, NEW, None)
    assert names(kept.parent) == {kept.name}


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(RegisterError, match="was not saved"):
        replace_file(tmp_path / "folder", NEW, stamp(tmp_path / "folder"))


def test_only_own_and_old_temporary_files_are_swept(kept: Path) -> None:
    old, young, other = (
        kept.with_name(n) for n in (".namndkoll-a.tmp", ".namndkoll-b.tmp", "c.tmp")
    )
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (time.time() - 7200,) * 2)
    replace_file(kept, NEW, stamp(kept))
    assert names(kept.parent) == {kept.name, young.name, other.name}
