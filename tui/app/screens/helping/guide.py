"""The guide for who is new: a page of tui/docs, with the keys that the reader has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.base import CommandScreen
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.sheet import Block, Gap, Paragraph, Rule
from tui.commands.base import Keyed, bindings_of, main_key
from tui.commands.every import every
from tui.commands.everywhere import CloseScreen, Quit
from tui.locale import language

_DOCS = Path(__file__).parents[3] / "docs"
MARKED = re.compile(r"`([^`]+)`(?:<!-- ([\w.]+) -->)?")
"""What one presses or types; a comment after a key names the command that it is for."""


class GuideScreen(CommandScreen[None]):
    """Ten tasks and the keys for them."""

    COMMANDS_HERE = (CloseScreen, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def compose(self) -> ComposeResult:
        """Make the title, the text and the line of keys."""
        title, *self._text = guide()
        yield Static(Content(title.removeprefix("# ")), classes="panel-title")
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Write the guide."""
        pane = self.query_one(DetailPane)
        pane.show(list(_blocks(self._text, every())))
        pane.focus()


def guide() -> list[str]:
    """Return the lines of the guide in the user's language."""
    path = _DOCS / f"guide.{language()}.md"
    return path.read_text(encoding="utf-8").splitlines()


def _blocks(text: Iterable[str], commands: Mapping[str, Keyed]) -> Iterator[Block]:
    """Lay out a page of headings and paragraphs, each paragraph on a line of its own."""
    for line in filter(None, text):
        if line.startswith("## "):
            yield Rule(line.removeprefix("## "))
        else:
            yield Gap()
            yield Paragraph(_paragraph(line, commands))


def _paragraph(line: str, commands: Mapping[str, Keyed]) -> Content:
    parts, at = [], 0
    for marked in MARKED.finditer(line):
        words, name = marked.groups()
        said = main_key(commands[name]) if name else words
        parts += [Content(line[at : marked.start()]), Content.styled(said, "bold $text-accent")]
        at = marked.end()
    return Content.assemble(*parts, Content(line[at:]))
