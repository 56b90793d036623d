"""The papers of a register as they are searched, kept between starts.

What is in the file counts only where all of it is as it was written, and only for documents that
are letter for letter as they were then.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from array import array
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from store.common.place import Place
from store.common.remade import keep, kept, place_of
from store.search.paper import Paper

_FORM = f"1 {sys.byteorder} {unicodedata.unidata_version}"
"""Of the file, and of what is kept in it: another makes all papers anew."""


class _KeptPaper(Struct, frozen=True, array_like=True):
    text: str
    starts: bytes
    numbers: bytes
    words: str


def file_of(register: Place, folder: Path) -> Path:
    """Return where the papers of a register are kept in a folder."""
    return place_of("papers", register, folder)


def mark_of(text: str) -> str:
    """Return what a paper is known by: another text is another paper."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def read_papers(path: Path) -> dict[str, Paper]:
    """Return the papers that are kept, by their marks; none when in doubt."""
    found = kept(path, _FORM, dict[str, _KeptPaper]) or {}
    try:
        return {mark: _read(one) for mark, one in found.items()}
    except ValueError:
        return {}


def write_papers(path: Path, papers: Mapping[str, Paper]) -> None:
    """Keep papers in the place of those that were kept; where that cannot be, nothing is kept."""
    keep(path, _FORM, {mark: _kept(one) for mark, one in papers.items()})


def _kept(paper: Paper) -> _KeptPaper:
    words = "\n".join(paper.words)
    return _KeptPaper(paper.text, paper.starts.tobytes(), paper.numbers.tobytes(), words)


def _read(one: _KeptPaper) -> Paper:
    """Return a paper that was kept.

    Raises: ValueError when its numbers are cut off, or name lines that it has not.
    """
    paper = Paper(one.text, array("I", one.starts), array("I", one.numbers), one.words.split("\n"))
    paper.check()
    return paper
