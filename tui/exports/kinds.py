"""The kinds of files that leave the program, each with the module that writes it."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from tui.exports.outgoing import Outgoing, Write
from tui.locale import N_


class FileKind(NamedTuple):
    """A kind of file: the ending of its names, what it is, and the module that writes it.

    Where it takes at most so many rows, a file that ends in `instead` takes more. One that is not
    `wide` has room for the brief columns alone.
    """

    suffix: str
    title: str
    module: str
    most_rows: int | None = None
    instead: str = ".xlsx"
    wide: bool = False

    @property
    def write(self) -> Write:
        """The writer, loaded when it is asked for: it may take a library."""
        found: Write = import_module(f"tui.exports.{self.module}").write
        return found


KINDS = (
    FileKind(".xlsx", N_("Workbook for Excel"), "xlsx", 1_000_000, ".csv", wide=True),
    FileKind(".docx", N_("Document for Word"), "docx", 5_000),
    FileKind(".ics", N_("Calendar of the deadlines, for Outlook"), "ics", 10_000),
    FileKind(".html", N_("Web page, to print or put up"), "html", 20_000),
    FileKind(".eml", N_("Draft of an e-mail"), "eml", 2_000),
    FileKind(".md", N_("Text in Markdown"), "md", 100_000),
    FileKind(".csv", N_("Table with separators, for any spreadsheet"), "separated", wide=True),
    FileKind(".tsv", N_("Table for programs, headings in English"), "tabbed", wide=True),
    FileKind(".txt", N_("Text with sources, to paste"), "cited", wide=True),
)
"""All kinds, the most asked for first; those of pages end where no program opens them quickly."""


def kinds_for(outgoing: Outgoing) -> tuple[FileKind, ...]:
    """Return the kinds that something can be written to."""
    return tuple(one for one in KINDS if not outgoing.endings or one.suffix in outgoing.endings)


def kind_of(suffix: str) -> FileKind | None:
    """Return the kind of a file's suffix, whichever case it is in."""
    return next((one for one in KINDS if one.suffix == suffix.lower()), None)
