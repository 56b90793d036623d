"""The shelves of a register kept between starts: a file that may be removed at any time.

It holds words of the register's documents, so it is for its user's eyes alone, as the register is.
What is in it counts only for documents that are word for word as they were then.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from store.common.place import Place
from store.common.remade import keep, kept, place_of
from store.threads.shelves import Shelf

_FORM = f"1 {sys.byteorder}"
"""Of the file, and of what is kept in it: another number makes all shelves anew."""


class _KeptShelf(Struct, frozen=True, array_like=True):
    places: bytes
    records: list[str]
    words: dict[str, bytes]
    names: list[str]
    pairs: bytes


def file_of(register: Place, folder: Path) -> Path:
    """Return where the shelves of a register are kept in a folder."""
    return place_of("threads", register, folder)


def read_shelves(path: Path) -> dict[str, Shelf]:
    """Return the shelves that are kept, by the digests of what they are of; none when in doubt."""
    found = kept(path, _FORM, dict[str, _KeptShelf]) or {}
    try:
        return {mark: _read(one) for mark, one in found.items()}
    except ValueError:
        return {}


def write_shelves(path: Path, shelves: Mapping[str, Shelf]) -> None:
    """Keep shelves in the place of those that were kept; where that cannot be, nothing is kept."""
    keep(path, _FORM, {mark: _kept(one) for mark, one in shelves.items()})


def _kept(shelf: Shelf) -> _KeptShelf:
    return _KeptShelf(
        shelf.places.tobytes(),
        shelf.records,
        {word: held.tobytes() for word, held in shelf.words.items()},
        sorted(shelf.names),
        shelf.pairs.tobytes(),
    )


def _read(one: _KeptShelf) -> Shelf:
    """Return a shelf that was kept.

    Raises: ValueError when its numbers are cut off, or name passages that it has not.
    """
    words = {word: array("I", held) for word, held in one.words.items()}
    shelf = Shelf(
        array("I", one.places), one.records, words, frozenset(one.names), array("Q", one.pairs)
    )
    shelf.check()
    return shelf
