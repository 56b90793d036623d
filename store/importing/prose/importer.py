"""The importers of any text: government assignments, what else is told in words, and the rest.

What asks nothing is kept as its lines, and never refused.
"""

from __future__ import annotations

import re
from itertools import islice

from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading

_FRONT = 40
"""Lines, empty ones not counted, within which a decision says that it is the government's."""
_GOVERNMENT = re.compile(
    r"\bregeringen\s+(?:(?:ger|har gett)\b.{3,300}\bi\s+uppdrag|uppdrar\s+åt|ändrar\s+uppdraget"
    r"|förlänger\s+(?:tiden|uppdragstiden)"
    r"|beslutar\b.{0,150}\batt\s+(?:förlänga\s+tiden|uppdra\s+åt|ge\b.{3,200}\bi\s+uppdrag))"
    r"|\ben\s+särskild\s+(?:utredare|kommitté)\s+ska\b|^kommittédirektiv\b",
    re.I,
)


_TITLED = re.compile(
    r"#*\s*(?:uppdrag|ändring av uppdrag\w*|förläng\w+ (?:tid för|av) uppdrag\w*)"
    r" (?:att|till|åt|om|avseende|inom)\b",
    re.I,
)
"""The title of a decision of the government, where that is named in it."""


class Assignments:
    """What the government gives authorities and inquiries to do."""

    def knows(self, document: TextDocument) -> Confidence:
        """It says at its beginning that the government gives somebody an assignment."""
        if type(document) is not TextDocument:
            return Confidence.NONE
        front = list(islice((line for line in document.lines if line.strip()), _FRONT))
        titled = _TITLED.match(front[0]) and any("egering" in line for line in front)
        said = titled or any(map(_GOVERNMENT.search, front))
        return Confidence.TITLE if said else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read assignments.

        Raises:
            OtherKindError: nobody is told anything in it.
            DocumentError: nothing says its year.
        """
        from store.importing.prose.reading import read_assignments

        return read_assignments(document, asked)


class Told:
    """A text that tells bodies what to do in sentences and lists, without any other layout."""

    def knows(self, document: TextDocument) -> Confidence:
        """Any text may be one; what is more than lines is none."""
        return Confidence.WORDS if type(document) is TextDocument else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read what is told.

        Raises:
            OtherKindError: nobody is told anything in it.
            DocumentError: nothing says its year.
        """
        from store.importing.prose.reading import read_told

        return read_told(document, asked)


class Dated:
    """A plan or a calendar: lists and tables of days, and what happens on them."""

    def knows(self, document: TextDocument) -> Confidence:
        """Any text may be one; what is more than lines is none."""
        return Confidence.DAYS if type(document) is TextDocument else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read days.

        Raises:
            OtherKindError: there are hardly any days in it.
        """
        from store.importing.prose.days import read_days

        return read_days(document, asked)


class Kept:
    """Whatever has lines: it is kept to be searched and shown, and gives no records."""

    def knows(self, document: TextDocument) -> Confidence:
        """A text can always be kept; a list of the program's own has no lines to keep."""
        return Confidence.TEXT if document.lines else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Keep a document."""
        from store.importing.prose.kept import keep

        return keep(document, asked)
