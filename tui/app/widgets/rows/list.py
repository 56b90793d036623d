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
    rows.cursor_heading                            # the group when the cursor is on its heading
    rows.move_to("A17") -> bool                    # opens the row's group if it is collapsed
    rows.marked, rows.marked_here                  # all marks, and those of rows in the list
    rows.toggle_mark(), rows.mark_all(), rows.set_marked(ids)
    rows.refresh_rows()                            # cells say something else about the same rows

Messages: Highlighted(row), Selected(row), MarksChanged(ids), HeaderClicked(key).
Cursor and scroll stay with the row's id over set_rows and set_groups; a row that is gone is
gone back to when it returns before the cursor is moved.
All text, titles and headings included, is data: cleaned, put on one line and cut, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.app.widgets.rows.canvas import RowCanvas
from tui.app.widgets.rows.paint import GUTTER
from tui.locale import N_
from tui.presentation.groups import Group

R = TypeVar("R")


class RowList(RowCanvas[R]):
    """A list of rows in columns, with a cursor, marks and optional headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), show=False, id="rows.up"),
        Binding("down,j", "move(1)", N_("Down"), show=False, id="rows.down"),
        Binding("pageup", "page(-1)", N_("Page up"), show=False, id="rows.page_up"),
        Binding("pagedown", "page(1)", N_("Page down"), show=False, id="rows.page_down"),
        Binding("home", "first", N_("First"), show=False, id="rows.first"),
        Binding("end", "last", N_("Last"), show=False, id="rows.last"),
        Binding("enter", "select", N_("Open"), show=False, id="rows.select"),
        Binding("left", "collapse", N_("Collapse"), show=False, id="rows.collapse"),
        Binding("right", "expand", N_("Expand"), show=False, id="rows.expand"),
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

    class AboutRow(About):
        """A message of a list about a row."""

        def __init__(self, rows: RowList[Any], row: Any) -> None:
            self.row = row
            super().__init__(rows)

    class Highlighted(AboutRow):
        """The cursor is on another row, or on none (a heading, an empty list)."""

    class Selected(AboutRow):
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

    _told: tuple[R | None, str | None] = (None, None)
    """The row of the last Highlighted, and the name of the group if it was about a heading."""

    # What is shown

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show rows without headings; cursor, scroll and marks stay."""
        self._show([Group("", rows)], headed=False)

    def set_groups(self, groups: Sequence[Group[R]], folded: Collection[str] = ()) -> None:
        """Show rows under headings; cursor, scroll, marks and collapsed groups stay.

        The groups named by `folded` are collapsed as well.
        """
        self._state.collapsed = self._state.collapsed.union(folded)
        self._show(groups, headed=True)

    def _show(self, groups: Sequence[Group[R]], *, headed: bool) -> None:
        state, top, was_empty = self._state, self._viewport.top, not len(self._state.lines)
        above = state.line - top
        stayed = state.show(groups, headed=headed)
        self.refresh_rows()
        if was_empty or 0 <= above < self._viewport.page:
            self._viewport.scroll(state.line - above if stayed and not was_empty else top)
            self._viewport.reveal()
        self._tell()

    @property
    def every(self) -> Iterable[R]:
        """All rows from top to bottom, those of collapsed groups as well."""
        return (row for group in self._state.lines.groups for row in group.rows)

    # The cursor

    @property
    def cursor_row(self) -> R | None:
        """The row under the cursor; None on a heading and in an empty list."""
        return self._state.row

    @property
    def cursor_id(self) -> str | None:
        """The id of the row under the cursor."""
        return self._state.row_id

    @property
    def cursor_heading(self) -> Group[R] | None:
        """The group whose heading is under the cursor; None on a row and in an empty list."""
        place = self._state.place
        return place.group if place and place.row is None else None

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

    def hold(self) -> None:
        """Keep the cursor on its row, also when it was never moved."""
        self._state.go(self._state.line)

    def action_move(self, by: int) -> None:
        """Move the cursor by lines, headings included."""
        self._go(self._state.line + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by screens."""
        self._go(self._state.line + by * max(1, self._viewport.page - 1))

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

    @property
    def headed(self) -> bool:
        """Whether the rows stand under headings."""
        return self._state.lines.headed and len(self._state.lines) > 0

    def jump(self, by: int) -> None:
        """Go to the heading of the next group, or back to this one's or the one before."""
        heading = self._state.lines.next_heading(self._state.line, by)
        if heading is not None:
            self._go(heading)
            if heading - self._viewport.top > self._viewport.page // 2:
                self._viewport.scroll(heading)

    def fold_all(self) -> None:
        """Collapse all groups, or open them when none is open; the cursor stays in its group."""
        place, names = self._state.place, {one.name for one in self._state.lines.groups}
        if place is None or not self.headed:
            return
        if names <= self._state.collapsed:
            self._fold(self._state.collapsed - names)
        else:
            self._go(self._state.lines.heading(place.group.name) or 0)
            self._fold(self._state.collapsed | names)

    # Marks

    @property
    def marked(self) -> frozenset[str]:
        """The ids of the marked rows, also of those that are not shown now."""
        return self._state.marked

    @property
    def marked_here(self) -> frozenset[str]:
        """The ids of the marked rows that are in the list, in collapsed groups as well."""
        return self._state.marked_here

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
        self._viewport.repaint(self._state.line)
        self._state.go(line)
        self._viewport.repaint(self._state.line)
        self._viewport.reveal()
        self._tell()

    def _tell(self) -> None:
        row, heading = self.cursor_row, self.cursor_heading
        before, self._told = self._told, (row, heading.name if heading else None)
        if row is not before[0] or self._told[1] != before[1]:
            self.post_message(self.Highlighted(self, row))

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Move to the line clicked; a double click opens, one on a heading's sign folds."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        seen = self._viewport.at(offset.y)
        if offset.y < self._strips.head_lines:
            key = self._strips.painter(self._viewport.width).column_at(offset.x)
            if key is not None:
                self.post_message(self.HeaderClicked(self, key))
        elif seen:
            self._go(seen.line)
            if event.chain == 2 or (self.cursor_row is None and offset.x < GUTTER):
                self.action_select()
