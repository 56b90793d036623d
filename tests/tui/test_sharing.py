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
from tui.exports.forms import FORMS
from tui.serializers.as_csv import COLUMNS

TEXT, TSV, MARKDOWN = FORMS


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
def test_a_sheet_reads_one_row_an_entry_and_no_formula(text: str) -> None:
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
