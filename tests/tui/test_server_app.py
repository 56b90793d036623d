"""The app on a server: others' changes come, a lost connection is told, what was typed is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from textual.widgets import Static

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Address
from store.keeping.backend import UnreachableError
from store.keeping.steps import Change
from store.register.register import Register
from tests.registers import small_register
from tests.server.engine import Engine
from tests.server.proxy import Proxy
from tests.server.ready import Ready, made_ready
from tests.tui.opened import (
    NARROW,
    WIDE,
    Open,
    letters,
    main_screen,
    notified,
    press,
    seen,
    settled,
)
from tui.app.app import NamndkollApp
from tui.app.kept import kept_of
from tui.app.screens.asking import LeaveScreen
from tui.app.screens.dialogs.diary_read import DiaryReadScreen
from tui.app.screens.dialogs.forget import ForgetScreen
from tui.app.screens.dialogs.settle import SettleScreen
from tui.app.screens.pages.failure import FailureScreen
from tui.app.session import outbox
from tui.app.session.changing import Changing
from tui.app.widgets.disk_line import DiskLine

_LONG = 120
"""Seconds after which a test is given up."""


class Office:
    """Two logins of a register on a server; the way of the first to it can be cut."""

    def __init__(self, ready: Ready, proxy: Proxy) -> None:
        self.proxy = proxy
        self.karin = self._through(ready, ready.login("karin", "Staben"))
        self.reader = self._through(ready, ready.login("olle", role="namndkoll_read"))
        self.rut = ready.login("rut", "Staben", "namndkoll_read")
        self.lone = ready.login("lone")
        self.maj = Register.open(ready.login("maj", "Staben"))
        self._ready = ready

    def _through(self, ready: Ready, login: Address) -> Address:
        return Address(login.conninfo.replace(f":{ready.engine.port}/", f":{self.proxy.port}/"))

    def lose(self) -> None:
        """Take the first login's way to the server away."""
        self.proxy.refuse()
        self.proxy.cut()

    def someone_sets(self, owner: str) -> None:
        """Have the other login name who follows an entry."""
        now = datetime.now(UTC)
        self.maj.change([edits.owner("A1", owner)], by="Maj", now=now)

    def takes_changes(self, told: str) -> None:
        """Have the first login find a server that only takes readers, as a standby, or another."""
        name, read_only = urlsplit(self.karin.conninfo).username, {"on": "off", "off": "on"}[told]
        self._ready.execute(f'alter role "{name}" set default_transaction_read_only = {read_only}')

    def lose_last_step(self) -> None:
        """Put the server back to before its last step, which said something of one record."""
        self._ready.execute(
            "delete from namndkoll.records where seq = (select seq from namndkoll.register)",
            "delete from namndkoll.changes where seq = (select seq from namndkoll.register)",
            "update namndkoll.register set seq = seq - 1",
            "notify namndkoll",
        )

    def read(self) -> Register:
        """Return the register as the other login sees it by now."""
        self.maj.disk.refresh()
        return self.maj


@pytest.fixture
def office(engine: Engine, database: str) -> Iterator[Office]:
    """Return a small register on a server."""
    ready = made_ready(engine, database)
    small_register(ready.login("first", "Staben")).disk.close()
    with Proxy(engine.port) as proxy:
        made = Office(ready, proxy)
        yield made
        made.maj.disk.close()


@asynccontextmanager
async def opened(
    place: Address, keys: str = "", size: tuple[int, int] = WIDE
) -> AsyncIterator[Open]:
    """Open the app on a server's register, and press keys given apart by spaces."""
    app = NamndkollApp(place, None)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, keys)
        yield pilot
    if app.left:
        app.left.disk.close()


async def until(pilot: Open, holds: Callable[[], bool]) -> None:
    """Wait until something holds, and is seen; the app goes on by itself meanwhile."""
    async with asyncio.timeout(_LONG):
        while not holds():
            await pilot.pause()
    await pilot.pause()


async def until_told(pilot: Open, told: str) -> None:
    """Wait until something was told in passing, which is a message behind what it tells of."""
    await until(pilot, lambda: told in notified(pilot))


def changing(pilot: Open) -> Changing:
    found = main_screen(pilot).session.changing
    assert found
    return found


def waiting(pilot: Open) -> int:
    return len(changing(pilot).outbox.waiting)


def is_lost(pilot: Open) -> bool:
    return any(line.has_class("-told") for line in main_screen(pilot).query(DiskLine))


def shown(pilot: Open) -> Register:
    register = main_screen(pilot).looking.register
    assert register
    return register


def said(pilot: Open) -> str:
    return " ".join(seen(pilot).split())


