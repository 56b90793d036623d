"""Texts that are kept without records: the lines of them that hold some words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.common.text import fold, unaccent
from store.filters.terms import Filter
from store.model.records import Document


class TextLine(NamedTuple):
    """A line of a document, counted from 1."""

    document: str
    number: int
    text: str


def lines_with(documents: Iterable[Document], found: Filter) -> Iterator[TextLine]:
    """Return the lines of kept texts that hold the words of a filter, if it asks for no more."""
    if not found.terms or any(term.key != "word" or term.negated for term in found.terms):
        return
    for document in documents:
        if document.kind == "text":
            for number, line in enumerate(document.text.split("\n"), 1):
                words = fold(line)
                words += f"\n{unaccent(words)}"
                if all(term.value in words for term in found.terms):
                    yield TextLine(document.name, number, line.strip())
