"""Kinds of pages that PDFs come with beside plain text: recognised scans, stamps, columns."""

from __future__ import annotations

from typing import Any

import pytest

from tests.store.documents.test_pdf_pages import HIGH, WIDE, drawn, put, said

_LINES = (
    "Arbetet i husen fortsätter och alla som bor där",
    "ska få säga sitt om färgen på väggarna. Många lås",
    "är slitna och ska bytas innan sommaren är slut",
)


def _rows(canvas: Any, top: float, step: float) -> None:
    put(canvas, 60, top, "Uppdrag", *(f"Räkna alla stolar i hus {n}" for n in (1, 2, 3)), step=step)
    put(canvas, 300, top, "Ansvarig", *["Socialnämnden"] * 3, step=step)
    put(canvas, 420, top, "Klart", *(f"2026-0{n}-15" for n in (1, 2, 3)), step=step)


_READ = [
    "Uppdrag\tAnsvarig\tKlart",
    *(f"Räkna alla stolar i hus {n}\tSocialnämnden\t2026-0{n}-15" for n in (1, 2, 3)),
]


def test_what_was_recognised_in_a_scanned_page_is_read() -> None:
    def page(canvas: Any) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDE, HIGH)
        text = canvas.beginText(72, HIGH - 100)
        text.setTextRenderMode(3)
        text.textLine("Nämnden ska laga taket")
        canvas.drawText(text)

    assert said(drawn(page)) == ["Nämnden ska laga taket"]


def test_a_table_of_single_lines_far_apart_is_read_row_by_row() -> None:
    assert said(drawn(lambda canvas: _rows(canvas, 100, 22))) == _READ


def test_a_table_of_single_lines_close_together_is_never_read_down_its_columns() -> None:
    read = said(drawn(lambda canvas: _rows(canvas, 100, 13)))
    assert read[-2:] == _READ[-2:]


def test_a_date_that_goes_on_in_its_cell_is_no_row() -> None:
    def page(canvas: Any) -> None:
        for number, month in enumerate(("mars", "april", "maj")):
            top = 100 + 60 * number
            put(canvas, 60, top, f"Räkna alla stolar i hus {number}", "och skriva upp dem")
            put(canvas, 300, top, f"15 {month}", "2026")

    assert said(drawn(page))[1] == "Räkna alla stolar i hus 1 och skriva upp dem\t15 april 2026"


def test_a_word_printed_across_the_text_is_taken_out_and_told() -> None:
    def page(canvas: Any) -> None:
        put(canvas, 72, 100, *_LINES)
        canvas.setFont("Helvetica", 60)
        put(canvas, 100, 124, "UTKAST")

    read = drawn(page)
    assert said(read) == [" ".join(_LINES), "UTKAST"]
    assert [(one.kind, one.text) for one in read.remarks] == [("head of pages", "UTKAST")]


def test_a_large_heading_is_no_stamp() -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 30)
        put(canvas, 72, 80, "Socialnämnden")
        canvas.setFont("Helvetica", 11)
        put(canvas, 72, 100, *_LINES)

    assert said(drawn(page)) == ["Socialnämnden", " ".join(_LINES)]


def test_three_columns_of_prose_are_read_one_after_the_other() -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 7)
        for number in range(3):
            put(canvas, 60 + 170 * number, 100 + 3 * number, f"Spalt {number}.", *_LINES, step=9)

    text = " ".join(said(drawn(page)))
    assert [text.index(f"Spalt {number}") for number in range(3)] == [
        (len("Spalt 0. ") + len(" ".join(_LINES)) + 1) * number for number in range(3)
    ]


def test_columns_whose_headings_stand_level_are_two_columns() -> None:
    def page(canvas: Any) -> None:
        for left, name in ((60, "Socialnämnden"), (330, "Kulturnämnden")):
            canvas.setFont("Helvetica-Bold", 13)
            put(canvas, left, 100, name)
            canvas.setFont("Helvetica", 10)
            put(canvas, left, 122, *_LINES, step=13)

    prose = " ".join(_LINES)
    assert said(drawn(page)) == ["Socialnämnden", prose, "Kulturnämnden", prose]


def test_a_head_larger_than_the_text_of_tables_is_a_head_where_it_is_the_same() -> None:
    def page(canvas: Any) -> None:
        put(canvas, 72, 40, "Exempelstad")
        canvas.setFont("Helvetica", 8)
        put(canvas, 72, 90, *_LINES, step=10)

    text = said(drawn(page, page, page))
    assert text.count("Exempelstad") == 1
    assert text[-1] == "Exempelstad"


def _narrow(canvas: Any, ruled: bool) -> None:
    canvas.setFont("Helvetica", 8)
    for number in range(3):
        top = 100 + 40 * number
        if ruled:
            canvas.grid([60, 112, 200], [HIGH - top - 28, HIGH - top + 12])
        put(canvas, 64, top, "Myndighetsut", "övning", step=10)
        put(canvas, 130, top, f"hus {number} har fått", "nya lås", step=10)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_word_that_its_cell_broke_is_whole_where_the_document_shows_it_whole(
    *, ruled: bool
) -> None:
    def whole(canvas: Any) -> None:
        put(canvas, 72, 100, "Här står ordet myndighetsutövning.")

    read = said(drawn(lambda canvas: _narrow(canvas, ruled), whole))
    assert read[1] == "Myndighetsutövning\thus 1 har fått nya lås"


@pytest.mark.parametrize("ruled", [True, False])
def test_a_word_that_no_document_shows_whole_is_never_put_together(*, ruled: bool) -> None:
    read = said(drawn(lambda canvas: _narrow(canvas, ruled)))
    assert read[1] == "Myndighetsut övning\thus 1 har fått nya lås"
