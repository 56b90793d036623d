"""A report as plain text: for the body of a mail, and for whoever wants no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tui.exports.outgoing import Outgoing
from tui.exports.report import Report, Section
from tui.exports.shown import in_words, marked_column, safe, sources_of
from tui.locale import _

_MARKS = ("=", "-")
"""What underlines a title and the headings below it."""


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write a report as text in UTF-8."""
    file.write(as_text(outgoing.report).encode("utf-8"))


def as_text(report: Report) -> str:
    """Return a report as lines; its sources are notes at the end, `[1]`."""
    lines = [*_heading(report.title, 0)]
    lines += (f"{safe(label)}: {safe(value)}" for label, value in report.told)
    numbers = iter(range(1, 1 + sum(1 for _source in sources_of(report))))
    for section in report.sections:
        lines += ["", *_section(section, numbers)]
    notes = [f"[{number}] {safe(one)}" for number, one in enumerate(sources_of(report), 1)]
    if notes:
        lines += ["", *_heading(_("Sources"), 1), *notes]
    return "\n".join(lines) + "\n"


def _heading(title: str, level: int) -> tuple[str, ...]:
    said = safe(title)
    return (said, _MARKS[level] * max(map(len, said.split("\n")))) if level < 2 else (said,)


def _section(section: Section, numbers: Iterator[int]) -> Iterator[str]:
    if section.title:
        yield from _heading(section.title, section.level)
    for passage in section.passages:
        yield from ("", safe(passage.text) + _mark(passage.source, numbers))
    if section.grid:
        yield from ("", " | ".join(safe(one.title) for one in section.grid.columns))
        marked = marked_column(section.grid)
        for row in section.grid.rows:
            cells = [" ".join(in_words(one).split()) for one in row.cells]
            cells[marked] += _mark(row.source, numbers)
            yield " | ".join(cells)


def _mark(source: str, numbers: Iterator[int]) -> str:
    return f" [{next(numbers)}]" if source else ""
