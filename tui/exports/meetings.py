"""Meetings to be written to a file: as a report, and for a calendar as themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from store.entries.calendar import Sitting
from store.entries.clashes import Clash, clashes
from store.survey.survey import Survey
from tui.exports.outgoing import Outgoing
from tui.exports.report import Column, Grid, Report, Row, Section
from tui.locale import _
from tui.messages.meetings import clash_words, standing_words
from tui.serializers.calendars import Sat, clock


class OutgoingMeetings(Outgoing):
    """Meetings on their days, in order; they are no entries of a register."""

    def __init__(self, name: str, met: Sequence[Sat], survey: Survey, asked: str = "") -> None:
        """`asked` is the filter that they passed, as it was typed."""
        super().__init__(name, (), survey, lambda: _report(name, met, survey, asked))
        self.met = met

    def narrow(self) -> OutgoingMeetings:
        """Return the same for a page: each of its columns has room there."""
        return self


def _report(name: str, met: Sequence[Sat], survey: Survey, asked: str) -> Report:
    told = [(_("As of"), str(survey.as_of)), (_("Filtered by"), asked or _("none"))]
    told.append((_("Meetings"), str(len(met))))
    if met:
        told.append((_("Days"), f"{met[0].sitting.day} – {met[-1].sitting.day}"))
    odd = clashes([one.sitting for one in met])
    rows = tuple(_row(one, survey.as_of, odd) for one in met)
    return Report(name, tuple(told), (Section(name, grid=Grid(_columns(), rows)),))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Day"), "day"), Column(_("Time"), width=13), Column(_("Committee"), width=28),
        Column(_("What"), width=24), Column(_("Place"), width=20), Column(_("State"), width=24),
        Column(_("Last day for papers"), "day"), Column(_("Notice"), "day"),
        Column(_("Minutes approved"), "day"), Column(_("Appeal until"), "day"),
    )  # fmt: skip


def _row(one: Sat, as_of: date, odd: Mapping[Sitting, Sequence[Clash]]) -> Row:
    sitting, days = one.sitting, one.days
    times = "–".join(filter(None, (clock(sitting.start), clock(sitting.end))))
    said = [*standing_words(sitting, as_of), *clash_words(odd.get(sitting, ()))]
    last = sitting.last or sitting.day
    if last > sitting.day:
        said.insert(0, _("until {day}").format(day=last))
    return Row(
        (sitting.day, times or None, sitting.committee, sitting.text or None,
         sitting.place or None, ", ".join(said), days.papers, days.notice, days.approved,
         days.appeal),
    )  # fmt: skip


def day_after(day: date) -> date:
    """Return the day after, as a calendar names the end of whole days; the last there is itself."""
    return day if day == date.max else day + timedelta(days=1)
