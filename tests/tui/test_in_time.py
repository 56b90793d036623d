"""Through time: only where the view is one of time, and what came of it is told each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.parts import PlainLooking, lens_on
from tui.app.screens.main.in_time import InTime
from tui.app.views.time.year import YearView


class _Noting:
    """Ways through time that note where one goes."""

    has_bar = True

    def __init__(self) -> None:
        self.went: list[tuple[str, int]] = []

    def step(self, by: int) -> None:
        self.went.append(("step", by))

    def leap(self, by: int) -> None:
        self.went.append(("leap", by))

    def zoom(self, by: int) -> None:
        self.went.append(("zoom", by))

    def to_day(self) -> None:
        self.went.append(("day", 0))

    def to_bar(self) -> None:
        self.went.append(("bar", 0))


def _go_everywhere(time: InTime) -> None:
    time.step(-1)
    time.leap(1)
    time.zoom(1)
    time.to_day()
    time.to_bar()
    time.toggle_calendar()


def test_the_view_goes_where_it_is_told_and_each_time_that_is_told(tmp_path: Path) -> None:
    looking, told, moves = PlainLooking(lens_on(tmp_path), shown="timeline"), list[int](), _Noting()
    looking.view.moves = moves
    _go_everywhere(InTime(looking.as_looking(), lambda: told.append(1)))
    assert moves.went == [("step", -1), ("leap", 1), ("zoom", 1), ("day", 0), ("bar", 0)]
    assert len(told) == 5


def test_in_another_view_nothing_goes_anywhere(tmp_path: Path) -> None:
    told: list[int] = []
    time = InTime(PlainLooking(lens_on(tmp_path)).as_looking(), lambda: told.append(1))
    _go_everywhere(time)
    assert (told, time.moves, time.in_year) == ([], None, False)


def test_only_the_year_has_a_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looking, toggled = PlainLooking(lens_on(tmp_path), shown="year"), list[int]()
    looking.view = YearView(id="year")  # type: ignore[assignment]
    monkeypatch.setattr(YearView, "toggle_calendar", lambda _view: toggled.append(1))
    time = InTime(looking.as_looking(), lambda: None)
    time.toggle_calendar()
    assert time.in_year
    assert len(toggled) == 1
