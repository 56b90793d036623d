"""Lines of a document as somebody corrected them: the printed ones are kept and still shown."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from store.common.text import one_line
from store.documents.common.rows import Sheet, SheetDocument
from store.documents.common.text import TextDocument
from store.importing.reading.doubts import DECISIONS
from store.importing.reading.reading import Reading
from store.model.doubts import DoubtKind
from store.model.records import Irregularity, Source


def corrected(document: TextDocument, corrections: Mapping[int, str]) -> TextDocument:
    """Return a document with lines replaced, by their numbers from 1."""
    if not corrections:
        return document
    lines = tuple(corrections.get(n, line) for n, line in enumerate(document.lines, 1))
    changed = replace(document, lines=lines)
    if isinstance(changed, SheetDocument):
        return replace(changed, sheets=tuple(_sheet(one, corrections) for one in changed.sheets))
    return changed


def _sheet(sheet: Sheet, corrections: Mapping[int, str]) -> Sheet:
    rows = (
        tuple(map(one_line, corrections[line].split("\t"))) if line in corrections else row
        for line, row in enumerate(sheet.rows, sheet.first_line)
    )
    return replace(sheet, rows=tuple(rows))


def with_corrections(
    reading: Reading, document: TextDocument, corrections: Mapping[int, str]
) -> Reading:
    """Return a reading that tells what was corrected, with the document as it is printed."""
    if not corrections:
        return reading
    told = [_told(document, line, left_out=not said.strip()) for line, said in corrections.items()]
    doubts = sorted((*reading.irregularities, *told), key=lambda one: one.source.lines[:1])
    about = replace(reading.document, corrections=dict(sorted(corrections.items())))
    return replace(reading, document=about, irregularities=tuple(doubts))


def _told(document: TextDocument, line: int, *, left_out: bool) -> Irregularity:
    kind: DoubtKind = "left out by hand" if left_out else "corrected by hand"
    page = document.pages[line - 1] if document.pages else None
    source = Source(document.name, (line,), page)
    return Irregularity(kind, DECISIONS[kind], document.lines[line - 1], source)
