"""The importer of texts in which only tables and blocks tell anybody what to do."""

from __future__ import annotations

from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked, Confidence, OtherKindError
from store.importing.reading.reading import Reading


class Tabled:
    """A text with tables, read by what their columns mean."""

    def knows(self, document: TextDocument) -> Confidence:
        """Any text may have tables; what is more than lines is none."""
        return Confidence.TABLES if type(document) is TextDocument else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read the tables of a text.

        Raises:
            OtherKindError: none of them tells anybody anything.
        """
        from store.importing.tabled.reading import read_tables

        found = read_tables(document, asked)
        if found is None or not (found.directives or found.activities or found.indicators):
            raise OtherKindError("{name} has no tables that tell anything.", name=document.name)
        return found
