"""Several writers of one register in a folder without locks: what each was told is saved is there.

    python -m tests.faults.unlocked --seconds 60 --writers 4 --how granted

`how` locks fail: "granted" to everyone, "refused" with an error, "removed" under the holder; or
"work", to compare. Every writer edits, and now and then folds, imports and opens the register anew.
Prints how many edits and imports were said to be saved, and how many of those are gone.
"""

from __future__ import annotations

import argparse
import errno
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.changes import edits
from store.common.errors import RegisterError
from store.keeping import lock
from store.register.register import Register
from tests.registers import small_register
from tests.store.made import directive, reading

ROOT = Path(__file__).parents[2]
HOWS = ("work", "granted", "refused", "removed")
_FOLDED, _REOPENED, _IMPORTED = 20, 90, 40
"""Edits between two foldings, two openings and two imports, on average."""


class Outcome(NamedTuple):
    """What the writers were told is saved, what of it is gone, and how many tries were refused."""

    saved: int
    lost: tuple[str, ...]
    refused: int


def write(path: Path, name: str, seconds: float, how: str) -> None:
    """Edit until the time is over; every line that is printed was said to be saved."""
    _break_locks(how)
    register, random = Register.open(path), Random(name)
    about, end, number = f"A{int(name) + 1}", time.monotonic() + seconds, 0
    while time.monotonic() < end:
        number += 1
        text = f"{name} {number}"
        try:
            register.change([edits.note(about, text)], by=name, now=datetime.now(UTC))
            print(text, flush=True)
            if random.random() < 1 / _IMPORTED:
                import_one(register, text)
                print(f"import {text}", flush=True)
            if random.random() < 1 / _FOLDED:
                register.disk.fold(name)
            if random.random() < 1 / _REOPENED:
                register = Register.open(path)
        except RegisterError as error:
            print("!", error, flush=True)


def import_one(register: Register, name: str) -> None:
    """Take in a document of that name."""
    found = reading(directive(f"nytt {name}"), text=name, year=2030)
    named = replace(found.document, name=f"import {name}")
    register.take_in(replace(found, document=named), datetime.now(UTC))


def _break_locks(how: str) -> None:
    def refused(*_: Any, **__: Any) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    def granted(*_: Any, **__: Any) -> bool:
        return True

    if how in {"refused", "granted"}:
        lock.lock_descriptor = refused if how == "refused" else granted  # type: ignore[attr-defined]


def run(folder: Path, writers: int, seconds: float, how: str) -> Outcome:
    """Let writers write side by side, and look for what each was told is saved."""
    path = folder / "register.json"
    small_register(path)
    command = [sys.executable, "-m", "tests.faults.unlocked", "--path", str(path)]
    command += ["--seconds", str(seconds), "--how", how, "--name"]
    started = [
        subprocess.Popen([*command, str(number)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for number in range(writers)
    ]
    with _removing(path, seconds, how):
        said = [writer.communicate()[0].splitlines() for writer in started]
    history = Register.open(path).changes.values()
    found = {op.after for change in history for op in change.ops}
    found |= {change.name for change in history}
    saved = [line for lines in said for line in lines if not line.startswith("!")]
    refused = sum(line.startswith("!") for lines in said for line in lines)
    return Outcome(len(saved), tuple(line for line in saved if line not in found), refused)


@contextmanager
def _removing(path: Path, seconds: float, how: str) -> Iterator[None]:
    end, random = time.monotonic() + seconds + 1, Random(how)
    while how == "removed" and time.monotonic() < end:
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}.lock").unlink()
        time.sleep(random.random() / 100)
    yield


def main() -> None:
    """Write as one of them when named, else start all and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--how", choices=HOWS, default="granted")
    parser.add_argument("--name")
    parser.add_argument("--path", type=Path)
    wanted = parser.parse_args()
    if wanted.name:
        return write(wanted.path, wanted.name, wanted.seconds, wanted.how)
    with TemporaryDirectory() as folder:
        outcome = run(Path(folder), wanted.writers, wanted.seconds, wanted.how)
    print(
        f"{wanted.how}: {outcome.saved} edits saved by {wanted.writers} writers in "
        f"{wanted.seconds:.0f} s, {len(outcome.lost)} lost, {outcome.refused} refused"
    )
    return None


if __name__ == "__main__":
    main()
