"""What goes on in the background ends quietly when its screen, or the app, goes meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from threading import Event as Gate
from threading import Thread, current_thread
from typing import Any

import pytest
from textual.events import Key
from textual.screen import Screen
from textual.worker import WorkerError

from store.common.errors import RegisterError
from store.filters.saved import SavedView
from store.filters.shared import body_of
from store.register import forgetting
from store.register.copies import Copies
from store.register.forgetting import forget
from tests.registers import small_register
from tests.tui.opened import LoadedApp, main_screen, notified, opened, press, seen, settled
from tests.tui.test_keeping import ask, noted
from tests.tui.test_take_in import TEXT, review
from tui.app.app import NamndkollApp
from tui.app.screens.dialogs.saved import SavedChooser
from tui.app.screens.main.looking import Looking
from tui.app.screens.pages.news import NewsScreen
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.rows.list import RowList
from tui.presentation.lens import Lens
from tui.presentation.taking_in import TakingIn


def when_closing(
    monkeypatch: pytest.MonkeyPatch, app: NamndkollApp, do: Callable[[], Awaitable[object]]
) -> None:
    """Let something be done when the app has ended, just before its screens are taken down."""
    close = app._close_all

    async def close_late() -> None:
        await do()
        await close()

    monkeypatch.setattr(app, "_close_all", close_late)


async def test_the_app_can_be_left_while_the_first_view_is_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = LoadedApp(small_register(tmp_path / "register.json"))
    begun, gate, done = asyncio.Event(), asyncio.Event(), asyncio.Event()
    show = Looking.show_view

    async def show_late(self: Looking, name: str) -> None:
        begun.set()
        await gate.wait()
        try:
            await show(self, name)
        finally:
            done.set()

    async def go_on() -> None:
        gate.set()
        await done.wait()

    monkeypatch.setattr(Looking, "show_view", show_late)
    when_closing(monkeypatch, app, go_on)
    async with app.run_test():
        await begun.wait()
        app.exit()
    assert done.is_set()
    assert app.return_code == 0


async def test_a_view_that_is_asked_for_twice_at_once_is_made_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        looking = main_screen(pilot).looking
        await asyncio.gather(*(looking.show_view("directives") for _click in range(2)))
        await settled(pilot)
        assert looking.shown == "directives"
        assert len(main_screen(pilot).query("#directives")) == 1


def when_gone(monkeypatch: pytest.MonkeyPatch, screen: type[Screen[Any]]) -> Gate:
    """Return a gate that opens when a screen has no widgets any more, but its workers still."""
    gate, before = Gate(), screen.__dict__.get("on_unmount")

    async def unmounted(self: Screen[Any]) -> None:
        gate.set()
        for worker in list(self.app.workers):
            with suppress(WorkerError):
                await worker.wait()
        if before:
            before(self)

    monkeypatch.setattr(screen, "on_unmount", unmounted, raising=False)
    return gate


async def test_what_a_page_found_is_not_shown_on_one_that_is_being_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, find = when_gone(monkeypatch, NewsScreen), NewsScreen.find

    def find_late(self: NewsScreen, lens: Lens) -> None:
        gate.wait()
        find(self, lens)

    monkeypatch.setattr(NewsScreen, "find", find_late)
    async with opened(tmp_path, keys="0") as pilot:
        assert isinstance(pilot.app.screen, NewsScreen)
        await press(pilot, "escape")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 1
    assert gate.is_set()


async def test_what_became_of_forgetting_is_not_shown_in_a_box_that_was_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()

    def forget_late(*said: Any, **more: Any) -> object:
        gate.wait()
        return forget(*said, **more)

    monkeypatch.setattr(forgetting, "forget", forget_late)
    async with opened(tmp_path, register=noted(tmp_path / "r")) as pilot:
        await ask(pilot, "forget.note")
        await press(pilot, "F escape")
        assert len(pilot.app.screen_stack) == 1
        gate.set()
        await settled(pilot)
        assert "Glömt" in notified(pilot)


async def test_a_box_stays_until_what_it_saves_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, save = Gate(), Copies.save

    def save_late(self: Copies, path: Path) -> None:
        gate.wait()
        save(self, path)

    monkeypatch.setattr(Copies, "save", save_late)
    async with opened(tmp_path) as pilot:
        await main_screen(pilot).palette.follow("register.copy")
        await pilot.pause()
        pilot.app.screen.query_one("#typed", LineInput).value = str(tmp_path / "kopia.json")
        for key in ("enter", "escape"):
            pilot.app.post_message(Key(key, None))
            await pilot.pause()
        above = len(pilot.app.screen_stack)
        gate.set()
        await settled(pilot)
        assert (above, len(pilot.app.screen_stack)) == (2, 1)
        assert "kopia.json" in notified(pilot)


class Office:
    """What an office shares, told when a gate opens; by which thread it was asked is kept."""

    office = "Kansliet"

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.asked: Thread | None = None

    def read(self) -> list[tuple[str, str]]:
        """Return one view."""
        self.asked = current_thread()
        self._gate.wait()
        return [("Sena", body_of(SavedView("Sena", "overdue")))]

    def put(self, name: str, body: str) -> None:
        """Share nothing."""

    def remove(self, name: str) -> None:
        """Share nothing less."""


async def test_what_an_office_shares_is_taken_where_the_list_of_views_is_being_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(when_gone(monkeypatch, SavedChooser))
    async with opened(tmp_path) as pilot:
        shelf = main_screen(pilot).shelf
        monkeypatch.setattr(shelf, "_shared", lambda: office)
        await press(pilot, "V escape")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 1
        assert [one.name for one in shelf.views] == ["Sena"]
        assert office.asked
        assert office.asked.daemon, "the end of the program waits for an answer"


async def test_who_stops_while_it_is_written_in_vain_can_correct_it_and_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()

    def refuse(_self: TakingIn) -> None:
        gate.wait()
        raise RegisterError("It was refused.")

    document = tmp_path / "budget_2031.txt"
    document.write_text(TEXT, encoding="utf-8")
    async with opened(tmp_path) as pilot:
        page = await review(pilot, document)
        with monkeypatch.context() as patch:
            patch.setattr(TakingIn, "write", refuse)
            await press(pilot, "enter escape")
            gate.set()
            await settled(pilot)
        assert "It was refused." in seen(pilot)
        page.query_one(RowList).move_to("doubt 0")
        await press(pilot, "x")
        await settled(pilot)
        assert page.ready
