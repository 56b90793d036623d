"""Indicators of a report: a name in a narrow column, then the figures of a row up to its period.

Empty cells leave nothing behind, so that only what stands first (the outcome) and last (the
council's target) is told from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.importing.report_tokens import Token

_FIGURE = re.compile(r"[+-]?\d{1,3}(?: \d{3})*(?:,\d+)?(?: ?(?:%|st|mnkr|tkr|kr)(?![\w]))?")
_PERIOD = re.compile(r"(?:VB )?(?:(?:T|VB)[12]? )?((?:19|20)\d\d)(?!\d)")
_FIGURES_FIRST = re.compile(r"[+-]?\d[\d ,]*(?:%|st\b|mnkr|tkr|kr\b|\d\s|\s\d|$)")


@dataclass
class ReportIndicator:
    """An indicator while its tokens are being gathered."""

    name: str
    lines: list[int]
    figures: str = ""
    year: str = ""
    broken: bool = False

    @property
    def outcome(self) -> str:
        found = _FIGURE.match(self.figures)
        return found[0] if found else ""

    @property
    def target(self) -> str:
        """What stands last, where there is more than the outcome: a figure, or words for one."""
        found = list(_FIGURE.finditer(self.figures))
        words = self.figures[found[-1].end() :].strip() if found else ""
        return words or (found[-1][0] if len(found) > 1 else "")


def report_indicators(table: Iterable[Token]) -> Iterator[ReportIndicator]:
    """Return the indicators of one table, from the tokens after its heads."""
    now: ReportIndicator | None = None
    for token in table:
        if token.kind != "text":
            break
        if now and not now.year and (now.figures or _FIGURES_FIRST.match(token.text)):
            _add_figures(now, token)
        elif now and now.year and token.text[:1].islower():
            _add_name(now, token)
        elif not (_FIGURES_FIRST.match(token.text) or _PERIOD.fullmatch(token.text)):
            if now and now.year:
                yield now
            now = ReportIndicator(token.text, list(token.lines), broken=token.broken)
    if now and now.year:
        yield now


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
    one.figures, one.year = text[: period.start()].strip(), period[1]
    if rest := text[period.end() :].strip():
        one.name += rest if one.broken and rest[:1].islower() else f" {rest}"
