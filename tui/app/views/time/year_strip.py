"""The strip over the wheel of the year's list: the weeks, their load, and which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.presentation.scale import Week

if TYPE_CHECKING:
    from tui.app.views.time.year_picture import YearPicture

_HEIGHTS = ((30, 5, True), (17, 2, True), (0, 1, False))
"""From so many lines of the view on: the cells of a bar, and whether there are all lines."""


class YearStrip(Widget):
    """Shows a picture of a year in as many lines as the view can spare; a click chooses a week."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "YearStrip { height: auto; padding: 0 1; text-wrap: nowrap; }"

    class Chosen(Message):
        """A week was clicked."""

        def __init__(self, week: Week) -> None:
            self.week = week
            super().__init__()

    _picture: YearPicture | None = None

    def show(self, picture: YearPicture) -> None:
        """Show another year, or the same one otherwise."""
        self._picture = picture
        self.refresh(layout=True)

    def get_content_height(
        self,
        container: Size,
        viewport: Size,  # noqa: ARG002 - Textual gives it
        width: int,
    ) -> int:
        """Return how many lines there are (Textual asks)."""
        return len(self._lines(width, container.height))

    def render(self) -> Content:
        """Return the lines for the room that there is."""
        parent: Any = self.parent
        return Content("\n").join(self._lines(self.content_size.width, parent.size.height))

    def _lines(self, width: int, room: int) -> list[Content]:
        if self._picture is None or width <= 0:
            return []
        height, full = next(one[1:] for one in _HEIGHTS if room >= one[0])
        return self._picture.lines(width, height, full=full)

    def on_click(self, event: events.Click) -> None:
        """Choose the week clicked."""
        from tui.app.views.time.year_picture import week_at

        offset = event.get_content_offset(self)
        if offset is None or self._picture is None:
            return
        week = week_at(self._picture, self.content_size.width, offset.x)
        if week:
            self.post_message(self.Chosen(week))
