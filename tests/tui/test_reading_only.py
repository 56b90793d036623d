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
from tests.tui.opened import Open, opened, press, seen, settled
from tui.app.screens.pages.thread import ThreadScreen
from tui.app.widgets.disk_line import DiskLine
from tui.app.widgets.rows.list import RowList

SAID = "Registret kan bara läsas här, så inget kan ändras."
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
        ("5", "I e n R T D B A X E N u U"),
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
