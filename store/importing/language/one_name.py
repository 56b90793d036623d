"""One name of a body, read from one word on: known, or by its shape."""

from __future__ import annotations

import re

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
    FOR,
    HALF,
    JOINTS,
    NO_NAMES,
    OWNER,
    SHORT_FORM,
)
from store.importing.language.names import looks_first
from store.importing.language.plain_names import OneName, PlainNames

_BOARDS = re.compile(r"(?:bolags)?styrelser|bolag|nämnder|förvaltningar", re.I)
_WHOLES = ("län", "kommun", "stad")
_AND = frozenset(["och", "samt", "og"])
_MOST_BEFORE, _MOST_PHRASE = 3, 9
"""Words before the last of a name, and of what it is for."""


class NameReader(PlainNames):
    """Reads names in a stretch of a text, from any of its words on."""

    def may_begin(self, at: int) -> bool:
        """Tell whether a name can begin at a word, by it and the next; most words begin none."""
        word = self.word(at)
        if looks_first(word) or self.word(at + 1) in _AND:
            return True
        return self._names.may_begin(word)

    def read(self, at: int, *, strangers: bool = False, bare: bool = True) -> OneName | None:
        """Return the longest name that begins at a word; a `stranger` has nothing but a capital.

        `bare` where its first word may share an ending without a hyphen.
        """
        if at >= self.size or not self.may_begin(at):
            return None
        if (known := self._known(at)) and self.between(at, known.after).isupper():
            return known  # a short form is whole: it shares no ending with the name after it
        ways = (self._everyone, self._company, self._english, self._short)
        tried = (known, *(way(at) for way in ways), self._shaped(at, strangers, bare))
        found = [one for one in tried if one]
        if not found and strangers and (one := self._stranger(at)):
            return one
        return max(found, key=lambda one: one.after) if found else None

    def _shaped(self, at: int, strangers: bool, bare: bool) -> OneName | None:
        """A name by its last word, with what stands before it and what it is for."""
        for place in range(at, at + _MOST_BEFORE + 1):
            if halves := self._halves(place, bare=bare and place == at):
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
        if OWNER.fullmatch(word) and (self.capital(at) or head(word)):
            return True
        proper = self.capital(at) and word.endswith(("a", "nde"))
        return first and proper and word.casefold() not in NO_NAMES

    def _single(self, at: int, last: int, strangers: bool) -> OneName | None:
        word = self.word(last)
        if is_plural(word) and (found := self._areas(last + 1)):
            return self._of_areas(" ".join([*self.words[at:last], singular(word)]), last, *found)
        after = self._purpose(last)
        if after == last + 1 or self.word(after) == "i":
            after = self._area(after - 1)
        if is_plural(word) and at < last:
            after = self._and_boards(after)
        shown = last + 1 if is_role(word) and self._purpose(last) == last + 1 else after
        if at < last or singular(word) == word or is_plural(word):
            return OneName(after, (self._names.shown(self.between(at, shown)),))
        if after == last + 1 and not strangers and not is_role(word):
            return None  # "en nämnd" is none in particular
        whole = f"{singular(word)} {self.between(last + 1, shown)}".strip()
        return OneName(after, (self._names.shown(whole),))

    def _and_boards(self, after: int) -> int:
        """Where a group ends that is of boards and companies, too: "berörda nämnder och bolag"."""
        joint = self.over(JOINTS, after)
        return joint + 1 if joint > after and _BOARDS.fullmatch(self.word(joint)) else after

    def _of_areas(self, before: str, last: int, after: int, areas: list[str]) -> OneName:
        """One body for each of the parts that a plural is of: "länsstyrelserna i A och B län"."""
        within = "i " if self.word(last + 1) == "i" else ""
        whole = self.word(after) if self.word(after) in _WHOLES else ""
        names = (self._names.shown(f"{before} {within}{area} {whole}") for area in areas)
        return OneName(after + bool(whole), tuple(names))

    def _halves(self, at: int, *, bare: bool) -> tuple[list[int], int] | None:
        """The halves of a name that share its ending, and the place of the whole word.

        A first word without a hyphen is a half too where the name goes on: "Äldre samt vård- och
        omsorgsnämnden", "kretslopp och vattennämnden".
        """
        found, place = list[int](), at
        if bare and self._begins_bare(at):
            found, place = [at], at + 2
        while HALF.fullmatch(self.word(place)):
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
        if self.word(at + 1) not in _AND or self.capital(at + 2) or is_company_word(word):
            return False
        if at and self.word(at - 1) not in (",", ";", ":", ".", "och", "samt", "att", "åt"):
            return False
        within = self.word(at - 1) == "," and not self.capital(at)
        if within and not any(map(head, self.words[max(0, at - 4) : at])):
            return False
        if HALF.fullmatch(self.word(at + 2)):
            return True
        ending = head(self.word(at + 2))
        short = ending is None or len(ending["stem"]) < 3
        return ending is not None and bool(ending["committee"]) and not short

    def _of_halves(self, at: int, halves: list[int], last: int) -> OneName:
        """One body with a long name, or several whose names share their ending."""
        ending, whole = head(self.word(last)), singular(self.word(last))
        stem = ending["stem"] if ending else ""
        parts = [self.word(half).rstrip("-‐‑") + whole[len(stem) :] for half in halves]
        names = [self._names.shown(part) for part in (*parts, *([whole] if stem else []))]
        one = self.between(at, last + 1)
        several = is_plural(self.word(last)) or "respektive" in self.words[at:last]
        known = all(map(self._names.known, names)) and not self._names.known(one)
        if several or (known and len(names) > 1):
            return OneName(last + 1, tuple(names))
        after = self._area(last)
        whole = f"{self.between(at, last)} {whole} {self.between(last + 1, after)}"
        return OneName(after, (self._names.shown(whole),))

    def _purpose(self, last: int) -> int:
        """Where "för demokrati och medborgarservice" ends behind a word that needs it."""
        begin, place = last + 2, last + 2
        if not self._has_purpose(last):
            return last + 1
        while place < min(self.size, begin + _MOST_PHRASE):
            joint = self.over(JOINTS, place)
            word = self.word(joint)
            if ENDS_PHRASE.fullmatch(word) or not word[:1].isalpha():
                break
            listed = self.word(place) == "," and SHORT_FORM.fullmatch(word)
            if joint > place and (listed or self.read(joint, bare=self.capital(joint))):
                place = self._before_rest(begin, place)
                break
            place = joint + 1
        return place if place > begin else last + 1

    def _has_purpose(self, last: int) -> bool:
        """Whether what a name is for belongs to it: a committee's also where that is a place."""
        word, ending = self.word(last), head(self.word(last))
        if self.word(last + 1) not in FOR:
            return False
        of_place = ending is not None and ending["committee"] and self._proper(last + 2)
        return bool(CARRIER.fullmatch(word) or of_place)

    def _before_rest(self, begin: int, end: int) -> int:
        """Where a purpose ends before another body: "för A, b samt c-nämnden" is for A alone.

        What is counted up has an "och" before its last; what lacks it begins the next name.
        """
        said = self.words[begin:end]
        return begin + said.index(",") if "," in said and not _AND & {*said} else end

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
