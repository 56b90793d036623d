"""A budget document in the city's layout: from lines to records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from store.documents.text import TextDocument
from store.errors import DocumentError
from store.importing import words
from store.importing.bodies import Bodies
from store.importing.budgets import budget_lines
from store.importing.enumerated import with_lists
from store.importing.lines import classify
from store.importing.reading import NOT_IMPORTED, Check, Progress, Reading
from store.importing.reconciling import Reconciler
from store.importing.records import Records
from store.importing.walk import Walk
from store.importing.years import year_in_name
from store.model import Committee, Document

_STEP = 50
"""Lines between two reports of progress."""

_TITLE_LINES = 100
"""Lines, empty ones counted, within which a document says what it is."""


def _unseen(_: Progress) -> None:
    """Where progress goes when nobody looks."""


class _Teller:
    """Reports progress each time that enough lines were read."""

    def __init__(self, progress: Callable[[Progress], None], total: int) -> None:
        self._progress = progress
        self._total = total
        self._told = (0, "")

    def __call__(self, line: int, what: str) -> None:
        before, kind = self._told
        if what != kind or abs(line - before) >= _STEP:
            self._told = (line, what)
            self._progress(Progress(line, self._total, what))


def read_budget(
    document: TextDocument,
    year: int | None = None,
    progress: Callable[[Progress], None] = _unseen,
) -> Reading:
    """Read a budget document; `year` is its year where its title does not say.

    Raises:
        DocumentError: it has another layout, or nothing says its year.
    """
    bodies = Bodies.load()
    tell = _Teller(progress, len(document.lines))
    walk = _walked(document, bodies, tell)
    reading = _recorded(document, walk, bodies, tell)
    if not walk.chapters or not (reading.directives or reading.activities or reading.indicators):
        _refuse_layout(document)
    of_year = year or _year(document)
    tell(len(document.lines), "done")
    return replace(reading, document=replace(reading.document, year=of_year))


def _walked(document: TextDocument, bodies: Bodies, tell: Callable[[int, str], None]) -> Walk:
    tell(0, "lines")
    walk = Walk(document.name, list(with_lists(classify(document.lines, tell))), bodies)
    for cleaned in document.cleaned:
        walk.doubts.add("characters removed", [cleaned.line], ", ".join(cleaned.kinds))
    for number in walk.run():
        tell(number, "lines")
    walk.budgets.close()
    return walk


def _recorded(
    document: TextDocument, walk: Walk, bodies: Bodies, tell: Callable[[int, str], None]
) -> Reading:
    """Make records of what the walk gathered; the document's year is still open."""
    name = document.name
    records = Records(name, bodies, walk.doubts, tell)
    directives = records.directives(walk.bullets.finish())
    activities = records.activities(walk.activities.finish())
    tell(len(document.lines), "indicators")
    indicators = records.indicators(walk.indicators.finish())
    records.note_doubts()
    tell(len(document.lines), "figures")
    checks = tuple(_reconciled(walk, bodies))
    return Reading(
        document=Document("", name, document.sha256, 0, NOT_IMPORTED, document.text),
        committees=(*bodies.committees(), *_unknown(walk, bodies)),
        goals=walk.goals.listed(),
        directives=directives,
        activities=activities,
        indicators=indicators,
        budgets=tuple(one for table in walk.budgets.tables for one in budget_lines(table, name)),
        irregularities=walk.doubts.listed(),
        reconciliation=checks,
    )


def _reconciled(walk: Walk, bodies: Bodies) -> Iterator[Check]:
    """Compare what can be; list the tables that became neither records nor figures."""
    reconciler = Reconciler(walk.budgets.tables, bodies)
    yield from reconciler.changes()
    for table in walk.others:
        checks = reconciler.stated(table.rows)
        yield from checks
        if not checks:
            walk.doubts.add("other table", [row.number for row in table.rows], table.above)


def _unknown(walk: Walk, bodies: Bodies) -> Iterator[Committee]:
    known = {committee.name for committee in bodies.committees()}
    for name, place in walk.chapters.items():
        if name not in known:
            yield Committee("", name, place.kind or "committee")


def _year(document: TextDocument) -> int:
    """Read the year from the title, or else from the file's name."""
    for line in document.lines[:_TITLE_LINES]:
        if stated := words.BUDGET_YEAR.search(line):
            return int(stated[1])
    if found := year_in_name(document.name):
        return found
    raise DocumentError(
        "{name} does not say which year it is for. State it with --year.", name=document.name
    )


def _refuse_layout(document: TextDocument) -> None:
    raise DocumentError(
        "{name} has another layout: no committee's chapter with directives, activities or "
        "indicators was found. Import the council's budget, saved as text.",
        name=document.name,
    )
