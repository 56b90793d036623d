"""The chooser of the documents that count, year by year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.entries.papers import PaperChoice
from store.model.records import Document
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.rows.list import RowList
from tui.commands.base import Command, bindings_of
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.papers import ReadPaper, ShowPapers, ToggleDocument
from tui.locale import _, ngettext
from tui.messages.cells import Cell, Column
from tui.messages.senders import sender_words
from tui.presentation.lens import Lens
from tui.presentation.papers import held_by, label

_COMMANDS: tuple[type[Command[Any]], ...] = (
    ToggleDocument, ShowPapers, ReadPaper, CloseScreen, Help,
)  # fmt: skip
_ALL, _SOME, _NONE = "✓", "–", " "


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A year, or a document of it: the names of the documents that its sign stands for."""

    id: str
    text: str
    names: frozenset[str]
    held: str = ""


class PapersScreen(BoxScreen[PaperChoice | None]):
    """Years and documents with what each holds; what is ticked counts."""

    COMMANDS_HERE = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(_COMMANDS)]

    def __init__(self, lens: Lens, open_text: Callable[[Document], object]) -> None:
        super().__init__()
        self._open = open_text
        self._documents = lens.register.documents
        self._papers = lens.papers
        self._held = held_by(lens.register)
        self.ticked: set[str] = set(lens.papers.counting)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(Content(_("Which documents count?")), classes="panel-title")
            yield RowList[PaperLine](self._columns(), lambda line: line.id, id="choices")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the years, the newest first."""
        self.lines.set_empty(_("The register holds no document yet."))
        self.lines.set_rows(list(self._lines()))
        self.lines.focus()

    @property
    def lines(self) -> RowList[PaperLine]:
        return self.query_one("#choices", RowList)

    @property
    def on_paper(self) -> bool:
        """Whether the cursor is on a year or a document."""
        return self.is_mounted and self.lines.cursor_row is not None

    @property
    def document_here(self) -> Document | None:
        """The document that the cursor is on; none where it is on a year."""
        line = self.lines.cursor_row if self.is_mounted else None
        return next((one for one in self._documents if line and one.id == line.id), None)

    def read(self) -> None:
        """Open the text of the document under the cursor."""
        if self.document_here:
            self._open(self.document_here)

    def _columns(self) -> list[Column[PaperLine]]:
        return [
            Column("sign", "", lambda line: Cell(self._sign(line)), width=1),
            Column("text", _("Year and document"), lambda line: line.text, min_width=20),
            Column("held", "", lambda line: Cell(line.held, "quiet"), width=32, align="right"),
        ]

    def _sign(self, line: PaperLine) -> str:
        ticked = line.names & self.ticked
        return _ALL if ticked == line.names else _SOME if ticked else _NONE

    def _lines(self) -> Iterator[PaperLine]:
        for year in sorted({one.year for one in self._documents}, reverse=True):
            of_year = [one for one in self._documents if one.year == year]
            said = _("{year}, the present year") if year == self._papers.present else "{year}"
            said = said if year else _("without a year")
            yield PaperLine(
                str(year), said.format(year=year), frozenset(one.name for one in of_year)
            )
            yield from map(self._line, of_year)

    def _line(self, one: Document) -> PaperLine:
        activities, directives = self._held[one.name]
        held = [
            ngettext("{count} activity", "{count} activities", activities).format(count=activities),
            ngettext("{count} directive", "{count} directives", directives).format(
                count=directives
            ),
        ]
        whose = f", {sender_words(one.sender)}" if one.sender else ""
        text = f"· {label(one)}{whose}  {one.name}"
        return PaperLine(one.id, text, frozenset((one.name,)), ", ".join(held))

    def toggle(self) -> None:
        """Take what the cursor is on in, or leave it out where all of it is in."""
        line = self.lines.cursor_row
        if line is None:
            return
        if line.names <= self.ticked:
            self.ticked -= line.names
        else:
            self.ticked |= line.names
        self.lines.refresh_rows()
        self.refresh_bindings()

    @on(RowList.Highlighted)
    def offer(self) -> None:
        """Offer what can be done with what the cursor is on now."""
        self.refresh_bindings()

    @on(RowList.Selected)
    def show(self) -> None:
        """Close with what is ticked, where anything is."""
        if self.ticked and self.is_current:
            usual = self._papers.usual
            taken, left = self.ticked - usual, usual - self.ticked
            self.dismiss(PaperChoice(frozenset(taken), frozenset(left)))
