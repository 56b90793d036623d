"""The canvas of a row list: the widget that shows what is painted of the lines in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.widgets.rows.state import RowState
from tui.app.widgets.rows.strips import Strips
from tui.app.widgets.rows.viewport import Viewport
from tui.messages.cells import LOOKS, Column

R = TypeVar("R")


class RowCanvas(ScrollView, Generic[R], can_focus=True, inherit_bindings=False):
    """Lines in columns under a header; only those in view are ever made."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--header",
        "rows--heading",
        "rows--cursor",
        "rows--mark",
        "rows--empty",
        *(f"rows--{look}" for look in LOOKS),
    }
    DEFAULT_CSS = """
    RowCanvas {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .rows--header { color: $text-muted; text-style: bold; }
        & > .rows--heading { color: $text-primary; text-style: bold; }
        & > .rows--cursor { text-style: underline; }
        & > .rows--mark { color: $text-accent; text-style: bold; }
        & > .rows--empty { color: $text-muted; }
        & > .rows--strong { text-style: bold; }
        & > .rows--quiet { color: $text-muted; }
        & > .rows--late { color: $text-error; }
        & > .rows--today { color: $text-warning; text-style: bold; }
        & > .rows--soon { color: $text-warning; }
        & > .rows--odd { color: $text-accent; }
        &:focus > .rows--cursor { text-style: reverse; }
    }
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        id_of: Callable[[R], str],
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._state = RowState(id_of)
        self._strips = Strips(
            columns, empty, lambda look: self.get_component_rich_style(f"rows--{look}")
        )
        self._viewport = Viewport(self, self._state, self._strips)

    def width_of(self, key: str) -> int:
        """Return the cells that a column has now, 0 when it has no room."""
        fitted = self._strips.painter(self._viewport.width).columns
        return next((width for column, width in fitted if column.key == key), 0)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns."""
        self._strips.take(columns)
        self.refresh_rows()
        if self._strips.wraps:
            self._viewport.reveal()

    def wrap(self, *, wraps: bool) -> None:
        """Give each row as many lines as its texts need, or one; the cursor stays in sight."""
        self._strips.wraps = wraps
        self.on_resize()

    def set_sort(self, key: str, *, descending: bool = False) -> None:
        """Put the arrow at the column that the owner has sorted by."""
        self._strips.sort = (key, descending)
        self.refresh()

    def set_empty(self, text: str) -> None:
        """Say this when there are no rows."""
        self._strips.empty = text
        self.refresh()

    def refresh_rows(self) -> None:
        """Make all lines anew: cells show something else about the same rows."""
        self._strips.forget()
        self._viewport.forget()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line `y` lines below the top of the widget."""
        return self._viewport.painted(y)

    def notify_style_update(self) -> None:
        """Forget what was painted in the styles of before (Textual calls this)."""
        super().notify_style_update()
        self._strips.forget(styles=True)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight when the window becomes smaller."""
        self.refresh_rows()
        self._viewport.reveal()
