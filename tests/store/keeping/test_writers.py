"""Several writers of one register: every edit is there once, whether they see a lock or not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Address, Place
from store.keeping import lock, writer
from store.keeping.decoding import decode
from store.register.register import Register
from tests.faults import unlocked
from tests.registers import small_register
from tests.server.houses import all_closed
from tests.shared import ROOT
from tests.store.importing.example import LEAD_IN, chapter
from tests.store.made import directive, reading

EDITS = 40
TEXT = "\n\n".join(("Budget 2031", chapter(LEAD_IN, "- väga maten i alla kök\n- laga taken")))
_WRITER = """
import sys
from datetime import UTC, datetime
from store.changes import edits
from store.keeping import lock
from store.register.register import Register
path, name, field, count, locked = sys.argv[1:]
if locked == "no":
    lock.lock_descriptor = lambda *_, **__: True
register = Register.open(path)
for number in range(int(count)):
    wanted = edits.Edit("A1", field, f"{name} {number}")
    register.change([wanted], by=name, now=datetime.now(UTC))
    if number % 15 == 14 and locked == "yes":
        register.disk.fold(name)
print("done")
"""
_HOLDER = """
import sys, time
from filelock import FileLock
lock = FileLock(sys.argv[1])
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def begun(place: Place) -> Place:
    """A register in either house; what is about locks and bytes is tried on a `path` alone."""
    small_register(place)
    return place


def named(place: Place) -> str:
    """Return a place as another process is told of it."""
    return place.conninfo if isinstance(place, Address) else str(place)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "r.json"
    small_register(place)
    return place


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_every_edit_of_every_writer_is_there_once(begun: Place) -> None:
    _assert_all_saved(begun, "yes", ("note", "owner", "link"))


@pytest.mark.parametrize("fields", [("note", "owner"), ("note", "owner", "link")])
def test_every_edit_is_there_once_also_where_locks_do_nothing(
    path: Path, fields: tuple[str, ...]
) -> None:
    _assert_all_saved(path, "no", fields)


def _assert_all_saved(place: Place, locked: str, fields: tuple[str, ...]) -> None:
    writers = [start(_WRITER, named(place), field, field, EDITS, locked) for field in fields]
    assert [writer.communicate(timeout=60)[0] for writer in writers] == ["done\n"] * len(fields)
    history = Register.open(place).history("A1")
    values = [(event.field, event.after) for event in reversed(history)]
    for field in fields:
        mine = [after for name, after in values if name == field]
        assert mine == [f"{field} {number}" for number in range(EDITS)]


def test_a_reader_during_writes_sees_whole_states_only(begun: Place) -> None:
    writer = start(_WRITER, named(begun), "note", "note", EDITS, "yes")
    seen = [-1]
    while writer.poll() is None:
        with all_closed():
            note = Register.open(begun).follow_up("A1").note
        seen.append(int(note.split()[1]) if note else -1)
    writer.communicate()
    assert seen == sorted(seen)
    assert Register.open(begun).follow_up("A1").note == f"note {EDITS - 1}"


@contextmanager
def held_by_another(path: Path) -> Iterator[subprocess.Popen[str]]:
    holder = start(_HOLDER, f"{path}.lock")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def edit(path: Path, text: str = "min") -> None:
    noted = edits.note("A1", text)
    Register.open(path).change([noted], by="Karin", now=datetime.now(UTC))


def test_a_holder_that_died_blocks_nobody(path: Path) -> None:
    with held_by_another(path) as holder:
        holder.kill()
        holder.wait()
        edit(path)
    assert Register.open(path).follow_up("A1").note == "min"


def test_who_holds_the_lock_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(path)
    monkeypatch.setattr(lock, "WAIT", 0.05)
    with held_by_another(path), pytest.raises(RegisterError, match="written by Karin"):
        edit(path, "annan")
    assert Register.open(path).follow_up("A1").note == "min"


