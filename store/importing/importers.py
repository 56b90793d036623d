"""The importers, one for each kind of paper: a new one is added here and has a room of its own."""

from __future__ import annotations

from store.documents.common.text import TextDocument
from store.importing.budget.importer import Budget
from store.importing.exported.importer import Exported
from store.importing.minutes.importer import Minutes
from store.importing.prose.importer import Assignments, Dated, Kept, Told
from store.importing.reading.importer import Confidence, Importer
from store.importing.report.importer import FollowUp, Groundwork
from store.importing.sheets.importer import Sheets
from store.importing.tabled.importer import Tabled

IMPORTERS: tuple[Importer, ...] = (
    *(Exported(), Sheets(), Minutes(), FollowUp(), Groundwork(), Assignments(), Budget(), Told()),
    *(Tabled(), Dated(), Kept()),
)
"""Of two that are as sure of a document the first reads it."""


def importers_of(document: TextDocument) -> tuple[tuple[Importer, Confidence], ...]:
    """Return the importers that may know a document with how sure each is, the surest first.

    The last keeps any text.
    """
    sure = [(one, one.knows(document)) for one in IMPORTERS]
    able = (one for one in sure if one[1] > Confidence.NONE)
    return tuple(sorted(able, key=lambda one: -one[1]))
