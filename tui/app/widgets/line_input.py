"""A line for typing text; what is pasted into it is cleaned like any other text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.highlighter import Highlighter
from rich.text import Text
from textual.widgets import Input

from store.common.text import clean


class LineInput(Input):
    """An input of one line without a border."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        border: none; height: 1; padding: 0; background: transparent; background-tint: 0%;
    }
    """

    def validate_value(self, value: str) -> str:
        """Keep out what a terminal would obey."""
        return clean(value).replace("\n", " ").replace("\t", " ")


class WrongTerms(Highlighter):
    """Underlines the terms that could not be read, where they stand."""

    def __init__(self) -> None:
        self.terms: Sequence[str] = ()

    def highlight(self, text: Text) -> None:
        """Mark the terms in the text, each where it comes after the one before."""
        start = 0
        for term in self.terms:
            place = text.plain.find(term, start)
            if place >= 0:
                start = place + len(term)
                text.stylize("bold underline red", place, start)
