"""A year as lines: its weeks from left to right, with what falls due in each as an upright bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from textual.content import Content

from tui.app.widgets.bars import tower
from tui.app.widgets.plain import shorten
from tui.app.widgets.sheet import MUTED
from tui.locale import _, ngettext
from tui.presentation.agenda import NO_AGENDA, Agenda
from tui.presentation.calendar_words import days_of, month, period_name
from tui.presentation.scale import Period, Week, week_place
from tui.presentation.timebar import TEMPLATE, TODAY

CURSOR = "▲"
_MOST_WEEKS = 54
_GUTTER = 12
"""Cells to the left that say what a line shows, where there is room."""
_LINE = "bold $text-warning"
_BAR = "$text-primary"
_CHOSEN = "bold $text-accent"


@dataclass(frozen=True, slots=True)
class YearPicture:
    """What falls due in each week of a year, and where in it one is."""

    weeks: Sequence[Week]
    own: Sequence[int]
    """Of each week, how many have a date of their own."""
    template: Sequence[int]
    """Of each week, how many have a template date."""
    unplaced: int
    """How many have no end date, or one that cannot be."""
    period: Period
    as_of: date
    agenda: Agenda = NO_AGENDA

    @property
    def year(self) -> int:
        return self.period.first.year

    def lines(self, width: int, height: int, *, full: bool) -> list[Content]:
        """Return the lines: bars of `height` cells, with the scale and what is missing if full."""
        drawing = _Drawing(self, width)
        lines = [self._total(), drawing.months(), *drawing.bars(height)]
        lines += [drawing.templates(), drawing.numbers()] if full else []
        lines += [drawing.cursor()]
        lines += drawing.agenda() if full else []
        lines.append(self._chosen())
        if full:
            lines.append(Content.styled(self.agenda.said(self.period), MUTED))
        return [shorten(line, width) for line in lines]

    def _total(self) -> Content:
        own, template = sum(self.own), sum(self.template)
        every = own + template
        said = ngettext("{count} end date", "{count} end dates", every).format(count=every)
        parts = [said]
        if template:
            parts.append(
                _("{part} of {whole} have template dates").format(part=template, whole=every)
            )
        if self.unplaced:
            text = ngettext(
                "{count} without a valid date", "{count} without valid dates", self.unplaced
            )
            parts.append(text.format(count=self.unplaced))
        year = Content.styled(f"{self.year:04}", "bold $text-primary")
        return Content.assemble(year, "  ", (" · ".join(parts), MUTED))

    def _chosen(self) -> Content:
        one = self.period
        name, days = period_name(one), days_of(one)
        said = Content.assemble((name, "bold $text-primary"), f"  {days}")
        if self.as_of.year != self.year:
            return said
        line = _("{line} as of {day}").format(line=TODAY, day=self.as_of)
        return Content.assemble(said, "   ", (line, _LINE))


class _Drawing:
    """The lines of a picture whose weeks have cells of their own."""

    def __init__(self, picture: YearPicture, width: int) -> None:
        self._of = picture
        self._cells = 2 if width >= 2 * _MOST_WEEKS + _GUTTER else 1
        count = len(picture.weeks)
        self._gutter = max(0, min(_GUTTER, width - count * self._cells))
        room = max(1, (width - self._gutter) // self._cells)
        middle = week_place(picture.period.first)
        self._from = max(0, min(middle - room // 2, count - room))
        self._shown = range(self._from, min(count, self._from + room))
        same = picture.as_of.year == picture.year
        self._now = week_place(picture.as_of) if same else -1

    def _line(self, label: str, cells: Iterator[tuple[str, str]]) -> Content:
        runs = groupby(cells, lambda cell: cell[1])
        parts = [("".join(text.ljust(self._cells) for text, _ in run), look) for look, run in runs]
        return Content.assemble((self._label(label), MUTED), *parts)

    def _scale(self, names: dict[int, str], label: str = "") -> Content:
        line = ""
        for place in self._shown:
            at = (place - self._from) * self._cells
            room = len(self._shown) * self._cells - at
            if place in names and len(line) <= at and len(names[place]) <= room:
                line = line.ljust(at) + names[place] + " "
        return Content.assemble((self._label(label), MUTED), (line, MUTED))

    def _label(self, text: str) -> str:
        room = max(0, self._gutter - 1)
        return text[:room].rjust(room).ljust(self._gutter)

    def months(self) -> Content:
        """Return the months, each over the week that its first day is in."""
        days = (date(self._of.year, number, 1) for number in range(1, 13))
        return self._scale({week_place(day): month(day)[:3] for day in days})

    def numbers(self) -> Content:
        """Return the numbers of some weeks."""
        every = 4 if self._cells == 1 else 2
        weeks = enumerate(self._of.weeks)
        return self._scale(
            {place: str(week.number) for place, week in weeks if week.number % every == 1}
        )

    def bars(self, height: int) -> list[Content]:
        """Return the lines of the bars, the highest first."""
        largest = max(self._of.own, default=0)
        towers = [tower(count, largest, height) for count in self._of.own]
        labels = [str(largest) if largest else "", *[""] * (height - 1)]
        if height > 1:
            labels[-1] = _("own")
        return [
            self._line(
                labels[row], (self._cell(towers[place][row], place) for place in self._shown)
            )
            for row in range(height)
        ]

    def templates(self) -> Content:
        """Return the line of the weeks in which template dates end."""
        signs = [TEMPLATE if count else " " for count in self._of.template]
        cells = (self._cell(signs[place], place, MUTED) for place in self._shown)
        return self._line(_("template"), cells)

    def agenda(self) -> list[Content]:
        """Return the lines of the cycle's points and of the weeks in which committees meet."""
        agenda, year = self._of.agenda, self._of.year
        names = {week_place(day): name for day, name in agenda.named(year)}
        lines = [self._scale(names, _("cycle"))]
        counts = agenda.meetings_by_week(len(self._of.weeks))
        if any(counts):
            signs = [str(min(count, 9)) if count else " " for count in counts]
            cells = (self._cell(signs[place], place) for place in self._shown)
            lines.append(self._line(_("meetings"), cells))
        return lines

    def cursor(self) -> Content:
        """Return the line that points at the weeks of the period."""
        return self._line("", (self._pointer(place) for place in self._shown))

    def _cell(self, sign: str, place: int, look: str = _BAR) -> tuple[str, str]:
        if sign == " " and place == self._now:
            return TODAY, _LINE
        return sign, look if sign.strip() else ""

    def _pointer(self, place: int) -> tuple[str, str]:
        week, one = self._of.weeks[place], self._of.period
        if week.first <= one.last and one.first <= week.last:
            return CURSOR, _CHOSEN
        return (TODAY, _LINE) if place == self._now else (" ", "")

    def place_at(self, x: int) -> int | None:
        """Return the place of the week at a cell of the line."""
        place = self._from + (x - self._gutter) // self._cells
        return place if x >= self._gutter and place in self._shown else None


def week_at(picture: YearPicture, width: int, x: int) -> Week | None:
    """Return the week that is drawn at a cell of the lines, None beside them."""
    place = _Drawing(picture, width).place_at(x)
    return None if place is None else picture.weeks[place]
