"""Questions before what is not meant by one key: another key says yes than the one that asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from store.common.text import shortened
from store.entries.entries import Entry
from tui.app.screens.helping.box import BoxScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import Block, Gap, Paragraph
from tui.commands.asking import AllMarked, LeaveAnyway, MarkedHere, Stay, UndoAnyway
from tui.commands.base import bindings_of, main_key
from tui.commands.everywhere import CloseScreen, Help
from tui.locale import _, ngettext

_TEXT = 60
"""Characters of an entry's text that name it."""


class QuestionScreen(BoxScreen[bool | None]):
    """A box with a question; closes with the answer, with None when there is none."""

    must_be_seen = True

    def __init__(self, title: str, blocks: Iterable[Block]) -> None:
        super().__init__()
        self._asked = title
        self._blocks = list(blocks)

    def compose(self) -> ComposeResult:
        """Make the box."""
        with Vertical(id="box"):
            yield Static(plain(self._asked), classes="panel-title")
            yield DetailPane()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show what it is about."""
        pane = self.query_one(DetailPane)
        pane.show(self._blocks)
        pane.focus()


class UndoScreen(QuestionScreen):
    """Asks whether a step that changed much, or is somebody else's, is undone or done again."""

    COMMANDS_HERE = (UndoAnyway, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, step: str, *, again: bool, theirs: bool) -> None:
        if theirs and again:
            title = _("Do again what somebody else undid?")
            said = _("You did not undo it. {key} does it again; that can be undone in turn.")
        elif theirs:
            title = _("Undo what somebody else did?")
            said = _("You did not do it. {key} takes it back; that can be done again in turn.")
        else:
            title = _("Do all of this again?") if again else _("Undo all of this?")
            said = _("It changes much at once. {key} does it; it can be taken back in turn.")
        told = said.format(key=main_key(UndoAnyway))
        super().__init__(title, [Paragraph(plain(step)), Gap(), Paragraph(plain(told))])


class OlderStepScreen(QuestionScreen):
    """Asks whether a step before the last is undone or done again, where that one cannot be."""

    COMMANDS_HERE = (UndoAnyway, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, step: str, why: str, *, again: bool) -> None:
        if again:
            title = _("Do again an earlier one instead?")
            said = _("The last one before it that can be done again; {key} does it again:")
        else:
            title = _("Undo an earlier step instead?")
            said = _("The last one before it that can be undone; {key} takes it back:")
        told = said.format(key=main_key(UndoAnyway))
        blocks: list[Block] = [
            Paragraph(plain(why)),
            Gap(),
            Paragraph(plain(told)),
            Paragraph(plain(step), 2),
        ]
        super().__init__(title, blocks)


class LeaveScreen(QuestionScreen):
    """Asks whether to leave though changes wait for a server, which are lost then."""

    COMMANDS_HERE = (LeaveAnyway, Stay, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, waiting: Sequence[str]) -> None:
        title = ngettext("{count} change is not saved", "{count} changes are not saved",
                         len(waiting))  # fmt: skip
        said = _(
            "The server does not answer. If you leave now, this is lost. If you stay, it is sent "
            "when the server answers."
        )
        named = [Paragraph(plain(one), 2) for one in waiting]
        super().__init__(title.format(count=len(waiting)), [Paragraph(plain(said)), Gap(), *named])


class UnseenScreen(QuestionScreen):
    """Asks whether marked entries that left the list are meant too."""

    COMMANDS_HERE = (MarkedHere, AllMarked, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, here: Sequence[Entry], unseen: Sequence[Entry]) -> None:
        said = ngettext("{count} marked row is not seen", "{count} marked rows are not seen",
                        len(unseen))  # fmt: skip
        named = [Paragraph(plain(f"{one.id} {shortened(one.text, _TEXT)}"), 2) for one in unseen]
        told = _(
            "The list does not show them now: the filter, the committee or the day hides them."
        )
        super().__init__(said.format(count=len(unseen)), [Paragraph(plain(told)), Gap(), *named])
        self.any_here = bool(here)
