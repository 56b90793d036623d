"""The row list: rows that are marked, also through their heading."""

from __future__ import annotations

from tests.tui.rows_app import SIZE, RowsApp, rows
from tui.presentation.groups import Group


async def test_a_mark_is_a_sign_in_the_first_column() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_rows(rows(3))
        app.list.toggle_mark()
        assert [line[0] for line in app.shown[1:4]] == ["*", " ", " "]
        assert app.list.marked == {"R0"}


async def test_a_second_toggle_takes_the_mark_away() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(rows(3))
        app.list.toggle_mark()
        app.list.toggle_mark()
        await pilot.pause()
        assert app.said[1:] == [("marked", frozenset({"R0"})), ("marked", frozenset())]


async def test_all_shown_are_marked_beside_those_marked_before() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_rows(rows(3))
        app.list.toggle_mark()
        app.list.set_rows(rows(2, first=1))
        app.list.mark_all()
        assert app.list.marked == {"R0", "R1", "R2"}


async def test_marking_all_again_unmarks_only_those_shown() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE):
        app.list.set_marked(["R0", "R1", "R2"])
        app.list.set_rows(rows(2, first=1))
        app.list.mark_all()
        assert app.list.marked == {"R0"}


async def test_a_mark_on_a_heading_marks_its_group() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups([Group("Sent", rows(2)), Group("Sedan", rows(2, first=2))])
        await pilot.press("home")
        app.list.toggle_mark()
        assert app.list.marked == {"R0", "R1"}


async def test_rows_of_a_collapsed_group_are_not_marked_unseen() -> None:
    app = RowsApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_groups([Group("Sent", rows(2)), Group("Sedan", rows(2, first=2))])
        await pilot.press("left")
        app.list.mark_all()
        assert app.list.marked == {"R2", "R3"}
