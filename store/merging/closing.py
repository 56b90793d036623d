"""Which assignment a closing means: by where it was given, else by its words, and never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz import fuzz, process

from store.common.text import fold
from store.importing.reading.reading import Closing
from store.model.binding import of_parties
from store.model.records import Committee, Directive, Document
from store.model.traits import wording

_SAME = 85.0
"""Likeness (0-100) from which words alone say that two assignments are one."""
_ALIKE = 70.0
"""From which one may be the other, and is offered."""
_NOT_OTHER = 50.0
"""From which the only assignment of a section is not another than the one that is told of."""
_APART = 10.0
"""By how much the best of several must be more alike than the next."""
_TELLING = 3
"""Words by which an assignment is known."""
_OFFERED = 8
_KINDS = frozenset({"assignment", "request", "recommendation", "directive", "owner_directive"})
_COMMITTEE = re.compile(r"nämnd\b")


class Meant(Struct, frozen=True):
    """The assignments that a closing surely means, or else those that it may mean."""

    sure: tuple[Directive, ...] = ()
    offered: tuple[Directive, ...] = ()


class Assignments:
    """What a register knows as told to somebody, to be found by where and how it was told.

    What a party asks in a document of its own was told nobody.
    """

    def __init__(
        self,
        directives: Iterable[Directive],
        documents: Iterable[Document],
        committees: Iterable[Committee],
    ) -> None:
        papers = tuple(documents)
        unbound = of_parties(papers)
        self._known = [
            one
            for one in directives
            if one.kind in _KINDS and one.quoted_by is None and not one.withdrawn
            if one.source.document not in unbound
        ]
        self._said = {one.id: wording(one.text) for one in self._known}
        self._years = {one.name: one.year for one in papers}
        self._names = {
            _plain(name): body.name for body in committees for name in (body.name, *body.aliases)
        }
        self._sections: dict[str, list[Directive]] = defaultdict(list)
        for one in self._known:
            if one.section:
                self._sections[one.section].append(one)

    def meant(self, closing: Closing) -> Meant:
        """Return which assignments a closing means, or may mean."""
        if closing.section and (closing.given or closing.year):
            if there := [one for one in self._sections[closing.section] if _is_at(one, closing)]:
                return self._of_section(closing, there)
            return Meant(offered=self._by_words(closing).sure)
        return self._by_words(closing)

    def _of_section(self, closing: Closing, there: Sequence[Directive]) -> Meant:
        numbered = [one for one in there if not closing.number or one.number == closing.number]
        is_placed = bool(numbered)
        own = self._told(closing.body, numbered or there)
        likeness = {
            said: fuzz.token_set_ratio(wording(closing.text), said) if closing.text else 100.0
            for said in {self._said[one.id] for one in own or there}
        }
        best, *others = sorted(likeness, key=lambda said: -likeness[said])
        needed = _NOT_OTHER if is_placed and own and not others else _ALIKE
        is_clear = not others or likeness[best] - likeness[others[0]] >= _APART
        if likeness[best] >= needed and is_clear and (own or not closing.body):
            return Meant(tuple(one for one in own if self._said[one.id] == best))
        return Meant(offered=tuple(own or there)[:_OFFERED])

    def _by_words(self, closing: Closing) -> Meant:
        """Return what is worded as an assignment of which nothing says where it was given."""
        if len(closing.text.split()) < _TELLING:
            return Meant()
        pool = [
            one
            for one in self._known
            if one.source.document != closing.source.document
            and closing.year in (None, self._years.get(one.source.document))
        ]
        pool = self._told(closing.body, pool) or pool
        found = process.extract(
            wording(closing.text),
            [self._said[one.id] for one in pool],
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE,
            limit=_OFFERED,
        )
        alike = tuple(pool[place] for _said, _score, place in found)
        close = [pool[place] for _said, score, place in found if score >= found[0][1] - _APART]
        # The same words in papers of several years are several assignments.
        kinds = {(self._said[one.id], self._years.get(one.source.document)) for one in close}
        is_sure = len(kinds) == 1 and found[0][1] >= _SAME
        return Meant(tuple(close)) if is_sure else Meant(offered=alike)

    def _told(self, body: str, found: Sequence[Directive]) -> list[Directive]:
        """Return the assignments of a body by any of its names; all where nobody is named."""
        if not body:
            return list(found)
        name = self._names.get(_plain(body), body)
        return [one for one in found if _plain(one.committee) == _plain(name)]


def _is_at(one: Directive, closing: Closing) -> bool:
    """Tell whether an assignment was given at the meeting, by the body, that a closing names."""
    if one.meeting is None or (closing.given or one.meeting) != one.meeting:
        return False
    if closing.year and not closing.given and one.meeting.year != closing.year:
        return False
    by, given_by = fold(closing.by), fold(one.given_by)
    return not by or not given_by or by in given_by or given_by in by


def _plain(name: str) -> str:
    """Return a name of a body as it is compared: "socialnämnd Öster" is "Socialnämnden Öster"."""
    return _COMMITTEE.sub("nämnden", fold(name)).strip()
