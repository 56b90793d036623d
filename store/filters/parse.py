"""What a person typed in the filter, term by term; a wrong term is told, the rest still works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from store.dates.span import Span, read_cell
from store.errors import Message
from store.filters.vocabulary import KEYS, VALUES
from store.text import clean, fold, unaccent

Operator = Literal[":", "<", "<=", ">", ">="]

_TERM = re.compile(r'-?(?:[^\s":<>=]+(?::|[<>]=?))?(?:"[^"]*"?|\S+)|\S+')
_KEYED = re.compile(r"([^\W\d_]+)(:|[<>]=?)(.*)", re.DOTALL)
_WEEK = re.compile(r"(?:(\d{4})-?)?[vw]\.?\s?(\d{1,2})")
_DATED = {"end", "start"}
_LONGEST = 2000
_ENDINGS = frozenset(("s", "t", "a", "e", "n", "er", "en", "et", "ns"))
"""What follows a colon inside a Swedish word: S:t Erik, KF:s."""
_OPERATORS: dict[str, Operator] = {":": ":", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


class Term(Struct, frozen=True):
    """One term as typed, how it was read, and what is wrong with it if anything is."""

    text: str
    key: str = "word"
    value: str = ""
    operator: Operator = ":"
    negated: bool = False
    span: Span | None = None
    problem: Message | None = None

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
        """The terms that could not."""
        return tuple(term for term in self.terms if term.problem)


def parse(text: str | Sequence[str], as_of: date) -> Filter:
    """Read a filter as typed, or as a command's arguments; a week without a year is in as_of's."""
    if isinstance(text, str):
        parts = [match.group() for match in _TERM.finditer(clean(text)[:_LONGEST])]
    else:
        parts = [clean(part)[:_LONGEST] for part in text]
    terms = (_term(part, as_of) for part in parts if part.strip())
    return _with_roles(Filter(tuple(term for term in terms if term.value or term.problem)))


def _term(text: str, as_of: date) -> Term:
    negated = len(text) > 1 and text.startswith("-")
    match = _KEYED.fullmatch(text.removeprefix("-") if negated else text)
    if not match:
        bare = text[1:] if negated else text
        return Term(text, value=fold(bare.replace('"', "").strip()), negated=negated)
    name, value = match[1], fold(match[3].replace('"', "").strip())
    key, operator = KEYS.get(fold(name)), _OPERATORS[match[2]]
    if key is None:
        if value in _ENDINGS:
            return Term(text, value=fold(match.group()), negated=negated)
        return Term(text, problem=Message("there is no key {key!r}", {"key": name}))
    if not value:
        return Term(text, key, problem=Message("{key}: what comes after it?", {"key": name}))
    return _keyed(Term(text, key, value, operator, negated), as_of)


def _keyed(term: Term, as_of: date) -> Term:
    if term.key in _DATED:
        span = read_when(term.value, as_of.year)
        problem = None if span.last else Message("{value!r} is no date", {"value": term.value})
        return _changed(term, span=span, problem=problem)
    if term.operator != ":":
        values = {"key": term.key, "operator": term.operator}
        return _changed(term, problem=Message("{key} cannot be compared with {operator}", values))
    if term.key not in VALUES:
        return term
    meaning = _meaning(VALUES[term.key], term.value)
    if meaning is None:
        known = ", ".join(VALUES[term.key])
        values = {"value": term.value, "known": known}
        return _changed(term, problem=Message("{value!r} is none of: {known}", values))
    return _changed(term, value=meaning)


def _meaning(words: dict[str, str], value: str) -> str | None:
    """Return the meaning of a word or of a beginning that only one meaning has."""
    if value in words:
        return words[value]
    plain = unaccent(value)
    meanings = {words[word] for word in words if unaccent(word).startswith(plain)}
    return meanings.pop() if len(meanings) == 1 else None


def read_when(text: str, year: int) -> Span:
    """Read a day, month, year or ISO week (`v38`, `2024-v38`) as a filter names it."""
    match = _WEEK.fullmatch(text)
    if not match:
        return read_cell(text)
    try:
        monday = date.fromisocalendar(int(match[1] or year), int(match[2]), 1)
    except ValueError:
        return Span(text)
    return Span(text, "week", monday, monday + timedelta(days=6))


def _with_roles(found: Filter) -> Filter:
    """A role belongs to a committee; alone it says nothing."""
    if any(term.key == "committee" and not term.problem for term in found.terms):
        return found
    problem = Message("a role needs a committee beside it, for example nämnd:social")
    return Filter(
        tuple(_changed(t, problem=problem) if t.key == "role" else t for t in found.terms)
    )


def _changed(term: Term, **fields: object) -> Term:
    return replace(term, **fields)
