"""The steering cycle and the meetings of committees, to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from store.dates.cycle import CyclePoint
from store.dates.meetings import Derived, derived
from store.dates.terms import Terms
from store.dates.working import is_working_day, next_working_day
from store.entries.calendar import Sitting
from store.entries.clashes import Clash, clashes
from store.merging.meetings import Taken
from store.model.occurrences import Held, occurrences
from tui.locale import N_, _, ngettext
from tui.messages.meetings import clash_words, standing_words
from tui.messages.table import Cell, Column, Table, cell
from tui.messages.wording import in_words, point_name, weekday
from tui.presentation.agenda import when_words
from tui.serializers.shape import Shape


class Sat(NamedTuple):
    """A meeting of a committee, and how its other days follow."""

    sitting: Sitting
    terms: Terms

    @property
    def days(self) -> Derived:
        return derived(self.sitting.day, self.terms, self.sitting.last)


def points_shape(points: Sequence[CyclePoint]) -> list[Shape]:
    """Return points of the cycle as JSON shows them."""
    return [
        {
            "point": one.name, "year": one.year, "first": one.first, "last": one.last,
            "proposed": one.proposed,
        }
        for one in points
    ]  # fmt: skip


def cycle_table(points: Sequence[CyclePoint], year: int, as_of: date) -> Table:
    """Return the points of a year, with what nobody has set marked."""
    rows = [
        [
            cell(point_name(one.key)),
            cell(_days(one.first, one.last)),
            cell(_("proposed: the usual time") if one.proposed else _("set")),
            cell(in_words((one.last - as_of).days)),
        ]
        for one in points
    ]
    columns = (Column(_("Cycle point"), 30), Column(_("Days"), 24), Column(""), Column(""))
    return Table(columns, rows, _("The steering cycle {year}").format(year=year))


def _days(first: date, last: date) -> str:
    return str(last) if first == last else f"{first} – {last}"


def sat_shape(one: Sat, odd: Sequence[Clash] = ()) -> Shape:
    """Return a meeting as JSON shows it, with what is odd about its day."""
    days, sitting = one.days, one.sitting
    return {
        "id": sitting.id,
        "committee": sitting.committee,
        "day": sitting.day,
        "time": clock(sitting.start),
        "end": clock(sitting.end),
        "last_day": sitting.last,
        "place": sitting.place or None,
        "text": sitting.text or None,
        "cancelled": sitting.cancelled,
        "moved_from": sitting.moved_from,
        "papers": days.papers,
        "notice": days.notice,
        "minutes": days.approved,
        "approved": days.approved,
        "appeal": days.appeal,
        "remarks": list(odd),
    }


def clock(at: time | None) -> str | None:
    """Return a time as `16:00`; None where none is known."""
    return f"{at:%H:%M}" if at else None


def sat_table(found: Sequence[Sat], as_of: date) -> Table:
    """Return meetings with the days that follow from them, and what is odd about theirs."""
    odd = clashes([one.sitting for one in found])
    columns = (
        Column(_("ID"), 5), Column(_("Committee"), 30), Column(_("Meets"), 34),
        Column(_("Last day for papers"), 12), Column(_("Notice"), 12),
        Column(_("Minutes approved"), 14), Column(_("Appeal until"), 22), Column("", 24),
        Column(_("What"), 40),
    )  # fmt: skip
    rows = [_sat_row(one, as_of, odd.get(one.sitting, ())) for one in found]
    return Table(columns, rows)


def _sat_row(one: Sat, as_of: date, odd: Sequence[Clash]) -> list[Cell]:
    days, sitting = one.days, one.sitting
    return [
        cell(sitting.id), cell(sitting.committee), cell(_meets(sitting)), cell(days.papers),
        cell(days.notice), cell(days.approved), cell(*_with_working_day(days.appeal)),
        cell(*standing_words(sitting, as_of), *clash_words(odd)),
        cell(sitting.text or None, sitting.place or None),
    ]  # fmt: skip


def _meets(sitting: Sitting) -> str:
    day, _space, times = when_words(sitting).partition(" ")
    return f"{day} {weekday(sitting.day)} {times}".strip()


def taken_shape(one: Taken) -> Shape:
    """Return what became of an event of another calendar as JSON shows it."""
    meeting = one.meeting
    return {
        "id": one.id,
        "committee": meeting.committee,
        "what": one.outcome,
        "day": meeting.day,
        "time": clock(meeting.start),
        "place": meeting.place or None,
        "text": meeting.text or None,
        "rules": [rule for rule in (meeting.rule, *meeting.more_rules) if rule],
        "cancelled": meeting.cancelled or meeting.own_cancelled,
    }


OUTCOMES = {
    "new": N_("new"),
    "changed": N_("changed"),
    "same": N_("as it is"),
    "older": N_("older: left as it is"),
}


def taken_table(taken: Sequence[Taken], as_of: date) -> Table:
    """Return what becomes of the events of another calendar, one a row."""
    columns = (
        Column(_("ID"), 5), Column("", 12), Column(_("Begins"), 34), Column(_("Times"), 40),
        Column(_("What"), 40), Column(_("Place"), 24),
    )  # fmt: skip
    return Table(columns, [_taken_row(one, as_of) for one in taken])


def _taken_row(one: Taken, as_of: date) -> list[Cell]:
    meeting = one.meeting
    until = date(max(as_of.year, meeting.day.year) + 1, 12, 31)
    held = occurrences(meeting, date.min, until)
    first = when_words(held[0]) if held else str(meeting.day)
    rules = [rule for rule in (meeting.rule, *meeting.more_rules) if rule]
    return [
        cell(one.id), cell(_(OUTCOMES[one.outcome])), cell(first),
        cell(*_times(held, until), *rules), cell(meeting.text or meeting.committee),
        cell(meeting.place),
    ]  # fmt: skip


def _times(held: Sequence[Held], until: date) -> Iterator[str]:
    """Return how many times there are, and how many of them are moved or cancelled."""
    if len(held) > 1:
        said = ngettext("{count} time until {day}", "{count} times until {day}", len(held))
        yield said.format(count=len(held), day=min(until, held[-1].day))
    for mark, count in (
        (_("moved: {count}"), sum(one.moved_from is not None for one in held)),
        (_("cancelled: {count}"), sum(one.cancelled for one in held)),
    ):
        if count:
            yield mark.format(count=count)


def _with_working_day(day: date) -> list[str]:
    """Return a day and, where it is none to work on, the next one beside it."""
    if is_working_day(day):
        return [str(day)]
    return [str(day), _("working day {day}").format(day=next_working_day(day))]
