"""The entries that something is done with: those marked, the one under the cursor, all listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.entries.entries import Entry
    from store.register.register import Register
    from tui.app.screens.main.looking import Looking
    from tui.app.session.changing import Changing
    from tui.app.session.session import Session
    from tui.app.widgets.rows.list import RowList


class Selection:
    """What is chosen in the view that is shown."""

    def __init__(self, screen: Screen[None], looking: Looking, session: Session) -> None:
        self._screen = screen
        self._looking = looking
        self._session = session

    @property
    def register(self) -> Register | None:
        return self._looking.register

    @property
    def changing(self) -> Changing | None:
        """The way to change the register, once it was read."""
        return self._session.changing

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        view = self._looking.view
        return view.entry if view else None

    @property
    def about(self) -> Entry | None:
        """The entry that the row under the cursor is about."""
        view = self._looking.view
        return view.about if view else None

    @property
    def rows(self) -> RowList[Entry] | None:
        """The list that can be marked."""
        view = self._looking.view
        return view.rows if view else None

    @property
    def any_marked(self) -> bool:
        """Whether rows of the view are marked."""
        view = self._looking.view
        return view is not None and view.marks.any

    @property
    def any_listed(self) -> bool:
        """Whether the list has an entry in it."""
        view = self._looking.view
        return view is not None and view.any_listed

    def marked(self) -> Sequence[Entry]:
        """Return the marked entries that are in the list."""
        view = self._looking.view
        return view.marks.here() if view else []

    def listed(self) -> Sequence[Entry]:
        """Return all entries of the list as it is filtered and sorted."""
        view = self._looking.view
        return view.listed() if view else []

    def to_copy(self) -> Sequence[Entry]:
        """Return the marked entries, or the one under the cursor."""
        return self.marked() or ([self.entry] if self.entry else [])

    def to_change(self) -> Sequence[Entry]:
        """Return the marked entries, or the one that the cursor's row is about."""
        found = self.marked() or ([self.about] if self.about else [])
        return [one for one in found if self.register and self.register.record(one.id)]

    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None:
        """Do something with the entries that are found; ask first where marks left the list."""
        view = self._looking.view
        unseen = view.marks.elsewhere() if view else []
        if not unseen:
            then(found())
            return
        from tui.app.screens.asking import UnseenScreen

        def answered(every: bool | None) -> None:
            if every is not None:
                then([*self.marked(), *unseen] if every else self.marked())

        self._screen.app.push_screen(UnseenScreen(self.marked(), unseen), answered)

    def mark_row(self) -> None:
        """Mark the row under the cursor, or all rows under a heading, and go on to the next."""
        if self.rows:
            self.rows.toggle_mark()
            self.rows.action_move(1)

    def mark_all(self) -> None:
        """Mark all rows that are shown, or none."""
        if self.rows:
            self.rows.mark_all()
