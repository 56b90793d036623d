"""One name of a body, read from one word on: known, or by its shape."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice

from msgspec import Struct

from store.importing.language.name_shapes import (
    head,
    is_company_word,
    is_head_of_owner,
    is_plural,
    is_role,
    singular,
)
from store.importing.language.name_words import (
    BEFORE,
    CARRIER,
    ENDS_PHRASE,
    ENGLISH,
    FOR,
    NO_NAMES,
    OWNER,
    PARTIES,
)
from store.importing.language.names import Names, begins_everyone, is_everyone
from store.model.records import CITY_WIDE

JOINTS = frozenset(
    [
        ",",
        ";",
        "/",
        "och",
        "samt",
        "eller",
        "respektive",
        "liksom",
        "jämte",
        "och/eller",
        "og",
        "and",
    ]
)
_TOKEN = re.compile(
    r"A/S|och/eller|[^\W\d_]+-(?=(?:och|samt|eller|og)\s)|\w+(?:[-–:'’.&]\w+)*-?|[^\w\s]"
    r"|(?<=\S) {2,}(?=\S)"
)
"""Words and signs; wide gaps stand between columns, and no name goes over them."""
_AND = frozenset(["och", "samt", "og"])
_HALF = re.compile(r"[^\W\d_]+-")
_CAPITAL = re.compile(r"[A-ZÅÄÖÆØ0-9][\w&.'’:–-]*")
_MOST_BEFORE, _MOST_PHRASE, _MOST_EVERYONE = 3, 9, 6
"""Words before the last of a name, of what it is for, and of what means everyone."""


class OneName(Struct, frozen=True):
    """The bodies that one name means, mostly one, and the word behind it."""

    after: int
    names: tuple[str, ...]


class NameReader:
    """Reads names in a stretch of a text, from any of its words on."""

    def __init__(
        self, text: str, start: int, stop: int, names: Names, *, most: int | None = None
    ) -> None:
        tokens = list(islice(_TOKEN.finditer(text, start, stop), most))
        self._text = text
        self._words = [token[0] for token in tokens]
        self._places = [token.span() for token in tokens]
        self._names = names

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self._words)

    def word(self, at: int) -> str:
        """Return a word, or nothing where there is none."""
        return self._words[at] if 0 <= at < len(self._words) else ""

    def span(self, at: int, after: int) -> tuple[int, int]:
        """Return where words stand in the text."""
        return self._places[at][0], self._places[after - 1][1]

    def between(self, at: int, after: int) -> str:
        """Return words as they stand in the text."""
        return self._text[slice(*self.span(at, after))] if after > at else ""

    def over(self, words: Container[str], at: int) -> int:
        """Return the first place from one on where none of some words stands."""
        while self.word(at).casefold() in words and at < self.size:
            at += 1
        return at

    def may_begin(self, at: int) -> bool:
        """Tell whether a name can begin at a word, by it and the next; most words begin none."""
        word = self.word(at)
        if self._capital(at) or head(word) or word.endswith("-"):
            return True
        begins = BEFORE.fullmatch(word) or self.word(at + 1) in _AND
        return bool(begins) or begins_everyone(word) or self._names.may_begin(word)

    def read(self, at: int, *, strangers: bool = False) -> OneName | None:
        """Return the longest name that begins at a word; a `stranger` has nothing but a capital."""
        if at >= self.size or not self.may_begin(at):
            return None
        ways = (self._everyone, self._known, self._company, self._english)
        found = [one for one in (*(way(at) for way in ways), self._shaped(at, strangers)) if one]
        if not found and strangers and (one := self._stranger(at)):
            return one
        return max(found, key=lambda one: one.after) if found else None

    def _named(self, at: int, after: int) -> OneName:
        return OneName(after, (self._names.shown(self.between(at, after)),))

    def _everyone(self, at: int) -> OneName | None:
        if not begins_everyone(self.word(at)):
            return None
        ends = range(min(self.size, at + _MOST_EVERYONE), at, -1)
        after = next((i for i in ends if is_everyone(self.between(at, i))), None)
        return OneName(after, (CITY_WIDE,)) if after else None

    def _known(self, at: int) -> OneName | None:
        bodies = self._names.bodies
        most = max(bodies.words_from(self.word(at)), 1)
        for after in range(min(self.size, at + most), at, -1):
            words = self.between(at, after)
            if not words[-1].isalnum():
                continue
            if (name := self._names.known(words)) and not bodies.owning(words):
                return OneName(after, (name,))
        return None

    def _company(self, at: int) -> OneName | None:
        """A company's name: capitals that end in AB, or that it begins with."""
        after = at
        while self._capital(after) or (after > at and self.word(after) in ("&", "i")):
            after += 1
            if is_company_word(self.word(after - 1)):
                while self._capital(after):
                    after += 1
                return self._named(at, after)
        return None

    def _shaped(self, at: int, strangers: bool) -> OneName | None:
        """A name by its last word, with what stands before it and what it is for."""
        for place in range(at, at + _MOST_BEFORE + 1):
            if halves := self._halves(place, bare=place == at):
                return self._of_halves(at, *halves)
            owned = place > at and is_head_of_owner(self.word(place))
            if owned or self._ends_name(place):
                return self._single(at, place, strangers)
            if not self._may_stand_before(place, first=place == at):
                break
        return None

    def _ends_name(self, at: int) -> bool:
        ending = head(self.word(at))
        behind = self.word(at + 1)
        if CARRIER.fullmatch(self.word(at)) and behind in FOR:
            return True
        if ending is None or self.word(at).casefold() in NO_NAMES:
            return False
        return not ending["genitive"] or not behind or behind in JOINTS

    def _may_stand_before(self, at: int, *, first: bool) -> bool:
        word = self.word(at)
        if BEFORE.fullmatch(word):
            return True
        if OWNER.fullmatch(word) and (self._capital(at) or head(word)):
            return True
        proper = self._capital(at) and word.endswith(("a", "nde"))
        return first and proper and word.casefold() not in NO_NAMES

    def _single(self, at: int, last: int, strangers: bool) -> OneName | None:
        word = self.word(last)
        if is_plural(word) and (found := self._areas(last + 1)):
            before = " ".join([*self._words[at:last], singular(word)])
            names = tuple(self._names.shown(f"{before} {area}") for area in found[1])
            return OneName(found[0], names)
        after = self._purpose(last)
        if after == last + 1:
            after = self._area(last)
        shown = last + 1 if is_role(word) else after
        if at < last or singular(word) == word or is_plural(word):
            return OneName(after, (self._names.shown(self.between(at, shown)),))
        if after == last + 1 and not strangers:
            return None  # "en nämnd" is none in particular
        whole = f"{singular(word)} {self.between(last + 1, shown)}".strip()
        return OneName(after, (self._names.shown(whole),))

    def _halves(self, at: int, *, bare: bool) -> tuple[list[int], int] | None:
        """The halves of a name that share its ending, and the place of the whole word.

        A first word without a hyphen is a half too where the name goes on: "Äldre samt vård- och
        omsorgsnämnden", "kretslopp och vattennämnden".
        """
        found, place = list[int](), at
        if bare and self._begins_bare(at):
            found, place = [at], at + 2
        while _HALF.fullmatch(self.word(place)):
            found.append(place)
            joint = self.over(JOINTS, place + 1)
            if joint == place + 1:
                return None
            place = joint
        return (found, place) if found and head(self.word(place)) else None

    def _begins_bare(self, at: int) -> bool:
        word = self.word(at)
        if not word.isalpha() or head(word) or word.casefold() in NO_NAMES | JOINTS:
            return False
        if self.word(at + 1) not in _AND or is_company_word(word):
            return False
        if at and self.word(at - 1) not in (",", ".", "och", "samt", "att", "åt"):
            return False
        if _HALF.fullmatch(self.word(at + 2)):
            return True
        ending = head(self.word(at + 2))
        short = ending is None or len(ending["stem"]) < 3
        return ending is not None and bool(ending["committee"]) and not short

    def _of_halves(self, at: int, halves: list[int], last: int) -> OneName:
        """One body with a long name, or several whose names share their ending."""
        ending, whole = head(self.word(last)), singular(self.word(last))
        stem = ending["stem"] if ending else ""
        parts = [self.word(half).removesuffix("-") + whole[len(stem) :] for half in halves]
        names = [self._names.shown(part) for part in (*parts, *([whole] if stem else []))]
        one = self.between(at, last + 1)
        several = is_plural(self.word(last)) or "respektive" in self._words[at:last]
        known = all(map(self._names.known, names)) and not self._names.known(one)
        if several or (known and len(names) > 1):
            return OneName(last + 1, tuple(names))
        whole = f"{self.between(at, last)} {whole}" if at == halves[0] else one
        return OneName(last + 1, (self._names.shown(whole),))

    def _purpose(self, last: int) -> int:
        """Where "för demokrati och medborgarservice" ends behind a word that needs it."""
        begin = last + 2
        if not CARRIER.fullmatch(self.word(last)) or self.word(last + 1) not in FOR:
            return last + 1
        place = begin
        while place < min(self.size, begin + _MOST_PHRASE):
            joint = self.over(JOINTS, place)
            word = self.word(joint)
            if ENDS_PHRASE.fullmatch(word) or not word[:1].isalpha():
                break
            listed = self.word(place) == "," and word.isupper() and len(word) > 1
            if joint > place and (listed or self.read(joint)):
                break
            place = joint + 1
        return place if place > begin else last + 1

    def _area(self, last: int) -> int:
        """Where the part of the country ends that a name is of: "i Jämtlands län", "Hisingen"."""
        start = last + 1 + (self.word(last + 1) == "i" and self._proper(last + 2))
        place = start
        while self._proper(place):
            place += 1
        if place > start and self.word(place) in ("län", "kommun", "stad"):
            place += 1
        return place if place > start else last + 1

    def _areas(self, at: int) -> tuple[int, list[str]] | None:
        """The parts behind a plural, each with a body: "Hisingen, Nordost och Sydväst"."""
        place = at + (self.word(at) in ("–", "-", ":", "i"))
        found, after = list[str](), at
        while self._proper(place):
            start = place
            while self._proper(place):
                place += 1
            found.append(self.between(start, place))
            after = place
            place = self.over(JOINTS, place)
            if place == after:
                break
        return (after, found) if found else None

    def _proper(self, at: int) -> bool:
        """Whether a word is a name that is no body's."""
        word = self.word(at)
        if not self._capital(at) or word[0].isdigit() or head(word) or self._company(at):
            return False
        return self._names.known(word) is None

    def _english(self, at: int) -> OneName | None:
        """An English name: "Department of Parks", "City of Turku", "Public Works Department"."""
        found = ENGLISH.match(self._text, self._places[at][0], self._places[-1][1])
        if not found:
            return None
        ends = (i for i in range(at + 1, self.size + 1) if self._places[i - 1][1] == found.end())
        after = next(ends, None)
        return self._named(at, after) if after else None

    def _stranger(self, at: int) -> OneName | None:
        """One capital word, where nothing but a body can stand; two are a person."""
        word = self.word(at)
        if not self._proper(at) or word.casefold() in NO_NAMES or word in PARTIES:
            return None
        return None if len(word) < 2 or self._capital(at + 1) else self._named(at, at + 1)

    def _capital(self, at: int) -> bool:
        return _CAPITAL.fullmatch(self.word(at)) is not None
