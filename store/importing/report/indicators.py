"""Indicators of a report: a name in a narrow column, then the figures of a row up to its period.

Empty cells leave nothing behind. Where a row has a figure for every column each is known; else
the sums and the order tell some of them, and the rest are left with what was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from store.importing.language.amounts import read_amount
from store.importing.language.figures import FigureKind, Figures
from store.importing.report.tokens import Token

_FIGURE = re.compile(
    r"(?:\+/-|[+-])? ?(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:,\d+)?(?: ?(?:%|st|mnkr|tkr|kr)(?![\w]))?"
)
_PERIOD = re.compile(r"(?:VB )?(?:(?:T|VB)[12]? )?((?:19|20)\d\d)(?!\d)")
_FIGURES_FIRST = re.compile(r"[+-]?\d[\d ,]*(?:%|st\b|mnkr|tkr|kr\b|\d\s|\s\d|$)")
_HEADS = re.compile(
    r"(?P<before>periodensutfall\w{2}(?P<year>\d{4}))|(?P<outcome>periodensutfall)"
    r"|(?P<part>utfall(?:män/pojkar|kvinnor/flickor))|(?P<council>kf:sårsmål)|(?P<target>årsmål)",
    re.I,
)
_ENOUGH = 3
"""Figures of a row of which the first can be told to be the outcome, the last the target."""

_Column = tuple[FigureKind | Literal["part"], str]


@dataclass
class ReportIndicator:
    """An indicator while its tokens are being gathered; `head` is that of its table."""

    name: str
    lines: list[int]
    head: str = ""
    figures: str = ""
    period: str = ""
    broken: bool = False

    @property
    def year(self) -> str:
        found = _PERIOD.fullmatch(self.period)
        return found[1] if found else ""

    @property
    def printed(self) -> list[str]:
        """Its figures in order; from the first word on, all stands for one: `fastställs 2017`."""
        found: list[str] = []
        end = 0
        for one in _FIGURE.finditer(self.figures):
            if any(map(str.isalpha, self.figures[end : one.start()])):
                break
            found.append(one[0].strip())
            end = one.end()
        rest = self.figures[end:].strip()
        return [*found, rest] if rest else found

    @property
    def columns(self) -> list[_Column]:
        """What the columns of its table hold, and of which year."""
        return list(_columns(self.head, self.year))

    def read(self) -> tuple[Figures, bool]:
        """Return its figures by what they are, and whether all of them are known."""
        columns, printed = self.columns, self.printed
        whole = [one for one in columns if one[0] != "part"]
        if len(printed) == len(columns):
            return _under(columns, printed), True
        if len(printed) == len(whole) and not _may_be_parts(printed):
            return _under(whole, printed), True
        if len(printed) < _ENOUGH or len(columns) < _ENOUGH:
            return {}, False
        return _under([whole[0], whole[-1]], [printed[0], printed[-1]]), False


def _columns(head: str, year: str) -> Iterator[_Column]:
    found = list(_HEADS.finditer(head))
    has_council = any(one["council"] for one in found)
    for one in found:
        if one["before"]:
            yield "outcome_last_year", one["year"]
        elif one["part"]:
            yield "part", year
        elif one["outcome"]:
            yield "outcome", year
        elif one["council"]:
            yield "council_target", year
        else:
            yield "own_target" if has_council else "target", year


def _under(columns: Sequence[_Column], printed: Sequence[str]) -> Figures:
    found: Figures = {}
    for (kind, label), figure in zip(columns, printed, strict=True):
        if kind != "part":
            found.setdefault(kind, {})[label] = figure
    return found


def _may_be_parts(printed: Sequence[str]) -> bool:
    """Tell whether the second and third figure can be those of men and women.

    Of what is counted they make the first together; of a share the first lies between them.
    """
    amounts = [_amount(one) for one in printed[:3]]
    whole, one, other = (*amounts, None, None, None)[:3]
    if whole is None or one is None or other is None:
        return False
    if not any("%" in figure for figure in printed[:3]) and one + other == whole:
        return True
    return min(one, other) <= whole <= max(one, other) and "st" not in "".join(printed[:3])


def _amount(figure: str) -> float | None:
    bare = re.sub(r"[^\d, ]", "", figure).strip()
    return read_amount(bare) if bare else None


def report_indicators(table: Iterable[Token], head: str = "") -> Iterator[ReportIndicator]:
    """Return the indicators of one table, from the tokens after its head."""
    now: ReportIndicator | None = None
    for token in table:
        if token.kind != "text":
            break
        if now and _goes_on(now, token):
            _add(now, token)
        elif not (_FIGURES_FIRST.match(token.text) or _PERIOD.fullmatch(token.text)):
            if now and now.year:
                yield now
            now = ReportIndicator(token.text, list(token.lines), head, broken=token.broken)
    if now and now.year:
        yield now


def _goes_on(one: ReportIndicator, token: Token) -> bool:
    if not one.year:
        return bool(one.figures or _FIGURES_FIRST.match(token.text))
    return bool(_PERIOD.fullmatch(token.text)) or token.text[:1].islower()


def _add(one: ReportIndicator, token: Token) -> None:
    if not one.year:
        _add_figures(one, token)
    elif _PERIOD.fullmatch(token.text):
        # What looked like the period was the end of a target, such as `fastställs 2017`.
        one.figures, one.period = f"{one.figures} {one.period}", token.text
        one.lines += token.lines
    else:
        _add_name(one, token)


def _add_name(one: ReportIndicator, token: Token) -> None:
    """Add the rest of a name, after a page break."""
    one.lines += token.lines
    one.name = f"{one.name}{'' if one.broken else ' '}{token.text}"


def _add_figures(one: ReportIndicator, token: Token) -> None:
    """Add figures; what follows the period is the rest of the name, after a page break."""
    text = f"{one.figures} {token.text}".strip()
    one.lines += token.lines
    periods = [found for found in _PERIOD.finditer(text) if found.start() > 0]
    if not periods:
        one.figures = text
        return
    period = periods[-1]
    one.figures, one.period = text[: period.start()].strip(), period[0]
    if rest := text[period.end() :].strip():
        one.name += rest if one.broken and rest[:1].islower() else f" {rest}"
