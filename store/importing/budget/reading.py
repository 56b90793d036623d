"""A budget document in the city's layout: from lines to records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.budget.amount_tables import budget_lines
from store.importing.budget.bullets import Draft
from store.importing.budget.reconciling import Reconciler
from store.importing.budget.records import Records
from store.importing.budget.told import ToldReader
from store.importing.budget.walk import Walk
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.lines import classify
from store.importing.language.name_shapes import kind_of
from store.importing.language.names import Names
from store.importing.reading.enumerated import with_lists
from store.importing.reading.importer import NOTHING_ASKED, Asked, OtherKindError, Tell
from store.importing.reading.reading import NOT_IMPORTED, FigureCheck, Progress, Reading
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import stated_year, told_year, year_of_days, year_unsaid
from store.model.records import Committee, Directive, Document, DocumentState

_STEP = 50
"""Lines between two reports of progress."""

_FRONT_LINES = 12
"""Lines, empty ones not counted, of a title page."""


class _Teller:
    """Reports progress each time that enough lines were read."""

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell = tell
        self._total = total
        self._told = (0, "")

    def __call__(self, line: int, what: str) -> None:
        before, kind = self._told
        if what != kind or abs(line - before) >= _STEP:
            self._told = (line, what)
            self._tell(Progress(line, self._total, what))


def read_budget(document: TextDocument, asked: Asked = NOTHING_ASKED) -> Reading:
    """Read a budget document.

    Raises:
        DocumentError: it has another layout, or nothing says its year.
    """
    bodies = bodies_for(asked)
    tell = _Teller(asked.tell, len(document.lines))
    stated = asked.year or stated_year(document)
    of_year = stated or year_of_days(document)
    walk = _walked(document, bodies, of_year, tell)
    if not walk.chapters or not _listed(walk):
        _refuse_layout(document)
    reading = _recorded(document, walk, bodies, tell, of_year)
    if of_year is None:
        raise year_unsaid(document.name)
    tell(len(document.lines), "done")
    return reading if stated else replace(reading, told=(told_year(of_year),))


def _listed(walk: Walk) -> frozenset[str | None]:
    """Return whose chapters have lists or tables that tell something."""
    lists = (one.place.committee for one in walk.bullets.drafts)
    rows = (one.place.committee for one in walk.activities.rows)
    figures = (one.place.committee for one in walk.indicators.measures)
    return frozenset((*lists, *rows, *figures))


def _walked(
    document: TextDocument, bodies: Bodies, year: int | None, tell: Callable[[int, str], None]
) -> Walk:
    tell(0, "lines")
    walk = Walk(document, list(with_lists(classify(document.lines, tell))), bodies, year)
    for number in walk.run():
        tell(number, "lines")
    walk.budgets.close()
    return walk


def _recorded(
    document: TextDocument,
    walk: Walk,
    bodies: Bodies,
    tell: Callable[[int, str], None],
    year: int | None,
) -> Reading:
    """Make records of what the walk gathered; `year` is that of times in words."""
    state = _state(document)
    records = Records(document, bodies, walk.doubts, tell)
    drafts = [*walk.bullets.finish(), *_told(document, walk, bodies, year)]
    directives = _decided(records.directives(drafts), state)
    activities = records.activities(walk.activities.finish(year))
    tell(len(document.lines), "indicators")
    indicators = records.indicators(walk.indicators.finish())
    records.note_doubts()
    tell(len(document.lines), "figures")
    checks = tuple(_reconciled(walk, bodies))
    return Reading(
        document=_about(document, year, state),
        committees=(*bodies.committees(), *_unknown(walk, directives, bodies)),
        goals=walk.goals.listed(),
        directives=directives,
        activities=activities,
        indicators=indicators,
        budgets=tuple(
            one for table in walk.budgets.tables for one in budget_lines(table, document)
        ),
        irregularities=walk.doubts.listed(),
        reconciliation=checks,
    )


def _told(document: TextDocument, walk: Walk, bodies: Bodies, year: int | None) -> list[Draft]:
    """Return what sentences tell bodies to do, in the lines that nothing else was made of."""
    taken = {line for draft in walk.bullets.drafts for line in draft.lines}
    taken.update(line for row in walk.activities.rows for line in row.lines)
    # Where the layout is known, what its prose says is no assignment.
    bare = frozenset[str]() if bodies.whole else frozenset(walk.chapters.keys() - _listed(walk))
    reader = ToldReader(bodies, Names(bodies), year, bare, walk.leading)
    told = list(reader.read(document.lines, walk.places, taken))
    walk.bullets.note_left({line for draft in told for line in draft.lines})
    known = {committee.name for committee in bodies.committees()}.union(walk.chapters)
    for draft in told:
        if draft.place.committee not in known:
            walk.doubts.add("unknown committee", draft.lines[:1], draft.place.committee or "")
    return told


def _about(document: TextDocument, year: int | None, state: DocumentState | None) -> Document:
    """Return the document as a record; without a year it is refused, and never a record."""
    name, digest, text = document.name, document.sha256, document.text
    return Document("", name, digest, year or 0, NOT_IMPORTED, text, state=state)


def _reconciled(walk: Walk, bodies: Bodies) -> Iterator[FigureCheck]:
    """Compare what can be; list the tables that became neither records nor figures."""
    reconciler = Reconciler(walk.budgets.tables, bodies)
    yield from reconciler.changes()
    for table in walk.others:
        checks = reconciler.stated(table.rows)
        yield from checks
        if not checks:
            walk.doubts.add("other table", [row.number for row in table.rows], table.above)


def _unknown(walk: Walk, told: Iterable[Directive], bodies: Bodies) -> Iterator[Committee]:
    known = {committee.name for committee in bodies.committees()}
    kinds = {name: place.kind or "committee" for name, place in walk.chapters.items()}
    kinds |= {name: kind_of(name) for one in told if (name := one.committee) not in kinds}
    for name, kind in kinds.items():
        if name not in known:
            yield Committee("", name, kind)


def _state(document: TextDocument) -> DocumentState | None:
    """Read from its title whether a budget is proposed or decided; None where it does not say."""
    filled = (line for line in document.lines if line.strip())
    for line in islice(filled, _FRONT_LINES):
        if len(line) <= words.LONGEST_HEADING:
            if words.DECIDED.search(line):
                return "decided"
            if words.PROPOSED.search(line):
                return "proposed"
    return None


def _decided(
    directives: tuple[Directive, ...], state: DocumentState | None
) -> tuple[Directive, ...]:
    """Return what a document tells bodies to do as proposed or decided, as the document is."""
    if state is None:
        return directives
    return tuple(replace(one, decided=state == "decided") for one in directives)


def _refuse_layout(document: TextDocument) -> None:
    raise OtherKindError(
        "{name} has another layout: nobody in it is told to do anything.", name=document.name
    )
