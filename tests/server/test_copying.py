"""A register moves to a server and out again whole: every record, every step, under its number."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.contents import Contents, Header, follow_up_key
from store.keeping.copied import read_copy
from store.keeping.journal import journal_of
from store.keeping.server import backing_up, copying
from store.keeping.server.loading import taken_in
from store.keeping.server.offices import said_in
from store.keeping.signing import Signed
from store.register.register import Register
from store.register.restoring import put_back
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.ready import Ready, made_ready

NOW = datetime(2024, 9, 16, 9, tzinfo=UTC)
SECRET = "hemlig tanke"


@pytest.fixture
def ready(engine: Engine, database: str) -> Ready:
    return made_ready(engine, database)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with a history of every sort, the last of it in its journal."""
    path = tmp_path / "stad.json"
    register = small_register(path)
    register.change([edits.own_status("A5", "done")], by="Karin", now=NOW, why="sagt")
    register.change([edits.add_note("A1", SECRET)], by="Karin", now=NOW)
    register.change([edits.owner("D2", "Maj")], by="Maj", now=NOW)
    register.undo(by="Maj", now=NOW)
    register.disk.fold("Karin")
    register.change([edits.add_note("A3", "en till")], by="Karin", now=NOW)
    return path


def test_a_file_comes_to_a_server_and_out_again_with_all_its_history_under_its_numbers(
    ready: Ready, file: Path, tmp_path: Path
) -> None:
    place, out = ready.login("karin", "A"), tmp_path / "ut.json"
    here, there = copying.copy(file, place), copying.copy(place, out)
    assert here == there
    was, on_server, again = Register.open(file), Register.open(place), Register.open(out)
    assert was.changes == on_server.changes == again.changes
    assert was.fingerprint == on_server.fingerprint == again.fingerprint
    assert copying.digest_of(was.contents) == copying.digest_of(again.contents) == here.digest
    assert (was.as_of, was.contents.about.last_ids) == (again.as_of, again.contents.about.last_ids)


def test_the_next_step_on_the_server_comes_after_the_last_one_of_the_file(
    ready: Ready, file: Path
) -> None:
    place, last = ready.login("karin", "A"), max(Register.open(file).changes)
    copying.copy(file, place)
    change = Register.open(place).change([edits.owner("A2", "Åke")], by="Karin", now=NOW)
    assert change is not None
    assert change.seq == last + 1


@pytest.mark.parametrize("what", ["the file", "its journal"])
def test_what_was_changed_in_a_copy_of_the_file_is_taken_in_on_the_server(
    ready: Ready, file: Path, tmp_path: Path, what: str
) -> None:
    elsewhere = tmp_path / "annanstans" / file.name
    elsewhere.parent.mkdir()
    for one in (file, journal_of(file)):
        shutil.copy(one, elsewhere.parent)
    Register.open(elsewhere).change([edits.owner("A2", "Åke")], by="Åke", now=NOW)
    place = ready.login("karin", "A")
    copying.copy(file, place)
    register = Register.open(place)
    copy = read_copy(elsewhere if what == "the file" else journal_of(elsewhere))
    joined = register.copies.join(copy, by="Karin", now=NOW)
    assert (len(joined.ops), joined.foreign) == (1, 0)
    assert register.follow_up("A2").owner == "Åke"


