"""What the lines of a matter before the board look like, and of one that a budget rests on."""

from __future__ import annotations

import re
from itertools import islice

from store.documents.common.text import TextDocument

_MARKS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?:PM|utlåtande)\b.{0,40}\b(?:rotel|dnr|19|20)",
        r".{0,80}\bföreslår att .{0,60}\bbeslutar\b.{0,40}(?:följande)?[.:]?",
        r".{0,60}\btillstyrker\b.{0,60}\bförslag\.?",
        r"(?:reservation|särskilt uttalande|ersättaryttrande)\b.{0,40}\b(?:av|gjordes)\b.*",
        r".{0,40}\btjänsteutlåtande\b.{0,40}\bdaterat\b.*",
        r"ärendet",
        r"beredning",
    )
)
"""What the lines of a matter before the board say; a text of another kind has few of them."""
_FEWEST = 4
_GROUNDWORK = re.compile(r"\bunderlag\s+(?:till|för)\s+(?:\w+\s+){0,2}budget", re.I)
_TELLS = re.compile(
    rf"\bi\s+(?:detta\s+)?ärendet?\s+(?:redovisas|presenteras)\b[^.]{{0,120}}?{_GROUNDWORK.pattern}",
    re.I,
)
"""What a matter says of itself, where it does not have it in its head."""
_HEAD = 15
"""Lines, empty ones not counted, in which a document says what it is."""
_FAR = 120
"""Letters of a line that says what kind of document it stands in."""


def is_groundwork(document: TextDocument) -> bool:
    """Tell whether a document is a matter before the board of what a budget rests on."""
    if type(document) is not TextDocument:
        return False
    head = " ".join(islice(filter(None, map(str.strip, document.lines)), _HEAD))
    says_so = _GROUNDWORK.search(head) or _TELLS.search(document.text)
    return says_so is not None and is_matter(document)


def is_matter(document: TextDocument) -> bool:
    """Tell whether a document has the parts of a matter before the board."""
    seen = {
        number
        for line in document.lines
        for number, mark in enumerate(_MARKS)
        if len(line) <= _FAR and mark.fullmatch(line.strip())
    }
    return len(seen) >= _FEWEST
