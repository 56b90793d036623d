"""The meetings of a year and the days around them: entered in words, moved, cancelled here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from store.changes.arranging import cancel_meeting
from store.changes.meetings import cancel_onwards
from store.entries.calendar import Sitting
from store.entries.clashes import Clash, clashes
from tui.app.screens.dialogs.choosers import committee_chooser
from tui.app.screens.dialogs.days import DaysScreen
from tui.app.screens.dialogs.fields import FieldsScreen
from tui.app.screens.dialogs.meeting import EnterMeetingScreen
from tui.app.screens.dialogs.meeting_forms import Form, change_form, is_series, terms_form
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.commands.base import Commands, bindings_of, main_key
from tui.commands.everywhere import CloseScreen, Help, Quit
from tui.commands.meetings import MEETINGS, ChooseDaysHere, EnterMeeting
from tui.locale import N_, _
from tui.messages.cells import Cell, Column
from tui.messages.meetings import clash_words, standing_words
from tui.messages.wording import point_name, weekday
from tui.presentation.agenda import when_words
from tui.presentation.calendar_words import month
from tui.presentation.day_choice import DAYS, DayChoice
from tui.presentation.days import CalendarDay, days_of_year
from tui.presentation.groups import Group

if TYPE_CHECKING:
    from tui.app.session.changing import Changing
    from tui.presentation.lens import Lens

WHO_MEETS = N_("Which committee meets?")


class MeetingsScreen(HelpfulScreen[None]):
    """Days under their months; what is said of a meeting is saved at once and can be undone."""

    COMMANDS_HERE = (*MEETINGS, CloseScreen, Help, Quit)
    BINDINGS = bindings_of(COMMANDS_HERE)
    has_lists = True

    def __init__(
        self, changing: Changing, year: int, choice: DayChoice, chosen: Callable[[DayChoice], None]
    ) -> None:
        """`chosen` is told which days are shown from now on."""
        super().__init__()
        self._changing = changing
        self._year = year
        self._choice = choice
        self._chosen = chosen
        self._clashes: dict[Sitting, tuple[Clash, ...]] = {}

    def compose(self) -> ComposeResult:
        """Make the title, the list and the line of keys."""
        yield Static(classes="panel-title", id="meetings-title")
        yield RowList[CalendarDay](self._columns(), lambda day: day.id, id="days")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the days, and again after each change; begin at the next one."""
        self._changing.shown.subscribe(self, lambda _now: self._show())
        self._show()
        self._rows.focus()
        self._to_next()

    def _show(self) -> None:
        lens = self._changing.lens
        if lens is None:
            return
        days = days_of_year(lens.survey, self._year, lens.committee, self._choice)
        self._clashes = clashes(
            [one.sitting for one in days if one.kind == "meeting" and one.sitting]
        )
        title = _("Meetings {year}: {whose}").format(
            year=self._year, whose=lens.committee or _("all committees")
        )
        self.query_one("#meetings-title", Static).update(plain(title))
        empty = _(
            "No day of {year} is shown. {new} enters a meeting in words, {days} chooses which "
            "days are shown."
        )
        keys = {"new": main_key(EnterMeeting), "days": main_key(ChooseDaysHere)}
        self._rows.set_empty(empty.format(year=self._year, **keys))
        self._rows.set_groups(_by_month(days))
        self.refresh_bindings()

    def _to_next(self) -> None:
        """Put the cursor on the first day that has not been."""
        lens = self._changing.lens
        days = [one for one in self._rows.every if isinstance(one, CalendarDay)]
        found = next((one for one in days if lens and one.day >= lens.as_of), None)
        if found:
            self._rows.move_to(found.id)

    def save(self) -> None:
        """Ask where to save the meetings that are shown."""
        from tui.app.screens.dialogs.save import SaveScreen
        from tui.exports.meetings import OutgoingMeetings
        from tui.serializers.calendars import Sat

        if lens := self._changing.lens:
            days = days_of_year(lens.survey, self._year, lens.committee, self._choice)
            met = [
                Sat(one.sitting, lens.register.meeting_terms(one.sitting.committee))
                for one in days
                if one.kind == "meeting" and one.sitting
            ]
            name = _("Meetings {year}").format(year=self._year)
            outgoing = OutgoingMeetings(name, met, lens.survey, lens.committee or "")
            self.app.push_screen(SaveScreen(outgoing, ".ics"))

    def on_row_list_highlighted(self) -> None:
        """Follow what can be done with another row."""
        self.refresh_bindings()

    def on_row_list_selected(self) -> None:
        """Open the form of the meeting that was chosen."""
        if self.on_meeting:
            self.change()

    def on_footer(self) -> Commands:
        """Return the commands for the line of keys: what can be said of a meeting is all on it."""
        return [one for one in super().on_footer() if one is not Quit]

    @property
    def _rows(self) -> RowList[CalendarDay]:
        return self.query_one("#days", RowList)

    @property
    def _sitting(self) -> Sitting | None:
        """The meeting that the day under the cursor is of."""
        row = self._rows.cursor_row if self.is_mounted else None
        return row.sitting if row else None

    @property
    def may_change(self) -> bool:
        """Whether the register can be changed."""
        return self._changing.refused() is None

    @property
    def on_meeting(self) -> bool:
        """Whether the cursor is on a day of a meeting of which something can be said."""
        return self._sitting is not None

    @property
    def on_series(self) -> bool:
        """Whether that meeting comes again."""
        lens, sitting = self._changing.lens, self._sitting
        return bool(lens and sitting and self.on_meeting and is_series(lens, sitting))

    @property
    def any_change(self) -> bool:
        """Whether there is something to undo."""
        lens = self._changing.lens
        return bool(lens and lens.register.changes)

    def enter(self) -> None:
        """Ask when a committee meets: the one that is looked at, or one that is chosen first."""
        enter_meeting_of(self, self._changing)

    def change(self) -> None:
        """Show a form of the meeting under the cursor."""
        self._show_form(change_form)

    def cancel(self, *, onwards: bool) -> None:
        """Cancel the meeting under the cursor, or it and all that follow."""
        lens, sitting = self._changing.lens, self._sitting
        if lens is None or sitting is None:
            return
        due = sitting.moved_from or sitting.day
        draft = cancel_onwards if onwards else cancel_meeting
        self._changing.arrange(draft(sitting.id, due))

    def set_terms(self) -> None:
        """Show a form of how the committee's other days follow from its meetings."""
        self._show_form(lambda changing, lens, one: terms_form(changing, lens, one.committee))

    def _show_form(self, form: Callable[[Changing, Lens, Sitting], Form]) -> None:
        def show(_register: object) -> None:
            lens, sitting = self._changing.lens, self._sitting
            if lens and sitting:
                self.app.push_screen(FieldsScreen(*form(self._changing, lens, sitting)))

        self._changing.begin(show)

    def choose_days(self) -> None:
        """Ask which days are shown."""

        def choose(choice: DayChoice | None) -> None:
            if choice is not None:
                self._choice = choice
                self._chosen(choice)
                self._show()

        if self._changing.lens:
            self.app.push_screen(DaysScreen(self._changing.lens, self._choice), choose)

    def leap(self, by: int) -> None:
        """Show the year after, or with -1 the one before."""
        self._year = min(max(self._year + by, date.min.year + 1), date.max.year - 1)
        self._show()

    def undo(self) -> None:
        """Take one's own last step back."""
        self._changing.undo()

    def _columns(self) -> list[Column[CalendarDay]]:
        return [
            Column("day", _("Day"), _day, width=24),
            Column("kind", _("What"), _what, min_width=13, weight=2, spills=True),
            Column("committee", _("Committee"), _committee, min_width=15, weight=2),
            Column("state", _("State"), self._state, min_width=14, weight=2),
            Column("place", _("Place"), _place, min_width=8),
        ]

    def _state(self, one: CalendarDay) -> Cell:
        lens, sitting = self._changing.lens, one.sitting
        if sitting is None or lens is None or one.kind != "meeting":
            return Cell("")
        odd = clash_words(self._clashes.get(sitting, ()))
        said = ", ".join([*(f"! {word}" for word in odd), *standing_words(sitting, lens.as_of)])
        return Cell(said, "odd" if odd else "quiet" if sitting.cancelled else "plain")


