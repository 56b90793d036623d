"""The importer of documents that follow the budget up."""

from __future__ import annotations

from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading
from store.importing.report.marks import is_groundwork
from store.importing.report.title import title_of


class FollowUp:
    """A matter with its points and requests, or a report of what was done."""

    def knows(self, document: TextDocument) -> Confidence:
        """It says at its beginning that it follows something up."""
        return Confidence.NONE if title_of(document) is None else Confidence.TITLE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read a report or a matter.

        Raises:
            DocumentError: nothing in it is what such a document has, or nothing says its year.
        """
        from store.importing.report.reading import read_follow_up

        return read_follow_up(document, asked)


class Groundwork:
    """A matter of what a coming budget rests on."""

    def knows(self, document: TextDocument) -> Confidence:
        """It looks like a matter before a board, and says that a budget will rest on it."""
        return Confidence.TITLE if is_groundwork(document) else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read a matter.

        Raises:
            DocumentError: nothing in it is moved or to be decided, or nothing says its year.
        """
        from store.importing.report.groundwork import read_groundwork

        return read_groundwork(document, asked)
