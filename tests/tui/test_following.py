"""The screen follows the file on the disk and the calendar, and everything stays where it was."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.changes.edits import note
from store.keeping.contents import Contents, follow_up_key
from store.keeping.journal import journal_of
from store.model.records import FollowUp
from store.register.news import Changes
from store.register.register import Register
from tests.registers import small_register
from tests.tui.opened import (
    NARROW,
    WIDE,
    LoadedApp,
    Open,
    main_screen,
    opened,
    press,
    seen,
    settled,
)
from tui.app.session.following import PERIOD, said_of
from tui.app.widgets.disk_line import DiskLine


def _rewrite(path: Path, **tables: object) -> None:
    """Change tables of a register as another program would."""
    register = Register.open(path)
    register.commit(replace(_contents(register), **tables), datetime.now(UTC))


def _contents(register: Register) -> Contents:
    return register.contents


def _without(path: Path, *ids: int) -> None:
    activities = _contents(Register.open(path)).activities
    _rewrite(path, activities={key: one for key, one in activities.items() if key not in ids})


async def _look(pilot: Open, times: int = 1) -> None:
    """Look at the file as the timer would."""
    for _ in range(times):
        follower = main_screen(pilot).session.following
        assert follower
        await settled(pilot)
        follower.look()
        await settled(pilot)


def _path(pilot: Open) -> Path:
    register = main_screen(pilot).looking.register
    assert register
    return register.path


def test_a_change_shows_within_a_second() -> None:
    assert PERIOD <= 0.5


async def test_a_change_on_the_disk_is_shown_and_told_in_short(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        _without(_path(pilot), 1)
        await _look(pilot)
        assert "13 av 13" in seen(pilot)
        assert "Registret ändrades på disk: 1 borttagen" in seen(pilot)


async def test_a_journal_that_is_cut_back_is_written_again_and_told(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        path = _path(pilot)
        other = Register.open(path)
        other.change([note("A1", "sparat")], by="Maj", now=datetime.now(UTC))
        await _look(pilot)
        journal_of(path).write_bytes(b"")
        await _look(pilot)
        assert "skrevs dit igen" in " ".join(seen(pilot).split())
        assert Register.open(path).follow_up("A1").note == "sparat"


async def test_a_damaged_journal_is_told_and_what_can_be_read_is_shown(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        path = _path(pilot)
        other = Register.open(path)
        for about in ("A1", "A2"):
            other.change([note(about, "sparat")], by="Maj", now=datetime.now(UTC))
        data = journal_of(path).read_bytes()
        journal_of(path).write_bytes(data.replace(b"Maj", b"Mbj", 1))
        await _look(pilot)
        told = " ".join(one.message for one in pilot.app._notifications)
        assert "är skadad: 1 ändring" in told
        register = main_screen(pilot).looking.register
        assert register
        assert register.follow_up("A2").note == "sparat"


async def test_cursor_scroll_marks_filter_folded_groups_and_view_stay(tmp_path: Path) -> None:
    keys = "5 f a enter end space up up left down down down space"
    async with opened(tmp_path, (120, 14), keys) as pilot:
        screen = main_screen(pilot)
        assert screen.looking.view
        rows = screen.looking.view.rows
        assert rows
        before = rows.cursor_id, rows.scroll_offset, rows.marked, rows._state.collapsed
        _rewrite(_path(pilot), follow_ups={follow_up_key("A5"): FollowUp("A5", "started")})
        await _look(pilot)
        assert (rows.cursor_id, rows.scroll_offset, rows.marked, rows._state.collapsed) == before
        assert screen.looking.filter_bar.field.value == "a"
        assert screen.looking.shown == "activities"
        assert "1 ändrad" in seen(pilot)


async def test_the_chosen_committee_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 c a l d r e enter") as pilot:
        _without(_path(pilot), 1)
        await _look(pilot)
        lens = main_screen(pilot).looking.lens
        assert lens
        assert lens.committee == "Äldrenämnden"


async def test_what_is_typed_while_the_file_is_read_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 f") as pilot:
        screen = main_screen(pilot)
        _without(_path(pilot), 1)
        assert screen.session.following
        screen.session.following.look()
        await press(pilot, "m o b i l")
        await settled(pilot)
        assert screen.looking.filter_bar.field.value == "mobil"
        assert screen.looking.lens
        assert screen.looking.lens.typed == "mobil"
        assert len(screen.looking.lens.survey.activities) == 13


async def test_only_one_look_is_under_way(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        screen = main_screen(pilot)
        await settled(pilot)
        assert screen.session.following
        screen.session.following.look()
        under_way = [one for one in screen.workers if one.group == "following"]
        screen.session.following.look()
        assert [one for one in screen.workers if one.group == "following"] == under_way


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("damage", ["cut", "empty", "gone", "folder"])
async def test_a_file_that_cannot_be_read_is_told_calmly_and_taken_in_when_it_is_back(
    tmp_path: Path, damage: str, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, keys="5") as pilot:
        path = _path(pilot)
        good = path.read_bytes()
        path.unlink()
        if damage == "folder":
            path.mkdir()
        elif damage != "gone":
            path.write_bytes(good[: len(good) // 2] if damage == "cut" else b"")
        await _look(pilot, 2)
        if damage == "gone":  # a copy of what is shown is offered then, above it
            await press(pilot, "escape")
            await settled(pilot)
        assert "14 av 14" in seen(pilot)
        assert "det som visas lästes tidigare" in " ".join(seen(pilot).split())
        shutil.rmtree(path) if damage == "folder" else path.unlink(missing_ok=True)
        path.write_bytes(good)
        _without(path, 1)
        await _look(pilot)
        assert "13 av 13" in seen(pilot)
        assert not main_screen(pilot).query_one(DiskLine).display


async def test_a_file_in_the_midst_of_being_replaced_is_not_told_of(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        path = _path(pilot)
        good = path.read_bytes()
        path.write_bytes(good[:100])
        assert main_screen(pilot).session.following
        watch = main_screen(pilot).session.following._watch  # type: ignore[union-attr]
        register = main_screen(pilot).looking.register
        assert register
        assert watch.look(register) is None
        path.write_bytes(good)
        news = watch.look(register)
        assert news
        assert news.register
        assert news.trouble is None


async def test_the_same_file_put_back_takes_the_line_away(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        path = _path(pilot)
        away = path.rename(tmp_path / "away.json")
        await _look(pilot, 2)
        line = main_screen(pilot).query_one(DiskLine)
        assert line.display
        away.rename(path)
        await _look(pilot)
        assert not line.display


async def test_midnight_moves_the_day_that_is_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = small_register(tmp_path / "register.json")
    about = replace(_contents(register).about, as_of=None)
    register.commit(
        replace(_contents(register), register=type(_contents(register).register)(about)),
        datetime.now(UTC),
    )
    app = LoadedApp(register, date(2024, 9, 16))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        main_screen(pilot).session._state.day.asked = None
        monkeypatch.setattr("store.dates.today.today", lambda: date(2024, 9, 16))
        await _look(pilot)
        assert "Läge per 2024-09-16" in seen(pilot)
        monkeypatch.setattr("store.dates.today.today", lambda: date(2024, 9, 19))
        await _look(pilot)
        assert "Läge per 2024-09-19" in seen(pilot)


@pytest.mark.parametrize("as_of", [None, date(2024, 9, 1)])
async def test_midnight_moves_no_day_that_was_asked_for_or_is_the_registers_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_of: date | None
) -> None:
    app = LoadedApp(small_register(tmp_path / "register.json"), as_of)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        monkeypatch.setattr("store.dates.today.today", lambda: date(2024, 9, 19))
        await _look(pilot)
        assert f"Läge per {as_of or '2024-09-16'}" in seen(pilot)


async def test_a_day_that_was_chosen_stays_over_a_change(tmp_path: Path) -> None:
    keys = "3 t ctrl+u 2 0 2 4 minus 0 9 minus 3 0 enter"
    async with opened(tmp_path, keys=keys) as pilot:
        _without(_path(pilot), 1)
        await _look(pilot)
        assert "Läge per 2024-09-30" in seen(pilot)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Changes(3, 1, 0), "Registret ändrades på disk: 3 nya, 1 ändrad."),
        (Changes(1, 2, 2), "Registret ändrades på disk: 1 ny, 2 ändrade, 2 borttagna."),
        (Changes(), "Registret ändrades på disk."),
    ],
)
def test_the_announcement_counts_what_is_new_changed_and_gone(found: Changes, said: str) -> None:
    assert said_of(found) == said
