"""Names that are read as they stand: known ones, companies, short forms, English ones."""

from __future__ import annotations

from msgspec import Struct

from store.importing.language.name_shapes import head, is_common, is_company_word, is_role
from store.importing.language.name_words import (
    ENGLISH,
    NO_NAMES,
    NO_SHORT_NAMES,
    OWNER,
    PARTIES,
    SHORT_FORM,
)
from store.importing.language.names import Names, begins_everyone, is_everyone
from store.importing.language.words import Words

_WHOLES = ("län", "kommun", "stad")
_MOST_EVERYONE = 6
"""Words of what means everyone."""


class OneName(Struct, frozen=True):
    """The bodies that one name means, mostly one, and the word behind it."""

    after: int
    names: tuple[str, ...]


class PlainNames(Words):
    """Reads the names in a stretch of a text that no ending has to tell."""

    def __init__(
        self, text: str, start: int, stop: int, names: Names, *, most: int | None = None
    ) -> None:
        super().__init__(text, start, stop, most=most)
        self._names = names

    def _named(self, at: int, after: int) -> OneName:
        return OneName(after, (self._names.shown(self.between(at, after)),))

    def _everyone(self, at: int) -> OneName | None:
        if not begins_everyone(self.word(at)):
            return None
        ends = range(min(self.size, at + _MOST_EVERYONE), at, -1)
        after = next((i for i in ends if is_everyone(self.between(at, i))), None)
        if after is None:
            return None
        whose = self._area(after - 1) if self.word(after) == "i" else after
        everyone = whose > after and self.word(whose - 1).casefold() in _WHOLES
        return OneName(whose if everyone else after, self._named(at, after).names)

    def _known(self, at: int) -> OneName | None:
        bodies = self._names.bodies
        most = self._names.words_from(self.word(at))
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
        while self.capital(after) or (after > at and self._within_company(after)):
            after += 1
            if is_company_word(self.word(after - 1)) and (after > at + 1 or self.capital(after)):
                while self.capital(after):
                    after += 1
                return self._named(at, after)
        return None

    def _within_company(self, at: int) -> bool:
        return self.word(at) in ("&", "i") or OWNER.fullmatch(self.word(at)) is not None

    def _area(self, last: int) -> int:
        """Where the part of the country ends that a name is of: "i Jämtlands län", "Hisingen"."""
        start = last + 1 + (self.word(last + 1) == "i" and self._proper(last + 2))
        place = start
        while self._proper(place):
            place += 1
        if place > start and self.word(place) in _WHOLES:
            place += 1
        return place if place > start else last + 1

    def _proper(self, at: int) -> bool:
        """Whether a word is a name that is no body's."""
        word = self.word(at)
        if not self.capital(at) or word[0].isdigit() or head(word) or self._company(at):
            return False
        return self._names.known(word) is None

    def _short(self, at: int) -> OneName | None:
        """A name by its first letters: "KS", "BUN"."""
        word = self.word(at)
        short = word.isupper() and word.isalpha() and SHORT_FORM.fullmatch(word)
        if not short or word in PARTIES or word in NO_SHORT_NAMES:
            return None
        after = at + 1 + self._proper(at + 1)
        return None if self.capital(after) or is_role(word) else self._named(at, after)

    def _english(self, at: int) -> OneName | None:
        """An English name: "Department of Parks", "City of Turku", "Public Works Department"."""
        found = ENGLISH.match(self.text, self.places[at][0], self.places[-1][1])
        if not found:
            return None
        ends = (i for i in range(at + 1, self.size + 1) if self.places[i - 1][1] == found.end())
        after = next(ends, None)
        return self._named(at, after) if after else None

    def _stranger(self, at: int) -> OneName | None:
        """One capital word, where nothing but a body can stand; two are a person."""
        word = self.word(at)
        if not self._proper(at) or word.casefold() in NO_NAMES or word in PARTIES:
            return None
        return (
            None
            if len(word) < 2 or is_common(word) or self.capital(at + 1)
            else self._named(at, at + 1)
        )
