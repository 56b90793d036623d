"""One matter through the years: its stations, and what may belong to it, answered with one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from store.changes.linking import answer
from store.common.text import shortened
from store.model.records import Source
from store.threads.threads import Threads
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.screens.pages.source import PlaceScreen
from tui.app.views.pane.through_years import station_blocks
from tui.app.widgets.aside import Aside
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.threads import FOLLOWING
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.presentation.groups import Group
from tui.presentation.threads import ThreadRow, offered_of, stops_of

if TYPE_CHECKING:
    from tui.app.session.changing import Changing

_TITLE = 160
"""Characters of the matter that stand above."""


class Keeps(Protocol):
    """An app that keeps between starts what can be made anew."""

    kept_in: Path | None


class ThreadScreen(HelpfulScreen[None]):
    """The stations of the matter that a station is of; an answer is saved at once."""

    COMMANDS_HERE = (*FOLLOWING, CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)
    has_lists = True

    def __init__(self, changing: Changing, about: str) -> None:
        super().__init__()
        self._changing = changing
        self._about = about
        self.groups: list[Group[ThreadRow]] = []
        """The stations, and what may belong to them."""
        self._aside = Aside(self)

    def compose(self) -> ComposeResult:
        """Make the title, the list, the pane and the line of keys."""
        yield Static(classes="panel-title")
        yield RowList[ThreadRow](_columns(), lambda row: row.id, id="stations")
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the matter, and again after each change."""
        self._rows.set_empty(_("Looking through the papers …"))
        self._rows.set_groups([])
        self._changing.shown.subscribe(self, lambda _now: self._look())
        self._look()
        self._rows.focus()

    def _look(self) -> None:
        """Find the stations, and what is like them, while the screen stays live."""
        lens, kept_in = self._changing.lens, cast("Keeps", self.app).kept_in
        if lens:
            threads, about = Threads(lens.register, kept_in), self._about
            self._aside.ask(lambda: self._find(threads, about), self._show)

    def _find(self, threads: Threads, about: str) -> None:
        """Find what is shown (called in a thread)."""
        thread = threads.thread(about)
        if thread is None:
            self.groups = []
            return
        offered = tuple(offered_of(thread, threads.suggestions(about)))
        note = "" if offered else _("nothing more resembles it")
        self.groups = [
            Group(_("Through the years"), tuple(stops_of(thread)), "stops"),
            Group(_("May be the same matter"), offered, "offered", note),
        ]

    def _show(self) -> None:
        at_first = self._rows.cursor_row is None
        self._rows.set_empty(_("It is not in the register any more."))
        self._rows.set_groups(self.groups)
        asked = (row for group in self.groups for row in group.rows if row.asked)
        topic = next((row.station.text for row in asked), "")
        title = Content.assemble(
            plain(self._about, "bold $text-accent"), "  ", plain(shortened(topic, _TITLE))
        )
        self.query_one(".panel-title", Static).update(title)
        if at_first:
            self._rows.move_to(self._about)
        self._follow_cursor()

    def on_row_list_highlighted(self) -> None:
        """Follow the cursor."""
        self._follow_cursor()

    def on_row_list_selected(self) -> None:
        """See the matter from the station that was chosen."""
        self.follow()

    def _follow_cursor(self) -> None:
        self.query_one(DetailPane).show([*station_blocks(self._row)])
        self.refresh_bindings()

    @property
    def _rows(self) -> RowList[ThreadRow]:
        return self.query_one("#stations", RowList)

    @property
    def _row(self) -> ThreadRow | None:
        return self._rows.cursor_row if self.is_mounted else None

    @property
    def on_station(self) -> bool:
        """Whether the cursor is on a station."""
        return self._row is not None

    @property
    def on_other(self) -> bool:
        """Whether that is another than the one asked for."""
        row = self._row
        return row is not None and not row.asked

    @property
    def may_change(self) -> bool:
        """Whether the register can be changed."""
        return self._changing.refused() is None

    @property
    def is_offered(self) -> bool:
        """Whether it is offered, and not yet of the matter."""
        return self._row is not None and self._row.offered

    @property
    def any_change(self) -> bool:
        """Whether there is something to undo."""
        lens = self._changing.lens
        return bool(lens and lens.register.changes)

    def answer(self, *, same: bool) -> None:
        """Say that the station under the cursor is of the matter, or that it is not."""
        if self._row:
            self._changing.arrange(answer(self._about, self._row.id, same=same))

    def follow(self) -> None:
        """See the matter from the station under the cursor."""
        if self._row:
            self._about = self._row.id
            self._look()

    def show_place(self) -> None:
        """Open the document where the station is printed."""
        lens = self._changing.lens
        if self._row and lens:
            station = self._row.station
            source = Source(station.document, station.lines)
            self.app.push_screen(PlaceScreen(station.id, source, lens.register))

    def undo(self) -> None:
        """Take one's own last step back."""
        self._changing.undo()


def _columns() -> list[Column[ThreadRow]]:
    return [
        Column("sign", "", lambda row: "?" if row.offered else "▸" if row.asked else "", width=1),
        Column("year", "", lambda row: f"{row.station.year or '–'}", width=4),
        Column("id", "ID", lambda row: Cell(row.id, "quiet"), width=12, priority=3),
        Column("text", _("Text"), lambda row: row.station.text, min_width=24, weight=4),
        Column("how", _("How"), lambda row: Cell(row.said, "quiet"), min_width=12, weight=2,
            priority=1),
    ]  # fmt: skip
