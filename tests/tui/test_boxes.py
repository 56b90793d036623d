"""Boxes over the screen: each stands in the middle, and what it lies over is seen around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.opened import SIZES, opened, press, seen

BOXES = ("n", "N", "w", "e", "t", "z", "V", "colon")
"""Keys that open a box over activities."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", BOXES)
async def test_a_box_stands_in_the_middle_of_what_it_lies_over(
    tmp_path: Path, keys: str, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, "5") as pilot:
        under = seen(pilot).splitlines()[0]
        await press(pilot, keys)
        box = pilot.app.screen.query_one("#box").region
        assert abs((size[0] - box.width) // 2 - box.x) <= 1
        assert seen(pilot).splitlines()[0] == under or box.y == 0
