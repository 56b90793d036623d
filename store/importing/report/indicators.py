"""Indicators of a report: a name in a narrow column, then the figures of a row up to its period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import get_args

from store.importing.report.columns import Known, figures_in, known_figures
from store.importing.report.heads import Column, ColumnKind, columns_of, of_year
from store.importing.report.money_heads import MoneyKind, kinds_in
from store.importing.report.row_words import FIGURES_FIRST, PERIOD, whole_row
from store.importing.report.tokens import Token

_LONGEST_NAME = 200
_LONGEST_FIGURES = 120

Figures = dict[ColumnKind, dict[str, str]]
"""Figures as printed, by what they are and the year that they are of."""


@dataclass
class ReportIndicator:
    """An indicator while its tokens are being gathered; `columns` are those of its table.

    `cells` are those of its row beside its name, one for each column, where the print kept them.
    """

    name: str
    lines: list[int]
    columns: tuple[Column, ...] = ()
    figures: str = ""
    period: str = ""
    broken: bool = False
    cells: tuple[str, ...] = ()
    analysis: list[Token] = field(default_factory=list)

    @property
    def year(self) -> str:
        found = PERIOD.fullmatch(self.period)
        return found[1] if found else ""

    @property
    def printed(self) -> list[str]:
        """Its figures in order; from the first word on, all stands for one: `fastställs 2017`."""
        return figures_in(self.figures)

    def read(self) -> tuple[Figures, bool]:
        """Return its figures by what they are, and whether all of them are known."""
        columns = of_year(self.columns, self.year)
        held = [one for one in columns if one.kind not in ("period", "other")]
        known = Known((), sure=False)
        if self.cells:
            pairs = zip(columns, self.cells, strict=True)
            known = Known(tuple((of, cell) for of, cell in pairs if cell and of in held), True)
        elif self.year and len(self.figures) <= _LONGEST_FIGURES:
            known = known_figures(held, self.figures)
        found: Figures = {}
        for column, figure in known.figures:
            found.setdefault(column.kind, {})[column.year or self.year] = figure
        return found, known.sure


def report_indicators(table: Iterable[Token], head: str = "") -> Iterator[ReportIndicator]:
    """Return the indicators of one table, from the tokens after its head."""
    rows = _Rows(columns_of(head) or ())
    tokens = takewhile(_may_be_of_it, table)
    for token, after in pairwise([*tokens, None]):
        if token is not None:
            rows.take(token, after)
    return filter(_is_row, rows.rows)


def _may_be_of_it(token: Token) -> bool:
    """Tell whether a token may be of a table of indicators: nothing else, and no head of money."""
    kinds = len(kinds_in(token.text))
    is_money = kinds == len(get_args(MoneyKind)) or sum(map(bool, map(kinds_in, token.cells))) > 1
    return token.kind in ("text", "analysis") and not is_money


def _is_row(one: ReportIndicator) -> bool:
    """Tell whether what was gathered is a row, also one whose period was not found."""
    if one.year or one.cells:
        return True
    short = len(one.name) <= _LONGEST_NAME and len(one.figures) <= _LONGEST_FIGURES
    return bool(one.figures) and short and not one.name.endswith(".")


class _Rows:
    """The rows of one table while its tokens are being taken in."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.rows: list[ReportIndicator] = []
        self._columns = columns
        self._analysing = False

    def take(self, token: Token, after: Token | None) -> None:
        """Take in a token, before another."""
        now = self.rows[-1] if self.rows else None
        if token.kind == "analysis":
            self._analysing = now is not None
        elif len(token.cells) == len(self._columns) + 1:
            self._take_cells(token)
        elif row := whole_row(token.text):
            self._begin(token)
            now = self.rows[-1]
            now.name, now.figures, now.period = row.name, row.figures, row.period
        elif now and self._analysing and not _begins(after):
            now.analysis.append(token)
        elif now and not self._analysing and _goes_on(now, token):
            _add(now, token)
        elif not (FIGURES_FIRST.match(token.text) or PERIOD.fullmatch(token.text)):
            self._begin(token)

    def _begin(self, token: Token) -> None:
        lines = list(token.lines)
        self.rows.append(ReportIndicator(token.text, lines, self._columns, broken=token.broken))
        self._analysing = False

    def _take_cells(self, token: Token) -> None:
        """Take in a row whose cells are known, once for all of them."""
        if token.text != token.cells[0]:
            return
        self._begin(token)
        now = self.rows[-1]
        now.cells = token.cells[1:]
        now.figures = " ".join(filter(None, now.cells))
        for column, cell in zip(self._columns, now.cells, strict=True):
            now.period = cell if column.kind == "period" else now.period


def _begins(figures: Token | None) -> bool:
    """Tell whether a row of figures follows the text before it, which then is a name."""
    if figures is None or len(figures.text) > _LONGEST_FIGURES or figures.text.endswith("."):
        return False
    return bool(FIGURES_FIRST.match(figures.text))


def _goes_on(one: ReportIndicator, token: Token) -> bool:
    if one.cells:
        return False
    if not one.year:
        return bool(one.figures or FIGURES_FIRST.match(token.text))
    return bool(PERIOD.fullmatch(token.text)) or token.text[:1].islower()


def _add(one: ReportIndicator, token: Token) -> None:
    if not one.year:
        _add_figures(one, token)
    elif PERIOD.fullmatch(token.text):
        # What looked like the period was the end of a target, such as `fastställs 2017`.
        one.figures, one.period = f"{one.figures} {one.period}", token.text
        one.lines += token.lines
    else:
        # The rest of the name, after a page break.
        one.lines += token.lines
        one.name = f"{one.name}{'' if one.broken else ' '}{token.text}"


def _add_figures(one: ReportIndicator, token: Token) -> None:
    """Add figures; what follows the period is the rest of the name, after a page break."""
    text = f"{one.figures} {token.text}".strip()
    one.lines += token.lines
    periods = [found for found in PERIOD.finditer(text) if found.start() > 0]
    if not periods:
        one.figures = text
        return
    period = periods[-1]
    one.figures, one.period = text[: period.start()].strip(), period[0]
    if rest := text[period.end() :].strip():
        one.name += rest if one.broken and rest[:1].islower() else f" {rest}"
