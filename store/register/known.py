"""What a register knows: typed records, what is said about them and what happened, in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from store.changes.deciding import fingerprint
from store.changes.diary import completed
from store.changes.history import Event, events, last_words, moves
from store.common.kept import Key
from store.common.place import file_at
from store.common.text import fold
from store.dates.terms import Terms
from store.keeping.backend import Backend
from store.keeping.contents import Contents
from store.keeping.steps import Change
from store.model.following_kinds import ADJUSTMENT, DEVIATION, DISSENT, OUTTURN
from store.model.kinds import (
    ACTIVITY,
    BUDGET,
    BY_PREFIX,
    COMMITTEE,
    DIRECTIVE,
    GOAL,
    INDICATOR,
    Record,
)
from store.model.links import Link, Renaming
from store.model.meetings import Meeting, PointDays
from store.model.organisations import Organisation
from store.model.own import OWN
from store.model.records import (
    Committee,
    Document,
    FollowUp,
    Irregularity,
    Source,
)
from store.model.traits import R, Traits
from store.register.indexes import Indexes, other_tables

if TYPE_CHECKING:
    from store.importing.language.bodies import Bodies
    from store.importing.profiles.profile import Organised

_LONGEST_ID = 17
MEETING = "M"
"""What the ids of meetings begin with."""


class _All(Generic[R]):
    """All records of a kind, in the order of the register."""

    def __init__(self, kind: Traits[R]) -> None:
        self._kind = kind

    def __get__(self, known: Known, _owner: object = None) -> tuple[R, ...]:
        return known.of(self._kind)


T = TypeVar("T")


class _Table(Generic[T]):
    """Everything in a table that is no kind of record, in the order of the register."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, known: Known, _owner: object = None) -> tuple[T, ...]:
        return tuple(getattr(known.contents, self._name).values())


