"""Pictures of the whole screen; renew them with `pytest --snapshot-update`, then look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.registers import small_register
from tests.tui.opened import NARROW, VIEWS, WIDE, LoadedApp, Open, press, settled
from tui.locale import set_language

Picture = Callable[..., bool]


@pytest.fixture
def looks_as_it_did(snap_compare: Callable[..., bool], tmp_path: Path) -> Picture:
    """Tell whether the screen after some keys looks as it did."""

    def compare(keys: str, size: tuple[int, int] = WIDE) -> bool:
        async def ready(pilot: Open) -> Any:
            await settled(pilot)
            await press(pilot, keys)

        app = LoadedApp(small_register(tmp_path / "register.json"))
        return snap_compare(app, terminal_size=size, run_before=ready)

    return compare


@pytest.mark.parametrize("view", [*(one for one in VIEWS if len(one) == 1), "M 2", "M 6"])
def test_a_view_looks_as_it_did(looks_as_it_did: Picture, view: str) -> None:
    assert looks_as_it_did(view)


@pytest.mark.parametrize("keys", ["1", "2"])
def test_a_view_in_english_looks_as_it_did(looks_as_it_did: Picture, keys: str) -> None:
    set_language("en")
    assert looks_as_it_did(keys)


@pytest.mark.parametrize("keys", ["1", "5 down enter", "M"])
def test_a_small_terminal_looks_as_it_did(looks_as_it_did: Picture, keys: str) -> None:
    assert looks_as_it_did(keys, NARROW)


def test_a_terminal_without_colours_looks_as_it_did(
    looks_as_it_did: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert looks_as_it_did("3")
