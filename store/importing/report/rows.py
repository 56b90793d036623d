"""Activities of a report: each text with its two dates, a deviation and what is said of it.

A page break leaves the rest of a text under its dates; it is told from the next row's text by what
follows: a row's text has dates of its own right after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from store.documents.common.blocks import joined
from store.importing.language import layout_words as words
from store.importing.report.tokens import Token, analysis_in


@dataclass
class ReportRow:
    """An activity while its tokens are being gathered."""

    texts: list[Token]
    start: Token
    end: Token | None = None
    deviation: Token | None = None
    analysis: list[Token] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _said(self.texts)

    @property
    def lines(self) -> tuple[int, ...]:
        """Every line that its text and dates stand on, in order."""
        parts = [*self.texts, self.start, *([self.end] if self.end else [])]
        return tuple(sorted(number for part in parts for number in part.lines))


def report_rows(table: Iterable[Token]) -> list[ReportRow]:
    """Return the activities of one table, from the tokens between its heads and what follows it."""
    return _Rows(table).rows


class _Rows:
    def __init__(self, table: Iterable[Token]) -> None:
        self.rows: list[ReportRow] = []
        self._texts: list[Token] = []
        self._analysing = False
        for token in table:
            self._take(token)
        self._rest()

    def _take(self, token: Token) -> None:
        last = self.rows[-1] if self.rows else None
        if token.kind == "text":
            self._texts.append(token)
        elif token.kind == "date" and last and last.end is None and not self._texts:
            last.end = token
        elif token.kind == "date":
            self._begin(token)
        elif token.kind == "deviation" and last:
            self._rest()
            last.deviation = token
        elif token.kind == "analysis":
            self._rest()
            self._analysing = True

    def _begin(self, start: Token) -> None:
        """Begin a row at its first date; its text is what stands right before."""
        texts = self._texts
        cut = len(texts) - 1
        while cut > 0 and not self._analysing and _goes_on(texts[cut - 1], texts[cut]):
            cut -= 1
        self._give(texts[: max(cut, 0)])
        self.rows.append(ReportRow(texts[max(cut, 0) :], start))
        self._texts, self._analysing = [], False

    def _rest(self) -> None:
        """Give what no dates followed to the row before."""
        self._give(self._texts)
        self._texts = []

    def _give(self, texts: Sequence[Token]) -> None:
        """Give a row what stands under it: its analysis, or the rest of its own text."""
        if not self.rows or not texts:
            return
        row = self.rows[-1]
        if self._analysing:
            row.analysis += texts
        elif texts[0].attached or words.starts_lower(texts[0].text) or words.ends_open(row.text):
            row.texts.append(texts[0])


def _goes_on(before: Token, token: Token) -> bool:
    """Tell whether a text is the rest of the one before, parted from it by a page break alone."""
    open_end = words.ends_open(before.text) or before.text.endswith(",")
    return (open_end or words.starts_lower(token.text)) and not before.attached


def _said(texts: Sequence[Token]) -> str:
    said = ""
    for one in texts:
        said = joined(said, one.text)
    return said


def analysis_of(row: ReportRow) -> str:
    """Return what the report says of a row's deviation."""
    return analysis_in(row.analysis)


def tables_of(tokens: Sequence[Token]) -> Iterator[tuple[Token | None, list[Token]]]:
    """Return each table of activities with the goal that it stands under."""
    goal: Token | None = None
    table: list[Token] | None = None
    for token in tokens:
        if token.kind in ("goal", "activities", "indicators", "statement"):
            if table is not None:
                yield goal, table
            table = [] if token.kind == "activities" else None
            goal = token if token.kind == "goal" else goal
        elif table is not None:
            table.append(token)
    if table is not None:
        yield goal, table
