"""The command `find`: every line of the papers on which some words stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from store.common.errors import UsageError
from store.register.known import Known
from store.search.asked import around
from store.search.index import Answer, Line, Search, index_of
from tui.locale import _
from tui.messages.finding import counted
from tui.messages.table import Column, Table, cell
from tui.messages.writing import write
from tui.serializers.found import Form
from tui.serializers.shape import Shape
from tui.settings.paths import index_folder

_KEYS = ("document", "line", "text", "id")
_SHOWN = 300
"""Characters of a line in the table for people."""


def run(request: Namespace, register: Known, form: Form) -> None:
    """Write the lines on which all words stand, those that are spelt otherwise after the others.

    Raises: UsageError when what was typed is too short to be searched for.
    """
    index = index_of(register, index_folder())
    answer = Search(index).ask(" ".join(map(_quoted, request.words)))
    if not answer.words:
        raise UsageError("Nothing was searched for: write a word of at least two letters.")
    lines = [index.line(hit) for hit in answer.hits]
    if form == "json":
        from tui.serializers.as_json import write as write_json

        return write_json([_shape(one) for one in lines])
    if form == "csv":
        from tui.serializers.as_csv import write_rows

        return write_rows(_KEYS, [_shape(one) for one in lines])
    return write(_table(answer, lines))


def _quoted(word: str) -> str:
    """Return an argument as it is typed elsewhere: what the shell was given in quotes is one."""
    return f'"{word}"' if " " in word.strip() and '"' not in word else word


def _shape(line: Line) -> Shape:
    return {
        "document": line.source.document,
        "line": line.source.lines[0],
        "text": line.text,
        "id": line.id or None,
    }


def _table(answer: Answer, lines: Sequence[Line]) -> Table:
    columns = (
        Column(_("Document"), 24),
        Column(_("Line"), 7, right=True),
        Column(_("Page"), 5, right=True),
        Column("ID", 6),
        Column(_("Text")),
    )
    rows = [
        [
            cell(one.source.document),
            cell(one.source.lines[0]),
            cell(one.source.page),
            cell(one.id),
            cell(around(one.text, answer.words, _SHOWN)),
        ]
        for one in lines
    ]
    return Table(columns, rows, counted(answer))
