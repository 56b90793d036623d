"""How the terms of a filter are put into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.common.text import unaccent
from store.dates.span import Span
from store.filters.terms import Term
from store.filters.times import ALL
from store.model.traits import Kind
from store.survey.explaining import Explained
from tui.locale import N_, _, ngettext, say
from tui.messages.senders import SENDERS
from tui.messages.wording import (
    FLAGS,
    PLURALS,
    PRECISIONS,
    RECORDS,
    ROLES,
    STATES,
    STATUSES,
    point_name,
    quoted,
)
from tui.serializers.shape import Shape

_NAMED = 3
"""Bodies that are named before the others are counted."""
_TAKES = {
    "leads": N_("leads it"),
    "takes part": N_("takes part in it"),
    "covered": N_("is covered through a group that is to do it"),
}
_COMPARED = {
    ("end", ":"): N_("ends {days}"),
    ("end", "<"): N_("ends before {days}"),
    ("end", "<="): N_("ends {days} or before"),
    ("end", ">"): N_("ends after {days}"),
    ("end", ">="): N_("ends {days} or after"),
    ("noted", "<"): N_("has its last dated note before {days}"),
    ("noted", "<="): N_("has its last dated note {days} or before"),
    ("noted", ">"): N_("has its last dated note after {days}"),
    ("noted", ">="): N_("has its last dated note {days} or after"),
    ("start", ":"): N_("starts {days}"),
    ("start", "<"): N_("starts before {days}"),
    ("start", "<="): N_("starts {days} or before"),
    ("start", ">"): N_("starts after {days}"),
    ("start", ">="): N_("starts {days} or after"),
}
_SIGNS = {":": "=", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_HELD = {
    "area": N_("is in an area whose name holds {value}"),
    "goal": N_("is printed under a goal that holds {value}"),
    "theme": N_("is printed under a theme that holds {value}"),
    "owner": N_("is followed by someone whose name holds {value}"),
    "tag": N_("has a tag that holds {value}"),
    "note": N_("has a note that holds {value}"),
    "id": N_("has the number {value}"),
    "party": N_("is said by a party that is called {value}"),
    "point": N_("is point {value} of a decision, or about it"),
    "fund": N_("is money of a fund whose name holds {value}"),
}
_NOTED = {
    "note": N_("a note"),
    "moved deadline": N_("a moved deadline"),
    "city status": N_("a status that the city reported"),
    "quoted": N_("who is only quoted"),
    "proposed": N_("a decision that is only proposed"),
}


def reading(one: Explained) -> str:
    """Return how a term was read, or why it could not be."""
    term = one.term
    if term.problem:
        return say(term.problem)
    said = _reading(one, term)
    return _("not: {reading}").format(reading=said) if term.negated else said


def _reading(one: Explained, term: Term) -> str:
    match term.key:
        case "word":
            return _word(term.value)
        case "committee" | "chapter":
            return _bodies(term.key, one.bodies)
        case "end" | "start" | "noted":
            said = _(_COMPARED[term.key, term.operator])
            return said.format(days=days_meant(term.span or Span(""), term.operator))
        case "late" | "moved" | "silent" | "before" | "cycle":
            return _timed(term)
        case "year" | "document" | "sender":
            return _papers(term)
        case "saved":
            return _("passes the saved view {name}").format(name=quoted(term.value))
        case _ if term.key in _HELD:
            return _(_HELD[term.key]).format(value=quoted(term.value))
        case _:
            return _coded(term.key, term.value)


def _word(value: str) -> str:
    if unaccent(value) == value and set(value) & set("aoe"):
        return _("says {word} somewhere; a and o find å, ä and ö too").format(word=quoted(value))
    return _("says {word} somewhere").format(word=quoted(value))


def _bodies(key: str, names: Sequence[str]) -> str:
    if not names:
        return _("no committee has such a name, so nothing passes")
    said = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    if more > 0:
        rest = ngettext("{count} more", "{count} more", more).format(count=more)
        said = _("{names} and {rest}").format(names=said, rest=rest)
    if key == "chapter":
        return _("is printed in the chapter of {names}").format(names=said)
    return _("concerns {names}: leads it, takes part, is covered or has it in its chapter").format(
        names=said
    )


def days_meant(span: Span, operator: str) -> str:
    """Return the days meant, or the one day that is compared with."""
    first, last = span.first, span.last
    if first is None or last is None:
        return span.text
    if operator != ":":
        return (first if operator in {"<", ">="} else last).isoformat()
    return last.isoformat() if first == last else f"{first}–{last}"


def _timed(term: Term) -> str:
    """Return what a term about lateness, silence, meetings or the cycle says."""
    days = days_meant(term.span or Span(""), "<" if term.key == "before" else "<=")
    match term.key, term.value:
        case "late", count:
            return _("is late by {sign} {count} days").format(
                sign=_SIGNS[term.operator], count=count
            )
        case "moved", count:
            said = _("has a deadline moved by {sign} {count} days")
            return said.format(sign=_SIGNS[term.operator], count=count)
        case "silent", "ever":
            return _("has never had a status or an owner")
        case "silent", _value:
            return _("has had no word since {day}").format(day=days)
        case "before", "meeting":
            return _("is due no later than the next meeting of who leads it")
        case "before", _value:
            return _("is due before {day}").format(day=days)
        case _, key:
            return _("is to be answered for in {point}").format(point=point_name(key))


def _papers(term: Term) -> str:
    """Return what a term about documents and their years says."""
    if term.key == "document":
        said = _("stands in a document whose name holds {value}")
        return said.format(value=quoted(term.value))
    if term.key == "sender":
        said = _("stands in a document of: {sender}")
        return said.format(sender=_(SENDERS[term.value]))  # type: ignore[index]
    if term.value == ALL:
        return _("stands in a document of any year")
    sign = "" if term.operator == ":" else f"{_SIGNS[term.operator]} "
    return _("stands in a document of {year}").format(year=f"{sign}{term.value}")


def _coded(key: str, value: str) -> str:
    """Return what a term says whose value is one of a few words."""
    match key:
        case "role":
            role = _(_TAKES[value]) if value in _TAKES else _("takes part: {role}")
            return role.format(role=_(ROLES.get(value, value)))
        case "class":
            return _("is in the class {name}").format(name=quoted(STATES[value].word))  # type: ignore[index]
        case "status":
            return _("has the status {name}").format(name=quoted(_(STATUSES[value])))
        case "type" | "kind":
            return _("is of the kind {name}").format(name=quoted(_(RECORDS.get(value, value))))
        case "precision":
            return _("has an end date as exact as: {name}").format(name=_(PRECISIONS[value]))
        case "template":
            return _("has a template date") if value == "yes" else _("has no template date")
        case _:
            return _("has: {name}").format(name=_({**FLAGS, **_NOTED}.get(value, value)))


def passing(one: Explained, totals: Mapping[Kind, int]) -> list[str]:
    """Return how many of each kind pass a term alone, of how many; what there is none of not."""
    if one.passing is None:
        return [_("left out")]
    said = _("{count} of {total} {kinds}")
    return [
        said.format(count=count, total=totals[kind], kinds=_(PLURALS[kind]).lower())
        for kind, count in one.passing.items()
        if count or len(totals) == 1
    ] or [_("nothing")]


def unfolded(found: Sequence[Explained], depth: int = 0) -> Iterator[tuple[int, Explained]]:
    """Return the terms, those of a saved view after it and deeper."""
    for one in found:
        yield depth, one
        yield from unfolded(one.within, depth + 1)


def term_shape(one: Explained) -> Shape:
    """Return an explained term as JSON shows it."""
    term = one.term
    return {
        "term": term.text,
        "key": None if term.problem else term.key,
        "value": None if term.problem else term.value,
        "operator": None if term.problem else term.operator,
        "negated": term.negated,
        "reading": reading(one),
        "problem": say(term.problem) if term.problem else None,
        "committees": one.bodies,
        "passing": None if one.passing is None else one.passing.get("activity"),
        "kinds": one.passing,
        "within": [term_shape(inner) for inner in one.within],
    }
