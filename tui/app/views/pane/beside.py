"""What an entry is beside others: figures as bars, a goal's indicators, shares of a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from textual.content import Content

from store.common.text import fold
from store.entries.entries import Entry
from store.entries.measures import figure, latest, measured
from store.model.money import Adjustment
from store.model.records import Goal, Indicator
from store.survey.money import checks_of
from store.survey.outcomes import in_a_row, years_of
from store.survey.survey import Survey
from tui.app.views.pane.printed import place
from tui.app.widgets.bars import bar, sparkline
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Paragraph, Rule
from tui.locale import _, ngettext
from tui.messages.wording import number
from tui.messages.year_words import AIMS_TOLD

_BAR = 12
"""Cells of the longest bar."""
_MOST = 12
"""Indicators of a goal that are listed."""


def beside(entry: Entry, survey: Survey) -> Iterable[Block]:
    """Return the blocks of what an entry is beside others; none for most kinds."""
    told = _TOLD.get(type(entry.record))
    return told(entry.record, survey) if told else ()


def _figures(record: Indicator, survey: Survey) -> Iterable[Block]:
    """The outcome, the targets and the year before as bars, and the outcomes of all years."""
    said = {
        _("Outcome"): latest(record.outcome),
        _("Own target"): latest(record.own_target),
        _("The council's"): latest(record.council_target) or latest(record.targets),
        _("The year before"): latest(record.outcome_last_year),
    }
    read = {label: figure(text) for label, text in said.items()}
    if not record.outcome or not any(read.values()):
        return
    sign = AIMS_TOLD[measured(record).aim]
    yield Rule(f"{sign.sign} {_(sign.title)}")
    largest = max(abs(one.value) for one in read.values() if one)
    for label, one in read.items():
        if one:
            drawn = bar(one.value, largest, _BAR).ljust(_BAR)
            yield Fact(label, (Content.assemble((drawn, MUTED), " ", plain(said[label])),))
    yield from _years(record, survey)


def _years(record: Indicator, survey: Survey) -> Iterable[Block]:
    years = years_of(record, survey)
    if len(years) > 1:
        row = in_a_row(years)
        each = " · ".join("–" if one is None else _plainly(one) for one in row)
        said = f"{min(years)}–{max(years)}: {each}"
        yield Fact(_("Years"), (Content(sparkline(row)), Content(said)))


def _plainly(value: float) -> str:
    """Return a figure with no more decimals than it has."""
    return number(value).removesuffix(number(0)[1:])


def _measured_by(record: Goal, survey: Survey) -> Iterable[Block]:
    """The goal that it is part of, those that are part of it, and its indicators."""
    name = fold(record.text)
    if record.under:
        yield Fact(_("Part of"), (plain(record.under),))
    parts = [one for one in survey.goals if name in fold(getattr(one.record, "under", ""))]
    if parts:
        yield Fact(_("Its parts"), tuple(plain(one.text) for one in parts))
    found = [
        one.record
        for one in survey.indicators
        if isinstance(one.record, Indicator) and name in fold(one.record.goal or "")
    ]
    if not found:
        return
    count = len(found)
    yield Rule(ngettext("{count} indicator", "{count} indicators", count).format(count=count))
    for indicator in found[:_MOST]:
        sign, outcome = AIMS_TOLD[measured(indicator).aim], latest(indicator.outcome) or "–"
        yield Paragraph(plain(f"{sign.sign} {outcome}  {indicator.name}"), hang=2)
    if count > _MOST:
        yield Paragraph(plain(_("and {count} more").format(count=count - _MOST), MUTED))


def _shares(record: Adjustment, survey: Survey) -> Iterable[Block]:
    """What the shares of a decision add up to, and which points are as large as the gap."""
    check = checks_of(survey).get(record.id)
    if check is None:
        return
    sums = _("{summed} = {stated} mnkr") if check.agrees else _("{summed} ≠ {stated} mnkr")
    said = sums.format(summed=number(check.summed), stated=number(check.stated))
    yield Fact(_("Its shares"), (plain(said, "" if check.agrees else "bold"),))
    if check.agrees:
        return
    gap = [plain(_("{amount} mnkr").format(amount=number(abs(check.stated - check.summed))))]
    for one in check.as_large:
        text = _("as large as point {number}: {what}").format(number=one.number, what=one.what)
        gap += [plain(text), Content.styled(place(one.source).plain, MUTED)]
    if not check.as_large:
        gap.append(plain(_("no point of the document is as large"), MUTED))
    yield Fact(_("The gap"), tuple(gap))


_TOLD: Mapping[type, Callable[[Any, Survey], Iterable[Block]]] = {
    Indicator: _figures,
    Goal: _measured_by,
    Adjustment: _shares,
}
