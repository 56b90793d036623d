"""Keys wait for a screen until it can take them, also one that came while they waited."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.events import Key

from tests.tui.opened import LoadedApp, Open, answered, opened
from tui.app.screens.base import CommandScreen
from tui.app.widgets.line_input import LineInput


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
