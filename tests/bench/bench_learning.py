"""What learning the bodies costs: `python -m tests.bench.bench_learning DOCUMENT …`.

Prints, for each document, seconds of the processor for an import of it into a register of its own,
how much of that is learning, and what the same import takes when it is given the bodies that it
would have learnt. Each is the median of a few, each in a fresh process, as an import is.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple
from unittest.mock import patch

from msgspec.structs import replace

from store.importing.documents import load, read_document
from store.importing.language import learning
from store.importing.language.learning import LearntBody
from store.importing.minutes import reading as minutes
from store.importing.prose import kept
from store.importing.prose import reading as prose
from store.register.register import Register

_ROUNDS = 7
_LEARNERS = (minutes, kept, prose)
"""The modules that have bodies learnt from what they read."""

Learnt = tuple[LearntBody, ...]


class Taken(NamedTuple):
    """How long an import and the learning in it took, in seconds, and what was learnt."""

    whole: float
    learning: float
    learnt: list[Learnt]


def taken_in(path: Path, given: list[Learnt] | None = None) -> Taken:
    """Import a document.

    `given` is what it learns, in the order of asking; None where it is to learn it itself.
    """
    found, spent = list[Learnt](), 0.0

    def learn(*asked: object) -> Learnt:
        nonlocal spent
        begun = process_time()
        found.append(given[len(found)] if given is not None else learning.learnt(*asked))  # type: ignore[arg-type]
        spent += process_time() - begun
        return found[-1]

    for module in _LEARNERS:
        patch.object(module, "learnt", learn).start()
    with TemporaryDirectory() as folder:
        begun = process_time()
        reading = read_document(load(path))
        now = datetime.now(UTC)
        reading = replace(reading, document=replace(reading.document, imported=now))
        Register.empty(Path(folder) / "register.json").take_in_all([reading], now, "bench")
        return Taken(process_time() - begun, spent, found)


def main(named: list[str]) -> None:
    """Print a line for each document."""
    fresh = ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1)
    with fresh as processes:
        for path in map(Path, named):
            given = processes.submit(taken_in, path).result().learnt
            asked = [None, given] * _ROUNDS if given else []
            taken = [processes.submit(taken_in, path, one).result() for one in asked]
            print(_line(path.name, taken[::2], taken[1::2]), flush=True)


def _line(name: str, taken: list[Taken], without: list[Taken]) -> str:
    if not taken:
        return f"{name:>45}: learns nobody"
    whole, rest = (median(one.whole for one in some) for some in (taken, without))
    share = median(one.learning / one.whole for one in taken)
    return f"{name:>45}: {whole:5.2f} s, of it learning {share:4.0%}; without it {rest:5.2f} s"


if __name__ == "__main__":
    main(sys.argv[1:])
