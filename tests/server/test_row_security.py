"""No word of an office is read by a login of another, by whatever it asks; nor is one changed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, is_zipfile

import msgspec
import psycopg
import pytest
from psycopg import errors, sql

from store.keeping.steps import Change
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.hall import LOGINS, OTHERS, Hall, made_hall
from tests.server.houses import all_closed
from tests.server.secrets import Writer
from tests.tui.cli.conftest import Run, namndkoll, own_folders

__all__ = ["namndkoll", "own_folders"]
TABLES = ("register", "changes", "records", "views", "members")
WRITERS = ("maj", "olle", "adm")
"""Those of no part in office A who may write, and an administrator."""


class Told(NamedTuple):
    """A hall in which two offices wrote everything that is their own, and what that was."""

    hall: Hall
    words: list[str]
    theirs: list[str]


@pytest.fixture(scope="module")
def told(
    engine: Engine, run_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    """A hall in which offices A and B wrote everything that is their own."""
    name = f"secrets_{os.getpid()}"
    engine.make_database(name)
    hall = made_hall(engine, name, run_folder)
    small_register(hall.place("olle"))
    ours = Writer(hall.register("karin"), "karin")
    theirs = Writer(hall.register("maj"), "maj", "A9")
    for writer in (ours, theirs):
        writer.register.disk.refresh()
        writer.write_everything(tmp_path_factory.mktemp("copies"))
    with hall.sql("karin") as line:
        word = ours.secret()
        line.execute("insert into namndkoll.views values ('A', %s, %s)", [word, word])
    yield Told(hall, ours.words, theirs.words)
    engine.drop_database(name)


def _found(words: list[str], *texts: object) -> list[str]:
    every = "\n".join(map(str, texts))
    return [word for word in words if word in every]


def _everything(line: psycopg.Connection[tuple[object, ...]], query: sql.SQL | sql.Composed) -> str:
    """Return what a query answers, or what is said instead, with all that belongs to an error."""
    try:
        return str(line.execute(query).fetchall())
    except psycopg.Error as error:
        told = error.diag
        return f"{error} {told.message_detail} {told.message_hint} {told.context}"


def test_the_words_are_there_for_their_office(told: Told) -> None:
    for login in ("karin", "eva", "rut"):
        register = told.hall.register(login)
        held = msgspec.json.encode(register.contents).decode()
        assert len(_found(told.words, held)) > len(told.words) * 0.85  # the others were forgotten
        assert not _found(told.theirs, held)


@pytest.mark.parametrize("login", WRITERS)
def test_a_register_read_by_another_holds_no_word_and_no_step_of_an_offices_own(
    told: Told, login: str
) -> None:
    register = told.hall.register(login)
    assert not _found(told.words, msgspec.json.encode(register.contents).decode())
    mine = told.hall.register("karin").changes
    hidden = [seq for seq, change in mine.items() if _is_of_notes_alone(change)]
    assert len(hidden) > 10
    assert not register.changes.keys() & set(hidden)


def _is_of_notes_alone(change: Change) -> bool:
    fields = {op.field for op in change.ops if op.table == "follow_ups"}
    return bool(fields) and all((one or "").startswith("note") for one in fields)


@pytest.mark.parametrize("login", OTHERS)
@pytest.mark.parametrize("role", [None, "namndkoll_read", "namndkoll_write", "namndkoll_admin"])
def test_no_word_is_in_any_row_of_any_table_or_copy_of_one(
    told: Told, login: str, role: str | None
) -> None:
    with told.hall.sql(login) as line:
        if role:
            _everything(line, sql.SQL("set role {}").format(sql.Identifier(role)))
        for table in TABLES:
            name = sql.Identifier("namndkoll", table)
            assert not _found(
                told.words,
                _everything(line, sql.SQL("select * from {}").format(name)),
                _copied(line, sql.SQL("copy {} to stdout").format(name)),
                _copied(line, sql.SQL("copy (select * from {}) to stdout").format(name)),
            )


def _copied(line: psycopg.Connection[tuple[object, ...]], query: sql.Composed) -> str:
    try:
        with line.cursor().copy(query) as copy:
            return b"".join(map(bytes, copy)).decode()
    except psycopg.Error as error:
        return str(error)


ASKED = (
    "select body::integer from namndkoll.changes where office <> ''",
    "select body::integer from namndkoll.records where office = 'A'",
    "select body::json->>'x' from namndkoll.records where 1 / length(body) > 0",
    "select name::integer from namndkoll.views",
    "select office::integer from namndkoll.members where office = 'A'",
    "select * from pg_stats where schemaname = 'namndkoll'",
    "select * from pg_catalog.pg_statistic",
    "select * from pg_stat_activity",
    "select * from pg_stats_ext",
    "select * from information_schema.columns where table_schema = 'namndkoll'",
    "select query_to_xml('select * from namndkoll.records', true, true, '')",
    "select table_to_xml('namndkoll.changes', true, true, '')",
    "select schema_to_xml('namndkoll', true, true, '')",
    "select * from namndkoll.records tablesample system (100)",
    "select string_agg(body, '') from namndkoll.changes",
    "select min(body), max(body) from namndkoll.records group by office",
    "explain (analyze, verbose) select * from namndkoll.records where body like '%hemligt%'",
    "explain (analyze, verbose) select * from namndkoll.changes where office = 'A'",
    "select pg_read_file('postgresql.conf')",
    "select * from pg_policies",
    "set row_security = off; select * from namndkoll.records",
    "lock table namndkoll.records in access share mode; select * from namndkoll.changes",
    "declare c cursor with hold for select * from namndkoll.changes; fetch all from c",
    "select r from namndkoll.records r for update",
    "update namndkoll.records set body = body where office = 'A' returning *",
    "update namndkoll.changes set body = body where office = 'A' returning body",
    "update namndkoll.changes set body = body where seq > 0 returning body",
    "delete from namndkoll.records returning *",
    "delete from namndkoll.views returning *",
)


@pytest.mark.parametrize("login", OTHERS)
@pytest.mark.parametrize("query", ASKED)
def test_no_word_comes_by_a_question_to_the_server_itself(
    told: Told, login: str, query: str
) -> None:
    with told.hall.sql(login) as line, line.transaction(force_rollback=True):
        assert not _found(told.words, _everything(line, sql.SQL(query)))


@pytest.mark.parametrize("login", WRITERS)
def test_a_cheap_function_of_ones_own_sees_no_row_of_an_office(told: Told, login: str) -> None:
    made = """
    create function pg_temp.told(text) returns boolean cost 0.0000001 language plpgsql as
    $$ begin raise notice '%', $1; return true; end $$
    """
    heard: list[str] = []
    with told.hall.sql(login) as line:
        line.add_notice_handler(lambda one: heard.append(str(one.message_primary)))
        line.execute(made)
        for table in ("changes", "records", "views"):
            name = sql.Identifier("namndkoll", table)
            line.execute(sql.SQL("select 1 from {} where pg_temp.told(body)").format(name))
    assert heard
    assert not _found(told.words, *heard)


@pytest.mark.parametrize("login", WRITERS)
def test_a_probe_by_what_is_there_already_tells_nothing_of_an_office(
    told: Told, login: str
) -> None:
    karin = told.hall.register("karin")
    key = max(karin.contents.own)
    seq = max(seq for seq, one in karin.changes.items() if _is_of_notes_alone(one))
    merging = "(tab, key, office) do update set body = ''"
    for there in (True, False):
        records = f"('own', {key if there else 99999}, 'A', 1, '')"
        steps = f"({seq if there else 99999}, 'A', gen_random_uuid(), '')"
        for probe in (
            f"insert into namndkoll.records values {records}",
            f"insert into namndkoll.records values {records} on conflict do nothing",
            f"insert into namndkoll.records values {records} on conflict {merging}",
            f"insert into namndkoll.changes values {steps}",
            f"insert into namndkoll.changes values {steps} on conflict do nothing",
            "insert into namndkoll.views values ('A', 'x', 'x') on conflict do nothing",
        ):
            with told.hall.sql(login) as line, pytest.raises(errors.InsufficientPrivilege) as said:
                line.execute(probe.encode())
            assert "row-level security policy" in str(said.value)
            assert said.value.diag.message_detail is None


CHANGING = (
    "update namndkoll.records set body = 'x' where office = 'A'",
    "update namndkoll.records set body = null, seq = 1",
    "update namndkoll.records set office = 'A' where office = ''",
    "update namndkoll.records set office = 'B' where office = 'A'",
    "update namndkoll.records set office = ''",
    "update namndkoll.changes set body = 'x'",
    "update namndkoll.changes set body = 'x' where office = 'A'",
    "update namndkoll.changes set office = '' where office = 'A'",
    "update namndkoll.changes set seq = seq + 1000",
    "delete from namndkoll.changes",
    "delete from namndkoll.records",
    "truncate namndkoll.changes",
    "delete from namndkoll.views",
    "update namndkoll.views set office = 'B'",
    "update namndkoll.views set body = 'x'",
    "drop table namndkoll.views",
    "alter table namndkoll.records disable row level security",
    "alter table namndkoll.records no force row level security",
    "drop policy may_read on namndkoll.records",
    "create policy all_of_it on namndkoll.records using (true)",
    "create trigger t after insert on namndkoll.records execute function pg_notify()",
    "create table namndkoll.mine (x text)",
    "alter role current_user bypassrls",
)


@pytest.mark.parametrize("statement", CHANGING)
@pytest.mark.parametrize("login", OTHERS)
def test_nothing_of_an_office_is_changed_by_another(told: Told, login: str, statement: str) -> None:
    before = _standing(told.hall)
    with told.hall.sql(login) as line, line.transaction(force_rollback=True):
        outcome = ""
        try:
            line.execute(statement.encode())
        except psycopg.Error as error:
            outcome = type(error).__name__
        with told.hall.sql("postgres") as other:  # nothing waits for a lock that does not come
            other.execute("set lock_timeout = '5s'")
        if not outcome:
            assert _standing_in(line, told.hall) == before[1]
    assert _standing(told.hall) == before


def _standing(hall: Hall) -> tuple[int, list[tuple[object, ...]]]:
    with hall.sql("karin") as line:
        rows = line.execute(
            "select 'r', tab, key, office, body from namndkoll.records where office = 'A'"
            " union all select 'c', step::text, seq, office, body from namndkoll.changes"
            " where office = 'A' union all select 'v', name, 0, office, body from namndkoll.views"
            " order by 1, 2, 3"
        ).fetchall()
    return len(rows), rows


def _standing_in(
    line: psycopg.Connection[tuple[object, ...]], hall: Hall
) -> list[tuple[object, ...]]:
    """Return what stands of office A within another's transaction that is still open."""
    line.execute("reset role")
    seen = line.execute("select count(*) from namndkoll.records where office = 'A'").fetchone()
    assert seen == (0,)
    return _standing(hall)[1]


