"""Keys wait for a screen until it can take them, also one that came while they waited."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event

from textual.app import ComposeResult
from textual.events import Key

from tests.registers import small_register
from tests.tui.opened import LoadedApp, Open, answered, main_screen, opened, settled
from tui.app.screens.base import CommandScreen
from tui.app.screens.helping.help import HelpScreen
from tui.app.widgets.form import NoteArea
from tui.app.widgets.line_input import LineInput
from tui.presentation.lens import Lens


class TwoLines(CommandScreen[None]):
    """A form that begins on the second of its lines; `before` is done as it is mounted."""

    def __init__(self, before: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self._before = before

    def compose(self) -> ComposeResult:
        """Make both lines."""
        yield LineInput(id="first")
        yield LineInput(id="second")

    def on_mount(self) -> None:
        """Begin on the second."""
        self._before()
        self.query_one("#second").focus()


async def typed_into(pilot: Open, work: Callable[[LoadedApp], Awaitable[None]]) -> list[str]:
    """Let the app do some work in its own turn; return what stands in the lines afterwards."""
    app = pilot.app
    assert isinstance(app, LoadedApp)
    app.call_later(work, app)
    await answered(pilot)
    return [one.value for one in app.screen.query(LineInput)]


async def test_a_key_waits_until_the_screen_that_came_is_mounted(tmp_path: Path) -> None:
    async def come(app: LoadedApp) -> None:
        app.push_screen(TwoLines())
        await app.keyboard.take(Key("m", "m"))

    async with opened(tmp_path) as pilot:
        assert await typed_into(pilot, come) == ["", "m"]


async def test_a_key_waits_until_the_screen_has_given_the_focus(tmp_path: Path) -> None:
    async def come(app: LoadedApp) -> None:
        app.push_screen(TwoLines(lambda: app.call_later(app.keyboard.take, Key("m", "m"))))

    async with opened(tmp_path) as pilot:
        assert await typed_into(pilot, come) == ["", "m"]


class _Slow(LoadedApp):
    """An app whose register is read when it is told to go on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(small_register(folder / "register.json"))
        self.go_on = Event()

    def open_register(self) -> Lens:
        """Wait, in the thread that reads."""
        self.go_on.wait()
        return super().open_register()


async def test_keys_pressed_while_the_register_is_read_do_what_they_are_for_afterwards(
    tmp_path: Path,
) -> None:
    app = _Slow(tmp_path)
    async with app.run_test() as pilot:
        for key in ("M", "3"):
            app.call_later(app.keyboard.take, Key(key, key))
        await pilot.pause()
        screen = main_screen(pilot)
        assert screen.looking.lens is None
        app.go_on.set()
        await settled(pilot)
        assert screen.looking.shown == "goals"


async def test_what_works_already_is_done_while_the_register_is_read(tmp_path: Path) -> None:
    app = _Slow(tmp_path)
    async with app.run_test() as pilot:
        app.call_later(app.keyboard.take, Key("f1", None))
        await answered(pilot)
        assert isinstance(app.screen, HelpScreen)
        app.go_on.set()
        await settled(pilot)
        assert main_screen(pilot).looking.lens


async def test_the_letter_that_opened_a_box_counts_in_a_text_that_is_typed_before_it_is_seen(
    tmp_path: Path,
) -> None:
    async def type_on(app: LoadedApp) -> None:
        for letter in ("n", "n", *"ingen ring"):
            app.call_later(app.keyboard.take, Key("space" if letter == " " else letter, letter))

    async with opened(tmp_path, keys="5") as pilot:
        assert isinstance(pilot.app, LoadedApp)
        pilot.app.call_later(type_on, pilot.app)
        await answered(pilot)
        assert pilot.app.screen.query_one(NoteArea).text == "ingen ring"
