"""Where nothing may be changed, every key that would change something says so in one sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.changes import edits
from store.changes.meetings import enter_meeting
from store.dates.building import Context
from store.dates.series import read_series
from store.keeping.backend import UnreachableError
from store.register.register import Register
from tests.registers import DAY, small_register
from tests.store.threads.papers import register_of, three_papers
from tests.tui.opened import (
    NARROW,
    WIDE,
    Open,
    letters,
    opened,
    press,
    seen,
    settled,
    told,
)
from tui.app.screens.dialogs.diary_read import DiaryReadScreen
from tui.app.screens.pages.thread import ThreadScreen
from tui.app.widgets.disk_line import DiskLine
from tui.app.widgets.rows.list import RowList

SAID = "Registret kan bara läsas här, så inget kan ändras."
_WRITING = ("n", "n", "enter", *"eRTBDAXEuUN", "delete")
NOW = datetime(2024, 9, 16, 12, tzinfo=UTC)


def _only_read(path: Path) -> Register:
    """Return a register with a meeting and a change, opened to be read only."""
    register = small_register(path / "register.json")
    series = read_series("första tisdagen varje månad kl 16", Context.of_day(DAY))
    register.arrange(enter_meeting(register.committees[0].name, series), by="Kim", now=NOW)
    register.change([edits.owner("A1", "Kim")], by="Kim", now=NOW)
    return Register.open(register.path, read_only=True)


async def _says_so_alone(pilot: Open, key: str) -> None:
    pilot.app.clear_notifications()
    before = pilot.app.screen
    await press(pilot, key)
    await settled(pilot)
    assert [one.message for one in pilot.app._notifications] == [SAID]
    assert pilot.app.screen is before
    assert SAID in " ".join(seen(pilot).replace("▌", " ").split())


@pytest.mark.parametrize("only_read", [True, False])
def test_the_line_of_a_server_that_is_away_promises_to_keep_changes_where_they_can_be_made(
    monkeypatch: pytest.MonkeyPatch, only_read: bool
) -> None:
    line = DiskLine()
    told: list[str] = []
    monkeypatch.setattr(line, "update", lambda said: told.append(str(said)))
    away = UnreachableError("{place} does not answer ({reason}).", place="p", reason="r")
    line.show(away, NOW, may_change=not only_read)
    assert "Det som visas lästes tidigare" in told[0]
    assert ("det du ändrar finns kvar" in told[0]) is not only_read


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ("5", "I e R T D B A X E N u U"),
        ("O j", "m e t a n u"),
        ("P", "N e X E T u"),
    ],
)
async def test_every_key_that_changes_says_that_nothing_can_be(
    tmp_path: Path, page: str, keys: str
) -> None:
    async with opened(tmp_path, keys=page, register=_only_read(tmp_path)) as pilot:
        await settled(pilot)
        for key in keys.split():
            await _says_so_alone(pilot, key)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_diary_is_read_and_each_key_that_writes_says_why_it_cannot(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    _only_read(tmp_path)
    register = Register.open(tmp_path / "register.json")
    register.change([edits.add_note("A1", "ring i dag")], by="Kim", now=NOW)
    register = Register.open(register.path, read_only=True)
    async with opened(tmp_path, size, "5 n", register) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, DiaryReadScreen)
        assert "2024-09-16" in told(pilot)
        assert "ring i dag" in told(pilot)
        assert SAID in told(pilot).replace("│ │ ", "")
        assert "Spara" not in seen(pilot)
        for key in _WRITING:
            await _says_so_alone(pilot, key)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, DiaryReadScreen)
    assert Register.open(register.path).follow_up("A1").note == "ring i dag"


async def test_one_diary_is_read_at_a_time_and_an_empty_one_is_called_so(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5", register=_only_read(tmp_path)) as pilot:
        await press(pilot, "n")
        await settled(pilot)
        assert "Inget är antecknat." in told(pilot)
        await press(pilot, "escape space space")
        await _says_so_alone(pilot, "n")


async def test_what_was_noted_by_a_past_day_is_read_as_of_that_day(tmp_path: Path) -> None:
    register = small_register(tmp_path / "register.json")
    for day, text in ((1, "tidigare"), (3, "senare")):
        at = datetime(2024, 9, 10 + day, 12, tzinfo=UTC)
        register.change([edits.add_note("A1", text)], by="Kim", now=at)
    async with opened(
        tmp_path, keys=f"5 t {letters('2024-09-12')} enter", register=register
    ) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DiaryReadScreen)
        assert "tidigare" in told(pilot)
        assert "senare" not in told(pilot)
        assert "Du ser det som var känt" in told(pilot)


async def test_answers_about_a_matter_say_that_nothing_can_be_changed(tmp_path: Path) -> None:
    register_of(three_papers(), tmp_path / "r.json", DAY)
    register = Register.open(tmp_path / "r.json", read_only=True)
    async with opened(tmp_path, keys="6 G", register=register) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, ThreadScreen)
        assert pilot.app.screen.query_one(RowList).move_to("S3:3")
        await settled(pilot)
        for key in ("plus", "minus", "u"):
            await _says_so_alone(pilot, key)
        assert "Ångra" not in seen(pilot).splitlines()[-1]
