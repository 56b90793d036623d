"""Entries taken elsewhere: forms, extents, the clipboard's limit and files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from store.survey.survey import Survey
from tests.registers import DAY, hostile_register, small_register
from tests.tui.opened import LoadedApp, Open, letters, main_screen, opened, press, seen, settled
from tui.app.screens.dialogs.save import SaveScreen
from tui.app.screens.main import sharing
from tui.app.screens.main.sharing import LARGEST, length_in_terminal
from tui.app.views.sharing import FORMS, form_of
from tui.app.widgets.line_input import LineInput
from tui.serializers.as_csv import COLUMNS

TEXT, TSV, MARKDOWN, CSV = FORMS


def _copied(pilot: Open) -> str:
    assert isinstance(pilot.app, LoadedApp)
    return pilot.app.copied


def _survey(path: Path) -> Survey:
    return Survey(small_register(path / "register.json"), DAY)


def test_tab_separated_columns_are_those_of_the_command_line(tmp_path: Path) -> None:
    survey = _survey(tmp_path)
    first = TSV.write(survey.directives, survey).splitlines()[0]
    assert tuple(first.split("\t")) == COLUMNS["directive"]


def test_entries_of_several_kinds_share_the_columns_of_a_search(tmp_path: Path) -> None:
    survey = _survey(tmp_path)
    mixed = [survey.activities[0], survey.indicators[0]]
    assert tuple(TSV.write(mixed, survey).splitlines()[0].split("\t")) == COLUMNS["any"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+46", "@SUM(A1)", '"citat" i början', "rad\tett\nrad två"]
)
@pytest.mark.parametrize("form", [TSV, CSV], ids=["tsv", "csv"])
def test_a_sheet_reads_one_row_an_entry_and_no_formula(text: str, form: object) -> None:
    assert form in FORMS
    survey = Survey(hostile_register(Path("none.json"), [text]), DAY)
    written = TSV.write(survey.directives, survey)
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter="\t"))
    assert [len(row) for row in rows] == [len(COLUMNS["directive"])] * 2
    assert not any(cell.startswith(("=", "+", "@")) for cell in rows[1])


@pytest.mark.parametrize(
    "text", ["a | b", "*fet* _kursiv_", "[länk](x)", "`kod` <b> ~~x~~ \\", "a\nb"]
)
def test_markdown_shows_the_text_as_it_stands(text: str) -> None:
    survey = Survey(hostile_register(Path("none.json"), [text]), DAY)
    lines = MARKDOWN.write(survey.directives, survey).splitlines()
    assert len(lines) == 3
    unescaped = lines[2].replace(r"\|", "")
    assert unescaped.count("|") == lines[0].count("|")
    for mark in "*_[]`<>~":
        assert lines[2].count(mark) == lines[2].count(f"\\{mark}")


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
def test_what_a_terminal_would_obey_is_written_in_no_form(form: object) -> None:
    survey = Survey(hostile_register(Path("none.json"), ["a\x1b]52;c;eA==\x07b\u202ec"]), DAY)
    for one in FORMS:
        written = one.write([*survey.activities, *survey.indicators], survey)
        assert not {"\x1b", "\x07", "\u202e"} & set(written)


def test_the_suffix_tells_the_form_whichever_case_it_is_in() -> None:
    assert form_of(".TSV") is TSV
    assert form_of(".xlsx") is None


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 100])
def test_the_length_in_the_terminal_is_that_of_base64(size: int) -> None:
    import base64

    assert length_in_terminal("x" * size) == len(base64.b64encode(b"x" * size))


async def test_the_row_is_copied_as_a_table_that_is_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"3 Y {letters('raden markdown')} enter") as pilot:
        assert _copied(pilot).startswith("| Id |")
        assert _copied(pilot).count("\n") == 3
        assert "1 rad skickades till terminalens urklipp" in seen(pilot)


async def test_the_whole_list_is_copied_as_it_is_filtered_and_sorted(tmp_path: Path) -> None:
    keys = "5 f n ä m n d : k o m m u n enter left"
    async with opened(tmp_path, keys=keys.replace(" : ", " colon ")) as pilot:
        screen = main_screen(pilot)
        listed = [entry.id for entry in screen.selection.listed()]
        await press(pilot, f"Y {letters('hela tsv')} enter")
        rows = list(csv.DictReader(io.StringIO(_copied(pilot)), delimiter="\t"))
        assert [row["id"] for row in rows] == listed
        assert 0 < len(listed) < 14


async def test_the_chooser_begins_with_what_was_chosen_last(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"3 Y {letters('raden markdown')} enter") as pilot:
        await press(pilot, "end Y enter")
        assert _copied(pilot).count("| Id |") == 1
        entry = main_screen(pilot).entry
        assert entry
        assert f"| {entry.id} |" in _copied(pilot)


async def test_marked_rows_can_be_chosen_only_where_there_are_any(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 Y") as pilot:
        assert "markerade rader" not in seen(pilot)
        await press(pilot, "escape space space Y")
        assert "2 markerade rader" in seen(pilot)


async def test_more_than_a_terminal_takes_is_offered_as_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "LARGEST", 1000)
    async with opened(tmp_path, keys="5 a y") as pilot:
        assert _copied(pilot) == ""
        assert isinstance(pilot.app.screen, SaveScreen)
        assert "mer än alla terminalers urklipp tar" in seen(pilot)
        await press(pilot, "ctrl+y")
        await settled(pilot)
        assert length_in_terminal(_copied(pilot)) > 1000
        assert len(pilot.app.screen_stack) == 1


def test_the_limit_is_what_common_terminals_take_whole() -> None:
    assert LARGEST == 74_994


async def _save_as(pilot: Open, path: Path, *keys: str) -> None:
    await press(pilot, "w")
    pilot.app.screen.query_one("#typed", LineInput).value = str(path)
    await press(pilot, " ".join(("enter", *keys)))
    await settled(pilot)


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
async def test_the_list_is_saved_in_the_form_of_the_suffix(tmp_path: Path, form: object) -> None:
    assert form in FORMS
    chosen = FORMS[FORMS.index(form)]
    path = tmp_path / f"lista{chosen.suffix}"
    async with opened(tmp_path, keys="5") as pilot:
        screen = main_screen(pilot)
        await _save_as(pilot, path)
        assert screen.looking.lens
        text = chosen.write(screen.selection.listed(), screen.looking.lens.survey)
        assert path.read_bytes().decode(chosen.encoding) == text
        assert "14 rader finns i" in seen(pilot)


async def test_only_the_marked_rows_are_saved_where_some_are(tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    async with opened(tmp_path, keys="5 space space") as pilot:
        await _save_as(pilot, path)
        assert path.read_text(encoding="utf-8").count("Källa:") == 2


async def test_a_file_is_replaced_only_by_a_key_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    path.write_text("mitt", encoding="utf-8")
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, path)
        assert path.read_text(encoding="utf-8") == "mitt"
        assert "finns redan" in seen(pilot)
        await press(pilot, "ctrl+r")
        await settled(pilot)
        assert "Källa:" in path.read_text(encoding="utf-8")


async def test_another_name_takes_the_offer_to_replace_back(tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    path.write_text("mitt", encoding="utf-8")
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, path)
        await press(pilot, "backspace t ctrl+r")
        assert path.read_text(encoding="utf-8") == "mitt"


async def test_the_register_itself_is_never_written_over(tmp_path: Path) -> None:
    register = small_register(tmp_path / "register.txt")
    before = register.path.read_bytes()
    async with opened(tmp_path, keys="5", register=register) as pilot:
        await _save_as(pilot, register.path, "ctrl+r")
        assert "registret självt" in seen(pilot)
        assert register.path.read_bytes() == before


@pytest.mark.parametrize("name", ["", "lista", "lista.xlsx", ".txt", "ingen/mapp/lista.txt"])
async def test_a_path_that_cannot_be_written_is_told_and_the_box_stays(
    tmp_path: Path, name: str
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await _save_as(pilot, tmp_path / name if name else Path("   "))
        assert isinstance(pilot.app.screen, SaveScreen)
        assert "?" in seen(pilot)
