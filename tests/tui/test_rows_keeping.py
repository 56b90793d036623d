"""What stays where it was in a row list: cursor, scroll, marks, and what is collapsed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.rows_app import SIZE, Row, RowsApp, rows
from tui.app.widgets.rows.state import RowState
from tui.presentation.groups import Group


def _groups() -> list[Group[Row]]:
    return [
        Group("Försenat", rows(3)),
        Group("Denna vecka", rows(2, first=3)),
        Group("Kommande", rows(20, first=5)),
    ]


async def test_the_first_row_has_the_cursor_and_its_heading_is_seen() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.pause()
        assert app.list.cursor_id == "R0"
        assert app.shown[1] == "▾ Försenat (3)"


async def test_the_cursor_passes_headings() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.press("down", "down", "down")
        assert app.list.cursor_id is None
        await pilot.press("down")
        assert app.list.cursor_id == "R3"


async def test_going_up_to_a_first_row_shows_its_heading() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.press("end")
        app.list.action_move(-21)
        await pilot.press("up")
        assert app.list.cursor_id == "R3"
        assert app.shown[1] == "▾ Denna vecka (2)"


async def test_left_collapses_the_group_and_right_opens_it() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.press("down", "left")
        assert app.shown[1:3] == ["▸ Försenat (3)", "▾ Denna vecka (2)"]
        await pilot.press("right")
        assert "R0" in app.shown[2]


async def test_enter_on_a_heading_collapses_and_opens() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.press("home", "enter")
        assert app.shown[1] == "▸ Försenat (3)"
        await pilot.press("enter")
        assert app.shown[1] == "▾ Försenat (3)"
        assert "selected" not in dict(app.said)


async def test_a_click_on_the_sign_of_a_heading_collapses() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.click(app.list, offset=(0, 1))
        assert app.shown[1] == "▸ Försenat (3)"


async def test_a_group_stays_collapsed_when_its_title_changes() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups([Group("v. 38", rows(3), key="week")])
        await pilot.press("left")
        app.list.set_groups([Group("v. 39", rows(4), key="week")])
        assert app.shown[1:3] == ["▸ v. 39 (4)", ""]


async def test_left_and_right_do_nothing_without_groups() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(3))
        await pilot.press("left", "right")
        assert app.list.cursor_id == "R0"
        assert len([line for line in app.shown if "rad" in line]) == 3


async def test_moving_to_a_row_opens_its_group() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.press("left")
        assert app.list.move_to("R2")
        assert app.list.cursor_id == "R2"
        assert app.shown[1] == "▾ Försenat (3)"


async def test_moving_to_a_row_that_is_not_there_leaves_the_cursor() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_groups(_groups())
        assert not app.list.move_to("R77")
        assert app.list.cursor_id == "R0"


async def test_the_cursor_stays_on_its_row_and_line_when_the_order_changes() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        app.list.move_to("R40")
        await pilot.pause()
        line = next(y for y, text in enumerate(app.shown) if "R40" in text)
        app.list.set_rows(rows(100)[::-1])
        await pilot.pause()
        assert app.list.cursor_id == "R40"
        assert "R40" in app.shown[line]


async def test_the_cursor_follows_its_row_into_groups() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_rows(rows(25))
        app.list.move_to("R4")
        app.list.set_groups(_groups())
        assert app.list.cursor_id == "R4"


async def test_the_cursor_goes_back_to_its_row_when_the_filter_is_cleared() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_rows(rows(100))
        app.list.move_to("R40")
        app.list.set_rows(rows(5))
        assert app.list.cursor_id == "R4"
        app.list.set_rows([])
        app.list.set_rows(rows(100))
        assert app.list.cursor_id == "R40"
        assert any("R40" in line for line in app.shown)


async def test_the_cursor_goes_to_the_heading_when_its_row_comes_into_a_collapsed_group() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups(_groups())
        await pilot.press("left")
        app.list.move_to("R9")
        app.list.set_groups([Group("Försenat", rows(3, first=8)), Group("Kommande", rows(4))])
        await pilot.press("right")
        assert app.shown[1] == "▾ Försenat (3)"
        assert "R8" in app.shown[2]


async def test_a_row_that_is_in_two_groups_keeps_the_cursor_in_its_group() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        both = [Group("Leder", rows(2)), Group("Medverkar", rows(2))]
        app.list.set_groups(both)
        await pilot.press("end")
        app.list.set_groups([Group("Först", rows(1, first=9)), *both])
        await pilot.press("down")
        assert app.said[-1] == ("highlighted", "R1")
        assert app.shown.index("▾ Medverkar (2)") == 6


async def test_the_owner_hears_of_the_row_that_took_the_cursors_place() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(3))
        app.list.set_rows(rows(3, first=5))
        app.list.set_rows([])
        await pilot.pause()
        assert app.said == [("highlighted", "R0"), ("highlighted", "R5"), ("highlighted", None)]


async def test_the_scroll_stays_when_the_cursor_is_out_of_sight() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(100))
        await pilot.pause()
        app.list.scroll_to(y=50, animate=False)
        app.list.set_rows(rows(100))
        await pilot.pause()
        assert "R50" in app.shown[1]


async def test_marks_stay_while_their_rows_are_filtered_out() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_rows(rows(3))
        app.list.toggle_mark()
        app.list.set_rows(rows(1, first=2))
        app.list.set_rows(rows(3))
        assert app.list.marked == {"R0"}
        assert app.shown[1].startswith("*")


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 60), (3, 2)])
async def test_the_cursor_is_in_sight_after_a_resize(size: tuple[int, int]) -> None:
    app = RowsApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.list.set_groups(_groups())
        await pilot.press("end")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        in_sight = app.list.virtual_size.height - 2 - app.list.scroll_offset.y
        assert app.list.cursor_id == "R24"
        assert 0 <= in_sight < max(1, size[1] - 1)


async def test_no_size_harms_the_list() -> None:
    app = RowsApp(empty="Tomt.")
    async with app.run_test(size=(100, 30)) as pilot:
        for size in [(1, 1), (2, 1), (1, 9), (200, 60), (20, 5)]:
            await pilot.resize_terminal(*size)
            for shown in (_groups(), []):
                app.list.set_groups(shown)
                await pilot.press("end")
        assert app.list.size == (20, 5)


async def test_columns_give_way_by_priority_when_the_list_is_narrow() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(3))
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert app.shown[1].split() == ["!", "rad", "0"]


async def test_rows_before_the_first_frame_are_shown() -> None:
    app = RowsApp()
    app.list.set_rows(rows(3))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "R0" in app.shown[1]
        assert app.said == [("highlighted", "R0")]


_some_rows = st.lists(st.integers(0, 30).map(lambda n: Row(f"R{n}")), unique=True, max_size=25)


def _state(shown: list[Row]) -> RowState[Row]:
    state = RowState[Row](lambda row: row.id)
    state.show([Group("", shown)], headed=False)
    return state


@given(_some_rows, _some_rows, st.integers(-5, 50))
def test_whatever_is_shown_next_the_cursor_is_on_its_row_if_it_is_there(
    before: list[Row], after: list[Row], line: int
) -> None:
    state = _state(before)
    state.go(line)
    row_id = state.row_id
    state.show([Group("", after)], headed=False)
    assert state.row_id == row_id or all(row.id != row_id for row in after)


@given(_some_rows, _some_rows, st.sets(st.sampled_from(["a", "b"])), st.integers(-5, 60))
def test_the_cursor_is_always_on_a_line(
    first: list[Row], second: list[Row], collapsed: set[str], line: int
) -> None:
    state = _state(first)
    state.show([Group("a", first), Group("b", second)], headed=True)
    state.go(line)
    state.collapse(frozenset(collapsed))
    assert 0 <= state.line < len(state.lines)


@given(st.lists(_some_rows, max_size=5), st.sets(st.integers(0, 4)))
def test_lines_are_the_headings_and_the_rows_of_open_groups(
    parts: list[list[Row]], collapsed: set[int]
) -> None:
    state = _state([])
    state.collapsed = frozenset(f"g{number}" for number in collapsed)
    state.show([Group(f"g{number}", part) for number, part in enumerate(parts)], headed=True)
    expected = [
        line
        for number, part in enumerate(parts)
        for line in [None, *([] if number in collapsed else part)]
    ]
    assert [state.lines.at(line).row for line in range(len(state.lines))] == expected
