"""The importer of minutes: what a meeting decided, told somebody to do, and declared done."""

from __future__ import annotations

from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.importing.minutes.title import are_minutes, say_minutes
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading


class Minutes:
    """Minutes of a meeting, or an extract of them."""

    def knows(self, document: TextDocument) -> Confidence:
        """It says at its beginning that it is minutes and has their sections, whatever is in them.

        Without a title it has as many sections with decisions as nothing else.
        """
        lines = document.lines
        if isinstance(document, SheetDocument) or "§" not in document.text:
            return Confidence.NONE
        if not are_minutes(lines):
            return Confidence.NONE
        return Confidence.FORM if say_minutes(lines) else Confidence.TITLE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read minutes.

        Raises:
            DocumentError: nothing says on which day or in which year the meeting was.
        """
        from store.importing.minutes.reading import read_minutes

        return read_minutes(document, asked)
