"""Lines that say that somebody is told to do something, and which of them became nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from store.documents.common.text import TextDocument
from store.importing.language.only_told import is_telling
from store.importing.reading.doubts import Doubts
from store.model.records import Irregularity

_ASKS = re.compile(
    r"\bi\s+(?:(?:särskilt|nytt|gemensamt)\s+)?uppdrag\s+att\b"
    r"|\buppdra(?:r|s)?\s+(?:åt|till)\b|\bålägg(?:er|s|a)\s|\b(?:uppmanas|anmodas)\s+att\b"
    r"|\b(?:i oppdrag å|til op?p?gave [åa]t?|bes om å|pålegges å|pålægges at)\b"
    r"|\b(?:is|are) (?:tasked|instructed) to\b",
    re.I,
)
_AROUND, _LONGEST = 80, 240
"""Letters before what asks something, and of all that is quoted."""
_TOLD = re.compile(
    r"\b(?:hade|haft|har|fick|fått|gavs?|gett|givits|givit)\b[^.]{0,80}\buppdrag\s+att\b|\buppdrogs?\b",
    re.I,
)
"""What was asked before, and is only told of."""


def asking_lines(document: TextDocument) -> Iterator[int]:
    """Return the numbers of the lines on which a sentence begins to ask something of somebody."""
    lines = document.lines
    for number, line in enumerate(lines, 1):
        if "uppdra" not in line.casefold() and not _ASKS.search(line):
            continue
        said = _with_next(lines, number)
        found = _ASKS.search(said)
        if found and found.start() < len(line):
            begin = said.rfind(". ", 0, found.start()) + 1
            if not (is_telling(said) or _TOLD.search(said[begin : found.end()])):
                yield number


def _with_next(lines: tuple[str, ...], number: int) -> str:
    """Return a line with the next one that holds something, where words may go on."""
    if lines[number - 1].rstrip().endswith((".", ":", "?", "!")):
        return lines[number - 1]
    following = next((one for one in lines[number : number + 2] if one.strip()), "")
    return f"{lines[number - 1].rstrip()} {following.lstrip()}"


def _quoted(line: str) -> str:
    """Return the words of a line around what asks something."""
    found = _ASKS.search(line)
    start = line.rfind(" ", 0, max(found.start() - _AROUND, 0)) + 1 if found else 0
    return line[start : start + _LONGEST].strip()


def unread(
    document: TextDocument, taken: Collection[int], lead_ins: Collection[str] = ()
) -> tuple[Irregularity, ...]:
    """Return a doubt for each line that asks something and from which nothing was taken.

    Of what leads in a list that was taken, the list says what is asked.
    """
    doubts = Doubts(document)
    for number in asking_lines(document):
        if number not in taken and document.lines[number - 1].strip() not in lead_ins:
            doubts.add("assignment not read", [number], _quoted(document.lines[number - 1]))
    return doubts.listed()
