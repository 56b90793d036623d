"""The tables of a register: made once, brought on step by step, and another's never touched."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from psycopg import sql

from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.server import connecting, schema
from store.register.register import Register
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.ready import Ready, made_ready

FIRST = schema.versions_known()
_COLUMNS = """
select table_name || '.' || column_name from information_schema.columns
where table_schema = 'namndkoll' order by 1
"""


def _version(ready: Ready) -> object:
    return ready.execute("select version from namndkoll.register")[0][0]


def _columns(ready: Ready) -> list[object]:
    return [name for (name,) in ready.execute(_COLUMNS)]


def test_a_register_is_made_once_and_is_as_it_was_the_second_time(
    engine: Engine, database: str
) -> None:
    place = Ready(engine, database).owner
    assert schema.make(place).outcome == "made"
    small_register(place)
    before = Register.open(place).fingerprint
    again = schema.make(place)
    assert (again.outcome, again.roles) == ("as it was", ())
    assert Register.open(place).fingerprint == before


def test_who_lacks_a_right_is_told_what_an_administrator_runs_and_then_it_works(
    own_engine: Engine,
) -> None:
    login, database = 'ch"ef', 'st"ad'
    own_engine.make_role(login)
    own_engine.make_database(database)
    place = Address(own_engine.address(database, login))
    for _ in range(2):
        with pytest.raises(RegisterError) as refused:
            schema.make(place)
        for statement in str(refused.value).partition("again: ")[2].split(";")[:-1]:
            own_engine.execute(sql.SQL(statement))
    assert schema.make(place).outcome == "made"


def test_who_may_make_roles_keeps_the_register_that_it_makes(own_engine: Engine) -> None:
    own_engine.execute(sql.SQL("CREATE ROLE chef LOGIN CREATEROLE"))
    own_engine.make_database("stad", owner="chef")
    made = schema.make(Address(own_engine.address("stad", "chef")))
    assert (made.roles, made.is_administrator) == (schema.ROLES, True)


def test_what_two_make_at_the_same_time_is_made_once(
    engine: Engine, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, make_roles = Ready(engine, database).owner, schema._make_roles

    def overtaken(*args: Any) -> tuple[str, ...]:
        monkeypatch.setattr(schema, "_make_roles", make_roles)
        assert schema.make(place).outcome == "made"
        return make_roles(*args)

    monkeypatch.setattr(schema, "_make_roles", overtaken)
    assert schema.make(place).outcome == "as it was"


@pytest.mark.parametrize(
    "table", ["", "id int", "program text default 'another', version int, form int default 6"]
)
def test_a_schema_of_the_name_that_is_anothers_is_never_touched(
    engine: Engine, database: str, table: str
) -> None:
    ready = Ready(engine, database)
    ready.execute("create schema namndkoll")
    if table:
        ready.execute(f"create table namndkoll.register ({table})")
        ready.execute("insert into namndkoll.register values (default)")
    before = _columns(ready)
    with pytest.raises(RegisterError, match="that is no register"):
        schema.make(ready.owner)
    assert _columns(ready) == before


def test_who_has_no_rights_is_not_told_that_the_schema_is_anothers(
    engine: Engine, database: str
) -> None:
    ready = made_ready(engine, database)
    with pytest.raises(RegisterError, match="may not do this"):
        schema.make(ready.login("olle", role=""))


def test_who_waits_too_long_for_another_who_writes_is_told_so(
    engine: Engine, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_PATIENT", ("set lock_timeout = '20ms'",))
    ready = made_ready(engine, database)
    with psycopg.connect(ready.owner.conninfo) as other:
        other.execute("select seq from namndkoll.register for update")
        with pytest.raises(RegisterError, match="Someone else has been writing"):
            schema.make(ready.owner)


def test_a_newer_register_is_refused_and_left_as_it_is(engine: Engine, database: str) -> None:
    ready = made_ready(engine, database)
    ready.execute("update namndkoll.register set version = 99")
    with pytest.raises(RegisterError, match="version 99"):
        schema.make(ready.owner)
    assert _version(ready) == 99


def test_a_step_leads_to_the_next_version_with_all_that_was_there_and_older_programs_are_refused(
    engine: Engine, database: str
) -> None:
    ready = made_ready(engine, database)
    small_register(ready.owner)
    held = ready.execute("select * from namndkoll.records order by 1, 2, 3")
    second = {**FIRST, 2: "alter table namndkoll.register add column note text"}
    assert schema.make(ready.owner, second).outcome == "brought up to date"
    assert _version(ready) == 2
    assert "register.note" in _columns(ready)
    assert ready.execute("select * from namndkoll.records order by 1, 2, 3") == held
    with pytest.raises(RegisterError, match="update the program"):
        Register.open(ready.owner)


def test_a_step_that_fails_leaves_all_as_the_version_before_it_has_it(
    engine: Engine, database: str
) -> None:
    ready = made_ready(engine, database)
    small_register(ready.owner)
    before = _columns(ready), Register.open(ready.owner).fingerprint
    add = "alter table namndkoll.register add column note{0} text"
    with pytest.raises(RegisterError, match="division by zero"):
        schema.make(ready.owner, {**FIRST, 2: f"{add.format(2)}; select 1/0"})
    assert (_columns(ready), Register.open(ready.owner).fingerprint) == before
    with pytest.raises(RegisterError, match="division by zero"):
        schema.make(ready.owner, {**FIRST, 2: add.format(2), 3: f"{add.format(3)}; select 1/0"})
    assert _version(ready) == 2
    assert [name for name in _columns(ready) if "note" in str(name)] == ["register.note2"]


def test_a_new_register_goes_through_every_step(engine: Engine, database: str) -> None:
    ready = Ready(engine, database)
    made = schema.make(ready.owner, {**FIRST, 2: "create table namndkoll.more (id int)"})
    assert (made.outcome, _version(ready)) == ("made", 2)
    assert "more.id" in _columns(ready)
