"""A matter of what a coming budget rests on: an office's proposal, and what parties say of it."""

from __future__ import annotations

import re

from store.documents.common.text import TextDocument
from store.importing.budget.flow import paragraphs
from store.importing.dissents.matter import dissents_of
from store.importing.dissents.passages import passages
from store.importing.dissents.quoted import quoted_in
from store.importing.language import layout_words as words
from store.importing.matter.passages import parting
from store.importing.matter.reading import read_matter
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked, OtherKindError
from store.importing.reading.reading import NOT_IMPORTED, Progress, Reading
from store.importing.reading.senders import sender_of_body
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import year_in_name, year_unsaid
from store.importing.report.office_text import OfficeText
from store.importing.report.plan_tables import plan_tables
from store.model.records import Document

_BOARD = "Kommunstyrelsen"
_STATED = re.compile(r"\btjänsteutlåtande daterat den \d{1,2} \w+ (?P<year>(?:19|20)\d\d)", re.I)


def read_groundwork(document: TextDocument, asked: Asked) -> Reading:
    """Read a matter of what a budget rests on.

    Raises:
        OtherKindError: nothing in it is moved or to be decided.
        DocumentError: nothing says its year.
    """
    said = words.BUDGET_YEAR.search(" ".join(document.lines))
    year = asked.year or (int(said[1]) if said else year_in_name(document.name))
    if year is None:
        raise year_unsaid(document.name)
    reading = _read(document, asked, year)
    if not (reading.directives or reading.dissents or reading.goals):
        raise OtherKindError("{name}: nothing in it is moved or decided.", name=document.name)
    return reading


def _read(document: TextDocument, asked: Asked, year: int) -> Reading:
    bodies, doubts, lines = bodies_for(asked), Doubts(document), len(document.lines)
    asked.tell(Progress(0, lines, "lines"))
    parts = list(paragraphs(document.lines, parting(bodies)))
    dissents = dissents_of(document, parts, bodies, doubts)
    matter = read_matter(document, parts, bodies, doubts, report=True)
    stated = [(one, found) for one in parts if (found := _STATED.search(one.text))]
    since = int(stated[0][1]["year"]) if stated else year
    own = list(passages(document.lines, stated[0][0].lines[-1] + 1, lines)) if stated else []
    office = OfficeText(document, own, bodies, _BOARD)
    tables = list(plan_tables(document.lines, bodies, _BOARD, year))
    asked.tell(Progress(lines, lines, "done"))
    return Reading(
        document=Document(
            "", document.name, document.sha256, year, NOT_IMPORTED, document.text,
            kind="plan", state="proposed", sender=sender_of_body(_BOARD),
            case=next(iter(matter.cases), ""),
        ),
        committees=bodies.committees(),
        goals=tuple(office.goals()),
        directives=(*matter.directives, *office.directives(), *quoted_in(dissents, bodies)),
        activities=tuple(office.activities(since)),
        budgets=tuple(one for table in tables for one in table.budget_lines(document)),
        dissents=dissents,
        irregularities=doubts.listed(),
        reconciliation=tuple(check for table in tables for check in table.checks()),
    )  # fmt: skip
