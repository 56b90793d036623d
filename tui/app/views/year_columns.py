"""The columns of the lists of a year: requests, goals, indicators, budgets."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from store.entries.entries import Entry
from store.entries.judgements import judged
from store.entries.measures import aim_of, figure, latest, measured
from store.model.money import BudgetLine
from store.model.records import Directive, Goal, Indicator
from store.survey.outcomes import Years, in_a_row
from tui.app.views.columns import days_cell, end_cell, sign_cell
from tui.app.widgets.bars import against, bar, sparkline
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.messages.wording import RECORDS, STATUSES, number, printed_day, short_point_name
from tui.messages.year_words import AIMS_TOLD, JUDGED, asked_of, what_is_asked
from tui.presentation.asked import report_of, times_of
from tui.presentation.year_arrange import city_words

BAR = 10
"""Cells of a bar."""
_YEARS = 6
"""Years that a sparkline has room for; of more, the last ones."""


def follow_up_columns() -> list[Column[Entry]]:
    """Return the columns of requests and assignments."""
    return [
        Column("sign", "", sign_cell, width=1),
        Column("end", _("By when"), _by_when, width=11),
        Column("days", _("Days"), days_cell, width=5, align="right", priority=2),
        Column("chapter", _("Asked of"), _asked, min_width=14, weight=2, priority=1),
        Column("text", _("What"), _what, min_width=19, weight=7),
        Column("answer", _("Answer"), _answer, width=12),
        Column("own", _("Own status"), _own, width=10, priority=4, room=90),
    ]


def _by_when(entry: Entry) -> Cell:
    """Return by when it is asked; the time of a quotation is no deadline, and quiet."""
    if point := report_of(entry):
        look = sign_cell(entry).look if entry.deadline else "quiet"
        return Cell(short_point_name(point), look)
    if entry.deadline:
        return end_cell(entry)
    return Cell(" / ".join(map(printed_day, times_of(entry))), "quiet")


def _asked(entry: Entry) -> str:
    return asked_of(entry.record) if isinstance(entry.record, Directive) else ""


def _what(entry: Entry) -> str:
    return what_is_asked(entry.record) if isinstance(entry.record, Directive) else entry.text


def _answer(entry: Entry) -> Cell:
    if entry.city_status is None:
        return Cell(_("no answer"), "odd" if not entry.quoted else "quiet")
    return Cell(entry.city_status.status)


def _own(entry: Entry) -> Cell:
    return Cell(_(STATUSES[entry.status]) if entry.status != "open" else "", "quiet")


def goal_columns() -> list[Column[Entry]]:
    """Return the columns of goals."""
    return [
        Column("sign", "", _judged_sign, width=1),
        Column("number", _("No."), _of_goal("number"), width=5),
        Column("text", _("Goal"), attrgetter("text"), min_width=24, weight=7),
        Column("chapter", _("Committee"), _of_goal("committee"), min_width=14, priority=3, room=90),
        Column("judgement", _("Judgement"), _judged, width=17),
        Column("document", _("Judged in"), _judged_in, width=20, priority=2, room=90),
    ]


def _of_goal(field: str) -> Callable[[Entry], Cell]:
    def cell(entry: Entry) -> Cell:
        said = getattr(entry.record, field) if isinstance(entry.record, Goal) else ""
        return Cell(said or "", "quiet")

    return cell


def _judged_sign(entry: Entry) -> Cell:
    sign = JUDGED[judged(city_words(entry))]
    return Cell(sign.sign, sign.look)


def _judged(entry: Entry) -> Cell:
    said = city_words(entry)
    return Cell(said or _("no judgement"), JUDGED[judged(said)].look)


def _judged_in(entry: Entry) -> Cell:
    return Cell(entry.city_status.document if entry.city_status else "", "quiet")


def indicator_columns(years: Callable[[Indicator], Years]) -> list[Column[Entry]]:
    """Return the columns of indicators, whose outcomes by year are given by `years`."""

    def of(said: Callable[[Indicator], str | Cell]) -> Callable[[Entry], str | Cell]:
        return lambda entry: said(entry.record) if isinstance(entry.record, Indicator) else ""

    return [
        Column("sign", "", of(_aim_sign), width=1),
        Column("text", _("Indicator"), attrgetter("text"), min_width=18, weight=7),
        Column("chapter", _("Committee"), of(_committee), min_width=14, weight=2, priority=6),
        Column("outcome", _("Outcome"), of(_outcome), width=9, align="right"),
        Column("own", _("Own tgt"), of(lambda one: latest(one.own_target)), width=9, align="right"),
        Column("council", _("Council"), of(_councils), width=9, align="right", priority=1),
        Column("last", _("Year bef."), of(_last_year), width=9, align="right", priority=4),
        Column("bar", _("│ target"), of(_against), width=BAR, priority=3),
        Column("years", _("Years"), of(lambda one: _line(years(one))), width=_YEARS, priority=2),
    ]


def _committee(record: Indicator) -> str:
    return record.committee or _("The whole city")


def _aim_sign(record: Indicator) -> Cell:
    sign = AIMS_TOLD[measured(record).aim]
    return Cell(sign.sign, sign.look)


def _outcome(record: Indicator) -> Cell:
    return Cell(latest(record.outcome) or "–", AIMS_TOLD[measured(record).aim].look)


def _councils(record: Indicator) -> str:
    return latest(record.council_target) or latest(record.targets)


def _last_year(record: Indicator) -> Cell:
    return Cell(latest(record.outcome_last_year), "quiet")


def _against(record: Indicator) -> Cell:
    """Return the outcome as a bar with a stroke at the target; nothing where they don't compare."""
    if measured(record).aim in {"not compared", "no outcome"}:
        return Cell("")
    outcome, aim = figure(latest(record.outcome)), figure(aim_of(record))
    return Cell(against(outcome.value, aim.value, BAR) if outcome and aim else "", "quiet")


def _line(years: Years) -> str:
    row = in_a_row(years)[-_YEARS:]
    return sparkline(row).rjust(_YEARS) if len(row) > 1 else ""


def budget_columns(largest: Callable[[], float]) -> list[Column[Entry]]:
    """Return the columns of budget lines, in mnkr; `largest` is what a bar is full at."""

    def of(said: Callable[[BudgetLine], str | Cell]) -> Callable[[Entry], str | Cell]:
        return lambda entry: said(entry.record) if isinstance(entry.record, BudgetLine) else ""

    return [
        Column("chapter", _("Committee"), attrgetter("record.committee"), min_width=14, weight=3),
        Column("text", _("Proposal"), of(_proposal), min_width=16, weight=4),
        Column(
            "money",
            _("Kind"),
            of(lambda one: Cell(_(RECORDS[one.kind]), "quiet")),
            width=16,
            priority=2,
        ),
        Column("cost", _("Costs"), of(lambda one: number(one.cost)), width=9, align="right"),
        Column("income", _("Income"), of(lambda one: number(one.income)), width=9, align="right"),
        Column(
            "bar",
            _("mnkr"),
            of(lambda one: Cell(bar(abs(one.cost or 0), largest(), BAR), "quiet")),
            width=BAR,
            priority=1,
        ),
    ]


def _proposal(one: BudgetLine) -> str:
    return f"{one.area}: {one.proposal}" if one.area else one.proposal
