"""What a body has spent: tables with rows of figures, as costs, income and net of each group.

A table is known by its head, which names at least two of budget, outcome and what differs. Its
first column may be narrow, so that the names of groups are broken over lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from store.importing.language.amounts import read_amount
from store.importing.report.breaks import Lines
from store.importing.report.money_heads import columns_in, is_of_days, kinds_in
from store.importing.report.tokens import is_goal_label, says_of_goals

_ROW = re.compile(r"(?P<label>[^\W\d].*?) (?P<figures>[+−–-]?\d[\d ,%+−–-]*)")
_BEGINS = re.compile(r"[+−–-]?\d+(?:,\d+)?%?|[–-]")
_GOES_ON = re.compile(r"\d{3}(?:,\d+)?%?")
_OPEN = re.compile(r"[+−–-]?\d{1,3}(?: \d{3})*")
"""A figure whose thousands may go on."""
_UNIT = re.compile(r"\b(mnkr|mkr|tkr|tusen kronor|miljoner kronor)\b", re.I)
_MONEY = re.compile(r"\b(?:\w*kostnad\w*|\w*intäkt\w*|netto\w*|resultat\w*)\b", re.I)
"""What rows of money are called where their head says no unit."""
_HEAD = 8
"""Lines above the first row, empty ones not counted, that may be of the head."""
_KINDS = 2
"""What a head names at least: budget, outcome, what differs."""
_LONGEST_LABEL = 80
_MOST_BETWEEN = 5
"""Lines between two rows, empty ones not counted, that may be the name of a group."""
_WITH_DIFFERENCE = 3
"""Columns of a table of budget, outcome and what differs."""
_FEWEST = 2
"""Rows that a table has at least."""
_MOST_WORDS, _MOST_WAYS = 60, 200
"""Words of a row's figures, and ways to part them, beyond which it is no row."""
_FARTHEST = 60
"""Lines above a table within which its heading stands."""
_ROUNDED = 0.11
"""How much the difference of two rounded figures may be off."""


class SpentRow(Struct, frozen=True):
    """A row: its group, what it counts, its figures in order, and its lines, counted from 1."""

    group: str
    what: str
    figures: tuple[str, ...]
    lines: tuple[int, ...]


class SpentTable(Struct, frozen=True):
    """A table with its columns as printed, empty where its head does not say what they are.

    `unread` are the lines of rows whose figures could be parted in more than one way.
    """

    columns: tuple[str, ...]
    unit: str
    section: str
    head: tuple[int, ...]
    rows: tuple[SpentRow, ...]
    unread: tuple[int, ...] = ()


class _Line(Struct, frozen=True):
    """A line that may be a row, counted from 0, with each way to part its figures."""

    at: int
    label: str
    ways: tuple[tuple[str, ...], ...]


def spent_tables(lines: Lines) -> Iterator[SpentTable]:
    """Return the tables of what was spent, in order."""
    for run in _runs(lines):
        head = _above(lines, run[0].at)
        said = [n for n in head if kinds_in(lines.said[n])]
        if said and len(kinds_in(_words(lines, head))) >= _KINDS:
            table = _table(lines, [n for n in head if said[0] <= n <= said[-1]], run)
            shares = all(figure.endswith("%") for row in run for figure in row.ways[0] if figure)
            if not shares and (table.unit or any(_MONEY.search(row.label) for row in run)):
                yield table


def _runs(lines: Lines) -> Iterator[list[_Line]]:
    """Return rows that follow each other, with no more between them than a name."""
    run: list[_Line] = []
    between = 0
    for at, said in enumerate(lines.said):
        if row := _row(lines, at):
            run.append(row)
            between = 0
        elif said and not lines.may_be_page(at):
            between += 1
            is_far = between > _MOST_BETWEEN or len(said) > _LONGEST_LABEL
            if is_far or (run and _begins_another(lines, run, at)):
                if len(run) >= _FEWEST:
                    yield run
                run = []
    if len(run) >= _FEWEST:
        yield run


def _begins_another(lines: Lines, run: Sequence[_Line], at: int) -> bool:
    """Tell whether a line is the head of a table of money, and what stands above it is none."""
    if len(kinds_in(lines.said[at])) < _KINDS:
        return False
    return len(kinds_in(_words(lines, _above(lines, run[0].at)))) < _KINDS


def _row(lines: Lines, at: int) -> _Line | None:
    if at in lines.rows:
        label, *cells = lines.rows[at]
        figures = [cell.removesuffix("%").strip() for cell in cells if cell not in ("", "-", "–")]
        is_row = (
            label and sum(map(bool, cells)) >= _FEWEST and None not in map(read_amount, figures)
        )
        return _Line(at, label, (tuple(cells),)) if is_row else None
    found = _ROW.fullmatch(lines.said[at])
    if not found or len(found["label"]) > _LONGEST_LABEL or is_of_days(found["figures"]):
        return None
    ways = tuple(tuple(way) for way in _parted(found["figures"].split()))
    decimal = tuple(way for way in ways if all("," in one for one in way))
    ways = tuple(way for way in decimal or ways if len(way) >= _FEWEST)
    return _Line(at, found["label"], ways) if ways else None


