"""What is looked at and through which lens: the frame, the views and the filter in step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.app.screens.main.on_view import ViewScreen
from tui.app.widgets.aside import Aside, is_large, make_ready
from tui.app.widgets.frame import HeaderLine, KeyLine, Tab, TabLine
from tui.commands.base import keys_of
from tui.commands.views import VIEWS
from tui.locale import _

if TYPE_CHECKING:
    from store.entries.papers import PaperChoice
    from store.register.register import Register
    from store.survey.survey import Survey
    from tui.app.session.following import Following
    from tui.app.views.base import View
    from tui.app.widgets.filter_bar import FilterBar
    from tui.presentation.lens import Lens

STYLES = Path(__file__).parents[2] / "styles" / "views.tcss"
"""What the frame does without, read when there is something to show."""
_SEARCHED = 20_000
"""Activities up to which discrepancies are counted without being asked for; that is done in the
background, but not without slowing what goes on before it."""

_SHOWN = 0.2
"""Seconds after which the first view has been painted."""


class LookingScreen(ViewScreen):
    """The frame is there at once; the views come when the register is loaded."""

    has_lists = True
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    class Searched(Message):
        """The discrepancies of a survey were found."""

        def __init__(self, survey: Survey) -> None:
            self.survey = survey
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._stale: set[str] = set()
        self._filtering = False
        self._aside = Aside(self)
        self._counted: Lens | None = None
        """The lens through which all that is shown was counted."""
        self._readied: Survey | None = None
        """The survey that the views were made ready for."""
        self._searched: Survey | None = None
        """The survey of which the discrepancies are known."""
        self.following: Following | None = None
        self.held: Register | None = None
        """What was read before the disk lost it, until the app is left."""
        self.read_only = False
        """Whether the register can only be read where it is."""
        self.day_chosen = False
        """Whether the user chose the day."""
        self.follows_today = False
        """Whether the day that was chosen is today, whichever day that comes to be."""
        self.last_shared = ""
        """What was copied last and in which form, to begin with that again."""
        self.my_committee: str | None = None

    def compose(self) -> ComposeResult:
        """Make the frame; nothing here waits for the register."""
        yield HeaderLine()
        yield TabLine()
        yield Container(id="filter-place")
        with Container(id="views"):
            yield Static(Content(_("Reading the register …")), id="loading")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the tabs, still without counts."""
        self.show_frame()

    async def load(self, lens: Lens, as_of: date | None = None) -> None:
        """Take a register that was read, and show the first view; follow the file from now on.

        `as_of` is the day that was asked for; None lets the register or the calendar decide.
        """
        from tui.app.session.changing import Changing
        from tui.app.session.following import Following
        from tui.app.widgets.disk_line import DiskLine
        from tui.app.widgets.filter_bar import FilterBar

        self.app.stylesheet.read(STYLES)
        await self.query("#loading").remove()
        await self.query_one("#filter-place").mount(DiskLine(), FilterBar())
        self.lens = lens
        self.changing = Changing(self)
        self.read_only = not lens.register.now.writable
        await self.show_view(self.shown)
        self.following = Following(self, as_of)
        self.following.start()

    def look(self, lens: Lens) -> None:
        """Look through another lens; views that are not shown follow when they are."""
        self.lens = lens
        self._stale = set(self._views)
        if self.filter_bar.field.value != lens.typed:
            self.filter_bar.set_text(lens.typed)
        self.show_frame()
        self._refresh_view()

    async def show_view(self, name: str) -> None:
        """Show a view, made when it is first asked for."""
        if name not in self._views:
            view = self.make_view(name)
            await self.query_one("#views").mount(view)
            self._views[name] = view
            self._stale.add(name)
        self.shown = name
        for other, view in self._views.items():
            view.display = other == name
        self.show_frame()
        self._refresh_view()
        self.take_focus()

    def make_view(self, name: str) -> View:
        """Return a new view of a name."""
        from tui.app.views.registry import make_view

        return make_view(name)

    def _refresh_view(self) -> None:
        """Show the view through the lens, which is worked out aside where there is much."""
        lens, view = self.lens, self.view
        if lens is None or view is None or self.shown not in self._stale:
            return
        if is_large(lens.survey):
            self._aside.ask(lambda: _prepare(view, lens), lambda: self._show(view, lens))
        else:
            self._show(view, lens)

    def _show(self, view: View, lens: Lens) -> None:
        self._counted = lens
        self._stale.discard(view.id or "")
        view.show(lens)
        self.show_frame()
        if is_large(lens.survey) and lens.survey is not self._readied:
            self._readied = lens.survey
            self.set_timer(_SHOWN, lambda: self._make_ready(lens))

    def _make_ready(self, lens: Lens) -> None:
        make_ready(lens, [self.make_view(one.view) for one in VIEWS])

    async def settled(self) -> None:
        """Wait until the view shows what it was last asked for."""
        await self._aside.settled()

    def on_view_rearranged(self) -> None:
        """Show the view in its new order."""
        self._stale.add(self.shown)
        self._refresh_view()

    def show_frame(self) -> None:
        """Write the lines around the view anew."""
        lens, header, tabs = self.lens, self.query_one(HeaderLine), self.query_one(TabLine)
        counts: dict[str, str] = {}
        if lens:
            from tui.presentation.papers import counting

            header.papers = counting(lens)
            header.as_of, header.committee = lens.as_of, lens.committee
            header.my_committee = self.my_committee
            header.read_only = self.read_only
        if seen := self._counted:
            counts = {"overdue": str(seen.overdue), "upcoming": str(seen.upcoming)}
            counts["discrepancies"] = self._discrepancies(seen)
        tabs.tabs = [
            Tab(keys_of(one)[0], _(one.title), _(one.short), counts.get(one.view, ""))
            for one in VIEWS
        ]
        tabs.active = next(keys_of(one)[0] for one in VIEWS if one.view == self.shown)
        header.refresh()
        tabs.refresh()
        self.show_status()

    def _discrepancies(self, lens: Lens) -> str:
        """Return how many discrepancies are seen; they are looked for after the first view."""
        if self._searched is lens.survey:
            from tui.presentation.findings import counted

            return str(counted(lens))
        if len(lens.survey.activities) <= _SEARCHED:
            self.call_after_refresh(self.run_worker, self._search, thread=True, group="search")
        return ""

    def _search(self) -> None:
        from tui.presentation.findings import findings_of

        if self.lens:
            findings_of(self.lens.survey)
            self.post_message(self.Searched(self.lens.survey))

    def on_looking_screen_searched(self, event: Searched) -> None:
        """Tell how many discrepancies there are."""
        if self._searched is not event.survey:
            self._searched = event.survey
            self.show_frame()

    def show_status(self) -> None:
        """Write what is shown beside the filter, and the keys that work now."""
        if self.lens and self.view:
            self.filter_bar.show(self.view.status(), self.lens.filter)
        self.refresh_bindings()

    def take_focus(self) -> None:
        """Give the keys to the list of the view."""
        if self.view:
            self.view.take_focus()

    @property
    def filter_bar(self) -> FilterBar:
        from tui.app.widgets.filter_bar import FilterBar

        return self.query_one(FilterBar)

    def on_filter_bar_changed(self) -> None:
        """Filter, once for all keys that have come in by now."""
        if not self._filtering:
            self._filtering = True
            self.call_later(self._apply_filter)

    def _apply_filter(self) -> None:
        self._filtering = False
        if self.lens:
            self.look(self.lens.typing(self.filter_bar.field.value))

    def on_filter_bar_left(self) -> None:
        """Go from the filter to the list."""
        self.take_focus()

    def choose_committee(self, name: str | None) -> None:
        """See what concerns one committee only; an empty name means all again."""
        if name is not None and self.lens:
            self.look(self.lens.scoped(name or None))

    def choose_papers(self, choice: PaperChoice | None) -> None:
        """Let other documents count; what is shown follows."""
        if choice is not None and self.lens and choice != self.lens.choice:
            self.look(self.lens.counting(choice))

    def choose_day(self, day: date | None) -> None:
        """Count from another day."""
        from store.dates.today import today

        if day is not None and self.lens:
            self.day_chosen, self.follows_today = True, day == today()
            self.look(self.lens.dated(day))

    def prepare(self, lens: Lens) -> None:
        """Work out what showing a lens asks for; called in a thread."""
        if self.view:
            _prepare(self.view, lens)


def _prepare(view: View, lens: Lens) -> None:
    """Work out what a view and the frame around it are going to show."""
    view.prepare(lens)
    lens.counts  # noqa: B018 - the lens keeps them
