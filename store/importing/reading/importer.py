"""What an importer is: it knows documents of one kind, and reads one as it was asked to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Protocol

from msgspec import Struct

from store.common.errors import DocumentError
from store.documents.common.text import TextDocument
from store.importing.language.bodies import Bodies
from store.importing.profiles.profile import Organised
from store.importing.reading.columns import Choices
from store.importing.reading.reading import Progress, Reading

Tell = Callable[[Progress], None]
Corrections = Mapping[int, str]
"""What lines are to be read as, by their numbers from 1; an empty one is left out."""


def unseen(_: Progress) -> None:
    """Where progress goes when nobody looks."""


class Asked(Struct, frozen=True):
    """What is asked of a reading, beside the document.

    `year` is the document's where it does not say one; `tell` is told how far the reading has come.
    `organisation` is whose document somebody says it is, by name, and `organisations` those that
    the register knows. `sender` is who stands behind the document, as somebody says. `bodies` are
    those that an importer is to know, once that is settled.
    """

    year: int | None = None
    tell: Tell = unseen
    choices: Choices = {}
    corrections: Corrections = {}
    organisation: str = ""
    organisations: tuple[Organised, ...] = ()
    sender: str = ""
    bodies: Bodies | None = None


NOTHING_ASKED = Asked()


class Confidence(IntEnum):
    """How sure an importer is that a document is of its kind."""

    NONE = 0
    TEXT = 1
    """It can be read, whatever it says."""
    DAYS = 2
    """It may list days."""
    TABLES = 3
    """It may have tables that tell who is to do what."""
    WORDS = 4
    """It may tell somebody to do something, in words."""
    LAYOUT = 5
    """It may be: how it is laid out will tell, once it is read."""
    TITLE = 6
    """It says so itself."""
    FORM = 7
    """Nothing else has this form."""


class OtherKindError(DocumentError):
    """A document is of another kind than its importer thought; another importer may read it."""


class Importer(Protocol):
    """Reads documents of one kind. It is made with the list: what is heavy loads when it reads."""

    def knows(self, document: TextDocument) -> Confidence:
        """Tell how sure it is that a document is of its kind."""

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Return a document as records; sources know their lines and pages.

        Raises:
            OtherKindError: it is of another kind after all.
            DocumentError: nothing says its year.
        """
