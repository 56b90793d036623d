"""The terms of the filter that say which documents count: by name, year and who stands behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import eq, ge, gt, le, lt
from typing import Any

from store.common.text import fold, unaccent
from store.entries.entries import Entry
from store.entries.papers import Papers
from store.filters.checks import Check, Either, Every, Is, Names, Not
from store.filters.terms import Filter, Term
from store.filters.times import ALL

_WIDE = frozenset(("year", "document"))
"""What chooses among all documents; the others only among those that count already."""
KEYS = _WIDE | {"sender"}
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    ":": eq, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip


def named(found: Filter, papers: Papers) -> Papers:
    """Return papers where those documents count that a filter names; the same without such a term.

    What a filter only leaves out is left out of those that count already.
    """
    terms = [term for term in found.flat if term.key in KEYS]
    if not terms:
        return papers
    wide = any(not term.negated and term.key in _WIDE for term in terms)
    names = papers.years.keys() if wide else papers.counting
    return papers.only({name for name in names if all(_fits(one, name, papers) for one in terms)})


def _fits(term: Term, name: str, papers: Papers) -> bool:
    said = {"year": papers.years, "sender": papers.senders}.get(term.key)
    value: Any = said.get(name) if said is not None else name
    return _test(term)(value) != term.negated


def of_papers(term: Term) -> Check:
    """Return what such a term asks of an entry; what stands in no document passes."""
    check: Check = Names(_SAID[term.key], _test(term))
    if term.value == ALL and term.key == "year":
        check = Every(())
    return Either(
        Is(_is_printed, lambda printed: not printed), Not(check) if term.negated else check
    )


def _test(term: Term) -> Callable[[Any], bool]:
    value = term.value
    if term.key == "year":
        compare = _COMPARE[term.operator]
        return lambda year: value == ALL or compare(year, int(value))
    if term.key == "sender":
        return lambda sender: sender == value
    if unaccent(value) == value:
        return lambda name: value in unaccent(fold(name))
    return lambda name: value in fold(name)


def _documents(entry: Entry) -> Iterable[str]:
    return [source.document for source in entry.sources]


def _years(entry: Entry) -> Iterable[int]:
    return entry.calendar.years_of(_documents(entry)) if entry.calendar else ()


def _senders(entry: Entry) -> Iterable[str]:
    return entry.calendar.senders_of(_documents(entry)) if entry.calendar else ()


_SAID = {"year": _years, "document": _documents, "sender": _senders}


def _is_printed(entry: Entry) -> bool:
    return bool(entry.sources)
