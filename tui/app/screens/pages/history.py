"""What was changed in an entry, or in all of them: who, when, from what, to what, and why."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from store.changes.history import Event
from store.dates.today import STOCKHOLM
from store.register.register import Register
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Paragraph
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.locale import _, ngettext
from tui.messages.changes import field_word, values_of

_MOST = 500
"""Changes that are shown at once; the command line has them all."""


class HistoryScreen(HelpfulScreen[None]):
    """The changes, the latest first."""

    COMMANDS_HERE = (CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, register: Register, about: str | None) -> None:
        super().__init__()
        self._register = register
        self._about = about

    def compose(self) -> ComposeResult:
        """Make the title, the pane and the line of keys."""
        title = _("Changes of {id}").format(id=self._about) if self._about else _("All changes")
        yield Static(Content(title), classes="panel-title")
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the changes."""
        pane = self.query_one(DetailPane)
        pane.show([*_blocks(self._register.history(self._about))])
        pane.focus()


def _blocks(every: list[Event]) -> Iterator[Block]:
    if not every:
        yield Paragraph(Content(_("Nothing was changed yet.")))
    for event in every[:_MOST]:
        yield from _change(event)
    if more := len(every[_MOST:]):
        said = ngettext("{count} earlier change", "{count} earlier changes", more)
        yield Paragraph(Content(said.format(count=more)))


def _change(event: Event) -> Iterator[Block]:
    when = f"{event.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    head = plain(f"{when}  {event.by or '–'}", MUTED)
    what = " ".join(part for part in (event.id or "", field_word(event.field)) if part)
    yield Paragraph(Content.assemble(plain(what, "bold"), "  ", head))
    before, after = values_of(event)
    yield Paragraph(Content.assemble("  ", plain(f"{before} → {after}")), hang=2)
    if event.reason:
        yield Paragraph(Content.assemble("  ", plain(event.reason, MUTED)), hang=2)
    if event.undoes:
        undone = _("undoes {number}").format(number=event.undoes)
        yield Paragraph(Content.assemble("  ", (undone, MUTED)), hang=2)
