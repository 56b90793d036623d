"""A report as a page that stands by itself: no script, no file beside it, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import BinaryIO

from tui.exports.outgoing import Outgoing
from tui.exports.report import Grid, Report, Row, Section
from tui.exports.shown import in_words, marked_column, safe, sources_of
from tui.locale import _, language

_LOWEST = 6
"""The lowest heading that HTML has."""
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
"""Whatever a text may smuggle in, nothing is run and nothing fetched."""


def write(outgoing: Outgoing, file: BinaryIO) -> None:
    """Write a report as a page in UTF-8."""
    file.write(as_page(outgoing.report).encode("utf-8"))


def as_page(report: Report) -> str:
    """Return a report as a page; its sources are notes at the end, with links there and back."""
    style = (files("tui.exports") / "page.css").read_text(encoding="utf-8")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language()}">',
            '<head>\n<meta charset="utf-8">',
            _POLICY,
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(report.title)}</title>",
            f"<style>\n{style}</style>\n</head>\n<body>",
            *_body(report),
            "</body>\n</html>\n",
        )
    )


def _text(said: str) -> str:
    return escape(safe(said))


def _body(report: Report) -> Iterator[str]:
    yield f"<h1>{_text(report.title)}</h1>"
    if report.told:
        facts = (f"<dt>{_text(name)}</dt><dd>{_text(said)}</dd>" for name, said in report.told)
        yield f"<dl>{''.join(facts)}</dl>"
    notes = [*sources_of(report)]
    numbers = iter(range(1, 1 + len(notes)))
    for section in report.sections:
        yield from _section(section, numbers)
    if notes:
        yield f'<section class="notes">\n<h2>{_text(_("Sources"))}</h2>\n<ol>'
        yield from (
            f'<li id="note-{number}">{_text(one)} <a href="#mark-{number}">↩</a></li>'
            for number, one in enumerate(notes, 1)
        )
        yield "</ol>\n</section>"


def _section(section: Section, numbers: Iterator[int]) -> Iterator[str]:
    yield "<section>"
    if section.title:
        level = min(section.level + 1, _LOWEST)
        yield f"<h{level}>{_text(section.title)}</h{level}>"
    for passage in section.passages:
        yield f"<p>{_text(passage.text)}{_mark(passage.source, numbers)}</p>"
    if section.grid:
        yield from _table(section.grid, numbers)
    yield "</section>"


def _table(grid: Grid, numbers: Iterator[int]) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_text(one.title)}</th>' for one in grid.columns)
    yield f'<div class="wide"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    marked = marked_column(grid)
    yield from (_row(row, grid, marked, numbers) for row in grid.rows)
    yield "</tbody>\n</table></div>"


def _row(row: Row, grid: Grid, marked: int, numbers: Iterator[int]) -> str:
    cells = [escape(in_words(one)) for one in row.cells]
    cells[marked] += _mark(row.source, numbers)
    shown = (
        f'<td class="{column.holds}">{cell}</td>'
        for cell, column in zip(cells, grid.columns, strict=True)
    )
    return f"<tr>{''.join(shown)}</tr>"


def _mark(source: str, numbers: Iterator[int]) -> str:
    if not source:
        return ""
    number = next(numbers)
    return f'<sup><a id="mark-{number}" href="#note-{number}">{number}</a></sup>'
