"""What cannot be read is refused in a sentence, whichever kind of file it is of."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from tracemalloc import get_traced_memory, start, stop
from typing import Any

import pytest

from store.common.errors import DocumentError, NamndkollError
from store.documents.common.rows import SheetDocument
from store.documents.kinds import of_bytes, of_bytes_here, read_document
from tests.shared import shared
from tests.store.documents.made import as_docx, as_pdf, as_xlsx

TEXT = "Budget 2026\n\nSocialnämnden\n\nNämnden ska\n\n- väga maten\n- laga taken\n"
ROWS = [["Nämnd", "Uppdrag"], ["Socialnämnden", "Väga maten"]]
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n"
    "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260303\r\nSUMMARY:Möte\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
MOST_MEMORY = 200 * 2**20


def package(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip with these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Return a package with another part in it."""
    file = BytesIO(data)
    with zipfile.ZipFile(file, "a") as made:
        made.writestr(name, part)
    return file.getvalue()


def encrypted_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, encrypt="hemligt")
    canvas.drawString(72, 700, "Budget 2026")
    canvas.save()
    return file.getvalue()


def scanned_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    canvas.rect(72, 72, 300, 500, fill=1)
    canvas.save()
    return file.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "macros": ("a.docx", lambda: with_part(as_docx(TEXT), "word/vbaProject.bin", b"x"), "macros"),
    "macros in a sheet": (
        "a.xlsm",
        lambda: with_part(as_xlsx(ROWS), "xl/vbaProject.bin", b"x"),
        "macros",
    ),
    "an old or locked file": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
    "a locked PDF": ("a.pdf", encrypted_pdf, "locked with a password"),
    "a scanned PDF": ("a.pdf", scanned_pdf, "pictures of pages"),
    "a cut PDF": ("a.pdf", lambda: as_pdf(TEXT)[:-400], "cut off"),
    "a cut Word file": ("a.docx", lambda: as_docx(TEXT)[:-400], "cut off"),
    "a cut workbook": ("a.xlsx", lambda: as_xlsx(ROWS)[:-400], "cut off"),
    "a cut calendar": ("a.ics", lambda: CALENDAR.encode()[:-40], "cut off"),
    "a cut sheet": ("a.csv", 'Nämnd;Uppdrag\nA;"bygg'.encode, "never closed"),
    "another zip": ("a.docx", lambda: package({"fil.txt": "x"}), "packed file"),
    "a text called .docx": ("a.docx", lambda: b"Hej", "cut off"),
    "entities": ("a.docx", lambda: package({"word/document.xml": "<!DOCTYPE x>"}), "declarations"),
    "entities in UTF-16": (
        "a.docx",
        lambda: package({"word/document.xml": "<!DOCTYPE x>".encode("utf-16")}),
        "declarations",
    ),
    "UTF-16": ("a.csv", lambda: "Nämnd;Uppdrag".encode("utf-16"), "UTF-16"),
    "no text at all": ("a.csv", lambda: b"a;b\n1\x00;2", "binary"),
    "too many parts": ("a.docx", lambda: package({f"{n}.xml": "" for n in range(5001)}), "5001 p"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(case: str) -> None:
    name, make, sentence = REFUSED[case]
    with pytest.raises(DocumentError, match=sentence):
        of_bytes(name, make())


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.ics"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_anywhere_is_refused(name: str, share: float) -> None:
    makers: dict[str, Callable[[], bytes]] = {
        "a.docx": lambda: as_docx(TEXT),
        "a.xlsx": lambda: as_xlsx(ROWS),
        "a.pdf": lambda: as_pdf(TEXT),
        "a.ics": CALENDAR.encode,
    }
    data = makers[name]()
    with pytest.raises(DocumentError):
        of_bytes(name, data[: int(len(data) * share)])


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", ["csv", "docx", "ics", "text", "xlsx", "zip", "attachments"])
def test_hostile_files_cost_little_and_raise_nothing_but_a_sentence(kind: str) -> None:
    for path in sorted(shared(f"hostile/{kind}").iterdir()):
        start()
        with suppress(NamndkollError):
            read_document(path)
        most = get_traced_memory()[1]
        stop()
        assert most < MOST_MEMORY, path


def unpacking_pdf(megabytes: int) -> bytes:
    """Return a PDF whose one page is drawn by that many megabytes of the same stroke."""
    packer, stroke = zlib.compressobj(9), b"0 0 m 1 1 l S\n" * 75_000
    packed = b"".join(packer.compress(stroke) for _ in range(megabytes)) + packer.flush()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
    )
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


@pytest.mark.timeout(120)
def test_a_pdf_that_unpacks_to_far_too_much_is_refused_and_nothing_else_suffers() -> None:
    with pytest.raises(DocumentError, match="memory"):
        of_bytes("a.pdf", unpacking_pdf(200))


@pytest.mark.timeout(30)
def test_a_million_empty_rows_are_refused() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(2, 1_000_000))
    with pytest.raises(DocumentError, match="rows"):
        of_bytes("a.xlsx", as_xlsx(ROWS, extra_rows=rows))


def test_rows_left_empty_at_the_end_are_no_rows() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(3, 2_000))
    assert len(of_bytes("a.xlsx", as_xlsx(ROWS, extra_rows=rows)).lines) == 2


def test_a_cell_at_the_far_end_of_a_sheet_is_refused() -> None:
    far = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    with pytest.raises(DocumentError, match="rows"):
        of_bytes("a.xlsx", as_xlsx(ROWS, extra_rows=far))


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.ics"])
def test_a_library_that_is_missing_is_told_with_how_to_get_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {
        "a.docx": as_docx(TEXT), "a.xlsx": as_xlsx([[date(2026, 3, 31)]]), "a.pdf": as_pdf(TEXT),
        "a.ics": CALENDAR.encode(),
    }[name]  # fmt: skip
    monkeypatch.setattr("store.documents.common.extras.import_module", _missing)
    with pytest.raises(DocumentError, match=r"pip install 'namndkoll\[documents\]'"):
        of_bytes_here(name, data)


def _missing(name: str) -> Any:
    raise ImportError(name)


def test_an_old_sheet_of_windows_is_read_in_its_encoding() -> None:
    document = of_bytes("a.csv", "Nämnd;Uppdrag\nÄldrenämnden;Översyn".encode("cp1252"))
    assert isinstance(document, SheetDocument)
    assert [one.text for one in document.remarks] == ["Windows-1252"]
    assert document.sheets[0].rows[1] == ("Äldrenämnden", "Översyn")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_of_a_sheet_is_found_out(separator: str) -> None:
    text = "\n".join(separator.join(row) for row in ROWS)
    document = of_bytes("a.csv", text.encode("utf-8-sig"))
    assert isinstance(document, SheetDocument)
    assert [list(row) for row in document.sheets[0].rows] == ROWS


def test_a_separator_that_the_sheet_states_is_taken() -> None:
    document = of_bytes("a.csv", b"sep=|\na;b|c\nd;e|f")
    assert document.lines[1:] == ("a;b\tc", "d;e\tf")


def test_a_calendar_without_uids_is_read_and_ends_on_its_last_day() -> None:
    document = of_bytes("a.ics", CALENDAR.encode())
    assert document.lines[1] == "Möte\t\t2026-03-01\t2026-03-02"


def test_nothing_is_imported_for_a_text() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from store.importing.documents import read_document;"
        "from store.documents.kinds import of_bytes; of_bytes('a.txt', b'x');"
        "print({'docx', 'pypdfium2', 'openpyxl', 'icalendar', 'lxml'} & set(sys.modules))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert done.stdout.strip() == "set()"
