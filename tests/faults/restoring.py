"""A restoring of a damaged register killed at any moment: all that its journal held is in sight.

    python -m tests.faults.restoring --trials 40

Makes a register with a backup and a journal, damages the file, kills `restore` at a random moment,
and looks. Either the register opens with all of the journal, or it is as damaged as before and
another `restore` gives all of it. `check` must name whatever else was left. Prints what it saw.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from store.changes import edits
from store.common.errors import RegisterError
from store.keeping.backups import backups_of
from store.keeping.checking import check
from store.keeping.put_aside import spent_files
from store.register.register import Register
from store.register.restoring import restore
from tests.registers import small_register

ROOT = Path(__file__).parents[2]
EDITS = 40
_ABOUT = ("A1", "A2", "A3", "D1")
_RESTORER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.keeping.backups import backups_of
from store.register.restoring import restore
path = Path(sys.argv[1])
backup = backups_of(path)[-1].path
print("ready", flush=True)
restore(path, backup, by="Karin", now=datetime.now(UTC))
print("done", flush=True)
"""


def damaged(folder: Path, kind: int) -> Path:
    """Return a register whose file is damaged and whose journal holds all edits but the first."""
    path = folder / "register.json"
    small_register(path)
    register = Register.open(path)
    for number in range(EDITS):
        about = _ABOUT[number % len(_ABOUT)]
        register.change([edits.note(about, f"w{number}")], by="Karin", now=datetime.now(UTC))
    data = path.read_bytes()
    path.write_bytes((b"", data[:-100], data.replace(b"badhuset", b"Badhuset", 1))[kind % 3])
    return path


def look(path: Path) -> str:
    """Return how a killed restoring left a register, after taking it up again where it is damaged.

    Raises:
        AssertionError: something is out of sight.
    """
    found = "whole"
    known = {one.place for one in check(path)}
    try:
        Register.open(path)
    except RegisterError:
        found = "damaged"
        assert path in known
    unnamed = {one for one in path.parent.iterdir() if ".damaged-" in one.name} - known
    assert not unnamed | (set(spent_files(path)) - known), "left without being named"
    if found == "damaged":
        backup = backups_of(path)[-1].path
        restore(path, backup, by="Karin", now=datetime.now(UTC))
    register = Register.open(path)
    values = {op.after for change in register.changes.values() for op in change.ops}
    assert values >= {f"w{number}" for number in range(EDITS)}, "edits out of sight"
    for place, about in enumerate(_ABOUT, start=EDITS - len(_ABOUT)):
        assert register.follow_up(about).note == f"w{place}"
    return found


def trial(folder: Path, number: int, longest: float) -> str:
    """Kill a restoring somewhere in its course and return how it was left."""
    path = damaged(folder, number)
    command = [sys.executable, "-c", _RESTORER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as restorer:
        assert restorer.stdout
        assert restorer.stdout.readline() == "ready\n"
        time.sleep(Random(number).random() * longest)
        restorer.send_signal(signal.SIGKILL)
        done = restorer.stdout.read() == "done\n"
    return f"{look(path)}{', done' if done else ''}"


def main() -> None:
    """Try as often as asked for, and print how often each was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=40)
    parser.add_argument("--longest", type=float, default=0.05, help="seconds until it is killed")
    wanted = parser.parse_args()
    seen: Counter[str] = Counter()
    for number in range(wanted.trials):
        with TemporaryDirectory() as folder:
            seen[trial(Path(folder), number, wanted.longest)] += 1
    print(", ".join(f"{count} {what}" for what, count in sorted(seen.items())))


if __name__ == "__main__":
    main()
