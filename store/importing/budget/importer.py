"""The importer of the council's budget: the last resort for any text."""

from __future__ import annotations

from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading


class Budget:
    """The council's budget, and what else has its layout: chapters, lists and tables."""

    def knows(self, document: TextDocument) -> Confidence:
        """Any text may be one, of whatever title; what is more than lines is none."""
        return Confidence.LAYOUT if type(document) is TextDocument else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read a budget.

        Raises:
            DocumentError: it has another layout, or nothing says its year.
        """
        from store.importing.budget.reading import read_budget

        return read_budget(document, asked)
