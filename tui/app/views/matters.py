"""The documents as matters, and beside them all that one says, part by part."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.entries.entries import Entry
from tui.app.views.halved import HalvedView
from tui.app.views.matter_rows import figure_of, head_of, sign_of, text_of
from tui.app.views.pane.detail import detail
from tui.app.views.pane.summary import summary
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import main_key
from tui.commands.everywhere import StepBack
from tui.commands.papers import ChoosePapers
from tui.locale import _, ngettext
from tui.messages.cells import Cell, Column
from tui.presentation.folding import Folding
from tui.presentation.groups import Group
from tui.presentation.lens import Lens
from tui.presentation.matters import Matter, matters_of, parts_of
from tui.presentation.papers import label

_ALL_OPEN = 40
"""Rows up to which no part is folded."""
_LONG = 25
"""Rows from which a part is folded at first, where not all are open."""


class MattersView(HalvedView):
    """A list of documents; of the one under the cursor its points, requests, money, dissents."""

    has_pane = True

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._folding = Folding()

    def compose(self) -> ComposeResult:
        """Make the documents, the parts and the pane."""
        yield RowList[Matter](_matter_columns(), lambda one: one.id, id="left")
        with Vertical(id="half"):
            yield Static(id="half-title", classes="panel-title")
            yield RowList[Entry](_part_columns(), lambda one: one.id, id="right")
            yield DetailPane()

    @property
    def matters(self) -> RowList[Matter]:
        return self.query_one("#left", RowList)

    @property
    def rows(self) -> RowList[Entry]:
        return self.query_one("#right", RowList)

    @property
    def entry(self) -> Entry | None:
        if not self.is_mounted or self.matters.has_focus:
            return None
        return self.rows.cursor_row

    def prepare(self, lens: Lens) -> None:
        """Find what each document says."""
        matters_of(lens)

    def show(self, lens: Lens) -> None:
        """Show the documents that count and say something that the lens lets through."""
        self._lens = lens
        self.matters.set_empty(_why_empty(lens))
        self.matters.set_rows(matters_of(lens))
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show all that the document under the cursor says, its long parts folded at first."""
        matter = self.matters.cursor_row
        if self._lens is None:
            return
        parts = parts_of(matter.document, self._lens) if matter else []
        head = plain(head_of(matter.document)) if matter else Content()
        self.query_one("#half-title", Static).update(head)
        self.rows.set_empty(
            _("Nothing was read in this document.") if matter else _("Choose a document.")
        )
        self.rows.set_groups(parts, self._folded(parts))
        self.show_detail()

    def _folded(self, parts: list[Group[Entry]]) -> set[str]:
        lens = self._lens
        if lens is None or lens.typed or sum(len(one.rows) for one in parts) <= _ALL_OPEN:
            return set()
        return self._folding.first([one for one in parts if len(one.rows) >= _LONG])

    def show_detail(self) -> None:
        """Show everything about the row under the cursor."""
        if self._lens:
            entry, heading = self.rows.cursor_row, self.rows.cursor_heading
            blocks = detail(entry, self._lens.survey) if entry else summary(heading)
            self.query_one(DetailPane).show(blocks)
        self.screen.refresh_bindings()

    def status(self) -> str:
        """Return how many documents there are."""
        count = len(list(self.matters.every)) if self._lens else 0
        return ngettext("{count} document", "{count} documents", count).format(count=count)

    def go_to(self, entry: Entry) -> bool:
        """Put the cursor on an entry in its document."""
        source = next(iter(entry.sources), None)
        if source is None or not self.matters.move_to(source.document):
            return False
        self.show_chosen()
        self.add_class("-inside")
        self.rows.focus()
        return self.rows.move_to(entry.id)


def _why_empty(lens: Lens) -> str:
    if lens.narrowed:
        said = _("Nothing in any document that counts matches. {key} goes back a step.")
        return said.format(key=main_key(StepBack))
    said = _("No document counts. {key} chooses documents.")
    return said.format(key=main_key(ChoosePapers))


def _matter_columns() -> list[Column[Matter]]:
    return [
        Column(
            "year", _("Years"), lambda one: Cell(str(one.document.year or ""), "quiet"), width=5
        ),
        Column("name", _("Document"), lambda one: label(one.document), min_width=10, weight=2),
        Column("file", _("File"), _file, min_width=10, weight=3, priority=1),
        Column("count", _("Rows"), lambda one: str(one.entries), width=5, align="right"),
    ]


def _file(one: Matter) -> Cell:
    return Cell(one.document.name, "quiet")


def _part_columns() -> list[Column[Entry]]:
    return [
        Column("sign", "", sign_of, width=1),
        Column("text", _("What"), text_of, min_width=20, weight=9),
        Column("figure", _("When, how much"), figure_of, width=14, align="right"),
    ]
