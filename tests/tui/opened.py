"""The app opened on a small register, for the tests of everything that is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

from textual._compositor import Compositor
from textual.pilot import Pilot

from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import small_register
from tui.app.app import NamndkollApp
from tui.app.screens.main.main import MainScreen
from tui.commands.year_views import YEAR_VIEWS
from tui.presentation.lens import Lens

WIDE, NARROW = (120, 36), (80, 24)
SIZES = (WIDE, NARROW)
VIEWS = (*"123456789", *(f"M {one.keys}" for one in YEAR_VIEWS))
"""The keys of the views, apart by spaces where they are two."""


class LoadedApp(NamndkollApp):
    """The app on a register that is in memory already."""

    def __init__(self, register: Register, as_of: date | None = None) -> None:
        super().__init__(register.path, as_of)
        self.loaded = register
        self.copied = ""

    def open_register(self) -> Lens:
        """Return the register at hand."""
        day = self._as_of or self.loaded.as_of
        assert day
        return Lens(Survey(self.loaded, day))

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what would go to the terminal."""
        self.copied = text


Open = Pilot[None]
_draw = Compositor.render_update


async def answered(pilot: Open) -> None:
    """Wait until the app has answered every key, and draw what they changed."""
    await pilot.pause()
    assert isinstance(pilot.app, NamndkollApp)
    while pilot.app.is_running and pilot.app.keyboard.busy:
        await pilot.pause()
    if pilot.app.is_running:
        _draw(pilot.app.screen._compositor, screen_stack=pilot.app._background_screens)


async def settled(pilot: Open) -> None:
    """Wait until the register is loaded and everything that follows is done."""
    await answered(pilot)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@asynccontextmanager
async def running(app: NamndkollApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Open]:
    """Run an app until it has read its register, and draw it whenever it has answered.

    Sixty times a second it would draw for nobody: how many frames that makes, and of what, is a
    matter of how busy the machine is.
    """
    with patch.object(Compositor, "render_update", return_value=None):
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot


@asynccontextmanager
async def opened(
    path: Path, size: tuple[int, int] = WIDE, keys: str = "", register: Register | None = None
) -> AsyncIterator[Open]:
    """Open the app on the small register, or another, and press keys given apart by spaces."""
    app = LoadedApp(register or small_register(path / "register.json"))
    async with running(app, size) as pilot:
        await press(pilot, keys)
        yield pilot


async def press(pilot: Open, keys: str) -> None:
    """Press keys given apart by spaces, and wait for what they do."""
    await pilot.press(*keys.split())
    await answered(pilot)


def main_screen(pilot: Open) -> MainScreen:
    """Return the screen with the views, whatever lies over it."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


def seen(pilot: Open) -> str:
    """Return the text of the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def letters(text: str) -> str:
    """Return the keys that type a text."""
    names = {" ": "space", ":": "colon", "-": "minus", "<": "less_than_sign"}
    return " ".join(names.get(char, char) for char in text)


async def do(pilot: Open, keys: str) -> None:
    """Press keys and wait until what they change is saved and shown."""
    await press(pilot, keys)
    await settled(pilot)


async def look(pilot: Open) -> None:
    """Look at the disk as the timer would, often enough for a look that was under way."""
    follower = main_screen(pilot).session.following
    assert follower
    for _look in range(3):
        await settled(pilot)
        follower.look()
    await settled(pilot)


def on_disk(path: Path) -> Register:
    """Return the register of an app that was opened in a folder, as it is on the disk."""
    return Register.open(path / "register.json")


def told(pilot: Open) -> str:
    """Return all that the screen says, on one line."""
    return " ".join(seen(pilot).split())


def notified(pilot: Open) -> str:
    """Return what was told in passing, whatever lies over it."""
    return " ".join(f"{one.title} {one.message}" for one in pilot.app._notifications)
