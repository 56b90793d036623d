"""Pages of PDFs as programs make them: what stands where, read as a person reads it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from store.documents.common.text import TextDocument
from store.documents.kinds import of_bytes

WIDE, HIGH = 595.0, 842.0
_PROSE = (
    "Arbetet i husen fortsätter och alla som bor där ska",
    "få säga sitt om färgen på väggarna. Många lås är",
    "slitna och ska bytas innan sommaren är slut.",
)


def drawn(*pages: Callable[[Any], None], size: tuple[float, float] = (WIDE, HIGH)) -> TextDocument:
    """Read a PDF of which each page is drawn by a function; places are from the upper left."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return of_bytes("prov.pdf", file.getvalue(), lambda _page, _pages: None)


def put(canvas: Any, x: float, y: float, *lines: str, step: float = 14) -> None:
    """Write lines one under another."""
    for number, line in enumerate(lines):
        canvas.drawString(x, HIGH - y - number * step, line)


def said(document: TextDocument) -> list[str]:
    return [line for line in document.lines if line]


def test_lines_of_one_paragraph_are_joined_whatever_letters_stand_in_them() -> None:
    read = drawn(lambda canvas: put(canvas, 72, 100, *_PROSE))
    assert said(read) == [" ".join(_PROSE)]


def test_a_list_whose_marks_are_of_another_font_is_read_item_by_item() -> None:
    def page(canvas: Any) -> None:
        for number in range(6):
            canvas.setFont("Symbol", 9)
            put(canvas, 72, 100 + 28 * number, "•")
            canvas.setFont("Helvetica", 11)
            put(
                canvas,
                90,
                100 + 28 * number,
                f"räkna alla stolar i hus {number} och skriva",
                "upp dem",
            )

    expected = [f"- räkna alla stolar i hus {number} och skriva upp dem" for number in range(6)]
    assert said(drawn(page)) == expected


def test_a_page_printed_sideways_reads_as_if_it_were_not() -> None:
    def sideways(canvas: Any) -> None:
        canvas.rotate(90)
        canvas.drawString(72, -100, "Nämnden ska laga taket")
        canvas.drawString(72, -114, "– och olja grindarna")

    read = drawn(lambda canvas: put(canvas, 72, 100, "Socialnämnden"), sideways)
    assert said(read) == ["Socialnämnden", "Nämnden ska laga taket", "- och olja grindarna"]


def test_text_across_a_corner_is_left_out() -> None:
    def page(canvas: Any) -> None:
        put(canvas, 72, 100, *_PROSE)
        canvas.rotate(40)
        canvas.drawString(300, 200, "UTKAST")

    assert said(drawn(page)) == [" ".join(_PROSE)]


def test_heads_and_feet_are_taken_out_told_and_kept_after_the_text() -> None:
    def page(number: int, *lines: str) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            canvas.setFont("Helvetica", 9)
            put(canvas, 72, 40, "Exempelstad – verksamhetsplan")
            put(canvas, 500, 810, f"Sida {number} (3)")
            canvas.setFont("Helvetica", 11)
            put(canvas, 72, 80, *lines)

        return draw

    read = drawn(page(1, *_PROSE[:2]), page(2, _PROSE[2], "Nytt stycke"), page(3, "Slutet"))
    text = said(read)
    assert text[0] == " ".join(_PROSE)
    assert text[-2:] == ["Exempelstad – verksamhetsplan", "Sida 1 (3)"]
    told = {(one.kind, one.text) for one in read.remarks}
    assert ("head of pages", "Exempelstad – verksamhetsplan") in told


def test_a_first_line_that_only_looks_like_the_one_before_is_no_head() -> None:
    def page(number: int) -> Callable[[Any], None]:
        return lambda canvas: put(canvas, 72, 80, f"Uppdrag {number}", *_PROSE)

    read = drawn(*map(page, range(1, 6)))
    assert not read.remarks
    assert [line for line in read.lines if line.startswith("Uppdrag 3")]


def test_two_columns_of_lists_are_read_one_after_the_other() -> None:
    def page(canvas: Any) -> None:
        put(canvas, 72, 100, "Nämnden ska", "– laga taket", "– måla om", "– olja grindarna")
        put(canvas, 320, 100, "Nämnden ska även", "– byta lås", "– räkna stolar", "– klippa häcken")

    assert [line[2:] for line in said(drawn(page)) if line.startswith("- ")] == [
        *("laga taket", "måla om", "olja grindarna"),
        *("byta lås", "räkna stolar", "klippa häcken"),
    ]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    def page(canvas: Any) -> None:
        put(canvas, 60, 100, *_PROSE, "Nästa stycke börjar här och fyller hela sin rad.")
        put(
            canvas,
            330,
            105,
            "Den andra spalten handlar om trädgården och",
            "om allt som växer i den.",
        )
        put(
            canvas,
            330,
            133,
            "Den sköts av föreningen som bildades i fjol",
            "och som har nycklarna.",
        )

    text = " ".join(said(drawn(page)))
    assert " ".join(_PROSE) in text
    assert "trädgården och om allt som växer i den. Den sköts" in text.replace("  ", " ")


