"""`import FILE --picture PAGE`: a picture of how a page of a PDF was cut, or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Return a PDF of an upright page with a ruled table, and one with a table turned sideways."""
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "två.pdf"
    canvas = Canvas(str(path), pagesize=(300, 400))
    for turn in (0, 90):
        canvas.drawString(20, 370, "Nämnden ska")
        canvas.saveState()
        canvas.translate(200 if turn else 0, 0)
        canvas.rotate(turn)
        canvas.grid([20, 100, 180], [100, 130, 160])
        for left, top, text in ((24, 140, "Laga"), (104, 140, "Maj"), (24, 110, "Olja")):
            canvas.drawString(left, top, text)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return path


def _colours(path: Path) -> set[object]:
    from PIL import Image

    with Image.open(path) as image:
        return {colour for _count, colour in image.convert("RGB").getcolors(1 << 24) or ()}


@pytest.mark.parametrize("page", [1, 2])
def test_lines_and_cells_are_drawn_however_they_are_turned(
    namndkoll: Run, pdf: Path, page: int
) -> None:
    target = pdf.with_name("bild.png")
    said = namndkoll("import", pdf, "--picture", str(page), "--to", target, "--lang", "sv")
    assert said.status == 0
    assert "bild.png: blått är rader" in said.err
    assert {(0, 0, 255), (255, 0, 0), (255, 165, 0)} <= _colours(target)


def test_the_cells_of_a_turned_table_are_drawn_where_they_are(namndkoll: Run, pdf: Path) -> None:
    from PIL import Image

    target = pdf.with_name("bild.png")
    assert namndkoll("import", pdf, "--picture", "2", "--to", target).status == 0
    with Image.open(target) as image:
        red = [
            (x, y)
            for x in range(image.width)
            for y in range(image.height)
            if image.getpixel((x, y)) == (255, 0, 0)
        ]
        scale = image.width / 300 if image.width < image.height else image.width / 400
    wide = max(x for x, _y in red) - min(x for x, _y in red)
    high = max(y for _x, y in red) - min(y for _x, y in red)
    assert sorted((round(wide / scale, -1), round(high / scale, -1))) == [60, 160]


def test_what_has_no_such_page_is_said_and_nothing_is_written(
    namndkoll: Run, pdf: Path, tmp_path: Path
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Nämnden ska laga taket", encoding="utf-8")
    target = tmp_path / "bild.png"
    for words, sentence in (
        ((pdf, "--picture", "3"), "has 2 pages; there is no page 3"),
        ((pdf, "--picture", "0"), "is no page: write its number"),
        ((text, "--picture", "1"), "a.txt is no PDF"),
        ((pdf, text, "--picture", "1"), "--picture takes a page of one PDF"),
        ((pdf,), "--picture takes a page of one PDF"),
    ):
        said = namndkoll("import", *words, "--to", target, "--lang", "en")
        assert said.status
        assert sentence in said.err
    assert not target.exists()


def test_a_picture_never_replaces_what_is_no_picture(namndkoll: Run, pdf: Path) -> None:
    before = pdf.read_bytes()
    said = namndkoll("import", pdf, "--picture", "1", "--to", pdf, "--lang", "en")
    assert said.status
    assert "let it end in .png" in said.err
    assert pdf.read_bytes() == before
