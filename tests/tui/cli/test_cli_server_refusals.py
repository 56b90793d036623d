"""What cannot be on a server is one sentence and exit status 1, and nothing is half done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.register.register import Register
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.ready import Ready, made_ready
from tests.tui.cli.conftest import Run, Said

EVERY = ("overdue", "set A1 status=done", "check", "server check", "server backup")
"""Commands that read and change a register, and that keep one."""
PASSWORD = "hem-ligt-ord"
NOWHERE = "postgresql://karin@127.0.0.1:1/stad"


@pytest.fixture
def ready(engine: Engine, database: str) -> Ready:
    return made_ready(engine, database)


def _refused(said: Said, *told: str) -> None:
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert [one for one in told if one not in said.err] == []
    assert "Traceback" not in said.err
    assert PASSWORD not in said.err


@pytest.mark.parametrize("command", [*EVERY, "server init"])
def test_no_server_is_told_with_its_address(namndkoll: Run, engine: Engine, command: str) -> None:
    place = engine.address("stad", "karin", PASSWORD, port=1)
    _refused(namndkoll(*command.split(), "--register", place), "cannot be opened", "karin@")


@pytest.mark.parametrize("command", [*EVERY, "server init"])
def test_a_wrong_password_is_told_and_never_shown(
    namndkoll: Run, engine: Engine, database: str, command: str
) -> None:
    name = f"{database}_guarded"
    engine.make_role(name, "det rätta ordet")
    place = engine.address(database, name, PASSWORD)
    _refused(namndkoll(*command.split(), "--register", place), "password")


@pytest.mark.parametrize(
    "place", [f"postgresql://karin:{PASSWORD}@[::1/stad", f"postgres://karin:{PASSWORD}@[::1]x/s"]
)
def test_an_address_that_nobody_can_read_is_told_without_its_password(
    namndkoll: Run, place: str
) -> None:
    _refused(namndkoll("overdue", "--register", place), "cannot be opened")


@pytest.mark.parametrize("command", [*EVERY, "server init"])
def test_a_database_that_is_not_there_is_told(namndkoll: Run, engine: Engine, command: str) -> None:
    said = namndkoll(*command.split(), "--register", engine.address("ingen_stad"))
    _refused(said, "cannot be opened", "ingen_stad", "no such database")


@pytest.mark.parametrize("command", EVERY)
def test_a_database_without_a_register_is_told_with_what_makes_one(
    namndkoll: Run, engine: Engine, database: str, command: str
) -> None:
    said = namndkoll(*command.split(), "--register", engine.address(database))
    _refused(said, "There is no register", "namndkoll server init")


@pytest.mark.parametrize("command", [*EVERY, "server init"])
@pytest.mark.parametrize("of_another", ["program text default 'another'", "id int"])
def test_anothers_schema_of_the_name_is_told_and_never_touched(
    namndkoll: Run, ready: Ready, command: str, of_another: str
) -> None:
    ready.execute("drop schema namndkoll cascade", "create schema namndkoll")
    if "program" in of_another:
        of_another += ", version int, form int, uid uuid, seq bigint, about text"
    ready.execute(f"create table namndkoll.register ({of_another})")
    ready.execute("insert into namndkoll.register values (default)")
    _refused(namndkoll(*command.split(), "--register", ready.owner.conninfo))
    tables = ready.execute(
        "select table_name from information_schema.tables where table_schema = 'namndkoll'"
    )
    assert tables == [("register",)]


@pytest.mark.parametrize("command", EVERY)
@pytest.mark.parametrize(("version", "told"), [(0, "server init"), (99, "update the program")])
def test_an_older_or_a_newer_register_is_told_with_what_to_do(
    namndkoll: Run, ready: Ready, command: str, version: int, told: str
) -> None:
    ready.execute(f"update namndkoll.register set version = {version}")
    _refused(namndkoll(*command.split(), "--register", ready.owner.conninfo), told)


@pytest.mark.parametrize("command", [*EVERY, "server init"])
def test_a_login_without_rights_is_told_who_gives_them(
    namndkoll: Run, ready: Ready, command: str
) -> None:
    place = ready.login("olle", role="").conninfo
    _refused(namndkoll(*command.split(), "--register", place), "may not do this")


def _writing(file: Path, place: str) -> Iterator[list[str]]:
    option = ["--register", place]
    yield ["set", "A1", "status=done", *option]
    yield ["note", "A1", "x", *option]
    yield ["undo", "--any", *option]
    yield ["restore", str(file), *option]
    yield ["server", "copy", str(file), place]


def test_a_login_that_may_only_read_changes_nothing_and_is_told(
    namndkoll: Run, ready: Ready, tmp_path: Path
) -> None:
    karin = ready.login("karin", "A").conninfo
    rut = ready.login("rut", "A", "namndkoll_read").conninfo
    small_register(ready.owner)
    small_register(tmp_path / "stad.json")
    before = Register.open(karin).changes
    assert namndkoll("overdue", "--register", rut).status == 0
    for words in _writing(tmp_path / "stad.json", rut):
        _refused(namndkoll(*words))
    assert Register.open(karin).changes == before


def test_a_server_that_only_takes_readers_is_read_and_changes_nothing(
    namndkoll: Run, ready: Ready, tmp_path: Path
) -> None:
    karin = ready.login("karin", "A").conninfo
    small_register(ready.owner)
    small_register(tmp_path / "stad.json")
    before = Register.open(karin).changes
    place = f"{karin}?options=-c%20default_transaction_read_only%3Don"
    assert namndkoll("overdue", "--register", place).status == 0
    assert namndkoll("server", "check", "--register", place).status == 0
    for words in _writing(tmp_path / "stad.json", place):
        _refused(namndkoll(*words), "only takes readers")
    assert Register.open(karin).changes == before


_WITHOUT = """
import sys
sys.modules["psycopg"] = None
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize(
    "command", ["overdue", "check", "server init", f"server copy stad.json {NOWHERE}"]
)
def test_a_program_that_was_installed_without_the_driver_says_what_installs_it(
    command: str,
) -> None:
    words = [*command.split(), "--register", NOWHERE]
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, *words], capture_output=True, text=True, encoding="utf-8"
    )
    said = Said(done.returncode, done.stdout, done.stderr)
    _refused(said, "psycopg", "namndkoll[server]")
