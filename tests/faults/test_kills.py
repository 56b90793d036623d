"""A writer killed at any moment: what it was told is saved is there, and all can be read."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import edits, restoring

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from tests.faults.edits import session
writer = session(sys.argv[1])
for number in range(10**6):
    print("try", number, flush=True)
    writer.edit(f"k{number % 50:06d}", f"w{number}")
    print("saved", number, flush=True)
"""
SEEDS = 50


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed at once there")
@pytest.mark.parametrize("trial", range(6))
def test_a_killed_writer_loses_nothing_that_was_saved(tmp_path: Path, trial: int) -> None:
    path = str(tmp_path / "store.json")
    edits.init(path, SEEDS)
    tried, saved = _killed(path, random.Random(trial).randrange(1, 120))
    found = edits.read(path)
    for place in range(SEEDS):
        mine = [number for number in range(saved + 1) if number % SEEDS == place]
        allowed = {f"w{mine[-1]}" if mine else f"seed-{place}"}
        if tried > saved and tried % SEEDS == place:
            allowed.add(f"w{tried}")
        assert found[f"k{place:06d}"] in allowed
    edits.edit(path, "after", "there")
    assert edits.read(path)["after"] == "there"


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed at once there")
@pytest.mark.parametrize("number", range(6))
def test_a_killed_restoring_leaves_nothing_out_of_sight(tmp_path: Path, number: int) -> None:
    assert restoring.trial(tmp_path, number, longest=0.05)


def _killed(path: str, after: int) -> tuple[int, int]:
    """Kill a writer after some edits; return the last that it tried and the last it saw saved."""
    command = [sys.executable, "-c", WRITER, path]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        lines = [writer.stdout.readline() for _line in range(after)]
        writer.send_signal(signal.SIGKILL)
        lines += [line for line in writer.stdout if line.endswith("\n")]
    numbers = {"try": -1, "saved": -1}
    for line in lines:
        word, number = line.split()
        numbers[word] = int(number)
    return numbers["try"], numbers["saved"]
