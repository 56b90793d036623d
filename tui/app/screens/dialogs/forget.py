"""What would be forgotten for good, asked before it is done; and then what was not reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.changes.history import Event
from store.keeping.forgetting import personal_fields
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.leaving import is_leaving
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import Block, Fact, Gap, Paragraph
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.keeping import ForgetForGood
from tui.locale import _, ngettext
from tui.messages.changes import FORGETTABLE

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from store.keeping.forgetting import Personal
    from store.register.register import Register
    from tui.app.session.changing import Changing


class ForgetScreen(BoxScreen[None]):
    """Tells what goes, and that it cannot come back; stays to tell what was not reached."""

    COMMANDS_HERE = (ForgetForGood, CloseScreen, Help)
    must_be_seen = True
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(
        self,
        changing: Changing,
        register: Register,
        entry: Entry,
        fields: tuple[Personal, ...],
    ) -> None:
        super().__init__()
        self._changing = changing
        self._register = register
        self._entry = entry
        self._fields = personal_fields(entry.id, fields)
        self.begun = False

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(Content(_("Forget for good")), classes="panel-title")
            yield DetailPane()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show what goes."""
        self._show(list(self._blocks()))
        self.query_one(DetailPane).focus()

    def _blocks(self) -> Iterator[Block]:
        entry, said = self._entry, self._register.follow_up(self._entry.id)
        yield Paragraph(Content.assemble(plain(entry.id, "bold"), "  ", plain(entry.text)))
        yield Gap()
        what = ", ".join(_(FORGETTABLE[field]) for field in self._fields)
        yield Fact(_("Goes"), (Content(what),))
        if said.note:
            yield Fact(_("Note"), (plain(said.note),))
        if said.owner and "owner" in self._fields:
            yield Fact(_("Owner"), (plain(said.owner),))
        count = len(_touched(self._register.history(entry.id), self._fields))
        steps = ngettext(
            "{count} step of the history loses it.", "{count} steps of the history lose it.", count
        )
        yield Paragraph(Content(steps.format(count=count)))
        yield Gap()
        yield Paragraph(
            Content(
                _(
                    "It goes out of the register, its history and its backups, and cannot be "
                    "brought back. That it was removed, by whom and when, stays."
                )
            )
        )

    def forget(self) -> None:
        """Forget it, once."""
        if not self.begun:
            self.begun = True
            self._changing.forget(self._entry.id, self._fields, self.tell)

    def tell(self, sentences: Sequence[str]) -> None:
        """Show what became of it."""
        if not is_leaving(self):
            blocks: list[Block] = []
            for sentence in sentences:
                blocks += [Paragraph(plain(sentence)), Gap()]
            self._show(blocks)
            self.refresh_bindings()

    def _show(self, blocks: Sequence[Block]) -> None:
        self.query_one(DetailPane).show(list(blocks))


def _touched(history: Sequence[Event], fields: Sequence[Personal]) -> set[int]:
    """Return the numbers of the steps that say something of what goes."""
    every = "by" in fields
    return {one.seq for one in history if one.field != "forget" and (every or one.field in fields)}
