"""What is to be looked at, chosen: a committee, documents, a day; and how a filter was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import N_, _

if TYPE_CHECKING:
    from datetime import date

    from textual.screen import Screen

    from store.entries.papers import PaperChoice
    from store.model.records import Document
    from tui.app.screens.main.looking import Looking
    from tui.app.screens.main.preferences import Preferences
    from tui.app.session.session import Session


class Choosing:
    """Asks for what is to be looked at, and looks at what is answered."""

    def __init__(
        self, screen: Screen[None], looking: Looking, preferences: Preferences, session: Session
    ) -> None:
        self._screen = screen
        self._looking = looking
        self._preferences = preferences
        self._session = session

    def type_filter(self) -> None:
        """Give the keys to the filter."""
        self._looking.filter_bar.field.focus()

    def explain_filter(self) -> None:
        """Tell how each term of the filter was read."""
        from tui.app.screens.pages.explain import ExplainScreen

        lens = self._looking.lens
        if lens:
            self._screen.app.push_screen(ExplainScreen(lens, self._looking.shown))

    def choose_committee(self) -> None:
        """Ask for a committee to look at."""
        from tui.app.screens.dialogs.choosers import committee_chooser

        lens = self._looking.lens
        if lens:
            self._screen.app.push_screen(committee_chooser(lens), self.see_committee)

    def see_committee(self, name: str | None) -> None:
        """See what concerns one committee only; an empty name means all again, None no change."""
        lens = self._looking.lens
        if name is not None and lens:
            self._looking.look(lens.scoped(name or None))

    def see_mine(self) -> None:
        """Go between one's own committee and all; ask for it where there is none."""
        mine, lens = self._preferences.my_committee, self._looking.lens
        if mine is None:
            self.choose_mine()
        elif lens:
            self.see_committee("" if lens.committee == mine else mine)

    def choose_mine(self) -> None:
        """Ask which committee is one's own."""
        from tui.app.screens.dialogs.choosers import committee_chooser

        lens = self._looking.lens
        if lens:
            mine = lens.scoped(self._preferences.my_committee)
            chooser = committee_chooser(mine, N_("Which committee is mine?"))
            self._screen.app.push_screen(chooser, self.take_mine)

    def take_mine(self, name: str | None) -> None:
        """Take a committee as one's own, and look at it; the empty name means none."""
        if name is None:
            return
        own = self._preferences
        own.my_committee = name or None
        self.see_committee(name)
        if own.settled_committee and own.settled_committee != own.my_committee:
            said = _("The settings name {committee}: that holds at the next start.")
            told = said.format(committee=own.settled_committee)
            self._screen.app.notify(told, markup=False)

    def choose_papers(self) -> None:
        """Ask which documents are to count."""
        from tui.app.screens.dialogs.papers import PapersScreen

        lens = self._looking.lens
        if lens:
            chooser = PapersScreen(lens, self._open_text)
            self._screen.app.push_screen(chooser, self._see_papers)

    def _open_text(self, document: Document) -> None:
        from tui.app.screens.pages.source import DocumentScreen

        self._screen.app.push_screen(DocumentScreen(document))

    def _see_papers(self, choice: PaperChoice | None) -> None:
        lens = self._looking.lens
        if choice is not None and lens and choice != lens.choice:
            self._looking.look(lens.counting(choice))

    def show_organisations(self) -> None:
        """Show whose bodies there are, to be corrected and merged."""
        from tui.app.screens.pages.organisations import OrganisationsScreen

        if self._session.changing:
            self._screen.app.push_screen(OrganisationsScreen(self._session.changing))

    def choose_day(self) -> None:
        """Ask for the day to count from."""
        from tui.app.screens.dialogs.ask_day import AskDayScreen

        lens = self._looking.lens
        if lens:
            self._screen.app.push_screen(AskDayScreen(lens.as_of), self._count_from)

    def _count_from(self, day: date | None) -> None:
        if day is not None:
            self._session.choose_day(day)
