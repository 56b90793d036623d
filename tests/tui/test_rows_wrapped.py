"""Rows of several lines: texts in full, the cursor kept, and only what is in sight measured."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from tests.tui.rows_app import SIZE, Row, RowsApp, rows
from tui.app.widgets.rows.list import RowList
from tui.messages.cells import Cell, Column, cut, safe_line, wrapped
from tui.presentation.groups import Group

_LONG = "ett längre uppdrag som nämnden ska redovisa för fullmäktige innan året är slut "


def _long_rows(count: int) -> list[Row]:
    return [Row(f"R{number}", f"{number}: {_LONG * (1 + number % 3)}") for number in range(count)]


async def _wrapped_app(app: RowsApp, found: list[Row]) -> None:
    app.list.set_rows(found)
    app.list.wrap(wraps=True)


async def test_a_wrapped_row_says_all_of_its_text_and_the_others_come_below() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        await _wrapped_app(app, _long_rows(3))
        await pilot.pause()
        said = " ".join(" ".join(line[13:].split()) for line in app.shown[1:])
        for row in _long_rows(3)[:2]:
            assert " ".join(row.text.split()) in " ".join(said.split())
        assert [line[5:11].strip() for line in app.shown if line[2:3] == "!"] == ["R0", "R1", "R2"]


async def test_unwrapped_again_every_row_is_one_line_and_the_cursor_is_where_it_was() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        await _wrapped_app(app, _long_rows(100))
        await pilot.press("end", "up")
        app.list.wrap(wraps=False)
        await pilot.pause()
        assert app.list.cursor_id == "R98"
        assert any("R98" in line for line in app.shown)
        assert all(line[2:3] == "!" for line in app.shown[1:])


async def test_the_cursor_is_wholly_in_sight_wherever_the_keys_take_it() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        await _wrapped_app(app, _long_rows(60))
        for key in ("down", "down", "down", "down", "pagedown", "pagedown", "end", "up", "up",
                    "up", "up", "up", "pageup", "home", "down", "pagedown", "end"):  # fmt: skip
            await pilot.press(key)
            row = app.list.cursor_row
            assert row is not None
            said = " ".join("".join(line[13:].ljust(47) for line in app.shown[1:]).split())
            assert " ".join(row.text.split()) in said, key
        assert app.list.cursor_id == "R59"


async def test_a_page_down_never_leaps_over_a_row() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        await _wrapped_app(app, _long_rows(60))
        await pilot.pause()
        seen: set[str] = set()
        while app.list.cursor_id != "R59":
            seen |= {line[5:11].strip() for line in app.shown[1:] if line[2:3] == "!"}
            await pilot.press("pagedown")
            await pilot.pause()
        seen |= {line[5:11].strip() for line in app.shown[1:] if line[2:3] == "!"}
        assert seen == {f"R{number}" for number in range(60)}


async def test_wrapped_rows_are_drawn_in_another_width_before_the_list_is_told_of_it() -> None:
    app = RowsApp()
    async with app.run_test(size=(24, 12)) as pilot:
        await _wrapped_app(app, _long_rows(5))
        await pilot.pause()
        assert app.shown
        with patch.object(RowList, "on_resize"):
            await pilot.resize_terminal(200, 12)
            await pilot.pause()
            assert next(line[5:11].strip() for line in app.shown if line[2:3] == "!") == "R0"


async def test_a_click_on_any_line_of_a_row_goes_to_the_row() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        await _wrapped_app(app, _long_rows(5))
        await pilot.pause()
        second = next(y for y, line in enumerate(app.shown) if "R1" in line)
        await pilot.click(app.list, offset=(20, second + 1))
        assert app.list.cursor_id == "R1"


async def test_a_text_longer_than_the_screen_is_cut_there_and_says_so() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        await _wrapped_app(app, [Row("R0", _LONG * 50), Row("R1", "kort")])
        await pilot.pause()
        assert app.shown[-1].endswith("…")
        await pilot.press("down")
        await pilot.pause()
        assert app.list.cursor_id == "R1"
        assert any("kort" in line for line in app.shown)


async def test_headings_and_empty_lists_take_the_lines_that_they_had() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_empty("Ingenting här.")
        app.list.wrap(wraps=True)
        app.list.set_groups([Group("Försenat", rows(2)), Group("Sen", rows(2, first=2))])
        await pilot.pause()
        assert app.shown[1] == "▾ Försenat (2)"
        assert app.shown[4] == "▾ Sen (2)"
        app.list.set_rows([])
        await pilot.pause()
        assert "Ingenting här." in app.shown[1]


class _Counting(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def _text(self, row: int) -> Cell:
        self.asked.append(row)
        return Cell(f"{row} {_LONG}")

    def compose(self) -> ComposeResult:
        """A long list that notes which rows it paints."""
        yield RowList([Column[int]("text", "Text", self._text, min_width=10)], str)


async def test_only_rows_near_those_in_sight_are_ever_measured() -> None:
    app = _Counting()
    async with app.run_test(size=SIZE) as pilot:
        listed = app.query_one(RowList)
        listed.set_rows(range(100_000))
        listed.wrap(wraps=True)
        await pilot.press("down", "pagedown", "end", "pageup", "home")
        await pilot.pause()
        assert len(set(app.asked)) < 200


@given(st.text(max_size=300), st.integers(2, 60), st.integers(1, 9))
@settings(max_examples=200)
def test_wrapping_loses_no_word_that_has_room(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, most)
    assert 1 <= len(lines) <= most
    words = "".join("".join(lines).split())
    assert words == "".join(safe_line(text, width * most).split())
    assert all(cut(line, width).rstrip() == line for line in lines[:-1])
