"""Through time, in the views that show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.main.looking import Looking
    from tui.app.views.time.timeview import TimeView


class InTime:
    """Moves and zooms in the view that is shown, where it is one of time."""

    def __init__(self, looking: Looking, show_status: Callable[[], None]) -> None:
        self._looking = looking
        self._show_status = show_status

    @property
    def view(self) -> TimeView | None:
        """The view that is shown, if it is one of time."""
        if self._looking.view is None:
            return None
        from tui.app.views.time.timeview import TimeView

        view = self._looking.view
        return view if isinstance(view, TimeView) else None

    def _go(self, move: Callable[[TimeView], None]) -> None:
        if self.view:
            move(self.view)
            self._show_status()

    def step(self, by: int) -> None:
        """Go a little forward in time, or with -1 back."""
        self._go(lambda view: view.step(by))

    def leap(self, by: int) -> None:
        """Go far forward in time, or with -1 back."""
        self._go(lambda view: view.leap(by))

    def zoom(self, by: int) -> None:
        """See more time at once, or with -1 less."""
        self._go(lambda view: view.zoom(by))

    def to_day(self) -> None:
        """Go to the day that everything is counted from."""
        self._go(lambda view: view.to_day())

    def to_bar(self) -> None:
        """Go to the bar of the row under the cursor."""
        self._go(lambda view: view.to_bar())

    @property
    def in_year(self) -> bool:
        """Whether the view that is shown is the year, which has a calendar."""
        return self.view is not None and self._looking.shown == "year"

    def toggle_calendar(self) -> None:
        """Show the month as a calendar, or the strip of the year again."""
        from tui.app.views.time.year import YearView

        if isinstance(self.view, YearView):
            self.view.toggle_calendar()
            self._show_status()
