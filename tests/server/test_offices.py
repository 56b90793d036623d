"""Who belongs to an office reads its notes, from the next reading on; others' steps leave them."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import psycopg
import pytest
from msgspec.structs import replace
from psycopg import errors

from store.changes import edits
from store.changes.deciding import ConflictError
from store.common.errors import RegisterError
from store.keeping.forgetting import NOTE
from store.keeping.signing import Signed
from store.register.forgetting import forget
from store.register.register import Register
from store.register.restoring import put_back
from tests.server.hall import Hall
from tests.server.secrets import START, Writer
from tests.tui.cli.conftest import Run, namndkoll, own_folders

__all__ = ["namndkoll", "own_folders"]


def note(register: Register, about: str, text: str, by: str = "Karin") -> None:
    at = START + timedelta(minutes=register.contents.about.folded)
    assert register.change([edits.add_note(about, text)], by=by, now=at)


def held(register: Register) -> str:
    return msgspec.json.encode(register.contents).decode()


def noticed(register: Register) -> bool:
    """Look as the app does twice a second, and read where something is otherwise."""
    return register.disk.look() != register.disk.seen and register.disk.refresh()


def test_a_login_that_comes_to_another_office_reads_that_offices_notes_and_no_more_its_own(
    hall: Hall,
) -> None:
    karin, maj = hall.register("karin"), hall.register("maj")
    note(karin, "A1", "hos A")
    note(maj, "A1", "hos B")
    assert noticed(karin)
    hall.belongs("karin", "B")
    assert karin.disk.refresh()
    assert karin.follow_up("A1").note == "hos B"
    assert "hos A" not in held(karin)
    assert held(karin) == held(hall.register("maj"))


def test_a_login_that_is_taken_out_of_its_office_holds_none_of_its_notes_after_the_next_reading(
    hall: Hall,
) -> None:
    karin = hall.register("karin")
    Writer(karin, "a")._write_notes()
    hall.belongs("karin", None)
    assert karin.disk.refresh()
    assert "hemligt" not in held(karin)
    assert held(karin) == held(hall.register("olle"))


def test_a_login_that_is_given_an_office_while_it_reads_sees_the_notes_and_may_write_some(
    hall: Hall,
) -> None:
    karin, olle = hall.register("karin"), hall.register("olle")
    note(karin, "A1", "hos A")
    with pytest.raises(RegisterError, match="belong to an office"):
        note(olle, "A2", "mitt")
    hall.belongs("olle", "A")
    note(olle, "A2", "mitt")  # whoever writes is asked for anew by the server
    assert olle.follow_up("A1").note == "hos A"
    assert hall.register("rut").follow_up("A2").note == "mitt"


def test_the_app_hears_of_another_office_as_it_hears_of_a_step(hall: Hall) -> None:
    karin = hall.register("karin")
    note(karin, "A1", "hos A")
    assert not noticed(karin)
    hall.belongs("karin", "B")
    with hall.sql("postgres") as line:
        line.execute("notify namndkoll")
    seen = [noticed(karin) for _ in range(500)]  # it is told within milliseconds
    assert any(seen)
    assert karin.follow_up("A1").note is None


def test_what_anybody_tells_on_the_channel_is_not_believed(hall: Hall) -> None:
    karin = hall.register("karin")
    assert not noticed(karin)
    with hall.sql("nobody") as line:
        for told in ("99999999", "9" * 5000, "-1", "x", "", "٣"):
            line.execute("select pg_notify('namndkoll', %s)", [told])
    for _ in range(20):
        assert karin.disk.look() == karin.disk.seen
    note(hall.register("eva"), "A1", "hos A")
    assert any(noticed(karin) for _ in range(500))


def test_a_note_that_was_seen_in_one_office_is_not_carried_to_another(hall: Hall) -> None:
    karin = hall.register("karin")
    note(karin, "A1", "hemligt hos A")
    hall.belongs("karin", "B")
    note(karin, "A1", "nytt")
    assert karin.follow_up("A1").note == "nytt"
    with hall.sql("maj") as line:
        rows = line.execute("select body from namndkoll.records where office = 'B'").fetchall()
    assert len(rows) == 1
    assert "hemligt" not in str(rows)


def test_a_line_of_an_office_that_one_left_meanwhile_is_not_set(hall: Hall) -> None:
    karin = hall.register("karin")
    note(karin, "A1", "hos A")
    (id_,) = karin.follow_up("A1").notes
    hall.belongs("karin", "B")
    with pytest.raises(ConflictError):
        karin.change([edits.note("A1", "ändrat", id_)], by="Karin", now=START + timedelta(hours=1))
    assert "ändrat" not in str(_rows(hall, "changes"))


def test_another_register_under_the_same_address_is_read_whole(hall: Hall) -> None:
    karin = hall.register("karin")
    note(karin, "A1", "hos A")
    with hall.sql("postgres") as line:
        line.execute("truncate namndkoll.changes, namndkoll.records")
        line.execute("update namndkoll.register set seq = 0, uid = gen_random_uuid()")
    assert karin.disk.refresh()
    assert (len(karin.activities), len(karin.changes)) == (0, 0)


def test_offices_note_the_same_record_and_each_reads_its_own(hall: Hall) -> None:
    karin, maj, olle = (hall.register(login) for login in ("karin", "maj", "olle"))
    note(karin, "A1", "hos A")
    note(maj, "A1", "hos B", "Maj")
    assert olle.disk.refresh() is False or not olle.follow_up("A1").note
    olle.change([edits.own_status("A1", "done")], by="Olle", now=START + timedelta(hours=1))
    for register, own in ((karin, "hos A"), (maj, "hos B")):
        register.disk.refresh()
        assert (register.follow_up("A1").note, register.follow_up("A1").own_status) == (own, "done")


def test_a_step_of_which_a_part_is_private_tells_others_neither_that_nor_why_it_was_made(
    hall: Hall,
) -> None:
    karin = hall.register("karin")
    both = [edits.own_status("A1", "done"), edits.add_note("A1", "hemligt")]
    karin.change(both, by="Karin", now=START, why="hemligt skäl")
    alone = [edits.own_status("A2", "done")]
    karin.change(alone, by="Karin", now=START, why="öppet skäl")
    mixed, plain_one = (hall.register("maj").changes[seq] for seq in (2, 3))
    assert (mixed.by, mixed.why, len(mixed.ops)) == ("Karin", None, 1)
    assert plain_one.why == "öppet skäl"
    assert hall.register("eva").changes[2].why == "hemligt skäl"


def test_a_step_of_whole_tables_by_others_leaves_an_offices_notes_as_they_were_on_every_day(
    hall: Hall,
) -> None:
    karin, olle = hall.register("karin"), hall.register("olle")
    olle.change([edits.owner("A1", "Olle")], by="Olle", now=START)
    before = olle.contents.snapshot()
    olle.change([edits.owner("A1", "Maj"), edits.owner("A2", "Maj")], by="Olle", now=START)
    note(karin, "A1", "om ett")
    note(karin, "A2", "om två")
    day = START + timedelta(days=2)
    put_back(olle, before, "tidigare.json", Signed("Olle", day))
    olle.undo(by="Olle", now=day + timedelta(days=1))
    for register in (karin, hall.register("rut")):
        register.disk.refresh()
        for later in range(5):
            known = register.as_known((START + timedelta(days=later)).date())
            assert known.follow_up("A1").note == "om ett"
            assert known.follow_up("A2").note == "om två"
    assert "om ett" not in held(hall.register("olle"))


def test_another_undoes_a_step_of_whole_tables_and_keeps_the_notes_of_its_own_office(
    hall: Hall,
) -> None:
    olle, maj = hall.register("olle"), hall.register("maj")
    olle.change([edits.owner("A1", "Olle")], by="Olle", now=START)
    note(maj, "A1", "hos B", "Maj")
    olle.disk.refresh()
    held_now = olle.contents
    olle.commit(replace(held_now, follow_ups={}), START + timedelta(hours=1), "Olle")
    maj.disk.refresh()
    assert maj.follow_up("A1").owner is None
    maj.undo(by="Maj", now=START + timedelta(hours=2), anyones=True)
    for register in (maj, hall.register("maj")):
        assert (register.follow_up("A1").owner, register.follow_up("A1").note) == ("Olle", "hos B")


def test_what_an_office_restores_of_its_own_tells_others_of_no_record(hall: Hall) -> None:
    karin = hall.register("karin")
    before = karin.contents.snapshot()
    note(karin, "A4", "hos A")
    put_back(karin, before, "tidigare.json", Signed("Karin", START + timedelta(days=1)))
    karin.undo(by="Karin", now=START + timedelta(days=2))
    assert karin.follow_up("A4").note == "hos A"
    assert list(hall.register("maj").changes) == [1]
    assert hall.register("maj").as_known(START.date()).contents.follow_ups == {}


def test_an_office_forgets_its_own_and_nobody_else_what_is_not_theirs(
    hall: Hall, namndkoll: Run
) -> None:
    karin = hall.register("karin")
    mixed = [edits.add_note("A1", "hemligt"), edits.owner("A1", "Torbjörn")]
    karin.change(mixed, by="Karin", now=START)
    for login in ("maj", "adm"):
        said = namndkoll("--register", hall.place(login).conninfo, "forget", "A1", "--note")
        assert said.status == 1
        assert said.err.count("\n") == 1
    asked = ("--register", hall.place("karin").conninfo, "forget", "A1")
    assert "--note" in namndkoll(*asked).err
    assert namndkoll(*asked, "--note").status == 0
    assert "hemligt" not in str(_rows(hall, "changes") + _rows(hall, "records"))
    assert "Torbjörn" in str(_rows(hall, "changes"))


def test_only_an_administrator_forgets_what_everyone_may_read(hall: Hall, namndkoll: Run) -> None:
    olle = hall.register("olle")
    olle.change([edits.owner("A1", "Torbjörn")], by="Olle", now=START)
    for login in ("olle", "karin", "rut"):
        said = namndkoll("--register", hall.place(login).conninfo, "forget", "A1")
        assert (said.status, said.out) == (1, "")
        assert "administrator" in said.err
    assert "Torbjörn" in str(_rows(hall, "records"))
    said = namndkoll("--register", hall.place("adm").conninfo, "forget", "A1")
    assert said.status == 0, said.err
    assert "Torbjörn" not in str(_rows(hall, "changes") + _rows(hall, "records"))
    assert olle.disk.refresh()
    assert "Torbjörn" not in held(olle)


def test_an_office_alters_its_own_steps_by_the_server_and_an_administrator_public_ones(
    hall: Hall,
) -> None:
    note(hall.register("karin"), "A1", "hos A")
    seen = {}
    for login in ("karin", "maj", "olle", "adm"):
        with hall.sql(login) as line, line.transaction(force_rollback=True):
            rows = line.execute("update namndkoll.changes set body = '' returning office")
            seen[login] = {office for (office,) in rows.fetchall()}
            with pytest.raises(errors.InsufficientPrivilege), line.transaction():
                line.execute("delete from namndkoll.changes")
    assert seen == {"karin": {"A"}, "maj": set(), "olle": set(), "adm": {""}}


def test_a_note_is_forgotten_though_others_made_steps_of_whole_tables_over_it(hall: Hall) -> None:
    olle, karin = hall.register("olle"), hall.register("karin")
    olle.change([edits.owner("A1", "Olle")], by="Olle", now=START)
    note(karin, "A1", "hemligt")
    olle.disk.refresh()
    olle.commit(replace(olle.contents, follow_ups={}), START + timedelta(hours=1), "Olle")
    karin.disk.refresh()
    assert "hemligt" in str(karin.changes[4].before)
    forget(karin, "A1", NOTE, by="Karin", now=START + timedelta(hours=2))
    assert "hemligt" not in held(karin)
    assert "hemligt" not in held(hall.register("eva"))


def test_a_login_without_rights_is_told_so(hall: Hall, namndkoll: Run) -> None:
    said = namndkoll("--register", hall.place("nobody").conninfo, "activities")
    assert (said.status, said.out) == (1, "")
    assert "may not do this" in said.err


def _rows(hall: Hall, table: str) -> list[tuple[object, ...]]:
    with psycopg.connect(hall.place("postgres").conninfo) as line:
        return line.execute(f"select body from namndkoll.{table}".encode()).fetchall()


def test_a_right_that_is_given_while_a_register_is_open_is_noticed(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.keeping.server.listening._QUIET", 0.0)
    rut = hall.register("rut")
    assert not rut.disk.writable
    assert rut.disk.look() == rut.disk.seen
    with hall.sql("postgres") as line:
        line.execute(f'grant namndkoll_write to "{hall.role("rut")}"')
    assert rut.disk.look() != rut.disk.seen
    assert not rut.disk.refresh()
    assert rut.disk.writable
    assert rut.disk.look() == rut.disk.seen
