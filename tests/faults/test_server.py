"""A server that is killed, full, a standby or silent, and a way to it that is cut."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from store.changes import edits
from store.changes.deciding import planned
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.backend import UnreachableError
from store.keeping.contents import Contents
from store.keeping.server import connecting, schema
from store.keeping.server.line import Line
from store.keeping.server.saving import Saving
from store.keeping.steps import Change
from store.register.register import Register
from tests.faults import server_run, standby
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.premises import Premises
from tests.server.proxy import Proxy, Way

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_LOCKED = "select seq from namndkoll.register for update"
_STEP = """
insert into namndkoll.changes (seq, office, step, body)
select seq + 1, office, gen_random_uuid(), replace(body, 'först', 'sedan')
from namndkoll.changes where seq = (select max(seq) from namndkoll.changes) returning step
"""
_TOOK_TOO_LONG = "terminating connection due to idle-in-transaction timeout"
_WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
_TURNED_AWAY = "canceling statement due to lock timeout"
_numbers = count(1)


@pytest.fixture(scope="module")
def engine(premises: Premises) -> Iterator[Engine]:
    """A server of these tests' own, since one of them kills it."""
    made = premises.engine(fsync="off")
    yield made
    made.stop()


@pytest.fixture
def name(engine: Engine) -> str:
    """The database of a small register."""
    made = f"faults_{next(_numbers)}"
    engine.make_database(made)
    place = Address(engine.address(made))
    schema.make(place)
    with psycopg.connect(place.conninfo) as line:
        line.execute("insert into namndkoll.members values ('postgres', 'A')")
    small_register(place)
    return made


@pytest.fixture
def proxy(engine: Engine) -> Iterator[Proxy]:
    with Proxy(engine.port) as made:
        yield made


def own(register: Register, about: str, text: str) -> None:
    register.change([edits.owner(about, text)], by="Karin", now=NOW)


def test_whatever_is_cut_and_killed_each_acknowledged_edit_is_there_once(
    engine: Engine, tmp_path: Path
) -> None:
    sizes = server_run.Sizes(2, 2, edits=80, kills=1, writers_killed=1, chance=0.02)
    outcome = server_run.run(engine, sizes, tmp_path)
    assert outcome.broken == []
    assert outcome.counts["server killed"] == 1
    assert outcome.counts["saved"] >= sizes.edits - sizes.threads


def test_whether_a_step_was_saved_is_told_once_it_cannot_be_any_more(
    engine: Engine, name: str
) -> None:
    register = Register.open(engine.address(name))
    own(register, "A1", "först")
    with (
        closing(psycopg.connect(engine.address(name))) as other,
        closing(psycopg.connect(engine.superuser, autocommit=True)) as watch,
        ThreadPoolExecutor() as threads,
    ):
        other.execute(_LOCKED)
        row = other.execute(_STEP).fetchone()
        assert row is not None
        asked = threads.submit(register.disk.saved, str(row[0]))
        while not asked.done() and watch.execute(_WAITING).fetchone() == (0,):
            pass
        other.execute("update namndkoll.register set seq = seq + 1")
        other.commit()
        found = asked.result()
    assert found is not None
    assert found.ops[0].after == "sedan"


