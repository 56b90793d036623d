"""Lists of bodies by the shape of their names, known or not: "A, B och C", "nämnden för D"."""

from __future__ import annotations

import re

from msgspec import Struct

from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import base, is_company_word
from store.importing.language.name_words import JOINTS, SHORT_FORM
from store.importing.language.names import Names
from store.importing.language.one_name import NameReader
from store.importing.language.plain_names import OneName

_FILLERS = frozenset(["både", "såväl", "dels", "även", "också", "som", "de", "the", "municipal"])
_WITHOUT = re.compile(r"[\s,]*(?:utom|förutom|med undantag (?:för|av))\s+", re.I)
_WITH = re.compile(
    r"\b(?:i (?:\w+ )?(?:samverkan|samarbete|samråd|dialog)|tillsammans|gemensamt|ihop) med\s+",
    re.I,
)
_DISTRICT = " stadsdelsnämnd"
_LONGEST = 60
"""Words that a list of bodies may have before a verb."""
_MOST_LISTED, _LEFT = (20, 60, 400), 10
"""Words that are looked at behind one: few, and more where a list goes on to the last of them."""
_BRACKETED = 8


class Named(Struct, frozen=True):
    """Bodies that a stretch of text names, and where it begins and ends."""

    names: tuple[str, ...]
    start: int
    end: int


def read_addressees(
    text: str, bodies: Names | Bodies, *, strangers: bool = False
) -> tuple[str, ...]:
    """Return the bodies that a text is a list of, first named first; none when it is no list.

    With `strangers` a capital alone makes a name, where nothing but a body can stand.
    """
    names = bodies if isinstance(bodies, Names) else Names(bodies)
    found = list_from(text, 0, len(text), names, strangers=strangers)
    rest = text[found.end :].strip(" .:;*_") if found else text
    return found.names if found and not rest else ()


def list_from(
    text: str, start: int, stop: int, names: Names, *, strangers: bool = False
) -> Named | None:
    """Return the list of bodies that begins at a place, or None when none does."""
    for most in _MOST_LISTED:
        reader = NameReader(text, start, stop, names, most=most)
        found = _listed(text, reader, 0, names, strangers=strangers)
        if found is None or reader.size < most or found.end < reader.places[-_LEFT][0]:
            break
    return found


def list_until(text: str, start: int, stop: int, names: Names) -> Named | None:
    """Return the longest list of bodies that ends at a place, or None when none does."""
    reader = NameReader(text, start, stop, names)
    end = reader.span(0, reader.size)[1] if reader.size else 0
    for at in range(max(0, reader.size - _LONGEST), reader.size):
        found = _listed(text, reader, at, names)
        if found and found.end == end:
            return found
    return None


def named_beside(text: str, names: Names) -> tuple[str, ...]:
    """Return who a text says that something is done with, known or by the shape of their names."""
    lists = (list_from(text, with_.end(), len(text), names) for with_ in _WITH.finditer(text))
    return tuple(dict.fromkeys(name for found in lists if found for name in found.names))


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a short form can stand for a name: its letters are in it, in their order."""
    letters = iter(re.sub(r"[^a-zåäöæø]", "", name.casefold()))
    first = name[:1].casefold() == short[:1].casefold()
    return first and all(letter in letters for letter in short.casefold())


def _listed(
    text: str, reader: NameReader, first: int, names: Names, *, strangers: bool = False
) -> Named | None:
    found, at, after = list[str](), first, first
    while one := reader.read(reader.over(_FILLERS, at), strangers=strangers):
        found += one.names
        after = _behind_short_form(reader, one)
        at = reader.over(JOINTS, after)
        if at == after:
            break
    if not found:
        return None
    start, end = reader.span(first, after)
    named = Named(tuple(dict.fromkeys(found)), start, end)
    return _without(text, named, names)


def _behind_short_form(reader: NameReader, one: OneName) -> int:
    """Where a name ends with the short form that explains it: "(SST)" or ", IVO,"."""
    after = one.after
    if reader.word(after) == "(":
        closing = (i for i in range(after, after + _BRACKETED) if reader.word(i) == ")")
        return next(closing, after - 1) + 1
    short = reader.word(after + 1)
    may_be = SHORT_FORM.fullmatch(short) and not is_company_word(short)
    explained = reader.word(after) == "," and may_be
    if explained and abbreviates(short, one.names[-1]):
        return after + 2 + (reader.word(after + 2) == ",")
    return after


def _without(text: str, named: Named, names: Names) -> Named:
    """Return a group without those that are named after it: "samtliga nämnder utom A och B"."""
    found = _WITHOUT.match(text, named.end)
    if found is None or len(named.names) > 1:
        return named
    members = names.members(named.names[0])
    out, end = _left_out(text, found.end(), names)
    if not out:
        return named
    left = tuple(name for name in members if name not in out)
    whole = base(text[named.start : end])
    return Named(left or (whole,), named.start, end)


def _left_out(text: str, start: int, names: Names) -> tuple[list[str], int]:
    """Return who is left out of a group, by their names or the parts of the city they are of."""
    reader = NameReader(text, start, len(text), names)
    found, at, end = list[str](), 0, start
    while at < reader.size:
        one = reader.read(at)
        district = names.known(reader.word(at) + _DISTRICT)
        if one is None and district is None:
            break
        found += one.names if one else [district or ""]
        after = one.after if one else at + 1
        end = reader.span(at, after)[1]
        at = reader.over(JOINTS, after)
        if at == after:
            break
    return found, end
