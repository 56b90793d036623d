"""The shapes of money given, asked for and spent, of dissents and deviations."""

from __future__ import annotations

from store.entries.entries import Entry
from store.model.following import Deviation, Dissent, Move
from store.model.money import Adjustment, BudgetLine, Outturn
from store.survey.survey import Survey
from tui.serializers.shape import UNIT, Shape, paper_shape, source_shape


def budget(_entry: Entry, _survey: Survey, record: BudgetLine) -> Shape:
    """Return what a proposal gives a body."""
    return {
        "committee": record.committee,
        "area": record.area,
        "kind": record.kind,
        "proposal": record.proposal,
        "cost": record.cost,
        "income": record.income,
        "items": [{"text": item.text, "amount": item.amount} for item in record.items],
        "source": source_shape(record.source),
    }


def adjustment(entry: Entry, _survey: Survey, record: Adjustment) -> Shape:
    """Return money that was asked for, and what became of it."""
    return {
        "id": record.id,
        "committee": record.committee,
        "what": record.what,
        "text": record.text,
        "budget": record.budget,
        "asked": record.asked,
        "granted": record.granted,
        "refused": record.refused,
        "reserved": record.reserved,
        "unit": UNIT,
        "fund": record.fund or None,
        "number": record.number or None,
        "appendix": record.appendix or None,
        "parts": [{"text": one.text, "amount": one.amount} for one in record.parts],
        "total": record.total,
        "cases": record.cases,
        "condition": record.condition or None,
        "by": record.by or None,
        "section": record.section or None,
        **paper_shape(entry),
        "source": source_shape(record.source),
    }


def dissent(entry: Entry, _survey: Survey, record: Dissent) -> Shape:
    """Return what parties say against a decision or beside it; `body` are two lines of text."""
    return {
        "id": record.id,
        "kind": record.kind,
        "parties": record.parties,
        "stage": record.stage or None,
        "text": record.text,
        "points": record.points,
        "moves": [_move(one) for one in record.moves],
        "same_as": record.same_as or None,
        "refers_to": record.refers_to,
        "body": record.body,
        "shared": record.shared,
        "supports": record.supports,
        **paper_shape(entry),
        "source": source_shape(record.source),
    }


def _move(one: Move) -> Shape:
    return {
        "kind": one.kind,
        "text": one.text,
        "committees": one.committees,
        "amount": one.amount,
        "subject": one.subject or None,
        "source": source_shape(one.source),
    }


def outturn(entry: Entry, _survey: Survey, record: Outturn) -> Shape:
    """Return a row of what was spent, its figures as printed."""
    return {
        "id": record.id,
        "committee": record.committee,
        "group": record.group or None,
        "what": record.what,
        "unit": record.unit or None,
        "figures": record.figures,
        "section": record.section or None,
        **paper_shape(entry),
        "source": source_shape(record.source),
    }


def deviation(entry: Entry, _survey: Survey, record: Deviation) -> Shape:
    """Return what did not go as planned, or may not."""
    return {
        "id": record.id,
        "kind": record.kind,
        "text": record.text,
        "committee": record.committee,
        "goal": record.goal,
        "said_by": record.said_by or None,
        **paper_shape(entry),
        "source": source_shape(record.source),
    }
