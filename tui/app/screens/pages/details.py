"""The details of one entry over everything else, where there is no room for a pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from store.entries.entries import Entry
from store.register.register import Register
from store.survey.survey import Survey
from tui.app.screens.pages.changes import EntryChanges
from tui.app.screens.pages.entry import EntryScreen
from tui.app.screens.pages.source import SourceScreen
from tui.app.views.pane.detail import detail
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.commands.base import bindings_of
from tui.commands.changing import CHANGES
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.records import CopyCitation, ShowSource
from tui.commands.standing import Standing
from tui.commands.threads import ShowThread

if TYPE_CHECKING:
    from tui.app.session.changing import Changing


class DetailScreen(EntryScreen):
    """Everything about an entry."""

    COMMANDS_HERE = (CloseScreen, ShowSource, CopyCitation, *CHANGES, ShowThread, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, entry: Entry, survey: Survey, changing: Changing | None = None) -> None:
        super().__init__(entry)
        self._survey = survey
        self.changing = changing
        self.changes = EntryChanges(self, self)

    @property
    def register(self) -> Register:
        return self._survey.register

    @property
    def standing(self) -> Standing:
        """How things stand for the commands: there is one entry."""
        kind = self.entry.kind
        return Standing(
            loaded=True,
            entry=kind,
            about=kind if self.register.record(self.entry.id) else None,
            changing=self.changing is not None,
            refused=bool(self.changing and self.changing.refused()),
            changed=bool(self.register.now.changes),
        )

    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None:
        """Do something with the entry."""
        then(found())

    def to_change(self) -> Sequence[Entry]:
        """Return the entry."""
        return [self.entry]

    def show_source(self) -> None:
        """Show where the entry is printed."""
        self.app.push_screen(SourceScreen(self.entry, self.register))

    def compose(self) -> ComposeResult:
        """Make the pane and the line of keys."""
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the entry."""
        self._show()
        self.query_one(DetailPane).focus()
        if self.changing:
            self.changing.shown.subscribe(self, self._show_anew)

    def _show(self) -> None:
        self.query_one(DetailPane).show(detail(self.entry, self._survey))

    def _show_anew(self, _none: None) -> None:
        """Show the entry as it is after a change; what is there no more stays as it was."""
        lens = self.changing.lens if self.changing else None
        record = lens.register.record(self.entry.id) if lens else None
        if lens and record:
            self._survey = lens.survey
            said = lens.register.follow_up(record.id)
            self.entry = Entry(record, lens.as_of, said, lens.survey.window)
            self._show()
