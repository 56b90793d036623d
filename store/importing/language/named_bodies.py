"""Lists of bodies by the shape of their names, known or not: "A, B och C", "nämnden för D"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import base, is_company_word
from store.importing.language.name_words import JOINTS, SHORT_FORM
from store.importing.language.names import Names, begins_everyone
from store.importing.language.one_name import NameReader, OneName

_FILLERS = frozenset(["både", "såväl", "dels", "även", "också", "som", "de", "the", "municipal"])
_WITHOUT = re.compile(r"[\s,]*(?:utom|förutom|med undantag (?:för|av))\s+", re.I)
_DISTRICT = " stadsdelsnämnd"
_WORD = re.compile(r"[^\W\d_][\w:-]*")
_AREA = r"[A-ZÅÄÖ][\w-]+(?: [a-zåäö]+)?"
_DISTRICTS = re.compile(
    rf"(?P<areas>{_AREA}(?:, {_AREA})*,? (?:och|samt|respektive) {_AREA}) stadsdelsnämnder(?:na)?\b"
)
"""Districts that share the word that they are districts by: "Norra och Södra stadsdelsnämnder"."""
_BETWEEN_AREAS = re.compile(r",? (?:och|samt|respektive) |, ")
_OWNER = re.compile(
    r"(?:[\w-]+,? ){0,4}?[\w-]*(?:nämnd(?:en|er|erna)?|styrelsen|AB|bolag(?:et|en)?)s\b", re.I
)
_LONGEST = 60
"""Words that a list of bodies may have before a verb."""
_MOST_LISTED, _LEFT = (40, 400), 10
"""Words that are looked at behind one: few, and more where a list goes on to the last of them."""
_BRACKETED = 8


class Named(Struct, frozen=True):
    """Bodies that a stretch of text names, and where it begins and ends.

    `excluded` are those that a group is named without.
    """

    names: tuple[str, ...]
    start: int
    end: int
    excluded: tuple[str, ...] = ()


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


def lists_in(text: str, names: Names, start: int = 0, stop: int | None = None) -> Iterator[Named]:
    """Return every list of known bodies in a stretch of a text, first named first."""
    at, end = start, len(text) if stop is None else stop
    while found := _WORD.search(text, at, end):
        at = found.end()
        if not (names.may_begin(found[0]) or begins_everyone(found[0])):
            continue
        named = list_from(text, found.start(), end, names)
        if named and all(map(names.is_body, named.names)):
            yield named
            at = named.end


def owners_in(text: str, names: Names) -> Iterator[Named]:
    """Return the known bodies that a text names as whose something is, first named first."""
    for found in _OWNER.finditer(text):
        words = found[0].split()
        said = (" ".join(words[n:]) for n in range(len(words)))
        whole = next(
            (one for one in said if names.known(one) or names.is_body(names.shown(one))), ""
        )
        if whole:
            yield Named((names.shown(whole),), found.end() - len(whole), found.end())


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a short form can stand for a name: its letters are in it, in their order."""
    letters = iter(re.sub(r"[^a-zåäöæø]", "", name.casefold()))
    first = name[:1].casefold() == short[:1].casefold()
    return first and all(letter in letters for letter in short.casefold())


def _listed(
    text: str, reader: NameReader, first: int, names: Names, *, strangers: bool = False
) -> Named | None:
    found, at, after = list[str](), first, first
    while one := _read(text, reader, reader.over(_FILLERS, at), names, strangers=strangers):
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


def _read(
    text: str, reader: NameReader, at: int, names: Names, *, strangers: bool
) -> OneName | None:
    """Return the name at a word, or the districts that share one word at their end."""
    found = _DISTRICTS.match(text, reader.places[at][0]) if at < reader.size else None
    areas = _BETWEEN_AREAS.split(found["areas"]) if found else []
    known = [names.known(area + _DISTRICT) for area in areas]
    if found and all(known):
        after = next((n for n in range(at, reader.size) if reader.places[n][1] >= found.end()), at)
        return OneName(after + 1, tuple(filter(None, known)))
    return reader.read(at, strangers=strangers)


def _behind_short_form(reader: NameReader, one: OneName) -> int:
    """Where a name ends with the short form that explains it: "(SST)" or ", IVO,"."""
    after = one.after
    if reader.word(after) == "(":
        closing = (i for i in range(after, after + _BRACKETED) if reader.word(i) == ")")
        return next(closing, after - 1) + 1
    short = reader.word(after + 1)
    explained = reader.word(after) == "," and SHORT_FORM.fullmatch(short)
    if explained and not is_company_word(short) and abbreviates(short, one.names[-1]):
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
    return Named(left or (whole,), named.start, end, tuple(out))


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
