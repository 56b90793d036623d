"""Lines of a document as somebody corrected them: the printed ones are kept and still shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from store.common.text import one_line
from store.documents.common.rows import Sheet, SheetDocument
from store.documents.common.text import TextDocument
from store.importing.reading.doubts import DECISIONS
from store.importing.reading.sources import source_of
from store.model.doubts import DoubtKind
from store.model.records import Irregularity


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


def corrections_in(
    document: TextDocument, corrections: Mapping[int, str]
) -> Iterator[Irregularity]:
    """Return what was corrected, by hand, in a document as it is printed."""
    for line, said in corrections.items():
        kind: DoubtKind = "corrected by hand" if said.strip() else "left out by hand"
        printed = document.lines[line - 1]
        yield Irregularity(kind, DECISIONS[kind], printed, source_of(document, (line,)))
