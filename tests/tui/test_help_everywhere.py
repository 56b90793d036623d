"""Help on every screen, made from its own commands, wherever one is."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest

import tui.app.screens
from tests.tui.opened import NARROW, letters, opened, press, seen
from tui.app.screens.base import CommandScreen
from tui.app.screens.helping.guide import GuideScreen
from tui.app.screens.helping.help import HelpScreen
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.commands.base import key_names
from tui.commands.everywhere import Help
from tui.locale import _

Screens = type[CommandScreen[Any]]


def _every_screen() -> list[Screens]:
    """Return all screens of the app that commands are bound on."""
    for module in pkgutil.walk_packages(tui.app.screens.__path__, "tui.app.screens."):
        importlib.import_module(module.name)
    found: set[Screens] = set()
    left: list[Screens] = list(CommandScreen.__subclasses__())
    while left:
        one = left.pop()
        left += one.__subclasses__()
        if one.__module__.startswith("tui.") and one.COMMANDS_HERE:
            found.add(one)
    return sorted(found, key=lambda one: one.__name__)


@pytest.mark.parametrize("screen", _every_screen(), ids=lambda one: one.__name__)
def test_every_screen_has_a_help_but_the_help_itself(screen: Screens) -> None:
    if issubclass(screen, HelpScreen | GuideScreen):
        return
    assert issubclass(screen, HelpfulScreen)
    assert Help in screen.COMMANDS_HERE


@pytest.mark.parametrize("screen", _every_screen(), ids=lambda one: one.__name__)
def test_no_command_stands_twice_on_a_screen_where_a_key_would_do_it_twice(screen: Screens) -> None:
    ids = [one.id for one in screen.COMMANDS_HERE]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("keys", ["c", "5 s", "5 e", "t", "C", "5 z", "M", "5 w", "5 N"])
async def test_f1_in_a_box_tells_its_keys_and_esc_goes_back_to_it(
    tmp_path: Path, keys: str
) -> None:
    async with opened(tmp_path, keys=keys, size=NARROW) as pilot:
        box = pilot.app.screen
        assert isinstance(box, HelpfulScreen)
        wanted = [one for one in box.available() if one.keys]
        await press(pilot, "f1 f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        for one in wanted:
            assert key_names(one) in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, type(box))


async def test_what_was_typed_in_a_box_is_still_there_after_its_help(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"c {letters('social')} f1 escape") as pilot:
        assert "social" in seen(pilot)
        await press(pilot, "question_mark")
        assert "social?" in seen(pilot)
        assert _("Help") != seen(pilot).splitlines()[0].strip()
