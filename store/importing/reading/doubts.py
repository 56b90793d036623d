"""Everything an import was unsure of, and the one decision that each kind of doubt gets."""

from __future__ import annotations

from collections.abc import Iterable

from store.documents.common.text import TextDocument
from store.documents.ics import remarks
from store.importing.reading.sources import source_of
from store.model.doubts import DoubtKind
from store.model.records import Irregularity

DECISIONS: dict[DoubtKind, str] = {
    "characters removed": "left out what no reader can see",
    "another encoding": "read as what old programs on Windows write",
    "committee by likeness": "taken as the known committee that it resembles",
    "unknown committee": "taken as a committee of its own",
    "short form explained twice": "taken as nobody that the document explains it as",
    "cut row": "joined to the row before it",
    "row without dates": "kept as a row of its own, undated",
    "unreadable date": "kept as printed; it means no day",
    "no start date": "kept without a start",
    "no end date": "kept, undated",
    "end before start": "kept as printed; the dates are invalid",
    "row starts in lower case": "read as a row of its own",
    "table without a header": "columns read by their place and contents",
    "row of another shape": "left out",
    "outside any chapter": "left out",
    "other table": "left out",
    "cut bullet": "joined to the bullet before it",
    "bullet seems cut off": "kept as printed",
    "bullet without a mark": "read as a bullet of its own",
    "bullets run together": "kept as one, as printed",
    "empty bullet": "left out",
    "text under a list": "left out",
    "request to nobody": "left out: no body stands before its verb",
    "assignment not read": "left as text: nothing was taken from this line",
    "nobody is named": "taken as the document's own: they are of whose it is",
    "printed again": "kept once, as first printed",
    "point in other words": "kept once, as decided, or else as first printed",
    "points lacking": "read without them: no line begins with their numbers",
    "appendix not here": "kept as printed: what it holds is not in the document",
    "amount of several bodies": "kept as a part of each: their shares are not said",
    "sum beside its parts": "kept as printed: the sum is not that of what it sums up",
    "share beside its counts": "kept as printed: the counts beside it make another share",
    "round amount": "kept as the figure that is printed, which is no exact one",
    "printed otherwise": "kept as first printed; the other print of the same does not say this",
    "figures without columns": (
        "the first is read as the outcome, the last as the target; what may stand in more than one "
        "column is in none"
    ),
    "too few figures": "left as printed: nothing tells which columns they stand in",
    "corrected by hand": "read as somebody corrected it",
    "left out by hand": "left out, as somebody said",
    "other list": "left out: no line above it says that anybody shall do this",
    "body by likeness": "taken as the known body that it resembles",
    "garbled double name": "the bodies in it that are known were added",
    "double name of one body": "the first body in it that is known was added",
    "unclear body": "nobody was added",
    "unclear time": "kept without it: it may be when something else in the sentence happens",
    "unclear participants": "left as printed in their rows: nothing says that they are bodies",
    "target without mark": "read as not obligatory, as no mark stands above it",
    "mark without indicators": "left out",
    "indicator without targets": "kept, without targets",
    "column of a year alone": "read as targets of that year, as nothing says otherwise",
    "column of a past year alone": "read as targets of that year; it may be what was reached",
    "heading within a table": "read as the goal, theme or area of the rows under it",
    "status in a table": "kept as what the city reports, as of today",
    "status of something done": "kept as what the city reports, as of today, and closed with it",
    "column of figures unsaid": "left out: its heading does not say what its figures are",
    "column without a year": "read as of the document's year",
    "two columns of one year": "both are kept, the later one under its heading or a number",
    "target beside the council's": "read as the committee's own",
    "goals that are figures": "read as targets",
    "columns say otherwise": "the columns of the table decide its kind",
    "unusual amount": "read with a decimal point",
    "item without amount": "kept, without an amount",
    "amount without item": "left out",
    "words before the proposals": "left out",
    "page without text": "nothing was read on it: it holds a picture; have its text recognised",
    "hidden layer": "left out: the file has it switched off, so that nobody sees what it says",
    "hidden sheet": "left out",
    "hidden rows or columns": "left out",
    "formula without a value": "read as empty; open the file in a spreadsheet and save it",
    "around the page": "left out: menus, heads and feet of the page are no part of its text",
    "code": "left out",
    "comment without an end": "left out, and all that stands after it",
    "struck out": "left out",
    "front matter": "left out: it is written for programs",
    "page without an end": "read as far as it goes; the file may be cut off",
    "values in no list": "left out: they are in no row",
    "head of pages": "taken out from between the pages; it stands once, after the text",
    "event of the calendar": "taken as an activity with its last day",
    "several organisations": "kept as nobody's: say whose it is with --organisation",
    "minutes without a day": "kept without it: no line says on which day the meeting was",
    "minutes of several meetings": "each point has the day that stands before it",
    "one of several proposals": "left out: nothing tells which of them was decided",
    "closing of an unknown assignment": "kept, and laid on the assignment when that is imported",
    "closing of one of several": "laid on none: it may mean more than one, or another",
    "reference not here": "kept as printed: the text that it points to is not in the document",
    **remarks.DECISIONS,
}


class Doubts:
    """Collects irregularities of one document in the order of its lines, each told once.

    What is the same in several places is one doubt with all its lines.
    """

    def __init__(self, document: TextDocument) -> None:
        self._document = document
        self._found: dict[tuple[DoubtKind, str], list[int]] = {}

    def add(self, kind: DoubtKind, lines: Iterable[int], text: str) -> None:
        """Note a doubt about some lines."""
        self._found.setdefault((kind, text), []).extend(lines)

    def listed(self) -> tuple[Irregularity, ...]:
        """Return them all, first line first."""
        found = [
            Irregularity(kind, DECISIONS[kind], text, source_of(self._document, sorted(set(lines))))
            for (kind, text), lines in self._found.items()
        ]
        return tuple(sorted(found, key=lambda one: one.source.lines[:1]))