def _parted(words: Sequence[str]) -> list[list[str]]:
    """Return every way to part words into figures, whose thousands stand apart."""
    ways: list[list[str]] = [[]] if len(words) <= _MOST_WORDS else []
    for word in words:
        begun = [[*way, word] for way in ways if _BEGINS.fullmatch(word)]
        open_ways = [way for way in ways if way and _OPEN.fullmatch(way[-1])]
        longer = [[*way[:-1], f"{way[-1]} {word}"] for way in open_ways]
        ways = [*begun, *(longer if _GOES_ON.fullmatch(word) else ())]
        if len(ways) > _MOST_WAYS:
            return []
    return ways


def _above(lines: Lines, first: int) -> list[int]:
    """Return the lines right above a row that may be a head and the name of its first group."""
    found: list[int] = []
    for at in range(first - 1, -1, -1):
        said = lines.said[at]
        in_cells = at in lines.rows
        is_long = len(said) > _LONGEST_LABEL and not in_cells
        is_whole = first in lines.rows and len(kinds_in(_words(lines, found))) >= _KINDS
        if len(found) == _HEAD or is_long or said.endswith(".") or (is_whole and said):
            break
        if said and not lines.may_be_page(at):
            found.insert(0, at)
    return found


def _words(lines: Lines, numbers: Iterable[int]) -> str:
    return " ".join(lines.said[n] for n in numbers)


def _table(lines: Lines, head: Sequence[int], run: Sequence[_Line]) -> SpentTable:
    """Return a table from its head and rows; how many columns it has most of its rows say."""
    sure = Counter(len(row.ways[0]) for row in run if len(row.ways) == 1)
    width = sure.most_common(1)[0][0] if sure else 0
    heads = ["\t".join(lines.rows.get(n, (lines.said[n],))) for n in head]
    width, columns = columns_in(heads, width)
    if columns and not _agrees(columns, [way for row in run for way in row.ways]):
        columns = ()
    unit = _UNIT.search(_words(lines, [*head, *range(head[0] - 1, max(head[0] - 3, -1), -1)]))
    rows = list(_rows(lines, head[-1], run, width))
    return SpentTable(
        columns,
        unit[1] if unit else "",
        _section(lines, head[0]),
        tuple(n + 1 for n in head),
        tuple(row for row in rows if row.figures),
        tuple(number for row in rows if not row.figures for number in row.lines),
    )


def _rows(lines: Lines, before: int, run: Sequence[_Line], width: int) -> Iterator[SpentRow]:
    """Return the rows under a head, each with its group; a label in lower case goes on from it.

    A row without figures is one whose figures could not be told apart.
    """
    group = ""
    for row in run:
        between = [n for n in range(before + 1, row.at) if lines.said[n]]
        named = [n for n in between if not lines.may_be_page(n) and "\t" not in lines.said[n]]
        what, numbers = row.label, [row.at]
        if named and row.label[:1].islower():
            what, numbers = f"{lines.joined(named)} {row.label}", [*named, row.at]
            named, group = [], ""
        group = lines.joined(named) if named else group
        ways = [way for way in row.ways if len(way) == width]
        fitting = ways if len(ways) == 1 else [way for way in ways if _differs(way)]
        figures = fitting[0] if len(fitting) == 1 else ()
        yield SpentRow(group, what, figures, tuple(n + 1 for n in numbers))
        before = row.at


def _agrees(columns: Sequence[str], ways: Sequence[Sequence[str]]) -> bool:
    """Tell whether the rows of three columns bear out that the last says what differs."""
    if len(columns) != _WITH_DIFFERENCE or "deviation" not in kinds_in(columns[-1]):
        return True
    rows = [way for way in ways if len(way) == len(columns)]
    return 2 * sum(map(_differs, rows)) >= len(rows)


def _differs(figures: Sequence[str]) -> bool:
    """Tell whether the last of three figures is the difference of the others."""
    amounts = [read_amount(one.removesuffix("%")) for one in figures]
    if len(amounts) != _WITH_DIFFERENCE or None in amounts:
        return False
    one, other, difference = (amount or 0.0 for amount in amounts)
    return abs(abs(one - other) - abs(difference)) <= _ROUNDED


def _section(lines: Lines, head: int) -> str:
    """Return the nearest heading above a head: a short line, right there or before an empty one."""
    for at in range(head - 1, max(head - _FARTHEST, 0) - 1, -1):
        said = lines.said[at]
        above = next((one for one in reversed(lines.said[max(at - 2, 0) : at]) if one), "")
        if at in lines.rows or (said and is_goal_label(above)):
            return ""
        is_right_there = at == head - 1 and not lines.said[head][:1].islower()
        is_alone = said[:1].isupper() and (is_right_there or not lines.said[at + 1])
        heads = said[-1:] not in (*".,:;!?", "") and len(said) <= _LONGEST_LABEL
        if is_alone and heads and not says_of_goals(said):
            return said
    return ""
