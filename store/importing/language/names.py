"""The names that a document uses for bodies: known ones, and those that were learnt from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import base, head
from store.importing.language.name_words import BEFORE, HALF
from store.model.records import CITY_WIDE

_WHICH = r"(?:samtliga|alla|stadens|kommunens|regionens|övriga) "
_BOARDS = r"(?:nämnder(?:na)?|(?:bolags)?styrelser(?:na)?|(?:\w+ )?bolag(?:en)?)"
_EVERYONE = re.compile(
    rf"(?:{_WHICH})*(?:nämnder(?:na)?|(?:bolags)?styrelser(?:na)?)"
    rf"(?:(?:,| och| samt) (?:{_WHICH})?{_BOARDS})*",
    re.I,
)
_EVERY = re.compile(rf"{_WHICH[:-1]}|nämnder(?:na)?|(?:bolags)?styrelser(?:na)?", re.I)


def is_everyone(words: str) -> bool:
    """Tell whether words mean every committee, or every one and the companies' boards."""
    return _EVERYONE.fullmatch(words) is not None


@lru_cache(maxsize=4096)
def begins_everyone(word: str) -> bool:
    """Tell whether words that mean everyone can begin with a word."""
    return _EVERY.fullmatch(word) is not None


@lru_cache(maxsize=16384)
def looks_first(word: str) -> bool:
    """Tell whether a word looks like the first of a name, known or not."""
    if not word[:1].islower() or head(word) or HALF.fullmatch(word):
        return True
    return BEFORE.fullmatch(word) is not None or begins_everyone(word)


class Names:
    """Names of bodies, by what is known of them and what `aliases` say that they mean."""

    def __init__(self, bodies: Bodies, aliases: Mapping[str, str] = MappingProxyType({})) -> None:
        self.bodies = bodies
        self._aliases = {name.casefold(): whole for name, whole in aliases.items()}
        self._first = {name.partition(" ")[0] for name in self._aliases}
        self._longest = max((len(name.split()) for name in self._aliases), default=1)
        self._shown: dict[str, str] = {}

    def known(self, words: str) -> str | None:
        """Return the name of the body that words surely mean, or None."""
        if whole := self._aliases.get(words.casefold()):
            return whole
        found = self.bodies.known(words)
        return found.name if found and found.certain else None

    def words_from(self, word: str) -> int:
        """How many words a known name can have that begins with this one."""
        own = self._longest if word.casefold() in self._first else 1
        return max(self.bodies.words_from(word), own)

    def may_begin(self, word: str) -> bool:
        """Tell whether a known name can begin with a word."""
        return word.casefold() in self._first or bool(self.bodies.words_from(word))

    def shown(self, words: str) -> str:
        """Return a name as it is to be shown: the known body's, or else its base form."""
        if words not in self._shown:
            known = self.known(words) or self.known(base(words))
            self._shown[words] = known or (CITY_WIDE if is_everyone(words) else base(words))
        return self._shown[words]

    def is_body(self, name: str) -> bool:
        """Tell whether a name is that of a known body, or means everyone."""
        return name == CITY_WIDE or self.known(name) == name

    def members(self, group: str) -> tuple[str, ...]:
        """Return the names of a group's members, where they are known."""
        return next((one.members for one in self.bodies.committees() if one.name == group), ())
