"""The words of one document by the passages that have them: made once, and kept."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from store.model.kinds import PRINTED, Printed
from store.model.records import Document, Source
from store.threads.passages import passages, said_at
from store.threads.stations import Place
from store.threads.words import all_words, named, pairs, telling

_FIGURES = frozenset({"budget", "outturn"})
"""Kinds of records that are figures, and no matter that has words of its own."""
_IN_A_PLACE = 4
_BITS, _PASSAGE = 32, 2**32 - 1


class Row(Struct, frozen=True, gc=False):
    """A record at one place of a document, with its words there."""

    record: str
    source: Source
    text: str


class Shelf:
    """Where the words of a document stand: by stem, and by each two in a row.

    Attributes:
        places: four numbers a passage: first and last line, and where its text begins and ends.
        records: the id of the record that each passage is, empty where it became none.
        words: the passages that have a stem, by their number.
        names: the stems that are mostly written with a capital letter.
        pairs: what two words in a row are found by, times 2**32, and the passage; in order.
    """

    def __init__(
        self,
        places: array[int],
        records: list[str],
        words: Mapping[str, array[int]],
        names: frozenset[str],
        pairs: array[int],
    ) -> None:
        self.places = places
        self.records = records
        self.words = words
        self.names = names
        self.pairs = pairs

    def __len__(self) -> int:
        return len(self.records)

    def place(self, number: int) -> Place:
        """Return where a passage stands."""
        return Place(*self.places[number * _IN_A_PLACE : (number + 1) * _IN_A_PLACE])

    def turn(self, number: int) -> int:
        """Return which of the passages on the very same lines a passage is, counted from 1."""
        place, before = self.place(number), number - 1
        while before >= 0 and not self.records[before]:
            other = self.place(before)
            if (other.first, other.last) != (place.first, place.last):
                break
            before -= 1
        return number - before

    def check(self) -> None:
        """Hold the shelf to naming only passages that it has.

        Raises: ValueError when it does not.
        """
        most = len(self)
        held = all(max(one) < most for one in self.words.values() if one)
        paired = not self.pairs or max(one & _PASSAGE for one in self.pairs) < most
        if len(self.places) != _IN_A_PLACE * most or not (held and paired):
            raise ValueError("a passage that is not there")

    def is_of(self, document: Document, rows: Sequence[Row]) -> bool:
        """Tell whether the shelf names the records of a document in their order, and its places."""
        own = [row.record for row in rows]
        loose = not any(self.records[len(own) :])
        return (
            self.records[: len(own)] == own
            and loose
            and max(self.places, default=0) <= len(document.text) + 1
        )

    def with_pair(self, pair: int) -> list[int]:
        """Return the passages that have two words in a row."""
        start, stop = (bisect_left(self.pairs, one << _BITS) for one in (pair, pair + 1))
        return [one & _PASSAGE for one in self.pairs[start:stop]]


class Said(Struct, frozen=True, gc=False):
    """What is looked up of a wording: its stems, those that are names, its pairs of words."""

    stems: frozenset[str]
    names: frozenset[str]
    pairs: frozenset[int]


class Reader(dict[str, Said]):
    """Wordings, each read once: papers of several years repeat one another."""

    def __missing__(self, text: str) -> Said:
        words = all_words(text)
        stems = telling(words)
        self[text] = said = Said(frozenset(stems), frozenset(named(words)), frozenset(pairs(stems)))
        return said


def shelve(document: Document, rows: Iterable[Row], reader: Reader) -> Shelf:
    """Return the shelf of a document: of its records, and of its lines that became none."""
    units = [*_units(document.text, rows)]
    words: dict[str, array[int]] = {}
    capitals: Counter[str] = Counter()
    found: list[int] = []
    for number, (_record, _place, text) in enumerate(units):
        said = reader[text]
        capitals.update(said.names)
        for one in said.stems:
            if one in words:
                words[one].append(number)
            else:
                words[one] = array("I", (number,))
        found += [pair << _BITS | number for pair in said.pairs]
    return Shelf(
        array("I", chain.from_iterable((p.first, p.last, p.start, p.end) for _, p, _ in units)),
        [record for record, _, _ in units],
        words,
        frozenset(one for one, count in capitals.items() if 2 * count > len(words[one])),
        array("Q", sorted(found)),
    )


def _units(text: str, rows: Iterable[Row]) -> Iterator[tuple[str, Place, str]]:
    """Return each passage: its record's id, its place, its words."""
    covered: set[int] = set()
    for row in rows:
        covered.update(row.source.lines)
        yield row.record, Place(min(row.source.lines), max(row.source.lines), 0, 0), row.text
    for place in passages(text):
        if not covered.issuperset(range(place.first, place.last + 1)):
            yield "", place, said_at(text, place)


def rows_of(record: Printed) -> Iterator[Row]:
    """Return a record at each of its places."""
    traits = next(one for one in PRINTED if isinstance(record, one.record))
    if traits.kind in _FIGURES:
        return
    if listings := traits.rows(record):
        yield from (Row(record.id, row.source, row.text) for row in listings)
    else:
        text = traits.text(record)
        yield from (Row(record.id, source, text) for source in traits.sources(record))


def digest(document: Document, rows: Iterable[Row]) -> str:
    """Return what a shelf is known by: another text, or records at other places, are another."""
    made = hashlib.sha256(document.text.encode("utf-8", "replace"))
    for row in rows:
        made.update(f"\n{row.record} {row.source.lines} {row.text}".encode("utf-8", "replace"))
    return made.hexdigest()
