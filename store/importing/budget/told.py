"""Assignments in the sentences of a budget, wherever they stand beside its lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from store.dates.mentions import due_in
from store.importing.budget.bullets import Draft
from store.importing.budget.place import Place
from store.importing.language.assigning import Assigned, assignments
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.language.ordering import orders
from store.importing.language.sentences import Paragraph, paragraphs

_COUNTED = re.compile(r"\s*(\d{1,3})[.)]\s")


class ToldReader:
    """Reads the paragraphs of a budget from which no list and no table took anything.

    In chapters that are `bare` of lists and tables, all that their body shall do is told, and so
    it is in the lines that are `leading` a list.
    """

    def __init__(
        self,
        bodies: Bodies,
        names: Names,
        year: int | None,
        bare: AbstractSet[str],
        leading: AbstractSet[int],
    ) -> None:
        self._bodies = bodies
        self._bare = bare
        self._leading = leading
        self._names = names
        self._year = year

    def read(
        self, lines: Sequence[str], places: Mapping[int, Place], taken: AbstractSet[int]
    ) -> Iterator[Draft]:
        """Return what they tell bodies to do; `places` are where each line stands."""
        for part in paragraphs(lines):
            if taken.isdisjoint(part.numbers) and not _is_row(part, lines):
                yield from self._drafts(part, places.get(part.numbers[0], Place()))

    def _drafts(self, part: Paragraph, place: Place) -> Iterator[Draft]:
        given = assignments(part.text, self._names, place.committee)
        told = place.committee in self._bare or not self._leading.isdisjoint(part.numbers)
        if told and not given:
            said = orders(part.text, self._names, place.committee)
            given = tuple(one for one in said if place.committee in one.bodies)
        for one in given:
            if one.text and _is_told(one, place):
                for name in one.bodies:
                    yield self._draft(one, self._under(name, place), part)

    def _draft(self, one: Assigned, place: Place, part: Paragraph) -> Draft:
        counted = _COUNTED.match(part.text) if one.start == 0 else None
        return Draft(
            kind=one.kind,
            lead_in="",
            place=place,
            lines=list(part.lines(one.start, one.end)),
            parts=[f"{one.text}, {one.beside}" if one.beside else one.text],
            number=counted[1] if counted else "",
            via=one.via,
            report=tuple(due_in(one.report, self._year or 0)),
        )

    def _under(self, name: str, place: Place) -> Place:
        """Return where an assignment stands: in its body's own chapter, or under its body alone."""
        if name == place.committee:
            return place
        found = self._bodies.known(name)
        return replace(place, committee=name, kind=found.kind if found else None, area=None)


def _is_told(one: Assigned, place: Place) -> bool:
    """Tell whether a sentence gives an assignment where it stands.

    In the chapter of a body the midst of a paragraph speaks of another one's assignments without
    giving them: what is given to another begins its own.
    """
    return not place.committee or one.start == 0 or place.committee in one.bodies


def _is_row(part: Paragraph, lines: Sequence[str]) -> bool:
    return any("\t" in lines[number - 1] for number in part.numbers)
