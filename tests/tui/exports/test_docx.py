"""Word files: read back by python-docx and by LibreOffice, they say what the report says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from store.common.errors import NamndkollError
from tests.tui.exports.papers import (
    COLUMNS,
    footnotes,
    hostile_report,
    marks,
    outgoing,
    page,
    report_of,
    row_of,
    word,
    written,
)
from tui.exports import docx
from tui.exports.report import Column, Grid, Report, Row, Section
from tui.exports.shown import in_words, sources_of
from tui.locale import set_language

ROWS = [row_of(number) for number in range(200)]


def test_two_hundred_rows_are_in_a_word_table_with_the_values_of_the_report(tmp_path: Path) -> None:
    report = report_of(ROWS)
    found = word(written(docx.write, outgoing(report, tmp_path)))
    (table,) = found.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == [one.title for one in COLUMNS]
    assert cells[1:] == [[in_words(one) for one in row.cells] for row in ROWS]
    assert cells[1][2:] == ["2024-08-31", "0,25"]


def test_title_and_headings_have_the_styles_that_are_built_in(tmp_path: Path) -> None:
    report = report_of(ROWS[:1], Section("Under", level=2), Section("Längst ned", level=9))
    found = word(written(docx.write, outgoing(report, tmp_path)))
    styles = {one.text: one.style.name for one in found.paragraphs}
    assert styles["Inför nämnden"] == "Title"
    assert styles["Försenat"] == "Heading 1"
    assert styles["Under"] == "Heading 2"
    assert styles["Längst ned"] == "Heading 3"
    assert "Per: 2024-09-16" in styles


def test_each_source_is_a_footnote_and_each_mark_has_its_own(tmp_path: Path) -> None:
    report = report_of(ROWS)
    data = written(docx.write, outgoing(report, tmp_path))
    notes = dict(footnotes(data))
    assert [*notes.values()] == [*sources_of(report)]
    assert marks(word(data).element) == [*notes]
    (table,) = word(data).tables
    assert [notes[one] for one in marks(table.rows[7]._tr)] == [ROWS[6].source]


def test_the_settings_name_the_separators_so_that_nothing_is_repaired(tmp_path: Path) -> None:
    data = written(docx.write, outgoing(report_of(ROWS[:1]), tmp_path))
    told = word(data).settings.element.find(qn("w:footnotePr"))
    assert [one.get(qn("w:id")) for one in told] == ["-1", "0"]
    assert told.getnext().tag == qn("w:compat")


def test_the_heads_of_a_table_come_again_on_every_page(tmp_path: Path) -> None:
    (table,) = word(written(docx.write, outgoing(report_of(ROWS), tmp_path))).tables
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert repeated == [True] + [False] * len(ROWS)


@pytest.mark.parametrize(("language", "marked"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_the_text_is_marked_with_its_language(tmp_path: Path, language: str, marked: str) -> None:
    set_language(language)  # type: ignore[arg-type]
    found = word(written(docx.write, outgoing(report_of(ROWS[:1]), tmp_path)))
    (said,) = found.styles["Normal"].element.iter(qn("w:lang"))
    assert said.get(qn("w:val")) == marked


def test_a_wide_table_turns_the_page(tmp_path: Path) -> None:
    wide = Grid(tuple(Column(f"K{number}", width=20) for number in range(8)), (Row(("x",) * 8),))
    for grid, turned in ((wide, True), (Grid(COLUMNS, ()), False)):
        report = Report("Bred", (), (Section("Tabell", grid=grid),))
        (section,) = word(written(docx.write, outgoing(report, tmp_path))).sections
        assert (section.orientation == WD_ORIENT.LANDSCAPE) is turned
        assert (section.page_width > section.page_height) is turned


def test_the_file_is_called_as_the_report_and_nobody_made_it(tmp_path: Path) -> None:
    about = word(written(docx.write, outgoing(report_of(ROWS[:1]), tmp_path))).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Inför nämnden", "", "")
    assert "python" not in about.comments


@pytest.mark.parametrize(
    "text", ["=1+1", "<w:p/>", "a & b]]>", "{{ x }}", "å ä ö €", "x" * 300, "\x1b[31mröd\x00\ufffe"]
)
def test_markup_and_formulas_stay_text(tmp_path: Path, text: str) -> None:
    data = written(docx.write, outgoing(hostile_report(text), tmp_path))
    shown = text.replace("\x1b[31m", "").replace("\x00\ufffe", "")
    (table,) = word(data).tables
    assert [cell.text for cell in table.columns[0].cells] == [shown, shown]
    assert [said for _number, said in footnotes(data)] == [shown, shown]


def test_a_line_break_and_a_tab_stay_what_they_are(tmp_path: Path) -> None:
    (table,) = word(written(docx.write, outgoing(hostile_report("en\ntvå\ttre"), tmp_path))).tables
    assert table.rows[1].cells[0].text == "en\ntvå\ttre"


def test_more_rows_than_word_shows_well_are_refused_with_another_kind(tmp_path: Path) -> None:
    rows = (Row(("x",)),) * (docx.ROWS + 1)
    report = Report("Mycket", (), (Section("Alla", grid=Grid((Column("K"),), rows)),))
    with pytest.raises(NamndkollError, match=r"\.xlsx"):
        written(docx.write, outgoing(report, tmp_path))


def test_more_columns_than_word_has_are_refused(tmp_path: Path) -> None:
    grid = Grid((Column("K"),) * (docx.COLUMNS + 1), ())
    with pytest.raises(NamndkollError, match="columns"):
        written(docx.write, outgoing(Report("Brett", (), (Section("Alla", grid=grid),)), tmp_path))


def test_libreoffice_reads_text_tables_and_notes(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice (soffice), which is not here")
    path = tmp_path / "lista.docx"
    path.write_bytes(written(docx.write, outgoing(report_of(ROWS[:5]), tmp_path)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "html", path.name]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=200)
    said = " ".join(page(path.with_suffix(".html").read_bytes()).text_content().split())
    for wanted in ("Inför nämnden", "Bygg gångvägar 4", "2024-08-31", "plan_2024.txt, rad 4"):
        assert wanted in said