@pytest.mark.parametrize("login", ["karin", "maj", "olle", "rut"])
@pytest.mark.parametrize(
    "statement",
    [
        "insert into namndkoll.members values ('anyone', 'A')",
        "update namndkoll.members set office = 'A'",
        "delete from namndkoll.members",
        "insert into namndkoll.members values (session_user, 'A') on conflict do nothing",
    ],
)
def test_only_an_administrator_says_who_belongs_to_an_office(
    told: Told, login: str, statement: str
) -> None:
    with told.hall.sql(login) as line, pytest.raises(errors.InsufficientPrivilege):
        line.execute(statement.encode())


@pytest.mark.parametrize("login", ["maj", "olle", "adm", "rut"])
def test_who_one_is_is_not_changed_by_taking_a_role_or_a_name(told: Told, login: str) -> None:
    karin = sql.Identifier(told.hall.role("karin"))
    with told.hall.sql(login) as line:
        for query in ("set role {}", "set session authorization {}"):
            with pytest.raises(errors.InsufficientPrivilege):
                line.execute(sql.SQL(query).format(karin))
        line.execute(sql.SQL("set application_name = {}").format(karin))
        if login != "rut":
            assert not _found(told.words, line.execute("table namndkoll.records").fetchall())


@pytest.mark.parametrize("login", ["karin", "maj", "olle", "rut"])
def test_steps_that_are_there_are_neither_altered_nor_put_between_others(
    told: Told, login: str
) -> None:
    with told.hall.sql(login) as line, line.transaction(force_rollback=True):
        if login == "rut":
            with pytest.raises(errors.InsufficientPrivilege):
                line.execute("update namndkoll.changes set body = 'x'")
            return
        changed = line.execute("update namndkoll.changes set body = body returning office")
        assert {office for (office,) in changed.fetchall()} <= {LOGINS[login][1]}
        for seq in (1, 5, 17):
            with pytest.raises(errors.InsufficientPrivilege), line.transaction():
                line.execute(
                    "insert into namndkoll.changes values (%s, '', gen_random_uuid(), '{}')", [seq]
                )


