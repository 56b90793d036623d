"""Reports to write, and what was written opened again by the libraries of its kind."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from store.documents.common.extras import library
from store.entries.entries import Entry
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import DAY, small_register
from tui.exports.outgoing import Outgoing, Write
from tui.exports.report import Column, Grid, Passage, Report, Row, Section

COLUMNS = (
    Column("Id", width=8),
    Column("Lydelse", width=40),
    Column("Slutdatum", "day", 12),
    Column("Mnkr", "number", 10),
)


def row_of(number: int, text: str = "Bygg gångvägar") -> Row:
    """Return a row of the table, with its source."""
    cells = (f"A{number}", f"{text} {number}", date(2024, 8, 31), number + 0.25)
    return Row(cells, f"plan_2024.txt, rad {number}")


def report_of(rows: Sequence[Row], *sections: Section) -> Report:
    """Return a report with a passage and a table."""
    passage = Passage("Nämnden ska svara.", "plan_2024.txt, sida 3")
    first = Section("Försenat", (passage,), Grid(COLUMNS, tuple(rows)))
    return Report("Inför nämnden", (("Per", "2024-09-16"),), (first, *sections))


def hostile_report(text: str) -> Report:
    """Return a report with a text wherever text can be."""
    grid = Grid((Column(text),), (Row((text,), text),))
    return Report(text, ((text, text),), (Section(text, (Passage(text, text),), grid),))


def outgoing(report: Report, folder: Path, entries: Sequence[Entry] | None = None) -> Outgoing:
    """Return a report as it goes out, of the activities of the small register unless told."""
    path = folder / "out.json"
    register = Register.open(path) if path.exists() else small_register(path)
    survey = Survey(register, DAY)
    going = survey.activities if entries is None else entries
    return Outgoing("lista", going, survey, lambda: report)


def written(write: Write, going: Outgoing) -> bytes:
    """Return what a writer makes of a report."""
    file = io.BytesIO()
    write(going, file)
    return file.getvalue()


def word(data: bytes) -> Any:
    """Return a Word file as python-docx opens it."""
    return Document(io.BytesIO(data))


def footnotes(data: bytes) -> Iterator[tuple[int, str]]:
    """Return the notes of a Word file that are no separators, by their ids."""
    with ZipFile(io.BytesIO(data)) as package:
        root: Any = parse_xml(package.read("word/footnotes.xml"))
    for one in root:
        if one.get(qn("w:type")) is None:
            said = "".join(text.text or "" for text in one.iter(qn("w:t")))
            yield int(one.get(qn("w:id")) or 0), said.strip()


def marks(element: Any) -> list[int]:
    """Return the notes that an element of a Word file points to, in order."""
    return [int(one.get(qn("w:id"))) for one in element.iter(qn("w:footnoteReference"))]


def page(data: bytes) -> Any:
    """Return a page as lxml reads it."""
    return library("lxml.html", "page").document_fromstring(data.decode("utf-8"))


def mail(data: bytes) -> EmailMessage:
    """Return a mail as the standard library reads it."""
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)
    return found
