"""The screen that everything begins on: its parts, and what Textual asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.screens.main.frame import Frame
from tui.app.screens.main.in_time import InTime
from tui.app.screens.main.looking import Looking
from tui.app.screens.main.pane import Pane
from tui.app.screens.main.preferences import Preferences
from tui.app.screens.main.questions import SessionQuestions
from tui.app.screens.main.selection import Selection
from tui.app.screens.main.standing import gather
from tui.app.screens.main.travelling import Travelling
from tui.app.session.session import Session
from tui.app.session.shelf import Shelf
from tui.app.styles.sheets import VIEWS_SHEET
from tui.app.widgets.frame import HeaderLine, KeyLine, TabLine
from tui.commands.base import Commands, bindings_of
from tui.commands.everywhere import Help
from tui.commands.looking import CancelFilter, ClearFilter, LeaveFilter, TakeProposed
from tui.commands.main import MAIN
from tui.commands.saved import ExplainFilter
from tui.commands.standing import Standing
from tui.commands.year_views import EVERY_VIEW
from tui.locale import _
from tui.settings.memory import Memory

if TYPE_CHECKING:
    from textual.widget import Widget

    from store.entries.entries import Entry
    from tui.app.screens.main.arranging import Arranging
    from tui.app.screens.main.choosing import Choosing
    from tui.app.screens.main.desk import Desk
    from tui.app.screens.main.files import Files
    from tui.app.screens.main.palette import CommandPalette
    from tui.app.screens.pages.changes import EntryChanges
    from tui.app.widgets.body_opened import BodyOpened
    from tui.presentation.lens import Lens


class MainScreen(HelpfulScreen[None]):
    """The frame is there at once; the views come when the register is loaded."""

    COMMANDS_HERE = MAIN
    BINDINGS = bindings_of(MAIN)
    has_lists = True
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, memory: Memory = Memory()) -> None:  # noqa: B008 - never changes
        super().__init__()
        self._standing: Standing | None = None
        self.loading = True
        self.preferences = Preferences(memory)
        self.shelf = Shelf(
            lambda: self.looking.look_again(),  # noqa: PLW0108 - made below
            lambda: one.disk.shared if (one := self.looking.register) else None,
        )
        self.looking = Looking(
            self,
            self.preferences,
            self.shelf,
            show_frame=lambda: self.frame.show(),  # noqa: PLW0108 - made below
            fit_panes=lambda: self.pane.fit(),  # noqa: PLW0108 - made below
        )
        self.pane = Pane(self, self.looking, self.preferences, hidden=memory.pane_hidden)
        self.session = Session(self, self.looking, SessionQuestions(self))
        self.frame = Frame(self, self.looking, self.preferences, self.session)
        self.selection = Selection(self, self.looking, self.session)
        self.travels = Travelling(self, self.looking, self.selection, self.pane, self.session)
        self.time = InTime(self.looking, self.frame.show_status)
        if any(one.view == memory.view for one in EVERY_VIEW):
            self.looking.shown = memory.view or self.looking.shown

    # What only commands ask for is loaded with the first of them.

    @cached_property
    def looks(self) -> Choosing:
        """What is looked at, to be chosen."""
        from tui.app.screens.main.choosing import Choosing

        return Choosing(self, self.looking, self.preferences, self.session)

    @cached_property
    def arranges(self) -> Arranging:
        """How it is laid out, to be chosen."""
        from tui.app.screens.main.arranging import Arranging

        return Arranging(self, self.looking, self.preferences, self.pane)

    @cached_property
    def changes(self) -> EntryChanges:
        """What is said about the entries that are selected."""
        from tui.app.screens.pages.changes import EntryChanges

        return EntryChanges(self, self.selection)

    @cached_property
    def desk(self) -> Desk:
        """What the office takes out and does by itself."""
        from tui.app.screens.main.desk import Desk

        return Desk(self, self.looking, self.selection, self.session, self.preferences)

    @cached_property
    def files(self) -> Files:
        """What is kept in files."""
        from tui.app.screens.main.files import Files

        return Files(self, self.looking, self.shelf, self.travels, self.session)

    @cached_property
    def palette(self) -> CommandPalette:
        """Where commands and places are found by typing."""
        from tui.app.screens.main.palette import CommandPalette

        return CommandPalette(self, self.looking, self.shelf, self.travels, lambda: self.files)

    def compose(self) -> ComposeResult:
        """Make the frame; nothing here waits for the register."""
        yield HeaderLine()
        yield TabLine()
        yield TabLine(id="more-views")
        yield Container(id="filter-place")
        with Container(id="views"):
            yield Static(Content(_("Reading the register …")), id="loading")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the tabs, still without counts."""
        self.frame.show()

    async def load(self, lens: Lens, as_of: date | None = None) -> None:
        """Take a register that was read, and show the first view; follow the file from now on.

        `as_of` is the day that was asked for; None lets the register or the calendar decide.
        """
        from tui.app.widgets.disk_line import DiskLine
        from tui.app.widgets.filter_bar import FilterBar

        self.app.stylesheet.read(VIEWS_SHEET)
        await self.query("#loading").remove()
        await self.query_one("#filter-place").mount(DiskLine(), FilterBar(self.looking.proposed))
        self.looking.lens = self.shelf.known_to(lens)
        self.session.begin(lens.register, as_of)
        await self.looking.show_view(self.looking.shown)
        self.loading = False
        self.session.follow()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.selection.entry

    @property
    def signs(self) -> Sequence[tuple[str, str]]:
        """The signs of the view that is shown."""
        view = self.looking.view
        return view.signs if view else ()

    @property
    def focus_chain(self) -> list[Widget]:
        """The stops of Tab: text that is all in view is none, there is nothing to do in it."""
        if self.looking.lens is None:
            return super().focus_chain
        from tui.app.widgets.text_pane import TextPane

        return [
            one
            for one in super().focus_chain
            if not isinstance(one, TextPane) or one.max_scroll_y or one.has_focus
        ]

    @property
    def standing(self) -> Standing:
        """How things stand for the commands: gathered once for all that are asked together."""
        return self._standing or gather(self)

    def _possible(self, commands: Commands, *, offered: bool = False) -> Commands:
        self._standing = gather(self)
        try:
            return super()._possible(commands, offered=offered)
        finally:
            self._standing = None

    def on_footer(self) -> Commands:
        """Return the commands for the line of keys; letters are none while one types."""
        looking = self.looking
        if looking.lens is None or not looking.filter_bar.field.has_focus:
            return super().on_footer()
        if not looking.typed:
            return (LeaveFilter, CancelFilter, Help)
        taking = (TakeProposed,) if looking.filter_bar.field.proposed else ()
        return (LeaveFilter, ClearFilter, *taking, ExplainFilter, Help)

    @property
    def any_to_copy(self) -> bool:
        """Whether rows are marked, or the cursor is on an entry."""
        return self.standing.marked or self.standing.entry is not None

    def copy_citation(self) -> None:
        """Copy the marked entries, or the one under the cursor, with where they are printed."""
        self.desk.shares.copy_cited()

    def show_source(self) -> None:
        """Show where the entry under the cursor is printed."""
        from tui.app.screens.pages.source import SourceScreen

        register = self.looking.register
        if self.entry and register:
            self.app.push_screen(SourceScreen(self.entry, register))

    def show_guide(self) -> None:
        """Show the guide for who is new."""
        from tui.app.screens.helping.guide import GuideScreen

        self.app.push_screen(GuideScreen())

    def on_view_rearranged(self) -> None:
        """Show the view in its new order."""
        self.looking.show_rearranged()

    def on_filter_bar_changed(self) -> None:
        """Filter, once for all keys that have come in by now."""
        self.looking.filter_soon()

    def on_filter_bar_left(self) -> None:
        """Go from the filter to the list."""
        self.looking.take_focus()

    def on_row_list_selected(self) -> None:
        """Open what was chosen in a list."""
        self.travels.open_entry()

    def on_row_list_highlighted(self) -> None:
        """Follow what can be done with another row."""
        self.refresh_bindings()

    def on_row_list_marks_changed(self) -> None:
        """Count the marks."""
        self.frame.show_status()

    async def on_body_opened(self, event: BodyOpened) -> None:
        """Go to a body that was opened by its name."""
        await self.travels.go_to_body(event.name)