def test_whoever_writes_waits_for_its_turn_as_long_as_the_server_answers(
    engine: Engine, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_PATIENT", ("set lock_timeout = '20ms'",))
    register = Register.open(engine.address(name))
    with (
        closing(psycopg.connect(engine.address(name))) as other,
        ThreadPoolExecutor() as threads,
    ):
        other.execute(_LOCKED)
        before = engine.log().count(_TURNED_AWAY)
        saving = threads.submit(own, register, "A1", "till slut")
        while not saving.done() and engine.log().count(_TURNED_AWAY) < before + 2:
            pass
        other.rollback()
        saving.result()
    assert Register.open(engine.address(name)).follow_up("A1").owner == "till slut"


def test_whoever_took_too_long_in_its_turn_has_it_again(
    engine: Engine, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        connecting, "_PATIENT", ("set idle_in_transaction_session_timeout = '20ms'",)
    )
    register = Register.open(engine.address(name))
    before = engine.log().count(_TOOK_TOO_LONG)

    def slow(contents: Contents) -> Change | None:
        while engine.log().count(_TOOK_TOO_LONG) == before:
            pass
        return planned(contents, [edits.owner("A1", "till slut")], NOW)

    assert register.disk.add(slow, "Karin")
    assert Register.open(engine.address(name)).follow_up("A1").owner == "till slut"


def test_why_nothing_can_be_written_is_told_though_all_can_be_read(
    engine: Engine, name: str
) -> None:
    engine.execute(
        sql.SQL("create role lonely login connection limit 1"),
        sql.SQL("grant namndkoll_write to lonely"),
    )
    register = Register.open(engine.address(name, "lonely"))
    register.disk.be_patient(0.0)
    with pytest.raises(UnreachableError, match="too many are connected"):
        own(register, "A1", "hit")
    assert not register.disk.refresh()


def test_a_step_whose_answer_is_lost_for_good_is_said_and_found_again(
    engine: Engine, name: str, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Register.open(engine.address(name, port=proxy.port))
    register.disk.be_patient(0.5)
    step = Saving.step

    def unanswered(*args: Any) -> None:
        proxy.hang(Way.ANSWERED)
        step(*args)

    monkeypatch.setattr(Saving, "step", unanswered)
    with (
        closing(psycopg.connect(engine.address(name), autocommit=True)) as other,
        ThreadPoolExecutor() as threads,
    ):
        other.execute("listen namndkoll")
        saving = threads.submit(own, register, "A1", "en gång")
        assert len(list(other.notifies(timeout=60, stop_after=1))) == 1
        proxy.refuse()
        proxy.cut()
        with pytest.raises(UnreachableError) as caught:
            saving.result()
    proxy.flow()
    proxy.accept()
    found = register.disk.saved(caught.value.step)
    assert found is not None
    opened = Register.open(engine.address(name))
    assert [one for one in opened.contents.history.values() if one.ops] == [found]


def test_nobody_waits_for_ever_for_a_server_that_falls_silent(
    engine: Engine, name: str, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Line, "silence", 0.3)
    monkeypatch.setattr("store.keeping.server.listening._QUIET", 0.0)
    register = Register.open(engine.address(name, port=proxy.port, connect_timeout="2"))
    register.disk.be_patient(0.0)
    own(register, "A1", "först")
    assert register.disk.look() is not None
    proxy.hang(Way.ANSWERED)
    assert register.disk.look() is None
    with pytest.raises(UnreachableError, match="does not answer"):
        own(register, "A1", "sedan")
    with pytest.raises(UnreachableError):
        register.disk.refresh()
    assert register.follow_up("A1").owner == "först"
    proxy.cut()
    proxy.flow()
    own(register, "A1", "till slut")
    assert Register.open(engine.address(name)).follow_up("A1").owner == "till slut"


def test_a_standby_is_read_and_follows_and_says_why_it_takes_no_change(
    engine: Engine, name: str, premises: Premises
) -> None:
    with standby.of(engine, premises) as second:
        register = Register.open(second.address(name))
        assert not register.disk.writable
        with pytest.raises(RegisterError, match="only takes readers"):
            own(register, "A1", "hit")
        first = Register.open(engine.address(name))
        own(first, "A1", "dit")
        while register.disk.look() == register.disk.seen:
            pass
        assert register.disk.refresh()
        assert register.contents == first.contents


def test_a_server_that_starts_up_says_so_and_what_was_read_stays(
    engine: Engine, name: str, premises: Premises
) -> None:
    with standby.of(engine, premises) as second:
        register = Register.open(second.address(name))
        second.restart_unready()
        with pytest.raises(RegisterError, match=r"just starting or stopping.*in a moment"):
            Register.open(second.address(name))
        assert register.disk.look() is None
        assert len(register.activities) > 1


def test_a_standby_that_takes_over_without_the_last_steps_is_noticed_and_what_is_gone_told(
    engine: Engine, name: str, premises: Premises
) -> None:
    with standby.of(engine, premises) as second:
        second.stop_following()
        either = f"127.0.0.1:{engine.port},127.0.0.1:{second.port}"
        register = Register.open(f"postgresql://postgres@{either}/{name}")
        own(register, "A1", "förlorad")
        before, after = register.branch(), register
        engine.kill()
        try:
            second.execute(sql.SQL("select pg_promote()"))
            other = Register.open(second.address(name))
            for number in range(3):
                own(other, "A2", f"ny {number}")
            while after.disk.look() in {None, before.disk.seen}:
                pass
            assert after.disk.refresh()
            gone = [op.after for one in after.disk.lost_since(before.disk) for op in one.ops]
            assert gone == ["förlorad"]
            assert after.contents == other.contents
        finally:
            engine.start()


@pytest.fixture
def grow(engine: Engine) -> Iterator[Callable[[], None]]:
    """Make a tablespace on a disk of a few megabytes; return how it gets room."""
    if sys.platform != "linux" or os.geteuid():
        pytest.skip("needs a disk of a few megabytes, which only root can mount on Linux")
    small = engine.folder / "small"
    small.mkdir()
    try:
        _mount(small, "size=9m")
    except subprocess.CalledProcessError:
        pytest.skip("needs a disk of a few megabytes, which could not be mounted here")
    try:
        owner = (engine.folder / "data").stat()
        os.chown(small, owner.st_uid, owner.st_gid)
        engine.execute(sql.SQL("create tablespace small location {}").format(str(small)))
        yield partial(_mount, small, "remount,size=60m")
    finally:
        subprocess.run(["umount", "--lazy", small], check=True)


def _mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


def _fill(register: Register) -> None:
    for number in range(10_000):
        own_text = f"{number} {os.urandom(9_000).hex()}"
        register.change([edits.add_note("A1", own_text)], by="Karin", now=NOW)


def test_a_full_disk_of_the_server_is_said_and_nothing_is_half_done(
    engine: Engine, name: str, grow: Callable[[], None]
) -> None:
    tables = [sql.Identifier("namndkoll", table) for table in ("changes", "records")]
    with psycopg.connect(engine.address(name)) as line:
        for table in tables:
            line.execute(sql.SQL("alter table {} set tablespace small").format(table))
    register = Register.open(engine.address(name))
    with pytest.raises(RegisterError, match="has no room left on its disk") as caught:
        _fill(register)
    assert not isinstance(caught.value, UnreachableError)
    assert Register.open(engine.address(name)).contents == register.contents
    grow()
    own(register, "A1", "har plats")
    assert Register.open(engine.address(name)).contents == register.contents