async def _lose(pilot: Open, office: Office) -> None:
    office.lose()
    await until(pilot, lambda: is_lost(pilot))


async def test_what_another_login_changes_appears_by_itself(office: Office) -> None:
    async with opened(office.karin, "5") as pilot:
        office.someone_sets("Eva")
        await until(pilot, lambda: shown(pilot).follow_up("A1").owner == "Eva")
        await until_told(pilot, "Andra ändrade registret: 1 ändrad.")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_lost_server_is_told_and_all_is_read_on_from_memory_until_it_is_back(
    office: Office, size: tuple[int, int]
) -> None:
    async with opened(office.karin, "5", size) as pilot:
        await _lose(pilot, office)
        assert "Servern har inte svarat sedan" in said(pilot)
        assert "14 av 14" in said(pilot)
        await press(pilot, f"f {letters('skol')} enter")
        assert "av 14" in said(pilot)
        await press(pilot, "escape 2 3 5")
        office.proxy.accept()
        await until(pilot, lambda: not is_lost(pilot))
        office.someone_sets("Eva")
        await until(pilot, lambda: shown(pilot).follow_up("A1").owner == "Eva")


async def test_what_is_typed_while_the_server_is_gone_is_sent_in_order_when_it_is_back(
    office: Office,
) -> None:
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        typed = datetime.now(UTC)
        await press(pilot, "D")
        await until(pilot, lambda: changing(pilot).outbox.trouble is not None)
        await press(pilot, f"B n {letters('ring')} enter")
        assert waiting(pilot) == 3
        assert "3 ändringar väntar: A1." in said(pilot)
        assert shown(pilot).follow_up("A1").own_status == "open"
        answered = datetime.now(UTC)
        office.proxy.accept()
        await until(pilot, lambda: not waiting(pilot) and not is_lost(pilot))
        assert shown(pilot).follow_up("A1").own_status == "started"
    history = office.read().history("A1")
    assert [one.after for one in history if one.field == "own_status"] == ["started", "done"]
    assert len(history) == 3
    assert all(typed <= one.at <= answered for one in history)


async def test_what_was_sent_together_when_the_server_is_back_is_told_once(
    office: Office,
) -> None:
    async with opened(office.karin, "5 D") as pilot:
        await settled(pilot)
        pilot.app.clear_notifications()
        await _lose(pilot, office)
        await press(pilot, "B")
        await until(pilot, lambda: changing(pilot).outbox.trouble is not None)
        await press(pilot, f"n {letters('ring')} enter B")
        office.proxy.accept()
        await until(pilot, lambda: not waiting(pilot) and not is_lost(pilot))
        told = "2 ändringar som väntade är sparade. 1 ändrade inget: det var redan så. "
        await until_told(pilot, told + "u ångrar den sista av dem.")
        assert notified(pilot).count("Sparat") == 1


async def test_the_form_shows_what_waits_and_not_the_rows(office: Office) -> None:
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        await press(pilot, f"R {letters('karin')} enter")
        await until(pilot, lambda: changing(pilot).outbox.trouble is not None)
        assert not shown(pilot).follow_up("A1").owner
        await press(pilot, "R")
        assert "karin" in said(pilot)
        await press(pilot, f"{letters('n')} enter")
        office.proxy.accept()
        await until(pilot, lambda: not waiting(pilot) and not is_lost(pilot))
        assert shown(pilot).follow_up("A1").owner == "karinn"


async def test_what_was_saved_though_its_answer_was_lost_is_not_saved_twice(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = Register.change
    tries = []

    def answer_lost(self: Register, *given: object, **named: object) -> Change | None:
        done = change(self, *given, **named)  # type: ignore[arg-type]
        tries.append(done)
        assert done
        error = UnreachableError("The answer was lost.")
        error.step = office_step(office, done.seq)
        raise error

    async with opened(office.karin, "5") as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(Register, "change", answer_lost)
            await press(pilot, "D")
            await until(pilot, lambda: bool(tries) and not waiting(pilot))
        assert len(tries) == 1
        assert shown(pilot).follow_up("A1").own_status == "done"
    assert len(office.read().history("A1")) == 1


def office_step(office: Office, seq: int) -> str:
    """Return what a step is known by on the server."""
    import psycopg

    place = office.maj.place
    assert isinstance(place, Address)
    with psycopg.connect(place.conninfo) as line:
        found = line.execute("select step from namndkoll.changes where seq = %s", (seq,))
        row = found.fetchone()
    assert row
    return str(row[0])


async def test_a_conflict_that_turns_up_when_the_server_is_back_is_settled_as_usual(
    office: Office,
) -> None:
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        await press(pilot, f"R {letters('karin')} enter")
        await until(pilot, lambda: changing(pilot).outbox.trouble is not None)
        office.someone_sets("Eva")
        office.proxy.accept()
        await until(pilot, lambda: isinstance(pilot.app.screen, SettleScreen))
        assert "Eva" in said(pilot)
        assert not waiting(pilot)


async def test_what_is_refused_when_it_is_sent_is_told_with_what_was_typed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Register, *_given: object, **_named: object) -> None:
        raise RegisterError("It was refused.")

    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        await press(pilot, f"R {letters('karin')} enter")
        await until(pilot, lambda: changing(pilot).outbox.trouble is not None)
        with monkeypatch.context() as patch:
            patch.setattr(Register, "change", refuse)
            office.proxy.accept()
            await until(pilot, lambda: not waiting(pilot))
        await until_told(pilot, "It was refused. Inte sparat: A1 Ta fram")
        assert "→ karin." in notified(pilot)


