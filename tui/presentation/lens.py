"""What is shown of a register just now: a day, a committee and a filter, as one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import compress
from typing import Literal, TypeVar

from store.common.kept import Key, Remembering
from store.common.text import fold
from store.entries.classes import class_of
from store.entries.columnar import Mask
from store.entries.deadlines import CLASSES, DeadlineClass
from store.entries.entries import UNPLACED, Entry
from store.entries.papers import PaperChoice, Papers
from store.filters.checks import Every
from store.filters.match import asked
from store.filters.parse import parse
from store.filters.saved import NO_VIEWS, SavedViews
from store.filters.terms import Filter, Term
from store.model.traits import Kind
from store.register.register import Register
from store.survey.placed import Placed
from store.survey.survey import SOON, Survey

T = TypeVar("T")

_SCOPE = "committee:x "
"""Stands before what was typed, so that a role may refer to the chosen committee."""
_SURVEY: Key[Survey] = Key("survey")
_FILTER: Key[Filter] = Key("filter")
_ASKED: Key[Every] = Key("what is asked")
_MASK: Key[Mask] = Key("mask of a kind")
_THOSE: Key[Sequence[Entry]] = Key("entries of a kind")
_CLASSES: Key[Counter[DeadlineClass | None]] = Key("tally of classes")


class Lens(Remembering):
    """A survey seen through a chosen committee and a typed filter; never changes."""

    def __init__(
        self,
        survey: Survey,
        committee: str | None = None,
        typed: str = "",
        saved: SavedViews = NO_VIEWS,
    ) -> None:
        super().__init__()
        self.saved = saved
        self._whole = survey
        self.committee = committee
        self.typed = typed

    def typing(self, text: str) -> Lens:
        """Return this lens with another filter."""
        return Lens(self._whole, self.committee, text, self.saved)

    def scoped(self, committee: str | None) -> Lens:
        """Return this lens for another committee, or for all."""
        return Lens(self._whole, committee, self.typed, self.saved)

    def dated(self, day: date) -> Lens:
        """Return this lens on another day, with what was known then."""
        return self.renewed(self.register.now, day, as_known=True)

    def renewed(self, register: Register, day: date, *, as_known: bool) -> Lens:
        """Return this lens on a register as it is now, or as it was known on the day."""
        known = register.as_known(day) if as_known else register
        survey = Survey(known, day, self._whole.window, self._whole.choice)
        return Lens(survey, self.committee, self.typed, self.saved)

    def counting(self, choice: PaperChoice) -> Lens:
        """Return this lens on other documents."""
        whole = self._whole
        survey = Survey(whole.register, whole.as_of, whole.window, choice)
        return Lens(survey, self.committee, self.typed, self.saved)

    def knowing(self, saved: SavedViews) -> Lens:
        """Return this lens with other saved views."""
        return Lens(self._whole, self.committee, self.typed, saved)

    @property
    def survey(self) -> Survey:
        """The register on its day, of the documents that count: those that the filter names."""
        return self.kept(_SURVEY, lambda: self._whole.through(self.filter))

    @property
    def papers(self) -> Papers:
        """The documents that count whatever is typed."""
        return self._whole.papers

    @property
    def choice(self) -> PaperChoice:
        """The documents that were chosen to count, and not to."""
        return self._whole.choice

    @property
    def register(self) -> Register:
        return self._whole.register

    @property
    def as_of(self) -> date:
        return self._whole.as_of

    @property
    def filter(self) -> Filter:
        """What was typed, term by term."""
        return self.kept(_FILTER, self._parsed)

    def _parsed(self) -> Filter:
        scope = _SCOPE if self.committee is not None else ""
        found = parse(scope + self.typed, self.as_of, self.saved)
        return Filter(found.terms[1:]) if scope else found

    @property
    def whole(self) -> Filter:
        """The chosen committee and what was typed."""
        if self.committee is None:
            return self.filter
        scope = Term(self.committee, "committee", fold(self.committee))
        return Filter((scope, *self.filter.terms))

    @property
    def _asked(self) -> Every:
        return self.kept(_ASKED, lambda: asked(self.whole, self.register.committees))

    @property
    def narrowed(self) -> bool:
        """Tell whether a committee or a readable term leaves anything out."""
        return bool(self._asked.checks)

    def mask(self, kind: Kind | Literal["dated", "deadline"]) -> Mask:
        """Return which of all entries of a kind are seen, in the order of the register.

        `dated` are the directives that say by when, `deadline` these after the activities and
        before all entries of one's own.
        """
        if kind == "deadline":
            return self.kept(_MASK, self._mixed, of=kind)
        table = self.survey.dated if kind == "dated" else self.survey.table(kind)
        return self.kept(_MASK, lambda: self._asked.mask(table), of=kind)

    def _mixed(self) -> Mask:
        return self.mask("activity") + self.mask("dated") + self.mask("own")

    def select(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return those entries that are seen, in the same order."""
        return self.among(self.survey.placed(entries)) if self.narrowed else entries

    def among(self, placed: Placed) -> Sequence[Entry]:
        """Return those that are seen of entries whose places are known, in the same order."""
        return list(self.passing(placed)) if self.narrowed else placed.entries

    def passing(self, placed: Placed) -> Iterator[Entry]:
        """Return one after the other those that are seen of entries whose places are known."""
        if not self.narrowed or not placed.entries:
            return iter(placed.entries)
        if not placed.places:
            return filter(self._asked.holds, placed.entries)
        mask = self.mask(placed.among)
        return compress(placed.entries, map(mask.__getitem__, placed.places))

    def sees(self, entry: Entry) -> bool:
        """Tell whether an entry is seen."""
        if entry.place == UNPLACED:
            return self._asked.holds(entry)
        return bool(self.mask(entry.kind)[entry.place])

    def sees_any(self, entries: Iterable[Entry]) -> bool:
        """Tell whether any of the entries is seen."""
        return any(map(self.sees, entries))

    def tally(self, field: Callable[[Entry], T]) -> Counter[T]:
        """Return how many of the deadlines seen say what."""
        survey, counted = self.survey, Counter[T]()
        counted.update(compress(survey.table("activity").column(field), self.mask("activity")))
        counted.update(compress(survey.dated.column(field), self.mask("dated")))
        own, seen = survey.own_dated, self.mask("own")
        counted.update(compress(own.column(field), (seen[one.place] for one in own.entries)))
        return counted

    def those(self, kind: Kind) -> Sequence[Entry]:
        """Return all entries of a kind that are seen."""
        return self.kept(_THOSE, lambda: self.select(self.survey.of(kind)), of=kind)

    @property
    def activities(self) -> Sequence[Entry]:
        """The activities seen."""
        return self.those("activity")

    @property
    def counts(self) -> dict[DeadlineClass, int]:
        """How many of the deadlines seen are in each class."""
        counted = self.kept(_CLASSES, lambda: self.tally(class_of))
        return {cls: counted[cls] for cls in CLASSES}

    @property
    def overdue(self) -> int:
        return self.counts["overdue"]

    @property
    def upcoming(self) -> int:
        return sum(self.counts[cls] for cls in SOON)
