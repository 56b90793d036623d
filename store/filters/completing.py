"""What is being typed of a filter, or of a name, and how it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.common.text import fold, unaccent
from store.filters.vocabulary import KEYS, VALUES

Names = Mapping[str, Sequence[str]]
"""The names that there are, by the keys that ask for them: `committee`, `tag`."""

_BEGUN = re.compile(r'(?:^|(?<=\s))-?(?:([^\W\d_]+):)?(?:"([^"]*)|([^\s"]*))\Z')
"""The term that ends a text: its key, and its value in open quotes or in none."""
_ENOUGH = 3
"""Letters of a word alone that a name is proposed from."""
_QUOTED = re.compile(r'[\s":<>=]')
"""What a value can have only within quotes."""
_LONGEST = 2000


class Proposal(NamedTuple):
    """How what is typed may go on: the rest that is shown, and all of it when it is taken."""

    rest: str
    text: str


def proposed_term(text: str, names: Names) -> Proposal | None:
    """Return how the term that ends a filter may go on; None where nothing is known to begin so."""
    found = _BEGUN.search(text[-_LONGEST:])
    if found is None:
        return None
    said, quotes, bare = found.groups()
    typed = quotes if quotes is not None else bare
    if said is None:
        return _of_word(text, typed, names) if quotes is None else None
    key = KEYS.get(fold(said))
    words = VALUES.get(key or "") or names.get(key or "", ())
    return _ended(text, typed, next(_going_on(typed, words), None), quotes is not None)


def _of_word(text: str, typed: str, names: Names) -> Proposal | None:
    """Return how a word goes on: to a key, or to the name of a body."""
    if key := next(_going_on(typed, KEYS), None) if typed else None:
        return Proposal(f"{key[len(typed) :]}:", f"{text[: len(text) - len(typed)]}{key}:")
    bodies = names.get("committee", ()) if len(typed) >= _ENOUGH else ()
    return _ended(text, typed, next(_going_on(typed, bodies), None), quoted=False)


def _ended(text: str, typed: str, name: str | None, quoted: bool) -> Proposal | None:
    """Return a text that ends with a name instead of with what is typed of it."""
    if name is None:
        return None
    before = text[: len(text) - len(typed)].removesuffix('"' if quoted else "")
    said = f'"{name}"' if quoted or _QUOTED.search(name) else name
    return Proposal(name[len(typed) :], before + said)


def proposed_name(text: str, names: Iterable[str], *, several: bool = False) -> Proposal | None:
    """Return how a name that is typed may go on; of `several`, the last after a comma."""
    typed = text.rpartition(",")[2].lstrip() if several else text
    name = next(_going_on(typed, names), None) if typed else None
    if name is None:
        return None
    return Proposal(name[len(typed) :], text[: len(text) - len(typed)] + name)


def _going_on(typed: str, words: Iterable[str]) -> Iterator[str]:
    """Yield the words that go on where what is typed ends; `aldre` begins äldre, `ä` only ä."""
    begun = fold(typed)
    plain = begun.isascii()
    for word in words:
        whole = fold(word)
        if (unaccent(whole) if plain else whole).startswith(begun) and len(word) > len(typed):
            yield word
