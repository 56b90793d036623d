"""Entries in forms to paste elsewhere: text with sources, a table for a sheet or a page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from store.common.text import one_line
from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.locale import N_, _
from tui.messages.citation import citation
from tui.messages.phrases import place_of
from tui.messages.wording import printed_day
from tui.serializers.as_csv import table_rows

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
"""What Markdown gives a meaning within a line (CommonMark 0.31 and GitHub's tables)."""


class Form(NamedTuple):
    """A form: its key, its name, the suffix and the encoding of its files."""

    key: str
    title: str
    suffix: str
    encoding: str
    write: Callable[[Sequence[Entry], Survey], str]


def _text(entries: Sequence[Entry], survey: Survey) -> str:  # noqa: ARG001 - one shape for all
    return "\n\n".join(map(citation, entries)) + "\n"


def _tabs(entries: Sequence[Entry], survey: Survey) -> str:
    """Return cells with tabs between, quoted as sheets read them back."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerows(table_rows(entries, survey))
    return buffer.getvalue()


def _markdown(entries: Sequence[Entry], survey: Survey) -> str:  # noqa: ARG001
    titles = (_("Id"), _("End date"), _("Leads"), _("Wording"), _("Source"))
    rows = [titles, ["---"] * len(titles), *map(_cells, entries)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cells(entry: Entry) -> list[str]:
    end = printed_day(entry.deadline.row.end) if entry.deadline else ""
    sources = "; ".join(one_line(place_of(source)) for source in entry.sources)
    cells = entry.id, end, ", ".join(entry.leads), entry.text, sources
    return list(map(escaped, cells))


def escaped(text: str) -> str:
    """Return a text on one line in which nothing has a meaning in Markdown."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


FORMS = (
    Form("text", N_("Text with sources"), ".txt", "utf-8", _text),
    Form("tsv", N_("Table for a spreadsheet (TSV)"), ".tsv", "utf-8-sig", _tabs),
    Form("markdown", N_("Table in Markdown"), ".md", "utf-8", _markdown),
)
"""Files for spreadsheets begin with a mark: Excel takes them for Windows-1252 without it."""
