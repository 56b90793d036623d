"""From a key to its repaint in the whole app: `python -m tests.bench.bench_keys [--help]`.

Drives the app on a large register in a pseudo-terminal: the cursor, pages, view switches, marks,
sorting, grouping, a committee, the tree of bodies and the palette. For each: the median and the
worst time to the first thing painted, the worst to the last, and the ratio of the median to the
arrow key in a bare list of ten rows. Asserts nothing.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench.apps import APP, BARE, SEEN, SETTLED
from tests.bench.generate import ask_for_register, register_asked_for
from tests.bench.terminal import Terminal

_DOWN, _UP, _PAGE_DOWN, _PAGE_UP = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~"
_HOME, _END, _ENTER, _ESCAPE = b"\x1b[H", b"\x1b[F", b"\r", b"\x1b"
_PLAN: Sequence[tuple[str, Sequence[bytes]]] = (
    ("first visit of view 3", [b"3"]),
    ("first visit of view 4", [b"4"]),
    ("first visit of view 6", [b"6"]),
    ("first visit of view 2", [b"2"]),
    ("tree of bodies, down", [_DOWN] * 20),
    ("first visit of view 5", [b"5"]),
    ("activities, down", [_DOWN, _DOWN, _UP] * 10),
    ("activities, page down", [_PAGE_DOWN] * 20),
    ("activities, page up", [_PAGE_UP] * 10),
    ("activities, end and home", [_END, _HOME] * 5),
    ("mark all, and none", [b"a", b"a"] * 3),
    ("mark a row", [b" "] * 6),
    ("views by number", [b"1", b"2", b"3", b"4", b"5", b"6"] * 3),
    ("views of the year", [b"M", b"1", b"M", b"3", b"M", b"4", b"M", b"7"] * 3),
    ("back to activities", [b"5"]),
    ("sort: open, choose", [b"s", _DOWN, _ENTER] * 3),
    ("group: open, choose", [b"b", _DOWN, _ENTER] * 3),
    ("committee: open, choose", [b"c", _DOWN, _DOWN, _ENTER]),
    ("all committees again", [b"c", _HOME, _ENTER]),
    ("palette: open, type", [b":", b"v", b"a", b"t", b"t", b"e", b"n", _ESCAPE]),
)


def bare_key(times: int) -> float:
    """Return the median milliseconds of the arrow key in a bare list of ten rows."""
    with Terminal(BARE) as terminal:
        terminal.first_frame()
        terminal.until_quiet(1.0)
        keys = [(_DOWN, _UP)[turn % 2] for turn in range(times)]
        return median(terminal.answer(key)[0] * 1000 for key in keys)


def measure(path: Path, bare: float) -> None:
    """Go through the plan on a register and print a line for each part of it."""
    print(f"{'bare list of ten, down':28}{bare:7.1f} ms")
    print(f"{'':28}{'median':>10}{'ratio':>7}{'worst':>10}{'worst till done':>18}")
    with Terminal(APP, [str(path)]) as terminal:
        terminal.until_seen(SEEN)
        terminal.until_quiet(SETTLED)
        for name, keys in _PLAN:
            answers = [terminal.answer(key) for key in keys]
            first = [one * 1000 for one, _ in answers]
            done = max(one * 1000 for _, one in answers)
            middle = median(first)
            print(
                f"{name:28}{middle:7.1f} ms{middle / bare:7.2f}{max(first):7.1f} ms{done:15.1f} ms",
                flush=True,
            )


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    ask_for_register(parser, 100_000)
    options = parser.parse_args()
    with register_asked_for(options) as path:
        measure(path, bare_key(40))


if __name__ == "__main__":
    main()
