"""What a record says, facet by facet in words that people compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.model.records import Activity, BudgetLine, Directive, Goal, Indicator, Participant
from store.model.traits import Facet


def of_activity(record: Activity) -> Mapping[Facet, str]:
    """Return what the rows of an activity say, each different thing once."""
    rows = record.listings
    return {
        "wording": _each(row.text for row in rows),
        "dates": _each(f"{row.start.text}–{row.end.text}" for row in rows),
        "bodies": _each(_bodies((row.committee, *row.leads), row.participants) for row in rows),
        "other": _each(joined(row.area, row.goal) for row in rows),
    }


def of_directive(record: Directive) -> Mapping[Facet, str]:
    """Return what a directive says, by when, whom it concerns, and whether it was decided."""
    decided = {True: "decided", False: "proposed", None: ""}[record.decided]
    return {
        "wording": record.text,
        "bodies": _bodies((record.committee,), record.participants),
        "dates": _each(one.text for one in record.report),
        "standing": joined(decided, record.quoted_by),
        "other": joined(
            record.kind,
            record.area,
            record.theme,
            record.goal,
            record.section and f"§ {record.section}",
        ),
    }


def of_indicator(record: Indicator) -> Mapping[Facet, str]:
    """Return what an indicator measures, and its figures."""
    figures = (figure for column in record.figures.values() for figure in column.items())
    return {
        "wording": record.name,
        "bodies": record.committee or "",
        "figures": _figures(figures),
        "other": joined(record.area, record.goal, record.period),
    }


def of_budget(record: BudgetLine) -> Mapping[Facet, str]:
    """Return whom a budget line is for, and its amounts."""
    amounts = [(one.text, one.amount) for one in record.items]
    figures = [("+", record.cost), ("-", record.income), *amounts]
    return {"bodies": record.committee, "figures": _figures(figures)}


def of_goal(record: Goal) -> Mapping[Facet, str]:
    """Return what a goal says, and its number."""
    return {"wording": record.text, "other": record.number}


def joined(*parts: str | None) -> str:
    """Return those parts that there are on one line."""
    return " · ".join(filter(None, parts))


def _bodies(leading: Iterable[str], participants: Iterable[Participant]) -> str:
    others = (one.committee for one in participants)
    return ", ".join(dict.fromkeys((*leading, *others)))


def _figures(named: Iterable[tuple[str, object]]) -> str:
    return "; ".join(f"{name} {value}" for name, value in named if value is not None)


def _each(said: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(filter(None, said)))
