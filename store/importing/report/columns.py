"""Which column each figure of a row stands in, where empty cells leave nothing behind.

Every way to put the figures under the columns is tried that the order, the sums of women and men
and the words allow; what all ways have in common is known, and the rest is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from msgspec import Struct

from store.importing.language.amounts import read_amount
from store.importing.report.heads import Column

_NUMBER = r"(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:[,.]\d+)?"
_BOUND = r"(?:\+/-|[<>≤≥±]|(?i:minst|högst|lägst|max|min)\b\.?)"
_FIGURE = re.compile(rf"(?P<bound>{_BOUND} ?)?(?P<number>[+−-]? ?{_NUMBER})(?P<unit> ?%)?")
_UNIT = re.compile(r" ?([^\W\d_]{1,10}[²³2]?)(?!\w)")
_UNITS = frozenset(("st", "mnkr", "tkr", "kr", "procent"))
_TARGETS = ("target", "own_target", "council_target")
_PARTS = {"women", "men"}
_ENOUGH = 3
"""Figures of a row of which the first can be told to be the outcome, the last the target."""
_MOST_WAYS = 24
"""Ways to part numbers at their spaces that are looked at."""


class Known(Struct, frozen=True):
    """What is known of a row: figures with their columns; all of them where `sure`."""

    figures: tuple[tuple[Column, str], ...]
    sure: bool


class _Figure(Struct, frozen=True):
    text: str
    amount: float | None = None
    bound: bool = False


def figures_in(row: str) -> list[str]:
    """Return the figures of a row as printed; from the first word on, all is one of them."""
    return [one.text for one in _figures(row)]


def known_figures(columns: Sequence[Column], row: str) -> Known:
    """Return what is known of a row's figures under columns that hold any."""
    ways = [way for figures in _parted(_figures(row)) for way in _ways(columns, figures)]
    sure = len(ways) == 1
    if len(_figures(row)) >= _ENOUGH:
        ways = [way for way in ways if _is_usual(columns, way)]
    elif not sure:
        return Known((), sure=False)
    shared = set.intersection(*({*way.items()} for way in ways)) if ways else set()
    return Known(tuple((columns[place], one.text) for place, one in sorted(shared)), sure)


def _figures(row: str) -> list[_Figure]:
    """Return the figures of a row; a word behind several of them is their unit."""
    found: list[_Figure] = []
    at = 0
    while one := _FIGURE.match(row, at + (row[at : at + 1] == " ")):
        end = one.end()
        unit = _UNIT.match(row, end) if not one["unit"] else None
        beside = re.findall(rf"\d ?{re.escape(unit[1])}(?!\w)", row) if unit else []
        if unit and (unit[1].casefold() in _UNITS or len(beside) > 1):
            end = unit.end()
        text = row[one.start() : end].strip()
        amount = read_amount(one["number"].replace(" ", ""))
        found.append(_Figure(text, amount, bool(one["bound"])))
        at = end
    rest = row[at:].strip()
    return [*found, _Figure(rest, bound=True)] if rest else found


def _parted(figures: Sequence[_Figure]) -> list[list[_Figure]]:
    """Return every way to take numbers apart at their spaces, as in `7 400`, and none.

    Where each figure has its unit a number without one is no figure of its own.
    """
    bare = [one for one in figures if one.text[-1:].isdigit()]
    ways: list[list[_Figure]] = [[]]
    for one in figures:
        parts = list(islice(_apart(one), _MOST_WAYS)) if bare else [[one]]
        ways = [[*way, *part] for way in ways for part in parts][:_MOST_WAYS]
    return ways


def _apart(figure: _Figure) -> Iterator[list[_Figure]]:
    yield [figure]
    for gap in re.finditer(r"(?<=\d) (?=\d)", figure.text):
        first, rest = figure.text[: gap.start()], figure.text[gap.end() :]
        for others in _apart(_figures(rest)[0]):
            yield [_Figure(first, read_amount(first)), *others]


def _ways(columns: Sequence[Column], figures: Sequence[_Figure]) -> Iterator[dict[int, _Figure]]:
    for places in combinations(range(len(columns)), len(figures)):
        way = dict(zip(places, figures, strict=True))
        if _is_possible(columns, way):
            yield way


def _is_possible(columns: Sequence[Column], way: dict[int, _Figure]) -> bool:
    """Tell whether bounds and words stand under targets alone, and parts make up their whole."""
    if any(one.bound and columns[place].kind not in _TARGETS for place, one in way.items()):
        return False
    said = {columns[place].kind: one for place, one in way.items()}
    parts = [said[kind] for kind in ("women", "men") if kind in said]
    if not parts or len(way) == len(columns):
        return True
    both = sum(one.kind in _PARTS for one in columns)
    return len(parts) == both and "outcome" in said and _make_up(said["outcome"], parts)


def _make_up(whole: _Figure, parts: Sequence[_Figure]) -> bool:
    """Tell whether figures can be those of women and men, and another that of both.

    Of what is counted they make it together; of a share it lies between them.
    """
    amounts = [one.amount for one in parts if one.amount is not None]
    if whole.amount is None or len(amounts) < len(parts):
        return False
    figures = (whole, *parts)
    share = any(one.text.endswith(("%", "procent")) for one in figures)
    if len(amounts) == 1 or (sum(amounts) == whole.amount and not share):
        return True
    counted = any(one.text.endswith("st") for one in figures)
    return not counted and min(amounts) <= whole.amount <= max(amounts)


def _is_usual(columns: Sequence[Column], way: dict[int, _Figure]) -> bool:
    """Tell whether a row begins with its outcome and ends with the last target."""
    outcome = next((n for n, one in enumerate(columns) if one.kind == "outcome"), None)
    target = next((n for n, one in reversed([*enumerate(columns)]) if one.kind in _TARGETS), None)
    return all(place is None or place in way for place in (outcome, target))
