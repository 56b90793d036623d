"""Help for where one is: made from the commands and bindings themselves, so it cannot drift."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.base import CommandScreen
from tui.app.screens.helping.guide import GuideScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.sheet import MUTED, Block, Fact, Gap, Paragraph, Rule
from tui.commands.base import Commands, bindings_of, key_names, keys_of
from tui.commands.everywhere import CloseScreen, OpenGuide, Quit
from tui.commands.moves import LIST_MOVES, Move
from tui.commands.records import OpenEntry
from tui.locale import N_, _
from tui.messages.wording import STATES

FILTERS = (
    (N_("school meals"), N_("both words, anywhere; a finds å and ä, but ä only ä")),
    (N_("-school"), N_("without the word")),
    (
        N_("committee:social"),
        N_("a body leads it, takes part, is covered or has it in its chapter"),
    ),
    (N_("committee:social role:leads"), N_("only what the body leads; also participates, covered")),
    (N_("class:overdue"), N_("also today, this_week, upcoming, later, undated, invalid, closed")),
    (N_("end<2024-09-01"), N_("ends before a day; also end:v38, end:2024-08, start>2024")),
    (N_("template:no"), N_("without template dates")),
    (N_("has:deviation"), N_("something about it is doubtful")),
    (N_("goal:growth"), N_("printed under a goal; also area: theme: chapter: type: status:")),
    (N_("year:2017"), N_("what another year's documents list; also year:all, document:")),
    (
        N_("party:v kind:dissent"),
        N_("what a party says; kinds of records, also point:7 fund: sender:party"),
    ),
    (N_("owner:karin"), N_("followed by somebody at the office; also tag: note:")),
)
"""Examples of the filter language, and what they find."""


class HelpScreen(CommandScreen[None]):
    """What can be done where one was, and how to filter."""

    COMMANDS_HERE = (CloseScreen, OpenGuide, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(
        self, commands: Commands, *, lists: bool, signs: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._for = commands
        self._lists = lists
        self._signs = signs

    def compose(self) -> ComposeResult:
        """Make the text and the line of keys."""
        yield Static(Content(_("Help")), classes="panel-title")
        yield DetailPane()
        yield KeyLine()

    def show_guide(self) -> None:
        """Show the guide for who is new."""
        self.app.push_screen(GuideScreen())

    def on_mount(self) -> None:
        """Write the help."""
        pane = self.query_one(DetailPane)
        pane.show([*self._keys(), *(self._about_lists() if self._lists else ())])
        pane.focus()

    def _keys(self) -> Iterable[Block]:
        yield Paragraph(Content.styled(_("What you can do where you were"), MUTED))
        yield Gap()
        for command in self._for:
            if command.keys:
                yield Fact(key_names(command), (Content(_(command.help)),))

    def _about_lists(self) -> Iterable[Block]:
        yield Rule(_("In lists"))
        yield Fact(_("Tab"), (Content(_("To the next pane; with Shift to the one before")),))
        for move in self._moves():
            yield Fact(key_names(move), (Content(_(move.help)),))
        yield Rule(_("Signs"))
        for state in STATES.values():
            if state.sign.strip():
                yield Fact(state.sign, (Content(state.word),))
        for sign, meaning in self._signs:
            yield Fact(sign, (Content(_(meaning)),))
        yield Rule(_("Filter, the same in every list and on the command line"))
        for example, meaning in FILTERS:
            yield Fact(_(example), (Content(_(meaning)),))

    def _moves(self) -> Iterable[Move]:
        """Return what the keys of a list do, but where a command has them for something else."""
        commands = [one for one in self._for if one.id != OpenEntry.id]
        taken = {key for one in commands for key in keys_of(one)}
        return (move for move in LIST_MOVES if not taken.intersection(keys_of(move)))