def test_whoever_belongs_to_no_office_or_only_reads_writes_no_row_of_an_office(told: Told) -> None:
    for login, office in (("olle", "A"), ("olle", "X"), ("rut", "A"), ("maj", "A"), ("adm", "A")):
        for table, row in (
            ("records", "'own', 1, '{}', 99, '{{}}'"),
            ("changes", "999, '{}', gen_random_uuid(), '{{}}'"),
            ("views", "'{}', 'x', '{{}}'"),
        ):
            with told.hall.sql(login) as line, pytest.raises(errors.InsufficientPrivilege):
                line.execute(
                    f"insert into namndkoll.{table} values ({row.format(office)})".encode()
                )


def test_what_is_told_of_a_step_is_nothing_but_its_number(hall: Hall) -> None:
    writer = Writer(hall.register("karin"), "told")
    with hall.sql("nobody") as line:
        line.execute("listen namndkoll")
        writer._write_notes()
        heard = [one.payload for one in line.notifies(timeout=5, stop_after=len(writer.words) // 3)]
    assert heard
    assert all(re.fullmatch(r"\d+", one) for one in heard)


LISTS = (
    "committees", "goals", "directives", "activities", "indicators", "budgets", "adjustments",
    "dissents", "outturns", "deviations", "own", "sources", "overdue", "upcoming", "news", "silent",
    "meetings", "history", "discrepancies", "threads", "view", "check", "keys", "cycle",
)  # fmt: skip
ASKING = (
    *([one, "--json"] for one in LISTS),
    ["history"], ["news"], ["check"], ["where"], ["backups"], ["columns"], ["organisation"],
    *(["show", f"A{number}", "--json"] for number in range(1, 10)),
    ["show", "A1"], ["show", "E1"], ["show", "E2", "--json"], ["history", "A1"], ["history", "E1"],
    ["history", "hemligt"], ["search", "hemligt"], ["find", "hemligt"], ["activities", "hemligt"],
    ["own", "hemligt"], ["activities", "note:hemligt"], ["explain", "A1"], ["thread", "A1"],
    ["explain", "note:hemligt"], ["pack", "Socialnämnden"], ["draft", "letter", "A1"],
)  # fmt: skip
DOING = (
    ["undo"], ["redo"], ["note", "E1", "x"], ["set", "E1", "status=done"], ["remove", "E1"],
    ["forget", "E1"], ["forget", "A1"], ["note", "A1", "--line", "1", "x"], ["merge", "none.json"],
    ["set", "A1", "owner=x"], ["note", "A1", ""],
)  # fmt: skip
KINDS = ("csv", "md", "html", "eml", "ics", "xlsx", "docx")


def _texts(folder: Path) -> Iterator[str]:
    """Return what stands in all files of a folder, and in those that are packed in one."""
    for path in (one for one in folder.rglob("*") if one.is_file()):
        yield path.name + path.read_bytes().decode("utf-8", "replace")
        if is_zipfile(path):
            with ZipFile(path) as packed:
                yield from (
                    packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
                )


@pytest.mark.parametrize("login", OTHERS)
def test_no_command_of_the_program_tells_a_word_of_an_office(
    told: Told, login: str, namndkoll: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place, before = told.hall.place(login).conninfo, _standing(told.hall)
    written = [
        [name, "--with-notes", "--to", f"{name}.{kind}"]
        for name in ("activities", "own")
        for kind in KINDS
    ]
    answered = 0
    for command in (*ASKING, *written, *DOING):
        with all_closed():
            said = namndkoll("--register", place, *command)
        assert not _found(told.words, said.out, said.err), command
        assert "Traceback" not in said.err
        answered += said.status == 0
    assert not _found(told.words, *_texts(tmp_path))
    assert _standing(told.hall) == before
    assert login == "nobody" or answered > 0.8 * len(ASKING)


def test_the_same_commands_tell_the_words_to_their_office(told: Told, namndkoll: Run) -> None:
    place = told.hall.place("rut").conninfo
    said = [namndkoll("--register", place, *one, "--json") for one in (["history"], ["show", "A2"])]
    assert all(_found(told.words, one.out) for one in said)
    assert json.loads(said[0].out)


def test_a_superuser_reads_one_office_and_not_all_as_one(told: Told) -> None:
    held = msgspec.json.encode(told.hall.register("postgres").contents).decode()
    assert not _found([*told.words, *told.theirs], held)
