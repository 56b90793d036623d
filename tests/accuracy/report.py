"""How right the import of an annual report is, against all its rows by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Reading
from store.model.money import Outturn
from store.model.records import CityStatus, Directive, Goal, Indicator, Listing, Source
from tests.accuracy.figures import Compared, Figure, Row, compare, rows_of

_LEVELS = {
    "direction": "inriktningsmål",
    "area": "mål för verksamhetsområdet",
    "committee": "nämndmål",
    "": "",
}


def figures(gold: Path, reading: Reading) -> list[Figure]:
    """Hold a reading against a report's gold, kind by kind."""
    listings = {one.source.lines[0]: one for act in reading.activities for one in act.listings}
    activities = rows_of(gold, "activities")
    return [
        _goals(rows_of(gold, "goals"), reading),
        compare("activities", activities, listings, _about_activity(_said(reading, "activities"))),
        _leads(activities, listings),
        _participants(activities, listings),
        _indicators(rows_of(gold, "indicators"), reading),
        _columns(rows_of(gold, "indicators"), reading),
        _economy(rows_of(gold, "economy"), reading),
        _carried_over(rows_of(gold, "carried_over"), reading),
        _decisions(rows_of(gold, "decisions"), reading),
    ]


class _Printed(Protocol):
    @property
    def source(self) -> Source | None: ...


R = TypeVar("R", bound=_Printed)


def _by_line(records: Iterable[R]) -> dict[int, R]:
    return {one.source.lines[0]: one for one in records if one.source}


def _said(reading: Reading, table: str) -> Mapping[int, CityStatus]:
    """Return what is reported of the records of a table, by their first line."""
    records = getattr(reading, table)
    sources = [getattr(one, "source", None) or one.listings[0].source for one in records]
    return {
        sources[one.place].lines[0]: one.status for one in reading.reported if one.table == table
    }


def _goals(rows: Iterable[Row], reading: Reading) -> Figure:
    said = _said(reading, "goals")

    def about(goal: Goal, row: Row) -> Compared:
        judged = said.get(row["line"])
        yield "text", f"{goal.number} {goal.text}".strip(), _unpunctuated(row["text"])
        yield "judgement", judged and judged.status, row["judgement"]
        yield "level", _LEVELS[goal.level], row["level"]
        yield "under", goal.under, row["under"] or ""

    return compare("goals", rows, _by_line(reading.goals), about)


def _unpunctuated(text: str) -> str:
    number, _, rest = text.partition(" ")
    return f"{number.rstrip('.')} {rest}" if number[:1].isdigit() else text


def _about_activity(said: Mapping[int, CityStatus]) -> Callable[[Listing, Row], Compared]:
    def about(listing: Listing, row: Row) -> Compared:
        yield "text", listing.text.rstrip("."), row["text"].rstrip(".")
        yield "lines", set(row["lines"]) <= set(listing.source.lines), True
        yield "start", str(listing.start.first), row["start"]
        yield "end", str(listing.end.last), row["end"]
        status = said.get(row["line"])
        yield "goal", listing.goal, row["committee_goal"] or row["goal"]
        yield "deviation", status is not None, row["deviation"]
        yield "analysis", status.text if status else "", row.get("analysis", "")

    return about


def _leads(rows: Iterable[Row], listings: Mapping[int, Listing]) -> Figure:
    figure = Figure("leads")
    for row in rows:
        mine = listings.get(row["line"])
        figure.expected += 1
        figure.found += mine is not None
        if mine and set(mine.leads) == set(map(_body, row["leads"])):
            figure.right += 1
        else:
            figure.misses.append(f"line {row['line']}: {mine and mine.leads}, not {row['leads']}")
    return figure


def _participants(rows: Iterable[Row], listings: Mapping[int, Listing]) -> Figure:
    """Those who take part in an activity with their roles; nobody where the text names nobody."""
    figure = Figure("participants")
    for row in rows:
        expected = {
            (_body(one["committee"]), one["role"])
            for one in row["participants"]
            if "(unspecified)" not in one["committee"]
        }
        mine = listings.get(row["line"])
        found = {(one.committee, one.role) for one in mine.participants} if mine else set()
        figure.count_each(expected, found, row["line"])
    return figure


