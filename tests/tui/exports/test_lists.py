"""Lists as reports and files: what stands on the screen, as days, numbers and text."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from store.changes.edits import Edit, due, note
from store.dates.span import Span
from store.entries.entries import Entry
from store.model.kinds import SEARCHED
from store.register.register import Register
from store.survey.survey import Survey
from tests.bench.generate import generate
from tests.registers import DAY, hostile_register, small_register
from tests.tui.exports.papers import mail
from tui.exports.columns import first_day, precision
from tui.exports.kinds import KINDS, FileKind
from tui.exports.lists import About, list_of
from tui.exports.outgoing import Outgoing
from tui.exports.pages import page_of
from tui.exports.report import Column, Grid, Report, Row, Section
from tui.exports.saving import save
from tui.locale import set_language
from tui.messages.wording import end_day, state_of
from tui.presentation.lens import Lens

WRITTEN = [one for one in KINDS if find_spec(f"tui.exports.{one.module}")]
ABOUT = About("Allt")


def every(survey: Survey) -> list[Entry]:
    """Return an entry of each kind and all of most."""
    return [entry for one in SEARCHED for entry in survey.of(one.kind)]


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    """Return the small register on its day."""
    return Survey(small_register(tmp_path / "register.json"), DAY)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Return a survey of 200 activities."""
    register = Register.empty(tmp_path_factory.mktemp("many") / "register.json", DAY)
    register.take_in(generate(200), datetime(2024, 1, 2, tzinfo=UTC))
    return Survey(register, DAY)


def read(path: Path, sheet: str | int = 0) -> list[dict[str, Any]]:
    """Return the rows of a sheet by their titles."""
    book = load_workbook(path)
    found = book.worksheets[sheet] if isinstance(sheet, int) else book[sheet]
    titles, *rows = found.iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in rows]


def change(register: Register, edit: Edit) -> None:
    """Say something of a record."""
    register.change([edit], by="x", now=datetime(2024, 9, 2, tzinfo=UTC), why="nämnden bad om det")


def plainly(value: Any) -> str:
    """Return what a cell says as text."""
    return "" if value is None else str(as_day(value) or value)


def as_day(value: Any) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else value or ""


def test_two_hundred_rows_say_in_a_workbook_what_the_screen_says(
    many: Survey, tmp_path: Path
) -> None:
    entries = many.of("activity")
    rows = read(save(str(tmp_path / "a.xlsx"), list_of(entries, many, ABOUT)))
    assert len(rows) == len(entries) == 200
    for entry, row in zip(entries, rows, strict=True):
        assert entry.deadline
        assert row["Id"] == entry.id
        assert row["Aktivitet"] == entry.text
        assert row["Läge"] == state_of(entry).word
        assert (row["Ansvarig"] or "") == "; ".join(entry.leads)
        assert row["Dagar kvar"] == (
            entry.deadline.days if entry.deadline.cls != "invalid" else None
        )
        if entry.deadline.precision == "day":
            assert as_day(row["Tryckt slut, sista dag"]) == end_day(entry)


def test_two_hundred_rows_say_in_a_table_with_separators_what_they_say_in_a_workbook(
    many: Survey, tmp_path: Path
) -> None:
    listed = list_of(many.of("activity"), many, ABOUT)
    rows = read(save(str(tmp_path / "a.xlsx"), listed))
    text = save(str(tmp_path / "a.csv"), listed).read_text(encoding="utf-8-sig")
    plain = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    for row, said in zip(rows, plain, strict=False):
        assert {title: plainly(value) for title, value in row.items()} == said


def test_days_are_days_and_numbers_are_numbers(survey: Survey, tmp_path: Path) -> None:
    path = save(str(tmp_path / "a.xlsx"), list_of(every(survey), survey, ABOUT))
    book = load_workbook(path)
    titles, first = list(book["Aktiviteter"].iter_rows(max_row=2))
    by_title = {title.value: cell for title, cell in zip(titles, first, strict=True)}
    assert by_title["Tryckt slut, sista dag"].value == datetime(2024, 3, 31)
    assert by_title["Tryckt slut, sista dag"].number_format == "yyyy-mm-dd"
    assert by_title["Dagar kvar"].value == -169
    assert by_title["Aktivitet"].alignment.wrap_text
    assert book["Budgetrader"]["E2"].value == 1234.5
    assert book["Aktiviteter"].freeze_panes == "A2"
    assert book["Aktiviteter"].auto_filter.ref.startswith("A1:")


