"""Tables of PDFs: rows over pages, words that cells broke, columns that nothing draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.store.documents.test_pdf_pages import HIGH, drawn, put, said

_LEFTS = (60, 160, 240)
Cell = Sequence[str]
Row = Sequence[Cell]


def _table(top: float, *rows: Row, ruled: bool = False, gap: float = 8) -> Callable[[Any], None]:
    """Draw rows of cells, each cell line by line, from a height on."""

    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 9)
        at = top
        for row in rows:
            high = 11 * max(map(len, row)) + gap
            for left, cell in zip(_LEFTS, row, strict=True):
                put(canvas, left, at, *cell, step=11)
            if ruled:
                lefts = [left - 4 for left in (*_LEFTS, 320)]
                canvas.grid(lefts, [HIGH - at + 11, HIGH - at - high + 11])
            at += high

    return page


def _rows(*pages: Callable[[Any], None]) -> list[list[str]]:
    return [line.split("\t") for line in said(drawn(*pages))]


_HEAD = (["Arbete"], ["Start"], ["Slut"])
_WHOLE = (["Måla skolan"], ["2026-01-01"], ["2026-05-31"])
_CUT = (["Laga taket på det", "hus som ligger vid"], ["2026-02-01"], ["2026-06-30"])
_REST: Row = (["Norra bryggan"], [], [])
_CUT_ROW = ["Laga taket på det hus som ligger vid Norra bryggan", "2026-02-01", "2026-06-30"]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("again", [(), (_HEAD,)], ids=["no head", "head again"])
def test_a_row_that_the_end_of_a_page_cuts_in_two_is_one(*, ruled: bool, again: Row) -> None:
    first = _table(700, _HEAD, _WHOLE, _CUT, ruled=ruled)
    second = _table(80, *again, _REST, _WHOLE, ruled=ruled)
    rows = _rows(first, second)
    assert rows.count(_CUT_ROW) == 1
    assert rows.count([cell[0] for cell in _WHOLE]) == 2
    assert not [row for row in rows if row[0] == "Norra bryggan"]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_row_that_begins_at_the_top_of_a_page_is_one_of_its_own(*, ruled: bool) -> None:
    full = (["Laga taket på alla", "stora hus i hamnen."], ["2026-02-01"], ["2026-06-30"])
    new = (["Nordvästra", "bryggan"], ["2026-03-01"], ["2026-07-31"])
    rows = _rows(
        _table(700, _HEAD, _WHOLE, full, ruled=ruled), _table(80, new, _WHOLE, ruled=ruled)
    )
    assert ["Nordvästra bryggan", "2026-03-01", "2026-07-31"] in rows


def test_columns_whose_texts_all_but_meet_are_two() -> None:
    full = (
        ["Laga eller", "räkna båtar i hamnarna"],
        ["2026-01-01", "eller senare"],
        ["2026-05-31"],
    )
    rows = _rows(_table(100, _HEAD, _WHOLE, full, _WHOLE))
    assert rows[2] == ["Laga eller räkna båtar i hamnarna", "2026-01-01 eller senare", "2026-05-31"]


def test_rows_without_a_gap_are_told_apart_by_a_column_that_was_done() -> None:
    rows = [
        ([f"Räkna stolar i hus {number}", "och skriv upp dem"], ["2026-01-01"], ["2026-05-31"])
        for number in range(4)
    ]
    read = _rows(_table(100, _HEAD, *rows, gap=0))
    assert read[1:] == [
        [f"Räkna stolar i hus {number} och skriv upp dem", "2026-01-01", "2026-05-31"]
        for number in range(4)
    ]


def test_a_table_whose_first_column_stands_empty_has_it_all_the_same() -> None:
    full = [(["Mål"], ["Mått"], ["År"]), (["Rent"], ["Antal kranar"], ["12"])]
    rest: list[Row] = [([], ["Antal bryggor"], ["15"]), ([], ["Antal bojar"], ["18"])]

    def page(canvas: Any) -> None:
        _table(100, *full)(canvas)
        put(canvas, 60, 180, "Under rubriken följer fler mått som nämnden räknar varje år.")
        _table(220, *rest)(canvas)

    assert _rows(page)[-2:] == [["", "Antal bryggor", "15"], ["", "Antal bojar", "18"]]


def test_a_cell_alone_over_its_table_is_a_row_where_it_wraps_at_the_columns_end() -> None:
    mark: Row = (["Bara för nämndens", "egna årsmått"], [], [])
    rows = [(["Rent"], ["Antal kranar"], ["12"]), (["Tryggt"], ["Antal bojar"], ["18"])]
    read = _rows(_table(100, mark, *rows))
    assert read[0] == ["Bara för nämndens egna årsmått", "", ""]


def test_headings_between_two_tables_of_the_same_columns_are_no_rows() -> None:
    head = (["Mnkr"], ["Utgifter"], ["Inkomster"])
    rows = [(["Hus"], ["12,0"], ["3,0"]), (["Båtar"], ["4,0"], ["1,0"])]
    other = (["Tkr"], ["Kostnader"], ["Intäkter"])
    heading: Row = (["Kulturnämnden"], [], [])
    lines = said(drawn(_table(100, head, *rows, heading, other, *rows)))
    assert lines == [*_texts([head, *rows]), "Kulturnämnden", *_texts([other, *rows])]


def _texts(rows: Sequence[Row]) -> list[str]:
    return ["\t".join(cell[0] for cell in row) for row in rows]


def test_a_word_that_a_cell_broke_is_whole_where_another_word_ends_as_it_does() -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 8)
        for number in range(3):
            canvas.grid([60, 112, 200], [HIGH - 128 - 40 * number, HIGH - 88 - 40 * number])
            put(canvas, 64, 100 + 40 * number, "Hamninsatser", "na i år", step=10)
            put(canvas, 130, 100 + 40 * number, f"hus {number}", step=10)
        put(canvas, 72, 300, "Här räknas insatserna.")

    assert _rows(page)[0] == ["Hamninsatserna i år", "hus 0"]


def test_a_hyphen_at_a_lines_end_is_the_words_own_where_the_document_has_it_so() -> None:
    page = [
        "Nämnden ska möta alla hbtq-ungdomar väl och lära sig mer av de hbtq-",
        "personer som arbetar i staden. Alla skolor ska vara med i arbetet för kli-",
        "matet, som är stort. Det är bra för klimatet och för alla.",
    ]
    (text,) = said(drawn(lambda canvas: put(canvas, 72, 100, *page)))
    assert "hbtq-personer" in text
    assert "klimatet, som" in text


def test_the_first_half_of_two_compounds_keeps_its_hyphen_where_and_stands_alone() -> None:
    cell = ["hälso-", "och", "sjukvård"]
    rows = [(cell, ["2026-01-01"], ["2026-05-31"])] * 3
    assert _rows(_table(100, _HEAD, *rows))[1][0] == "hälso- och sjukvård"


_WORDS = ("eken", "alen", "björken", "boken", "asken", "granen", "tallen", "hasseln")


def test_one_line_beyond_the_margin_is_not_where_all_lines_end() -> None:
    def paragraphs(page: int) -> list[tuple[str, str]]:
        return [
            (
                f"Vid {_WORDS[page]} och {tree} ska alla som bor där få säga sitt om husen, så att",
                "Hamnkontoret vet vad de vill.",
            )
            for tree in _WORDS
        ]

    def drawer(page: int) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            for number, lines in enumerate(paragraphs(page)):
                put(canvas, 72, 150 + 56 * number, *lines)

        return draw

    lines = said(drawn(*map(drawer, range(8)), lambda canvas: put(canvas, 72, 150, "Y" * 70)))
    assert lines[:-1] == [" ".join(one) for page in range(8) for one in paragraphs(page)]


def test_the_heading_at_the_top_of_a_page_is_no_rest_of_the_table_before_it() -> None:
    last = (["Laga det gamla taket"], ["2026-02-01"], ["2026-06-30"])
    other = [(["Nämnd"], ["Hus"], ["Båtar"]), (["Norr"], ["2"], ["3"])]
    read = said(drawn(_table(740, _HEAD, last), _table(80, (["Hamnkontoret"], [], []), *other)))
    assert read[1:3] == ["\t".join(cell[0] for cell in last), "Hamnkontoret"]


def test_a_dash_between_two_figures_begins_no_item_of_a_list() -> None:
    lines = ("– räkna alla båtar som hamnen har haft under de många åren 2010", "– 2035 och skriva")
    (text,) = said(drawn(lambda canvas: _listed(canvas, *lines)))
    assert (
        text == "- räkna alla båtar som hamnen har haft under de många åren 2010 – 2035 och skriva"
    )


def _listed(canvas: Any, first: str, rest: str) -> None:
    put(canvas, 72, 100, first)
    put(canvas, 80, 114, rest)


def test_what_returns_where_the_text_of_other_pages_begins_is_no_head() -> None:
    def drawer(number: int) -> Callable[[Any], None]:
        first = "planen kräver" if number < 3 else f"{_WORDS[number - 3]} ska vattnas"

        def draw(canvas: Any) -> None:
            put(canvas, 72, 40, "Exempelstad")
            put(canvas, 72, 80, first)
            put(canvas, 72, 120, f"Vid {_WORDS[number % 8]} ska bryggan lagas.")

        return draw

    read = drawn(*map(drawer, range(11)))
    assert [(one.kind, one.text) for one in read.remarks] == [("head of pages", "Exempelstad")]
    assert sum("planen kräver" in line for line in read.lines) == 3
