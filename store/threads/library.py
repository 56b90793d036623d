"""All that a register's papers say, by its documents: what a thread's stations are read from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from store.common.kept import Key
from store.common.text import one_line
from store.model.kinds import PRINTED, Record, traits_of
from store.model.own import Own
from store.model.records import Committee, Document
from store.register.known import Known
from store.threads.index import Index
from store.threads.kept import file_of, read_shelves, write_shelves
from store.threads.passages import passages, said_at
from store.threads.shelves import Reader, Row, Shelf, digest, rows_of, shelve
from store.threads.stations import LinesId, Place, Station, read_lines_id

_EARLIER = re.compile(r" \(\d{4}-\d{2}-\d{2}(?:, \d+)?\)$")
"""What the name of an earlier version of a document ends with."""


_LIBRARY: Key[Library] = Key("library")


def library_of(known: Known, folder: Path | None = None) -> Library:
    """Return the library of a register, the same until its documents change."""
    found = known.kept(_LIBRARY, lambda: Library(known, folder))
    found.folder = found.folder or folder
    return found


class Library:
    """The documents of a register, their records and their passages; an index is made when asked.

    `folder` is where shelves are kept between starts; without one they are made anew.
    """

    def __init__(self, known: Known, folder: Path | None = None) -> None:
        self.known = known
        self.folder = folder
        self._by_lines: dict[str, Mapping[tuple[int, int], list[Place]]] = {}
        names = {one.name for one in known.documents}
        self.documents: Sequence[Document] = [
            one for one in known.documents if _EARLIER.sub("", one.name) not in names - {one.name}
        ]
        self._numbers = {one.name: number for number, one in enumerate(self.documents)}

    @cached_property
    def rows(self) -> Mapping[str, Sequence[Row]]:
        """What became records, by the documents that it is printed in."""
        found: dict[str, list[Row]] = {one.name: [] for one in self.documents}
        records = chain.from_iterable(self.known.of(kind) for kind in PRINTED)
        standing = (one for one in records if not one.withdrawn)
        for row in chain.from_iterable(map(rows_of, standing)):
            if row.source.document in found:
                found[row.source.document].append(row)
        return found

    @cached_property
    def shelves(self) -> Sequence[Shelf]:
        """The shelf of each document, in their order."""
        marks = [digest(one, self.rows[one.name]) for one in self.documents]
        path = file_of(self.known.place, self.folder) if self.folder else None
        read = read_shelves(path) if path else {}
        kept = {
            mark: read[mark]
            for document, mark in zip(self.documents, marks, strict=True)
            if mark in read and read[mark].is_of(document, self.rows[document.name])
        }
        reader = Reader()
        found = [
            kept.get(mark) or shelve(document, self.rows[document.name], reader)
            for mark, document in zip(marks, self.documents, strict=True)
        ]
        if path and not kept.keys() >= set(marks):
            write_shelves(path, dict(zip(marks, found, strict=True)))
        return found

    @cached_property
    def index(self) -> Index:
        """The index over all shelves."""
        return Index(self.shelves)

    def number(self, document: str) -> int:
        """Return which shelf is a document's, by its name; -1 where it has none."""
        return self._numbers.get(document, -1)

    def station(self, id_: str) -> Station | None:
        """Return the station of an id such as D12 or S3:14-16; None where there is none."""
        if lines := read_lines_id(id_):
            return self._of_lines(lines)
        record = self.known.record(id_)
        return next(self.stations_of(record), None) if record else None

    def stations_of(self, record: Record) -> Iterator[Station]:
        """Return a record at the first of its places in each document."""
        if isinstance(record, Committee | Own):
            return
        seen = set()
        for row in rows_of(record):
            if row.source.document not in seen:
                seen.add(row.source.document)
                yield self._of_row(row, record)

    def found(self, shelf: int, passage: int) -> Station:
        """Return what the index found."""
        document, held = self.documents[shelf], self.shelves[shelf]
        place, id_ = held.place(passage), held.records[passage]
        if not id_:
            name = LinesId(document.id, place.first, place.last, held.turn(passage))
            return self._lines(document, name, said_at(document.text, place))
        # Records of a shelf are its first passages, in the order of its rows.
        row, record = self.rows[document.name][passage], self.known.record(id_)
        assert record is not None
        return self._of_row(row, record)

    def _of_row(self, row: Row, record: Record) -> Station:
        document = self.known.document(row.source.document)
        year = document.year if document else 0
        body = next(iter(traits_of(record).chapters(record)), "")
        lines = row.source.lines
        return Station(row.record, row.source.document, year, lines, row.text, record, body)

    def _of_lines(self, name: LinesId) -> Station | None:
        """Return the passage that an id of lines names, else those lines as a whole."""
        document = self.known.document(name.document)
        if document is None or document.id != name.document:
            return None
        held = self._passages(document).get((name.first, name.last), [])
        if name.turn <= len(held):
            return self._lines(document, name, said_at(document.text, held[name.turn - 1]))
        lines = document.text.split("\n")
        text = one_line(" ".join(lines[name.first - 1 : name.last]))
        return self._lines(document, name, text) if text and name.last <= len(lines) else None

    def _passages(self, document: Document) -> Mapping[tuple[int, int], list[Place]]:
        """Return the passages of a document by their first and last line."""
        if document.id not in self._by_lines:
            found: dict[tuple[int, int], list[Place]] = defaultdict(list)
            for place in passages(document.text):
                found[place.first, place.last].append(place)
            self._by_lines[document.id] = found
        return self._by_lines[document.id]

    def _lines(self, document: Document, name: LinesId, text: str) -> Station:
        numbers = tuple(range(name.first, name.last + 1))
        return Station(str(name), document.name, document.year, numbers, text)