def enter_meeting_of(
    screen: HelpfulScreen[None], changing: Changing, committee: str | None = None
) -> None:
    """Ask over a screen when a committee meets, and first which, where none is looked at."""

    def ask(name: str | None) -> None:
        if name and changing.lens:
            screen.app.push_screen(EnterMeetingScreen(changing, changing.lens, name))

    def begin(_register: object) -> None:
        lens = changing.lens
        known = committee or (lens.committee if lens else None)
        if known:
            ask(known)
        elif lens:
            screen.app.push_screen(committee_chooser(lens, WHO_MEETS, every=False), ask)

    changing.begin(begin)


def _by_month(days: Sequence[CalendarDay]) -> list[Group[CalendarDay]]:
    months = dict.fromkeys(one.day.replace(day=1) for one in days)
    return [
        Group(month(first), [one for one in days if one.day.replace(day=1) == first], f"{first}")
        for first in months
    ]


def _day(one: CalendarDay) -> str:
    words = when_words(one.sitting) if one.sitting and one.kind == "meeting" else str(one.day)
    day, _space, times = words.partition(" ")
    return f"{day} {weekday(one.day)[:3]} {times}".strip()


def _what(one: CalendarDay) -> str:
    if one.point:
        return point_name(one.point.key)
    text = one.sitting.text if one.sitting and one.kind == "meeting" else ""
    return text or _(DAYS[one.kind])


def _committee(one: CalendarDay) -> str:
    return one.sitting.committee if one.sitting else ""


def _place(one: CalendarDay) -> str:
    return one.sitting.place if one.sitting and one.kind == "meeting" else ""