@cache
def _body(name: str) -> str:
    found = Bodies.load().recognise(name)
    return found.name if found else name


_FIGURES = {
    "outcome": "outcome",
    "outcome_women": "outcome_women",
    "outcome_men": "outcome_men",
    "outcome_last_year": "outcome_last_year",
    "own_target": "target_committee",
    "council_target": "target_council",
}


def _indicators(rows: Iterable[Row], reading: Reading) -> Figure:
    """Indicators with each figure in its column, or in none and told so, but never in another."""
    told = {
        line
        for one in reading.irregularities
        if one.kind in ("figures without columns", "too few figures")
        for line in one.source.lines
    }

    def about(mine: Indicator, row: Row) -> Compared:
        yield "name", mine.name, row["name"]
        yield "goal", (mine.goal or "").partition(" ")[0], row["goal"]
        yield "analysed", bool(mine.analysis), "analysis_lines" in row
        yield "period", mine.period, row["period"]
        unsure = row["line"] in told
        for field, of in _FIGURES.items():
            has = next(iter(getattr(mine, field).values()), None)
            if has is not None or not unsure:
                yield field, has and has.replace(" ", ""), row[of] and row[of].replace(" ", "")

    return compare("indicators", rows, _by_line(reading.indicators), about)


def _columns(rows: Iterable[Row], reading: Reading) -> Figure:
    """Figures of indicators that stand in their column: what is in none is missed here."""
    figure = Figure("figures of indicators")
    found = _by_line(reading.indicators)
    for row in rows:
        mine = found.get(row["line"])
        for field, of in _FIGURES.items():
            has = next(iter(getattr(mine, field).values()), None) if mine else None
            figure.expected += row[of] is not None
            figure.found += has is not None
            figure.right += has is not None
            if row[of] is not None and has is None:
                figure.misses.append(f"line {row['line']}: {field} {row[of]!r} in no column")
    return figure


def _economy(rows: Iterable[Row], reading: Reading) -> Figure:
    """What was spent; a row over all groups stands in none, whatever the gold calls it."""
    found = {line: one for line, one in _by_line(reading.outturns).items() if one.figures}
    rows = list(rows)
    lines = {row["line"] for row in rows}

    def about(mine: Outturn, row: Row) -> Compared:
        group = mine.group or row["what"].partition(" ")[0]
        yield "group", group, row["group"]
        yield "what", mine.what, row["what"]
        yield "unit", mine.unit, row["unit"]
        yield "figures", [*mine.figures.values()], [row[of] for of in _MONEY]

    tables = {line: one for line, one in found.items() if line in lines or len(one.figures) > 2}
    return compare("economy", rows, tables, about)


_MONEY = ("budget", "outcome", "deviation")


def _carried_over(rows: Iterable[Row], reading: Reading) -> Figure:
    """Money carried over, with its lines, year and amounts; that a text leaves open is no row."""
    found = {
        line: one
        for line, one in _by_line(reading.outturns).items()
        if one.section.startswith("Överförs")
    }

    def about(mine: Outturn, row: Row) -> Compared:
        said = row["amount_mnkr"] if isinstance(row["amount_mnkr"], list) else [row["amount_mnkr"]]
        amounts = [float(one.replace(",", ".")) for one in mine.figures.values()]
        yield "lines", list(mine.source.lines), row["lines"]
        yield "amounts", amounts, said if amounts or "does not say" not in row["what"] else []
        if row["to"] in row["text"]:
            yield "to", mine.section, f"Överförs till {row['to']}"

    return compare("carried over", rows, found, about)


def _decisions(rows: Iterable[Row], reading: Reading) -> Figure:
    points = {
        one.source.lines[0]: one
        for one in reading.directives
        if one.kind == "decision" and not one.quoted_by
    }

    def about(mine: Directive, row: Row) -> Compared:
        yield "text", mine.text, row["text"]
        yield "number", mine.number, str(row["number"])
        yield "case", row["case"] in mine.cases, True

    return compare("decisions", rows, points, about)