def test_where_there_are_no_locks_it_is_saved_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lockless(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(lock, "lock_descriptor", lockless)
    edit(path)
    assert Register.open(path).follow_up("A1").note == "min"


def granted(*_: object, **__: object) -> bool:
    return True


def refused(*_: object, **__: object) -> bool:
    raise OSError(37, "No locks available")


@pytest.mark.parametrize("broken", [granted, refused])
def test_a_folder_where_locks_do_nothing_is_told_once(
    path: Path, monkeypatch: pytest.MonkeyPatch, broken: Callable[..., bool]
) -> None:
    monkeypatch.setattr(lock, "lock_descriptor", broken)
    register = Register.open(path)
    for text in ("ett", "två"):
        register.change([edits.note("A1", text)], by="Karin", now=datetime.now(UTC))
    register.disk.fold("Karin")
    assert ["Locks do not work" in str(one) for one in register.disk.news()] == [True]
    assert register.disk.news() == []


def test_where_locks_work_nothing_is_told(path: Path) -> None:
    register = Register.open(path)
    register.change([edits.note("A1", "ett")], by="Karin", now=datetime.now(UTC))
    register.disk.fold("Karin")
    assert register.disk.news() == []
    assert {one.name for one in path.parent.iterdir()} == {
        "r.json", "r.json.lock", "r.backups"
    }  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="a locked file cannot be removed there")
def test_a_lock_file_removed_under_its_holder_is_noticed_before_the_file_is_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register.open(path)
    register.change([edits.note("A1", "ett")], by="Karin", now=datetime.now(UTC))

    def removing(*given: Any, **named: Any) -> Any:
        path.with_name("r.json.lock").unlink()
        monkeypatch.setattr(writer, "decode", decode)
        return decode(*given, **named)

    monkeypatch.setattr(writer, "decode", removing)
    register.disk.fold("Karin")
    assert any("Locks do not work" in str(one) for one in register.disk.news())
    assert path.with_name("r.json.lock").exists()
    assert Register.open(path).follow_up("A1").note == "ett"


@pytest.mark.parametrize("how", [one for one in unlocked.HOWS if one != "work"])
def test_writers_without_locks_who_fold_lose_nothing(tmp_path: Path, how: str) -> None:
    outcome = unlocked.run(tmp_path, writers=3, seconds=2, how=how)
    assert outcome.saved
    assert outcome.lost == ()


def test_the_history_is_json_that_anyone_can_read(path: Path) -> None:
    edit(path)
    Register.open(path).disk.fold()
    tables = json.loads(path.read_bytes())
    (last,) = (one for one in tables["history"].values() if one["seq"] == 2)
    assert (last["by"], last["ops"][0]["after"]) == ("Karin", "min")


_BUSY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.changes import edits
from store.common.errors import RegisterError
from store.register.register import Register
path, name, stop = sys.argv[1], sys.argv[2], Path(sys.argv[3])
register, number = Register.open(path), 0
print("begun", flush=True)
while not stop.exists():
    wanted = edits.Edit("A1", name, f"{name} {number}")
    register.change([wanted], by=name, now=datetime.now(UTC))
    number += 1
print(number, flush=True)
"""


def test_three_busy_writers_do_not_hold_up_an_import(begun: Place, tmp_path: Path) -> None:
    stop = tmp_path / "stop"
    fields = ("note", "owner", "link")
    writers = [start(_BUSY, named(begun), field, stop) for field in fields]
    try:
        for writer in writers:
            assert writer.stdout
            assert writer.stdout.readline() == "begun\n"
        document = tmp_path / "budget_2031.txt"
        document.write_text(TEXT, encoding="utf-8")
        importing = [
            sys.executable,
            "-m",
            "tui",
            "--register",
            named(begun),
            "import",
            str(document),
        ]
        subprocess.run(importing, cwd=ROOT, check=True, capture_output=True, timeout=120)
        mine = Register.open(begun)
        mine.take_in(reading(directive("Nytt"), text="nytt", year=2032), datetime.now(UTC))
    finally:
        stop.touch()
    counts = [int(writer.communicate(timeout=60)[0]) for writer in writers]
    register = Register.open(begun)
    assert {one.name for one in register.documents} >= {document.name, "plan.txt"}
    history = list(reversed(register.history("A1")))
    for field, count in zip(fields, counts, strict=True):
        assert count > 0
        written = [event.after for event in history if event.field == field]
        assert written == [f"{field} {number}" for number in range(count)]
