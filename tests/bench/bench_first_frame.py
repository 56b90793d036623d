"""From process start to the first frame: `python -m tests.bench.bench_first_frame [--help]`.

Starts the app on a register and a bare Textual app in turn, in pseudo-terminals, and takes the time
until the first visible character is written, for both in the same way. A run before those counted
compiles the modules, as an installation does. Prints medians and their ratio, asserts nothing.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from statistics import median

from tests.bench.generate import ask_for_register, register_asked_for
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
from importlib import import_module
from pathlib import Path
import_module(sys.argv[1]).run(Path(sys.argv[2]), None)
"""


def measure(options: Namespace, path: Path) -> tuple[list[float], list[float], list[float]]:
    """Seconds to the first frame of the bare app and of the app, and to the app's first rows."""
    bare, frame, rows = [], [], []
    for turn in range(options.times + 1):
        with Terminal(_BARE) as terminal:
            taken = terminal.first_frame()
        with Terminal(_APP, [options.app, str(path)]) as terminal:
            first, filled = terminal.first_frame(), terminal.until_seen(options.seen)
        if turn:
            bare.append(taken)
            frame.append(first)
            rows.append(filled)
    return bare, frame, rows


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--app", default="tui.app.run", help="module that has run(register, as_of)")
    ask_for_register(parser, 2_000)
    parser.add_argument("--seen", default="nämnden", help="text that only its rows have")
    parser.add_argument("--times", type=int, default=7, help="runs of each app")
    options = parser.parse_args()
    with register_asked_for(options) as path:
        report(*measure(options, path))


def report(bare: list[float], frame: list[float], rows: list[float]) -> None:
    """Print the medians in milliseconds, and the ratio of the first frames."""
    print(f"bare Textual app, first frame   {median(bare) * 1000:6.0f} ms")
    print(f"the app, first frame            {median(frame) * 1000:6.0f} ms")
    print(f"the app, first rows             {median(rows) * 1000:6.0f} ms")
    print(f"ratio of the first frames       {median(frame) / median(bare):6.2f}")


if __name__ == "__main__":
    main()
