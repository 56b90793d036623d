"""The importer of any text: what asks nothing is kept as its lines, and never refused."""

from __future__ import annotations

from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading


class Kept:
    """Whatever has lines: it is kept to be searched and shown, and gives no records."""

    def knows(self, document: TextDocument) -> Confidence:
        """A text can always be kept; a list of the program's own has no lines to keep."""
        return Confidence.TEXT if document.lines else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Keep a document."""
        from store.importing.prose.kept import keep

        return keep(document, asked)
