"""Words that the end of a line broke: whole again where the document says that they are one.

A narrow cell breaks a word without a hyphen, and a hyphen at the end of a line is the word's own or
the printer's: no line says which. The rest of the document does: where it has the word in one
piece, or a word that the other ends in, as compounds do, or each half as a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.documents.common.blocks import AND, Block, joined, keeps_hyphen
from store.documents.pdf.letters import Word

_ALONE, _LAST = "\ufdd0", "\ufdd1"
"""Stand for the end of a full line where a word may be broken that is alone on it, or the last of
several; characters that no text has."""
_MAYBE = _ALONE + _LAST
_BROKEN = re.compile(rf"(?<!\S)[^\s{_MAYBE}]*(?:[{_MAYBE}][^\s{_MAYBE}]*)+")
_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LOOSE = re.compile("[b-hj-zä]")
"""A letter that is no word in Swedish or English: only the end of one begins a line with it."""
_LETTERS = re.compile(r"[^\W\d_]+(?![^\W\d_]|-)")
"""Words, but none that a hyphen shows to be the first half of one."""
_BEGINS, _ENDS = re.compile(r"[^\W\d_]*"), re.compile(r"[^\W\d_]*\Z")
_WIDTHS = {0.4: "ijl.,:;!", 0.55: "rt-()/", 0.9: "cksvxyz", 1.5: "mw"}
"""How wide letters are beside others, as in most fonts; those that are not named are of width 1."""
_FEWEST = 4
"""Letters of a word that was broken, at least."""
_MEMBER, _FIRST = 5, 3
"""Letters of a word that a compound ends in, and of what stands before that, at least."""
_SHORT = 3
"""Letters that are the end of a word more often than a word, where none is known before them; and
by which it is told what words begin and end like."""
_MANY = 1_000
"""Words from which those of a document tell what a word can begin and end like."""
_SLACK = 0.1
"""Share of a letter's size within which a line's end is at an edge."""


def next_line(before: str, text: str, mark: str = "") -> str:
    """Return a text with its next line; `mark` is what the end of the line before may break."""
    if not before:
        return text
    if before[-2:-1].isalnum() and before.endswith("-") and not AND.match(text):
        return f"{before}{'' if keeps_hyphen(before, text) else _ALONE}{text}"
    if mark and text.startswith("/"):
        return before + text
    if mark and before[-1].isalnum() and (text[0].islower() or text[0].isdigit()):
        return f"{before}{mark}{text}"
    return joined(before, text)


def mark_of(line: Sequence[Word], following: Sequence[Word], right: float) -> str:
    """Return what the end of a line may break: where no letter of the next had room before an edge.

    A word that is broken fills its line; one that is whole seldom does.
    """
    if not line:
        return ""
    reached, word = line[-1].right + _SLACK * line[-1].size, following[0]
    # Most lines have room for the whole word, so that none of its letters need be measured.
    if reached + word.right - word.left > right and reached + _first_letter(word) > right:
        if len(line) > 1:
            return _LAST
        return _ALONE if len(line[0].text) >= _FEWEST else ""
    return ""


def _first_letter(word: Word) -> float:
    """Return about how wide the first letter of a word is, in points."""
    widths = [_width(one) for one in word.text]
    return (word.right - word.left) * widths[0] / sum(widths)


def _width(letter: str) -> float:
    return next((wide for wide, letters in _WIDTHS.items() if letter in letters), 1.0)


def is_date(text: str) -> bool:
    """Tell whether a text is a whole date, such as one broken in two that was joined again."""
    return bool(_DATE.fullmatch(text))


def mended(blocks: Iterable[Block]) -> Iterator[Block]:
    """Return blocks with their broken words whole, where the others have them so."""
    held = list(blocks)
    broken = [one.text for one in held if _is_broken(one.text)]
    if not broken:
        return iter(held)
    known = _Vocabulary([one.text for one in held])
    # What is whole now tells of the same word elsewhere.
    known.learn(_BROKEN.sub(known.mend, text) for text in broken)
    return (
        replace(one, text=_BROKEN.sub(known.mend, one.text)) if _is_broken(one.text) else one
        for one in held
    )


def _is_broken(text: str) -> bool:
    """Tell whether a word of a text may be broken: looked for everywhere, that takes its time."""
    return _ALONE in text or _LAST in text


class _Vocabulary:
    """The words that a document has in one piece, and whether its lines are hyphenated."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole: set[str] = set()
        self._parts: set[str] = set()
        self.learn(_BROKEN.sub(" ", one) if _is_broken(one) else one for one in texts)
        broken = [word for text in filter(_is_broken, texts) for word in _BROKEN.findall(text)]
        hyphens = [one.split(f"-{_ALONE}", 1) for one in broken if f"-{_ALONE}" in one]
        own = [self._is_own_hyphen(before, after) for before, after in hyphens]
        self._keeps_hyphens = own.count(True) > own.count(False)

    def learn(self, texts: Iterable[str]) -> None:
        """Take the words of texts as whole ones."""
        words = {word for text in texts for word in text.casefold().split()}
        self._whole |= {_bare(word) for word in words}
        self._parts |= {part for word in words for part in _LETTERS.findall(word)}
        self._begins = {word[:_SHORT] for word in self._parts}
        self._ends = {word[-_SHORT:] for word in self._parts}
        self._firsts = {one.partition("-")[0] for one in self._whole if re.search(r"-\w", one)}

    def mend(self, broken: re.Match[str]) -> str:
        """Return a word with its pieces together, or as the words that they are.

        The last are looked at first: what goes on with a word is known best when it is whole.
        """
        *rest, text = re.split(f"([{_MAYBE}])", broken[0])
        for piece, mark in zip(rest[-2::-2], rest[::-2], strict=True):
            if piece.endswith("-"):
                own = self._is_own_hyphen(piece[:-1], text)
                keeps = own or (own is None and self._keeps_hyphens)
                text = (piece if keeps else piece[:-1]) + text
            else:
                is_one = self._is_one(piece, text, alone=mark == _ALONE)
                text = piece + text if is_one else f"{piece} {text}"
        return text

    def _is_own_hyphen(self, before: str, after: str) -> bool | None:
        """Tell whether a hyphen at a line's end is the word's; None where no other word says."""
        if self._is_known(before, after):
            return False
        own = _bare(before) in self._firsts or _bare(f"{before}-{after}") in self._whole
        return True if own else None

    def _is_one(self, before: str, after: str, *, alone: bool) -> bool:
        """Tell whether two pieces are one word; `alone` says that nothing else is on its line."""
        ours, theirs = _halves(before, after)
        if not alone:
            both = self._is_word(ours) and self._is_word(theirs)
            return self._is_known(before, after) and not both
        if _LOOSE.fullmatch(theirs) or is_date(before + after) or self._is_known(before, after):
            return True
        return (
            bool(ours and theirs) and len(self._parts) >= _MANY and self._are_pieces(ours, theirs)
        )

    def _are_pieces(self, ours: str, theirs: str) -> bool:
        """Tell whether letters before and after the end of a line are no words by themselves."""
        if (
            len(theirs) > _SHORT
            and not self._is_word(theirs)
            and theirs[:_SHORT] not in self._begins
        ):
            return True
        if len(theirs) <= _SHORT and theirs in self._parts and theirs != "a":
            return False
        is_end = len(theirs) <= _SHORT or ours[-_SHORT:] not in self._ends
        return is_end and not self._is_word(ours)

    def _is_known(self, before: str, after: str) -> bool:
        """Tell whether a word stands elsewhere in one piece, or another that it ends in."""
        ours, theirs = _halves(before, after)
        one, least = ours + theirs, max(_MEMBER, len(theirs) + 1)
        members = (one[start:] for start in range(len(one) - least + 1))
        return _bare(before + after) in self._whole or (
            bool(theirs) and any(member in self._parts for member in members)
        )

    def _is_word(self, text: str) -> bool:
        """Tell whether letters are a word of the document, or a compound that ends in one."""
        members = (text[start:] for start in range(_FIRST, len(text) - _MEMBER + 1))
        return text in self._parts or any(member in self._parts for member in members)


def _halves(before: str, after: str) -> tuple[str, str]:
    """Return the letters that stand at both sides of where a word may be broken."""
    ours, theirs = _ENDS.search(before), _BEGINS.match(after)
    return (ours[0].casefold() if ours else "", theirs[0].casefold() if theirs else "")


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:!?()”“\"'")
