"""`server`: a register made on a server, its people, copies of it there and back, and its state."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.changes.owning import Typing, add_own
from store.common.place import Address
from store.keeping.server.database import RegisterDatabase
from store.keeping.signing import Signed
from store.register.register import Register
from tests.registers import NOW, small_register
from tests.server.engine import Engine
from tests.server.ready import Ready, made_ready
from tests.tui.cli.conftest import Run
from tui.settings.paths import index_folder


@pytest.fixture
def ready(engine: Engine, database: str) -> Ready:
    return made_ready(engine, database)


@pytest.fixture
def karin(ready: Ready) -> str:
    """Return an empty register as a login of an office reaches it."""
    return ready.login("karin", "A").conninfo


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "stad.json"
    small_register(path)
    return path


@pytest.mark.parametrize("by", ["word", "option", "environment"])
def test_init_makes_a_register_and_writes_what_is_run_next(
    namndkoll: Run,
    engine: Engine,
    database: str,
    monkeypatch: pytest.MonkeyPatch,
    by: str,
) -> None:
    place = engine.address(database)
    monkeypatch.setenv("NAMNDKOLL_REGISTER", place if by == "environment" else "")
    words = {"word": [place], "option": ["--register", place]}.get(by, [])
    said = namndkoll("server", "init", *words)
    assert (said.status, "A register was made" in said.err) == (0, True)
    assert 'GRANT namndkoll_write TO "' in said.out
    assert "namndkoll server member" in said.out
    again = namndkoll("server", "init", *words)
    assert (again.status, again.out) == (0, "")
    assert "as this program knows it" in again.err
    assert Register.open(place).activities == ()


def test_what_init_made_is_told_as_json(namndkoll: Run, engine: Engine, database: str) -> None:
    said = json.loads(namndkoll("server", "init", engine.address(database), "--json").out)
    assert (said["outcome"], said["database"]) == ("made", database)


def test_a_login_is_put_into_an_office_moved_and_taken_out(
    namndkoll: Run, ready: Ready, karin: str
) -> None:
    login = f"{ready.database}_karin"

    def office() -> list[object]:
        return [one for (one,) in ready.execute("select office from namndkoll.members")]

    owner = ["--register", ready.owner.conninfo]
    assert namndkoll("server", "member", login, "B", *owner).status == 0
    assert office() == ["B"]
    assert namndkoll("server", "member", login, *owner).status == 0
    assert office() == []
    assert namndkoll("server", "member", login, *owner).status == 1
    refused = namndkoll("server", "member", login, "B", "--register", karin)
    assert (refused.status, office()) == (1, [])


def test_who_cannot_write_yet_or_is_no_login_is_told_of_when_put_into_an_office(
    namndkoll: Run, ready: Ready
) -> None:
    ready.login("rut", role="namndkoll_read")
    ready.login("olle", role="")
    owner = ["--register", ready.owner.conninfo]
    for name, told in (("rut", "may only read"), ("olle", "may not read"), ("x", "no login")):
        said = namndkoll("server", "member", f"{ready.database}_{name}", "A", *owner)
        assert said.status == 0
        assert told in said.err


def test_a_register_is_copied_to_a_server_and_out_again_with_the_same_digest(
    namndkoll: Run, karin: str, file: Path, tmp_path: Path
) -> None:
    namndkoll("note", "A1", "hemlig tanke", "--register", file)
    into = namndkoll("server", "copy", file, karin)
    out = namndkoll("server", "copy", karin, tmp_path / "ut.json")
    assert (into.status, out.status) == (0, 0)
    digests = {line.split()[0] for line in (into.out + out.out).splitlines()}
    assert (len(digests), len(next(iter(digests)))) == (1, 64)
    assert Register.open(tmp_path / "ut.json").fingerprint == Register.open(file).fingerprint


@pytest.mark.usefixtures("own_folders")
def test_every_list_says_the_same_of_a_register_on_a_server_as_of_its_file(
    namndkoll: Run, karin: str, file: Path
) -> None:
    namndkoll("server", "copy", file, karin)
    for command in ("overdue", "activities", "committees", "show A1", "history", "news"):
        words = [*command.split(), "--json", "--register"]
        assert namndkoll(*words, karin) == namndkoll(*words, file)


def test_steps_of_other_offices_that_are_not_in_a_copy_are_counted(
    namndkoll: Run, ready: Ready, karin: str, file: Path, tmp_path: Path
) -> None:
    namndkoll("server", "copy", file, karin)
    namndkoll("note", "A1", "hemlig tanke", "--register", karin)
    maj = ready.login("maj", "B").conninfo
    said = namndkoll("server", "copy", maj, tmp_path / "ut.json")
    assert "1 step is not in it" in said.err
    told = namndkoll("server", "copy", maj, tmp_path / "ut2.json", "--json").out
    assert json.loads(told)["hidden"] == 1


def test_an_administrator_says_whose_the_notes_are(
    namndkoll: Run, ready: Ready, karin: str, file: Path
) -> None:
    namndkoll("note", "A1", "hemlig tanke", "--register", file)
    refused = namndkoll("server", "copy", file, ready.owner.conninfo)
    assert (refused.status, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "--office" in refused.err
    namndkoll("server", "copy", file, ready.owner.conninfo, "--office", "A")
    assert "hemlig tanke" in namndkoll("show", "A1", "--register", karin).out


@pytest.mark.parametrize("command", ["server check", "check"])
def test_the_state_of_a_server_is_told_and_a_fault_is_status_1(
    namndkoll: Run, ready: Ready, karin: str, file: Path, command: str
) -> None:
    namndkoll("server", "copy", file, karin)
    words = [*command.split(), "--register", karin]
    sound = namndkoll(*words)
    assert (sound.status, "is whole" in sound.err) == (0, True)
    assert "PostgreSQL" in sound.out
    ready.execute("update namndkoll.records set body = '{' where tab = 'goals'")
    found = json.loads(namndkoll(*words, "--json").out)
    assert [one["text"] for one in found if one["fault"]] == [
        "goals 1 is damaged: it is no record of its place."
    ]
    assert namndkoll(*words, "--csv").out.startswith("path,text,fault")
    broken = namndkoll(*words)
    assert (broken.status, "cannot be trusted" in broken.err) == (1, True)


def test_a_backup_goes_to_the_users_own_folder_or_to_a_named_file_and_is_put_back(
    namndkoll: Run, karin: str, file: Path, tmp_path: Path, own_folders: Path
) -> None:
    namndkoll("server", "copy", file, karin)
    before = Register.open(karin).fingerprint
    dated = json.loads(namndkoll("server", "backup", "--register", karin, "--json").out)
    (path,) = (Path(one["path"]) for one in dated)
    assert own_folders in path.parents
    named = tmp_path / "kopia.json"
    assert namndkoll("server", "backup", named, "--register", karin).status == 0
    namndkoll("set", "A1", "status=done", "--register", karin)
    for backup in (path, named):
        assert namndkoll("restore", backup, "--register", karin).status == 0
        assert Register.open(karin).fingerprint == before
    namndkoll("undo", "--register", karin)
    assert Register.open(karin).fingerprint != before


def test_offices_whose_names_differ_in_signs_alone_have_a_backup_each(
    namndkoll: Run, ready: Ready, tmp_path: Path
) -> None:
    for number, office in enumerate(("Bad/fritid", "bad fritid", "!")):
        maker = Register.open(ready.login(f"x{number}", office))
        add = add_own({"text": "Skriv"}, (), Typing(lambda _: None, NOW.date()), Signed("", NOW))
        maker.arrange(add, by="", now=NOW)
    owner = ready.owner.conninfo
    said = namndkoll("server", "backup", tmp_path / "allt.json", "--register", owner)
    assert said.status == 0
    found = sorted(one.name for one in tmp_path.glob("allt*.json"))
    assert found == ["allt-Bad-fritid.json", "allt-bad-fritid-2.json", "allt-office.json"]


def lose_last_step(ready: Ready) -> None:
    """Put a server back to before its last step, which said something of one record."""
    ready.execute(
        "delete from namndkoll.records where seq = (select seq from namndkoll.register)",
        "delete from namndkoll.changes where seq = (select seq from namndkoll.register)",
        "update namndkoll.register set seq = seq - 1",
    )


def lose_what_is_read(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a server lose its last step as soon as a command has read it."""
    read = RegisterDatabase.open

    def lose(place: Address, **options: Any) -> RegisterDatabase:
        found = read(place, **options)
        lose_last_step(ready)
        return found

    monkeypatch.setattr(RegisterDatabase, "open", lose)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["set", "A2", "owner=Eva"], 0),
        (["note", "A2", "ring"], 0),
        (["new", "Skriv"], 0),
        (["forget", "A2"], 1),
        (["undo", "--by", "Karin"], 1),
    ],
    ids=lambda one: one[0] if isinstance(one, list) else "",
)
def test_a_step_that_a_server_lost_while_a_command_was_at_work_is_told_once(
    namndkoll: Run,
    ready: Ready,
    karin: str,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    status: int,
) -> None:
    namndkoll("server", "copy", file, karin)
    namndkoll("set", "A1", "owner=Kansliet", "--by", "Karin", "--register", karin)
    lose_what_is_read(ready, monkeypatch)
    said = namndkoll(*words, "--register", karin)
    assert said.err.count("1 change that had been saved is not on") == 1
    assert said.status == status