def test_a_table_of_wide_cells_is_no_two_columns() -> None:
    def page(canvas: Any) -> None:
        for number in range(4):
            place = 100 + number * 60
            put(
                canvas,
                60,
                place,
                f"Uppdrag {number} är att räkna alla stolar",
                "och skriva upp hur många",
            )
            put(
                canvas,
                330,
                place,
                f"Analys {number}: det arbetet går framåt som",
                "det var tänkt i planen",
            )

    rows = [line for line in said(drawn(page)) if "\t" in line]
    assert len(rows) == 4
    assert rows[2].startswith("Uppdrag 2 är att räkna alla stolar och skriva")


def test_a_cell_over_several_rows_holds_for_all_of_them() -> None:
    def page(canvas: Any) -> None:
        tops = (100, 130, 160, 190)
        for place, top in enumerate(tops):
            canvas.line(60, HIGH - top, 300 if place in (1, 2) else 420, HIGH - top)
        for x in (60, 300, 420):
            canvas.line(x, HIGH - 100, x, HIGH - 190)
        for place, what in enumerate(("Laga taket", "Måla om", "Olja grindarna")):
            put(canvas, 66, 120 + 30 * place, what)
        put(canvas, 310, 150, "2026-03-31")

    assert said(drawn(page)) == [
        f"{what}\t2026-03-31" for what in ("Laga taket", "Måla om", "Olja grindarna")
    ]


def test_rows_ruled_across_only_are_whole_wherever_the_dates_stand() -> None:
    def page(canvas: Any) -> None:
        for number in range(5):
            canvas.line(60, HIGH - 100 - 50 * number, 500, HIGH - 100 - 50 * number)
        for number in range(4):
            put(
                canvas,
                66,
                116 + 50 * number,
                f"Räkna stolarna i hus {number} och",
                "skriva upp dem på",
                "listan",
            )
            put(canvas, 400, 130 + 50 * number, f"2026-0{number + 1}-15")

    assert said(drawn(page)) == [
        f"Räkna stolarna i hus {number} och skriva upp dem på listan\t2026-0{number + 1}-15"
        for number in range(4)
    ]


def test_a_page_that_frames_its_text_is_no_table() -> None:
    def page(canvas: Any) -> None:
        canvas.rect(0, 0, WIDE, HIGH)
        canvas.rect(50, HIGH - 200, 300, 150)
        put(canvas, 60, 100, *_PROSE)

    assert said(drawn(page)) == [" ".join(_PROSE)]


def test_the_mark_of_a_footnote_is_no_part_of_its_word_and_a_power_is() -> None:
    def page(canvas: Any) -> None:
        put(canvas, 72, 100, "räkna sängarna", "bygga 40 m")
        canvas.setFont("Helvetica", 6.5)
        put(canvas, 72 + canvas.stringWidth("räkna sängarna", "Helvetica", 11), 96, "1")
        put(canvas, 72 + canvas.stringWidth("bygga 40 m", "Helvetica", 11), 110, "2")
        put(canvas, 72, 780, "1")
        canvas.setFont("Helvetica", 8)
        put(canvas, 78, 784, "Med säng menas en plats att sova på.")

    text = said(drawn(page))
    assert text[0].startswith("räkna sängarna")
    assert "sängarna1" not in text[0]
    assert any("40 m²" in line for line in text)
    assert "Med säng menas en plats att sova på." in text[-1]


def test_what_no_reader_sees_is_not_read() -> None:
    def page(canvas: Any) -> None:
        put(canvas, 72, 100, "Nämnden ska laga taket")
        put(canvas, 72, 900, "under sidan")
        put(canvas, 700, 100, "bredvid sidan")
        hidden = canvas.beginText(72, HIGH - 140)
        hidden.setTextRenderMode(3)
        hidden.textLine("osynlig text")
        canvas.drawText(hidden)

    assert said(drawn(page)) == ["Nämnden ska laga taket"]


def test_a_page_that_is_a_picture_is_told_with_its_number() -> None:
    def picture(canvas: Any) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDE, HIGH)

    read = drawn(
        lambda canvas: put(canvas, 72, 100, "Socialnämnden"),
        picture,
        lambda canvas: put(canvas, 72, 100, "Kulturnämnden"),
    )
    assert [(one.kind, one.text) for one in read.remarks] == [("page without text", "2")]


def test_hyphens_that_are_the_words_own_stay_at_the_end_of_a_line() -> None:
    lines = (
        "Alla som bor i husen ska få svar på sin fråga om e-",
        "post inom en vecka och den som vill ha hälso-",
        "och sjukvård ska få veta vart man vänder sig i kom-",
        "munen. Arbetet i Hägersten-Älvsjö leds av Hägersten-",
        "Älvsjö stadsdelsnämnd.",
    )
    (text,) = said(drawn(lambda canvas: put(canvas, 72, 100, *lines)))
    assert "e-post" in text
    assert "hälso- och" in text
    assert "kommunen" in text
    assert text.endswith("Hägersten-Älvsjö stadsdelsnämnd.")
