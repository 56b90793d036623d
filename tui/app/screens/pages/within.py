"""The search within the paper that a page shows: its hits, and which of them is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets import Static

from store.common.text import shortened
from store.search.asked import Word, read, spelt
from store.search.finding import Finder, Span
from store.search.paper import Paper
from store.search.spelling import Vocabulary
from tui.app.screens.dialogs.ask_line import AskLineScreen
from tui.app.widgets.aside import Aside
from tui.app.widgets.passage import Passage
from tui.app.widgets.plain import plain
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help
from tui.commands.searching import TakeWords
from tui.locale import _

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.entries.citing import PassageLine

_TOLD = 40
"""Characters of what is searched for that are repeated."""


class AskWordsScreen(AskLineScreen):
    """Closes with the words that are to be found."""

    COMMANDS_HERE = (TakeWords, CloseScreen, Help)
    BINDINGS = bindings_of(COMMANDS_HERE)


class HitsLine(Static):
    """Tells which of how many places is looked at; it takes no room before anything is sought."""

    DEFAULT_CSS = """
    HitsLine { height: 1; padding: 0 1; background: $panel; display: none; }
    HitsLine.-shown { display: block; }
    """


class _Sought(NamedTuple):
    """What was sought in a document, and found."""

    lines: Sequence[PassageLine]
    finder: Finder
    words: tuple[Word, ...]
    hits: Sequence[Span]


class Within:
    """Finds words in the document that a page shows in its passage."""

    def __init__(self, screen: Screen[None], typed: str = "") -> None:
        self._screen = screen
        self._typed = typed
        self._aside = Aside(screen)
        self._lines: Sequence[PassageLine] = ()
        self._sought: _Sought | None = None
        """What was sought last, in the thread; it is looked at once it is found."""
        self._words: tuple[Word, ...] = ()
        self._hits: Sequence[Span] = ()
        self._at = 0
        self._from = 1

    def show(self, lines: Sequence[PassageLine]) -> None:
        """Take a document that is shown from now on; what is sought is sought in it.

        The first place is that at the lines of the source.
        """
        if lines is not self._lines:
            self._lines, self._words, self._hits = lines, (), ()
        self._from = next((n for n, (_at, _text, own) in enumerate(lines, 1) if own), 1)
        if self._typed:
            self._seek()

    def ask(self) -> None:
        """Ask for words, and go to the first place from here on where they stand."""
        hint = _("Words that all must stand there, or a phrase in quotes.")
        title = _("Find in this document")
        self._screen.app.push_screen(AskWordsScreen(title, "", hint), self._take)

    def _take(self, typed: str | None) -> None:
        if typed is not None:
            self._typed = typed
            self._from = self._screen.query_one(Passage).top
            self._seek()

    def _seek(self) -> None:
        self._aside.ask(self._find, self._found)

    def _find(self) -> None:
        """Find the places where it stands (called in a thread)."""
        lines, words, before = self._lines, read(self._typed), self._sought
        if before and before.lines is lines:
            finder = before.finder
        else:
            finder = Finder(Paper.of("\n".join(text for _number, text, _own in lines)))
        hits = set(finder.exact(words))
        if not hits:
            words = spelt(words, Vocabulary(finder.paper.words))
            hits = set(finder.near(words))
        self._sought = _Sought(lines, finder, words, sorted(hits))

    def _found(self) -> None:
        if self._sought:
            self._words, self._hits = self._sought.words, self._sought.hits
        after = (n for n, one in enumerate(self._hits) if one.last >= self._from)
        self._at = next(after, 0)
        self._show()

    @property
    def any_hits(self) -> bool:
        """Whether anything was found."""
        return bool(self._hits)

    @property
    def hit(self) -> Span | None:
        """The lines of the place that is looked at."""
        return self._hits[self._at] if self._hits else None

    @property
    def _line_number(self) -> int:
        """The first line of the place that is looked at, as the document counts them."""
        return self._lines[self._hits[self._at].first - 1][0]

    def go(self, by: int) -> None:
        """Go on by so many places, round and round."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show()

    def _show(self) -> None:
        line, passage = self._screen.query_one(HitsLine), self._screen.query_one(Passage)
        line.set_class(bool(self._words or self._typed), "-shown")
        line.update(self._said())
        passage.show_hits(self._words, self._hits, self.hit)
        self._screen.refresh_bindings()

    def _said(self) -> Content:
        typed = plain(shortened(self._typed, _TOLD), "bold")
        if not self._hits:
            said = _("does not stand in this document, nor with one letter otherwise")
        else:
            said = _("{number} of {total}, line {line}").format(
                number=self._at + 1, total=len(self._hits), line=self._line_number
            )
        otherwise = any(word.near for word in self._words) and bool(self._hits)
        more = f"  {_('spelt otherwise than typed')}" if otherwise else ""
        return Content.assemble(typed, f"  {said}{more}")