def test_what_is_forgotten_goes_out_of_what_a_server_lost_and_was_kept_here(
    namndkoll: Run, ready: Ready, karin: str, file: Path
) -> None:
    namndkoll("server", "copy", file, karin)
    namndkoll("note", "A1", "ring Anna Berg", "--register", karin)
    Register.open(karin, kept_in=index_folder()).disk.close()
    lose_last_step(ready)
    assert "It was kept" in namndkoll("activities", "--register", karin).err
    (aside,) = index_folder().glob("*.json")
    assert "ring Anna Berg" in aside.read_text(encoding="utf-8")
    said = namndkoll("forget", "A1", "--note", "--register", karin)
    assert (said.status, "1 backup was written anew without it." in said.err) == (0, True)
    assert "ring Anna Berg" not in aside.read_text(encoding="utf-8")


def test_a_backup_never_goes_over_a_file(namndkoll: Run, karin: str, tmp_path: Path) -> None:
    for status in (0, 1):
        said = namndkoll("server", "backup", tmp_path / "kopia.json", "--register", karin)
        assert said.status == status


@pytest.mark.parametrize("command", ["backups", "restore"])
def test_what_a_server_has_not_beside_it_is_told_with_what_to_do(
    namndkoll: Run, karin: str, command: str
) -> None:
    said = namndkoll(command, "--register", karin)
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "namndkoll server backup" in said.err


