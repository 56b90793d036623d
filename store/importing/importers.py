"""The importers, one for each kind of paper: a new one is added here and has a room of its own."""

from __future__ import annotations

from store.documents.common.text import TextDocument
from store.importing.budget.importer import Budget
from store.importing.exported.importer import Exported
from store.importing.minutes.importer import Minutes
from store.importing.reading.importer import Importer
from store.importing.report.importer import FollowUp
from store.importing.sheets.importer import Sheets

IMPORTERS: tuple[Importer, ...] = (Exported(), Sheets(), Minutes(), FollowUp(), Budget())
"""Of two that are as sure of a document the first reads it."""


def importer_of(document: TextDocument) -> Importer:
    """Return the importer that is surest of a document; the last resort says why it is none."""
    return max(IMPORTERS, key=lambda one: one.knows(document))
