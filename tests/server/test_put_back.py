"""A server that has lost steps which were read from it: it is noticed, and what is gone is told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.contents import encode
from store.keeping.copied import read_copy, save_copy
from store.keeping.forgetting import EVERYTHING, NOTE, Personal
from store.keeping.server.copying import copy
from store.register.forgetting import forget
from store.register.register import Register
from tests.registers import small_register
from tests.server.houses import KEEPER, OURS, THEIRS, Databases, seen_by

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
_TABLES = ("register", "changes", "records")


class Server:
    """A register that is put back to what it was when it was kept, as by a backup."""

    def __init__(self, place: Address, databases: Databases) -> None:
        self.place = place
        self.owner = databases.address(place.conninfo.rpartition("/")[2], "postgres")

    def execute(self, *statements: str) -> None:
        with psycopg.connect(self.owner.conninfo, autocommit=True) as line:
            for statement in statements:
                line.execute(statement.encode())

    def keep(self) -> None:
        """Keep what there is now."""
        made = (f"create table kept.{one} as table namndkoll.{one}" for one in _TABLES)
        self.execute("create schema kept", *made)

    def put_back(self) -> None:
        """Put back what was kept."""
        for one in _TABLES:
            self.execute(
                f"delete from namndkoll.{one}",
                f"insert into namndkoll.{one} select * from kept.{one}",
            )


@pytest.fixture
def server(databases: Databases) -> Iterator[Server]:
    with databases.lent() as lent:
        small_register(lent)
        made = Server(lent, databases)
        made.keep()
        yield made
        made.execute("drop schema kept cascade")


def own(register: Register, about: str, text: str) -> None:
    register.change([edits.owner(about, text)], by="Karin", now=NOW)


def owners(register: Register, *before: Register) -> list[str]:
    """Return which owners were set by the steps that are gone since before."""
    gone = register.disk.lost_since((*before, register)[0].disk)
    return [op.after for one in gone for op in one.ops]


@pytest.mark.parametrize("since", [0, 1, 2], ids=["fewer", "as many", "more"])
@pytest.mark.parametrize("by", ["looking", "saving"])
def test_steps_that_a_server_has_lost_are_noticed_and_told(
    server: Server, since: int, by: str
) -> None:
    before = Register.open(server.place)
    own(before, "A1", "förlorad")
    server.put_back()
    other = Register.open(seen_by(server.place, THEIRS))
    for number in range(since):
        own(other, "A2", f"ny {number}")
    after = before.branch()
    if by == "looking":
        assert after.disk.look() != after.disk.seen
        assert after.disk.refresh()
    else:
        own(after, "A3", "ännu en")
    assert owners(after, before) == ["förlorad"]
    assert encode(after.contents) == encode(Register.open(server.place).contents)
    assert after.disk.look() == after.disk.seen
    assert not after.disk.refresh()


def test_other_offices_steps_that_are_not_seen_are_no_loss(server: Server) -> None:
    ours, theirs = Register.open(server.place), Register.open(seen_by(server.place, THEIRS))
    own(ours, "A1", "vår")
    for number in range(2):
        theirs.change([edits.add_note("A1", f"deras {number}")], by="Maj", now=NOW)
        while ours.disk.look() == ours.disk.seen:
            pass
        assert ours.disk.refresh()
        assert ours.disk.look() == ours.disk.seen
    own(theirs, "A2", "deras")
    assert ours.disk.refresh()
    assert owners(ours, Register.open(server.place)) == []
    server.put_back()
    after = ours.branch()
    after.disk.refresh()
    assert owners(after, ours) == ["vår", "deras"]


def test_a_number_that_is_less_than_that_of_steps_that_are_there_is_read_once(
    server: Server,
) -> None:
    register = Register.open(server.place)
    for text in ("ett", "två"):
        own(register, "A1", text)
    server.execute("update namndkoll.register set seq = seq - 1")
    assert register.disk.refresh()
    assert register.disk.look() == register.disk.seen
    assert not register.disk.refresh()


def test_a_login_that_comes_to_another_office_has_lost_nothing(server: Server) -> None:
    before = Register.open(server.place)
    before.change([edits.add_note("A1", "vårt")], by="Karin", now=NOW)
    try:
        server.execute(f"update namndkoll.members set office = 'Theirs' where login = '{OURS}'")
        after = before.branch()
        assert after.disk.refresh()
        assert after.disk.lost_since(before.disk) == []
    finally:
        server.execute(f"update namndkoll.members set office = 'Ours' where login = '{OURS}'")


def test_a_standby_that_is_behind_is_told_and_what_was_read_stays(server: Server) -> None:
    before = Register.open(server.place)
    own(before, "A1", "läst")
    server.put_back()
    server.execute(f"alter role {OURS} set default_transaction_read_only = on")
    try:
        before.disk.close()
        with pytest.raises(RegisterError, match="has not got the last steps"):
            before.disk.refresh()
        assert before.follow_up("A1").owner == "läst"
    finally:
        server.execute(f"alter role {OURS} reset default_transaction_read_only")


def test_a_record_that_went_with_the_first_step_is_gone_for_who_read_before_it(
    databases: Databases, tmp_path: Path
) -> None:
    whole, bare = small_register(tmp_path / "stad.json"), tmp_path / "utan.json"
    save_copy(replace(whole.contents, history={}).up_to(0), bare)
    with databases.lent() as lent:
        copy(bare, lent)
        reader, writer = Register.open(lent), Register.open(lent)
        writer.commit(replace(writer.contents, activities={}), NOW)
        assert reader.activities
        assert reader.disk.refresh()
        assert not reader.activities


def test_an_empty_register_that_was_kept_is_read_when_something_without_a_history_comes(
    databases: Databases, tmp_path: Path
) -> None:
    whole, bare = small_register(tmp_path / "stad.json"), tmp_path / "utan.json"
    save_copy(replace(whole.contents, history={}).up_to(0), bare)
    with databases.lent() as lent:
        Register.open(lent, kept_in=tmp_path / "kept").disk.close()
        copy(bare, lent)
        assert Register.open(lent, kept_in=tmp_path / "kept").activities


def test_what_is_gone_at_the_next_start_is_told_and_kept_to_be_merged(
    server: Server, tmp_path: Path
) -> None:
    first = Register.open(server.place, kept_in=tmp_path)
    own(first, "A1", "förlorad")
    first.disk.close()
    server.put_back()
    own(Register.open(seen_by(server.place, THEIRS)), "A2", "ny")
    again = Register.open(server.place, kept_in=tmp_path)
    (told,) = again.disk.news()
    (aside,) = tmp_path.glob("*.json")
    assert "1 change that had been saved is not on" in str(told)
    assert str(aside) in str(told)
    if os.name == "posix":
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    again.copies.join(read_copy(aside), by="Karin", now=NOW)
    assert [Register.open(server.place).follow_up(one).owner for one in ("A1", "A2")] == [
        "förlorad",
        "ny",
    ]
    again.disk.close()
    assert Register.open(server.place, kept_in=tmp_path).disk.news() == []


SECRET = "Ring Anna Berg om hennes sjukdom"


def set_aside(server: Server, folder: Path) -> Path:
    """Have a note, and who follows an entry, lost by the server, and return where it was kept."""
    first = Register.open(server.place, kept_in=folder)
    first.change([edits.add_note("A1", SECRET)], by="Karin", now=NOW)
    own(first, "A2", "förlorad")
    first.disk.close()
    server.put_back()
    Register.open(server.place, kept_in=folder)
    (aside,) = folder.glob("*.json")
    assert holds(aside)
    return aside


def holds(aside: Path) -> bool:
    return SECRET.encode() in aside.read_bytes()


def still_has_the_rest(server: Server, aside: Path) -> bool:
    """Tell whether what was set aside can be taken in, without what was forgotten in it."""
    register = Register.open(server.place)
    register.copies.join(read_copy(aside), by="Karin", now=LATER)
    said = register.follow_up("A1"), register.follow_up("A2")
    return (said[0].note, said[1].owner) == (None, "förlorad")


@pytest.mark.parametrize("fields", [NOTE, EVERYTHING])
def test_what_is_forgotten_later_goes_out_of_what_was_kept_to_be_merged(
    server: Server, tmp_path: Path, fields: tuple[Personal, ...]
) -> None:
    aside = set_aside(server, tmp_path)
    other = replace(Register.open(server.place).contents, history={}, documents={})
    save_copy(other, tmp_path / "annat (copy 2026-03-02 090000).json")
    keeper = Register.open(seen_by(server.place, KEEPER), kept_in=tmp_path)
    forgot = forget(keeper, "A1", fields, by="Maj", now=LATER)
    assert forgot.backups == (aside,), "though the server has nothing of it"
    assert not holds(aside)
    assert still_has_the_rest(server, aside)
    with pytest.raises(RegisterError, match="Nothing is written of A3"):
        forget(keeper, "A3", fields, by="Maj", now=LATER)


@pytest.mark.parametrize("by", ["opening", "looking"])
def test_what_others_forget_goes_out_of_what_was_kept_here_to_be_merged(
    server: Server, tmp_path: Path, by: str
) -> None:
    aside = set_aside(server, tmp_path)
    here = Register.open(server.place, kept_in=tmp_path)
    keeper = Register.open(seen_by(server.place, KEEPER))
    keeper.change([edits.add_note("A1", "annat")], by="Maj", now=LATER)
    forget(keeper, "A1", NOTE, by="Maj", now=LATER)
    assert holds(aside)
    if by == "opening":
        Register.open(server.place, kept_in=tmp_path)
    else:
        here.disk.refresh()
    assert not holds(aside)
    assert still_has_the_rest(server, aside)


def test_what_was_forgotten_on_the_server_that_took_over_is_never_kept_to_be_merged(
    server: Server, tmp_path: Path
) -> None:
    first = Register.open(server.place, kept_in=tmp_path)
    first.change([edits.add_note("A1", SECRET)], by="Karin", now=NOW)
    own(first, "A2", "förlorad")
    first.disk.close()
    server.put_back()
    keeper = Register.open(seen_by(server.place, KEEPER))
    keeper.change([edits.add_note("A1", "annat")], by="Maj", now=LATER)
    forget(keeper, "A1", NOTE, by="Maj", now=LATER)
    Register.open(server.place, kept_in=tmp_path)
    (aside,) = tmp_path.glob("*.json")
    assert not holds(aside)
    assert still_has_the_rest(server, aside)


def test_what_was_kept_and_cannot_be_written_anew_is_told_by_who_forgets(
    server: Server, tmp_path: Path
) -> None:
    aside = set_aside(server, tmp_path)
    keeper = Register.open(seen_by(server.place, KEEPER), kept_in=tmp_path)
    keeper.change([edits.add_note("A1", "annat")], by="Maj", now=LATER)
    aside.write_text("{", encoding="utf-8")
    forgot = forget(keeper, "A1", NOTE, by="Maj", now=LATER)
    assert [one.path for one in forgot.left] == [aside]
    keeper.change([edits.add_note("A2", "annat")], by="Maj", now=LATER)
    aside.unlink()
    assert forget(keeper, "A2", NOTE, by="Maj", now=LATER).left == ()


def test_what_is_gone_at_the_next_start_is_told_also_where_it_cannot_be_kept(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Register.open(server.place, kept_in=tmp_path)
    own(first, "A1", "förlorad")
    first.disk.close()
    server.put_back()

    def full(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr("store.keeping.server.local_copy.keep_copy", full)
    (told,) = Register.open(server.place, kept_in=tmp_path).disk.news()
    assert "Tell whoever keeps the server" in str(told)