def test_there_is_one_sheet_a_kind_and_one_about_the_list(survey: Survey, tmp_path: Path) -> None:
    path = save(str(tmp_path / "a.xlsx"), list_of(every(survey), survey, ABOUT))
    names = load_workbook(path).sheetnames
    assert len(names) == len({entry.kind for entry in every(survey)}) + 1
    assert names[-1] == "Om listan"
    assert all(len(name) <= 31 for name in names)


def test_the_parts_of_a_page_have_the_columns_of_their_kind_on_one_sheet(
    survey: Survey, tmp_path: Path
) -> None:
    page = page_of("Kommunstyrelsen", Lens(survey))
    grids = [one.grid for one in page.report.sections if one.sheet == "Direktiv"]
    assert len(grids) > 1
    assert len({one.columns for one in grids if one}) == 1
    rows = read(save(str(tmp_path / "a.xlsx"), page), "Direktiv")
    assert [row["Id"] for row in rows] == ["D4", "D5"]
    assert len({row["Del"] for row in rows}) == 2


def test_a_moved_deadline_stands_beside_the_printed_one_with_its_reason(tmp_path: Path) -> None:
    register = small_register(tmp_path / "register.json")
    change(register, due("A1", "november 2024", "nämnden bad om det", DAY))
    survey = Survey(register.now, DAY)
    (row,) = read(save(str(tmp_path / "a.xlsx"), list_of(survey.activities[:1], survey, ABOUT)))
    assert as_day(row["Tryckt slut, sista dag"]) == "2024-03-31"
    assert as_day(row["Flyttat till, första dag"]) == "2024-11-01"
    assert as_day(row["Flyttat till, sista dag"]) == "2024-11-30"
    assert row["Flyttat till, precision"] == "månad"
    assert row["Varför flyttat"] == "nämnden bad om det"


MONTH = (date(2024, 9, 1), date(2024, 9, 30))


@pytest.mark.parametrize(
    ("kind", "first", "last", "words"),
    [
        ("at", date(2024, 9, 1), date(2024, 9, 30), "månad"),
        ("by", date(2024, 9, 1), date(2024, 9, 30), "månad"),
        ("before", None, date(2024, 8, 31), "månad, före de dagarna"),
        ("from", date(2024, 9, 1), None, "månad, från och med de dagarna"),
    ],
)
def test_a_period_is_its_days_and_its_precision_and_no_day_of_its_own(
    kind: Any, first: date | None, last: date | None, words: str
) -> None:
    span = Span("september 2024", "month", *MONTH, kind)
    assert (first_day(span), span.due, precision(span)) == (first, last, words)


@pytest.mark.parametrize("kind", WRITTEN, ids=[one.suffix for one in WRITTEN])
def test_every_kind_says_as_of_when_by_which_filter_and_of_how_many(
    survey: Survey, tmp_path: Path, kind: FileKind
) -> None:
    if kind.suffix == ".tsv":
        pytest.skip("a table for programs has rows alone")
    about = About("Försenat", "Socialnämnden", "skol", "Min vy", 14)
    path = save(str(tmp_path / f"a{kind.suffix}"), list_of(survey.activities[:3], survey, about))
    text = said_in(path)
    for value in ("2024-09-16", "Socialnämnden", "skol", "Min vy", "3 av 14", "Inte med."):
        assert value in text
    assert "plan_2024.txt" in text.replace("\\", "")


def said_in(path: Path) -> str:
    """Return all text of a file of any kind."""
    if path.suffix == ".xlsx":
        cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
        return "\n".join(str(cell.value) for cell in cells if cell.value is not None)
    if path.suffix == ".docx":
        with ZipFile(path) as parts:
            return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    if path.suffix == ".eml":
        return "\n".join(
            one.get_content()
            for one in mail(path.read_bytes()).walk()
            if not one.is_multipart() and isinstance(one, EmailMessage)
        )
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("kind", WRITTEN, ids=[one.suffix for one in WRITTEN])
def test_no_kind_has_a_note_that_nobody_asked_for(tmp_path: Path, kind: FileKind) -> None:
    register = small_register(tmp_path / "register.json")
    change(register, note("A1", "hemligt"))
    survey = Survey(register.now, DAY)
    listed = list_of(survey.activities, survey, ABOUT)
    assert "hemligt" not in said_in(save(str(tmp_path / f"a{kind.suffix}"), listed))


