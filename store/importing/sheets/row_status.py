"""What a column of statuses says of the rows: what is done, begun or dropped, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from store.importing.reading.doubts import Doubts
from store.importing.reading.reading import Reported, Standing
from store.model.records import Activity, CityStatus, Directive, Listing, Status

_WORDS: dict[Status, str] = {
    "open": r"(?:ej|inte|ikke|icke|not|har inte|är inte|inte ännu)\b.*|o(?:på|av)\w+"
    r"|planera\w*|kommande|väntar|ny|open|planned",
    "done": r"klar[ta]?|avsluta[dt]e?|avslutet|genomför[dt]a?|genomfört|utför[dt]a?|färdig[ta]?"
    r"|slutför[dt]a?|uppnå[dt]d?d?|redovisa[dt]|återrapportera[dt]|ferdig|fullført|gjennomført|færdig"
    r"|afsluttet|done|completed?|closed|finished|100 ?%|✓|✔|☑",
    "started": r"pågå\w*|på ?börja\w*|starta[dt]|på ?gång|under (?:arbete|genomförande|beredning)"
    r"|delvis\b.*|enligt plan|påbegynt|i gang|in progress|started|ongoing|[1-9][0-9]? ?%",
    "dropped": r"utgå(?:r|tt)|struk(?:en|et)|stryks|makulera[dt]|avbru(?:ten|tet|tits)|inställ[dt]"
    r"|avskriv(?:en|et|its|s)|avført|utgår\b.*|cancelled|canceled|dropped",
}
_READ = {status: re.compile(said, re.I) for status, said in _WORDS.items()}
_DAY = re.compile(r"\s*\(?(?:den )?(?:\d{4}-\d\d(?:-\d\d)?|\d{1,2}/\d{1,2}(?:[ -]\d{2,4})?)\)?$")
_AROUND = " .,:;!–-"


@lru_cache(maxsize=1024)
def status_of(words: str) -> Status | None:
    """Return what the words of a cell say; None where they say nothing that is known for sure.

    What follows a known word changes nothing unless it takes it back, as in `klart, ej redovisat`.
    """
    said = _DAY.sub("", words).strip(_AROUND)
    first = re.split(r"\s*[,;:(–]\s*|\s-\s|\.\s", said, maxsplit=1)[0].strip(_AROUND)
    whole = next((status for status, one in _READ.items() if one.fullmatch(said)), None)
    if whole or first == said or re.search(r"\b(?:ej|inte|ikke|delvis|men|not|kvar)\b", said, re.I):
        return whole
    return next((status for status, one in _READ.items() if one.fullmatch(first)), None)


class Statuses:
    """The statuses of a document's rows by their lines, laid to the records that they became."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._said: dict[int, str] = {}
        self._days: dict[int, date] = {}
        self._comments: dict[int, str] = {}

    def add(self, line: int, words: str, day: date | None = None, comment: str = "") -> None:
        """Note what the row on a line says, as of a day of its own where it has one."""
        if words:
            self._said[line] = words
            self._comments[line] = comment
        if day:
            self._days[line] = day

    def note(self, doubts: Doubts) -> None:
        """Tell each status once, with its rows."""
        for line, words in self._said.items():
            closed = status_of(words) in {"done", "dropped"}
            doubts.add("status of something done" if closed else "status in a table", [line], words)

    def reported(
        self, activities: Sequence[Activity], directives: Sequence[Directive], day: date
    ) -> Iterator[Reported]:
        """Return the statuses in the document's own words, as of a day."""
        if not self._said:
            return
        tables: Mapping[str, Iterable[Iterable[Listing | Directive]]] = {
            "activities": (one.listings for one in activities),
            "directives": ((one,) for one in directives),
        }
        for table, records in tables.items():
            for place, rows in enumerate(records):
                if words := self._of(rows):
                    status = self._status(rows, words, day)
                    yield Reported(table, place, status)

    def standings(self, activities: Sequence[Activity]) -> Iterator[Standing]:
        """Return what is closed: an activity in several rows where all of them are."""
        for place, one in enumerate(activities if self._said else ()):
            said = {status_of(self._said.get(row.source.lines[0], "")) for row in one.listings}
            status = said.pop() if len(said) == 1 else None
            if status in {"done", "dropped"}:
                yield Standing(place, status)

    def _status(self, rows: Iterable[Listing | Directive], words: str, day: date) -> CityStatus:
        lines = [row.source.lines[0] for row in rows]
        days = [self._days[line] for line in lines if line in self._days]
        told = dict.fromkeys(filter(None, (self._comments.get(line, "") for line in lines)))
        return CityStatus(words, self._document, max(days, default=day), " ".join(told))

    def _of(self, rows: Iterable[Listing | Directive]) -> str:
        """Return what the rows of a record say, each with its body where they differ."""
        said = [(self._said.get(row.source.lines[0], ""), row.committee) for row in rows]
        words = dict.fromkeys(status for status, _body in said if status)
        if len(words) < 2:
            return next(iter(words), "")
        return "; ".join(f"{status} ({body})" for status, body in said if status)
