"""What a person typed in the filter, term by term; a wrong term is told, the rest still works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from msgspec.structs import replace

from store.common.errors import Message
from store.common.text import clean, fold, one_line, unaccent
from store.dates.span import Span
from store.filters.saved import NO_VIEWS, SavedView, SavedViews
from store.filters.terms import Filter, Operator, Term
from store.filters.times import Read, read_age, read_value, read_when
from store.filters.vocabulary import KEYS, VALUES

_TERM = re.compile(r'-?(?:[^\s":<>=]+(?::|[<>]=?))?(?:"[^"]*"?|\S+)|\S+')
_KEYED = re.compile(r"([^\W\d_]+)(:|[<>]=?)(.*)", re.DOTALL)
_COMPARED = re.compile(r"([^<>]+)([<>]=?)(.+)")
_DATED = {"end", "start"}
_TIMED = {"silent", "before", "cycle"}
_LONGEST = 2000
_VIEW = "@"
_MOST_VIEWS = 50
"""Saved views that a filter may open, one within the other."""
_ENDINGS = frozenset(("s", "t", "a", "e", "n", "er", "en", "et", "ns"))
"""What follows a colon inside a Swedish word: S:t Erik, KF:s."""
_OPERATORS: dict[str, Operator] = {":": ":", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


class _Reader:
    """How terms are read: on which day, and which saved views are being opened."""

    def __init__(self, as_of: date, saved: SavedViews) -> None:
        self.as_of = as_of
        self._saved = saved
        self._opened: list[SavedView] = []
        self._left = _MOST_VIEWS

    def terms(self, text: str | Sequence[str]) -> tuple[Term, ...]:
        """Return the terms of a text, or of a command's arguments."""
        if isinstance(text, str):
            parts = [match.group() for match in _TERM.finditer(clean(text)[:_LONGEST])]
        else:
            parts = [clean(part)[:_LONGEST] or part[:1] for part in text]
        read = (_term(part, self) for part in parts if part.strip())
        return tuple(term for term in read if term.value or term.problem)

    def open(self, term: Term) -> Term:
        """Return a term that names a saved view, with the terms of that view."""
        view = self._saved.find(term.value)
        if view is None:
            problem = Message("there is no saved view {name}", {"name": term.value})
            return _changed(term, problem=problem)
        if view in self._opened:
            path = " → ".join(f"@{one.key}" for one in [*self._opened, view])
            problem = Message("a saved view leads back to itself: {path}", {"path": path})
            return _changed(term, problem=problem)
        self._left -= 1
        if self._left < 0:
            return _changed(term, problem=Message("there are too many saved views within others"))
        self._opened.append(view)
        scope = (_committee(view.committee),) if view.committee else ()
        opened = _changed(term, value=view.key, within=(*scope, *self.terms(view.filter)))
        self._opened.pop()
        return opened


def parse(text: str | Sequence[str], as_of: date, saved: SavedViews = NO_VIEWS) -> Filter:
    """Read a filter as typed, or as a command's arguments; a week without a year is in as_of's."""
    return _with_roles(Filter(_Reader(as_of, saved).terms(text)))


def _committee(name: str) -> Term:
    return Term(name, "committee", fold(one_line(name)))


def _term(text: str, reader: _Reader) -> Term:
    if not clean(text).strip():
        seen = ascii(text)[1:-1]
        return Term(seen, problem=Message("{value} is nothing to look for", {"value": seen}))
    negated = len(text) > 1 and text.startswith("-")
    bare = text[1:] if negated else text
    if bare.startswith(_VIEW) and len(bare) > len(_VIEW):
        return reader.open(Term(text, "saved", fold(bare[len(_VIEW) :]), negated=negated))
    match = _KEYED.fullmatch(bare)
    if not match:
        return Term(text, value=fold(bare.replace('"', "").strip()), negated=negated)
    name, value = match[1], fold(match[3].replace('"', "").strip())
    key, operator = KEYS.get(fold(name)), _OPERATORS[match[2]]
    if key is None:
        if value in _ENDINGS:
            return Term(text, value=fold(match.group()), negated=negated)
        return Term(text, problem=_no_key(name))
    if not value:
        return Term(text, key, problem=Message("nothing stands after {key}:", {"key": name}))
    term = Term(text, key, value, operator, negated)
    if key == "saved" and operator == ":":
        return reader.open(term)
    return _keyed(term, reader.as_of)


