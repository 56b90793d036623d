"""The wheel of the year: the weeks with their load, and what falls due in the one chosen."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from store.entries.entries import Entry
from tui.app.views.lists import ListView
from tui.app.views.time.month_grid import MonthGrid
from tui.app.views.time.month_picture import DUE, MEETING, POINT
from tui.app.views.time.year_list import YearList
from tui.app.views.time.year_moves import YearMoves
from tui.app.views.time.year_picture import CURSOR
from tui.app.views.time.year_strip import YearStrip
from tui.app.widgets.bars import tower
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.rows.level import LevelRowList
from tui.locale import N_
from tui.presentation import timebar
from tui.presentation.agenda import PROPOSED
from tui.presentation.lens import Lens


class YearView(ListView):
    """A strip of the year over the list of what falls due in a week, month or all of it."""

    list_class = LevelRowList[Entry]
    entries: YearList
    moves: YearMoves
    signs = (
        (f"{tower(1, 2, 1)} {tower(1, 1, 1)}", N_("How many end dates the week has")),
        (timebar.TEMPLATE, N_("A template date, set by nobody")),
        (PROPOSED, N_("A report's usual time, which nobody has set")),
        (timebar.TODAY, N_("The day that everything is counted from")),
        (f"{DUE} {POINT} {MEETING}", N_("In the calendar: an end date, a report, a meeting")),
        (CURSOR, N_("The week, month or year that is listed")),
    )

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        self.moves = YearMoves(lambda: self._lens.as_of if self._lens else None, self._show_again)
        super().__init__(YearList(self.moves), id=id)

    def compose(self) -> ComposeResult:
        """Make the strip, the list and the pane."""
        yield YearStrip()
        with Horizontal(id="year-below"):
            yield MonthGrid()
            yield self.make_list()
            yield DetailPane()

    def prepare(self, lens: Lens) -> None:
        """Count the weeks as well."""
        super().prepare(lens)
        self.entries.year_picture(lens)

    def show(self, lens: Lens) -> None:
        """Show the year through a lens."""
        super().show(lens)
        self.query_one(YearStrip).show(self.entries.year_picture(lens))
        self.query_one(MonthGrid).show(self.entries.month_picture(lens))

    def _show_again(self) -> None:
        if self._lens:
            self.show(self._lens)

    def toggle_calendar(self) -> None:
        """Show the month as a calendar beside the list, or the strip of the year over it again."""
        grid, strip = self.query_one(MonthGrid), self.query_one(YearStrip)
        grid.display, strip.display = strip.display, not strip.display
        self.set_class(grid.display, "-calendar")

    @on(YearStrip.Chosen)
    def _choose(self, event: YearStrip.Chosen) -> None:
        event.stop()
        self.moves.choose(event.week.first)
        self.take_focus()
