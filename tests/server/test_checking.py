"""What is wrong with a register on a server is found and named, and what is to be known told."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from store.changes import edits
from store.changes.owning import Typing, add_own
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.server import checking, schema
from store.keeping.signing import Signed
from store.register.forgetting import forget
from store.register.register import Register
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.ready import Ready, made_ready

_DEEP = "'{\"x\":' || repeat('[', 200000) || repeat(']', 200000) || '}'"
"""JSON that nobody reads to its end."""
NOW = datetime(2024, 9, 16, 9, tzinfo=UTC)


@pytest.fixture
def ready(engine: Engine, database: str) -> Ready:
    return made_ready(engine, database)


@pytest.fixture
def karin(ready: Ready) -> Address:
    """Return a register with steps of every sort, as a login of an office sees it."""
    place = ready.login("karin", "A")
    ready.execute("insert into namndkoll.views values ('A', 'djup', '{}')")
    register = small_register(place)
    register.change([edits.own_status("A2", "done")], by="Karin", now=NOW)
    register.change([edits.own_status("A2", "started")], by="Karin", now=NOW)
    register.change([edits.add_note("A2", "hemlig tanke")], by="Karin", now=NOW)
    register.change([edits.owner("A4", "Maj")], by="Karin", now=NOW)
    register.undo(by="Karin", now=NOW)
    return place


def _faults(place: Address) -> list[str]:
    return [str(one.what) for one in checking.check(place) if one.fault]


def _told(place: Address) -> str:
    return "\n".join(str(one.what) for one in checking.check(place) if not one.fault)


def test_a_sound_register_has_no_fault_whoever_looks(ready: Ready, karin: Address) -> None:
    for place in (karin, ready.owner, ready.login("rut", role="namndkoll_read")):
        assert _faults(place) == []


def test_what_was_made_and_taken_away_and_made_again_is_no_fault_until_it_is_missing(
    ready: Ready, karin: Address
) -> None:
    register, signed = Register.open(karin), Signed("Karin", NOW)
    for text in ("Skriv", "Ring"):
        add = add_own({"text": text}, (), Typing(lambda _: None, NOW.date()), signed)
        register.arrange(add, by="Karin", now=NOW)
    register.undo(by="Karin", now=NOW)
    register.commit(replace(register.contents, activities={}), NOW)
    register.undo(by="Karin", now=NOW, anyones=True)
    forget(register, "A2", ["note"], by="Karin", now=NOW)
    assert _faults(karin) == []
    ready.execute(
        "delete from namndkoll.records where tab = 'own' or (tab = 'activities' and key = 3)"
    )
    assert sorted(_faults(karin)) == [
        "activities 3 is missing, though the history made it.",
        "own 1 is missing, though the history made it.",
    ]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("update namndkoll.records set body = '{' where tab = 'activities' and key = 3",
         "activities 3 is damaged"),
        ("update namndkoll.records set body = replace(body, 'A3', 'A4') where tab = 'activities'",
         "activities 3 is damaged"),
        ("update namndkoll.records set key = key + 10 where tab = 'follow_ups' and office = 'A'",
         r"follow_ups 35 \(A\) is damaged"),
        ("update namndkoll.records set tab = 'nothing' where tab = 'goals'", "nothing 1 is"),
        ("update namndkoll.changes set body = replace(body, '\"seq\":2', '\"seq\":9')",
         "history 2 is damaged"),
        ("update namndkoll.records set body = replace(body, 'started', 'done')",
         "A2: own_status is not"),
        ("delete from namndkoll.records where tab = 'goals'", "goals 1 is missing"),
        (f"update namndkoll.changes set body = {_DEEP} where seq = 2", "history 2 is damaged"),
        (f"update namndkoll.views set body = {_DEEP}", "view 'djup' of the office A"),
        ("update namndkoll.register set seq = 5", "number 5, and it is 6"),
        ("update namndkoll.register set seq = 3", "records are of steps that there are not"),
        ("delete from namndkoll.changes where seq = 6", "number 6, and it is 5"),
        ("alter table namndkoll.records disable row level security",
         "not enforced on namndkoll.records"),
        ("alter table namndkoll.changes no force row level security",
         "not enforced on namndkoll.changes"),
        ("insert into namndkoll.views values ('A', 'sena', 'x')", "view 'sena' of the office A"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("karin")
def test_each_fault_is_found_and_named(ready: Ready, statement: str, named: str) -> None:
    ready.execute(statement)
    assert re.search(named, "\n".join(_faults(ready.owner)))


def test_a_step_that_nobody_reads_to_its_end_is_a_sentence(ready: Ready, karin: Address) -> None:
    op = f'\'{{"table":"goals","key":1,"before":\' || {_DEEP} || \'}}\''
    change = '\'{"seq":2,"at":"2024-09-16T09:00:00Z","by":"","ops":[\''
    ready.execute(f"update namndkoll.changes set body = {change} || {op} || ']}}' where seq = 2")
    with pytest.raises(RegisterError, match="is damaged"):
        Register.open(karin)
    assert "history 2 is damaged" in "\n".join(_faults(karin))


def test_of_many_damaged_rows_some_are_named_and_the_others_counted(
    ready: Ready, karin: Address
) -> None:
    ready.execute("update namndkoll.records set body = '[]' where tab = 'activities'")
    faults = _faults(karin)
    assert len(faults) == 11
    assert faults[-1] == "So are 4 others."


def test_other_offices_steps_are_told_by_their_number_and_are_no_fault(
    ready: Ready, karin: Address
) -> None:
    maj = ready.login("maj", "B")
    assert "Of 6 steps 1 cannot be seen" in _told(maj)
    assert "cannot be seen" not in _told(karin)
    assert "are not there" not in _told(ready.owner)
    ready.execute("delete from namndkoll.changes where seq = 3")
    assert "Of 6 steps 1 are not there" in _told(ready.owner)


def test_who_bypasses_row_security_is_warned(ready: Ready, karin: Address) -> None:
    assert "bypasses row security" in _told(ready.owner)
    assert "bypasses row security" not in _told(karin)


def test_an_administrator_is_told_who_belongs_where_and_nobody_else(
    ready: Ready, karin: Address
) -> None:
    chef = ready.login("chef", role="namndkoll_admin")
    ready.execute("insert into namndkoll.members values ('gone', 'C')")
    told = _told(chef)
    assert f"{ready.database}_karin belongs to the office A." in told
    assert "There is no login gone on the server." in told
    assert "gone" not in _told(karin)


def test_who_may_only_read_is_told_so(ready: Ready, karin: Address) -> None:
    rut = ready.login("rut", role="namndkoll_read")
    assert f"{ready.database}_rut may read and change nothing" in _told(rut)
    assert "belongs to no office" in _told(rut)
    assert "change nothing" not in _told(karin)


def test_a_server_that_tells_of_nothing_is_told_of(
    karin: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "LISTEN" not in _told(karin)
    monkeypatch.setattr(checking, "CHANNEL", "1")
    assert "LISTEN" in _told(karin)


def test_a_server_that_only_takes_readers_is_told_of(karin: Address) -> None:
    reading = f"{karin.conninfo}?options=-c%20default_transaction_read_only%3Don"
    assert "only takes readers" in _told(Address(reading))


def test_an_open_network_without_encryption_is_warned_of(
    karin: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "not encrypted" not in _told(karin)
    monkeypatch.setattr(checking, "_LOCAL", ())
    assert "sslmode=verify-full" in _told(karin)


def test_roles_that_are_missing_are_named(karin: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "ROLES", (*schema.ROLES, "namndkoll_other"))
    assert _faults(karin) == ["There is no role namndkoll_other on the server."]


def test_to_look_changes_nothing(ready: Ready, karin: Address) -> None:
    def rows() -> list[tuple[object, ...]]:
        return ready.execute("select xmin::text, * from namndkoll.records order by tab, key")

    before = rows(), Register.open(karin).changes
    checking.check(karin)
    assert (rows(), Register.open(karin).changes) == before
