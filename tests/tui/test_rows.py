"""The row list: its keys, the mouse and messages."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual import events
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui.rows_app import PAGE, SIZE, Row, RowsApp, rows
from tui.messages.cells import Column


async def _wheel(pilot: Pilot[None], app: RowsApp, turns: int) -> None:
    turn = events.MouseScrollDown(app.list, 5, 5, 0, 1, 0, False, False, False)
    for _ in range(turns):
        app.list.post_message(turn)
    await pilot.pause()


def _style_of(strip: Strip) -> Style | None:
    """The style that a line begins with."""
    return next(iter(strip)).style


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], "R0"),
        (["down"], "R1"),
        (["j", "j"], "R2"),
        (["down", "down", "up"], "R1"),
        (["j", "j", "k"], "R1"),
        (["up"], "R0"),
        (["end"], "R99"),
        (["end", "down"], "R99"),
        (["end", "home"], "R0"),
        (["pagedown"], f"R{PAGE - 1}"),
        (["pagedown", "pagedown", "pageup"], f"R{PAGE - 1}"),
        (["pageup"], "R0"),
        (["end", "pagedown"], "R99"),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], expected: str) -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        await pilot.press(*keys)
        assert app.list.cursor_id == expected


@pytest.mark.parametrize("key", ["down", "end", "pagedown", "home", "up"])
async def test_the_cursor_is_in_sight_after_every_key(key: str) -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        app.list.move_to("R50")
        for _ in range(PAGE // 2 + 3):
            await pilot.press(key)
            assert any(f" {app.list.cursor_id} " in line for line in app.shown)


async def test_the_header_does_not_scroll() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        before = app.shown[0]
        await pilot.press("end")
        assert app.shown[0] == before
        assert "R99" in app.shown[-1]


async def test_enter_opens_the_row() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(5))
        await pilot.press("down", "enter")
        assert app.said[-1] == ("selected", "R1")


async def test_each_row_that_the_cursor_comes_to_is_told_once() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(2))
        await pilot.press("down", "down")
        assert app.said == [("highlighted", "R0"), ("highlighted", "R1")]


async def test_a_click_moves_the_cursor() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        await pilot.press("end")
        await pilot.click(app.list, offset=(5, 1))
        assert app.list.cursor_id == f"R{100 - PAGE}"


async def test_a_double_click_opens() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(5))
        await pilot.double_click(app.list, offset=(5, 3))
        assert [one for one in app.said if one[0] == "selected"] == [("selected", "R2")]


async def test_a_click_below_the_last_row_does_nothing() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(2))
        await pilot.double_click(app.list, offset=(5, 8))
        assert app.said == [("highlighted", "R0")]


async def test_a_click_on_a_title_names_its_column() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(2))
        await pilot.click(app.list, offset=(app.shown[0].index("Text"), 0))
        assert app.said[-1] == ("header", "text")


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        await pilot.pause()
        await _wheel(pilot, app, 3)
        assert app.list.scroll_offset.y > 0
        assert app.list.cursor_id == "R0"


async def test_a_key_after_the_wheel_brings_the_cursor_back_in_sight() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        await pilot.pause()
        await _wheel(pilot, app, 20)
        await pilot.press("down")
        assert any(" R1 " in line for line in app.shown)


async def test_an_empty_list_says_what_its_owner_says() -> None:
    app = RowsApp(empty="Inget är försenat. Esc rensar filtret.")
    async with app.run_test(size=(30, 8)):
        app.list.set_rows([])
        assert " ".join(" ".join(app.shown[1:]).split()) == "Inget är försenat. Esc rensar filtret."


@pytest.mark.parametrize(
    "key", ["down", "up", "pagedown", "pageup", "home", "end", "enter", "left", "right"]
)
async def test_no_key_harms_an_empty_list(key: str) -> None:
    app = RowsApp(empty="Tomt.")
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups([])
        await pilot.press(key)
        app.list.toggle_mark()
        app.list.mark_all()
        assert app.list.cursor_id is None
        assert app.said == []


async def test_an_arrow_stands_at_the_sorted_column() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_sort("id")
        assert app.shown[0].split() == ["Id▲", "Text"]
        app.list.set_sort("text", descending=True)
        assert app.shown[0].split() == ["Id", "Text▼"]


async def test_other_columns_can_be_shown() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_rows(rows(1))
        app.list.set_columns([Column("text", "Vad", lambda row: row.text.upper())])
        assert [line.split() for line in app.shown[:2]] == [["Vad"], ["RAD", "0"]]


async def test_cells_are_made_only_for_lines_in_view() -> None:
    made: set[str] = set()

    def cell(row: Row) -> str:
        made.add(row.id)
        return row.id

    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_columns([Column("id", "Id", cell)])
        app.list.set_rows(rows(10_000))
        await pilot.press("end")
        assert len(made) <= 2 * PAGE


async def test_cells_are_made_anew_when_the_owner_says_so() -> None:
    label = "förr"
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_columns([Column("id", "Id", lambda _: label)])
        app.list.set_rows(rows(2))
        await pilot.pause()
        label = "nu"
        app.list.refresh_rows()
        assert [line.strip() for line in app.shown[1:3]] == ["nu", "nu"]


async def test_a_key_repaints_the_line_left_and_the_line_reached() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(5))
        await pilot.press("down")
        await pilot.press("down")
        strips = app.list.render_lines(app.list.size.region)
        reached = [bool(style and style.reverse) for style in map(_style_of, strips)]
        assert [y for y, here in enumerate(reached) if here] == [3]


@pytest.mark.parametrize("focused", [True, False])
async def test_the_cursor_is_seen_without_colour(
    focused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(3))
        if not focused:
            app.screen.set_focus(None)
        await pilot.pause()
        strips = app.list.render_lines(app.list.size.region)
        styles = [_style_of(strip) for strip in strips[1:3]]
        here, other = ([style and style.reverse, style and style.underline] for style in styles)
        assert bool(here[0]) == focused
        assert bool(here[1]) != focused
        assert not any(other)


@pytest.mark.parametrize("key", ["up", "down"])
async def test_a_key_is_changed_by_its_id(key: str) -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.set_keymap({"rows.up": "w", "rows.down": "x"})
        app.list.set_rows(rows(9))
        await pilot.press("x", "x", "w", key)
        assert app.list.cursor_id == "R1"
