"""What opening a register costs beside only decoding its bytes: `python -m tests.bench.bench_open`.

Prints medians and their ratio for registers of 2,000 and 100,000 activities, or of those asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec

from store.keeping.contents import Contents
from store.register.register import Register
from tests.bench.generate import write

ROUNDS = 9


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long an action takes, what it made thrown away outside the measured time."""
    begun = perf_counter()
    made = action()
    taken = (perf_counter() - begun) * 1000
    del made
    return taken


def compare(activities: int, path: Path) -> str:
    """Return the line about registers of one size; the two are measured in turn."""
    write(activities, path)
    decoder = msgspec.json.Decoder(Contents)
    data = path.read_bytes()
    opened, decoded = [], []
    for _ in range(ROUNDS):
        opened.append(milliseconds(lambda: Register.open(path)))
        decoded.append(milliseconds(lambda: decoder.decode(data)))
    ratio = median(opened) / median(decoded)
    return (
        f"{activities:>7} activities, {len(data) / 1e6:5.1f} MB: "
        f"opened in {median(opened):6.1f} ms, decoded in {median(decoded):6.1f} ms, "
        f"ratio {ratio:.2f}"
    )


def main(sizes: list[int]) -> None:
    """Print a line for each size."""
    with TemporaryDirectory() as folder:
        for size in sizes:
            print(compare(size, Path(folder) / "register.json"))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [2_000, 100_000])
