"""The rows of a matter: what each kind of entry says in one line, and its figure or day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from store.entries.entries import Entry
from store.entries.judgements import judged
from store.entries.measures import latest
from store.model.following import Deviation, Dissent
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.records import Directive, Document, Goal, Indicator
from tui.locale import _
from tui.messages.cells import Cell
from tui.messages.following import heading_of, purpose_of
from tui.messages.wording import RECORDS, kind_of, number, printed_day, state_of
from tui.messages.year_words import JUDGED, asked_of, what_is_asked
from tui.presentation.asked import ASKING
from tui.presentation.papers import label
from tui.presentation.year_arrange import city_words


def head_of(document: Document) -> str:
    """Return what a document is: kind, year, case, who stands behind it, when it was decided."""
    parts = [
        f"{label(document)} {document.year or ''}".strip(),
        document.case,
        document.sender.name if document.sender else "",
        str(document.meeting or ""),
    ]
    return " · ".join(filter(None, parts))


def sign_of(entry: Entry) -> Cell:
    """Return how an entry stands: a deadline, a goal's judgement, or that it is doubtful."""
    if isinstance(entry.record, Goal):
        sign = JUDGED[judged(city_words(entry))]
        return Cell(sign.sign, sign.look)
    ended = entry.city_status and entry.deadline and entry.deadline.cls == "closed"
    if entry.deadline and not ended:  # what has ended is as the city says, well or not
        return Cell(state_of(entry).sign, state_of(entry).look)
    return Cell("?", "odd") if entry.flags else Cell("·", "quiet")


def text_of(entry: Entry) -> str:
    """Return what an entry says in one line."""
    said = _TEXTS.get(type(entry.record))
    return said(entry.record) if said else entry.text


def _directive(record: Directive) -> str:
    if record.kind in ASKING:
        return f"{asked_of(record)}: {what_is_asked(record)}"
    return f"{record.number}. {record.text}" if record.number else record.text


def _adjustment(record: Adjustment) -> str:
    what = f"{record.committee}: {purpose_of(record)}"
    return f"{record.number}. {what}" if record.number else what


def _dissent(record: Dissent) -> str:
    """Return against what, who dissents, how and where, and what it points to instead of words."""
    kind = _(RECORDS[record.kind])
    parts = [", ".join(record.parties), kind, record.stage, record.same_as]
    said = " · ".join(filter(None, parts)) or heading_of(record)
    return f"{', '.join(record.points)}. {said}" if record.points else said


def _goal(record: Goal) -> str:
    return " ".join(filter(None, (record.number, record.text)))


def _outturn(record: Outturn) -> str:
    return ", ".join(filter(None, (record.section, record.group, record.what)))


def _deviation(record: Deviation) -> str:
    return f"{record.said_by}: {record.text}" if record.said_by else record.text


def _budget(record: BudgetLine) -> str:
    return ", ".join(filter(None, (record.committee, record.area or "", record.proposal)))


_TEXTS: Mapping[type, Callable[[Any], str]] = {
    Directive: _directive,
    Adjustment: _adjustment,
    Dissent: _dissent,
    Goal: _goal,
    Outturn: _outturn,
    Deviation: _deviation,
    BudgetLine: _budget,
}


def figure_of(entry: Entry) -> Cell:
    """Return an entry's day, judgement, outcome or amount."""
    record = entry.record
    if entry.city_status and not isinstance(record, Goal | Indicator):
        return Cell(entry.city_status.status)
    if entry.deadline:
        return Cell(printed_day(entry.deadline.row.end) or "–", state_of(entry).look)
    if isinstance(record, Goal):
        return Cell(city_words(entry), JUDGED[judged(city_words(entry))].look)
    if isinstance(record, Indicator):
        return Cell(latest(record.outcome) or latest(record.council_target or record.targets))
    if isinstance(record, Adjustment):
        return Cell(number(record.amount))
    if isinstance(record, BudgetLine):
        return Cell(number(record.cost))
    if isinstance(record, Outturn):
        return Cell(" / ".join(record.figures.values()))
    return Cell(_(RECORDS[kind_of(entry)]) if isinstance(record, Deviation) else "", "quiet")
