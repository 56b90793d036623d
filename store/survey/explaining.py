"""How a filter was read, term by term: how many entries pass each one alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from store.entries.entries import Entry
from store.filters.match import matcher, resolve
from store.filters.terms import Filter, Term
from store.model.records import Committee


class Explained(Struct, frozen=True):
    """A term, how many entries pass it alone, the bodies it names, the terms within it.

    `passing` is None for a term that could not be read.
    """

    term: Term
    passing: int | None
    bodies: tuple[str, ...] = ()
    within: tuple[Explained, ...] = ()


def explain(
    found: Filter, entries: Sequence[Entry], committees: Iterable[Committee]
) -> tuple[Explained, ...]:
    """Return each term of a filter with what comes of it; a role goes with its committees."""
    bodies = tuple(committees)
    scopes = tuple(term for term in found.flat if term.key == "committee" and not term.negated)
    return tuple(_explained(term, scopes, entries, bodies) for term in found.terms)


def _explained(
    term: Term, scopes: tuple[Term, ...], entries: Sequence[Entry], bodies: tuple[Committee, ...]
) -> Explained:
    within = tuple(_explained(one, scopes, entries, bodies) for one in term.within)
    if term.problem:
        return Explained(term, None)
    names = resolve(term.value, bodies) if term.key in {"committee", "chapter"} else ()
    asked = (*scopes, term) if term.key == "role" else (term,)
    passing = sum(map(matcher(Filter(asked), bodies), entries))
    return Explained(term, passing, tuple(sorted(names)), within)
