"""Deadlines that stand in running text: the times that it names, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from store.dates.building import Context
from store.dates.clauses import Belonging, belonging, leads
from store.dates.reading import find
from store.dates.references import tells_which
from store.dates.span import Span
from store.dates.words import FEASTS, any_of

_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\bv\.)(?<!\bkl\.)(?<!\bnr\.)(?<!\bca\.)(?<!\bt\.)(?<!\bm\.)(?<!\bdnr\.)"
    r"(?<!\.[A-ZÅÄÖ]\.)\s+"
    r"(?=[A-ZÅÄÖ”\"(–-])"
)
_HABITUAL = re.compile(r"(?:på|om|in|on|at)\s", re.IGNORECASE)
"""Before a season or month without its year: every year's, and no deadline."""
_YEARED = re.compile(r"\d{2}\b|\bår(?:et)?\b|\byear\b", re.IGNORECASE)
_FEAST = re.compile(rf"\b(?:{any_of(FEASTS)})\b", re.IGNORECASE)
_EVERY_FEAST = re.compile(r"(?:på|om|under|vid|on|at|during|over)\s", re.IGNORECASE)
"""Before a feast without its year: those of every year."""
_ELECTION = re.compile(r"\b\w*val(?:et|en|dagen)?\b|\belections?\b", re.IGNORECASE)
"""An event that is only named: what is due by it says before, or at the latest then."""
_ABOUT_YEARS = re.compile(
    r"(?:under\s+)?(?:tids)?perioden\s+(?=[0-9]{4}(?![-–][0-9]{2}-))|år\s|years?\s", re.IGNORECASE
)
"""Years that are only named tell which are spoken of: a championship, the money of a period."""
_PERIOD = re.compile(r"under\s", re.IGNORECASE)
"""Before years that are the assignment's own, where they stand before its verb."""
_REACHED = re.compile(
    r"(?:\b(?:överför|ombudgeter|omför|carr(?:y|ied) over|transfer)\w*\b[^;]*"
    r"|\b(?:planering|planning|behov(?:en)?\b|prognos|framskrivning|scenari|forecast|outlook|task)"
    r"\w*)\s*$",
    re.IGNORECASE,
)
"""Before "till 2018": money is carried to a year, planning reaches to one; nothing is due then."""
_DENIED = re.compile(r"\b(?:inte|ej|aldrig|not|never)\b[^,;.:]*$", re.IGNORECASE)
"""Before "före den 1 maj": what is not to be done earlier than that is due at no time."""
_TO = re.compile(r"(?:(?:fram\s+)?till|to|until)\s", re.IGNORECASE)


_FAR = 600
"""Characters around a time that are looked through for what it is of."""
_LONG_AGO = 1000
"""The year that times without one are read in where nothing says the document's."""


class Mention(Struct, frozen=True, gc=False):
    """A time that a text names, and the sentence that says it."""

    span: Span
    sentence: str
    start: int
    """Where in the sentence its words begin."""

    def belonging(self, year: int) -> Belonging:
        """Tell whether something falls due then, in a document of that year; nothing may tell it.

        What began, comes again without a day, is always, lies before the year, is of a clause or a
        thing that the sentence only names, or is only where money is carried or planning reaches
        to does not.
        """
        span = self.span
        if span.due is None or span.due < date(year, 1, 1):
            return "other"
        before, after = self._around()
        if span.kind == "before" and _DENIED.search(before):
            return "other"
        if _only_reaches(before, span) or tells_which(before, after, span) or self._only_names():
            return "other"
        if _ABOUT_YEARS.match(span.text) and not (
            _PERIOD.match(span.text) and leads(before, after)
        ):
            return "other"
        return belonging(before, after, span)

    def is_planned(self, year: int) -> bool:
        """Tell whether something is planned then, be it this or a thing that the sentence names."""
        return self.belonging(year) != "other"

    def _around(self) -> tuple[str, str]:
        """Return the words before and after it, as far as they can tell what it is of."""
        end = self.start + len(self.span.text)
        before = self.sentence[max(0, self.start - _FAR) : self.start]
        return before, self.sentence[end : end + _FAR]

    def _only_names(self) -> bool:
        """Tell whether it is a part of every year, or an event, that is only named."""
        said, kind = self.span.text, self.span.kind
        if self.span.precision in {"season", "month"} and not _YEARED.search(said):
            return bool(_HABITUAL.match(said))
        if kind == "at" and _ELECTION.search(said):
            return True
        feast = kind == "at" and _FEAST.search(said) and not _YEARED.search(said)
        return bool(feast and _EVERY_FEAST.match(said))


def _only_reaches(before: str, span: Span) -> bool:
    return bool(_TO.match(span.text) and _REACHED.search(before))


@lru_cache(maxsize=4096)
def mentions(text: str, year: int) -> tuple[Mention, ...]:
    """Return the times that a text of a year's document names, in its order."""
    context = Context(year, date(year, 1, 1))
    return tuple(
        Mention(found.span, sentence, found.start)
        for sentence in sentences(text)
        for found in find(sentence, context)
        if found.span
    )


def deadlines_in(text: str, year: int) -> tuple[Mention, ...]:
    """Return the times by which a text says that something is to be done, each once.

    `year` is its document's, 0 where nothing says it: then only times count that name their own.
    """
    return _belonging(text, year, "own")


def unclear_in(text: str, year: int) -> tuple[Mention, ...]:
    """Return the times of which nothing tells whether a text says that something is due then.

    Where its sentence says another time by when it is to be done, that one is it.
    """
    said = {one.sentence for one in deadlines_in(text, year)}
    return tuple(one for one in _belonging(text, year, "unclear") if one.sentence not in said)


def _belonging(text: str, year: int, to: Belonging) -> tuple[Mention, ...]:
    since = year or _LONG_AGO
    dated = (one for one in mentions(text, since) if one.belonging(since) == to)
    found = {(one.span.first, one.span.due): one for one in dated}
    return tuple(one for one in found.values() if year or _names_its_year(one.span))


def due_in(said: Iterable[str], year: int) -> Iterator[Span]:
    """Return the times by which texts of a year's document say that something is to be done."""
    return (one.span for text in said for one in deadlines_in(text, year))


def _names_its_year(span: Span) -> bool:
    return span.due is not None and span.due.year >= _LONG_AGO + 100


def sentences(text: str) -> Iterator[str]:
    """Return the sentences of a text, each on one line."""
    return (" ".join(part.split()) for part in _SENTENCE_END.split(text) if part.strip())
