"""Texts that tell bodies what to do in words alone: from passages to records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from store.common.errors import Message
from store.documents.common.text import TextDocument
from store.importing.budget.bullets import Draft
from store.importing.budget.records import Records
from store.importing.language.bodies import Bodies
from store.importing.language.learning import explained_twice, learnt
from store.importing.language.name_shapes import kind_of
from store.importing.prose.forms import is_common, is_doing
from store.importing.prose.passages import passages
from store.importing.prose.tasks import TaskReader
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked, OtherKindError
from store.importing.reading.reading import NOT_IMPORTED, Progress, Reading
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import stated_year, told_year, year_of_days, year_unsaid
from store.model.doubts import DoubtKind
from store.model.records import Committee, CommitteeKind, Directive, Document, DocumentKind

_NUMBERED = re.compile(r"\bdir\.\s*((?:19|20)\d\d):\d+", re.I)
"""The number of a directive to a committee, which has the year that it was decided in."""
_FRONT = 10
_OWN: tuple[CommitteeKind, ...] = ("committee", "district", "company", "office", "group")
_AGAIN = 3
"""Sentences that say that bodies shall do something, from which a text tells them to."""


def read_assignments(document: TextDocument, asked: Asked) -> Reading:
    """Read what the government gives authorities to do.

    Raises:
        OtherKindError: nobody is told anything in it.
        DocumentError: nothing says its year.
    """
    return _read(document, asked, "assignments")


def read_told(document: TextDocument, asked: Asked) -> Reading:
    """Read what any other text tells bodies to do: a plan, or a budget without chapters.

    Raises:
        OtherKindError: nobody is told anything in it.
        DocumentError: nothing says its year.
    """
    front = islice((line for line in document.lines if line.strip()), _FRONT)
    is_budget = any("budget" in line.casefold() for line in (document.name, *front))
    return _read(document, asked, "budget" if is_budget else "plan")


def _read(document: TextDocument, asked: Asked, kind: DocumentKind) -> Reading:
    stated = asked.year or _year_of_number(document) or stated_year(document)
    year = stated or year_of_days(document)
    asked.tell(Progress(0, len(document.lines), "lines"))
    found = _Found(document, bodies_for(asked), year, kind)
    if not found.drafts:
        raise OtherKindError("{name}: nobody in it is told to do anything.", name=document.name)
    if year is None:
        raise year_unsaid(document.name)
    return found.reading(asked, year, () if stated else (told_year(year),))


def _year_of_number(document: TextDocument) -> int | None:
    front = islice((line for line in document.lines if line.strip()), _FRONT)
    found = _NUMBERED.search(" ".join(front))
    return int(found[1]) if found else None


class _Found:
    """What was found in a document, and the bodies that it speaks of."""

    def __init__(
        self, document: TextDocument, bodies: Bodies, year: int | None, kind: DocumentKind
    ) -> None:
        self._document = document
        self._kind = kind
        self._known = bodies
        self._learnt = [one for one in learnt(document.lines, bodies) if not is_common(one.name)]
        aliases = {name: one.name for one in self._learnt for name in (one.name, *one.aliases)}
        self._reader = TaskReader(bodies, aliases, year)
        self._reader.read(list(passages(document.lines)))
        self._doubts = Doubts(document)
        self._kinds: dict[str, CommitteeKind] = {one.name: one.kind for one in self._learnt}
        self._kinds |= {one.name: one.kind for one in bodies.committees()}
        told = self._told(self._reader.drafts)
        self.drafts = [one for one in self._reader.drafts if one.place.committee in told]
        for one in self._reader.drafts:
            if one.place.committee not in told:
                self._doubts.add("assignment not read", one.lines, one.text)

    def _told(self, drafts: Sequence[Draft]) -> set[str]:
        """Return who is told something: in so many words, again and again, or what is to be done.

        Any text may say once how somebody shall be; what any body of its kind is called tells
        nobody.
        """
        named = [(one.place.committee or "", one.sure) for one in drafts]
        if self._kind == "assignments":
            found = {name for name, _sure in named}
        else:
            own = [one for one in drafts if self._is_own(one.place.committee or "")]
            meant = own if len(own) >= _AGAIN else [one for one in own if is_doing(one.text)]
            found = {name for name, sure in named if sure}
            found.update(one.place.committee or "" for one in meant)
        return {name for name in found if name in self._kinds or not is_common(name)}

    def _is_own(self, name: str) -> bool:
        return self._kinds.get(name, kind_of(name)) in _OWN

    def reading(self, asked: Asked, year: int, told: tuple[Message, ...]) -> Reading:
        """Return all that was read."""
        document, lines = self._document, len(self._document.lines)
        unknown = tuple(self._unknown())
        bodies = self._known.with_also(unknown)

        def tell(line: int, what: str) -> None:
            asked.tell(Progress(line, lines, what))

        for above, lines_left in self._reader.left.items():
            self._doubts.add("other list", lines_left, above)
        records = Records(document, bodies, self._doubts, tell)
        directives = records.directives(self.drafts)
        records.note_doubts()
        tell(lines, "done")
        return Reading(
            document=Document(
                "", document.name, document.sha256, year, NOT_IMPORTED, document.text,
                kind=self._kind,
            ),
            committees=tuple(_named(bodies.committees(), directives)),
            directives=directives,
            irregularities=self._doubts.listed(),
            told=told,
        )  # fmt: skip

    def _unknown(self) -> Iterator[Committee]:
        """Return the bodies that nobody knew, each with what else it is called; tell of them."""
        twice = explained_twice(self._learnt)
        places: dict[str, list[int]] = {}
        for draft in self.drafts:
            places.setdefault(draft.place.committee or "", []).append(draft.lines[0])
        for name, lines in places.items():
            if self._known.known(name) is None:
                told: DoubtKind = "short form explained twice"
                self._doubts.add(told if name in twice else "unknown committee", lines, name)
                yield Committee("", name, self._kind_of(name), self._called(name))

    def _kind_of(self, name: str) -> CommitteeKind:
        """Return what kind of body is told: by the government an authority, if no company."""
        kind = self._kinds.get(name, kind_of(name))
        return kind if self._kind != "assignments" or kind == "company" else "authority"

    def _called(self, name: str) -> tuple[str, ...]:
        return tuple(
            short for short, whole in self._reader.aliases.items() if whole == name != short
        )


def _named(bodies: Sequence[Committee], directives: Iterable[Directive]) -> Iterator[Committee]:
    """Return the bodies that records name, those of them in groups known by the same names."""
    names = {name for one in directives for name in (one.committee, *_beside(one))}
    for body in bodies:
        if body.name in names:
            yield replace(body, members=tuple(name for name in body.members if name in names))


def _beside(one: Directive) -> Iterator[str]:
    yield from (each.committee for each in one.participants)
    if one.via:
        yield one.via
