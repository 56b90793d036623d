"""The register's own: what is forgotten for good, and what is saved when the file is gone."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.changes import edits
from store.keeping.copied import read_copy
from store.keeping.forgetting import NOTE
from store.keeping.journal import journal_of
from store.register.forgetting import forget
from store.register.register import Register
from tests.registers import small_register
from tests.tui.opened import NARROW, WIDE, Open, main_screen, opened, press, seen, settled
from tui.app.screens.dialogs.forget import ForgetScreen
from tui.app.screens.dialogs.keep_copy import KeepCopyScreen
from tui.app.widgets.line_input import LineInput

SECRET = "ring Torbjörn hemma"


def noted(folder: Path, text: str = SECRET) -> Register:
    """Return a register with a note of its own about each activity."""
    folder.mkdir(exist_ok=True)
    register = small_register(folder / "register.json")
    for one in register.activities:
        now = datetime.now(UTC)
        register.change([edits.add_note(one.id, f"{text} {one.id}")], by="Karin", now=now)
    return register


async def look(pilot: Open, times: int = 3) -> None:
    """Look at the file as the timer would."""
    for _ in range(times):
        follower = main_screen(pilot).session.following
        assert follower
        await settled(pilot)
        follower.look()
        await settled(pilot)


async def ask(pilot: Open, command: str) -> None:
    """Do a command of the palette on the first row of the activities."""
    await press(pilot, "4")
    await settled(pilot)
    await main_screen(pilot).palette.follow(command)
    await pilot.pause()


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_it_is_asked_with_a_key_of_its_own_before_anything_is_forgotten(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, size, register=register) as pilot:
        await ask(pilot, "forget.note")
        assert isinstance(pilot.app.screen, ForgetScreen)
        assert SECRET in seen(pilot)
        assert "Glöm för gott" in seen(pilot)
        await press(pilot, "enter enter")
        assert SECRET in str(Register.open(register.path).follow_ups)
        assert isinstance(pilot.app.screen, ForgetScreen)
        await press(pilot, "escape")
        assert len(Register.open(register.path).follow_ups) == len(register.activities)


async def test_what_is_forgotten_is_gone_and_what_was_not_reached_is_told(tmp_path: Path) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, register=register) as pilot:
        await ask(pilot, "forget.note")
        about = pilot.app.screen._entry.id  # type: ignore[attr-defined]
        await press(pilot, "F F")
        await settled(pilot)
        assert "Ej nått" in seen(pilot)
        await press(pilot, "escape")
        held = main_screen(pilot).looking.register
        assert held
        assert held.follow_up(about).note is None
        await press(pilot, "u")
        await settled(pilot)
    files = [one for one in (tmp_path / "r").rglob("*") if one.is_file()]
    assert not [one for one in files if f"{SECRET} {about}".encode() in one.read_bytes()]
    fields = [one.field for one in Register.open(register.path).history(about)]
    assert "forget" in fields


async def test_what_another_program_forgets_goes_from_the_screen_as_well(tmp_path: Path) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, register=register) as pilot:
        other = Register.open(register.path)
        forget(other, "A1", NOTE, by="Maj", now=datetime.now(UTC))
        await look(pilot)
        held = main_screen(pilot).looking.register
        assert held
        assert held.follow_up("A1").note is None
        assert not isinstance(pilot.app.screen, KeepCopyScreen)


async def save_as(pilot: Open, path: Path) -> None:
    assert isinstance(pilot.app.screen, KeepCopyScreen)
    pilot.app.screen.query_one("#typed", LineInput).value = str(path)
    await press(pilot, "enter")
    await settled(pilot)


def remove_file(register: Path) -> None:
    register.unlink()


def remove_folder(register: Path) -> None:
    shutil.rmtree(register.parent)


def put_a_file_for_the_folder(register: Path) -> None:
    shutil.rmtree(register.parent)
    register.parent.write_bytes(b"")


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("gone", [remove_file, remove_folder])
async def test_where_the_file_is_gone_a_copy_of_what_is_held_is_offered(
    tmp_path: Path, size: tuple[int, int], gone: object
) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, size, register=register) as pilot:
        assert callable(gone)
        gone(register.path)
        await look(pilot)
        assert "är borta" in seen(pilot)
        await save_as(pilot, tmp_path / "none" / "kopia.json")
        assert isinstance(pilot.app.screen, KeepCopyScreen)
        await save_as(pilot, tmp_path / "kopia.json")
        assert not isinstance(pilot.app.screen, KeepCopyScreen)
        await look(pilot)
        assert not isinstance(pilot.app.screen, KeepCopyScreen)
    assert Register.open(tmp_path / "kopia.json").fingerprint == register.fingerprint


@pytest.mark.parametrize("gone", [remove_file, remove_folder, put_a_file_for_the_folder])
async def test_the_app_goes_on_without_its_file(tmp_path: Path, gone: object) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, register=register) as pilot:
        assert callable(gone)
        gone(register.path)
        await look(pilot)
        await press(pilot, "escape")
        for keys in (
            "4 down down D",
            "B",
            "n x enter",
            "u",
            "U",
            "1",
            "2",
            "3",
            "5",
            "6",
            "slash a",
        ):
            await press(pilot, keys)
            await settled(pilot)
            await press(pilot, "escape")
        await ask(pilot, "forget.note")
        await press(pilot, "F")
        await settled(pilot)
        await look(pilot)
        assert pilot.app.is_running
        held = main_screen(pilot).looking.register
        assert held
        assert held.fingerprint == register.fingerprint


async def test_the_copy_can_be_saved_later_from_the_palette(tmp_path: Path) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, register=register) as pilot:
        shutil.rmtree(register.path.parent)
        await look(pilot)
        await press(pilot, "escape")
        await main_screen(pilot).palette.follow("register.copy")
        await settled(pilot)
        await save_as(pilot, tmp_path / "kopia.json")
    assert Register.open(tmp_path / "kopia.json").fingerprint == register.fingerprint


async def test_a_copy_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    register = noted(tmp_path / "r")
    taken = tmp_path / "tagen.json"
    taken.write_bytes(b"annat")
    async with opened(tmp_path, register=register) as pilot:
        await main_screen(pilot).palette.follow("register.copy")
        await settled(pilot)
        await save_as(pilot, taken)
        assert "finns redan" in " ".join(seen(pilot).split())
    assert taken.read_bytes() == b"annat"


async def test_where_a_journal_went_away_what_it_held_is_written_again_and_told(
    tmp_path: Path,
) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, register=register) as pilot:
        journal_of(register.path).unlink()
        await look(pilot)
        assert not isinstance(pilot.app.screen, KeepCopyScreen)
        assert "skrevs dit igen" in " ".join(seen(pilot).split())
    assert Register.open(register.path).follow_ups == register.follow_ups


async def test_where_it_may_not_be_written_again_it_is_offered_and_can_be_merged(
    tmp_path: Path,
) -> None:
    register = noted(tmp_path / "r")
    held = Register.open(register.path, read_only=True)
    async with opened(tmp_path, register=held) as pilot:
        journal_of(register.path).unlink()
        await look(pilot)
        assert "saknar" in seen(pilot)
        await save_as(pilot, tmp_path / "kopia.json")
    fresh = Register.open(register.path)
    fresh.copies.join(read_copy(tmp_path / "kopia.json"), by="Karin", now=datetime.now(UTC))
    assert fresh.follow_ups == register.follow_ups


async def test_nothing_is_offered_for_a_file_that_is_whole(tmp_path: Path) -> None:
    register = noted(tmp_path / "r")
    async with opened(tmp_path, register=register) as pilot:
        Register.open(register.path).disk.fold("Maj")
        await look(pilot)
        noted_later = Register.open(register.path)
        noted_later.change([edits.note("A1", "ny")], by="Maj", now=datetime.now(UTC))
        await look(pilot)
        assert not isinstance(pilot.app.screen, KeepCopyScreen)
