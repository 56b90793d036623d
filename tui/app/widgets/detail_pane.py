"""The pane that shows everything about one entry."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.app.widgets.sheet import Block, lay_out
from tui.app.widgets.text_pane import TextPane


class DetailPane(TextPane):
    """Blocks of facts, laid out for the width that there is."""

    _blocks: Sequence[Block] = ()
    _lines: Sequence[Content] = ()

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other facts, from the top."""
        self._blocks = blocks
        self.refresh_lines_of_text()
        self.show_line(0)

    def lay_out(self, width: int) -> int:
        """Wrap the blocks to a width."""
        self._lines = lay_out(self._blocks, width)
        return len(self._lines)

    def line(self, number: int) -> Content:
        """Return a line."""
        return self._lines[number]
