"""What a cell of a follow-up says: a status in known words, its day, and the comment on it."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from store.dates.cells import read_words
from store.importing.sheets.row_status import status_of

_MOST_WORDS = 4
"""Words of a status, or of the period that it is of, at most."""
_DAY = re.compile(r"\(?(\d{4}-\d\d-\d\d)\)?[.,:]?\s*")
_LABEL = re.compile(r"(?:kommentar(?:er)?|comment|merknad|bemærkning)\s*:\s*(?=\S)", re.I)
_SENTENCE = re.compile(r".{1,90}?(?=[.!?](?:\s|$)|$)|.{1,90}(?=\s)|.{1,90}")


class Said(Struct, frozen=True):
    """A status in the document's words, the day that it has, and the comment on it."""

    status: str
    day: date | None = None
    text: str = ""


def said_in(status: str, comment: str) -> Said | None:
    """Return what the cells of a row say of how it goes; None where they say nothing.

    A comment alone may begin with the status and its day, or with the period that it is of.
    """
    comment = comment_in(comment) or comment
    if status:
        words, day, rest = _status_first(status)
        return Said(words or status, day, " ".join(filter(None, (rest if words else "", comment))))
    if not any(map(str.isalnum, comment)):
        return None
    words, day, rest = _status_first(comment)
    if words:
        return Said(words, day, rest)
    first = _period(comment) or _SENTENCE.match(comment)[0]  # type: ignore[index]
    return Said(first, None, comment if first != comment else "")


def comment_in(row: str) -> str:
    """Return the comment of a row that says that it is one, as `Kommentar: …`; else nothing."""
    label = _LABEL.match(row)
    return row[label.end() :] if label else ""


def _status_first(cell: str) -> tuple[str, date | None, str]:
    """Return the known status at the beginning of a cell, its day, and what follows."""
    words = cell.split()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        said = " ".join(words[:count])
        if status_of(said) and not re.search(r"\d{4}", said):
            rest = cell.split(None, count)[count:]
            day = _DAY.match(rest[0]) if rest else None
            told = rest[0][day.end() :] if day else "".join(rest)
            if told[:1].islower():
                continue
            return said.rstrip(" .,:;–-"), _day(day[1]) if day else None, told.strip()
    return "", None, cell


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _period(comment: str) -> str:
    words = comment.split()
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        said = " ".join(words[:count])
        goes_on = words[count : count + 1]
        if goes_on and goes_on[0][0].islower():
            continue
        if any(map(str.isdigit, said)) and read_words(said, date.max.year - 1).last:
            return said
    return ""
