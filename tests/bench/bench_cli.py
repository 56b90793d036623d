"""Whole processes of the command line: `python -m tests.bench.bench_cli [--help]`.

Runs each command and a bare Python in turn on a register imported from a document, and prints the
median times and their ratio to the bare Python. A run before the first that counts warms the disk
up. Asserts nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.shared import ROOT, SHARED

_BARE = ("-c", "pass")
_COMMANDS = (
    "overdue --json", "overdue", "activities --json", "directives --csv", "search skola",
    "show A1", "where", "--help",
)  # fmt: skip


def measure(document: Path, times: int) -> dict[str, list[float]]:
    """Return the seconds that each command took, the import and a bare Python among them."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.json"
        environ = os.environ | {"NAMNDKOLL_REGISTER": str(register)}
        for turn in range(times + 1):
            register.unlink(missing_ok=True)
            runs = {"python -c pass": _BARE, "import": ("-m", "tui", "import", str(document))}
            runs |= {one: ("-m", "tui", *one.split()) for one in _COMMANDS}
            for name, arguments in runs.items():
                seconds = _seconds(arguments, environ)
                if turn:
                    taken.setdefault(name, []).append(seconds)
    return taken


def _seconds(arguments: tuple[str, ...], environ: dict[str, str]) -> float:
    start = perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    default = SHARED / "documents/budget_2024.txt"
    parser.add_argument("document", nargs="?", type=Path, default=default, help="a budget as text")
    parser.add_argument("--times", type=int, default=9, help="runs of each")
    options = parser.parse_args()
    taken = measure(options.document, options.times)
    bare = median(taken["python -c pass"])
    for name, seconds in taken.items():
        print(f"{name:20}{median(seconds) * 1000:7.0f} ms{median(seconds) / bare:7.1f} ×")


if __name__ == "__main__":
    main()
