"""The cells of workbooks: each shows what openpyxl finds in it, in the format of its style."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from store.common.errors import DocumentError
from store.documents.common.rows import Row, SheetDocument
from store.documents.workbook.number_formats import shown
from store.documents.workbook.reading import read_xlsx
from tests.store.documents.made import as_xlsx
from tests.store.documents.test_limits import changed

MAIN = "xl/worksheets/sheet1.xml"
FORMS = ("General", "0%", "0.00", "#,##0", "yyyy-mm-dd", "mmm-yy", "h:mm", "[h]:mm", "@", "d/m/yy")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-(10**6), 10**6).map(lambda one: round(one, 4)),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
    st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1)).map(
        lambda one: one.replace(microsecond=0)
    ),
    st.times().map(lambda one: one.replace(microsecond=0)),
    st.timedeltas(timedelta(0), timedelta(days=9)).map(lambda one: timedelta(minutes=one.days)),
    st.text("abåäö <&\"';", min_size=1, max_size=9).filter(str.strip),
)


def saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def rows_of(data: bytes) -> tuple[Row, ...]:
    document = read_xlsx("a.xlsx", data)
    assert isinstance(document, SheetDocument)
    return document.sheets[0].rows


@pytest.mark.filterwarnings("ignore:Cell")
@given(
    st.lists(st.lists(st.tuples(VALUES, st.sampled_from(FORMS)), max_size=4), max_size=5),
    st.booleans(),
)
def test_a_sheet_shows_what_openpyxl_finds_in_it(
    table: list[list[tuple[object, str]]], since_1904: bool
) -> None:
    book = Workbook()
    sheet: Any = book.active
    if since_1904:
        book.epoch = datetime(1904, 1, 1)
    sheet["A1"] = "först"
    for row, cells in enumerate(table, 2):
        for column, (value, form) in enumerate(cells, 1):
            if since_1904 and isinstance(value, (date, datetime)) and value.year < 1904:
                continue
            cell = sheet.cell(row, column, value)
            if not isinstance(value, (date, time, timedelta)):
                cell.number_format = form
    data = saved(book)
    found = load_workbook(BytesIO(data), data_only=True).active
    assert found is not None
    expected = [
        [" ".join(shown(one.value, one.number_format).split()) for one in row]
        for row in found.iter_rows()
    ]
    while not any(expected[-1]):
        expected.pop()
    wide = found.max_column
    assert [[*row, *[""] * (wide - len(row))] for row in rows_of(data)] == expected


def with_cells(cells: str, strings: str = "") -> bytes:
    """Return a workbook whose second row has these cells, and a table of texts."""
    data = as_xlsx([["a", "b", "c"]], extra_rows=f'<row r="2">{cells}</row>')
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/shared.xml" ContentType="{kind}"/></Types>'
    typed = changed(
        data, "[Content_Types].xml", lambda text: text.replace(b"</Types>", part.encode())
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return changed(
        typed, "xl/shared.xml", lambda _: f'<sst xmlns="{space}">{strings}</sst>'.encode()
    )


def test_a_text_in_pieces_is_whole_and_its_reading_aid_is_no_part_of_it() -> None:
    strings = (
        "<si><r><t>Laga </t></r><r><rPr><b/></rPr><t>taken</t></r><rPh><t>ra-ga</t></rPh></si>"
        "<si><t>väga</t></si>"
    )
    cells = '<c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>'
    assert rows_of(with_cells(cells, strings))[1] == ("Laga taken", "", "väga")


def test_an_error_and_a_day_beyond_every_calendar_show_as_such() -> None:
    data = as_xlsx([["a", date(2026, 3, 31)]])
    far = changed(data, MAIN, lambda text: text.replace(b"<v>46112</v>", b"<v>99999999</v>"))
    assert rows_of(far) == (("a", "#VALUE!"),)
    assert rows_of(with_cells('<c r="A2" t="e"><v>#REF!</v></c>'))[1] == ("#REF!",)


@pytest.mark.parametrize(
    "cells",
    ['<c r="A2" t="s"><v>7</v></c>', '<c r="ÅÄÖÅ2"><v>1</v></c>', '<c r="A2"><v>sju</v></c>'],
)
def test_what_names_no_text_no_column_or_no_number_is_a_damaged_file(cells: str) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        read_xlsx("a.xlsx", with_cells(cells))


def test_cells_without_references_follow_each_other() -> None:
    assert rows_of(with_cells("<c><v>1</v></c><c><v>2</v></c>"))[1] == ("1", "2")


def test_a_sheet_that_is_no_part_of_the_package_is_none() -> None:
    file = BytesIO()
    with ZipFile(BytesIO(as_xlsx([["a"]]))) as old, ZipFile(file, "w") as new:
        for one in old.namelist():
            if one != MAIN:
                new.writestr(one, old.read(one))
    with pytest.raises(DocumentError):
        read_xlsx("a.xlsx", file.getvalue())
