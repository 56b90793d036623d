"""From a filter to what it asks of entries: the same for lists, commands and counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from operator import attrgetter, ge, gt, le, lt
from typing import Any

from store.common.text import fold, unaccent
from store.dates.today import today
from store.entries.columnar import Derived, Field
from store.entries.entries import Entry
from store.filters.checks import Check, Either, Every, Is, Names, Not, Says
from store.filters.papers import KEYS as PAPERS
from store.filters.papers import of_papers
from store.filters.terms import Filter, Term
from store.filters.times import timed
from store.model.kinds import traits_of
from store.model.records import Committee, Directive, Role

Test = Callable[[Entry], bool]
_A_NAME = 4
"""Letters from which the beginning of a party's name is enough; fewer are its abbreviation."""


def matcher(found: Filter, committees: Iterable[Committee]) -> Test:
    """Return the test that an entry passes when all readable terms hold."""
    return asked(found, committees).holds


def asked(found: Filter, committees: Iterable[Committee]) -> Every:
    """Return what a filter asks: all of its readable terms."""
    bodies = tuple(committees)
    roles = tuple(term for term in found.flat if term.key == "role")
    terms = [term for term in found.flat if term.key != "role"]
    return Every([_negatable(term, _check(term, roles, bodies)) for term in terms])


def _negatable(term: Term, check: Check) -> Check:
    return Not(check) if term.negated and term.key not in PAPERS else check


def _check(term: Term, roles: tuple[Term, ...], bodies: tuple[Committee, ...]) -> Check:
    value = term.value
    match term.key:
        case "word":
            return _word(value)
        case "committee":
            return _committee(value, roles, bodies)
        case "chapter":
            return Names(CHAPTERS, resolve(value, bodies).__contains__)
        case "end" | "start" | "noted":
            return _dated(term)
        case "late" | "moved" | "silent" | "before" | "cycle":
            return timed(term)
        case "year" | "document" | "sender":
            return of_papers(term)
        case "saved":
            return asked(Filter(term.within), bodies)
        case _:
            return _SIMPLE[term.key](value)


def _word(value: str) -> Check:
    """A word with plain letters only is looked for without accents: `aldre` means äldre."""
    if unaccent(value) == value:
        return Either(Says(PLAIN, value), Names(NAMES, lambda name: value in unaccent(fold(name))))
    return Either(Says(FOLDED, value), Names(NAMES, lambda name: value in fold(name)))


def resolve(value: str, bodies: Iterable[Committee]) -> frozenset[str]:
    """Return the bodies meant: the one so named, else all whose name or alias holds the words."""
    names = {body.name: [fold(name) for name in (body.name, *body.aliases)] for body in bodies}
    exact = frozenset(name for name, forms in names.items() if value in forms)
    if exact:
        return exact
    if unaccent(value) == value:
        names = {name: [unaccent(form) for form in forms] for name, forms in names.items()}
    return frozenset(n for n, forms in names.items() if any(value in form for form in forms))


def _party(value: str) -> Check:
    """A party is meant by its letters, by its name, or by how that begins."""
    ending = "" if len(value) >= _A_NAME else r"(?!\w)"
    meant = re.compile(rf"(?<!\w){re.escape(value)}{ending}")
    return Names(PARTIES, lambda party: meant.search(_called(party)) is not None)


def _called(party: str) -> str:
    """Return all that a party goes by, case folded."""
    from store.importing.language.parties import called, party_of

    letters = party_of(party) or party
    return fold(f"{party} {letters} {called(letters)}")


def _is_point(value: str, point: str) -> bool:
    return fold(point).rstrip(".") == value


def _committee(value: str, roles: tuple[Term, ...], bodies: tuple[Committee, ...]) -> Check:
    names = resolve(value, bodies)
    groups = frozenset(body.name for body in bodies if not names.isdisjoint(body.members))
    checks = [_any_role(names, groups)]
    checks += [_negatable(role, _role(role.value, names, groups - names)) for role in roles]
    return Every(checks)


def _any_role(names: frozenset[str], groups: frozenset[str]) -> Check:
    """By name wherever it stands; through a group only where the group is to do something."""
    return Either(Names(DOERS, (names | groups).__contains__), Names(CHAPTERS, names.__contains__))


def _role(role: str, names: frozenset[str], groups: frozenset[str]) -> Check:
    match role:
        case "leads":
            return Names(LEADS, names.__contains__)
        case "takes part":
            return Names(PARTICIPANTS, names.__contains__)
        case "covered":
            return Names(DOERS, groups.__contains__)
        case _:
            return Names(ROLES, lambda one: one[0] == role and one[1] in names)


def _dated(term: Term) -> Check:
    span, field = term.span, _DAYS[term.key]
    first, last = (span.first, span.last) if span else (None, None)
    if first is None or last is None:
        return Is(field, lambda _day: False)
    if term.operator == ":":
        return Is(field, lambda day: day is not None and first <= day <= last)
    compare = {"<": lt, "<=": le, ">": gt, ">=": ge}[term.operator]
    bound = first if term.operator in {"<", ">="} else last
    return Is(field, lambda day: day is not None and compare(day, bound))


