"""The steering cycle and the meetings of committees, to be written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from store.calendar import Sitting
from store.dates.cycle import CyclePoint
from store.dates.meetings import Derived, derived
from store.dates.terms import Terms
from store.dates.working import is_working_day, next_working_day
from store.ics import Event
from store.model import Meeting
from tui.locale import _
from tui.output.contract import Shape
from tui.output.table import Cell, Column, Table, cell
from tui.views.wording import in_words, point_name, weekday


class Sat(NamedTuple):
    """A meeting of a committee, and how its other days follow."""

    sitting: Sitting
    terms: Terms

    @property
    def days(self) -> Derived:
        return derived(self.sitting.day, self.terms)


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


def sat_shape(one: Sat) -> Shape:
    """Return a meeting as JSON shows it."""
    days = one.days
    return {
        "id": one.sitting.id,
        "committee": one.sitting.committee,
        "day": one.sitting.day,
        "text": one.sitting.text or None,
        "cancelled": one.sitting.cancelled,
        "papers": days.papers,
        "notice": days.notice,
        "approved": days.approved,
        "appeal": days.appeal,
    }


def sat_table(found: Sequence[Sat], as_of: date) -> Table:
    """Return meetings with the days that follow from them."""
    columns = (
        Column(_("ID"), 5), Column(_("Committee"), 30), Column(_("Meets"), 22),
        Column(_("Last day for papers"), 12), Column(_("Notice"), 12),
        Column(_("Minutes approved"), 14), Column(_("Appeal until"), 22), Column(""),
    )  # fmt: skip
    return Table(columns, [_sat_row(one, as_of) for one in found])


def _sat_row(one: Sat, as_of: date) -> list[Cell]:
    days = one.days
    said = _("cancelled") if one.sitting.cancelled else in_words((days.meeting - as_of).days)
    meets = f"{days.meeting} {weekday(days.meeting)}"
    return [
        cell(one.sitting.id), cell(one.sitting.committee), cell(meets), cell(days.papers),
        cell(days.notice), cell(days.approved), cell(*_with_working_day(days.appeal)), cell(said),
    ]  # fmt: skip


def _with_working_day(day: date) -> list[str]:
    """Return a day and, where it is none to work on, the next one beside it."""
    if is_working_day(day):
        return [str(day)]
    return [str(day), _("working day {day}").format(day=next_working_day(day))]


def event_of(one: Meeting) -> Event:
    """Return a meeting as other calendars know it."""
    text = f"{one.committee}: {one.text}" if one.text else one.committee
    return Event(one.uid, one.day, text, None, one.rule, one.skipped, one.cancelled)
