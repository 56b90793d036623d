"""What is shown of a register just now: a day, a committee and a filter, as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from store.deadlines import DeadlineClass
from store.entries import Entry
from store.filters import Filter, Term, matcher, parse
from store.queries import SOON, Survey, class_of
from store.register import Register
from store.text import fold

_SCOPE = "committee:x "
"""Stands before what was typed, so that a role may refer to the chosen committee."""


class Lens:
    """A survey seen through a chosen committee and a typed filter; never changes."""

    def __init__(self, survey: Survey, committee: str | None = None, typed: str = "") -> None:
        self.survey = survey
        self.committee = committee
        self.typed = typed

    def typing(self, text: str) -> Lens:
        """Return this lens with another filter."""
        return Lens(self.survey, self.committee, text)

    def scoped(self, committee: str | None) -> Lens:
        """Return this lens for another committee, or for all."""
        return Lens(self.survey, committee, self.typed)

    def dated(self, day: date) -> Lens:
        """Return this lens counting from another day."""
        survey = Survey(self.register, day, self.survey.window)
        return Lens(survey, self.committee, self.typed)

    @property
    def register(self) -> Register:
        return self.survey.register

    @property
    def as_of(self) -> date:
        return self.survey.as_of

    @cached_property
    def filter(self) -> Filter:
        """What was typed, term by term."""
        scope = _SCOPE if self.committee is not None else ""
        found = parse(scope + self.typed, self.as_of)
        return Filter(found.terms[1:]) if scope else found

    @cached_property
    def whole(self) -> Filter:
        """The chosen committee and what was typed."""
        if self.committee is None:
            return self.filter
        scope = Term(self.committee, "committee", fold(self.committee))
        return Filter((scope, *self.filter.terms))

    @cached_property
    def _test(self) -> Callable[[Entry], bool] | None:
        return matcher(self.whole, self.register.committees) if self.whole.sound else None

    @property
    def narrowed(self) -> bool:
        """Tell whether a committee or a readable term leaves anything out."""
        return self._test is not None

    def select(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return those entries that are seen, in the same order."""
        return entries if self._test is None else list(filter(self._test, entries))

    @cached_property
    def activities(self) -> Sequence[Entry]:
        """The activities seen."""
        return self.select(self.survey.activities)

    @cached_property
    def counts(self) -> dict[DeadlineClass, int]:
        """How many of the activities seen are in each class."""
        return self.survey.counts(list(self.activities))

    @property
    def overdue(self) -> int:
        return self.counts["overdue"]

    @property
    def upcoming(self) -> int:
        return sum(self.counts[cls] for cls in SOON)


def in_class(entries: Sequence[Entry], *classes: DeadlineClass) -> list[Entry]:
    """Return the entries of some classes, in the same order."""
    return [entry for entry in entries if class_of(entry) in classes]
