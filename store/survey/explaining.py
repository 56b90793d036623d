"""How a filter was read, term by term: how many entries of each kind pass each one alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from store.filters.match import resolve
from store.filters.terms import Filter, Term
from store.model.traits import Kind
from store.survey.survey import Survey


class Explained(Struct, frozen=True):
    """A term, how many entries pass it alone, the bodies it names, the terms within it.

    `passing` counts by kind; it is None for a term that could not be read.
    """

    term: Term
    passing: Mapping[Kind, int] | None
    bodies: tuple[str, ...] = ()
    within: tuple[Explained, ...] = ()


def explain(found: Filter, survey: Survey, kinds: Iterable[Kind]) -> tuple[Explained, ...]:
    """Return each term of a filter with what comes of it among entries of some kinds.

    A role goes with its committees.
    """
    scopes = tuple(term for term in found.flat if term.key == "committee" and not term.negated)
    counted = tuple(kinds)
    return tuple(_explained(term, scopes, survey, counted) for term in found.terms)


def _explained(
    term: Term, scopes: tuple[Term, ...], survey: Survey, kinds: tuple[Kind, ...]
) -> Explained:
    within = tuple(_explained(one, scopes, survey, kinds) for one in term.within)
    if term.problem:
        return Explained(term, None)
    bodies = survey.register.committees
    names = resolve(term.value, bodies) if term.key in {"committee", "chapter"} else ()
    asked = Filter((*scopes, term) if term.key == "role" else (term,))
    passing = {kind: len(survey.select(survey.of(kind), asked)) for kind in kinds}
    return Explained(term, passing, tuple(sorted(names)), within)
