"""What a filter asks of a meeting: the terms that mean something of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import ge, gt, le, lt

from store.common.errors import Message
from store.common.text import fold, unaccent
from store.entries.calendar import Sitting
from store.filters.match import resolve
from store.filters.terms import Filter, Term
from store.filters.times import ALL
from store.model.records import Committee

Test = Callable[[Sitting], bool]
_COMPARE = {"<": lt, "<=": le, ">": gt, ">=": ge}
_ASKED = frozenset(("word", "committee", "end", "start", "year", "id", "moved", "saved"))


def unasked(found: Filter) -> list[Message]:
    """Return why terms of a filter say nothing of meetings."""
    return [
        Message("{term} says nothing of meetings", {"term": one.text})
        for one in found.flat
        if one.key not in _ASKED
    ]


def meeting_test(found: Filter, committees: Iterable[Committee]) -> Test:
    """Return the test that a meeting passes when all terms hold that say something of one."""
    bodies = tuple(committees)
    tests = [_negatable(one, _test(one, bodies)) for one in found.flat if one.key in _ASKED]
    return lambda one: all(test(one) for test in tests)


def years_of(found: Filter, usual: int) -> tuple[int, int]:
    """Return the first and last year whose meetings a filter may ask for; the usual one if none."""
    years = [usual] if not any(one.span or one.key == "year" for one in found.flat) else []
    for one in found.flat:
        if one.key == "year" and one.value.isdecimal():
            years.append(int(one.value))
        elif one.key == "year" and one.value == ALL:
            years += [usual - 1, usual + 1]
        elif one.span and one.span.first and one.span.last:
            open_ended = one.operator != ":" or one.negated
            years += [one.span.first.year, one.span.last.year, *([usual] if open_ended else [])]
    return min(years), max(years)


def _negatable(term: Term, test: Test) -> Test:
    return (lambda one: not test(one)) if term.negated else test


def _test(term: Term, bodies: Sequence[Committee]) -> Test:
    value = term.value
    match term.key:
        case "committee":
            names = resolve(value, bodies)
            return lambda one: one.committee in names
        case "end" | "start":
            return _dated(term)
        case "year":
            return lambda one: value == ALL or str(one.day.year) == value
        case "id":
            return lambda one: one.id.casefold() == value
        case "moved":
            return _moved(term)
        case "saved":
            return meeting_test(Filter(term.within), bodies)
        case _:
            return _word(value, bodies)


def _word(value: str, bodies: Sequence[Committee]) -> Test:
    """A word with plain letters only is looked for without accents, as in lists of entries."""
    form = (lambda text: unaccent(fold(text))) if unaccent(value) == value else fold
    known = {body.name: " ".join((body.name, *body.aliases)) for body in bodies}

    def test(one: Sitting) -> bool:
        named = known.get(one.committee, one.committee)
        return any(value in form(text) for text in (named, one.text, one.place, one.id))

    return test


def _dated(term: Term) -> Test:
    first, last = (term.span.first, term.span.last) if term.span else (None, None)
    if first is None or last is None:
        return lambda _one: False
    if term.operator == ":":
        return lambda one: first <= (one.last or one.day) and one.day <= last
    compare = _COMPARE[term.operator]
    bound: date = first if term.operator in {"<", ">="} else last
    return lambda one: compare(one.day, bound)


def _moved(term: Term) -> Test:
    """Moved by so many days, either way."""
    compare = _COMPARE.get(term.operator, int.__eq__)
    days = int(term.value)
    return lambda one: bool(one.moved_from and compare(abs((one.day - one.moved_from).days), days))
