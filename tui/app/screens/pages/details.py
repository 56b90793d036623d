"""The details of one entry over everything else, where there is no room for a pane."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from textual.app import ComposeResult

from store.entries.entries import Entry
from store.model.traits import Kind
from store.register.register import Register
from store.survey.survey import Survey
from tui.app.screens.base import CommandScreen
from tui.app.screens.main.on_view import ViewScreen
from tui.app.views.pane.detail import detail
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.commands.base import Command, bindings_of
from tui.commands.changing import CHANGES
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.records import CopyCitation, ShowSource

_COMMANDS: tuple[type[Command], ...] = (CloseScreen, ShowSource, CopyCitation, *CHANGES, Help, Quit)


class DetailScreen(CommandScreen[None]):
    """Everything about an entry."""

    COMMANDS_HERE = _COMMANDS
    BINDINGS = bindings_of(_COMMANDS)

    def __init__(self, entry: Entry, survey: Survey, main: ViewScreen | None = None) -> None:
        super().__init__()
        self.entry = entry
        self._survey = survey
        self._main = main
        self.changing = main.changing if main else None

    @property
    def register(self) -> Register:
        return self._survey.register

    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None:
        """Do something with the entry."""
        then(found())

    def to_copy(self) -> Sequence[Entry]:
        """Return the entry."""
        return [self.entry]

    def can_change(self, kinds: Collection[Kind] | None = None) -> bool:
        """Tell whether something can be said about the entry, if it is of one of the kinds."""
        known = self.changing is not None and self.register.record(self.entry.id) is not None
        return known and (kinds is None or self.entry.kind in kinds)

    def to_change(self) -> Sequence[Entry]:
        """Return the entry."""
        return [self.entry]

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
        lens = self._main.lens if self._main else None
        record = lens.register.record(self.entry.id) if lens else None
        if lens and record:
            self._survey = lens.survey
            said = lens.register.follow_up(record.id)
            self.entry = Entry(record, lens.as_of, said, lens.survey.window)
            self._show()
