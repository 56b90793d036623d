"""The shapes of goals and of what measures them."""

from __future__ import annotations

from store.entries.entries import Entry
from store.model.records import Goal, Indicator
from store.survey.survey import Survey
from tui.serializers.shape import Shape, also, city_status_shape, paper_shape, source_shape


def goal(entry: Entry, _survey: Survey, record: Goal) -> Shape:
    """Return a goal, the one that it is part of, and how it was judged."""
    status = entry.follow_up.city_status if entry.follow_up else None
    return {
        **also(city_status=city_status_shape(entry)),
        "id": record.id,
        "number": record.number or None,
        "text": record.text,
        "level": record.level or None,
        "parent": record.under or None,
        "committee": record.committee,
        "judgement": status.status if status else None,
        "source": source_shape(record.source),
        **paper_shape(entry),
    }


def indicator(entry: Entry, _survey: Survey, record: Indicator) -> Shape:
    """Return a measure with its figures, each by its year or column."""
    return {
        "id": record.id,
        "committee": record.committee,
        "area": record.area,
        "goal": record.goal,
        "name": record.name,
        "obligatory": record.obligatory,
        "targets": record.targets,
        "own_target": record.own_target or None,
        "council_target": record.council_target or None,
        "outcome": record.outcome or None,
        "outcome_women": record.outcome_women or None,
        "outcome_men": record.outcome_men or None,
        "outcome_last_year": record.outcome_last_year or None,
        "forecast": record.forecast or None,
        "period": record.period or None,
        "analysis": record.analysis or None,
        **paper_shape(entry),
        **also(city_status=city_status_shape(entry)),
        "source": source_shape(record.source),
    }
