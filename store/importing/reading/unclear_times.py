"""Times in what bodies are told of which nothing says whether they are to have done it then."""

from __future__ import annotations

from store.dates.mentions import deadlines_in, unclear_in
from store.documents.common.text import TextDocument
from store.importing.reading.doubts import Doubts
from store.importing.reading.reading import Reading
from store.model.binding import is_past
from store.model.records import Irregularity


def unclear_times(document: TextDocument, reading: Reading) -> tuple[Irregularity, ...]:
    """Return a doubt for each such time of what binds somebody, at the lines that say it."""
    doubts = Doubts(document)
    for one in reading.directives:
        if one.quoted_by is None and one.kind != "decision":
            year = reading.document.year
            past = (each for each in deadlines_in(one.text, year) if is_past(one, each.span))
            for mention in (*unclear_in(one.text, year), *past):
                doubts.add("unclear time", one.source.lines, mention.span.text)
    return doubts.listed()
