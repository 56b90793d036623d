"""Names of any shape, in a place where nothing but bodies can stand: "ger … i uppdrag"."""

from __future__ import annotations

from collections.abc import Iterator

from store.importing.language.name_words import ENDS_PHRASE, JOINTS, NO_NAMES
from store.importing.language.named_bodies import Named, list_from
from store.importing.language.names import Names
from store.importing.language.one_name import NameReader

_INSIDE = frozenset(["i", "för", "på", "mot", "till"])
"""What a long name may have inside, which elsewhere ends one."""
_MOST_BEHIND = 4
"""Words behind a name by its shape that may belong to it: "Affärsverket svenska kraftnät"."""


def list_filling(text: str, start: int, stop: int, names: Names) -> Named | None:
    """Return the bodies that fill a stretch of text, known, shaped or begun with a capital.

    A person, who is two capitals and nothing else, is none, nor is what begins without one.
    """
    found = list_from(text, start, stop, names, strangers=True)
    if found and not text[found.end : stop].strip(" ,"):
        return found
    reader = NameReader(text, start, stop, names)
    parts = list(_parts(reader))
    read = [_names(reader, names, *part) for part in parts]
    if not parts or not all(read):
        return found
    begin, end = reader.span(0, reader.size)
    return Named(tuple(dict.fromkeys(name for part in read for name in part)), begin, end)


def _parts(reader: NameReader) -> Iterator[tuple[int, int]]:
    """Return where each name begins and ends: at what joins it to one that begins as names do."""
    begin, at = 0, _behind_name(reader, 0)
    while at < reader.size:
        if reader.word(at) == "(":
            at = _behind_brackets(reader, at)
            continue
        joint = reader.over(JOINTS, at)
        if at < joint < reader.size and (reader.capital(joint) or reader.read(joint)):
            yield begin, at
            begin, at = joint, _behind_name(reader, joint)
        else:
            at = max(joint, at + 1)
    if begin < reader.size:
        yield begin, reader.size


def _behind_name(reader: NameReader, at: int) -> int:
    one = reader.read(at)
    return one.after if one else at + 1


def _behind_brackets(reader: NameReader, at: int) -> int:
    while at < reader.size and reader.word(at) != ")":
        at += 1
    return at + 1


def _names(reader: NameReader, names: Names, begin: int, end: int) -> tuple[str, ...]:
    """Return what a part names: by its shape, or by all its words up to a bracket."""
    end = next((i for i in range(begin, end) if reader.word(i) == "("), end)
    shaped = reader.read(begin, strangers=True)
    if shaped and shaped.after >= end:
        return shaped.names
    words = reader.words[begin:end]
    if shaped and end - shaped.after > _MOST_BEHIND:
        return ()
    person = len(words) > 1 and all(map(reader.capital, range(begin, end)))
    if person or not reader.capital(begin) or words[0].casefold() in NO_NAMES:
        return ()
    if any(word.isdigit() or _ends(word) for word in words):
        return ()
    return (names.shown(reader.between(begin, end)),)


def _ends(word: str) -> bool:
    if word.casefold() in NO_NAMES - _INSIDE - {"och", "samt"}:
        return True
    return ENDS_PHRASE.fullmatch(word) is not None and word.casefold() not in _INSIDE
