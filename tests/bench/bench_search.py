"""Searching ten years of papers, key by key: `python -m tests.bench.bench_search DOCUMENT...`.

Ten yearly versions are made of each text. Measured are the index made anew and read back from
where it is kept, and the answer to each key of some searches, beside the least that any search of
these papers could do in the same run: reading all of their lines, case folded, once with `in`.
Prints; asserts nothing. Times are the processor's.
"""

from __future__ import annotations

import hashlib
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

from store.common.text import fold
from store.keeping.contents import nothing
from store.model.records import Document
from store.register.register import Register
from store.search.index import Search, SearchIndex
from tests.bench.variants import variants

_LAST, _YEARS = 2026, 10
_MOST = 300
"""Places that the app asks for."""
_TURNS = 5
_TYPED = (
    "kommunstyrelsen", "trygghet och studiero", "verksahmet", "äldreomsorg", "barn", "en",
    '"i samverkan med"', "klimatanpasning", "finnsinte", "nämnden ska i samverkan med",
)  # fmt: skip
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the milliseconds of the processor that some work takes, and what it returns."""
    began = process_time()
    found = work()
    return (process_time() - began) * 1000, found


def papers(documents: Sequence[Path], folder: Path) -> Register:
    """Return a register of ten yearly versions of each document, of which nothing was taken."""
    contents, now = nothing(), datetime(_LAST, 1, 2, tzinfo=UTC)
    for document in documents:
        for year, made in enumerate(variants(document, _LAST, _YEARS, folder), _LAST - _YEARS + 1):
            text = made.path.read_text(encoding="utf-8")
            number = len(contents.documents) + 1
            digest = hashlib.sha256(text.encode()).hexdigest()
            name = f"{document.stem}_{year}.txt"
            contents.documents[number] = Document(f"S{number}", name, digest, year, now, text)
    return Register.holding(folder / "register.json", contents)


def floor(register: Register) -> float:
    """Return the milliseconds that it takes to look for a word on each folded line, at least."""
    lines = [line for one in register.documents for line in fold(one.text).split("\n")]
    print(f"{len(lines)} lines, {sum(map(len, lines)) / 1e6:.1f} million characters")
    return min(timed(lambda: sum("verksamhet" in line for line in lines))[0] for _ in range(_TURNS))


def keys(search: Search, least: float) -> None:
    """Print what each key of some searches takes."""
    for typed in _TYPED:
        begun = [typed[:count] for count in range(1, len(typed) + 1)]
        took = [timed(partial(search.ask, one, _MOST))[0] for one in begun]
        found = search.ask(typed, _MOST)
        hits = f"{len(found.exact)} + {len(found.near)}{' and more' if found.more else ''}"
        print(
            f"{typed:30}{median(took):7.1f} ms a key, at most {max(took):6.1f} "
            f"({max(took) / least:4.1f} floors, {begun[took.index(max(took))]!r})  {hits}"
        )


def main() -> None:
    """Measure, and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=Path, nargs="+", help="texts, with years in them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = papers(options.documents, folder)
        least = floor(register)
        print(f"floor: {least:.1f} ms")
        for said in ("made anew", "kept"):
            search = Search(SearchIndex(register, folder / "cache"))
            took, _none = timed(search.prepare)
            print(f"index {said}: {took:.0f} ms, {took / least:.1f} floors")
        keys(search, least)


if __name__ == "__main__":
    main()
