"""A document that asks nothing: its text is kept, with its year where it says one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from store.common.errors import Message
from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.importing.language.learning import learnt
from store.importing.language.lines import classify
from store.importing.prose.forms import is_common
from store.importing.reading.importer import Asked
from store.importing.reading.reading import NOT_IMPORTED, Reading
from store.importing.reading.whose import bodies_for
from store.importing.reading.years import stated_year, year_of_days
from store.model.records import Document

_NOTHING = Message(
    "Nothing in it asks anything of anybody in a way that is known: it is kept as a text, to be "
    "searched and shown."
)
_WORD = re.compile(r"[^\W\d_]+")
_SWEDISH = frozenset(
    (
        *("och", "att", "som", "för", "det", "är", "på", "av", "med"),
        *("inte", "den", "till", "har", "ska", "om", "ett", "från"),
    )
)
_OTHERS = (
    frozenset(
        (
            *("the", "and", "of", "shall", "that", "by", "is", "with", "this", "be"),
            *("der", "die", "das", "und", "nicht", "mit", "von", "den", "ist", "ein"),
            *("og", "ikke", "skal", "ved", "jeg", "ja", "on", "ei", "että", "joka"),
            *("le", "la", "les", "des", "et", "est", "que", "el", "los", "y"),
        )
    )
    - _SWEDISH
)
"""Words of other languages that Swedish has not: English, German, Norwegian, Finnish, French."""
_LOOKED_AT, _ENOUGH = 20_000, 5
_MOST, _LONGEST, _NAME = 20, 200, 40
"""Names that are told, and letters of the columns of a table and of one of them."""


def keep(document: TextDocument, asked: Asked) -> Reading:
    """Return a document without records; its year is 0 where nothing says it."""
    return Reading(
        document=Document(
            id="",
            name=document.name,
            sha256=document.sha256,
            year=asked.year or stated_year(document) or year_of_days(document) or 0,
            imported=NOT_IMPORTED,
            text=document.text,
            kind="text",
        ),
        told=(_NOTHING, *_language(document), *_names(document, asked), *_columns(document)),
    )


def _language(document: TextDocument) -> Iterator[Message]:
    """Tell where a text is not written in Swedish, by the words that every text has."""
    said = Counter(_WORD.findall(document.text[:_LOOKED_AT].casefold()))
    swedish, others = (sum(said[word] for word in words) for words in (_SWEDISH, _OTHERS))
    if others >= _ENOUGH and others > 2 * swedish:
        yield Message(
            "It is not written in Swedish: of what it asks in words alone, only what is plainly "
            "given to a body is read."
        )


def _names(document: TextDocument, asked: Asked) -> Iterator[Message]:
    """Tell which bodies a document names, as far as their shape tells."""
    found = learnt(document.lines, bodies_for(asked))
    if names := [one.name for one in found if not is_common(one.name)]:
        said = ", ".join(names[:_MOST])
        yield Message(
            "It names one body: {names}.",
            {"names": said, "count": len(names)},
            "It names {count} bodies: {names}.",
            len(names),
        )


def _columns(document: TextDocument) -> Iterator[Message]:
    """Tell the columns of the first table, and how they are told what they are."""
    if isinstance(document, SheetDocument):
        return  # the importer of sheets says it better
    first = next((line for line in classify(document.lines) if line.kind == "row"), None)
    if first and (columns := [cell for cell in first.cells if cell]):
        yield Message(
            "Its first table has the columns {columns}. Where they say who does what: save it as a "
            'sheet (.csv or .xlsx) and say what they are, as in --map "{column}=text".',
            {"columns": ", ".join(columns)[:_LONGEST], "column": columns[0][:_NAME]},
        )
