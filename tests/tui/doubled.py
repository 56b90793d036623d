"""Drives the app with keys that come twice and without pause: `python -m tests.tui.doubled`.

A run shows a view, gives a command twice and goes on with a way to end what it
opened, every key of it twice as well, all of them sent before the app has answered the first.
`--runs` says how many of the plan's runs are made, `--load` how many processes keep the machine
busy meanwhile. Prints each run that ended the app, and how many there were.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
import traceback
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count, islice, product
from pathlib import Path
from typing import Any, NamedTuple

from textual.events import Key
from textual.keys import _character_to_key

import sample_data
from store.register.register import Register
from tests.registers import small_register
from tests.tui.opened import SIZES, VIEWS, LoadedApp, Open, answered, settled
from tui.commands.base import Command
from tui.commands.everywhere import Quit
from tui.commands.main import MAIN
from tui.locale import _, set_language

_DOCUMENT = Path(sample_data.__file__).parent / "budget_exempel_2026.txt"
_CHARACTERS = {"space": " ", "minus": "-", "colon": ":"}
_BATCH = 20
"""Runs that are made with one app."""
_DEEPEST = 6
"""Screens that may lie over each other, and one more."""
ENDINGS: Sequence[str] = (
    "enter",
    "escape",
    "enter escape",
    "escape enter",
    "space down enter",
    "a 1 enter",
    "down enter enter escape",
    "tab tab right enter",
    "x y enter escape",
    "2 0 2 4 minus 0 9 minus 0 1 enter escape",
)
"""What may be pressed in what a command opened."""


class Run(NamedTuple):
    """A run: the size, the view's key, whether rows are marked before, the command, the ending."""

    size: tuple[int, int]
    view: str
    marked: bool
    command: type[Command[Any]]
    ending: str

    @property
    def keys(self) -> list[str]:
        """All keys of the run; all but the view's, the mark's and letters of the palette twice."""
        begin = [*self.view.split(), *(["a"] if self.marked else [])]
        ending = (key for one in self.ending.split() for key in (one, one))
        return [*begin, *_keys_of(self.command), *ending]


def _keys_of(command: type[Command[Any]]) -> list[str]:
    """Return the first key of a command twice, or what finds it in the palette."""
    if command.keys and command.opened_by:
        return [*command.opened_by.keys.split(","), *[command.keys] * 2]
    if command.keys:
        return [command.keys.split(",")[0]] * 2
    return ["colon", "colon", *_(command.palette), "enter", "enter"]


def plan(seed: int = 0) -> list[Run]:
    """Return every command in every view at both sizes, in an order of its own a seed."""
    chance = random.Random(seed)
    runs = [
        Run(size, view, chance.random() < 0.4, command, chance.choice(ENDINGS))
        for size, view, command in product(SIZES, VIEWS, (one for one in MAIN if _given(one)))
    ]
    chance.shuffle(runs)
    return runs


def _given(command: type[Command[Any]]) -> bool:
    return command is not Quit and bool(command.keys or command.palette)


def send(app: LoadedApp, keys: Sequence[str]) -> None:
    """Send keys as a terminal does, without waiting for an answer to any."""
    assert app._driver
    for key in keys:
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        app._driver.send_message(Key(_character_to_key(key) if len(key) == 1 else key, character))


async def drive(folder: Path, runs: Sequence[Run]) -> tuple[Run, BaseException] | None:
    """Make runs of one size after the other in one app; return the one that ended it."""
    path = folder / "register.json"
    app = LoadedApp(small_register(path))
    app.saved_in = folder / "views.json"
    run = runs[0]
    try:
        async with app.run_test(size=run.size, notifications=True) as pilot:
            await settled(pilot)
            for run in runs:
                send(app, run.keys)
                await calm(pilot)
                await _go_back(pilot)
                assert app.is_running
            send(app, ["q", "q"])
            await calm(pilot)
            assert not app.is_running or app.return_code == 0
        Register.open(path)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return run, app._exception or error
    return (run, app._exception) if app._exception else None


async def _go_back(pilot: Open) -> None:
    """Close what was left open."""
    for _turn in range(_DEEPEST):
        if len(pilot.app.screen_stack) == 1:
            return
        await pilot.press("escape")
        await calm(pilot)
    raise AssertionError(f"{pilot.app.screen} does not close")


async def calm(pilot: Open) -> None:
    """Wait until the app has answered all, and what it began is done."""
    await answered(pilot)
    if pilot.app.is_running:
        await settled(pilot)


@contextmanager
def load(processes: int) -> Iterator[None]:
    """Keep the machine busy, so that everything takes long and comes late."""
    busy = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _one in range(processes)
    ]
    try:
        yield
    finally:
        for one in busy:
            one.kill()
            one.wait()


@contextmanager
def somewhere() -> Iterator[Path]:
    """Go to a new folder with a document in it: files are chosen and saved where one is."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        os.chdir(name)
        shutil.copy(_DOCUMENT, name)
        try:
            yield Path(name)
        finally:
            os.chdir(before)


def failures(runs: Sequence[Run]) -> Iterator[tuple[Run, BaseException]]:
    """Make runs, a batch of them with one app on a register of its own; yield what ended it."""
    for size in SIZES:
        left = [run for run in runs if run.size == size]
        while left:
            batch, left = left[:_BATCH], left[_BATCH:]
            with somewhere() as folder:
                if found := asyncio.run(drive(folder, batch)):
                    yield found
                    left = batch[batch.index(found[0]) + 1 :] + left
            print(size, len(left), "left", file=sys.stderr, flush=True)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--load", type=int, default=2, help="busy processes meanwhile")
    parser.add_argument(
        "--after", type=int, default=0, help="runs of the plan that are passed over"
    )
    asked = parser.parse_args()
    set_language("sv")
    every = (run for seed in count(asked.seed) for run in plan(seed))
    runs, failed = list(islice(every, asked.after, asked.after + asked.runs)), 0
    with load(asked.load):
        for run, error in failures(runs):
            failed += 1
            print(run.size, *run.keys, run.command.__name__)
            traceback.print_exception(error)
    print(f"{failed} of {len(runs)} runs ended the app")


if __name__ == "__main__":
    main()
