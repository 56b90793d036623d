"""How the reading of a document grows with it: `python -m tests.bench.bench_import [DOCUMENT]`.

Prints seconds of the processor for one, two, four and eight times each made document, how much
longer each took than the one before it, and the longest wait between two signs of progress. A
document that is named, such as the city's budget, is read too, and beside it as much as 1 MB of
minutes: what a line of theirs takes, in times a line of that document.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple

from store.documents.common.text import TextDocument, from_bytes, read_text
from store.importing.budget.reading import read_budget
from store.importing.minutes.reading import read_minutes
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Progress, Reading
from tests.store.importing.minutes import PAGED

TIMES = (1, 2, 4, 8)
_LINES = 3_000
_ROUNDS = 2
_CHAPTERS = ("Kulturnämnden", "Socialnämnden", "Trafiknämnden", "Utbildningsnämnden")
_STARTS = ("ska ta fram", "ska se över", "ska i samarbete med kulturnämnden pröva", "ska utreda")
_SMALL = (
    "plan",
    "väg",
    "park",
    "skola",
    "mål",
    "torg",
    "lek",
    "bad",
    "natt",
    "bro",
    "ljus",
    "träd",
)
_SYLLABLES = ("ba", "de", "fi", "go", "hu", "jy", "kå", "lä", "mö", "nar", "pel", "rit", "sol")
_WORD = re.compile(r"[a-zåäö]{5,}")
_TITLE = "Budget 2026"
_SECTION = re.compile(r"§ \d+(?= Ärendenummer)")
_LETTERS = 1_000_000

Reader = Callable[[TextDocument, Asked], Reading]


class Taken(NamedTuple):
    """How long a reading took and how long it was silent at most, both in seconds."""

    seconds: float
    silent: float


def copies(times: int) -> Iterator[str]:
    """The sample's lines up to its amounts again and again, in each copy with other words."""
    (sample,) = (one for one in files("sample_data").iterdir() if one.name.startswith("budget"))
    text = sample.read_text(encoding="utf-8")
    lines = text[: text.find("\nMnkr\tKostnader")].splitlines()
    for copy in range(4 * times):
        for line in lines:
            kept = line if not copy or len(line) < 80 else _WORD.sub(partial(_varied, copy), line)
            yield kept


def _varied(copy: int, match: re.Match[str]) -> str:
    """A word that a copy has instead, the same one each time; names of bodies stay."""
    word = match[0]
    if "nämnd" in word or "styrelse" in word or Random(word).random() < 0.5:
        return word
    return _word(Random(f"{word}{copy}"))


def rows_of_few_words(times: int) -> Iterator[str]:
    """Tables whose rows all resemble each other."""
    return _tables(times, _SMALL)


def rows_of_many_words(times: int) -> Iterator[str]:
    """Tables whose rows have little in common."""
    random = Random(1)
    return _tables(times, tuple(_word(random) for _ in range(5_000)))


def _tables(times: int, vocabulary: tuple[str, ...]) -> Iterator[str]:
    random = Random(2)
    yield from (_TITLE, "")
    for chapter in _CHAPTERS:
        yield from (chapter, "", "Kommunfullmäktiges aktiviteter", "")
        yield "Aktivitet\tStartdatum\tSlutdatum"
        for _ in range(times * _LINES // len(_CHAPTERS)):
            words = " ".join(random.choices(vocabulary, k=random.randint(4, 14)))
            told = f"{random.choice(_CHAPTERS)} {random.choice(_STARTS)} {words}"
            yield f"{told}\t2026-01-01\t2026-12-31"
        yield ""


def bullets(times: int) -> Iterator[str]:
    """Lists of directives, now and then with a name that resembles a body's."""
    random = Random(3)
    yield from (_TITLE, "")
    for chapter in _CHAPTERS:
        yield from (chapter, "", "En stad att leva i", "", "Kulturnämnden ska:")
        for _ in range(times * _LINES // len(_CHAPTERS)):
            words = [_word(random) for _ in range(random.randint(4, 14))]
            words[random.randrange(len(words))] = random.choice(
                ("tillsammans med Idrotsnämnden", "i samråd med", f"{_word(random)}nämnden")
            )
            yield f"- {' '.join(words)}"
        yield ""


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randint(2, 5)))


SHAPES: tuple[Callable[[int], Iterator[str]], ...] = (
    copies,
    rows_of_few_words,
    rows_of_many_words,
    bullets,
)


def minutes(letters: int) -> Iterator[str]:
    """The minutes of the tests again and again, each time with other numbers."""
    length, copy = 0, 0
    while length < letters:
        for line in PAGED.text.splitlines():
            yield _SECTION.sub(f"§ {copy}", line)
            length += len(line) + 1
        copy += 1


def read(document: TextDocument, reader: Reader = read_budget) -> Taken:
    """Read a document once."""
    begun = process_time()
    said = [begun]

    def note(_progress: Progress) -> None:
        said.append(process_time())

    reader(document, Asked(2026, note))
    said.append(process_time())
    waits = (after - before for before, after in zip(said, islice(said, 1, None), strict=False))
    return Taken(process_time() - begun, max(waits))


def measure(document: TextDocument, reader: Reader = read_budget) -> Taken:
    """Return the quickest of a few readings."""
    return min(read(document, reader) for _ in range(_ROUNDS))


def main(named: list[str]) -> None:
    """Print a line for each document."""
    for name in named:
        document = read_text(Path(name))
        taken, lines = measure(document), len(document.lines)
        print(_line(document.name, lines, taken, ""))
        print(_beside(taken.seconds / lines))
    for shape in SHAPES:
        before: float | None = None
        for times in TIMES:
            document = from_bytes("made.txt", "\n".join(shape(times)).encode())
            taken = measure(document)
            ratio = f"{taken.seconds / before:5.2f} times the one before" if before else ""
            print(
                _line(f"{shape.__name__} x{times}", len(document.lines), taken, ratio), flush=True
            )
            before = taken.seconds


def _beside(second_a_line: float) -> str:
    """Return what minutes take, beside the seconds that a line of another document takes."""
    document = from_bytes("made.txt", "\n".join(minutes(_LETTERS)).encode())
    taken, lines = measure(document, read_minutes), len(document.lines)
    ratio = f"{taken.seconds / lines / second_a_line:5.2f} times a line of the one before"
    return _line("minutes", lines, taken, ratio)


def _line(what: str, lines: int, taken: Taken, ratio: str) -> str:
    said = f"{what:>24}, {lines:>7} lines: {taken.seconds:6.2f} s, silent {taken.silent:5.2f} s"
    return f"{said}  {ratio}".rstrip()


if __name__ == "__main__":
    main(sys.argv[1:])
