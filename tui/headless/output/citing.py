"""Every place where an entry is printed: document, headings, and the lines around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.entries.citing import Citation
from store.model.records import Document
from tui.locale import _
from tui.messages.phrases import meeting_of, place_of
from tui.messages.table import Column, Table, cell
from tui.messages.writing import write
from tui.serializers.shape import Shape, source_shape


def write_text(document: Document, *, as_json: bool) -> None:
    """Write all lines of a document, by their numbers."""
    lines = document.text.split("\n")
    if as_json:
        from tui.serializers.as_json import write as write_json

        return write_json([{"line": n, "text": line} for n, line in enumerate(lines, 1)])
    rows = [[cell(number), cell(line)] for number, line in enumerate(lines, 1) if line.strip()]
    return write(Table((Column("", 7, right=True), Column("")), rows, document.name, whole=True))


def write_citations(found: Iterable[Citation], *, as_json: bool) -> None:
    """Write the places, each with its passage; the entry's own lines are marked."""
    if as_json:
        from tui.serializers.as_json import write as write_json

        return write_json([_shape(one) for one in found])
    return write(*(table for one in found for table in _tables(one)))


def _shape(one: Citation) -> Shape:
    return {
        "source": source_shape(one.source),
        "sha256": one.document.sha256 if one.document else None,
        "headings": one.headings,
        "section": one.given.section or None if one.given else None,
        "meeting": one.given.meeting if one.given else None,
        "text": one.text,
        "passage": [
            {"line": number, "text": text, "own": own} for number, text, own in one.passage
        ],
    }


def _tables(one: Citation) -> Iterator[Table]:
    digest = one.document.sha256 if one.document else None
    facts = [[cell(_("Under")), cell(" › ".join(one.headings))], [cell("SHA-256"), cell(digest)]]
    if one.given:
        facts.insert(0, [cell(_("Meeting")), cell(meeting_of(one.given))])
    yield Table((Column("", 12), Column("")), facts, place_of(one.source), whole=True)
    rows = [
        [cell(">" if own else ""), cell(number), cell(text)] for number, text, own in one.passage
    ]
    yield Table((Column("", 1), Column("", 7, right=True), Column("")), rows, whole=True)
