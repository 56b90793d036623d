"""Where something stands in a document that is being read: the one place that makes sources."""

from __future__ import annotations

from collections.abc import Iterable

from store.documents.common.text import TextDocument
from store.model.records import Source


def source_of(document: TextDocument, lines: Iterable[int]) -> Source:
    """Return where something is printed: its lines, in this order, and the page of the first."""
    numbers = tuple(lines)
    page = document.pages[numbers[0] - 1] if numbers[0] <= len(document.pages) else None
    return Source(document.name, numbers, page)
