"""What learning the bodies costs: `python -m tests.bench.bench_learning DOCUMENT …`.

Prints, for each document, seconds of the processor for an import of it into a register of its own,
for the same import when the bodies are given that it would have learnt, and the difference as a
share of the import. Each is the median of a few, each in a fresh process, as an import is.
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


def taken_in(path: Path, given: list[Learnt] | None) -> tuple[float, list[Learnt]]:
    """Import a document, and return the seconds that it took and what was learnt in it.

    `given` is what it learns, in the order of asking; None where it is to learn it itself.
    """
    found: list[Learnt] = []

    def learn(*asked: object) -> Learnt:
        found.append(given[len(found)] if given is not None else learning.learnt(*asked))  # type: ignore[arg-type]
        return found[-1]

    for module in _LEARNERS:
        patch.object(module, "learnt", learn).start()
    with TemporaryDirectory() as folder:
        begun = process_time()
        reading = read_document(load(path))
        now = datetime.now(UTC)
        reading = replace(reading, document=replace(reading.document, imported=now))
        Register.empty(Path(folder) / "register.json").take_in_all([reading], now, "bench")
        return process_time() - begun, found


def main(named: list[str]) -> None:
    """Print a line for each document."""
    fresh = ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1)
    with fresh as processes:
        for path in map(Path, named):
            _, given = processes.submit(taken_in, path, None).result()
            asked = ([None, given] * _ROUNDS) if any(given) else []
            taken = [processes.submit(taken_in, path, one).result()[0] for one in asked]
            print(_line(path.name, taken[::2], taken[1::2]), flush=True)


def _line(name: str, whole: list[float], without: list[float]) -> str:
    if not whole:
        return f"{name:>45}: learns nobody"
    all_of_it, rest = median(whole), median(without)
    share = 1 - rest / all_of_it
    return f"{name:>45}: {all_of_it:5.2f} s, without learning {rest:5.2f} s: {share:4.0%}"


if __name__ == "__main__":
    main(sys.argv[1:])
