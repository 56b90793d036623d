"""From process start to the first frame: `python -m tests.bench.bench_first_frame [--help]`.

Starts the app on a register and a bare Textual app in turn, in pseudo-terminals, and takes the time
until the first visible character is written, for both in the same way. A run before the first that
counts warms the disk up. Prints medians and their ratio, asserts nothing.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from store.dates.span import Span
from store.keeping.contents import Contents, encode, nothing, tables
from store.model import Activity, Committee, Document, Listing, Source
from tests.bench.terminal import Terminal

_BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare")
Bare().run()
"""
_APP = """
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
import_module(sys.argv[1]).run(Path(sys.argv[2]), date(2024, 9, 16))
"""
_TEXT = "Granska"


def register(count: int) -> Contents:
    """A register of so many activities, which end from 2024-01-01 on."""
    name = "Kommunstyrelsen"
    text = f"{_TEXT} lokalerna\n" * 20
    document = Document("S1", "plan.txt", "0" * 64, 2024, datetime(2024, 1, 1, tzinfo=UTC), text)
    begun = nothing()
    return Contents(
        begun.register,
        documents={1: document},
        committees={1: Committee("C1", name, "committee")},
        activities={number: _activity(number, name) for number in range(1, count + 1)},
    )


def _activity(number: int, committee: str) -> Activity:
    start = date(2024, 1, 1)
    end = start + timedelta(days=number % 365)
    source = Source("plan.txt", (number % 20 + 1,))
    text = f"{_TEXT} lokal {number} och föreslå hur den ska användas framöver"
    listing = Listing(committee, text, _day(start), _day(end), source, leads=(committee,))
    return Activity(f"A{number}", (listing,))


def _day(day: date) -> Span:
    return Span(day.isoformat(), "day", day, day)


def measure(options: Namespace, path: Path) -> tuple[list[float], list[float], list[float]]:
    """Seconds to the first frame of the bare app and of the app, and to the app's first rows."""
    bare, frame, rows = [], [], []
    for turn in range(options.times + 1):
        with Terminal(_BARE) as terminal:
            taken = terminal.first_frame()
        with Terminal(_APP, [options.app, str(path)]) as terminal:
            first, filled = terminal.first_frame(), terminal.until_seen(_TEXT)
        if turn:
            bare.append(taken)
            frame.append(first)
            rows.append(filled)
    return bare, frame, rows


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--app", default="tui.app", help="module that has run(register, as_of)")
    parser.add_argument("--size", type=int, default=2_000, help="activities in the register")
    parser.add_argument("--register", type=Path, help="this register instead of a made-up one")
    parser.add_argument("--times", type=int, default=7, help="runs of each app")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or Path(folder) / "register.json"
        if not options.register:
            path.write_bytes(encode(tables(register(options.size))))
        report(*measure(options, path))


def report(bare: list[float], frame: list[float], rows: list[float]) -> None:
    """Print the medians in milliseconds, and the ratio of the first frames."""
    print(f"bare Textual app, first frame   {median(bare) * 1000:6.0f} ms")
    print(f"the app, first frame            {median(frame) * 1000:6.0f} ms")
    print(f"the app, first rows             {median(rows) * 1000:6.0f} ms")
    print(f"ratio of the first frames       {median(frame) / median(bare):6.2f}")


if __name__ == "__main__":
    main()
