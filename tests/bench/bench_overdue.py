"""`overdue --json` beside other programs on the same data: `python -m tests.bench.bench_overdue`.

Gives taskwarrior (`task`) and todoman (`todo`) the activities of a made-up register as tasks with
the same texts and end dates, and runs the three in turn as whole processes. A program that is not
installed is told and left out; todoman is given its data only where asked, for it takes minutes
to take in 10,000 files. Prints medians and ratios to `task overdue`. Asserts nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple
from uuid import UUID

from store.register.register import Register
from tests.bench.generate import write
from tests.shared import ROOT


class _Task(NamedTuple):
    id: int
    text: str
    due: date


def tasks(path: Path) -> list[_Task]:
    """Return the activities of a register that have an end date."""
    ends = ((one.text, one.listings[0].end.last) for one in Register.open(path).activities)
    return [_Task(number, text, end) for number, (text, end) in enumerate(ends, 1) if end]


def give_taskwarrior(folder: Path, found: Sequence[_Task]) -> dict[str, str]:
    """Write tasks as taskwarrior 2 keeps them, and return the environment that shows it them."""
    (folder / "taskrc").write_text(f"data.location={folder}\nconfirmation=no\n", encoding="utf-8")
    lines = (
        f'[description:"{one.text}" due:"{_seconds_of(one.due)}" entry:"1750000000" '
        f'status:"pending" uuid:"{UUID(int=one.id)}"]\n'
        for one in found
    )
    (folder / "pending.data").write_text("".join(lines), encoding="utf-8")
    return {"TASKRC": str(folder / "taskrc"), "TASKDATA": str(folder)}


def _seconds_of(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def give_todoman(folder: Path, found: Sequence[_Task]) -> dict[str, str]:
    """Write tasks as todoman reads them, and return the environment that shows it them."""
    tasks_folder = folder / "lists" / "tasks"
    tasks_folder.mkdir(parents=True)
    for one in found:
        (tasks_folder / f"{one.id}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:bench\r\nBEGIN:VTODO\r\n"
            f"UID:{one.id}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{one.text}\r\n"
            f"DUE;VALUE=DATE:{one.due:%Y%m%d}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
            encoding="utf-8",
        )
    config = folder / "config.py"
    config.write_text(
        f"path = {str(folder / 'lists' / '*')!r}\ncache_path = {str(folder / 'cache')!r}\n",
        encoding="utf-8",
    )
    return {"TODOMAN_CONFIG": str(config)}


def seconds(command: Sequence[str], environ: dict[str, str]) -> float:
    """Return how long a process takes."""
    start = perf_counter()
    subprocess.run(
        command, cwd=ROOT, env=os.environ | environ, stdin=subprocess.DEVNULL, capture_output=True
    )
    return perf_counter() - start


def rivals(
    folder: Path, size: int, *, todoman: bool
) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Return the commands to compare with the environment of each; tell of those left out."""
    path = folder / "register.json"
    write(size, path)
    found = tasks(path)
    ours = [sys.executable, "-m", "tui", "overdue", "--json", "--register", str(path)]
    ours += ["--as-of", date.today().isoformat()]
    commands: dict[str, tuple[list[str], dict[str, str]]] = {"overdue --json": (ours, {})}
    if shutil.which("task"):
        own = folder / "task"
        own.mkdir()
        commands["task overdue"] = (["task", "overdue"], give_taskwarrior(own, found))
    else:
        print("taskwarrior is not installed: left out")
    if todoman and shutil.which("todo"):
        own = folder / "todo"
        own.mkdir()
        list_all = ["todo", "list", "--due", "0"]
        commands["todo list"] = (list_all, give_todoman(own, found))
    elif todoman:
        print("todoman is not installed: left out")
    return commands


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=10_000, help="activities in the register")
    parser.add_argument("--times", type=int, default=9, help="runs of each")
    parser.add_argument("--todoman", action="store_true", help="compare with todoman as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = rivals(Path(folder), options.size, todoman=options.todoman)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(options.times + 1):
            for name, (command, environ) in commands.items():
                once = seconds(command, environ)
                if turn:
                    taken[name].append(once)
        base = median(taken.get("task overdue") or taken["overdue --json"])
        for name, times in taken.items():
            middle = median(times)
            print(f"{name:16}{middle * 1000:8.0f} ms{middle / base:7.2f} ×")


if __name__ == "__main__":
    main()
