"""The lines around what is looked at: the header, the tabs with their counts, what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.app.widgets.aside import in_thread
from tui.app.widgets.frame import HeaderLine, Tab, TabLine
from tui.commands.base import main_key
from tui.commands.views import VIEWS, ShowView
from tui.commands.year_views import EVERY_VIEW, YEAR_VIEWS, MoreViews
from tui.locale import _

if TYPE_CHECKING:
    from store.survey.survey import Survey
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.preferences import Preferences
    from tui.app.session.session import Session
    from tui.presentation.lens import Lens

_SEARCHED = 20_000
"""Activities up to which discrepancies are counted without being asked for; that is done in the
background, but not without slowing what goes on before it."""


class Frame:
    """Says what is looked at, and how much of it there is."""

    def __init__(
        self, screen: Screen[None], looking: Looking, preferences: Preferences, session: Session
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._preferences = preferences
        self._session = session
        self._searched: Survey | None = None
        """The survey of which the discrepancies are known."""

    def show(self) -> None:
        """Write the lines anew."""
        self._show_header()
        self._show_tabs()
        self.show_status()

    def _show_header(self) -> None:
        header, lens = self._screen.query_one(HeaderLine), self._looking.lens
        if lens:
            from tui.presentation.papers import counting

            header.papers = counting(lens)
            header.as_of, header.committee = lens.as_of, lens.committee
            header.my_committee = self._preferences.my_committee
            header.read_only = self._session.read_only
        header.refresh()

    def _show_tabs(self) -> None:
        first, second = self._screen.query(TabLine)
        counts = self._counts()
        first.tabs = [_tab(one, counts.get(one.view, "")) for one in VIEWS]
        second.tabs = [_tab(one) for one in YEAR_VIEWS]
        shown = next(one for one in EVERY_VIEW if one.view == self._looking.shown)
        more = _tab(shown if shown.opened_by else MoreViews)
        first.more = replace(more, title=more.short)
        for line in (first, second):
            line.active = shown.id
            line.refresh()

    def _counts(self) -> dict[str, str]:
        """Return what the tabs say beside the names of views."""
        seen = self._looking.counted
        if seen is None:
            return {}
        return {
            "overdue": str(seen.overdue),
            "upcoming": str(seen.upcoming),
            "discrepancies": self._discrepancies(seen),
        }

    def _discrepancies(self, lens: Lens) -> str:
        """Return how many discrepancies are seen; they are looked for after the first view."""
        if self._searched is lens.survey:
            from tui.presentation.findings import counted

            return str(counted(lens))
        if len(lens.survey.activities) <= _SEARCHED:
            self._screen.call_after_refresh(self._begin_search)
        return ""

    def _begin_search(self) -> None:
        self._screen.run_worker(self._search())

    async def _search(self) -> None:
        lens = self._looking.lens
        if lens is None:
            return
        survey = lens.survey
        await in_thread(lambda: _search(survey), self._screen)
        if self._searched is not survey:
            self._searched = survey
            self.show()

    def show_status(self) -> None:
        """Write what is shown beside the filter, and the keys that work now."""
        looking = self._looking
        if looking.lens and looking.view:
            looking.filter_bar.show(looking.view.status(), looking.lens.filter)
        self._screen.refresh_bindings()


def _tab(one: type[ShowView | MoreViews], count: str = "") -> Tab:
    first = main_key(one.opened_by) if one.opened_by else ""
    return Tab(one.id, first + main_key(one), _(one.title), _(one.short), count)


def _search(survey: Survey) -> None:
    """Look for discrepancies; the survey keeps them."""
    from tui.presentation.findings import findings_of

    findings_of(survey)