async def test_what_a_silent_server_has_not_answered_yet_is_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "USUAL", 0.001)
    async with opened(office.karin, "5") as pilot:
        office.proxy.hang()
        await press(pilot, "D")
        await until(pilot, lambda: "1 ändring väntar: A1." in seen(pilot))
        await press(pilot, "B")
        await until(pilot, lambda: waiting(pilot) == 2)
        assert "2 ändringar väntar: A1." in seen(pilot)
        office.proxy.flow()
        await until(pilot, lambda: not waiting(pilot) and not is_lost(pilot))
        assert shown(pilot).follow_up("A1").own_status == "started"


async def test_undo_takes_back_what_waits_and_sends_it_not(office: Office) -> None:
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        await press(pilot, "D")
        await until(pilot, lambda: changing(pilot).outbox.trouble is not None)
        await press(pilot, "B u")
        assert waiting(pilot) == 1
        await until_told(pilot, "inte sänt")
        office.proxy.accept()
        await until(pilot, lambda: not waiting(pilot) and not is_lost(pilot))
        assert shown(pilot).follow_up("A1").own_status == "done"


async def test_an_undoing_that_waited_takes_back_nothing_that_someone_else_did(
    office: Office,
) -> None:
    async with opened(office.karin, "5 D") as pilot:
        await settled(pilot)
        await _lose(pilot, office)
        await press(pilot, "u")
        await until(pilot, lambda: changing(pilot).outbox.trouble is not None)
        office.someone_sets("Eva")
        office.proxy.accept()
        await until(pilot, lambda: not waiting(pilot) and not is_lost(pilot))
        await until_told(pilot, "Ångrat")
    kept = office.read().follow_up("A1")
    assert (kept.owner, kept.own_status) == ("Eva", "open")


async def test_a_change_on_a_page_over_the_line_says_that_it_waits(office: Office) -> None:
    said_so = "Detta väntar här och sänds när den svarar."
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        await press(pilot, f"O n {letters('Lyktbolaget')} enter enter")
        await until_told(pilot, said_so)
        pilot.app.clear_notifications()
        await press(pilot, "escape D")
        assert waiting(pilot) == 2
        assert said_so not in notified(pilot)
        office.proxy.accept()
        await until(pilot, lambda: not waiting(pilot) and not is_lost(pilot))
    assert any(one.name == "Lyktbolaget" for one in office.read().committees)


async def test_forgetting_does_not_wait_for_a_server_and_says_so_in_one_sentence(
    office: Office,
) -> None:
    async with opened(office.karin, f"5 R {letters('karin')} enter") as pilot:
        await settled(pilot)
        await _lose(pilot, office)
        await press(pilot, f"colon {letters('glöm')} down enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ForgetScreen))
        await press(pilot, "F")
        await until(pilot, lambda: "väntar inte på den" in said(pilot))
        assert not waiting(pilot)
        await press(pilot, "escape")
        office.proxy.accept()
        await until(pilot, lambda: not is_lost(pilot))
        assert shown(pilot).follow_up("A1").owner == "karin"


async def test_leaving_asks_with_what_would_be_lost_and_staying_sends_it(office: Office) -> None:
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        await press(pilot, "D q")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeaveScreen))
        assert "1 ändring är inte sparad" in said(pilot)
        assert "A1" in said(pilot)
        await press(pilot, "escape")
        assert not pilot.app._exit
        office.proxy.accept()
        await until(pilot, lambda: not waiting(pilot))
    assert office.read().follow_up("A1").own_status == "done"