def test_a_register_of_many_rows_goes_in_many_lots_and_tells_how_far_it_has_come(
    ready: Ready, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_BATCH", 3)
    told: list[tuple[int, int]] = []
    done = copying.copy(file, ready.login("karin", "A"), tell=lambda *how: told.append(how))
    assert told[-1] == (done.records, done.records)
    assert sorted(told) == told


def test_a_register_is_never_written_over(ready: Ready, file: Path, tmp_path: Path) -> None:
    place, other = ready.login("karin", "A"), tmp_path / "annan.json"
    copying.copy(file, place)
    small_register(other)
    before = Register.open(place).fingerprint
    with pytest.raises(RegisterError, match="already"):
        copying.copy(other, place)
    assert Register.open(place).fingerprint == before
    bytes_before = other.read_bytes()
    with pytest.raises(RegisterError, match="already"):
        copying.copy(place, other)
    assert other.read_bytes() == bytes_before


def test_notes_need_an_office_which_only_an_administrator_says_for_others(
    ready: Ready, file: Path
) -> None:
    olle = ready.login("olle")
    with pytest.raises(RegisterError, match="--office"):
        copying.copy(file, olle)
    with pytest.raises(RegisterError, match="namndkoll_admin"):
        copying.copy(file, olle, "A")
    assert _rows(ready) == (0, 0)


@pytest.mark.parametrize("before", ["", "B"])
def test_an_administrator_says_whose_the_notes_are_and_stays_in_its_own_office(
    ready: Ready, file: Path, before: str
) -> None:
    chef = ready.login("chef", before, "namndkoll_admin")
    karin, maj = ready.login("karin", "A"), ready.login("maj", "B")
    copying.copy(file, chef, "A")
    assert SECRET in str(Register.open(karin).follow_up("A1"))
    assert SECRET not in str(Register.open(maj).contents)
    assert SECRET not in str(Register.open(chef).contents)
    offices = dict(ready.execute("select login, office from namndkoll.members"))
    assert offices.get(f"{ready.database}_chef", "") == before


def test_what_is_stopped_halfway_leaves_an_empty_register_that_can_be_copied_to(
    ready: Ready, file: Path
) -> None:
    place = ready.login("karin", "A")

    def stop(sent: int, total: int) -> None:
        if sent * 2 > total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copying.copy(file, place, tell=stop)
    assert _rows(ready) == (0, 0)
    assert copying.copy(file, place).steps == len(Register.open(file).changes)


def test_a_copy_that_is_read_otherwise_than_it_was_written_is_not_kept(
    ready: Ready, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, out = ready.login("karin", "A"), tmp_path / "ut.json"

    def lossy(*arguments: object) -> object:
        contents = taken_in(*arguments)  # type: ignore[arg-type]
        contents.activities.popitem()
        return contents

    with monkeypatch.context() as patch:
        patch.setattr(copying, "taken_in", lossy)
        with pytest.raises(RegisterError, match="does not hold"):
            copying.copy(file, place)
    assert _rows(ready) == (0, 0)
    copying.copy(file, place)
    monkeypatch.setattr(copying, "save_copy", lambda _contents, path: small_register(path))
    with pytest.raises(RegisterError, match="does not hold"):
        copying.copy(place, out)
    assert not out.exists()


def test_which_records_an_office_noted_is_not_told_to_others_by_a_step_of_whole_tables_either(
    ready: Ready, file: Path
) -> None:
    register = Register.open(file)
    register.change([edits.owner("A6", "Maj")], by="Karin", now=NOW)
    before = register.contents.snapshot()
    register.change([edits.add_note("A6", SECRET)], by="Karin", now=NOW)
    register.change([edits.own_status("A7", "done")], by="Karin", now=NOW)
    put_back(register, before, "igår.json", Signed("Karin", NOW))
    copying.copy(file, ready.login("karin", "A"))
    told = Register.open(ready.login("maj", "B")).changes[max(register.changes)]
    assert said_in(told) == {follow_up_key("A7")}


def test_a_copy_out_tells_how_many_steps_are_other_offices_own(
    ready: Ready, file: Path, tmp_path: Path
) -> None:
    karin, maj = ready.login("karin", "A"), ready.login("maj", "B")
    copying.copy(file, karin)
    Register.open(maj).change([edits.add_note("A9", "bara vi")], by="Maj", now=NOW)
    ours, theirs = (copying.copy(one, tmp_path / f"{one.name}.json") for one in (karin, maj))
    assert (ours.hidden, theirs.hidden) == (1, 2)
    for path in tmp_path.glob("*maj*.json"):
        assert SECRET not in path.read_text(encoding="utf-8")
        assert Register.open(path).fingerprint == Register.open(maj).fingerprint


def test_a_backup_is_what_the_login_may_read_and_a_superusers_is_one_file_of_each_office(
    ready: Ready, file: Path, tmp_path: Path
) -> None:
    karin, maj = ready.login("karin", "A"), ready.login("maj", "B")
    copying.copy(file, karin)
    Register.open(maj).change([edits.add_note("A9", "bara vi")], by="Maj", now=NOW)

    def backed_up(place: Address, folder: str) -> dict[str, Register]:
        (tmp_path / folder).mkdir()
        named = backing_up.back_up(place, lambda one: tmp_path / folder / f"{one or 'egen'}.json")
        return {path.stem: Register.open(path) for path in named}

    all_of_them = backed_up(ready.owner, "alla")
    assert sorted(all_of_them) == ["A", "B"]
    for place, office in ((karin, "A"), (maj, "B")):
        own = backed_up(place, f"till {office}")["egen"]
        whole = copying.digest_of(Register.open(place).contents)
        assert copying.digest_of(own.contents) == whole
        assert copying.digest_of(all_of_them[office].contents) == whole


def test_the_digest_is_of_everything_but_what_tells_one_file_from_another(file: Path) -> None:
    contents = Register.open(file).contents
    digest = copying.digest_of(contents)
    about = {"checksum": "12345678", "bases": ("87654321",)}
    assert copying.digest_of(_with(contents, about)) == digest
    assert copying.digest_of(_with(contents, {"last_ids": {"own": 7}})) != digest
    fewer = contents.snapshot()
    fewer.history.popitem()
    assert copying.digest_of(fewer) != digest
    other = Register.open(file)
    other.change([edits.own_status("A7", "done")], by="Karin", now=NOW)
    assert copying.digest_of(other.contents) != digest


def _with(contents: Contents, about: Mapping[str, object]) -> Contents:
    return replace(contents, register=Header(replace(contents.about, **about)))


def _rows(ready: Ready) -> tuple[object, ...]:
    """Return how many rows there are of a register, and the number of its last step."""
    (row,) = ready.execute(
        "select (select count(*) from namndkoll.changes) + (select count(*) from"
        " namndkoll.records), seq from namndkoll.register"
    )
    return row
