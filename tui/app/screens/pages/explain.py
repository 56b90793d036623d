"""How the filter was read: each term in words, and how many entries pass it alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from store.model.traits import Kind
from store.survey.explaining import Explained, explain
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Gap, Paragraph, Rule
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.saved import ExplainFilter
from tui.locale import _
from tui.messages.wording import PLURALS
from tui.presentation.lens import Lens
from tui.serializers.explaining import passing, reading, unfolded

_KINDS: dict[str, Kind] = {
    "directives": "directive", "committees": "committee", "follow_up": "directive",
    "money": "adjustment", "goals": "goal", "indicators": "indicator", "budget": "budget",
    "parties": "dissent",
}  # fmt: skip
"""What a view shows where that is not activities."""


class ExplainScreen(HelpfulScreen[None]):
    """What the chosen committee and each term of the filter mean, and what comes of them."""

    COMMANDS_HERE = (CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, lens: Lens, view: str) -> None:
        super().__init__()
        self._lens = lens
        self._kind: Kind = _KINDS.get(view, "activity")

    def compose(self) -> ComposeResult:
        """Make the text and the line of keys."""
        yield Static(Content(_(ExplainFilter.palette)), classes="panel-title")
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Write how each term was read."""
        pane = self.query_one(DetailPane)
        pane.show(list(self._blocks()))
        pane.focus()

    def _blocks(self) -> Iterator[Block]:
        entries = self._lens.survey.of(self._kind)
        found = explain(self._lens.whole, self._lens.survey, (self._kind,))
        for depth, one in unfolded(found):
            yield from _term(one, depth, {self._kind: len(entries)})
        yield Rule(_("Together"))
        count = len(self._lens.select(entries))
        said = _("{count} of {total} {kinds} pass all terms that could be read.")
        kinds = _(PLURALS[self._kind]).lower()
        text = said.format(count=count, total=len(entries), kinds=kinds)
        yield Paragraph(plain(text, "bold"))


def _term(one: Explained, depth: int, totals: Mapping[Kind, int]) -> Iterator[Block]:
    """The term, how many pass it, and below it what it means."""
    margin = "  " * depth
    sign = "? " if one.term.problem else ""
    yield Paragraph(
        Content.assemble(
            margin,
            (sign, "bold"),
            plain(one.term.text, "bold $text-accent"),
            "  ",
            (", ".join(passing(one, totals)), MUTED),
        )
    )
    look = "$text-error" if one.term.problem else ""
    yield Paragraph(Content.assemble(margin, "  ", plain(reading(one), look)), hang=2 + 2 * depth)
    yield Gap()
