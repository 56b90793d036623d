"""Entries in forms to paste or save elsewhere: text with sources, a table for a sheet or a page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from store.common.text import one_line
from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.app.views.pane.citation import citation
from tui.app.views.pane.printed import place
from tui.locale import N_, _
from tui.messages.own import told_as_own
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
    return _separated(entries, survey, "\t", "\n")


def _commas(entries: Sequence[Entry], survey: Survey) -> str:
    return _separated(entries, survey, ",", "\r\n")


def _separated(entries: Sequence[Entry], survey: Survey, mark: str, end: str) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=mark, lineterminator=end)
    writer.writerows(table_rows(entries, survey))
    return buffer.getvalue()


def _markdown(entries: Sequence[Entry], survey: Survey) -> str:  # noqa: ARG001
    titles = (_("Id"), _("End date"), _("Leads"), _("Wording"), _("Source"))
    rows = [titles, ["---"] * len(titles), *map(_cells, entries)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cells(entry: Entry) -> list[str]:
    end = printed_day(entry.deadline.row.end) if entry.deadline else ""
    sources = "; ".join(place(source).plain for source in entry.sources)
    cells = entry.id, end, ", ".join(entry.leads), told_as_own(entry, entry.text), sources
    return [_SPECIAL.sub(r"\\\1", one_line(text)) for text in cells]


FORMS = (
    Form("text", N_("Text with sources"), ".txt", "utf-8", _text),
    Form("tsv", N_("Table for a spreadsheet (TSV)"), ".tsv", "utf-8-sig", _tabs),
    Form("markdown", N_("Table in Markdown"), ".md", "utf-8", _markdown),
    Form("csv", N_("Comma-separated table (CSV)"), ".csv", "utf-8-sig", _commas),
)
"""Files for spreadsheets begin with a mark: Excel takes them for Windows-1252 without it."""
COPIED = FORMS[:3]
"""The forms that are copied; the last one is for files."""


def form_of(suffix: str) -> Form | None:
    """Return the form of a file's suffix, whichever case it is in."""
    return next((form for form in FORMS if form.suffix == suffix.lower()), None)
