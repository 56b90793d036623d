"""The day that is counted from, when days pass and when somebody asked for one."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from store.register.register import Register
from tui.app.session.day import Day

_MONDAY, _TUESDAY = date(2024, 9, 16), date(2024, 9, 17)


def _register(as_of: date | None = None) -> Register:
    return cast("Register", SimpleNamespace(as_of=as_of))


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let today be a Monday."""
    monkeypatch.setattr("store.dates.today.today", lambda: _MONDAY)


def _pass_midnight(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("store.dates.today.today", lambda: _TUESDAY)


def test_a_chosen_day_goes_before_the_one_asked_for_and_that_before_the_registers_own() -> None:
    day, own, asked, chosen = Day(), date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)
    assert day.now(_register()) == _MONDAY
    assert day.now(_register(own)) == own
    day.asked = asked
    assert day.now(_register(own)) == asked
    day.choose(chosen)
    assert day.now(_register(own)) == chosen


def test_today_becomes_tomorrow_at_midnight_also_where_it_was_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual, chosen = Day(), Day()
    chosen.choose(_MONDAY)
    _pass_midnight(monkeypatch)
    assert usual.now(_register()) == chosen.now(_register()) == _TUESDAY


def test_another_day_that_was_chosen_stays_at_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day()
    day.choose(date(2024, 9, 15))
    _pass_midnight(monkeypatch)
    assert day.now(_register()) == date(2024, 9, 15)


def test_a_day_is_asked_for_at_the_start_or_by_choosing_it() -> None:
    day = Day()
    assert not day.is_asked
    day.choose(_MONDAY)
    assert day.is_asked
    assert Day(_MONDAY).is_asked
