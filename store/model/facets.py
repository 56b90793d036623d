"""What a record says, facet by facet in words that people compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.model.following import Deviation, Dissent
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.records import Activity, Directive, Goal, Indicator, Participant
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
        "standing": joined(decided, record.quoted_by, "expected" if record.soft else ""),
        "other": joined(
            record.kind,
            record.area,
            record.theme,
            record.goal,
            record.section and f"§ {record.section}",
            record.indicator,
            record.condition,
            *record.appendix,
            *record.excluded,
        ),
    }


def of_indicator(record: Indicator) -> Mapping[Facet, str]:
    """Return what an indicator measures, and its figures."""
    figures = (figure for column in record.figures.values() for figure in column.items())
    return {
        "wording": record.name,
        "bodies": record.committee or "",
        "figures": _figures(figures),
        "other": joined(record.area, record.goal, record.period, record.analysis),
    }


def of_budget(record: BudgetLine) -> Mapping[Facet, str]:
    """Return whom a budget line is for, and its amounts."""
    amounts = [(one.text, one.amount) for one in record.items]
    figures = [("+", record.cost), ("-", record.income), *amounts]
    return {"bodies": record.committee, "figures": _figures(figures)}


def of_goal(record: Goal) -> Mapping[Facet, str]:
    """Return what a goal says, whose it is, its number and what it is part of."""
    return {
        "wording": record.text,
        "bodies": record.committee or "",
        "other": joined(record.number, record.level, record.under),
    }


def of_adjustment(record: Adjustment) -> Mapping[Facet, str]:
    """Return what money is for, its amounts, and of which fund on what condition it is."""
    parts = [(one.text, one.amount) for one in record.parts]
    figures = [
        ("asked", record.asked),
        ("granted", record.granted),
        ("refused", record.refused),
        ("reserved", record.reserved),
        *parts,
    ]
    return {
        "wording": joined(record.what, record.text),
        "bodies": record.committee,
        "figures": _figures(figures),
        "standing": record.by,
        "other": joined(
            record.budget,
            record.fund,
            record.number,
            record.appendix,
            record.condition,
            *record.cases,
        ),
    }


def of_dissent(record: Dissent) -> Mapping[Facet, str]:
    """Return who dissents, from what, and what they move."""
    moves = (joined(one.text, ", ".join(one.committees)) for one in record.moves)
    return {
        "wording": _each((record.text, *moves)),
        "bodies": joined(record.stage, ", ".join(record.parties)),
        "figures": _figures((one.text, one.amount) for one in record.moves),
        "other": joined(record.kind, record.same_as, *record.points),
    }


def of_outturn(record: Outturn) -> Mapping[Facet, str]:
    """Return whose money it was, and the figures."""
    return {
        "wording": record.what,
        "bodies": joined(record.committee, record.group),
        "figures": _figures(record.figures.items()),
        "other": joined(record.section, record.unit),
    }


def of_deviation(record: Deviation) -> Mapping[Facet, str]:
    """Return what went otherwise, with what, and who says so."""
    return {
        "wording": record.text,
        "bodies": record.committee or "",
        "standing": record.said_by,
        "other": joined(record.kind, record.goal),
    }


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
