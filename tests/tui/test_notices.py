"""Notices: shown for their time, gone after it, and never in the way of the app."""

from __future__ import annotations

from pathlib import Path
from time import time

import pytest
from textual.widgets._toast import Toast

from tests.tui.opened import opened, press, seen
from tui.app.notices import Notice


class Clock:
    """A clock of notices that is put forward by hand."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time() + self.ahead


def test_a_notice_whose_time_is_up_is_told_as_such_and_has_a_moment_left() -> None:
    late = Notice("Sparat.", timeout=5, raised_at=time() - 6)
    assert late.has_expired
    assert late.time_left > 0
    early = Notice("Sparat.", timeout=5)
    assert not early.has_expired
    assert 4 < early.time_left <= 5


async def test_a_notice_whose_time_runs_out_while_its_box_is_made_does_not_hold_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, make = Clock(), Toast.__init__

    def late(self: Toast, notification: Notice) -> None:
        clock.ahead = 6.0
        make(self, notification)

    monkeypatch.setattr("textual.notifications.time", clock)
    monkeypatch.setattr(Toast, "__init__", late)
    async with opened(tmp_path) as pilot:
        pilot.app.notify("Sparat.", timeout=5)
        await press(pilot, "5")
        assert clock.ahead
        assert "Direktiv" in seen(pilot)


async def test_a_notice_is_text_also_where_nobody_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        pilot.app.notify("[bold]punkt[/bold] [5]")
        await press(pilot, "5")
        assert "[bold]punkt[/bold] [5]" in seen(pilot)
