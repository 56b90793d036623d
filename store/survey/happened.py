"""What happened to a register, through a filter: of which entries, by whom, in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from store.changes.history import Event
from store.common.text import fold, unaccent
from store.filters.match import matcher
from store.filters.terms import Filter, Term
from store.survey.survey import Survey

Test = Callable[[Event], bool]


def happened(events: Iterable[Event], found: Filter, survey: Survey) -> list[Event]:
    """Return the events that pass a filter, in their order.

    A word is looked for in the entry, and in who changed it, why, from what and to what; what is
    asked by a key is asked of the entry, so that what is about none passes only where it is not.
    """
    terms = found.flat
    tests = [_said(term, survey) for term in terms if term.key == "word"]
    keyed = Filter(tuple(term for term in terms if term.key != "word"))
    if keyed:
        tests.append(_of_entry(keyed, survey))
    return [event for event in events if all(test(event) for test in tests)]


def _of_entry(found: Filter, survey: Survey) -> Test:
    """Return the test whether an event's entry passes; each entry is asked once."""
    passes, register = matcher(found, survey.register.committees), survey.register
    known: dict[str, bool] = {}

    def test(event: Event) -> bool:
        if event.id is None:
            return False
        if event.id not in known:
            record = register.record(event.id)
            known[event.id] = record is not None and passes(survey.entry(record))
        return known[event.id]

    return test


def _said(term: Term, survey: Survey) -> Test:
    """Return the test whether a word stands in an event or in its entry."""
    in_entry = _of_entry(Filter((replace(term, negated=False),)), survey)
    is_plain = unaccent(term.value) == term.value

    def test(event: Event) -> bool:
        text = fold("\n".join(_texts([event.by, event.reason, event.before, event.after])))
        said = term.value in (unaccent(text) if is_plain else text)
        return (said or in_entry(event)) != term.negated

    return test


def _texts(value: Any) -> list[str]:
    """Return all texts in a value as JSON has it."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [] if value is None else [str(value)]
