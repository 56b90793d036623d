"""What is typed to search with, as what each of its words may stand as in a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from store.common.text import clean, shortened, unaccent
from store.search.paper import WORD, searched
from store.search.spelling import Form, Vocabulary

FEWEST = 2
"""Letters that are searched for: one alone stands on nearly every line."""
_LOOKED_AT = 20_000
"""Characters of a line in which it is looked for what to show of it."""
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_LETTERS = re.compile(r"\w{3,}")


class Needle(Struct, frozen=True):
    """A piece of text to be found: `plain` without regard to accents, at the ends of words or not.

    `listed` is whether it stands within one word, so that the words of a paper tell that it is
    not there.
    """

    text: str
    plain: bool
    begins: bool = False
    ends: bool = False
    listed: bool = False


class Word(Struct, frozen=True):
    """A word or a phrase that was typed: as what it counts as found, and how else it is spelt."""

    exact: tuple[Needle, ...]
    near: tuple[Needle, ...] = ()
    typed: str = ""


def read(typed: str) -> tuple[Word, ...]:
    """Return the words and the phrases in quotes that were typed, the longest first.

    What is too short to be searched for is left out where anything longer is typed.
    """
    found = dict.fromkeys(_words(clean(typed)))
    return tuple(sorted(found, key=lambda word: -len(word.exact[0].text)))


def _words(typed: str) -> Iterator[Word]:
    for phrase, word in _PIECE.findall(searched(typed)):
        said = " ".join((phrase or word).split())
        if len(said) >= FEWEST:
            # A word that is broken at the end of a line has lost the hyphen that it was broken at.
            forms = dict.fromkeys((said, *([said.replace("-", "")] if _inner_hyphen(said) else [])))
            yield Word(tuple(map(_needle, forms)), typed="" if phrase else said)


def _inner_hyphen(said: str) -> bool:
    return "-" in said[1:-1] and " " not in said and len(said) > FEWEST + 1


def _needle(said: str) -> Needle:
    return Needle(said, unaccent(said) == said, listed=bool(_LETTERS.fullmatch(said)))


def spelt(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """Return the words with how else each may be spelt in the papers."""
    return tuple(
        replace(word, near=tuple(map(_near, vocabulary.near(word.typed)))) for word in words
    )


def _near(form: Form) -> Needle:
    return Needle(form.text, plain=False, begins=True, ends=not form.begins, listed=True)


def marks(line: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return where on a line, as it is printed, something that is searched for stands.

    None where case folding makes the line longer or shorter.
    """
    folded = searched(line)
    if len(folded) != len(line):
        return []
    needles = [one for word in words for one in (*word.exact, *word.near)]
    return sorted(
        (found.start(), found.end())
        for one in needles
        for found in _pattern(one).finditer(unaccent(folded) if one.plain else folded)
    )


def around(text: str, words: Sequence[Word], most: int) -> str:
    """Return at most so many characters of a text, in which what is searched for is seen."""
    first = next(iter(marks(text[:_LOOKED_AT], words)), (0, 0))
    start = text.rfind(" ", 0, max(0, first[0] - most // 3)) + 1 if first[1] > most else 0
    return ("… " if start else "") + shortened(text[start : start + 2 * most], most)


def spellings(words: Sequence[Word], texts: Iterable[str]) -> tuple[str, ...]:
    """Return how words that are like those typed are spelt in some texts, most frequent first."""
    counts = Counter(WORD.findall(searched("\n".join(texts))))
    needles = {one for word in words for one in word.near}
    found = [said for said in counts if any(_is_spelt(said, one) for one in needles)]
    return tuple(sorted(found, key=lambda said: (-counts[said], said)))


def _is_spelt(said: str, needle: Needle) -> bool:
    return said == needle.text if needle.ends else said.startswith(needle.text)


def _pattern(needle: Needle) -> re.Pattern[str]:
    said = r"\s+".join(map(re.escape, needle.text.split(" ")))
    before = r"(?<!\w)" if needle.begins else ""
    after = r"(?!\w)" if needle.ends else r"\w*" if needle.begins else ""
    return re.compile(before + said + after)