class Known:
    """The contents of a register file, looked up by id, name and place; nothing changes here."""

    committees = _All(COMMITTEE)
    goals = _All(GOAL)
    directives = _All(DIRECTIVE)
    activities = _All(ACTIVITY)
    indicators = _All(INDICATOR)
    budgets = _All(BUDGET)
    adjustments = _All(ADJUSTMENT)
    dissents = _All(DISSENT)
    outturns = _All(OUTTURN)
    deviations = _All(DEVIATION)
    own = _All(OWN)
    """What the office itself entered."""
    documents: _Table[Document] = _Table("documents")
    irregularities: _Table[Irregularity] = _Table("irregularities")
    organisations: _Table[Organisation] = _Table("organisations")
    points: _Table[PointDays] = _Table("points")
    """The points of the steering cycle whose days were set."""
    links: _Table[Link] = _Table("links")
    renamings: _Table[Renaming] = _Table("renamings")

    def __init__(self, backend: Backend, indexes: Indexes) -> None:
        self.place = backend.place
        self._backend = backend
        self._indexes = indexes
        self._said: Mapping[str, FollowUp] | None = None
        self._moves: Mapping[str, int] | None = None

    @property
    def path(self) -> Path:
        """The file of the register.

        Raises:
            RegisterError: it is on a server.
        """
        return file_at(self.place)

    @property
    def contents(self) -> Contents:
        """What the register holds now; to be read only."""
        return self._backend.contents

    def look_up_anew(self, before: Contents) -> None:
        """Let go of what was looked up in contents before something was done with them."""
        self._said = self._moves = None
        if other_tables(before, self.contents):
            self._indexes = Indexes(self.contents)

    def kept(self, key: Key[T], work_out: Callable[[], T], of: Hashable = None) -> T:
        """Return what hangs on the documents alone, worked out once until they change."""
        return self._indexes.kept(key, work_out, of)

    @property
    def as_of(self) -> date | None:
        """The day that the register is to be read on; None means today."""
        return self.contents.about.as_of

    def of(self, kind: Traits[R]) -> tuple[R, ...]:
        """Return all records of a kind, in the order of the register."""
        found: Mapping[int, R] = getattr(self.contents, kind.table)
        return tuple(found.values())

    def may_be_dated(self, hidden: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return the ids of the directives that may have a time with an end; no others do.

        Those of the documents `hidden` are left out.
        """
        return self._indexes.may_be_dated(hidden)

    def record(self, id: str) -> Record | None:  # noqa: A002 (the contract's word)
        """Return what has an id such as A17, whichever case it is written in."""
        name, number = id[:1].upper(), id[1:]
        if name not in BY_PREFIX or len(id) > _LONGEST_ID:
            return None
        if not (number.isascii() and number.isdecimal()):
            return None
        found: Record | None = getattr(self.contents, BY_PREFIX[name].table).get(int(number))
        return found

    def committee(self, name: str) -> Committee | None:
        """Return the body of a name or alias, whatever its case; without accents as well."""
        folded = fold(name).strip()
        return self._indexes.bodies.get(folded) or self._indexes.plain_bodies.get(folded)

    def bodies(self) -> Bodies:
        """Return the bodies that what is printed here may mean, whoever's they are."""
        return self._indexes.named_bodies

    def organised(self) -> tuple[Organised, ...]:
        """Return the organisations that are known, each with its bodies."""
        return self._indexes.organised

    def groups_of(self, name: str) -> tuple[str, ...]:
        """Return the names of the groups that a body is a member of."""
        body = self.committee(name)
        return self._indexes.groups.get(body.name, ()) if body else ()

    def doubts_at(self, sources: Iterable[Source]) -> tuple[Irregularity, ...]:
        """Return what the import was unsure of at these places, each once."""
        places = ((source.document, line) for source in sources for line in source.lines)
        found = (one for place in places for one in self._indexes.doubts.get(place, ()))
        return tuple({(one.kind, one.source): one for one in found}.values())

    def follow_up(self, id: str) -> FollowUp:  # noqa: A002 (the contract's word)
        """Return what is said about a record, which may be nothing yet."""
        return self.follow_ups.get(id) or FollowUp(about=id)

    @property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """What is said about records, by their ids; nothing is said about the others."""
        if self._said is None:
            self._said = completed(self.contents)
        return self._said

    def document(self, name: str) -> Document | None:
        """Return a document by its name or its id."""
        return self._indexes.documents.get(name)

    def corrections(self, sha256: str) -> Mapping[int, str]:
        """Return what lines of a file of these bytes were read as before, by their numbers."""
        versions = (one for one in reversed(self.documents) if one.sha256 == sha256)
        return next((one.corrections for one in versions), {})

    def passage(self, source: Source, around: int = 3) -> tuple[tuple[int, str, bool], ...]:
        """Return the source's lines and those around: number, text, whether it is the source's."""
        return self._indexes.passage(source, around)

    def history(self, id: str | None = None) -> list[Event]:  # noqa: A002 (the contract's word)
        """Return what happened to a record, or to all, the latest first."""
        return events(self.contents.history, id)

    @property
    def changes(self) -> Mapping[int, Change]:
        """Every step by its number."""
        return self.contents.history

    def moves(self, id: str) -> int:  # noqa: A002 (the contract's word)
        """Return how many times the deadline of a record was moved."""
        if self._moves is None:
            self._moves = moves(self.contents.history)
        return self._moves.get(id, 0)

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """When committees meet, by ids such as M3."""
        return {f"{MEETING}{key}": one for key, one in self.contents.meetings.items()}

    def meeting_terms(self, committee: str) -> Terms:
        """Return how a committee's other days follow from its meetings."""
        said = (one for one in self.contents.meeting_terms.values() if one.committee == committee)
        return next((one.terms for one in said), Terms())

    @property
    def last_words(self) -> Mapping[str, date]:
        """When something was last said about records, by their ids."""
        return last_words(self.contents.history)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 of all that is known and said, whatever the way to it was."""
        return fingerprint(self.contents)
