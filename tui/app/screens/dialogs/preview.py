"""What a change of many entries would do, seen before it is saved as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.changes.edits import Edit
from store.changes.history import events
from store.keeping.steps import Change
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import Block, Gap, Paragraph
from tui.commands.base import bindings_of
from tui.commands.changing import SaveAll
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import _, ngettext
from tui.messages.changes import phrase, with_text

if TYPE_CHECKING:
    from store.register.register import Register


class PreviewScreen(BoxScreen[None]):
    """Shows each value that would change, from what and to what."""

    COMMANDS_HERE = (SaveAll, CloseScreen, Help)
    must_be_seen = True
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(
        self,
        register: Register,
        edits: Sequence[Edit],
        change: Change | None,
        save: Callable[[], None],
    ) -> None:
        super().__init__()
        self._register = register
        self._edits = edits
        self.change = change
        self._save = save

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(Content(_("This will be changed")), classes="panel-title")
            yield DetailPane()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the changes."""
        pane = self.query_one(DetailPane)
        pane.show([*self._blocks()])
        pane.focus()

    def _blocks(self) -> Iterator[Block]:
        said = events({1: self.change}) if self.change else []
        count = ngettext(
            "{count} value is changed, as one step that can be undone.",
            "{count} values are changed, as one step that can be undone.",
            len(said),
        )
        same = len(self._edits) - len(said)
        so_already = ngettext("{count} is so already.", "{count} are so already.", same)
        told = [count.format(count=len(said))] if said else []
        told += [so_already.format(count=same)] if same else []
        yield Paragraph(Content(" ".join(told)))
        yield Gap()
        named = with_text(self._register)
        yield from (Paragraph(plain(phrase(event, named)), hang=2) for event in said)

    def save(self) -> None:
        """Save them, as one step."""
        self.dismiss(None)
        self._save()
