"""A few pictures of the whole screen; renew them with `pytest --snapshot-update`, then look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.registers import small_register
from tests.tui.opened import NARROW, WIDE, LoadedApp, Open, press, settled

Compare = Callable[..., bool]


@pytest.mark.parametrize(
    ("keys", "size"),
    [("1", WIDE), ("3", WIDE), ("5 down", WIDE), ("1", NARROW)],
    ids=["overview", "late", "activities", "overview-80x24"],
)
def test_the_screen_looks_as_it_did(
    snap_compare: Compare, tmp_path: Path, keys: str, size: tuple[int, int]
) -> None:
    async def ready(pilot: Open) -> Any:
        await settled(pilot)
        await press(pilot, keys)

    app = LoadedApp(small_register(tmp_path / "register.json"))
    assert snap_compare(app, terminal_size=size, run_before=ready)
