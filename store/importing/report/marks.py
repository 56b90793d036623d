"""What the lines of a matter before the board look like, and of one that a budget rests on."""

from __future__ import annotations

import re

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
_FAR = 120
"""Letters of a line that says what kind of document it stands in."""


def is_groundwork(document: TextDocument) -> bool:
    """Tell whether a document is a matter before the board of what a budget rests on."""
    return type(document) is TextDocument and bool(
        _GROUNDWORK.search(document.text) and is_matter(document)
    )


def is_matter(document: TextDocument) -> bool:
    """Tell whether a document has the parts of a matter before the board."""
    seen = {
        number
        for line in document.lines
        for number, mark in enumerate(_MARKS)
        if len(line) <= _FAR and mark.fullmatch(line.strip())
    }
    return len(seen) >= _FEWEST
