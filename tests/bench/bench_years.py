"""Ten years of budgets beside the last of them alone: `python -m tests.bench.bench_years [--help]`.

Runs `overdue --json` over both registers in turn as whole processes, and reads both files alone.
Prints what is late in each, the medians of the processor's time (which only systems other than
Windows tell of another process), and the ratio: over ten years, less what reading the larger file
takes more, to one. Asserts nothing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from os import times
from pathlib import Path
from statistics import median

from store.documents.common.text import read_text
from store.importing.budget.reading import read_budget
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.register.register import Register
from tests.bench.generate import yearly

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_READ = (
    "import sys; from store.register.register import Register;"
    " Register.open(sys.argv[1], read_only=True)"
)


def moved(document: Path, year: int, last: int, folder: Path) -> Reading:
    """Return a budget as if it were another year's: every year in its text moved as far."""
    text = document.read_text(encoding="utf-8")
    text = _YEAR.sub(lambda match: str(int(match.group()) - last + year), text)
    path = folder / f"budget_{year}.txt"
    path.write_text(text, encoding="utf-8")
    return read_budget(read_text(path), Asked(year))


def readings(
    document: Path | None, size: int, years: Sequence[int], folder: Path
) -> Iterator[Reading]:
    """Return the budgets of some years, of a real document or made up."""
    if document is None:
        return yearly(size, years)
    return (moved(document, year, years[-1], folder) for year in years)


def write(path: Path, found: Sequence[Reading]) -> None:
    """Write a register that holds some readings."""
    register = Register.empty(path)
    for one in found:
        register.take_in(one, datetime(one.document.year, 1, 2, tzinfo=UTC))


def timed(command: Sequence[str]) -> tuple[float, str]:
    """Return the seconds of the processor that a process takes, and what it writes."""
    before = times()
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    after = times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system, done.stdout


def compare(paths: Sequence[Path], as_of: str, turns: int) -> None:
    """Measure the registers in turn, and print."""
    took: dict[tuple[str, Path], list[float]] = {}
    for _turn in range(turns):
        for path in paths:
            late = [sys.executable, "-m", "tui", "--register", str(path), "--as-of", as_of]
            seconds, written = timed([*late, "overdue", "--json"])
            took.setdefault(("overdue", path), []).append(seconds)
            seconds, _said = timed([sys.executable, "-c", _READ, str(path)])
            took.setdefault(("read", path), []).append(seconds)
            if not _turn:
                print(f"{path.name:12} late {len(json.loads(written)):6}")
    ten, one = paths
    middle = {key: median(values) * 1000 for key, values in took.items()}
    for (what, path), value in middle.items():
        print(f"{path.name:12} {what:8} {value:8.0f} ms")
    more = middle["read", ten] - middle["read", one]
    ratio = (middle["overdue", ten] - more) / middle["overdue", one]
    print(f"ratio, less what reading the larger file takes more: {ratio:.2f}")


def main() -> None:
    """Make the registers and measure."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--document", type=Path, help="a budget, instead of made-up ones")
    parser.add_argument("--last", type=int, default=2024, help="its year")
    parser.add_argument("--size", type=int, default=300, help="activities in a made-up year")
    parser.add_argument("--as-of", help="the day; 16 September of the last year unless told")
    parser.add_argument("--turns", type=int, default=7)
    options = parser.parse_args()
    years = range(options.last - 9, options.last + 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = list(readings(options.document, options.size, years, folder))
        paths = folder / "ten.json", folder / "one.json"
        write(paths[0], found)
        write(paths[1], found[-1:])
        compare(paths, options.as_of or f"{options.last}-09-16", options.turns)


if __name__ == "__main__":
    main()
