"""Columns that draw themselves, heads of two lines, and lists whose arrows are the view's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import App, ComposeResult
from textual.binding import Binding

from tests.tui.rows_app import Row, rows
from tui.app.widgets.rows.level import LevelRowList
from tui.messages.cells import Cell, Column, fit_columns
from tui.presentation.groups import Group


@dataclass(frozen=True)
class _Ruler(Column[Row]):
    head_lines = 2
    scaled = True

    def head(self, width: int, above: int) -> str:  # noqa: ARG002 - as wide as it is
        return (".    5    9", "above")[above]

    def pieces(self, row: Row, width: int) -> Sequence[Cell]:  # noqa: ARG002 - the same for all
        return Cell("#" * (width // 2), "late"), Cell("." * (width - width // 2))


class _Drawn(App[None]):
    BINDINGS = [Binding("left", "turn(-1)"), Binding("right", "turn(1)")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        columns = [
            Column[Row]("id", "Id", lambda row: row.id, width=6),
            _Ruler("ruler", "", lambda _row: ""),
        ]
        self.list = LevelRowList(columns, id_of=lambda row: row.id)
        self.turned = 0

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield self.list

    def action_turn(self, by: int) -> None:
        """What the arrows are for here."""
        self.turned += by

    @property
    def shown(self) -> list[str]:
        """The lines of the list as text."""
        return [self.list.render_line(y).text.rstrip() for y in range(self.list.size.height)]


async def test_a_head_of_two_lines_stands_over_the_rows() -> None:
    app = _Drawn()
    async with app.run_test(size=(30, 8)) as pilot:
        app.list.set_rows(rows(2))
        await pilot.pause()
        assert app.shown[0].split() == ["above"]
        assert app.shown[1].split() == ["Id", ".", "5", "9"]
        assert app.shown[2].split() == ["R0", "#" * 9 + "." * 10]
        assert app.list.width_of("ruler") == 19


async def test_what_a_scale_says_stands_over_its_cells() -> None:
    app = _Drawn()
    async with app.run_test(size=(30, 8)) as pilot:
        app.list.set_rows(rows(1))
        await pilot.pause()
        start = app.shown[2].index("#")
        assert app.shown[1][start:] == ".    5    9"


async def test_the_last_row_is_seen_under_a_head_of_two_lines() -> None:
    app = _Drawn()
    async with app.run_test(size=(30, 8)) as pilot:
        app.list.set_rows(rows(100))
        await pilot.press("end")
        await pilot.pause()
        assert app.shown[-1].split()[0] == "R99"


async def test_a_click_under_a_head_of_two_lines_finds_its_row() -> None:
    app = _Drawn()
    async with app.run_test(size=(30, 8)) as pilot:
        app.list.set_rows(rows(5))
        await pilot.click(offset=(4, 3))
        assert app.list.cursor_id == "R1"


async def test_arrows_of_a_level_list_go_to_the_view_and_enter_still_folds() -> None:
    app = _Drawn()
    async with app.run_test(size=(30, 8)) as pilot:
        app.list.set_groups([Group("Sent", rows(3))])
        await pilot.press("home", "left", "left", "right")
        assert app.turned == -1
        assert "R0" in "".join(app.shown)
        await pilot.press("enter")
        assert "R0" not in "".join(app.shown)


def test_a_column_that_asks_for_room_is_left_out_of_a_narrow_list() -> None:
    columns = [
        Column[str]("text", "", lambda row: row),
        Column[str]("end", "", lambda row: row, width=4, room=40),
    ]
    assert [column.key for column, _width in fit_columns(columns, 39)] == ["text"]
    assert [column.key for column, _width in fit_columns(columns, 40)] == ["text", "end"]
