"""Views of two halves: something chosen at the left, and what it says at the right."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from tui.app.views.base import View
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.rows.list import RowList


class HalvedView(View):
    """Where there is room for one half only, Enter goes in and Esc out."""

    @property
    def left(self) -> Widget:
        """The list that is chosen from."""
        return self.query_one("#left")

    @property
    def right(self) -> Widget:
        """What shows the chosen."""
        return self.query_one("#right")

    def show_chosen(self) -> None:
        """Show at the right what the cursor is on at the left."""
        raise NotImplementedError

    def show_detail(self) -> None:
        """Show everything about what the cursor is on."""

    @on(RowList.Highlighted, "#left")
    def _other_chosen(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.show_chosen()

    @on(RowList.Highlighted, "#right")
    def _other_part(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.show_detail()

    @on(RowList.Selected, "#left")
    def _go_in(self, event: RowList.Selected) -> None:
        event.stop()
        self.add_class("-inside")
        self.right.focus()

    def on_descendant_focus(self) -> None:
        """Show the half that has the keys, where there is room for one."""
        self.set_class(not self.left.has_focus, "-inside")
        self.show_detail()

    def take_focus(self) -> None:
        """Give the keys to the half that had them."""
        (self.right if self.has_class("-inside") else self.left).focus()

    def step_back(self) -> bool:
        """Go from the pane back to the right half, and from there to the left."""
        if self.left.has_focus:
            return False
        if any(pane.has_focus for pane in self.query(DetailPane)):
            self.right.focus()
            return True
        self.remove_class("-inside")
        self.left.focus()
        return True
