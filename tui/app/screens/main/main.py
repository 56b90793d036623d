"""The screen with the views: opening, jumping, and going back one step at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.app.screens.main.saving import SavingScreen
from tui.commands.base import Command, bindings_of
from tui.commands.everywhere import Help
from tui.commands.looking import CancelFilter, ClearFilter, LeaveFilter
from tui.commands.main import MAIN
from tui.commands.saved import ExplainFilter
from tui.settings.memory import Memory

if TYPE_CHECKING:
    from textual.widget import Widget

    from store.entries.entries import Entry
    from tui.app.widgets.body_opened import BodyOpened
    from tui.app.widgets.detail_pane import DetailPane
    from tui.presentation.lens import Lens

_HOMES = {
    "committee": "committees",
    "indicator": "committees",
    "budget": "committees",
    "directive": "directives",
    "activity": "activities",
}
"""The view where a place of each kind is shown."""


class _Step(NamedTuple):
    """Where one was before a jump, to go back to."""

    view: str
    committee: str | None
    typed: str


class MainScreen(SavingScreen):
    """The screen that everything begins on."""

    COMMANDS_HERE = MAIN
    BINDINGS = bindings_of(MAIN)

    def __init__(self, memory: Memory = Memory()) -> None:  # noqa: B008 - never changes
        super().__init__(memory)
        self._trail: list[_Step] = []

    @property
    def pane(self) -> DetailPane | None:
        """The detail pane, where there is one to be seen."""
        from tui.app.widgets.detail_pane import DetailPane

        panes = self.view.query(DetailPane) if self.view and self.view.has_pane else ()
        return next((pane for pane in panes if pane.display), None)

    @property
    def on_row(self) -> bool:
        """Tell whether the focused list has a row under its cursor."""
        if self.lens is None:
            return False
        from tui.app.widgets.rows.list import RowList

        return isinstance(self.focused, RowList) and self.focused.cursor_row is not None

    @property
    def focus_chain(self) -> list[Widget]:
        """The stops of Tab: text that is all in view is none, there is nothing to do in it."""
        if self.lens is None:
            return super().focus_chain
        from tui.app.widgets.text_pane import TextPane

        return [
            one
            for one in super().focus_chain
            if not isinstance(one, TextPane) or one.max_scroll_y or one.has_focus
        ]

    def on_footer(self) -> Sequence[type[Command[Any]]]:
        """Return the commands for the line of keys; letters are none while one types."""
        if self.lens is None or not self.filter_bar.field.has_focus:
            return super().on_footer()
        if not self.filter_bar.field.value:
            return (LeaveFilter, CancelFilter, Help)
        return (LeaveFilter, ClearFilter, ExplainFilter, Help)

    @property
    def roomy(self) -> bool:
        """Tell whether there is room for a detail pane beside the list."""
        return self.has_class("-wide")

    def open_entry(self) -> None:
        """Go into the detail pane, or open the details over the list where there is none."""
        from tui.app.screens.pages.details import DetailScreen

        if self.pane:
            self.pane.focus()
        elif self.entry and self.lens:
            self.app.push_screen(DetailScreen(self.entry, self.lens.survey, self))

    @property
    def any_to_copy(self) -> bool:
        """Whether rows are marked, or the cursor is on an entry."""
        return self.any_marked or self.entry is not None

    def copy_citation(self) -> None:
        """Copy the marked rows wherever the cursor is, else the one under it."""
        from tui.app.views.pane.citation import told_of_copied
        from tui.app.views.sharing import FORMS
        from tui.commands.sharing import send

        self.on_entries(
            self.to_copy, lambda found: send(self, found, FORMS[0], told_of_copied(found))
        )

    def show_source(self) -> None:
        """Show where the entry under the cursor is printed."""
        from tui.app.screens.pages.source import SourceScreen

        if self.entry and self.register:
            self.app.push_screen(SourceScreen(self.entry, self.register))

    def show_history(self, about: str | None) -> None:
        """Show what was changed in the entry of an id, or in all."""
        from tui.app.screens.pages.history import HistoryScreen

        if self.register:
            self.app.push_screen(HistoryScreen(self.register, about))

    def show_guide(self) -> None:
        """Show the guide for who is new."""
        from tui.app.screens.pages.guide import GuideScreen

        self.app.push_screen(GuideScreen())

    def import_document(self) -> None:
        """Choose a document, go through what is found in it, and write it to this register."""
        from pathlib import Path

        from tui.app.screens.dialogs.files import file_chooser
        from tui.app.screens.pages.take_in import TakeInScreen

        register = self.register

        def take_in(document: Path | None) -> None:
            if document and register:
                self.app.push_screen(TakeInScreen(document, register.path), self._imported)

        self.app.push_screen(file_chooser(Path.cwd()), take_in)

    def _imported(self, done: bool | None) -> None:
        """Take in at once what was written."""
        if done and self.following:
            self.following.look()

    async def follow(self, choice: object) -> None:
        """Do what was chosen in the palette: a command by its id, a saved view, or a place."""
        from store.entries.entries import Entry
        from store.filters.saved import SavedView

        if isinstance(choice, Entry):
            await self.go_to(choice)
        elif isinstance(choice, SavedView):
            await self.show_saved(choice)
        elif isinstance(choice, str):
            await self.action_command(choice)

    async def go_to(self, entry: Entry) -> None:
        """Show an entry where it is at home; what would hide it is cleared."""
        lens, home = self.lens, _HOMES.get(entry.kind)
        if lens is None or home is None:
            return
        self.leave_step()
        await self.show_view(home)
        await self.settled()
        if self.view and not self.view.go_to(entry):
            self.look(lens.scoped(None).typing(""))
            await self.settled()
            self.view.go_to(entry)

    @property
    def entry_elsewhere(self) -> Entry | None:
        """The entry that the cursor's row is about, where another view is its home."""
        entry = self.view.about if self.view else None
        home = _HOMES.get(entry.kind) if entry else None
        return entry if home and home != self.shown else None

    def leave_step(self) -> None:
        """Note where one is, to come back to with a step back."""
        if self.lens:
            self._trail.append(_Step(self.shown, self.lens.committee, self.lens.typed))

    def forget_trail(self) -> None:
        """Choose a view outright: there is no way back to take."""
        self._trail.clear()

    def step_back(self) -> Awaitable[None] | None:
        """Go back one step: leave filter or pane, undo a jump, clear the filter, see all bodies."""
        lens = self.lens
        if lens is None:
            return None
        if self.filter_bar.field.has_focus:
            self._leave_filter(lens)
        elif self.view and self.view.step_back():
            pass
        elif self._trail:
            return self._return(self._trail.pop())
        elif lens.typed:
            self.look(lens.typing(""))
        elif lens.committee is not None:
            self.look(lens.scoped(None))
        return None

    def _leave_filter(self, lens: Lens) -> None:
        """Clear what is typed; where nothing is, give the keys back to the list."""
        if self.filter_bar.field.value:
            self.look(lens.typing(""))
        else:
            self.take_focus()

    async def _return(self, step: _Step) -> None:
        if self.lens:
            self.look(self.lens.scoped(step.committee).typing(step.typed))
        await self.show_view(step.view)

    def on_row_list_selected(self) -> None:
        """Open what was chosen in a list."""
        self.open_entry()

    def on_row_list_highlighted(self) -> None:
        """Follow what can be done with another row."""
        self.refresh_bindings()

    def on_row_list_marks_changed(self) -> None:
        """Count the marks."""
        self.show_status()

    async def on_body_opened(self, event: BodyOpened) -> None:
        """Go to a body that was opened by its name."""
        bodies = self.lens.survey.committees if self.lens else []
        for entry in bodies:
            if entry.text == event.name:
                await self.go_to(entry)
                break
