"""A filter as it was read: its terms, and what is wrong with them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import Message
from store.dates.span import Span

Operator = Literal[":", "<", "<=", ">", ">="]


class Term(Struct, frozen=True):
    """One term as typed, how it was read, and what is wrong with it if anything is."""

    text: str
    key: str = "word"
    value: str = ""
    operator: Operator = ":"
    negated: bool = False
    span: Span | None = None
    problem: Message | None = None
    within: tuple[Term, ...] = ()
    """The terms of the saved view that it names."""

    @property
    def trouble(self) -> Message | None:
        """What is wrong with it or within the saved view that it names."""
        if self.problem:
            return self.problem
        for one in self.within:
            if one.problem:
                values = {"name": self.value, "problem": one.problem}
                return Message("in the saved view {name}: {problem}", values)
            if inner := one.trouble:
                return inner
        return None

    @property
    def reading(self) -> Message:
        """How the term was read, or why it could not be."""
        if self.problem:
            return self.problem
        values = {"key": self.key, "operator": self.operator, "value": self.value}
        if self.negated:
            return Message("not {key} {operator} {value}", values)
        return Message("{key} {operator} {value}", values)


class Filter(Struct, frozen=True):
    """A conjunction of terms."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def sound(self) -> tuple[Term, ...]:
        """The terms that could be read."""
        return tuple(term for term in self.terms if not term.problem)

    @property
    def problems(self) -> tuple[Term, ...]:
        """The terms that could not, and saved views with such terms."""
        return tuple(replace(term, problem=term.trouble) for term in self.terms if term.trouble)

    @property
    def flat(self) -> tuple[Term, ...]:
        """The readable terms, those of saved views in their place; an excluded one is whole."""
        found: list[Term] = []
        for term in self.sound:
            opened = term.key == "saved" and not term.negated
            found += Filter(term.within).flat if opened else (term,)
        return tuple(found)
