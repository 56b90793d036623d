"""Values that someone else changed at the same time: both are seen, and one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.changes.deciding import Conflict
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import Block, Fact, Gap, Paragraph
from tui.commands.base import bindings_of
from tui.commands.changing import TakeMine, TakeTheirs
from tui.commands.everywhere import Help
from tui.locale import _
from tui.messages.changes import field_word, in_words


class SettleScreen(BoxScreen[None]):
    """Shows what was seen, what someone else set, and what was to be set."""

    COMMANDS_HERE = (TakeMine, TakeTheirs, Help)
    must_be_seen = True
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, conflicts: Sequence[Conflict], settle: Callable[[bool], None]) -> None:
        super().__init__()
        self._conflicts = conflicts
        self._settle = settle

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            title = _("Someone else changed the same at the same time")
            yield Static(Content(title), classes="panel-title")
            yield DetailPane()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the values."""
        pane = self.query_one(DetailPane)
        pane.show([block for one in self._conflicts for block in _blocks(one)])
        pane.focus()

    def settle(self, *, mine: bool) -> None:
        """Let one's own values hold, or the others'."""
        self.dismiss(None)
        self._settle(mine)


def _blocks(one: Conflict) -> Iterator[Block]:
    def fact(label: str, value: Any) -> Fact:
        return Fact(label, (plain(in_words(one.field, value)),))

    head = Content.assemble(plain(one.id, "bold $text-accent"), "  ", field_word(one.field))
    yield Paragraph(head)
    yield fact(_("You saw"), one.seen)
    yield fact(_("{name} set").format(name=one.by), one.theirs)
    yield fact(_("You want"), one.mine)
    yield Gap()
