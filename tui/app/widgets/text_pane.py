"""A pane of wrapped lines that scrolls by keys; only the lines on the screen are ever drawn."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class TextPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of content for the width that there is; a subclass lays them out."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TextPane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_lines(-1)", "Up", show=False, id="pane.up"),
        Binding("down,j", "scroll_lines(1)", "Down", show=False, id="pane.down"),
        Binding("pageup", "scroll_pages(-1)", "Page up", show=False, id="pane.page_up"),
        Binding("pagedown", "scroll_pages(1)", "Page down", show=False, id="pane.page_down"),
        Binding("home", "scroll_to_line(0)", "First", show=False, id="pane.first"),
        Binding("end", "scroll_to_line(-1)", "Last", show=False, id="pane.last"),
    ]

    auto_links: Reactive[bool] = Reactive(False)
    """No text here is a link, and Textual works out the looks of one for each line."""
    _laid_out_for = -1

    def lay_out(self, width: int) -> int:
        """Wrap everything to a width in cells and return the number of lines."""
        raise NotImplementedError

    def line(self, number: int) -> Content:
        """Return a line, counted from 0."""
        raise NotImplementedError

    def refresh_lines_of_text(self) -> None:
        """Lay everything out anew."""
        width = self.scrollable_content_region.width
        self._laid_out_for = width
        count = self.lay_out(width) if width > 0 else 0
        self.virtual_size = Size(width, count)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        if self.scrollable_content_region.width != self._laid_out_for:
            self.refresh_lines_of_text()

    def render_line(self, y: int) -> Strip:
        """Return the line `y` lines below the top of the widget."""
        width, style = self.size.width, self.visual_style
        number = y + self.scroll_offset.y
        if not 0 <= number < self.virtual_size.height:
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, self.line(number), width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by lines."""
        self.show_line(round(self.scroll_offset.y + by))

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by screens."""
        self.action_scroll_lines(by * max(1, self.size.height - 1))

    def action_scroll_to_line(self, number: int) -> None:
        """Scroll so that a line is the uppermost; -1 is the last."""
        self.show_line(self.virtual_size.height if number < 0 else number)

    def show_line(self, number: int) -> None:
        """Scroll at once so that a line is the uppermost, as far as that goes."""
        self.scroll_to(y=max(0, number), animate=False, force=True)
