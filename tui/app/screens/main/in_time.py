"""Through time, in the views that show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.main.looking import Looking
    from tui.app.views.base import MovesInTime


class InTime:
    """Moves and zooms in the view that is shown, where it is one of time."""

    def __init__(self, looking: Looking, show_status: Callable[[], None]) -> None:
        self._looking = looking
        self._show_status = show_status

    @property
    def moves(self) -> MovesInTime | None:
        """The ways through time of the view that is shown, if it is one of time."""
        view = self._looking.view
        return view.moves if view else None

    def _go(self, move: Callable[[MovesInTime], None]) -> None:
        if self.moves:
            move(self.moves)
            self._show_status()

    def step(self, by: int) -> None:
        """Go a little forward in time, or with -1 back."""
        self._go(lambda moves: moves.step(by))

    def leap(self, by: int) -> None:
        """Go far forward in time, or with -1 back."""
        self._go(lambda moves: moves.leap(by))

    def zoom(self, by: int) -> None:
        """See more time at once, or with -1 less."""
        self._go(lambda moves: moves.zoom(by))

    def to_day(self) -> None:
        """Go to the day that everything is counted from."""
        self._go(lambda moves: moves.to_day())

    def to_bar(self) -> None:
        """Go to the bar of the row under the cursor."""
        self._go(lambda moves: moves.to_bar())

    @property
    def in_year(self) -> bool:
        """Whether the view that is shown is the year, which has a calendar."""
        return self.moves is not None and self._looking.shown == "year"

    def toggle_calendar(self) -> None:
        """Show the month as a calendar, or the strip of the year again."""
        from tui.app.views.time.year import YearView

        view = self._looking.view
        if isinstance(view, YearView):
            view.toggle_calendar()
            self._show_status()
