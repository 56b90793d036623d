"""From a letter in the filter to the rows that it leaves: `python -m tests.bench.bench_filter`.

Types filters letter by letter in the app's list of activities, in a pseudo-terminal, on a large
register and on a small one. For each letter: the time until nothing more is painted in answer.
The first letter is also typed at once, before anything was made ready in the background.
Prints medians, worst cases and the ratio of the large register to the small. Asserts nothing.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from statistics import median

from tests.bench.apps import APP, SEEN, SETTLED
from tests.bench.generate import ask_for_register, register_asked_for, write
from tests.bench.terminal import Terminal

_TYPED = (
    "vatten",
    "skolmål",
    "cykel väg",
    "-energi",
    "nämnd:skol",
    "klass:försenad",
    "slut<2026-07",
)
_BACKSPACE = b"\x7f"
_SMALL = 50


def letters(terminal: Terminal, typed: str) -> list[float]:
    """Milliseconds from each letter of a filter to the last thing painted; it is removed again."""
    taken = [terminal.answer(letter.encode())[1] * 1000 for letter in typed]
    for _letter in typed:
        terminal.answer(_BACKSPACE)
    return taken


def measure(path: Path, settled: float) -> dict[str, list[float]]:
    """Return the times of each filter, typed when nothing was painted for some seconds."""
    with Terminal(APP, [str(path)]) as terminal:
        terminal.until_seen(SEEN)
        terminal.until_quiet(settled)
        terminal.answer(b"5")
        terminal.answer(b"f")
        return {typed: letters(terminal, typed) for typed in _TYPED}


def first_letter(path: Path) -> float:
    """Milliseconds from the first letter to the last thing painted, right after the first rows."""
    with Terminal(APP, [str(path)]) as terminal:
        terminal.until_seen(SEEN)
        terminal.answer(b"f")
        return terminal.answer(b"v", quiet=2.0)[1] * 1000


def report(path: Path, small: Path) -> None:
    """Print a line for each filter, and one for all."""
    few, many = measure(small, 1.0), measure(path, SETTLED)
    few["all"], many["all"] = ([one for some in x.values() for one in some] for x in (few, many))
    print(f"{'typed':18}{'small':>10}{'large':>10}{'ratio':>7}{'worst':>10}")
    for typed, taken in many.items():
        small_one, large = median(few[typed]), median(taken)
        worst = max(taken)
        print(
            f"{typed:18}{small_one:7.1f} ms{large:7.1f} ms{large / small_one:7.2f}{worst:7.1f} ms"
        )
    print(f"first letter, nothing made ready: {first_letter(path):.0f} ms")


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    ask_for_register(parser, 100_000)
    options = parser.parse_args()
    with register_asked_for(options) as path, tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.json"
        write(_SMALL, small)
        report(path, small)


if __name__ == "__main__":
    main()
