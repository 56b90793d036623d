"""How right the import of a reconciliation is, against all its rows by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Reading
from store.model.following import Deviation
from store.model.money import Adjustment
from store.model.records import CITY_WIDE, Directive
from tests.accuracy.figures import Compared, Figure, Row, compare, rows_of, unlike

_EVERYONE = ("samtliga", "berörda", "nämnderna")
_SHORTEST = 5
"""Letters of a word that tells what money is for."""


def figures(gold: Path, reading: Reading) -> list[Figure]:
    """Hold a reading against a reconciliation's gold, kind by kind."""
    asked = _requests(reading)
    return [
        _decisions(rows_of(gold, "decisions"), reading),
        _asked("requests", rows_of(gold, "requests"), asked),
        _not_asked(rows_of(gold, "not_requests"), asked),
        _adjustments(rows_of(gold, "adjustments"), reading.adjustments),
        _deviations(rows_of(gold, "deviations"), reading),
        _absent(rows_of(gold, "absent_tables"), reading),
    ]


class Asked(Struct, frozen=True):
    """A request with all the bodies that it is to."""

    first: Directive
    bodies: frozenset[str]


def _requests(reading: Reading) -> list[Asked]:
    found: dict[tuple[object, ...], list[Directive]] = {}
    for one in reading.directives:
        if one.kind == "request":
            found.setdefault((one.text, one.source.lines), []).append(one)
    return [Asked(some[0], frozenset(one.committee for one in some)) for some in found.values()]


def _decisions(rows: Iterable[Row], reading: Reading) -> Figure:
    points = {one.source.lines[0]: one for one in reading.directives if one.kind == "decision"}
    money = {one.number: one for one in reading.adjustments if one.number}

    def about(mine: Directive, row: Row) -> Compared:
        adjusted = money.get(mine.number)
        granted = adjusted.granted if adjusted else None
        yield "text", f"{mine.number}. {mine.text}", row["text"]
        yield "lines", list(mine.source.lines), row["lines"]
        yield "appendix", list(mine.appendix), row["appendix"]
        yield "condition", mine.condition or None, row["condition"]
        yield "amounts", granted, next((one["amount"] for one in row["amounts"]), None)
        yield "financing", bool(adjusted and adjusted.fund), bool(row["financing"])
        if row["cases"]:
            yield "cases", list(mine.cases), row["cases"]

    return compare("decisions", rows, points, about)


def _asked(name: str, rows: Sequence[Row], found: Sequence[Asked]) -> Figure:
    """Requests on the lines of a row, with addressees, whom not, through whom and whose words."""
    figure = Figure(name, expected=len(rows), found=len(found))
    for row in rows:
        mine = [one for one in found if set(one.first.source.lines) <= set(row["lines"])]
        same = [one for one in mine if one.first.soft == (row["force"] == "soft")]
        wrong = unlike(_about_request(same[0], row)) if same else ["not found"]
        figure.right += not wrong
        figure.misses += [f"line {row['line']}: {each}" for each in wrong]
    return figure


def _about_request(mine: Asked, row: Row) -> Compared:
    one = mine.first
    quoted = (row["quoted_in"] or "").partition(" ")[0] or None
    yield "text", one.text.rstrip(".") in row["text"], True
    yield "verb", one.lead_in, row["verb"]
    yield "addressees", set(mine.bodies), {_body(name) for name in row["addressees"]}
    yield "excluded", list(one.excluded), row["excluded"]
    yield "via", one.via, row["via"]
    yield "indicator", one.indicator, row["indicator"]
    yield "quoted", one.quoted_by, quoted


def _body(name: str) -> str:
    known = Bodies.load().recognise(name)
    everyone = name.casefold().startswith(_EVERYONE)
    return CITY_WIDE if everyone or known is None else known.name


def _not_asked(rows: Sequence[Row], found: Sequence[Asked]) -> Figure:
    """What looks like a request and is none, and was not read as one."""
    told = [row for row in rows if not any(_holds(one, row) for one in found)]
    misses = [f"line {row['line']}: read as a request" for row in rows if row not in told]
    return Figure("not requests", len(told), len(rows), len(told), misses)


def _holds(one: Asked, row: Row) -> bool:
    return one.first.text in row["text"] or (row["text"] in one.first.text and not one.first.number)


def _adjustments(rows: Sequence[Row], found: Sequence[Adjustment]) -> Figure:
    """Money on the first line of a row, with amounts, body, budget, fund and appendix."""
    figure = Figure("adjustments", expected=len(rows), found=len(found))
    for row in rows:
        mine = [one for one in found if one.source.lines[0] == row["line"]]
        tried = [unlike(_about_money(one, row)) for one in mine] or [["not found"]]
        best = min(tried, key=len)
        figure.right += not best
        figure.misses += [f"line {row['line']}: {each}" for each in best]
    lines = {row["line"] for row in rows}
    others = [one for one in found if one.source.lines[0] not in lines]
    figure.misses += [f"line {one.source.lines[0]}: not in the gold" for one in others]
    return figure


def _about_money(mine: Adjustment, row: Row) -> Compared:
    asked = re.search(r"\d+(?:[.,]\d+)?", str(row["asked"])) if row["asked"] else None
    yield "asked", mine.asked, float(asked[0]) if asked else None
    yield "granted", mine.granted, row["granted"]
    yield "reserved", mine.reserved, row["reserved"]
    yield "body", mine.committee, _body(row["committee"])
    yield "what", _has_word_of(mine.what, row["what"]), True
    yield "budget", mine.budget, row["budget"]
    yield "fund", bool(mine.fund), bool(row["fund"])
    yield "total", mine.total, row["total"]


def _has_word_of(text: str, other: str) -> bool:
    words = (word[:_SHORTEST] for word in re.findall(r"\w+", other.casefold()))
    return any(len(word) == _SHORTEST and word in text.casefold() for word in words)


def _deviations(rows: Iterable[Row], reading: Reading) -> Figure:
    """Deviations and risks by their lines, and whose words they are; judgements of goals beside."""
    goals = {one.source.lines[0] for one in reading.goals if one.source}
    rows = [row for row in rows if row["goal"] != "alla inriktningsmål"]
    figure = Figure("deviations", expected=len(rows), found=len(reading.deviations) + len(goals))
    for row in rows:
        mine = [one for one in reading.deviations if set(one.source.lines) & set(row["lines"])]
        right = row["line"] in goals if row["kind"] == "goal status" else _is_said(mine, row)
        figure.right += right
        figure.misses += [] if right else [f"line {row['line']}: not found"]
    return figure


def _is_said(mine: Iterable[Deviation], row: Row) -> bool:
    by = row["said_by"].partition(",")[0]
    return any(one.said_by == (by if by.isupper() else "") for one in mine)


def _absent(rows: Iterable[Row], reading: Reading) -> Figure:
    told = list(_told(reading, "appendix not here"))
    rows = list(rows)
    missed = [row["line"] for row in rows if not any(row["line"] in lines for lines in told)]
    misses = [f"line {line}: not told" for line in missed]
    return Figure("absent tables", len(rows) - len(missed), len(rows), len(told), misses)


def _told(reading: Reading, kind: str) -> Iterator[tuple[int, ...]]:
    return (one.source.lines for one in reading.irregularities if one.kind == kind)
