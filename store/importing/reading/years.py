"""The year that a document is for: its title says it, the name of its file, or else its days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePath

from store.common.errors import DocumentError, Message
from store.documents.common.text import TextDocument
from store.importing.language import layout_words as words

_TITLE_LINES = 100
"""Lines, empty ones counted, within which a budget says which year it is for."""
_FRONT_LINES = 4
"""Lines, empty ones not counted, in which any other document may name its year."""
_MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
)
_DAY = re.compile(
    rf"\b\d{{1,2}}[.]?\s+(?:{_MONTHS})\s+(?P<said>(?:19|20)\d\d)\b"
    r"|(?<![\d-])(?P<digits>(?:19|20)\d\d)-\d\d-\d\d(?![\d-])",
    re.I,
)
_BY = re.compile(r"\b(?:senast|före|innan)\b[^.;]{0,40}$", re.I)
"""Before a day by which something is to be done."""
_NEAR = 60


def year_unsaid(name: str) -> DocumentError:
    """Return the refusal of a document of a name that says no year, to be raised."""
    return DocumentError(
        "{name} does not say which year it is for. State it with --year.", name=name
    )


def year_in_name(name: str) -> int | None:
    """Return the year in the name of a file."""
    found = words.YEAR_IN_NAME.search(PurePath(name).stem)
    return int(found[1]) if found else None


def year_in_title(name: str, lines: Iterable[str]) -> int | None:
    """Return the year that a title among the first lines says, or else the name of the file."""
    for line in islice(lines, _TITLE_LINES):
        if stated := words.BUDGET_YEAR.search(line):
            return int(stated[1])
    return year_in_name(name)


def stated_year(document: TextDocument) -> int | None:
    """Return the year that the title says, or else the name of the file, or the first lines."""
    return year_in_title(document.name, document.lines) or year_in_front(document)


def year_in_front(document: TextDocument) -> int | None:
    """Return the first year that the first lines name, where they are headings."""
    front = islice((line for line in document.lines if line.strip()), _FRONT_LINES)
    titles = [line for line in front if _is_heading(line.strip())]
    years = [year for line in titles for year in words.YEAR.findall(line)]
    return int(years[0]) if years else None


def _is_heading(line: str) -> bool:
    return len(line) <= words.LONGEST_HEADING and not line.endswith(".")


def year_of_days(document: TextDocument) -> int | None:
    """Return the year of a document that only names days: the first in which something is due.

    Where nothing is due, the year that most of its days are in, the earlier of two.
    """
    found = list(_days(document.lines))
    due = [year for year, is_due in found if is_due]
    if due:
        return min(due)
    counted = Counter(year for year, _ in found)
    return min(counted, key=lambda year: (-counted[year], year), default=None)


def _days(lines: Sequence[str]) -> Iterator[tuple[int, bool]]:
    for before, line in zip(("", *lines), lines, strict=False):
        for found in _DAY.finditer(line):
            ahead = f"{before} {line[: found.start()]}"[-_NEAR:]
            yield int(found["said"] or found["digits"]), bool(_BY.search(ahead))


def told_year(year: int) -> Message:
    """Return what is told of a year that was taken from the days of a document."""
    return Message(
        "It does not say which year it is for: {year} was taken, by its days. --year says another.",
        {"year": year},
    )