def _contains(field: Field) -> Callable[[str], Check]:
    def make(value: str) -> Check:
        bare = unaccent(value) == value
        form = (lambda text: unaccent(fold(text))) if bare else fold
        return Is(field, lambda texts: any(value in form(text) for text in texts if text))

    return make


def _has(value: str) -> Check:
    if value == "any flag":
        return Is(FLAGS, bool)
    if value in _HAVING:
        return Is(_HAVING[value], bool)
    return Is(FLAGS, lambda flags: value in flags)


def _same(field: Field) -> Callable[[str], Check]:
    return lambda value: Is(field, lambda said: said == value)


def _class(entry: Entry) -> str | None:
    found = entry.deadline
    return found.cls if found else None


def _last_day(entry: Entry) -> date | None:
    found = entry.deadline
    return found.last if found else None


def _first_day(entry: Entry) -> date | None:
    found = entry.deadline
    return found.row.start.first if found else None


def _template(entry: Entry) -> str | None:
    found = entry.deadline
    return ("yes" if found.template else "no") if found else None


def _precision(entry: Entry) -> str | None:
    found = entry.deadline
    return found.precision if found else None


def _type(entry: Entry) -> str | None:
    return traits_of(entry.record).variety(entry.record)


def _participants(entry: Entry) -> list[str]:
    return [one.committee for one in entry.participants]


def _roles(entry: Entry) -> list[tuple[Role, str]]:
    return [(one.role, one.committee) for one in entry.participants]


def _takes_part(entry: Entry) -> bool:
    return bool(entry.participants)


def _area(entry: Entry) -> tuple[str | None]:
    return (entry.area,)


def _theme(entry: Entry) -> tuple[Any]:
    return (getattr(entry.record, "theme", None),)


def _fund(entry: Entry) -> tuple[Any]:
    return (getattr(entry.record, "fund", None),)


def _parties(entry: Entry) -> tuple[str, ...]:
    return traits_of(entry.record).parties(entry.record)


def _points(entry: Entry) -> tuple[str, ...]:
    return traits_of(entry.record).points(entry.record)


def _owner(entry: Entry) -> tuple[str | None]:
    return (entry.follow_up.owner if entry.follow_up else None,)


def _tags(entry: Entry) -> tuple[str, ...]:
    return entry.follow_up.tags if entry.follow_up else ()


def _note(entry: Entry) -> tuple[str | None]:
    return (entry.follow_up.note if entry.follow_up else None,)


def _has_note(entry: Entry) -> bool:
    return bool(entry.follow_up and entry.follow_up.note)


def _last_noted(entry: Entry) -> date | None:
    """The day of the last line of the diary that has one."""
    lines = entry.follow_up.notes.values() if entry.follow_up else ()
    return max((today(line.at) for line in lines if line.at), default=None)


def _is_moved(entry: Entry) -> bool:
    return bool(entry.follow_up and entry.follow_up.due)


def _is_reported(entry: Entry) -> bool:
    return bool(entry.follow_up and entry.follow_up.city_status)


def _is_proposed(entry: Entry) -> bool:
    return isinstance(entry.record, Directive) and entry.record.decided is False


CHAPTERS, LEADS, DOERS = attrgetter("chapters"), attrgetter("leads"), attrgetter("doers")
PARTICIPANTS, ROLES = _participants, _roles
PARTIES, POINTS = _parties, _points
FLAGS = attrgetter("flags")
NAMES = attrgetter("names")
FOLDED = attrgetter("said")
PLAIN = Derived(FOLDED, unaccent)
_DAYS: dict[str, Field] = {"end": _last_day, "start": _first_day, "noted": _last_noted}
_HAVING: dict[str, Field] = {
    "participants": _takes_part,
    "note": _has_note,
    "moved deadline": _is_moved,
    "city status": _is_reported,
    "quoted": attrgetter("quoted"),
    "proposed": _is_proposed,
}
_SIMPLE: dict[str, Callable[[str], Check]] = {
    "id": lambda value: Is(attrgetter("id"), lambda said: said.casefold() == value),
    "area": _contains(_area),
    "goal": _contains(attrgetter("goals")),
    "theme": _contains(_theme),
    "fund": _contains(_fund),
    "kind": _same(attrgetter("kind")),
    "party": _party,
    "point": lambda value: Names(POINTS, partial(_is_point, value.rstrip("."))),
    "owner": _contains(_owner),
    "tag": _contains(_tags),
    "note": _contains(_note),
    "class": _same(_class),
    "status": _same(attrgetter("status")),
    "type": _same(_type),
    "template": _same(_template),
    "precision": _same(_precision),
    "has": _has,
}