def test_a_copy_that_was_changed_elsewhere_is_merged_on_the_server(
    namndkoll: Run, karin: str, file: Path, tmp_path: Path
) -> None:
    namndkoll("server", "copy", file, karin)
    namndkoll("server", "copy", karin, tmp_path / "ut.json")
    namndkoll("set", "A1", "status=done", "--register", tmp_path / "ut.json")
    assert namndkoll("merge", tmp_path / "ut.json", "--register", karin).status == 0
    assert Register.open(karin).follow_up("A1").own_status == "done"


def test_where_shows_no_password(namndkoll: Run, engine: Engine, database: str) -> None:
    place = engine.address(database, "karin", "hem:ligt", sslpassword="dold")
    said = namndkoll("where", "--register", place)
    assert (said.status, "karin@" in said.out) == (0, True)
    assert not {"ligt", "dold"} & set(said.out.replace("=", " ").replace(":", " ").split())


@pytest.mark.parametrize(
    "words",
    ["", "frob", "copy", "copy a.json", "copy a.json b.json c.json", "init a b", "member",
     "member a b c", "init --csv", "backup --csv"],
)  # fmt: skip
def test_wrong_usage_is_one_sentence(namndkoll: Run, words: str) -> None:
    said = namndkoll("server", *words.split())
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "words", ["init stad.json", "check stad.json", "copy stad.json annan.json", "member karin A"]
)
def test_a_file_where_a_database_belongs_is_told(
    namndkoll: Run, file: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv("NAMNDKOLL_REGISTER", file.name)
    said = namndkoll("server", *words.split())
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "postgresql://" in said.err
    assert not Path("annan.json").exists()
