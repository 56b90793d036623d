"""Where words of a PDF stand: what is asked of PDFium for many at once is what it says of each."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.documents.pdf.contents import Rule, cells_of
from store.documents.pdf.layers import Layers
from store.documents.pdf.letters import Word
from store.documents.pdf.notes import without_marks
from store.documents.pdf.set_lines import PageColumn, lines_of
from store.documents.pdf.words import words_of

WIDE, HIGH = 595.0, 842.0
_SAID = "Nämnden för hållbarhet i VA"
_NEAR = 0.01
"""Points by which what is held in single and in double precision differs at most."""


def page_of(draw: Callable[[Any], None]) -> Any:
    from pypdfium2 import PdfDocument
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDE, HIGH))
    draw(canvas)
    canvas.save()
    return PdfDocument(file.getvalue())[0]


def boxes(page: Any) -> list[tuple[float, float, float, float]]:
    """Return left, bottom, right and top of each word, by those of all its letters."""
    text = page.get_textpage()
    said, found, begun = text.get_text_range(), [], 0
    for word in said.split():
        begun = said.index(word, begun)
        letters = [text.get_charbox(begun + n, loose=True) for n in range(len(word))]
        begun += len(word)
        found.append(
            (
                min(one[0] for one in letters),
                min(one[1] for one in letters),
                max(one[2] for one in letters),
                max(one[3] for one in letters),
            )
        )
    return found


@pytest.mark.parametrize("turn", range(4))
def test_a_word_goes_from_its_first_letter_to_its_last_however_the_page_is_turned(
    turn: int,
) -> None:
    def draw(canvas: Any) -> None:
        canvas.translate(WIDE / 2, HIGH / 2)
        canvas.rotate(90 * turn)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, _SAID)

    page = page_of(draw)
    # From left to right as it is read: to the right, up, to the left, down.
    along: tuple[Callable[[tuple[float, ...]], tuple[float, float]], ...] = (
        lambda box: (box[0], box[2]),
        lambda box: (box[1], box[3]),
        lambda box: (WIDE - box[2], WIDE - box[0]),
        lambda box: (HIGH - box[3], HIGH - box[1]),
    )
    (words,) = words_of(page, Layers(page)).values()
    assert [one.text for one in words] == _SAID.split()
    middle = (HIGH / 2, WIDE / 2)[turn % 2]
    for word, box in zip(words, boxes(page), strict=True):
        assert (word.left, word.right) == pytest.approx(along[turn](box), abs=_NEAR)
        assert (word.base, word.size) == pytest.approx((middle, 11.0), abs=_NEAR)


def test_each_word_of_a_line_that_rises_stands_higher_than_the_one_before() -> None:
    def draw(canvas: Any) -> None:
        canvas.translate(100, 400)
        canvas.rotate(3)
        canvas.drawString(0, 0, _SAID)

    page = page_of(draw)
    (words,) = words_of(page, Layers(page)).values()
    bases = [one.base for one in words]
    assert bases == sorted(bases, reverse=True)
    assert len(set(bases)) == len(words)


def test_a_word_set_in_two_fonts_is_one_and_a_raised_figure_after_it_is_not() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(72, 700)
        for font, size, rise, said in (
            ("Helvetica", 11, 0, "håll"),
            ("Helvetica-Bold", 11, 0, "bart"),
            ("Helvetica", 6, 4, "12"),
            ("Helvetica", 11, 0, " vatten"),
        ):
            text.setFont(font, size)
            text.setRise(rise)
            text.textOut(said)
        canvas.drawText(text)

    page = page_of(draw)
    (words,) = words_of(page, Layers(page)).values()
    assert [one.text for one in words] == ["hållbart", "12", "vatten"]
    assert words[0].base - words[1].base == pytest.approx(4, abs=_NEAR)


_PLACES = some.integers(0, 12).map(lambda one: one * 7.0)
_WORDS = some.builds(
    lambda text, left, wide, base, size: Word(text, left, left + wide, base, size),
    some.sampled_from(("m", "2", "-", "1.", "plan", "skola")),
    _PLACES,
    some.sampled_from((1.0, 9.0, 30.0)),
    _PLACES.map(lambda one: one / 2),
    some.sampled_from((5.0, 8.0, 10.0)),
)


@given(some.lists(_WORDS, max_size=25))
def test_lines_hold_every_word_once_from_left_to_right_parted_by_wide_gaps_alone(
    words: list[Word],
) -> None:
    lines = list(lines_of(words, PageColumn(1)))
    held = [word for line in lines for word in line.words]
    assert sorted(map(id, held)) == sorted(map(id, words))
    for line in lines:
        assert [one for cell in line.cells for one in cell] == list(line.words)
        assert [one.left for one in line.words] == sorted(one.left for one in line.words)
        assert line.base == max(one.base for one in line.words)
        assert line.size == max(one.size for one in line.words)
        for before, cell in zip(line.cells, line.cells[1:], strict=False):
            assert cell[0].left - before[-1].right > 1.2 * cell[0].size


@given(some.lists(_WORDS, max_size=25))
def test_a_small_word_is_a_mark_only_where_it_follows_a_larger_one_on_another_level(
    words: list[Word],
) -> None:
    kept, marks = without_marks(words)
    # A word that has taken up what is lowered after it is another, and in its place.
    places = {(one.left, one.base, one.size) for one in kept}
    gone = [one for one in words if (one.left, one.base, one.size) not in places]
    carried = [one for one in gone if one.text in marks]
    for mark in carried:
        assert any(
            mark.size < word.size and mark.base != word.base and abs(mark.left - word.right) < 6
            for word in words
        )
    for word in words:
        if len(word.text) > 3:
            assert any(one.text.startswith(word.text) for one in kept)


_BOXES = some.builds(
    lambda left, top, wide, high: Rule(left, top, left + wide, top + high),
    _PLACES,
    _PLACES,
    some.sampled_from((7.0, 14.0, 40.0)),
    some.sampled_from((7.0, 14.0, 40.0)),
)


@given(some.lists(_BOXES, max_size=15))
def test_boxes_lie_behind_a_text_only_where_all_within_another_are_as_wide(
    boxes: list[Rule],
) -> None:
    def within(one: Rule, other: Rule) -> bool:
        beside = one.left > other.left + 1.5 and one.right < other.right - 1.5
        return beside and one.top > other.top - 1 and one.bottom < other.bottom + 1

    behind: set[Rule] = set()
    for box in boxes:
        inside = [one for one in boxes if within(one, box)]
        if len({(round(one.left), round(one.right)) for one in inside}) == 1:
            behind.update(inside)
    assert cells_of(boxes, WIDE * HIGH) == [one for one in boxes if one not in behind]
