"""The list of saved views, and the box that asks for the name of a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.common.errors import NamndkollError
from store.common.sorting import swedish_key
from store.common.text import clean, one_line
from store.filters.saved import SavedView, view_key
from tui.app.screens.dialogs.chooser import Choice, ChooserScreen, finding
from tui.app.screens.dialogs.shared_views import Sharing
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of, key_name, keys_of, main_key
from tui.commands.boxes import Pick
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.moves import Move
from tui.commands.saved import (
    DeleteSaved,
    ReplaceSaved,
    RestoreSaved,
    SaveView,
    ShareSaved,
    TakeName,
)
from tui.commands.year_views import EVERY_VIEW
from tui.locale import _, say
from tui.presentation.groups import Group

if TYPE_CHECKING:
    from tui.app.session.shelf import Shelf

_LONGEST = 60
"""Characters of a saved view's name."""


def saved_choices(
    views: Sequence[SavedView], shared_by: Callable[[SavedView], str] = lambda one: one.office
) -> list[Choice[Any]]:
    """Return saved views by their names, each with who shares it, its filter and its key."""
    return [
        Choice(f"@{one.key}", _label(one, shared_by(one)), one, _hint(one))
        for one in sorted(views, key=lambda one: swedish_key(one.name))
    ]


def _label(view: SavedView, office: str) -> str:
    said = _("shared by {office}") if view.office else _("yours, shared with {office}")
    shared = said.format(office=office) if office else ""
    parts = [view.name, shared, _title(view), view.committee, view.filter]
    return clean(" · ".join(part for part in parts if part))


def _title(view: SavedView) -> str:
    return next((_(one.title) for one in EVERY_VIEW if one.view == view.view), "")


def _hint(view: SavedView) -> str:
    keys = map(key_name, keys_of(Move(f"@{view.key}", "", "")))
    return next(iter(keys), f"@{view.key}")


class SavedChooser(ChooserScreen[SavedView]):
    """A chooser from which saved views can be deleted, and brought back."""

    COMMANDS_HERE = (Pick, ShareSaved, DeleteSaved, RestoreSaved, CloseScreen, Help)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of((ShareSaved, DeleteSaved, RestoreSaved))]

    def __init__(self, shelf: Shelf) -> None:
        def fitting(typed: str) -> Sequence[Group[Choice[SavedView]]]:
            return finding(saved_choices(shelf.views, shelf.shared_by))(typed)

        super().__init__(_("Saved views"), fitting)
        self._shelf = shelf
        self._sharing = Sharing(self, shelf, self._change)

    def on_mount(self) -> None:
        """Ask which views the office shares by now."""
        if self._shelf.can_share:
            self._sharing.read()

    @property
    def why_empty(self) -> str:
        """Say how to save one where there is none."""
        if self._shelf.views:
            return super().why_empty
        said = _("No view is saved yet. {key} saves what you look at under a name.")
        return said.format(key=main_key(SaveView))

    @property
    def any_to_delete(self) -> bool:
        """Tell whether the cursor is on a saved view."""
        return self.choices.cursor_row is not None

    @property
    def any_to_restore(self) -> bool:
        """Tell whether a saved view was deleted."""
        return self._shelf.deleted is not None

    @property
    def any_to_share(self) -> bool:
        """Tell whether the cursor is on a saved view, and the register is where offices share."""
        return self.any_to_delete and self._shelf.can_share

    def delete(self) -> None:
        """Delete the one under the cursor; the office's is shared no longer."""
        choice = self.choices.cursor_row
        if choice and choice.value.office:
            self.share()
        elif choice:
            self._change(lambda: self._shelf.delete(choice.value))

    def share(self) -> None:
        """Share the one under the cursor with the office, or no longer."""
        if choice := self.choices.cursor_row:
            self._sharing.share(choice.value)

    def restore(self) -> None:
        """Bring back the one that was deleted last."""
        deleted = self._shelf.deleted
        if deleted and deleted.office:
            self._sharing.share(deleted)
        else:
            self._change(self._shelf.restore)

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
        except NamndkollError as error:
            self._sharing.refuse(error)
        self._look_for(self.query_one("#typed", LineInput).value)
        self._show_found()
        self.refresh_bindings()

    @on(RowList.Highlighted)
    def _other(self) -> None:
        self.refresh_bindings()


class NameScreen(BoxScreen[None]):
    """A box with a line for a name; what has it already is only replaced by another key."""

    COMMANDS_HERE = (TakeName, ReplaceSaved, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, shelf: Shelf, looked_at: Callable[[str], SavedView | None]) -> None:
        """Ask for the name under which what is looked at is saved; `looked_at` returns it."""
        super().__init__()
        self._shelf = shelf
        self._looked_at = looked_at
        self.taken = False
        """Whether a saved view was found to have the name."""

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box", classes="-short"):
            yield Static(Content(_("Save this view as")), classes="panel-title")
            field = LineInput(placeholder=_("a name"), max_length=_LONGEST, id="typed")
            field.cursor_blink = False
            yield field
            yield Static(id="said")
            yield KeyLine()

    def on_mount(self) -> None:
        """Say what is saved and what for."""
        self._hint()

    def _hint(self) -> None:
        name = view_key(self.query_one("#typed", LineInput).value) or _("name")
        said = _("View, filter, committee and order. In a filter it is @{name} or view:{name}.")
        self._say(plain(said.format(name=name)))

    @on(Input.Changed)
    def _other_name(self) -> None:
        self.taken = False
        self._hint()
        self.refresh_bindings()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.take()

    def take(self, *, replacing: bool = False) -> None:
        """Save under the name, or say why that cannot be."""
        name = one_line(self.query_one("#typed", LineInput).value).lstrip("@").strip()
        if not name or '"' in name:
            return self._refuse(_("Type a name for it, without quotation marks."))
        self.taken = any(one.key == view_key(name) and not one.office for one in self._shelf.views)
        if self.taken and not replacing:
            self.refresh_bindings()
            said = _("There is one called {name} already. {key} replaces it.")
            return self._refuse(said.format(name=name, key=main_key(ReplaceSaved)))
        try:
            if view := self._looked_at(name):
                self._shelf.save(view)
        except NamndkollError as error:
            return self._refuse(say(error.message))
        said = _("{name} is saved.").format(name=name)
        self.app.notify(said, markup=False)
        self.dismiss(None)
        return None

    def replace(self) -> None:
        """Save in the place of the view that has the name."""
        self.take(replacing=True)

    def _refuse(self, said: str) -> None:
        self._say(Content.assemble(("? ", "bold"), plain(said, "$text-error")))

    def _say(self, said: Content) -> None:
        self.query_one("#said", Static).update(said)
