"""What a document that follows the budget up says of itself at its beginning."""

from __future__ import annotations

import re
from itertools import islice

from store.documents.common.text import TextDocument
from store.importing.language import layout_words as words
from store.model.records import DocumentKind

_TITLE_LINES = 40
"""Lines, empty ones not counted, within which a document says what it is."""
_TITLE = re.compile(
    r"(?:verksamhetsberättelse|tertialrapport|delårsrapport|avstämning av mål och budget)\b.*",
    re.I,
)
_REPORT = ("verksamhetsberättelse", "tertialrapport", "delårsrapport")


def title_of(document: TextDocument) -> str | None:
    """Return the line that says what is followed up, and the next; None where no line does."""
    lines = list(islice(filter(None, map(str.strip, document.lines)), _TITLE_LINES))
    for place, line in enumerate(lines):
        if _TITLE.fullmatch(line) and len(line) <= words.LONGEST_HEADING:
            return "\n".join(lines[place : place + 2])
    return None


def kind_in(title: str) -> DocumentKind:
    """Return whether a title is that of a report, or else of a matter to be decided."""
    return "report" if title.casefold().startswith(_REPORT) else "decision"


def year_in(title: str) -> int | None:
    """Return the year that a title names."""
    found = words.YEAR.search(title)
    return int(found[0]) if found else None
