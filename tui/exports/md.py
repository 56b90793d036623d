"""Text in Markdown: headings, paragraphs and tables, in which what is said is never markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from tui.exports.forms import escaped
from tui.exports.outgoing import Outgoing
from tui.exports.report import Grid, Report, Value, with_sources
from tui.messages.wording import number


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write the title, what is told of it, and then each part under its heading."""
    blocks = "\n\n".join(_blocks(outgoing.report))
    file.write(f"{blocks}\n".encode("utf-8", errors="replace"))


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield "\n".join(f"- {escaped(label)}: {escaped(said)}" for label, said in report.told)
    for section in report.sections:
        yield f"{'#' * min(section.level + 1, 6)} {escaped(section.title)}"
        for one in section.passages:
            said = f"{one.text} ({one.source})" if one.source else one.text
            yield "\\\n".join(map(escaped, said.split("\n")))
        if section.grid and section.grid.rows:
            yield _table(with_sources(section.grid))


def _table(grid: Grid) -> str:
    rules = ["---:" if one.holds == "number" else "---" for one in grid.columns]
    lines = [[escaped(one.title) for one in grid.columns], rules]
    lines += [list(map(_cell, row.cells)) for row in grid.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(value: Value) -> str:
    if isinstance(value, float):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else escaped(str(value))
