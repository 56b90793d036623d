"""Each limit names itself, how much the file has, and what to do; tried with lowered limits."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.common import limits
from store.common.errors import DocumentError, NamndkollError, RegisterError
from store.common.limits import Limit
from store.documents.common.files import read_file
from store.documents.kinds import of_bytes_here
from store.importing.documents import read_any
from store.keeping.journal import journal_of
from store.register.register import Register
from tests.registers import small_register
from tests.store.documents.made import as_docx, as_pdf, as_xlsx

ROWS = [["Nämnd", "Uppdrag"], ["Socialnämnden", "Väga maten"], ["Kulturnämnden", "Laga taken"]]
CSV = "\n".join(";".join(row) for row in ROWS).encode()
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml"
Make = Callable[[], bytes]


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with a part changed, or added to nothing when there is none."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for one in {*old.namelist(), part}:
            text = old.read(one) if one in old.namelist() else b""
            new.writestr(one, change(text) if one == part else text)
    return file.getvalue()


def with_strings(count: int) -> bytes:
    """Return a workbook with a table of that many texts."""
    name = f'<Override PartName="/xl/s.xml" ContentType="{WORKBOOK}.sharedStrings+xml"/></Types>'
    typed = changed(
        as_xlsx(ROWS),
        "[Content_Types].xml",
        lambda text: text.replace(b"</Types>", name.encode()),
    )
    table = b"<sst>" + b"<si><t>a</t></si>" * count + b"</sst>"
    return changed(typed, "xl/s.xml", lambda _: table)


def with_sheets(count: int) -> bytes:
    from openpyxl import Workbook

    book, file = Workbook(), BytesIO()
    for _ in range(count - 1):
        book.create_sheet().append(["a"])
    book.save(file)
    return file.getvalue()


def labelled(mark: str) -> bytes:
    """Return a Word file whose lists have a mark as long as it is."""
    return changed(
        as_docx("- väga\n- laga"),
        "word/numbering.xml",
        lambda text: text.replace(b'w:lvlText w:val="', b'w:lvlText w:val="' + mark.encode()),
    )


def nested(depth: int) -> bytes:
    deep = b"<w:p>" * depth + b"</w:p>" * depth
    return changed(
        as_docx("a"),
        "word/document.xml",
        lambda text: text.replace(b"<w:sectPr", deep + b"<w:sectPr"),
    )


MET: dict[str, tuple[str, str, int, str, Make, str]] = {
    "a large text": (
        "common.text.FILE",
        "a.txt",
        2**20,
        "FILE",
        lambda: b"a" * (2**20 + 1),
        "is 2 MB, ",
    ),
    "parts": ("common.package.PARTS", "a.docx", 3, "PARTS", lambda: as_docx("a"), "packed of"),
    "what unpacks": (
        "common.package.UNPACKED",
        "a.docx",
        9,
        "UNPACKED",
        lambda: as_docx("a"),
        "to 1 MB",
    ),
    "marks of formatting": (
        "word.reading.MARKUP",
        "a.docx",
        9,
        "MARKUP",
        lambda: as_docx("a"),
        "or more",
    ),
    "paragraphs": (
        "word.reading.PARAGRAPHS",
        "a.docx",
        3,
        "PARAGRAPHS",
        lambda: as_docx("a\nb\nc\nd"),
        "4 paragraphs",
    ),
    "a list's marks": (
        "word.reading.LABEL",
        "a.docx",
        9,
        "LABEL",
        lambda: labelled("x" * 50),
        "53 char",
    ),
    "nesting": ("word.reading.DEPTH", "a.docx", 256, "DEPTH", lambda: nested(300), "257 deep"),
    "a text": (
        "common.package.TEXT",
        "a.docx",
        5000,
        "TEXT",
        lambda: as_docx("b" * 9000),
        "9000 c",
    ),
    "pages": ("pdf.reading.PAGES", "a.pdf", 0, "PAGES", lambda: as_pdf("a"), "1 pages"),
    "letters of a PDF": (
        "pdf.reading.LETTERS",
        "a.pdf",
        3,
        "LETTERS",
        lambda: as_pdf("abcd"),
        "4 char",
    ),
    "letters of a text": (
        "common.text.LETTERS",
        "a.txt",
        3,
        "LETTERS",
        lambda: b"abcd",
        "4 characters",
    ),
    "lines": ("common.text.LINES", "a.txt", 3, "LINES", lambda: b"a\r\nb\rc\nd", "4 lines"),
    "lines of a Word file": (
        "common.text.LINES",
        "a.docx",
        2,
        "LINES",
        lambda: as_docx("a\nb\nc"),
        "3 l",
    ),
    "a line": (
        "common.text.LINE",
        "a.txt",
        5,
        "LINE",
        lambda: b"abc\nabcdef",
        "6 characters in line 2",
    ),
    "sheets": (
        "workbook.book.SHEETS",
        "a.xlsx",
        3,
        "SHEETS",
        lambda: with_sheets(4),
        "4 sheets",
    ),
    "rows": ("workbook.reading.ROWS", "a.xlsx", 2, "ROWS", lambda: as_xlsx(ROWS), "3 rows"),
    "rows of values": ("common.rows.ROWS", "a.csv", 2, "ROWS", lambda: CSV, "3 rows"),
    "columns": ("common.rows.COLUMNS", "a.csv", 1, "COLUMNS", lambda: CSV, "2 columns in row 1"),
    "columns of a sheet": (
        "common.rows.COLUMNS",
        "a.xlsx",
        1,
        "COLUMNS",
        lambda: as_xlsx(ROWS),
        "2 c",
    ),
    "cells": ("common.rows.CELLS", "a.csv", 5, "CELLS", lambda: CSV, "6 cells"),
    "cells of a sheet": (
        "workbook.reading.CELLS",
        "a.xlsx",
        5,
        "CELLS",
        lambda: as_xlsx(ROWS),
        "6 cells",
    ),
    "letters of a sheet": (
        "common.rows.LETTERS",
        "a.xlsx",
        9,
        "LETTERS",
        lambda: as_xlsx(ROWS),
        "12 c",
    ),
    "a cell": ("separated.TEXT", "a.csv", 9, "TEXT", lambda: CSV, "13 characters"),
    "texts": (
        "workbook.book.STRINGS",
        "a.xlsx",
        4,
        "STRINGS",
        lambda: with_strings(5),
        "5 different",
    ),
}
"""What is met: the limit's place, a file's name, the lowered limit, its name, the file, words."""


@pytest.mark.parametrize("case", MET)
def test_a_limit_says_which_it_is_and_how_much_the_file_has(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, name, most, limit, make, words = MET[case]
    lowered = replace(getattr(limits, limit), most=most)
    monkeypatch.setattr(f"store.documents.{place}", lowered)
    with pytest.raises(DocumentError) as refused:
        of_bytes_here(name, make())
    assert refused.value.message.text == lowered.said.text
    assert words in str(refused.value)


@pytest.mark.parametrize("case", [one for one in MET if one not in ("nesting", "a large text")])
def test_the_same_files_are_read_within_the_limits_that_there_are(case: str) -> None:
    _place, name, _most, _limit, make, _words = MET[case]
    assert of_bytes_here(name, make()).lines


@pytest.mark.parametrize("limit", ["VALUES", "ENTRIES"])
def test_a_list_of_too_many_values_or_entries_names_them(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lowered = replace(getattr(limits, limit), most=3)
    monkeypatch.setattr(f"store.importing.exported.reading.{limit}", lowered)
    path = tmp_path / "mål 2026.json"
    path.write_text(json.dumps([{"number": "1", "text": "a"}] * 4), encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        read_any(path)
    assert refused.value.message.text == lowered.said.text


def test_every_limit_says_how_much_there_is_and_how_much_is_read() -> None:
    every = [one for one in vars(limits).values() if isinstance(one, Limit)]
    assert len(every) > 15
    for one in every:
        assert {"{found}", "{most}"} <= set(one.said.text.replace(",", " ").split()), one
        with pytest.raises(NamndkollError):
            one.hold(one.most + 1, name="a", path="a", line=1, row=1, restore="r")
        one.hold(one.most)


def test_a_journal_without_end_is_a_sentence_and_left_as_it_is(tmp_path: Path) -> None:
    path = small_register(tmp_path / "register.json").path
    journal = journal_of(path)
    with journal.open("wb") as file:
        file.truncate(limits.JOURNAL.most + 1)
    with pytest.raises(RegisterError, match=r"is 257 MB, and no journal is larger than 256 MB"):
        Register.open(path)
    assert journal.stat().st_size == limits.JOURNAL.most + 1


def test_a_line_of_the_journal_that_never_ends_was_never_said_to_be_saved(tmp_path: Path) -> None:
    register = small_register(tmp_path / "register.json")
    with journal_of(register.path).open("wb") as file:
        file.write(b"00000000 {" + b"x" * 2**20)
    assert Register.open(register.path).activities == register.activities


def test_time_is_over_for_a_text_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1.0)
    path = tmp_path / "budget 2026.txt"
    path.write_text(
        "Budget 2026\n\nSocialnämnden\n\nNämnden ska\n\n- väga maten\n", encoding="utf-8"
    )
    with pytest.raises(DocumentError, match="took more than"):
        read_any(path)


def test_a_file_is_not_read_beyond_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    assert read_file(path) == ("a.txt", b"a")
