"""Who "bolaget" or "nämnden" is: the body told last, or the one that was spoken of before."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from store.importing.language.assigning import is_generic
from store.importing.language.name_shapes import kind_of
from store.importing.language.names import Names
from store.importing.language.one_name import NameReader
from store.importing.prose.forms import is_common

_SUBJECT = re.compile(
    r"(?:^|\bska(?:ll)?\s+)"
    r"(?P<word>bolaget|nämnden|styrelsen|förvaltningen|kontoret|utskottet|förbundet)\b",
    re.I,
)
_ALL = re.compile(r"(?:^|\bska(?:ll)?\s+)(?:myndigheterna|nämnderna|bolagen|styrelserna)\b", re.I)
"""All who were told something in a matter."""
_REMEMBERED = 12
"""Sentences and titles back in which somebody was spoken of."""
_SINGULAR = re.compile(r"e[nt]$")


class Spoken:
    """What a text said last, to know of whom it goes on to speak."""

    def __init__(self) -> None:
        self._before: deque[str] = deque(maxlen=_REMEMBERED)
        self._all: dict[str, None] = {}

    def begin(self) -> None:
        """Begin a matter, in which nobody was told anything yet."""
        self._all.clear()

    def note(self, told: Iterable[str]) -> None:
        """Note who was told something."""
        self._all.update(dict.fromkeys(told))

    def hear(self, text: str) -> None:
        """Take a title or a sentence that was read."""
        self._before.append(text)

    def meant(self, sentence: str, told: tuple[str, ...], names: Names) -> tuple[str, ...]:
        """Return whom a sentence speaks of again: those `told` last where its word can mean them.

        Else the body of that kind that was named last, and nobody where none was.
        """
        if _ALL.search(sentence):
            return tuple(self._all) or told
        found = _SUBJECT.search(sentence)
        word = found["word"].casefold() if found else ""
        if not word or (told and all(_fits(word, name) for name in told)):
            return told
        named = (name for text in reversed(self._before) for name in _named(text, names))
        return next(((name,) for name in named if _fits(word, name)), ())


def _named(text: str, names: Names) -> Iterator[str]:
    """Return the bodies that a text names, wherever in it."""
    reader = NameReader(text, 0, len(text), names)
    at = 0
    while at < reader.size:
        one = reader.read(at)
        if one:
            yield from (name for name in one.names if not (is_generic(name) or is_common(name)))
        at = one.after if one else at + 1


def _fits(word: str, name: str) -> bool:
    """Tell whether a body can be called so; its office may speak for a committee."""
    if word == "bolaget":
        return kind_of(name) == "company"
    if word in ("förvaltningen", "kontoret"):
        return kind_of(name) in ("office", "committee", "district", "authority")
    return _SINGULAR.sub("", word) in name.casefold()