def _no_key(name: str) -> Message:
    """Say that there is no such key, and which one may have been meant."""
    word = fold(name)
    key = next((one for one, values in VALUES.items() if word in values), None)
    if key:
        names = [one for one, meant in KEYS.items() if meant == key]
        in_english = VALUES[key][word] == word
        return Message(
            "there is no key {key!r}, which is a value: {example}",
            {"key": name, "example": f"{names[-1] if in_english else names[0]}:{word}"},
        )
    if near := get_close_matches(word, KEYS, 1):
        return Message("there is no key {key!r}; is it {near}:?", {"key": name, "near": near[0]})
    return Message("there is no key {key!r}", {"key": name})


def _keyed(term: Term, as_of: date) -> Term:
    term = _of_lines(term)
    if term.key == "note" and term.operator != ":":
        operator, found = read_age(term.operator, term.value, as_of)
        return _read_as(_changed(term, key="noted", operator=operator), found)
    if term.key in _DATED:
        return _read_as(term, read_when(term.value, as_of))
    if term.key in {"late", "moved", "year"}:
        return _read_as(term, read_value(term.key, term.value, as_of))
    if term.operator != ":":
        values = {"key": term.key, "operator": term.operator}
        return _changed(term, problem=Message("{key} cannot be compared with {operator}", values))
    if term.key in _TIMED:
        return _read_as(term, read_value(term.key, term.value, as_of))
    if term.key not in VALUES:
        return term
    meaning = _meaning(VALUES[term.key], term.value)
    if meaning is None:
        known = ", ".join(VALUES[term.key])
        values = {"value": term.value, "known": known}
        return _changed(term, problem=Message("{value!r} is none of: {known}", values))
    return _changed(term, value=meaning)


def _of_lines(term: Term) -> Term:
    """Return `har:anteckning>7d` as what it is short for: when the last line was noted."""
    match = _COMPARED.fullmatch(term.value)
    if term.key != "has" or not match or _meaning(VALUES["has"], match[1]) != "note":
        return term
    return _changed(term, key="note", operator=_OPERATORS[match[2]], value=match[3])


def _read_as(term: Term, found: Read) -> Term:
    """Return a term with what its value was read as."""
    if isinstance(found, Message):
        return _changed(term, problem=found)
    if isinstance(found, Span):
        return _changed(term, span=found)
    return _changed(term, value=found)


def _meaning(words: dict[str, str], value: str) -> str | None:
    """Return the meaning of a word or of a beginning that only one meaning has."""
    if value in words:
        return words[value]
    plain = unaccent(value)
    meanings = {words[word] for word in words if unaccent(word).startswith(plain)}
    return meanings.pop() if len(meanings) == 1 else None


def _with_roles(found: Filter) -> Filter:
    """A role belongs to a committee; alone it says nothing."""
    if any(term.key == "committee" for term in found.flat):
        return found
    return Filter(tuple(map(_without_role, found.terms)))


def _without_role(term: Term) -> Term:
    if term.key == "role":
        problem = Message("a role needs a committee beside it, for example nämnd:social")
        return _changed(term, problem=problem)
    if term.within:
        inner = Filter(term.within)
        within = (
            _with_roles(inner) if term.negated else Filter(tuple(map(_without_role, inner.terms)))
        )
        return _changed(term, within=within.terms)
    return term


def _changed(term: Term, **fields: object) -> Term:
    return replace(term, **fields)
