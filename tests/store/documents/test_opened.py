"""OpenDocument texts and spreadsheets become the lines and rows that Word's and Excel's do."""

from __future__ import annotations

import pytest

from store.documents.kinds import of_bytes, of_bytes_here
from store.documents.sheets import SheetDocument
from store.errors import DocumentError
from tests.store.documents.opened_files import as_opened

NUMBERED = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" '
    'style:num-format="1" {}/><text:list-level-style-number text:level="2" style:num-format="a"/>'
    "</text:list-style>"
)
HIDES = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
)


def item(text: str, more: str = "") -> str:
    return f"<text:list-item {more}><text:p>{text}</text:p></text:list-item>"


def a_list(*items: str, style: str = "", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def row(*cells: str, more: str = "") -> str:
    said = "".join(
        one
        if one.startswith("<")
        else f"<table:table-cell><text:p>{one}</text:p></table:table-cell>"
        for one in cells
    )
    return f"<table:table-row {more}>{said}</table:table-row>"


def wide(what: str) -> str:
    spans = f'table:number-{what}-spanned="2"'
    return f"<table:table-cell {spans}><text:p>N</text:p></table:table-cell>"


def table(*rows: str, more: str = "") -> str:
    return f"<table:table {more}>{''.join(rows)}</table:table>"


COVERED = "<table:covered-table-cell/>"
INSIDE = a_list(item("b"), item("c"), style="N")
HOLDING = f"<text:list-item><text:p>a</text:p>{INSIDE}</text:list-item>"
TEXTS = {
    "headings": ("<text:h>Plan</text:h><text:p>Text.</text:p>", ["Plan", "Text."]),
    "spaces": ("<text:p>a<text:s text:c='3'/>b<text:span>c</text:span>d</text:p>", ["a   bcd"]),
    "tabs": ("<text:p>a<text:tab/>b</text:p>", ["a\tb"]),
    "breaks": ("<text:p>a<text:line-break/>b</text:p>", ["a", "b"]),
    "a list": (a_list(item("a"), item("b")), ["- a", "- b"]),
    "numbers": (a_list(item("a"), item("b"), style="N"), ["5. a", "6. b"]),
    "numbers of their own": (
        a_list(item("a", 'text:start-value="9"'), item("b"), style="N"), ["9. a", "10. b"]
    ),
    "letters in numbers": (
        a_list(HOLDING, item("d"), style="N"),
        ["5. a", "a) b", "b) c", "6. d"],
    ),
    "numbers that go on": (
        a_list(item("a"), style="N") + "<text:p>Text.</text:p>"
        + a_list(item("b"), style="N", more='text:continue-numbering="true"'),
        ["5. a", "Text.", "6. b"],
    ),
    "numbers that begin anew": (
        a_list(item("a"), style="N") + a_list(item("b"), style="N"), ["5. a", "5. b"]
    ),
    "sections": ("<text:section><text:p>a</text:p></text:section>", ["a"]),
    "notes": (
        ("<text:p>a<text:note><text:note-body><text:p>b</text:p></text:note-body></text:note>c"
         "</text:p><text:p>d</text:p>"),
        ["ac", "d", "b"],
    ),
    "comments": (
        "<text:p>a<office:annotation><text:p>b</text:p></office:annotation></text:p>", ["a"]
    ),
    "taken out": (
        ("<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p>"
         "</text:deletion></text:changed-region></text:tracked-changes><text:p>a</text:p>"),
        ["a"],
    ),
    "hidden": ('<text:p>a<text:span text:style-name="H">x</text:span>b</text:p>', ["ab"]),
    "boxes": (
        ("<text:p>a<draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame>"
         "</text:p>"),
        ["a", "b"],
    ),
    "contents": (
        "<text:table-of-content><text:p>x</text:p></text:table-of-content><text:p>a</text:p>",
        ["a"],
    ),
    "a table": (table(row("A", "B"), row("1", "")), ["A\tB", "1"]),
    "rows of a head": (
        table(f"<table:table-header-rows>{row('A', 'B')}</table:table-header-rows>", row("1", "2")),
        ["A\tB", "1\t2"],
    ),
    "a cell over rows": (
        table(
            row(wide("rows"), "a"),
            row(COVERED, "b"), row("S", "c"),
        ),
        ["N\ta", "N\tb", "S\tc"],
    ),
    "a cell over columns": (
        table(
            row(wide("columns"), COVERED, "a"),
            row("1", "2", "3"),
        ),
        ["N\tN\ta", "1\t2\t3"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", TEXTS)
def test_each_form_of_a_text_becomes_lines(form: str) -> None:
    body, wanted = TEXTS[form]
    styles = NUMBERED.format('text:start-value="5"') + HIDES
    found = of_bytes_here("plan.odt", as_opened("text", body, styles))
    assert [line for line in found.lines if line.strip()] == wanted


def sheets(body: str, styles: str = "") -> SheetDocument:
    found = of_bytes_here("plan.ods", as_opened("spreadsheet", body, styles))
    assert isinstance(found, SheetDocument)
    return found


def test_sheets_are_what_they_show() -> None:
    value = '<table:table-cell table:value="0.85"><text:p>85 %</text:p></table:table-cell>'
    found = sheets(table(row("A", "B"), row(value, "mar-26"), more='table:name="Nord"'))
    (sheet,) = found.sheets
    assert (sheet.title, sheet.rows) == ("Nord", (("A", "B"), ("85 %", "mar-26")))


def test_cells_and_rows_that_are_repeated_are_as_many() -> None:
    twice = (
        '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
    )
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    found = sheets(
        table(
            row(twice, "y"),
            row(empty, more='table:number-rows-repeated="2"'),
            row("z", empty, more='table:number-rows-repeated="2"'),
            row(empty, more='table:number-rows-repeated="1048000"'),
        )
    )
    assert found.sheets[0].rows == (("x", "x", "y"), (), (), ("z",), ("z",))


def test_what_is_hidden_is_left_out_and_told() -> None:
    styles = (
        '<style:style style:name="T" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    column = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    found = sheets(
        table(column, row("a", "b", "c"), row("d", more='table:visibility="collapse"'),
              more='table:name="Nord"')
        + table(row("e"), more='table:name="Syd" table:style-name="T"'),
        styles,
    )  # fmt: skip
    assert [one.rows for one in found.sheets] == [(("a", "c"),)]
    told = [(one.kind, one.text) for one in found.remarks]
    assert told == [("hidden rows or columns", "Nord: 2, B"), ("hidden sheet", "Syd")]


def test_sheets_of_a_million_cells_that_say_something_are_refused() -> None:
    times = 'table:number-columns-repeated="900"'
    many = f"<table:table-cell {times}><text:p>x</text:p></table:table-cell>"
    with pytest.raises(DocumentError, match="cells"):
        sheets(table(row(many, more='table:number-rows-repeated="100000"')))


def test_a_password_is_told() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    data = as_opened("text", "", META_INF__manifest_xml=manifest)
    renamed = data.replace(b"META.INF/manifest.xml", b"META-INF/manifest.xml")
    with pytest.raises(DocumentError, match="password"):
        of_bytes_here("plan.odt", renamed)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.odt", b"", "damaged"),
        ("plan.odt", b"text", "damaged"),
        ("plan.ods", as_opened("spreadsheet", "")[:-30], "damaged"),
        ("plan.odt", as_opened("text", ""), "empty"),
        ("plan.odt", as_opened("text", "<text:p>a"), "damaged"),
        ("plan.odt", as_opened("drawing", ""), "damaged"),
        ("plan.odt", as_opened("text", "<text:p>" * 400 + "</text:p>" * 400), "256"),
    ],
    ids=["nothing", "no package", "cut off", "no content", "not closed", "a drawing", "too deep"],
)
def test_what_cannot_be_read_is_one_sentence(name: str, data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        of_bytes_here(name, data)


def test_a_wrong_ending_is_no_hindrance() -> None:
    data = as_opened("text", "<text:p>a</text:p>")
    assert of_bytes("plan.docx", data).lines == ("a",)