TEXTS = [
    "=1+1",
    "+46",
    "-1",
    "@SUM(A1)",
    "#N/A",
    "<b>fet</b>",
    "*fet*",
    "a_x0041_b",
    "a|b",
    "å\x1b[1m",
]


@pytest.mark.parametrize("text", TEXTS)
def test_text_in_a_workbook_is_text(tmp_path: Path, text: str) -> None:
    survey = Survey(hostile_register(tmp_path / "none.json", [text]), DAY)
    path = save(str(tmp_path / "a.xlsx"), list_of(every(survey), survey, ABOUT))
    cells = [
        cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, str)
    ]  # fmt: skip
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any("\x1b" in cell.value for cell in cells)


def test_what_looks_like_an_escape_of_the_format_is_written_as_it_stands(
    survey: Survey, tmp_path: Path
) -> None:
    outgoing = one_table(survey, [Column("Text")], [Row(("a_x0041_b",))])
    with ZipFile(save(str(tmp_path / "a.xlsx"), outgoing)) as parts:
        assert b"a_x005F_x0041_b" in parts.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", TEXTS[:4])
def test_no_cell_of_a_table_with_separators_is_a_formula(tmp_path: Path, text: str) -> None:
    survey = Survey(hostile_register(tmp_path / "none.json", [text]), DAY)
    path = save(str(tmp_path / "a.csv"), list_of(every(survey), survey, ABOUT))
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_a_table_with_separators_is_as_the_users_language_has_it(
    survey: Survey, tmp_path: Path
) -> None:
    listed = list_of(survey.budgets, survey, ABOUT)
    swedish = save(str(tmp_path / "sv.csv"), listed).read_bytes()
    set_language("en")
    english = save(str(tmp_path / "en.csv"), list_of(survey.budgets, survey, ABOUT)).read_bytes()
    assert swedish.startswith(b"\xef\xbb\xbfId;")
    assert "Nämnd".encode() in swedish
    assert b";1234,5;" in swedish
    assert english.startswith(b"\xef\xbb\xbfID,")
    assert b",1234.5," in english


def one_table(survey: Survey, columns: Sequence[Column], rows: Sequence[Row]) -> Outgoing:
    """Return a report of one table."""
    grid = Grid(tuple(columns), tuple(rows))
    return Outgoing("t", (), survey, lambda: Report("T", (), (Section("S", grid=grid),)))


def test_a_text_too_long_for_a_cell_is_cut_and_told(survey: Survey, tmp_path: Path) -> None:
    outgoing = one_table(survey, [Column("Text")], [Row(("ö" * 40_000,))])
    path = save(str(tmp_path / "a.xlsx"), outgoing)
    book = load_workbook(path)
    assert book["S"]["A2"].value.endswith("[…]")
    assert "Avkortat" in [row[0] for row in book["Om listan"].iter_rows(values_only=True)]


def test_a_day_before_a_workbooks_days_is_written_in_words(survey: Survey, tmp_path: Path) -> None:
    outgoing = one_table(survey, [Column("Dag", "day")], [Row((date(1862, 3, 21),))])
    assert load_workbook(save(str(tmp_path / "a.xlsx"), outgoing))["S"]["A2"].value == "1862-03-21"


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_whatever_a_sheet_is_called_its_name_is_one_that_it_may_have(names: list[str]) -> None:
    from tui.exports.xlsx import _named

    taken: set[str] = set()
    made = [_named(name, taken) for name in names]
    assert len({name.casefold() for name in made}) == len(made)
    for name in made:
        assert 0 < len(name) <= 31
        assert not set("[]:*?/\\") & set(name)
        assert not name.startswith("'")


def test_a_spreadsheet_program_reads_what_was_written(survey: Survey, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office or not (Path(office).resolve().parent / "libsclo.so").exists():
        pytest.skip("LibreOffice Calc is not installed")
    path = save(str(tmp_path / "a.xlsx"), list_of(survey.activities, survey, ABOUT))
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", str(tmp_path), str(path)],
        check=True, timeout=240, capture_output=True,
    )  # fmt: skip
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["Aktivitet"] for row in rows] == [entry.text for entry in survey.activities]
    assert rows[0]["Tryckt slut, sista dag"] == "2024-03-31"
