"""A document to be read, opened at the line of an entry or at its beginning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from store.entries.entries import Entry
from store.model.records import Document, Source
from store.register.register import Register
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.screens.pages.entry import EntryScreen
from tui.app.screens.pages.within import HitsLine, Within
from tui.app.views.pane.printed import place
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.passage import Passage
from tui.app.widgets.plain import plain
from tui.commands.base import Command, bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.records import CopyCitation, NextPlace
from tui.commands.searching import WITHIN
from tui.locale import _

if TYPE_CHECKING:
    from store.entries.citing import PassageLine

_WHOLE = 10**9
"""Neighbouring lines asked for: all that the document has."""


class SourceScreen(EntryScreen):
    """A document at the line of an entry."""

    COMMANDS_HERE = (CloseScreen, *WITHIN, NextPlace, CopyCitation, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, entry: Entry, register: Register) -> None:
        super().__init__(entry)
        self.register = register
        self.number = 0
        self.within = Within(self)

    def compose(self) -> ComposeResult:
        """Make the title, the document and the line of keys."""
        yield Static(id="source-title")
        yield HitsLine()
        yield Passage()
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the first place."""
        self.query_one(Passage).focus()
        self.call_after_refresh(self.show_place, 0)

    def show_place(self, number: int) -> None:
        """Open the document at one of the places where the entry is printed, round and round."""
        self.number = number % len(self.entry.sources)
        source = self.entry.sources[self.number]
        title = Content.assemble(plain(self.entry.id, "bold $text-accent"), "  ", place(source))
        if self.several_places:
            count = _("place {number} of {total}")
            said = count.format(number=self.number + 1, total=len(self.entry.sources))
            title = Content.assemble(title, (f"  ({said})", "$foreground-muted"))
        self.query_one("#source-title", Static).update(title)
        lines = self._document(source)
        self.query_one(Passage).show(lines)
        self.within.show(lines)

    @property
    def several_places(self) -> bool:
        """Tell whether the entry is printed in more than one place."""
        return len(self.entry.sources) > 1

    def show_next_place(self) -> None:
        """Open the document at the next place."""
        self.show_place(self.number + 1)

    def _document(self, source: Source) -> Sequence[PassageLine]:
        lines = self.register.passage(source, around=_WHOLE)
        if lines:
            return lines
        missing = _("The register does not hold the text of this document. What was read from it:")
        return ((0, missing, False), (0, self.entry.text, True))


class PlaceScreen(HelpfulScreen[None]):
    """A document at lines of it that may have become no entry."""

    COMMANDS_HERE: Sequence[type[Command[Self]]] = (CloseScreen, *WITHIN, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, name: str, source: Source, register: Register, typed: str = "") -> None:
        """Where `typed` is not empty, its words are found in the document at once."""
        super().__init__()
        self.within = Within(self, typed)
        self._named = name
        self._source = source
        self._register = register

    def compose(self) -> ComposeResult:
        """Make the title, the document and the line of keys."""
        title = Content.assemble(plain(self._named, "bold $text-accent"), "  ", place(self._source))
        yield Static(title, id="source-title")
        yield HitsLine()
        yield Passage()
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the document at the lines."""
        self.query_one(Passage).focus()
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        lines = self._register.passage(self._source, around=_WHOLE)
        self.query_one(Passage).show(lines)
        self.within.show(lines)


class DocumentScreen(HelpfulScreen[None]):
    """A whole document, for who wants to read it: one that asks nothing has no other page."""

    COMMANDS_HERE = (CloseScreen, *WITHIN, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.within = Within(self)

    def compose(self) -> ComposeResult:
        """Make the title, the document and the line of keys."""
        yield Static(plain(self.document.name, "bold $text-accent"), id="source-title")
        yield HitsLine()
        yield Passage()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the text from its beginning."""
        self.query_one(Passage).focus()
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        lines = self.document.text.split("\n") if self.document.text else []
        said = _("The register does not hold the text of this document.")
        numbered = [(number, line, False) for number, line in enumerate(lines, 1)]
        shown = numbered or [(0, said, False)]
        self.query_one(Passage).show(shown)
        self.within.show(shown)
