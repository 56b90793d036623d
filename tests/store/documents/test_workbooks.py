"""Workbooks and separated values: a cell is what it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest

from store.documents.common.rows import SheetDocument
from store.documents.separated import read_separated
from store.documents.workbook.number_formats import shown
from store.documents.workbook.reading import read_xlsx


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (0.85, "0%", "85 %"),
        (0.125, "0.0 %", "12,5 %"),
        (1.1, "0.00", "1,10"),
        (1500, "#,##0", "1 500"),
        (12500, '#,##0 "kr"', "12 500 kr"),
        (-12.5, "#,##0.0;[Red]-#,##0.0", "-12,5"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (1_234_567, "#,##0,", "1 235"),
        (7, '"Mål "0', "Mål 7"),
        (5.0, "General", "5"),
        (datetime(2026, 3, 1), "mmm-yy", "mars 2026"),
        (datetime(2026, 3, 1), "[$-41D]mmmm yyyy;@", "mars 2026"),
        (datetime(2026, 1, 1), "yyyy", "2026"),
        (datetime(2026, 3, 31, 14, 30), "yyyy-mm-dd hh:mm", "2026-03-31"),
        (date(2026, 3, 31), "d mmm", "2026-03-31"),
    ],
)
def test_a_value_is_written_as_its_format_shows_it(value: object, form: str, expected: str) -> None:
    assert shown(value, form) == expected


def workbook(fill: Callable[[Any], None]) -> SheetDocument:
    from openpyxl import Workbook

    book = Workbook()
    fill(book)
    file = BytesIO()
    book.save(file)
    return read_xlsx("prov.xlsx", file.getvalue())


def test_a_merged_cell_holds_for_all_it_covers_and_a_heading_stands_once() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        for row in (["Läge", None, None], ["Social", "laga", "maj"], [None, "måla", None]):
            sheet.append(row)
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("C2:C3")

    assert workbook(fill).sheets[0].rows == (
        ("Läge", "", ""),
        ("Social", "laga", "maj"),
        ("Social", "måla", "maj"),
    )


def test_what_is_hidden_is_left_out_and_told() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        for row in (["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]):
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("Gammalt").sheet_state = "hidden"

    read = workbook(fill)
    assert read.sheets[0].rows == (("a", "c"), ("g", "i"))
    assert [(one.kind, one.text) for one in read.remarks] == [
        ("hidden rows or columns", "Sheet: 2, B"),
        ("hidden sheet", "Gammalt"),
    ]


def test_a_formula_that_nobody_worked_out_is_told_with_its_cell() -> None:
    def fill(book: Any) -> None:
        book.active.append(["laga", "=TODAY()"])

    assert [one.text for one in workbook(fill).remarks] == ["Sheet: B1"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_commas_within_quotes_part_nothing(separator: str) -> None:
    rows = (
        separator.join(("nämnd", "uppdrag", "slut")),
        separator.join(("Social", '"laga tak, dörrar, fönster; och lås"', "2026-03-31")),
        separator.join(("Äldre", '"måla, olja,\ntvätta"', "2026-05-31")),
    )
    read = read_separated("a.csv", "\n".join(rows).encode())
    assert [len(row) for row in read.sheets[0].rows] == [3, 3, 3]


def test_title_lines_above_the_head_do_not_decide_the_separator() -> None:
    text = "Uppföljning, våren\nskriven i maj, juni\n\nnämnd;uppdrag;slut\na;b;c\nd;e;f\ng;h;i\n"
    read = read_separated("a.csv", text.encode())
    assert read.sheets[0].rows[-1] == ("g", "h", "i")
