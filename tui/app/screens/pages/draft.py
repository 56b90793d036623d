"""A draft to be read before it is saved: its frame, its facts, and where each is printed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.widgets.aside import Aside
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Gap, Paragraph, Rule
from tui.commands.base import bindings_of
from tui.commands.drafting import SaveDraft
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.exports.outgoing import Outgoing
from tui.exports.report import Passage, Report, Section
from tui.exports.shown import sources_of
from tui.locale import _


class DraftScreen(HelpfulScreen[None]):
    """A report of passages; nothing of it can be changed here, but in the file it becomes."""

    COMMANDS_HERE = (SaveDraft, CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, outgoing: Outgoing) -> None:
        super().__init__()
        self._outgoing = outgoing
        self._blocks: tuple[Block, ...] = ()
        self._aside = Aside(self)

    def compose(self) -> ComposeResult:
        """Make the title, the text and the line of keys."""
        yield Static(Content(self._outgoing.name), classes="panel-title")
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Put the facts into words while the screen stays live."""
        pane = self.query_one(DetailPane)
        pane.show([Paragraph(Content(_("Gathering what the documents say …")))])
        pane.focus()
        self._aside.ask(self._gather, lambda: pane.show(self._blocks))

    def _gather(self) -> None:
        self._blocks = tuple(_laid_out(self._outgoing.report))

    def save(self) -> None:
        """Ask for a file."""
        from tui.app.screens.dialogs.save import SaveScreen

        self.app.push_screen(SaveScreen(self._outgoing, ".docx"))


def _laid_out(report: Report) -> Iterator[Block]:
    yield Paragraph(plain(report.title, "bold"))
    yield from (Fact(label, (plain(said),)) for label, said in report.told)
    numbers = iter(range(1, 1 + sum(1 for _source in sources_of(report))))
    for section in report.sections:
        yield from _section(section, numbers)
    yield Rule(_("Sources"))
    for number, source in enumerate(sources_of(report), 1):
        yield Paragraph(plain(f"{number}  {source}", MUTED), hang=4)


def _section(section: Section, numbers: Iterator[int]) -> Iterator[Block]:
    if section.level == 1:
        yield Rule(section.title)
    else:
        yield Gap()
        yield Paragraph(plain(section.title, "bold"))
    for passage in section.passages:
        yield from _passage(passage, numbers)


def _passage(passage: Passage, numbers: Iterator[int]) -> Iterator[Block]:
    """Return the lines of a passage, its last with the number of its source."""
    *lines, last = passage.text.split("\n")
    yield from (Paragraph(plain(line), hang=2) for line in lines)
    mark = f" [{next(numbers)}]" if passage.source else ""
    yield Paragraph(Content.assemble(plain(last), (mark, MUTED)), hang=2)
