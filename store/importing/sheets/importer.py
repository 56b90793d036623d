"""The importer of sheets: workbooks, separated values, calendars and other programs' lists."""

from __future__ import annotations

from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading


class Sheets:
    """Sheets with columns of any name."""

    def knows(self, document: TextDocument) -> Confidence:
        """Whatever is rows is a sheet, and nothing else."""
        return Confidence.FORM if isinstance(document, SheetDocument) else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read sheets.

        Raises:
            OtherKindError: no column says what is to be done or who is to do it.
            DocumentError: nothing says the year.
        """
        from store.importing.sheets.reading import read_sheets

        assert isinstance(document, SheetDocument), "it knows no other"
        return read_sheets(document, asked)
