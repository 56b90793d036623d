"""What was chosen in the palette is followed: a command, a place, a saved view, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from store.filters.saved import SavedView
from tests.tui.opened import letters, main_screen, opened, press, seen
from tests.tui.parts import PlainLooking, PlainScreen, lens_on
from tui.app.screens.dialogs.chooser import ChooserScreen
from tui.app.screens.main.palette import CommandPalette
from tui.commands.everywhere import Help


class _Noting:
    """The screen and what stands beside the palette, which note what they are asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self.screen = PlainScreen()
        self.views: list[SavedView] = []

    COMMANDS_HERE = (Help,)

    def available(self) -> list[type[Help]]:
        return [Help]

    @property
    def app(self) -> PlainScreen:
        return self.screen

    async def action_command(self, command_id: str) -> None:
        self.asked.append(("command", command_id))

    async def go_to(self, entry: object) -> None:
        self.asked.append(("place", entry))

    async def show_saved(self, view: object) -> None:
        self.asked.append(("saved", view))


@pytest.fixture
def noting() -> _Noting:
    """Return what the palette has around it."""
    return _Noting()


def _palette(noting: _Noting, looking: PlainLooking) -> CommandPalette:
    around = cast("Any", noting)
    return CommandPalette(around, looking.as_looking(), around, around, lambda: around)


async def test_each_choice_goes_where_it_belongs(tmp_path: Path, noting: _Noting) -> None:
    looking = PlainLooking(lens_on(tmp_path))
    assert looking.lens
    entry, view = looking.lens.survey.activities[0], SavedView("mine")
    for choice in ("help", entry, view, None):
        await _palette(noting, looking).follow(choice)
    assert noting.asked == [("command", "help"), ("place", entry), ("saved", view)]


@pytest.mark.parametrize("loaded", [True, False])
def test_it_opens_also_before_the_register_is_read(
    tmp_path: Path, noting: _Noting, loaded: bool
) -> None:
    palette = _palette(noting, PlainLooking(lens_on(tmp_path) if loaded else None))
    palette.open()
    assert isinstance(noting.screen.opened[0], ChooserScreen)
    assert noting.screen.answer == palette.follow


async def test_the_palette_finds_views_by_their_names_and_documents(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"colon {letters('tidslinje')}") as pilot:
        text = seen(pilot)
        assert text.index("Vyer (1)") < text.index("Tidslinje  ") < len(text)
        await press(pilot, "enter")
        assert main_screen(pilot).looking.shown == "timeline"
        await press(pilot, f"colon {letters('plan_2024')}")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Dokument (1)" in seen(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert main_screen(pilot).looking.shown == "matters"


async def test_a_command_that_cannot_be_done_here_is_found_and_told(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"1 colon {letters('excel')}") as pilot:
        text = seen(pilot)
        assert "Kommandon" not in text
        assert "Inte här och nu (" in text
        await press(pilot, "enter")
        (told,) = pilot.app._notifications
        assert "inte här och nu. Försök i en annan vy" in told.message
        assert main_screen(pilot).looking.shown == "overview"
        await press(pilot, f"5 colon {letters('excel')}")
        assert "Kommandon (" in seen(pilot)
        assert "Inte här och nu" not in seen(pilot)


async def test_what_can_be_done_stands_before_what_cannot(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"1 colon {letters('a')}") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ChooserScreen)
        places = [group.key for group in screen._found if group.rows]
        assert places.index("commands") < places.index("lacking") == len(places) - 1


async def test_the_palette_offers_nothing_that_cannot_be_done_before_one_types(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="1 colon") as pilot:
        assert "Inte här och nu" not in seen(pilot)
