"""Words found in every line of every document, as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from store.register.register import Register
from store.search.index import Answer, Hit, Line, Search, index_of
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.screens.pages.source import PlaceScreen
from tui.app.widgets.aside import Aside
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import bindings_of
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.searching import WITHIN, OpenHit, OpenHitRecord, OpenRecordHere
from tui.locale import _, ngettext
from tui.messages.cells import Cell, Column
from tui.messages.finding import counted
from tui.presentation.found_text import FoundText
from tui.presentation.groups import Group

if TYPE_CHECKING:
    from pathlib import Path

MOST = 300
"""Places of either kind that are listed; more words find the others."""


class Keeps(Protocol):
    """An app that keeps between starts what can be made anew."""

    kept_in: Path | None


class FindScreen(HelpfulScreen[None]):
    """A line to type in, and the places where all of it stands."""

    COMMANDS_HERE = (OpenHit, OpenHitRecord, CloseScreen, Help)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(COMMANDS_HERE),
        Binding("up", "move(-1)", "Up", show=False, id="find.up"),
        Binding("down", "move(1)", "Down", show=False, id="find.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="find.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="find.page_down"),
    ]

    def __init__(
        self,
        register: Register,
        typed: str,
        open_record: Callable[[str], object],
        keep: Callable[[str], object],
    ) -> None:
        """Begin with what was `typed` before; `keep` is told what is typed at each key."""
        super().__init__()
        self._register = register
        self._begun = typed
        self._open_record = open_record
        self._keep = keep
        self._aside = Aside(self)
        self._search: Search | None = None
        self._answer = Answer()
        self._lines: dict[Hit, Line] = {}

    def compose(self) -> ComposeResult:
        """Make the title, the line to type in, the list and the line of keys."""
        count = len(self._register.documents)
        title = ngettext(
            "Find in the papers: {count} document", "Find in the papers: {count} documents", count
        )
        yield Static(Content(title.format(count=count)), classes="panel-title")
        field = LineInput(self._begun, placeholder=_("words, or a phrase in quotes"), id="typed")
        field.cursor_blink = False
        yield field
        yield Static(id="found")
        yield RowList[Hit](self._columns(), _id_of, id="choices")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the papers, and find what was typed before."""
        self.query_one("#typed").focus()
        self.hits.set_empty(_("Reading the papers …"))
        self.hits.set_rows([])
        self._look_for(self._begun)

    @property
    def hits(self) -> RowList[Hit]:
        """The list of the places."""
        return self.query_one("#choices", RowList)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._keep(event.value)
        self._look_for(event.value)

    def _look_for(self, typed: str) -> None:
        kept_in = cast("Keeps", self.app).kept_in
        self._aside.ask(partial(self._find, typed, kept_in), partial(self._show, typed))

    def _find(self, typed: str, kept_in: Path | None) -> None:
        """Find what was typed (called in a thread); the papers are read with the first of it."""
        if self._search is None:
            search = Search(index_of(self._register, kept_in))
            search.prepare()
            self._search = search
        self._answer = self._search.ask(typed, MOST)

    def _show(self, typed: str) -> None:
        answer, hits = self._answer, self.hits
        self._lines = {}
        hits.set_empty(_why_empty(answer, typed))
        if answer.near:
            groups = (
                Group(_("As typed"), answer.exact, "exact"),
                Group(_("Spelt otherwise"), answer.near, "near"),
            )
            hits.set_groups([group for group in groups if group.rows])
        else:
            hits.set_rows(answer.exact)
        self.query_one("#found", Static).update(plain(counted(answer) if answer.hits else ""))
        hits.action_first()
        if hits.cursor_row is None:
            hits.action_move(1)
        self.refresh_bindings()
        if self.at_work:
            self.at_work = False
            self._open()

    def _line(self, hit: Hit) -> Line:
        """Return what stands at a place that is seen."""
        assert self._search is not None
        if hit not in self._lines:
            self._lines[hit] = self._search.index.line(hit)
        return self._lines[hit]

    def _columns(self) -> list[Column[Hit]]:
        return [
            Column("year", "", lambda hit: f"{self._line(hit).year or '–'}", width=4, room=100),
            Column("document", _("Document"), lambda hit: self._line(hit).source.document,
                width=20, priority=2),
            Column("line", _("Line"), lambda hit: f"{hit.span.first}", width=5, align="right"),
            Column("id", "ID", lambda hit: Cell(self._line(hit).id, "quiet"), width=6, priority=3),
            FoundText("text", _("Text"), lambda hit: self._line(hit).text, min_width=24,
                words=lambda: self._answer.words),
        ]  # fmt: skip

    @property
    def on_hit(self) -> bool:
        """Whether the cursor is on a place."""
        return self.is_mounted and self.hits.cursor_row is not None

    @property
    def on_record(self) -> bool:
        """Whether a record is printed there."""
        hit = self.hits.cursor_row if self.is_mounted else None
        return hit is not None and bool(self._line(hit).id)

    @on(RowList.Highlighted)
    def offer(self) -> None:
        """Offer what can be done with the place that the cursor is on now."""
        self.refresh_bindings()

    @on(Input.Submitted)
    def pick(self) -> None:
        """Open the document where the cursor is, once what was typed is found."""
        if self._aside.is_busy:
            self.at_work = True
        else:
            self._open()

    @on(RowList.Selected)
    def _open(self) -> None:
        hit = self.hits.cursor_row
        if hit is not None:
            typed = self.query_one("#typed", LineInput).value
            line = self._line(hit)
            self.app.push_screen(FoundScreen(line, self._register, typed, self._open_record))

    def open_record(self) -> None:
        """Open the record that is printed where the cursor is."""
        hit = self.hits.cursor_row
        if hit is not None and self._line(hit).id:
            self._open_record(self._line(hit).id)

    def action_move(self, by: int) -> None:
        """Move the cursor by lines, past headings."""
        self.hits.action_move(by)
        if self.hits.cursor_row is None:
            self.hits.action_move(1 if by > 0 else -1)

    def action_page(self, by: int) -> None:
        """Move the cursor by screens."""
        self.hits.action_page(by)


class FoundScreen(PlaceScreen):
    """A document at a place that was found, from which one gets to the record printed there."""

    COMMANDS_HERE = (CloseScreen, *WITHIN, OpenRecordHere, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(
        self, line: Line, register: Register, typed: str, open_record: Callable[[str], object]
    ) -> None:
        super().__init__(line.id, line.source, register, typed)
        self._found = line
        self._index = index_of(register)
        self._open_record = open_record

    @property
    def _record_here(self) -> str:
        """The id of the record on the lines that are looked at now, if any is printed there."""
        span = self.within.hit
        lines = range(span.first, span.last + 1) if span else self._found.source.lines
        return self._index.id_at(self._found.source.document, lines)

    @property
    def on_record(self) -> bool:
        """Whether a record is printed on the lines that are looked at."""
        return bool(self._record_here)

    def open_record(self) -> None:
        """Open it."""
        if self._record_here:
            self._open_record(self._record_here)


def _id_of(hit: Hit) -> str:
    return f"{hit.paper}:{hit.span.first}-{hit.span.last}"


def _why_empty(answer: Answer, typed: str) -> str:
    """Return what is said where there is no place."""
    if not typed.strip():
        return _("Type words that all must stand on a line or in its paragraph.")
    if not answer.words:
        return _("One letter stands nearly everywhere. Type one more.")
    return _("It stands in no document, nor with one letter otherwise. Try fewer words.")
