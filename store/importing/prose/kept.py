"""A document that asks nothing: its text is kept, with its year where it says one."""

from __future__ import annotations

from store.common.errors import Message
from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked
from store.importing.reading.reading import NOT_IMPORTED, Reading
from store.importing.reading.years import stated_year
from store.model.records import Document

_NOTHING = Message(
    "Nothing in it asks anything of anybody in a way that is known: it is kept as a text, to be "
    "searched and shown."
)


def keep(document: TextDocument, asked: Asked) -> Reading:
    """Return a document without records; its year is 0 where nothing says it."""
    return Reading(
        document=Document(
            id="",
            name=document.name,
            sha256=document.sha256,
            year=asked.year or stated_year(document) or 0,
            imported=NOT_IMPORTED,
            text=document.text,
            kind="text",
        ),
        told=(_NOTHING,),
    )
