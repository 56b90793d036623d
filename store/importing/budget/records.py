"""What the readers gathered, as records: bodies read from the words, listings grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.budget.activities import Row
from store.importing.budget.bullets import Draft
from store.importing.budget.indicators import Measure
from store.importing.language.bodies import Bodies
from store.importing.language.figures import FigureKind
from store.importing.language.participants import Actors, Task, read_actors, read_task
from store.importing.language.same_activity import group
from store.importing.reading.doubts import Doubts
from store.importing.reading.sources import source_of
from store.model.doubts import DoubtKind
from store.model.records import Activity, Directive, Indicator, Listing, Participant

_Gathered = TypeVar("_Gathered", Draft, Row)

_TOLD = 16
"""Of so many records one is told."""
Tell = Callable[[int, str], None]
"""Is told the line that was reached and what is being read."""


class Records:
    """Makes records of one document's drafts."""

    def __init__(self, document: TextDocument, bodies: Bodies, doubts: Doubts, tell: Tell) -> None:
        self._document = document
        self._bodies = bodies
        self._doubts = doubts
        self._tell = tell
        self._tasks: dict[str, Task] = {}
        self._unsure: dict[tuple[DoubtKind, str], list[int]] = {}

    def directives(self, drafts: Sequence[Draft]) -> tuple[Directive, ...]:
        """Return the directives, with who takes part according to their words."""
        return tuple(
            self._directive(draft, committee)
            for draft, committee in self._placed(drafts, "directives")
        )

    def activities(self, rows: Sequence[Row]) -> tuple[Activity, ...]:
        """Return the activities, each with every listing of it."""
        listings = [
            self._listing(row, committee) for row, committee in self._placed(rows, "activities")
        ]

        def tell(row: Listing) -> None:
            self._tell(row.source.lines[0], "listings of one activity")

        return tuple(
            Activity("", same) for same in group(listings, self._bodies, tell, self._tasks)
        )

    def indicators(self, measures: Sequence[Measure]) -> tuple[Indicator, ...]:
        """Return the indicators; without a committee those of the whole city."""
        return tuple(map(self._indicator, measures))

    def _indicator(self, measure: Measure) -> Indicator:
        def printed(kind: FigureKind) -> dict[str, str]:
            return {label: cell for label, cell in measure.figures.get(kind, {}).items() if cell}

        return Indicator(
            id="",
            name=measure.name,
            source=source_of(self._document, measure.lines),
            committee=measure.place.committee,
            area=measure.place.area,
            goal=measure.goal,
            obligatory=measure.obligatory,
            targets=measure.targets,
            own_target=printed("own_target"),
            council_target=printed("council_target"),
            outcome=printed("outcome"),
            outcome_last_year=printed("outcome_last_year"),
            forecast=printed("forecast"),
            period=next(iter(printed("period").values()), ""),
        )

    def _placed(self, drafts: Sequence[_Gathered], what: str) -> Iterator[tuple[_Gathered, str]]:
        """Pass on what stands in a chapter; what stands in none is listed."""
        for number, draft in enumerate(drafts):
            if number % _TOLD == 0:
                self._tell(draft.lines[0], what)
            if draft.place.committee is None:
                self._doubts.add("outside any chapter", draft.lines, draft.text)
            else:
                yield draft, draft.place.committee

    def _directive(self, draft: Draft, committee: str) -> Directive:
        """Make a directive; whoever else is to do it with the committee takes part."""
        actors = self._actors(draft, committee)
        others = (
            *(Participant(lead, "collaborates") for lead in actors.leads),
            *actors.participants,
        )
        return Directive(
            id="",
            committee=committee,
            kind=draft.kind,
            lead_in=draft.lead_in,
            text=draft.text,
            source=source_of(self._document, draft.lines),
            area=draft.place.area,
            theme=draft.place.theme,
            goal=None if draft.kind == "duty" else draft.place.goal,
            number=draft.number,
            via=draft.via,
            report=draft.report,
            participants=tuple(one for one in others if one.committee != committee),
        )

    def _listing(self, row: Row, committee: str) -> Listing:
        actors, text = self._actors(row, committee), row.text
        if text not in self._tasks:
            # Right after it was read for its actors, a text need not be read again.
            self._tasks[text] = read_task(text, self._bodies)
        unsaid = actors.leads == (committee,)
        return Listing(
            committee=committee,
            text=text,
            start=row.start,
            end=row.end,
            source=source_of(self._document, row.lines),
            area=row.place.area,
            goal=row.place.goal,
            leads=() if unsaid and row.place.unled else (unsaid and row.leads) or actors.leads,
            participants=actors.participants,
            number=row.number,
        )

    def _actors(self, draft: Draft | Row, committee: str) -> Actors:
        actors = read_actors(draft.text, committee, self._bodies)
        for doubt in actors.doubts:
            self._unsure.setdefault((doubt.kind, doubt.words), []).append(draft.lines[0])
        return _with_those_beside(actors, draft, committee) if draft.beside else actors

    def note_doubts(self) -> None:
        """Note each name that was not plain once, with every line that has it."""
        for (kind, words), lines in self._unsure.items():
            self._doubts.add(kind, sorted(set(lines)), words)


def _with_those_beside(actors: Actors, draft: Draft | Row, committee: str) -> Actors:
    """Return who is named with those who take part by a column of their own."""
    named = {committee, *actors.leads, *(one.committee for one in actors.participants)}
    more = (Participant(name, "collaborates") for name in draft.beside if name not in named)
    return replace(actors, participants=(*actors.participants, *more))
