"""Whose a document is: the body that stands on its front, or else the organisation it speaks of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice

from store.documents.common.text import TextDocument
from store.importing.language.bodies import Bodies
from store.importing.language.lines import Line
from store.importing.language.name_shapes import own_kind_of
from store.importing.language.named_bodies import read_addressees
from store.importing.language.names import Names
from store.importing.sheets.own import Own
from store.importing.tabled.grids import body_in_heading

_FRONT_LINES = 12
"""Lines, empty ones not counted, of a title page."""
_TITLE_LINES = 40
"""Lines, empty ones not counted, within which a document says of when it is."""
_LONGEST_TITLE = 90
_LETTERS = 400_000
"""Letters of a text within which the name of its organisation is looked for."""
_OFTEN = 3
_ORGANISATION = re.compile(
    r"\b(?:City|Municipality|Town) of [A-ZÅÄÖÆØ][\w-]+"
    r"|\b[A-ZÅÄÖÆØ][a-zåäöæø]+(?: [A-ZÅÄÖÆØ][a-zåäöæø]+)? "
    r"(?:kommuns?|stads?|[Mm]unicipality|[Kk]ommunes?|[Ss]tad)\b"
)
_NO_NAME = re.compile(r"(?:The|This|Each|Every|Our|En|Den|Din|Vår|In|And|For|Of)\b")
_GENITIVE = re.compile(r"(kommun|stad|kommune)s$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
         "oktober", "november", "december"), 1)
    for name in (names,)
}  # fmt: skip
_REPORT = re.compile(
    r"\b(?:års|del\w*|tertial|månads|kvartals|halvårs|verksamhets)?"
    r"(?:rapport|redovisning|bokslut|berättelse|uppföljning)(?:en)?\b",
    re.I,
)
_LABEL = re.compile(
    r"\b(?:Organisation|Nämnd|Ansvarig nämnd|Styrelse|Förvaltning|Avsändare|Utvalg|Udvalg):\s*"
    r"([^:]{4,80}?)\s*(?:$|\||\w+:)"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_TERTIAL = re.compile(r"\b(?:tertial|T)\s?([1-3])\b")


def own_of(document: TextDocument, lines: Sequence[Line], bodies: Bodies, names: Names) -> Own:
    """Return whose a document is and as of when it reports."""
    day = _reported(document)
    front = (
        body_in_heading(line, names) or _labelled(line, names) for line in lines[:_FRONT_LINES]
    )
    if name := next(filter(None, front), ""):
        found = bodies.recognise(name)
        return Own(found.name if found else name, found.kind if found else own_kind_of(name), day)
    return Own(_organisation(document.text[:_LETTERS]), "authority", day)


def _labelled(line: Line, names: Names) -> str:
    """Return the body that a label of a line names: `Organisation: …`."""
    found = _LABEL.search(line.text)
    listed = read_addressees(found[1], names) if found else ()
    return listed[0] if len(listed) == 1 else ""


def _organisation(text: str) -> str:
    """Return the organisation that a text names most often; nothing where it names none often."""
    named = (one[0] for one in _ORGANISATION.finditer(text) if not _NO_NAME.match(one[0]))
    found = Counter(_GENITIVE.sub(r"\1", name) for name in named).most_common(1)
    return found[0][0] if found and found[0][1] >= _OFTEN else ""


def year_of(document: TextDocument) -> int | None:
    """Return the year that a text is of, by the first of its titles that names one alone."""
    for line in islice(filter(None, map(str.strip, document.lines)), _FRONT_LINES):
        found = set(_YEAR.findall(line))
        if len(found) == 1 and len(line) <= _LONGEST_TITLE:
            return int(found.pop())
    return None


def _reported(document: TextDocument) -> date | None:
    """Return the day as of which a report is; None where its beginning says it is none."""
    filled = filter(None, map(str.strip, document.lines))
    for line in islice(filled, _TITLE_LINES):
        if len(line) <= _LONGEST_TITLE and _REPORT.search(line) and (year := _YEAR.search(line)):
            return _as_of(line.casefold(), int(year[1]))
    return None


def _as_of(said: str, year: int) -> date:
    if day := _DAY.search(said):
        try:
            return date(*map(int, day.groups()))
        except ValueError:
            return date(year, 12, 31)
    month = next((number for name, number in _MONTHS.items() if name in said), 12)
    if tertial := _TERTIAL.search(said):
        month = 4 * int(tertial[1])
    return date(year, month, monthrange(year, month)[1])
