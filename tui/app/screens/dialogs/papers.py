"""The chooser of the documents that count, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from textual import on

from store.entries.papers import PaperChoice
from store.model.records import Document
from store.model.traits import Kind
from tui.app.screens.dialogs.ticks import TickLine, TicksScreen
from tui.app.widgets.aside import Aside, is_large
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.papers import ReadPaper, ShowPapers, ToggleDocument
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.messages.senders import sender_words
from tui.presentation.lens import Lens
from tui.presentation.papers import held_by, held_in_words, label


class PapersScreen(TicksScreen[PaperChoice]):
    """Years and documents with what each holds; what is ticked counts."""

    COMMANDS_HERE = (ToggleDocument, ShowPapers, ReadPaper, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, lens: Lens, open_text: Callable[[Document], object]) -> None:
        super().__init__(_("Which documents count?"), lens.papers.counting)
        self._open = open_text
        self._documents = lens.register.documents
        self._papers = lens.papers
        self._lens = lens
        self._held: Mapping[str, Counter[Kind]] | None = None

    def on_mount(self) -> None:
        """Show the years, the newest first; what much holds is counted while they are seen."""
        self.lines.set_empty(_("The register holds no document yet."))
        if is_large(self._lens.survey):
            self._list()
            Aside(self).ask(self._count, self._list)
        else:
            self._count()
            self._list()
        self.lines.focus()

    def _count(self) -> None:
        self._held = held_by(self._lens.register)

    def _list(self) -> None:
        self.lines.set_rows(list(self._lines()))

    @property
    def document_here(self) -> Document | None:
        """The document that the cursor is on; none where it is on a year."""
        here = self.here
        return next((one for one in self._documents if here and one.id == here.id), None)

    def read(self) -> None:
        """Open the text of the document under the cursor."""
        if self.document_here:
            self._open(self.document_here)

    def _columns(self) -> list[Column[TickLine]]:
        sign, text = super()._columns()
        held = Column[TickLine](
            "held", "", lambda line: Cell(line.beside, "quiet"), width=32, align="right"
        )
        return [sign, replace(text, title=_("Year and document")), held]

    def _lines(self) -> Iterator[TickLine]:
        for year in sorted({one.year for one in self._documents}, reverse=True):
            of_year = [one for one in self._documents if one.year == year]
            said = _("{year}, the present year") if year == self._papers.present else "{year}"
            said = said if year else _("without a year")
            yield TickLine(
                str(year), said.format(year=year), frozenset(one.name for one in of_year)
            )
            yield from map(self._line, of_year)

    def _line(self, one: Document) -> TickLine:
        whose = f", {sender_words(one.sender)}" if one.sender else ""
        text = f"· {label(one)}{whose}  {one.name}"
        return TickLine(one.id, text, frozenset((one.name,)), self._said_of(one))

    def _said_of(self, one: Document) -> str:
        return "…" if self._held is None else held_in_words(self._held[one.name])

    @on(RowList.Selected)
    def show(self) -> None:
        """Close with what is ticked, where anything is."""
        if self.ticked and self.is_current:
            usual = self._papers.usual
            taken, left = self.ticked - usual, usual - self.ticked
            self.dismiss(PaperChoice(frozenset(taken), frozenset(left)))
