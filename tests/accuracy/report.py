"""How right the import of an annual report is, against all its rows by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Reading
from store.model.records import Goal, Indicator, Listing, Source
from tests.accuracy.figures import Compared, Figure, Row, compare, rows_of


def figures(gold: Path, reading: Reading) -> list[Figure]:
    """Hold a reading against a report's gold, kind by kind."""
    listings = {one.source.lines[0]: one for act in reading.activities for one in act.listings}
    activities = rows_of(gold, "activities")
    return [
        _goals(rows_of(gold, "goals"), reading),
        compare("activities", activities, listings, _about_activity(_said(reading, "activities"))),
        _participants(activities, listings),
        _indicators(rows_of(gold, "indicators"), reading),
    ]


class _Printed(Protocol):
    @property
    def source(self) -> Source | None: ...


R = TypeVar("R", bound=_Printed)


def _by_line(records: Iterable[R]) -> dict[int, R]:
    return {one.source.lines[0]: one for one in records if one.source}


def _said(reading: Reading, table: str) -> Mapping[int, str]:
    """Return what is reported of the records of a table, by their first line."""
    records = getattr(reading, table)
    sources = [getattr(one, "source", None) or one.listings[0].source for one in records]
    return {
        sources[one.place].lines[0]: one.status.status
        for one in reading.reported
        if one.table == table
    }


def _goals(rows: Iterable[Row], reading: Reading) -> Figure:
    said = _said(reading, "goals")

    def about(goal: Goal, row: Row) -> Compared:
        yield "text", f"{goal.number} {goal.text}".strip(), _unpunctuated(row["text"])
        yield "judgement", said.get(row["line"]), row["judgement"]

    return compare("goals", rows, _by_line(reading.goals), about)


def _unpunctuated(text: str) -> str:
    number, _, rest = text.partition(" ")
    return f"{number.rstrip('.')} {rest}" if number[:1].isdigit() else text


def _about_activity(said: Mapping[int, str]) -> Callable[[Listing, Row], Compared]:
    def about(listing: Listing, row: Row) -> Compared:
        yield "text", listing.text.rstrip("."), row["text"].rstrip(".")
        yield "lines", set(row["lines"]) <= set(listing.source.lines), True
        yield "start", str(listing.start.first), row["start"]
        yield "end", str(listing.end.last), row["end"]
        yield "deviation", row["line"] in said, row["deviation"]

    return about


def _participants(rows: Iterable[Row], listings: Mapping[int, Listing]) -> Figure:
    """Those who take part in an activity with their roles, and who leads it, each on its own."""
    bodies = Bodies.load()

    def body(name: str) -> str:
        found = bodies.recognise(name)
        return found.name if found else name

    figure = Figure("participants")
    for row in rows:
        expected = {(body(one["committee"]), one["role"]) for one in row["participants"]}
        expected |= {(body(name), "lead") for name in row["leads"]}
        mine = listings.get(row["line"])
        found = _taking_part(mine) if mine else set()
        figure.expected += len(expected)
        figure.found += len(found)
        figure.right += len(expected & found)
        if expected != found:
            wrong = f"missing {sorted(expected - found)}, wrong {sorted(found - expected)}"
            figure.misses.append(f"line {row['line']}: {wrong}")
    return figure


def _taking_part(listing: Listing) -> set[tuple[str, str]]:
    found = {(one.committee, str(one.role)) for one in listing.participants}
    return found | {(name, "lead") for name in listing.leads}


def _indicators(rows: Iterable[Row], reading: Reading) -> Figure:
    """Indicators with each figure in its column; a figure that has none is not wrong, but told."""
    return compare("indicators", rows, _by_line(reading.indicators), _about_indicator)


def _about_indicator(mine: Indicator, row: Row) -> Compared:
    yield "name", mine.name, row["name"]
    yield "period", mine.period, row["period"]
    for field, has in (
        ("outcome", mine.outcome),
        ("outcome_last_year", mine.outcome_last_year),
        ("target_committee", mine.own_target),
        ("target_council", mine.council_target),
    ):
        yield field, next(iter(has.values()), None), row[field]
