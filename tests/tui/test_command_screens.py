"""Commands and their screens fit, and what can be done is asked no more often than it is shown."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.tui.opened import main_screen, opened, press, settled
from tui.app.screens.main.main import MainScreen
from tui.commands.base import Command, Commands
from tui.commands.changing import Finish, TakeMine, TakeTheirs
from tui.commands.looking import FilterList
from tui.commands.main import MAIN

ROOT = Path(__file__).parents[2]
PLANTED = '''
from tui.app.screens.base import CommandScreen
from tui.app.screens.dialogs.chooser import ChooserScreen
from tui.commands.changing import CHANGES, TakeMine
from tui.commands.everywhere import CloseScreen
from tui.commands.saved import DeleteSaved


class Settling(CommandScreen[None]):
    COMMANDS_HERE = (TakeMine, CloseScreen)

    def settle(self, *, mine: bool) -> None:
        """Do as a screen that fits."""


class WithoutAnswer(CommandScreen[None]):
    COMMANDS_HERE = (TakeMine, CloseScreen)  # lacks settle


class OtherAnswer(CommandScreen[None]):
    COMMANDS_HERE = (TakeMine, CloseScreen)  # settles otherwise

    def settle(self, mine: str) -> None:
        """Take something else than what the command gives."""


class WithoutEntries(CommandScreen[None]):
    COMMANDS_HERE = (CloseScreen, *CHANGES)  # has no entries


class Choosing(ChooserScreen[str]):
    COMMANDS_HERE = (DeleteSaved, CloseScreen)  # lacks what is deleted
'''


def test_mypy_refuses_a_command_on_a_screen_that_lacks_what_it_asks(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(PLANTED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-pretty", "--no-error-summary", str(planted)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    lines = PLANTED.splitlines()
    told = [line.split(":", 3) for line in done.stdout.splitlines() if "planted.py:" in line]
    refused = [int(number) for _file, number, _severity, _said in told]
    assert refused == [at for at, line in enumerate(lines, 1) if "  # " in line], done.stdout
    assert all("[assignment]" in said or "[arg-type]" in said for *_place, said in told)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[type[Command[Any]]]:
    """Note which commands of the main screen are asked whether they can be done."""
    every: list[type[Command[Any]]] = []

    def ask(command: type[Command[Any]], answer: Any, screen: MainScreen) -> bool:
        every.append(command)
        return bool(answer(screen))

    for command in MAIN:
        monkeypatch.setattr(command, "available", partial(ask, command, command.available))
    return every


async def test_one_edit_asks_less_than_twice_of_each_command_what_can_be_done(
    tmp_path: Path, asked: list[type[Command[Any]]]
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        asked.clear()
        await press(pilot, "D")
        await settled(pilot)
        screen = main_screen(pilot)
        assert screen.entry
        assert screen.entry.status == "done"
        assert asked[:2] == [Finish, Finish]
        assert len(asked) < 2 * len(MAIN)


async def test_a_frame_asks_each_command_of_the_line_of_keys_once_and_no_other(
    tmp_path: Path, asked: list[type[Command[Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = []
    on_footer = MainScreen.on_footer

    def noted(screen: MainScreen) -> Commands:
        frames.append(screen)
        return on_footer(screen)

    monkeypatch.setattr(MainScreen, "on_footer", noted)
    async with opened(tmp_path, keys="5") as pilot:
        asked.clear()
        frames.clear()
        main_screen(pilot).refresh_bindings()
        await settled(pilot)
        assert frames
        assert asked == [one for one in MAIN if one.footer] * len(frames)


async def test_a_command_that_cannot_be_done_any_more_is_not_done_though_it_is_still_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        screen = main_screen(pilot)
        assert FilterList in screen.on_footer()
        monkeypatch.setattr(FilterList, "available", lambda _screen: False)
        await press(pilot, "f")
        await screen.action_command(FilterList.id)
        assert not screen.looking.filter_bar.field.has_focus


class Settling:
    """As much of a screen as the commands that settle ask."""

    def __init__(self) -> None:
        self.settled: list[bool] = []

    def settle(self, *, mine: bool) -> None:
        self.settled.append(mine)


def test_a_command_needs_no_more_of_a_screen_than_what_it_asks() -> None:
    screen = Settling()
    TakeMine.run(screen)
    TakeTheirs.run(screen)
    assert screen.settled == [True, False]
