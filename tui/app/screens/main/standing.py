"""How things stand on the main screen, gathered from its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui.commands.standing import Standing

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.app.screens.main.in_time import InTime
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.pane import Pane
    from tui.app.screens.main.selection import Selection
    from tui.app.screens.main.travelling import Travelling
    from tui.app.session.session import Session


class Parts(Protocol):
    """The parts of a screen that say something of how things stand, and what has the keys."""

    @property
    def looking(self) -> Looking: ...
    @property
    def selection(self) -> Selection: ...
    @property
    def travels(self) -> Travelling: ...
    @property
    def time(self) -> InTime: ...
    @property
    def pane(self) -> Pane: ...
    @property
    def session(self) -> Session: ...
    @property
    def focused(self) -> Widget | None: ...


def gather(screen: Parts) -> Standing:
    """Return how things stand just now."""
    lens, view = screen.looking.lens, screen.looking.view
    if lens is None or view is None:
        return Standing(loaded=lens is not None)
    from tui.app.widgets.rows.list import RowList

    selection, moves, focused = screen.selection, screen.time.moves, screen.focused
    entry, about = selection.entry, selection.about
    return Standing(
        loaded=True,
        entry=entry.kind if entry else None,
        on_row=isinstance(focused, RowList) and focused.cursor_row is not None,
        about=about.kind if about and lens.register.record(about.id) else None,
        elsewhere=screen.travels.entry_elsewhere is not None,
        marked=selection.any_marked,
        listed=selection.any_listed,
        markable=view.rows is not None and view.rows.has_focus,
        headed=screen.travels.headed is not None,
        arranged=view.arranger is not None,
        columned=view.column_choice is not None,
        filtered=bool(lens.whole),
        roomy=screen.pane.has_room,
        widths=screen.pane.widths(),
        in_time=moves is not None,
        has_bar=moves is not None and moves.has_bar,
        in_year=screen.time.in_year,
        changing=screen.session.changing is not None,
        refused=bool(screen.session.changing and screen.session.changing.refused()),
        changed=bool(lens.register.now.changes),
    )
