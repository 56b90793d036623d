"""A draft to be read before it is saved: its frame, its facts, and where each is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from store.common.errors import NamndkollError
from store.common.text import clean
from tui.app.screens.pages.helpful import HelpfulScreen
from tui.app.widgets.aside import Aside
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Gap, Paragraph, Rule
from tui.commands.base import bindings_of
from tui.commands.drafting import SaveDraft
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.exports.kept import WRITERS, keep
from tui.exports.outgoing import Outgoing
from tui.exports.report import Passage, Report, Section
from tui.exports.shown import sources_of
from tui.locale import _, say


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
        name = f"{self._outgoing.name} {self._outgoing.survey.as_of}.docx".lower()
        self._ask(str(Path.home() / name.replace(" ", "-")))

    def _ask(self, path: str) -> None:
        from tui.app.screens.dialogs.ask_line import AskLineScreen

        endings = ", ".join(WRITERS)
        hint = _("The ending tells the kind: {endings}.").format(endings=endings)
        self.app.push_screen(AskLineScreen(_("Save the draft as a file"), path, hint), self._keep)

    def _keep(self, typed: str | None) -> None:
        if typed is not None:
            self.run_worker(lambda: self._write(typed), thread=True)

    def _write(self, typed: str) -> None:
        try:
            path = keep(typed, self._outgoing)
        except NamndkollError as error:
            self.app.call_from_thread(self._refuse, typed, error)
        else:
            said = _("The draft is in {path}").format(path=path)
            self.app.call_from_thread(self.app.notify, clean(said), markup=False)

    def _refuse(self, typed: str, error: NamndkollError) -> None:
        """Tell what is wrong, and ask again with what was typed."""
        self.app.notify(clean(say(error.message)), severity="error", markup=False)
        self._ask(typed)


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
