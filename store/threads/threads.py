"""One matter through the years: its stations, and what may belong to it as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from msgspec import Struct
from rapidfuzz import fuzz

from store.changes.history import steps
from store.common.kept import Key
from store.common.text import fold
from store.model.kinds import PRINTED, Record
from store.model.links import Link, linked
from store.model.records import DocumentKind
from store.register.known import Known
from store.threads.certain import by_key, certain_key
from store.threads.contrasts import apart
from store.threads.index import Found
from store.threads.library import library_of
from store.threads.stations import Station
from store.threads.words import Names

MOST_OFFERED = 5
"""Suggestions at a time: a list that nobody reads to its end is none."""
_WORDS = 6
"""Words in common that are told."""
_NAMES: Key[Names] = Key("names that changed")
_BY_KEY: Key[Mapping[Hashable, Sequence[Record]]] = Key("records by certain key")
_IN_A_YEAR: dict[DocumentKind, int] = {"budget": 0, "report": 2}
"""Which kinds of documents stand first and last among those of a year."""
_OF_A_KIND = 1.2
"""How much more alike an indicator is to an indicator, and an assignment to an assignment."""
_TWICE = 88.0
"""Likeness (0-100) from which one of two wordings is offered."""
How = Literal["asked", "certain", "confirmed"]


class Stop(Struct, frozen=True):
    """A station of a thread, and how it came there; `others` are like it in the same document."""

    station: Station
    how: How
    by: str = ""
    others: int = 0


class Suggestion(Struct, frozen=True):
    """What may be of the same matter: how alike it is, and the words in common."""

    station: Station
    score: float
    words: tuple[str, ...]


class Thread(Struct, frozen=True):
    """A matter: its stations down the years, that which was asked for among them."""

    id: str
    topic: str
    stops: tuple[Stop, ...]

    @property
    def certain(self) -> bool:
        """Whether the names alone make it: nobody had to say yes."""
        return all(one.how != "confirmed" for one in self.stops)


class Threads:
    """The threads of a register as it is now: made anew when the register is."""

    def __init__(self, known: Known, folder: Path | None = None) -> None:
        self.known = known
        self.library = library_of(known, folder)
        self.names = known.kept(_NAMES, lambda: Names(known.renamings), of=known.renamings)

    def thread(self, id_: str) -> Thread | None:
        """Return the matter that a station is of; None where there is no such station."""
        asked = self.library.station(id_)
        if asked is None:
            return None
        stops = {asked.id: Stop(asked, "asked")}
        waiting = [asked]
        while waiting:
            for stop in self._beside(waiting.pop(0)):
                one = stop.station
                if one.id not in stops and not self._denied(asked.id, one.id):
                    stops[one.id] = stop
                    waiting.append(one)
        found = sorted(stops.values(), key=lambda one: self._order(one.station))
        return Thread(asked.id, asked.text, tuple(found))

    def answered(self) -> tuple[Thread, ...]:
        """Return the matters that somebody said something of, each once, as they were said."""
        found: dict[frozenset[str], Thread] = {}
        for link in self.known.links:
            thread = self.thread(link.one) if link.same else None
            if thread:
                found.setdefault(frozenset(one.station.id for one in thread.stops), thread)
        return tuple(found.values())

    def suggestions(self, id_: str, most: int = MOST_OFFERED) -> tuple[Suggestion, ...]:
        """Return what may be of the same matter as a station, at most so many, the likest first.

        Nothing that somebody said no to, and nothing whose words contrast.
        """
        thread = self.thread(id_)
        if thread is None:
            return ()
        asked = next(one.station for one in thread.stops if one.how == "asked")
        known = {one.station.id for one in thread.stops}
        keys = {self._key(one.station) for one in thread.stops} - {None}
        found = (
            one
            for one in self.like(asked.text, asked.document, asked.id[:1] if asked.record else "")
            if one.station.id not in known
            and self._key(one.station) not in keys
            and not self._denied(asked.id, one.station.id)
            and not apart(asked.text, one.station.text)
        )
        return tuple(islice(found, most))

    def like(self, text: str, leaving: str = "", kind: str = "") -> Iterator[Suggestion]:
        """Return what is worded like a text, each matter once, the likest first.

        `leaving` is the name of a document that is left out; what has an id that begins as `kind`
        goes before what is as much alike.
        """
        also, library = self.names.also(text), self.library
        seen: dict[Hashable, str] = {}
        found = library.index.ask(also, {library.number(leaving)})
        scored = ((self._score(one, kind), one) for one in found)
        for score, one in sorted(scored, key=lambda each: -each[0]):
            station = library.found(one.shelf, one.passage)
            key, said = self._key(station) or station.id, station.text
            if key not in seen and not _says_one_of(said, seen.values()):
                seen[key] = said
                words = library.index.in_common(also, said)[:_WORDS]
                yield Suggestion(station, round(score, 1), words)

    def _score(self, found: Found, kind: str) -> float:
        record = self.library.shelves[found.shelf].records[found.passage]
        return found.score * (_OF_A_KIND if kind and record[:1] == kind else 1)

    def _beside(self, station: Station) -> Iterator[Stop]:
        """Return what belongs to a station itself: by its name, or as people say."""
        for document, records in self._certain(station).items():
            same = [one for one in records if one.committee == station.committee] or records
            if document != station.document and not self._denied(station.id, same[0].id):
                yield Stop(same[0], "certain", others=len(same) - 1)
        for link in self._links.get(station.id, ()):
            other = link.other if link.one == station.id else link.one
            found = self.library.station(other) if link.same else None
            if found:
                yield Stop(found, "confirmed", by=self._said_by.get((link.one, link.other), ""))

    def _certain(self, station: Station) -> Mapping[str, list[Station]]:
        """Return what a station's name makes certain, by document."""
        found: dict[str, list[Station]] = defaultdict(list)
        for record in self._by_key.get(self._key(station), ()):
            for one in self.library.stations_of(record):
                found[one.document].append(one)
        return found

    def _key(self, station: Station) -> Hashable:
        return certain_key(station.record, self.names) if station.record else None

    @property
    def _by_key(self) -> Mapping[Hashable, Sequence[Record]]:
        records = chain.from_iterable(self.known.of(kind) for kind in PRINTED)
        standing = (one for one in records if not one.withdrawn)
        return self.known.kept(_BY_KEY, lambda: by_key(standing, self.names), of=self.names)

    @cached_property
    def _links(self) -> Mapping[str, Sequence[Link]]:
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.known.links:
            found[link.one].append(link)
            found[link.other].append(link)
        return found

    @cached_property
    def _said_by(self) -> Mapping[tuple[str, str], str]:
        """Who said last what there is of each pair."""
        standing, _ = steps(self.known.changes)
        ops = (
            (change.by, op.after) for change in standing for op in change.ops if op.table == "links"
        )
        return {(said["one"], said["other"]): by for by, said in ops if said}

    def _order(self, station: Station) -> tuple[int, int, str, tuple[int, ...]]:
        """Return what stations are put in order by: years, and in a year from promise to report."""
        document = self.known.document(station.document)
        kind = _IN_A_YEAR.get(document.kind, 1) if document else 1
        return station.year, kind, fold(station.document), station.lines

    def _denied(self, one: str, other: str) -> bool:
        return linked(one, other, same=False) in self._links.get(one, ())


def _says_one_of(text: str, said: Iterable[str]) -> bool:
    """Tell whether to offer a text beside others would be to offer one of them twice."""
    return any(fuzz.ratio(text, other, score_cutoff=_TWICE) for other in said)