async def test_who_leaves_all_the_same_is_told_what_was_lost(office: Office) -> None:
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        await press(pilot, "D q")
        await until(pilot, lambda: isinstance(pilot.app.screen, LeaveScreen))
        assert isinstance(pilot.app, NamndkollApp)
        assert "A1" in kept_of(pilot.app.screen_stack)
        await press(pilot, "L")
        assert pilot.app.unsent.startswith("Inte sparat: A1")


async def test_the_last_words_count_changes_only_where_there_are_any(office: Office) -> None:
    async with opened(office.karin) as pilot:
        assert kept_of(pilot.app.screen_stack) == "Registret på servern finns och kan läsas."
        office.someone_sets("Eva")
        assert kept_of(pilot.app.screen_stack) == (
            "Registret på servern har 1 ändring sedan du började."
        )


async def test_what_waits_is_kept_while_the_server_only_takes_readers(office: Office) -> None:
    async with opened(office.karin, "5") as pilot:
        await _lose(pilot, office)
        changing(pilot).keep(shown(pilot), [edits.owner("A1", "Rut")])
        office.takes_changes("off")
        office.proxy.accept()
        await until(pilot, lambda: not shown(pilot).disk.writable)
        await until(pilot, lambda: "only takes readers" in str(changing(pilot).outbox.trouble))
        assert waiting(pilot) == 1
        office.takes_changes("on")
        office.lose()
        office.proxy.accept()
        await until(pilot, lambda: office.read().follow_up("A1").owner == "Rut")
        await until(pilot, lambda: shown(pilot).disk.writable)


@pytest.mark.parametrize("by", ["looking", "saving"])
async def test_steps_that_the_server_has_lost_are_told_and_can_be_saved_elsewhere(
    office: Office, by: str
) -> None:
    async with opened(office.karin, "5") as pilot:
        office.someone_sets("Eva")
        await until(pilot, lambda: shown(pilot).follow_up("A1").owner == "Eva")
        office.lose_last_step()
        if by == "saving":
            changing(pilot).keep(shown(pilot), [edits.owner("A2", "Rut")])
        await until(pilot, lambda: "Servern saknar 1 ändring som var sparad" in said(pilot))
        held = main_screen(pilot).session.held
        assert held is not None
        assert held.follow_up("A1").owner == "Eva"
        assert shown(pilot).follow_up("A1").owner is None


async def test_a_login_that_may_only_read_is_told_so_as_for_a_file(office: Office) -> None:
    async with opened(office.reader, "5") as pilot:
        assert "endast läsning" in said(pilot) or "läs" in said(pilot).split("Översikt")[0]
        await press(pilot, "D")
        await settled(pilot)
        assert "administratör av registret låter" in notified(pilot)
        assert not waiting(pilot)
    assert not office.read().history("A1")


async def test_a_login_that_may_only_read_reads_its_offices_diary_and_writes_nothing(
    office: Office,
) -> None:
    note = edits.add_note("A1", "ring i dag")
    office.maj.change([note], by="Maj", now=datetime.now(UTC))
    async with opened(office.rut, "5 n") as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, DiaryReadScreen))
        assert "ring i dag" in said(pilot)
        assert "kan bara läsas här" in said(pilot)
        for key in ("n", "e", "enter"):
            pilot.app.clear_notifications()
            await press(pilot, key)
            await settled(pilot)
            assert "administratör av registret låter" in notified(pilot)
        assert isinstance(pilot.app.screen, DiaryReadScreen)
    async with opened(office.reader, "5 n") as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, DiaryReadScreen))
        assert "ring i dag" not in said(pilot)
        assert "hör till ett kansli" in said(pilot)


async def test_who_belongs_to_no_office_is_told_before_a_note_or_an_own_entry_is_typed(
    office: Office,
) -> None:
    async with opened(office.lone, "5") as pilot:
        for key in ("n", "N"):
            pilot.app.clear_notifications()
            await press(pilot, key)
            await settled(pilot)
            assert "hör inte till något" in notified(pilot)
            assert pilot.app.screen is main_screen(pilot)
        pilot.app.clear_notifications()
        await press(pilot, f"e {' '.join(['down'] * 9)} {letters('ring')} ctrl+s enter")
        await settled(pilot)
        box = pilot.app.screen.query_one("#said", Static)
        assert "hör inte till något" in str(box.content)
        assert "ring" in said(pilot)
        assert not waiting(pilot)
    assert not office.read().history("A1")


async def test_a_server_that_cannot_be_opened_is_one_sentence_and_exit_status_1(
    office: Office,
) -> None:
    office.lose()
    async with opened(office.karin) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, FailureScreen))
        assert "kan inte öppnas" in said(pilot)
        await press(pilot, "q")
    assert pilot.app.return_code == 1
