"""The list that all long lists use: only the lines on the screen are ever made.

    rows = RowList[Entry](
        [
            Column("sign", "", lambda entry: Cell("!", "late"), width=1),
            Column("end", _("End"), lambda entry: entry.deadline.last.isoformat(), width=10),
            Column("text", _("Activity"), lambda entry: entry.text, weight=3, min_width=20),
        ],
        id_of=lambda entry: entry.id,
        id="late",
    )
    rows.set_rows(entries)                         # or, with headings:
    rows.set_groups([Group(_("Late"), late), Group(_("This week"), week, key="week")])
    rows.set_empty(_("Nothing is late."))          # shown when there is no row
    rows.set_columns(columns)   rows.set_sort("end", descending=True)   # the arrow only
    rows.cursor_row, rows.cursor_id                # None on a heading or an empty list
    rows.move_to("A17") -> bool                    # opens the row's group if it is collapsed
    rows.marked: frozenset[str], rows.toggle_mark(), rows.mark_all(), rows.set_marked(ids)
    rows.refresh_rows()                            # cells say something else about the same rows

Messages: Highlighted(row), Selected(row), MarksChanged(ids), HeaderClicked(key).
Cursor and scroll stay with the row's id over set_rows and set_groups; when the row is gone,
they stay at the line, and go back to the row when it returns before the cursor is moved.
All text, titles and headings included, is data: cleaned, put on one line and cut, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.rows_cells import LOOKS, Cell, Column, fit_columns
from tui.widgets.rows_lines import Group
from tui.widgets.rows_paint import GUTTER, Painter
from tui.widgets.rows_state import RowState

__all__ = ["Cell", "Column", "Group", "RowList"]

R = TypeVar("R")

_HEADER = 1
"""Lines of the header, which does not scroll."""


class RowList(ScrollView, Generic[R], can_focus=True, inherit_bindings=False):
    """A list of rows in columns, with a cursor, marks and optional headings."""

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
    RowList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="rows.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="rows.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="rows.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="rows.page_down"),
        Binding("home", "first", "First", show=False, id="rows.first"),
        Binding("end", "last", "Last", show=False, id="rows.last"),
        Binding("enter", "select", "Open", show=False, id="rows.select"),
        Binding("left", "collapse", "Collapse", show=False, id="rows.collapse"),
        Binding("right", "expand", "Expand", show=False, id="rows.expand"),
    ]

    class About(Message):
        """A message of a list, which is its `control`."""

        def __init__(self, rows: RowList[Any]) -> None:
            self.rows = rows
            super().__init__()

        @property
        def control(self) -> RowList[Any]:
            """The list, for `on(..., selector)`."""
            return self.rows

    class Highlighted(About):
        """The cursor is on another row, or on none (a heading, an empty list)."""

        def __init__(self, rows: RowList[Any], row: Any) -> None:
            self.row = row
            super().__init__(rows)

    class Selected(Highlighted):
        """A row was opened, with Enter or a double click."""

    class MarksChanged(About):
        """Other rows are marked."""

        def __init__(self, rows: RowList[Any], marked: frozenset[str]) -> None:
            self.marked = marked
            super().__init__(rows)

    class HeaderClicked(About):
        """The title of a column was clicked."""

        def __init__(self, rows: RowList[Any], key: str) -> None:
            self.key = key
            super().__init__(rows)

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
        self._columns = tuple(columns)
        self._empty = empty
        self._sort = ("", False)
        self._state = RowState(id_of)
        self._told: R | None = None
        self._looks: dict[str, Style] = {}
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._painter: Painter[R] | None = None

    # What is shown

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show rows without headings; cursor, scroll and marks stay."""
        self._show([Group("", rows)], headed=False)

    def set_groups(self, groups: Sequence[Group[R]]) -> None:
        """Show rows under headings; cursor, scroll, marks and collapsed groups stay."""
        self._show(groups, headed=True)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns."""
        self._columns = tuple(columns)
        self.refresh_rows()

    def set_sort(self, key: str, *, descending: bool = False) -> None:
        """Put the arrow at the column that the owner has sorted by."""
        self._sort = (key, descending)
        self.refresh_rows()

    def set_empty(self, text: str) -> None:
        """Say this when there are no rows."""
        self._empty = text
        self.refresh()

    def refresh_rows(self) -> None:
        """Make all lines anew: cells show something else about the same rows."""
        self._painter = None
        self._strips.clear()
        self.refresh()

    def _show(self, groups: Sequence[Group[R]], *, headed: bool) -> None:
        state, top = self._state, self.scroll_offset.y
        above = state.line - top
        stayed = state.show(groups, headed=headed)
        self.refresh_rows()
        self.virtual_size = Size(0, len(state.lines) + _HEADER)
        if state.untouched:
            self._scroll(0)
        elif 0 <= above < self._page:
            self._scroll(state.line - above if stayed else top)
            self._reveal()
        self._tell()

    # The cursor

    @property
    def cursor_row(self) -> R | None:
        """The row under the cursor; None on a heading and in an empty list."""
        return self._state.row

    @property
    def cursor_id(self) -> str | None:
        """The id of the row under the cursor."""
        return self._state.row_id

    def move_to(self, row_id: str) -> bool:
        """Put the cursor on a row, in an open group; tell whether the row is there."""
        collapsed = self._state.collapsed
        line = self._state.seek(row_id)
        if line is None:
            return False
        if self._state.collapsed != collapsed:
            self._fold(self._state.collapsed)
        self._go(line)
        return True

    def action_move(self, by: int) -> None:
        """Move the cursor by lines, headings included."""
        self._go(self._state.line + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by screens."""
        self._go(self._state.line + by * max(1, self._page - 1))

    def action_first(self) -> None:
        """Move to the first line."""
        self._go(0)

    def action_last(self) -> None:
        """Move to the last line."""
        self._go(len(self._state.lines) - 1)

    def action_select(self) -> None:
        """Open the row under the cursor, or fold and unfold the group."""
        place = self._state.place
        if place and place.row is not None:
            self.post_message(self.Selected(self, place.row))
        elif place:
            self._fold(self._state.collapsed ^ {place.group.name})

    def action_collapse(self) -> None:
        """Collapse the group that the cursor is in and go to its heading."""
        place = self._state.place
        if place and self._state.lines.headed:
            self._go(self._state.lines.heading(place.group.name) or 0)
            self._fold(self._state.collapsed | {place.group.name})

    def action_expand(self) -> None:
        """Open the group whose heading the cursor is on."""
        place = self._state.place
        if place and self._state.lines.headed:
            self._fold(self._state.collapsed - {place.group.name})

    # Marks

    @property
    def marked(self) -> frozenset[str]:
        """The ids of the marked rows, also of those that are not shown now."""
        return self._state.marked

    def toggle_mark(self) -> None:
        """Mark the row under the cursor or take its mark away; on a heading all rows of it."""
        self._mark(self._state.toggle)

    def mark_all(self) -> None:
        """Mark all rows in open groups, or take the marks away when all have one."""
        self._mark(self._state.toggle_all)

    def set_marked(self, ids: Iterable[str]) -> None:
        """Mark these rows and no others, whether they are shown or not."""
        marked = frozenset(ids)
        self._mark(lambda: setattr(self._state, "marked", marked))

    def _mark(self, change: Callable[[], None]) -> None:
        before = self._state.marked
        change()
        if self._state.marked != before:
            self.refresh_rows()
            self.post_message(self.MarksChanged(self, self._state.marked))

    # Cursor, scroll and screen kept together

    def _fold(self, collapsed: frozenset[str]) -> None:
        self._state.collapsed = collapsed
        self._show(self._state.lines.groups, headed=True)

    def _go(self, line: int) -> None:
        self._repaint(self._state.line)
        self._state.go(line)
        self._repaint(self._state.line)
        self._reveal()
        self._tell()

    def _tell(self) -> None:
        row = self.cursor_row
        if row is not self._told:
            self._told = row
            self.post_message(self.Highlighted(self, row))

    @property
    def _page(self) -> int:
        """The lines that have room under the header."""
        return max(0, self.scrollable_content_region.height - _HEADER)

    def _reveal(self) -> None:
        """Scroll as little as needed to see the cursor; after a leap, have it in the middle."""
        line, top, page = self._state.line, self.scroll_offset.y, self._page
        if not page or top <= line < top + page:
            return
        if line < top - page or line >= top + 2 * page:
            self._scroll(line - page // 2)
        else:
            self._scroll(line if line < top else line - page + 1)

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=top, animate=False, force=True)

    def _repaint(self, line: int) -> None:
        shown = line - self.scroll_offset.y
        if 0 <= shown < self._page:
            self.refresh(Region(0, shown + _HEADER, self.size.width, 1))

    def on_resize(self) -> None:
        """Keep the cursor in sight when the window becomes smaller."""
        self._reveal()

    # Painting

    def render_line(self, y: int) -> Strip:
        """Return the line `y` lines below the top of the widget."""
        painter, line = self._painter_now(), y - _HEADER + self.scroll_offset.y
        if y < _HEADER:
            return painter.header(*self._sort)
        if not len(self._state.lines):
            return painter.empty(self._empty, y - _HEADER)
        if line >= len(self._state.lines):
            return painter.blank()
        if line == self._state.line:
            return painter.line(self._state, line)
        if line not in self._strips:
            self._strips[line] = painter.line(self._state, line)
        return self._strips[line]

    def _painter_now(self) -> Painter[R]:
        width = self.scrollable_content_region.width
        if self._painter is None or self._painter.width != width:
            self._strips.clear()
            fitted = fit_columns(self._columns, max(0, width - GUTTER))
            self._painter = Painter(fitted, width, self._look)
        return self._painter

    def _look(self, name: str) -> Style:
        if name not in self._looks:
            self._looks[name] = self.get_component_rich_style(f"rows--{name}")
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Forget what was painted in the styles of before (Textual calls this)."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()
        self.refresh()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Move to the line clicked; a double click opens, one on a heading's sign folds."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y - _HEADER + self.scroll_offset.y
        if offset.y < _HEADER:
            self._click_header(offset.x)
        elif line < len(self._state.lines):
            self._go(line)
            if event.chain == 2 or (self.cursor_row is None and offset.x < GUTTER):
                self.action_select()

    def _click_header(self, x: int) -> None:
        key = self._painter_now().column_at(x)
        if key is not None:
            self.post_message(self.HeaderClicked(self, key))
