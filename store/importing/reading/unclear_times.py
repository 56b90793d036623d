"""Times in what bodies are told of which nothing says whether they are to have done it by then."""

from __future__ import annotations

from store.dates.mentions import unclear_in
from store.documents.common.text import TextDocument
from store.importing.reading.doubts import Doubts
from store.importing.reading.reading import Reading
from store.model.records import Irregularity


def unclear_times(document: TextDocument, reading: Reading) -> tuple[Irregularity, ...]:
    """Return a doubt for each such time of what binds somebody, at the lines that say it."""
    doubts = Doubts(document)
    for one in reading.directives:
        if one.quoted_by is None and one.kind != "decision":
            for mention in unclear_in(one.text, reading.document.year):
                doubts.add("unclear time", one.source.lines, mention.span.text)
    return doubts.listed()
