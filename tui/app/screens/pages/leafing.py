"""A page of rows under headings, and below it all about the row under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.widgets import Static

from store.entries.entries import Entry
from store.model.records import Document, Source
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.source import DocumentScreen, PlaceScreen
from tui.app.views.pane.detail import detail
from tui.app.widgets.aside import Aside
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import Block, Gap, Paragraph
from tui.messages.cells import Column
from tui.presentation.groups import Group

if TYPE_CHECKING:
    from tui.app.session.changing import Changing
    from tui.presentation.lens import Lens

_PERIOD = 0.5
"""Seconds between two looks whether the register is seen otherwise."""


class Leaf(Protocol):
    """A row: what it says, and what it is about."""

    @property
    def key(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def entry(self) -> Entry | None: ...
    @property
    def document(self) -> Document | None: ...
    @property
    def source(self) -> Source | None: ...


class Looks(Protocol):
    """Has the register as it is seen."""

    @property
    def lens(self) -> Lens | None: ...


L = TypeVar("L", bound=Leaf)


class LeafingPage(HelpfulScreen[None], Generic[L]):
    """Found aside while the screen stays live, and anew when the register is seen otherwise."""

    has_lists = True

    def __init__(self, looks: Looks, changing: Changing | None) -> None:
        super().__init__()
        self._looks = looks
        self._changing = changing
        self._aside = Aside(self)
        self._lens: Lens | None = None
        """The lens that what is shown was found through, or is being."""
        self.groups: list[Group[L]] = []

    def compose(self) -> ComposeResult:
        """Make the title, the list, the pane and the line of keys."""
        yield Static(classes="panel-title")
        yield RowList[L](self.columns(), lambda row: row.key, id="leaves")
        yield DetailPane()
        yield KeyLine()

    def columns(self) -> list[Column[L]]:
        """Return the columns of the list."""
        raise NotImplementedError

    def find(self, lens: Lens) -> None:
        """Find what is shown (called in a thread)."""
        raise NotImplementedError

    def show_found(self) -> None:
        """Show what was found."""
        raise NotImplementedError

    def told(self) -> list[Block]:
        """Return what is told where the cursor is on no row."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Look, and again whenever the register is seen otherwise."""
        self.rows.focus()
        self.look()
        self.set_interval(_PERIOD, self.look)

    def look(self) -> None:
        """Find what is shown, unless it was found already."""
        lens = self._looks.lens
        if lens and lens is not self._lens:
            self._lens = lens
            self._aside.ask(lambda: self.find(lens), self._found)

    def _found(self) -> None:
        self.show_found()
        self.on_row_list_highlighted()

    def on_row_list_highlighted(self) -> None:
        """Tell about the row under the cursor."""
        row = self.row
        self.query_one(DetailPane).show(self._about(row) if row else self.told())
        self.refresh_bindings()

    def _about(self, row: L) -> list[Block]:
        said: list[Block] = [Paragraph(plain(row.text))]
        if row.entry is None or self._lens is None:
            return said
        facts = detail(row.entry, self._lens.survey)
        return facts if row.text == row.entry.text else [*said, Gap(), *facts]

    @property
    def rows(self) -> RowList[L]:
        """The list."""
        return self.query_one("#leaves", RowList)

    @property
    def row(self) -> L | None:
        """The row under the cursor."""
        return self.rows.cursor_row if self.is_mounted else None

    @property
    def on_opening(self) -> bool:
        """Whether the cursor is on a row that can be opened."""
        return self.row is not None and bool(self.row.entry or self.row.document)

    @property
    def on_printed(self) -> bool:
        """Whether what the cursor is on is printed somewhere."""
        return self.row is not None and bool(self.row.source or self.row.document)

    def open_row(self) -> None:
        """Open the entry or the document of the row under the cursor."""
        row = self.row
        if row and row.entry and self._lens:
            details = DetailScreen(row.entry, self._lens.survey, self._changing)
            self.app.push_screen(details)
        elif row and row.document:
            self.app.push_screen(DocumentScreen(row.document))

    on_row_list_selected = open_row

    def show_source(self) -> None:
        """Open the document where what the cursor is on is printed."""
        row, lens = self.row, self._lens
        if row and row.source and lens:
            name = row.entry.id if row.entry else ""
            self.app.push_screen(PlaceScreen(name, row.source, lens.register))
        elif row and row.document:
            self.app.push_screen(DocumentScreen(row.document))

    def next_heading(self, by: int) -> None:
        """Go to the next heading, or with -1 to the one before."""
        self.rows.jump(by)
