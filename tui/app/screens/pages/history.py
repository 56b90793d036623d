"""What was changed in an entry, or in all of them: who, when, from what, to what, and why."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from store.changes.history import Event
from store.dates.today import STOCKHOLM, today
from store.filters.parse import parse
from store.filters.saved import NO_VIEWS
from store.filters.terms import Filter
from store.register.register import Register
from store.survey.happened import happened
from store.survey.survey import Survey
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.widgets.aside import Aside
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.filter_bar import FilterBar
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Paragraph
from tui.commands.base import bindings_of
from tui.commands.changing import FilterHistory, LeaveHistory
from tui.commands.everywhere import Help, Quit
from tui.locale import _, ngettext
from tui.messages.changes import field_word, values_of
from tui.presentation.lens import Lens

_MOST = 500
"""Changes that are shown at once; the command line has them all."""


class HistoryScreen(HelpfulScreen[None]):
    """The changes, the latest first."""

    COMMANDS_HERE = (FilterHistory, LeaveHistory, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)

    def __init__(self, register: Register, about: str | None, lens: Lens | None = None) -> None:
        """Show what was changed in a record, or in all; the lens has the day and saved views."""
        super().__init__()
        day = lens.as_of if lens else register.as_of or today()
        self._survey = Survey(register, day)
        self._saved = lens.saved if lens else NO_VIEWS
        self._about = about
        self._every: list[Event] = []
        self._aside = Aside(self)

    def compose(self) -> ComposeResult:
        """Make the title, the pane and the line of keys."""
        title = _("Changes of {id}").format(id=self._about) if self._about else _("All changes")
        yield Static(Content(title), classes="panel-title")
        yield FilterBar()
        yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the changes."""
        self._every = self._survey.register.history(self._about)
        self._show(self._every, Filter())
        self.query_one(DetailPane).focus()

    def type_filter(self) -> None:
        """Type in the filter."""
        self.query_one(FilterBar).field.focus()

    def step_back(self) -> None:
        """Clear the filter; where nothing is typed, close."""
        bar = self.query_one(FilterBar)
        if not bar.field.value:
            self.dismiss(None)
            return
        bar.field.value = ""
        self.query_one(DetailPane).focus()

    @on(FilterBar.Changed)
    def _filter(self, event: FilterBar.Changed) -> None:
        """Look for what passes while the screen stays live."""
        found = parse(event.text, self._survey.as_of, self._saved)
        events: list[Event] = []
        survey = self._survey.through(found)

        def look() -> None:
            events.extend(happened(self._every, found, survey))

        self._aside.ask(look, lambda: self._show(events, found))

    @on(FilterBar.Left)
    def _left(self) -> None:
        self.query_one(DetailPane).focus()

    def _show(self, events: list[Event], found: Filter) -> None:
        count = ngettext("{count} of {total} change", "{count} of {total} changes", len(events))
        said = count.format(count=len(events), total=len(self._every))
        self.query_one(FilterBar).show(said, found)
        self.query_one(DetailPane).show([*_blocks(events, is_narrowed=bool(found))])


def _blocks(every: list[Event], *, is_narrowed: bool) -> Iterator[Block]:
    if not every:
        nothing = _("No change passes the filter. Esc clears it.")
        yield Paragraph(Content(nothing if is_narrowed else _("Nothing was changed yet.")))
    for event in every[:_MOST]:
        yield from _change(event)
    if more := len(every[_MOST:]):
        said = ngettext("{count} earlier change", "{count} earlier changes", more)
        yield Paragraph(Content(said.format(count=more)))


def _change(event: Event) -> Iterator[Block]:
    when = f"{event.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    number = _("step {number}").format(number=event.seq)
    head = plain(f"{when}  {event.by or '–'}  {number}", MUTED)
    what = " ".join(part for part in (event.id or "", field_word(event.field)) if part)
    yield Paragraph(Content.assemble(plain(what, "bold"), "  ", head))
    before, after = values_of(event)
    yield Paragraph(Content.assemble("  ", plain(f"{before} → {after}")), hang=2)
    if event.reason:
        yield Paragraph(Content.assemble("  ", plain(event.reason, MUTED)), hang=2)
    if event.undoes:
        undone = _("undoes step {number}").format(number=event.undoes)
        yield Paragraph(Content.assemble("  ", (undone, MUTED)), hang=2)
