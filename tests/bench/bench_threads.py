"""Threads through the years on known questions: `python -m tests.bench.bench_threads [--help]`.

Of each station of a known thread it is asked what may be of the same matter in other documents:
how often one that is known stands among those offered, and how often a near miss stands first.
Then ten yearly budgets are made of one: how long the import of the last takes beside that of the
same budget alone, how many of the bullets that were kept are found again, how long the index takes
and a question. Prints; asserts nothing. Times are the processor's.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any, TypeVar

from store.importing.documents import read_any
from store.importing.reading.importer import Asked
from store.register.register import Register
from store.threads.library import Library
from store.threads.stations import Station
from store.threads.threads import MOST_OFFERED, Threads
from tests.bench.variants import variants

_NOW = datetime(2026, 1, 2, tzinfo=UTC)
_TURNS = 3
"""How often an import is measured; the quickest counts."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_LETTER = re.compile(r"\W+")
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the milliseconds of the processor that some work takes, and what it returns."""
    began = process_time()
    found = work()
    return (process_time() - began) * 1000, found


def taken_in(paths: Sequence[Path], place: Path) -> Register:
    """Return a register of some documents, each of the last year in its name."""
    register = Register.empty(place)
    for path in paths:
        year = int(_YEAR.findall(path.stem)[-1])
        register.take_in(read_any(path, Asked(year)), _NOW)
    return register


def stations_at(library: Library, document: str, line: int) -> Iterator[Station]:
    """Return every station on a line of a document, or on the one after it."""
    number = library.number(document)
    shelf = library.shelves[number]
    for passage in range(len(shelf)):
        place = shelf.place(passage)
        if place.first <= line + 1 and place.last >= line:
            yield library.found(number, passage)


def station_of(library: Library, member: dict[str, Any]) -> Station | None:
    """Return the station that a known member of a thread is: the one that begins as it does."""
    found = [*stations_at(library, member["doc"], member["line"])]
    begun = _letters(member["text"].split("\t")[0])
    for most in (30, 12):
        for one in found:
            if begun[:most] in _letters(one.text):
                return one
    words = set(member["text"].split())
    return max(found, key=lambda one: len(words & set(one.text.split())), default=None)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


def answers(one: Station, known: Sequence[Station]) -> bool:
    """Tell whether a station is one of those that are known, on a line or in words of theirs."""
    return any(
        one.document == other.document
        and (bool(set(one.lines) & set(other.lines)) or _letters(one.text) == _letters(other.text))
        for other in known
    )


def ask_known(threads: Threads, gold: Path) -> None:
    """Ask for each station of the known threads, and print how many are answered."""
    asked = right = misses = first = 0
    took: list[float] = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        thread = json.loads(line)
        stations = [station_of(threads.library, one) for one in thread["members"]]
        for station in filter(None, stations):
            others = [one for one in stations if one and one.document != station.document]
            milliseconds, offered = timed(lambda one=station: _offered(threads, one))  # type: ignore[misc]
            took.append(milliseconds)
            if thread["same"] and others:
                asked += 1
                right += any(answers(one, others) for one in offered)
            elif not thread["same"]:
                misses += 1
                first += bool(offered) and answers(offered[0], others)
    print(f"right one among {MOST_OFFERED}: {right} of {asked}, {right / asked:.0%}")
    print(f"near miss first: {first} of {misses}; of all questions {first / len(took):.0%}")
    print(f"a question: {median(took):.1f} ms, at most {max(took):.1f} ms")


def _offered(threads: Threads, station: Station) -> list[Station]:
    """Return what a person sees of other documents: what is certain, and what is offered."""
    thread = threads.thread(station.id)
    stops = thread.stops if thread else ()
    certain = [one.station for one in stops if one.station.document != station.document]
    return [*certain, *(one.station for one in threads.suggestions(station.id))]


def ten_years(document: Path, last: int, folder: Path) -> None:
    """Measure ten yearly budgets made of one."""
    made = variants(document, last, 10, folder)
    alone = tenth = float("inf")
    taken_in([one.path for one in made[:-1]], folder / "nine.json")
    for _turn in range(_TURNS):
        alone = min(alone, timed(lambda: taken_in([document], folder / "one.json"))[0])
        (folder / "one.json").unlink()
        shutil.copy(folder / "nine.json", folder / "ten.json")
        before = Register.open(folder / "ten.json")
        reading = timed(lambda to=before: to.take_in(read_any(document, Asked(last)), _NOW))  # type: ignore[misc]
        tenth = min(tenth, reading[0])
    print(f"import of the tenth: {tenth:.0f} ms, alone {alone:.0f} ms: {tenth / alone:.2f} times")
    took, threads = timed(lambda: _indexed(before, folder))
    print(f"index of ten years: {took:.0f} ms")
    again = Register.open(before.path, read_only=True)
    took, threads = timed(lambda: _indexed(again, folder))
    print(f"kept between starts: {took:.0f} ms")
    _ask_ten(threads, before)


def _indexed(register: Register, folder: Path) -> Threads:
    threads = Threads(register, folder / "cache")
    threads.library.index.ask("skola")
    return threads


def _ask_ten(threads: Threads, register: Register) -> None:
    """Print how long questions take, and in how many years activities are found."""
    records = Random(2).sample([*register.directives, *register.activities], 200)
    took = sorted(timed(lambda one=one: threads.suggestions(one.id))[0] for one in records)  # type: ignore[misc]
    print(f"a question: {median(took):.1f} ms, 19 of 20 within {took[190]:.1f} ms")
    found = [threads.thread(one.id) for one in register.activities[:300]]
    years = [len({stop.station.year for stop in one.stops}) for one in found if one]
    print(f"years of an activity's thread: {sum(years) / len(years):.1f} of 10")


def main() -> None:
    """Measure, and print."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=Path, nargs="+", help="texts, with years in their names")
    parser.add_argument("--gold", type=Path, help="known threads, one a line of JSON")
    parser.add_argument("--budget", type=Path, help="of which ten years are made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.gold:
            register = taken_in(options.documents, folder / "known.json")
            ask_known(Threads(register, folder / "cache"), options.gold)
        if options.budget:
            ten_years(options.budget, int(_YEAR.findall(options.budget.stem)[-1]), folder)


if __name__ == "__main__":
    main()
