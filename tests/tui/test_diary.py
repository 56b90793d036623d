"""The diary in the app: earlier lines above, a field for a new one, one line for all marks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.changes import edits
from store.dates.today import today
from store.register.register import Register
from tests.registers import small_register
from tests.tui.opened import (
    NARROW,
    WIDE,
    do,
    letters,
    main_screen,
    opened,
    seen,
    told,
)
from tui.app.screens.dialogs.diary import DiaryScreen
from tui.app.screens.dialogs.preview import PreviewScreen

LONG = "Förvaltningen återkommer med ett förslag till tidplan när utredningen är klar och lämnad"


def written(path: Path, *texts: str, by: str = "Maj") -> Register:
    register = Register.open(path / "register.json")
    for text in texts:
        register.change([edits.add_note("A1", text)], by=by, now=datetime.now(UTC))
    return register


def texts(path: Path, about: str = "A1") -> list[str]:
    found = Register.open(path / "register.json").follow_up(about)
    return (found.note or "").split("\n") if found.note else []


async def test_a_line_is_saved_with_day_and_name_and_shown_with_both(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, f"n {letters('ring i dag')} enter")
        register = Register.open(tmp_path / "register.json")
        (line,) = register.follow_up("A1").notes.values()
        assert (line.text, line.at and today(line.at)) == ("ring i dag", today())
        assert line.by
        assert f"{today()} {line.by}:" in told(pilot)
        assert "ring" in told(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_earlier_lines_stand_above_whole_and_the_last_one_first(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    small_register(tmp_path / "register.json")
    register = written(tmp_path, "ett", LONG)
    async with opened(tmp_path, size, "5 n", register) as pilot:
        shown = seen(pilot)
        assert isinstance(pilot.app.screen, DiaryScreen)
        assert all(word in shown for word in LONG.split())
        assert "…" not in shown[shown.index("återkommer") : shown.index("lämnad")]
        assert shown.index("återkommer") < shown.index("ett ")


async def test_what_another_writes_meanwhile_stays_beside_ones_own(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 n") as pilot:
        written(tmp_path, "deras")
        await do(pilot, "m i t t enter")
        assert sorted(texts(tmp_path)) == ["deras", "mitt"]
        assert pilot.app.screen is main_screen(pilot)


async def test_an_earlier_line_is_taken_up_and_changed_and_one_left_empty_goes(
    tmp_path: Path,
) -> None:
    small_register(tmp_path / "register.json")
    register = written(tmp_path, "ett", "två")
    async with opened(tmp_path, keys="5 n shift+tab down enter", register=register) as pilot:
        await do(pilot, "exclamation_mark enter")
        assert sorted(texts(tmp_path)) == ["ett!", "två"]
        await do(pilot, "n shift+tab down enter ctrl+u enter")
        assert len(texts(tmp_path)) == 1
        await do(pilot, "u")
        assert sorted(texts(tmp_path)) == ["ett!", "två"]


async def test_the_same_line_goes_to_all_that_are_marked_once_they_were_seen(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5 space space") as pilot:
        await do(pilot, "n a l l a enter")
        assert isinstance(pilot.app.screen, PreviewScreen)
        await do(pilot, "enter")
        register = Register.open(tmp_path / "register.json")
        assert [one.note for one in register.follow_ups.values()] == ["alla", "alla"]
        await do(pilot, "u")
        assert Register.open(tmp_path / "register.json").follow_ups == {}


async def test_an_empty_line_is_told_and_nothing_is_saved(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 n enter enter") as pilot:
        assert isinstance(pilot.app.screen, DiaryScreen)
        assert "raden är tom" in told(pilot)
        assert texts(tmp_path) == []


async def test_lines_and_names_are_never_markup(tmp_path: Path) -> None:
    small_register(tmp_path / "register.json")
    register = written(tmp_path, "[/x] [@click=app.quit]här[/] [red]", by="[b]Maj[/]")
    async with opened(tmp_path, keys="5 n", register=register) as pilot:
        assert "[@click=app.quit]här[/]" in told(pilot)
        assert "[b]Maj" in told(pilot)


async def test_the_form_adds_a_line_and_leaves_the_others(tmp_path: Path) -> None:
    small_register(tmp_path / "register.json")
    register = written(tmp_path, "ett")
    async with opened(tmp_path, keys="5 e shift+tab", register=register) as pilot:
        await do(pilot, f"{letters('två')} enter")
        assert texts(tmp_path) == ["ett", "två"]
