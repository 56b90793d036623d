"""From a filter to a test of entries: the same for lists, commands and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from operator import ge, gt, le, lt

from store.entries import Entry
from store.filters.parse import Filter, Term
from store.model import BudgetLine, Committee, Directive, Indicator
from store.text import fold, unaccent

Test = Callable[[Entry], bool]


def matcher(found: Filter, committees: Iterable[Committee]) -> Test:
    """Return the test that an entry passes when all readable terms hold."""
    bodies = tuple(committees)
    roles = tuple(term for term in found.sound if term.key == "role")
    tests = [
        _negatable(term, _test(term, roles, bodies)) for term in found.sound if term.key != "role"
    ]
    if len(tests) == 1:
        return tests[0]
    return lambda entry: all(test(entry) for test in tests)


def _negatable(term: Term, test: Test) -> Test:
    return (lambda entry: not test(entry)) if term.negated else test


def _test(term: Term, roles: tuple[Term, ...], bodies: tuple[Committee, ...]) -> Test:
    value = term.value
    match term.key:
        case "word":
            return _word(value)
        case "committee":
            return _committee(value, roles, bodies)
        case "chapter":
            names = resolve(value, bodies)
            return lambda entry: not names.isdisjoint(entry.chapters)
        case "end" | "start":
            return _dated(term)
        case "id":
            return lambda entry: entry.id.casefold() == value
        case _:
            return _SIMPLE[term.key](value)


def _word(value: str) -> Test:
    if unaccent(value) == value:
        return lambda entry: value in entry.plain
    return lambda entry: value in entry.folded


def resolve(value: str, bodies: Iterable[Committee]) -> frozenset[str]:
    """Return the bodies meant: the one so named, else all whose name or alias holds the words."""
    names = {body.name: [fold(name) for name in (body.name, *body.aliases)] for body in bodies}
    exact = frozenset(name for name, forms in names.items() if value in forms)
    if exact:
        return exact
    if unaccent(value) == value:
        names = {name: [unaccent(form) for form in forms] for name, forms in names.items()}
    return frozenset(n for n, forms in names.items() if any(value in form for form in forms))


def _committee(value: str, roles: tuple[Term, ...], bodies: tuple[Committee, ...]) -> Test:
    names = resolve(value, bodies)
    groups = frozenset(body.name for body in bodies if not names.isdisjoint(body.members))
    tests = [_any_role(names, groups)]
    tests += [_negatable(role, _role(role.value, names, groups - names)) for role in roles]
    return lambda entry: all(test(entry) for test in tests)


def _any_role(names: frozenset[str], groups: frozenset[str]) -> Test:
    """By name wherever it stands; through a group only where the group is to do something."""
    if not groups:
        return lambda entry: not names.isdisjoint(entry.bodies)
    return lambda entry: not (names.isdisjoint(entry.bodies) and groups.isdisjoint(entry.doers))


def _role(role: str, names: frozenset[str], groups: frozenset[str]) -> Test:
    match role:
        case "leads":
            return lambda entry: not names.isdisjoint(entry.leads)
        case "takes part":
            return lambda entry: any(one.committee in names for one in entry.participants)
        case "covered":
            return lambda entry: not groups.isdisjoint(entry.doers)
        case _:
            return lambda entry: any(
                one.role == role and one.committee in names for one in entry.participants
            )


def _dated(term: Term) -> Test:
    span, which = term.span, term.key
    first, last = (span.first, span.last) if span else (None, None)
    if first is None or last is None:
        return lambda _entry: False
    if term.operator == ":":
        return lambda entry: (day := _day(entry, which)) is not None and first <= day <= last
    compare = {"<": lt, "<=": le, ">": gt, ">=": ge}[term.operator]
    bound = first if term.operator in {"<", ">="} else last
    return lambda entry: (day := _day(entry, which)) is not None and compare(day, bound)


def _day(entry: Entry, which: str) -> date | None:
    found = entry.deadline
    if found is None:
        return None
    return found.last if which == "end" else found.row.start.first


def _type(value: str) -> Test:
    def test(entry: Entry) -> bool:
        record = entry.record
        if isinstance(record, Indicator):
            return record.obligatory and value == "obligatory"
        return isinstance(record, Directive | BudgetLine | Committee) and record.kind == value

    return test


def _contains(field: Callable[[Entry], Iterable[str | None]]) -> Callable[[str], Test]:
    def make(value: str) -> Test:
        bare = unaccent(value) == value
        form = (lambda text: unaccent(fold(text))) if bare else fold
        return lambda entry: any(value in form(text) for text in field(entry) if text)

    return make


def _has(value: str) -> Test:
    if value == "any flag":
        return lambda entry: bool(entry.flags)
    if value == "participants":
        return lambda entry: bool(entry.participants)
    return lambda entry: value in entry.flags


def _template(value: str) -> Test:
    wanted = value == "yes"
    return lambda entry: (found := entry.deadline) is not None and found.template == wanted


_SIMPLE: dict[str, Callable[[str], Test]] = {
    "area": _contains(lambda entry: (entry.area,)),
    "goal": _contains(lambda entry: entry.goals),
    "theme": _contains(lambda entry: (getattr(entry.record, "theme", None),)),
    "class": lambda value: lambda entry: (d := entry.deadline) is not None and d.cls == value,
    "status": lambda value: lambda entry: entry.status == value,
    "type": _type,
    "template": _template,
    "has": _has,
}
