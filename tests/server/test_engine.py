"""The server of the tests keeps what it promised when it is killed, and each has a part alone."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.server.engine import Engine
from tests.server.processes import wait_for
from tests.server.programs import are_installed

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="may have no such wheel"
)
def test_the_server_is_installed_where_it_always_can_be() -> None:
    assert are_installed()


def test_what_was_committed_is_there_after_a_kill_and_what_was_not_is_not(
    own_engine: Engine,
) -> None:
    place = own_engine.address("postgres")
    with psycopg.connect(place) as done:
        done.execute("CREATE TABLE said (word text)")
        done.execute("INSERT INTO said VALUES ('kept')")
    with closing(psycopg.connect(place)) as half:
        half.execute("INSERT INTO said VALUES ('lost')")
        own_engine.kill()
        with pytest.raises(psycopg.OperationalError):
            half.commit()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(place)
    own_engine.start()
    with psycopg.connect(place) as again:
        assert again.execute("SELECT word FROM said").fetchall() == [("kept",)]


def test_a_restart_closes_connections_and_keeps_the_address(own_engine: Engine) -> None:
    place = own_engine.address("postgres")
    with closing(psycopg.connect(place)) as before:
        own_engine.restart()
        with pytest.raises(psycopg.OperationalError):
            before.execute("SELECT 1")
    with psycopg.connect(place) as after:
        assert after.execute("SELECT 1").fetchone() == (1,)


def test_a_role_with_a_password_needs_it_and_another_does_not(
    engine: Engine, database: str
) -> None:
    open_role, guarded = f"{database}_open", f"{database}:/@å"
    engine.make_role(open_role)
    engine.make_role(guarded, "hem:l/i@gt å")
    for role, password in ((open_role, None), (guarded, "hem:l/i@gt å")):
        with psycopg.connect(engine.address(database, role, password)) as connection:
            assert connection.info.user == role
    for wrong in (None, "annat"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(engine.address(database, guarded, wrong))


NOTING = """
def test_where_it_is(engine, worker_id, run_folder):
    (run_folder / worker_id).write_text(str(engine.folder))
"""


def test_all_processes_of_a_run_have_the_same_server_and_it_goes_with_the_run(
    tmp_path: Path,
) -> None:
    (tmp_path / "test_noting.py").write_text(NOTING, encoding="utf-8")
    run = tmp_path / "run"
    plugins = ["-pxdist.plugin", "-ptests.server.fixtures"]
    options = ["--numprocesses=2", "--dist=each", f"--rootdir={tmp_path}", f"--basetemp={run}"]
    command = [sys.executable, "-m", "pytest", *plugins, *options, str(tmp_path)]
    own = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    own["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder,) = {(run / worker).read_text(encoding="utf-8") for worker in ("gw0", "gw1")}
    _assert_it_is_removed(Path(folder))


KILLED = """
import os, signal
from tests.server.premises import make_premises
print(make_premises(os.getpid()).engine(fsync="off").folder, flush=True)
os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
"""


def test_a_server_goes_with_a_run_that_was_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert done.returncode
    _assert_it_is_removed(Path(done.stdout.strip()))


def _assert_it_is_removed(folder: Path) -> None:
    premises = folder.parents[1]
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if str(premises) in process.cmdline():
                wait_for(process)
    assert not folder.exists()
    assert not premises.exists()
