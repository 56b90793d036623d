"""The month beside the list of the wheel of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.app.views.time.month_picture import MonthPicture


class MonthGrid(Widget):
    """Shows a month as a calendar."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "MonthGrid { width: 44; padding: 1 1 0 1; text-wrap: nowrap; display: none; }"

    _picture: MonthPicture | None = None

    def show(self, picture: MonthPicture) -> None:
        """Show another month, or the same one otherwise."""
        self._picture = picture
        self.refresh()

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self._picture.lines()) if self._picture else Content("")
