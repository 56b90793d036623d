"""Words that are sought aside: what is looked at meanwhile stays whole, and of its own document."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest

from tests.tui.opened import Open, letters, opened, press, settled
from tests.tui.test_find import papers
from tui.app.screens.pages.source import SourceScreen
from tui.app.screens.pages.within import Within


@asynccontextmanager
async def source(path: Path) -> AsyncIterator[tuple[Open, Within]]:
    """Open the source of a directive, whose document names a lighthouse in several places."""
    async with opened(path, register=papers(path), keys="6 o") as pilot:
        page = pilot.app.screen
        assert isinstance(page, SourceScreen)
        await press(pilot, f"slash {letters('fyrtornet')} enter")
        await settled(pilot)
        yield pilot, page.within


def held_up(monkeypatch: pytest.MonkeyPatch, found: Event, gate: Event) -> None:
    """Let what was found wait, once it was found, until a gate opens."""
    find = Within._find

    def find_late(self: Within) -> None:
        find(self)
        found.set()
        gate.wait()

    monkeypatch.setattr(Within, "_find", find_late)


async def test_the_place_that_is_looked_at_stays_one_until_other_words_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, gate = Event(), Event()
    async with source(tmp_path) as (pilot, within):
        await press(pilot, "N")
        before = within.hit
        assert before
        held_up(monkeypatch, found, gate)
        within._take("kran")
        await pilot.pause()
        assert found.wait(20)
        try:
            assert within.hit == before
            within.go(1)
        finally:
            gate.set()
        await settled(pilot)
        assert within.hit
        assert within.hit != before


async def test_what_was_sought_in_one_document_is_not_found_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, gate = Event(), Event()
    async with source(tmp_path) as (pilot, within):
        await press(pilot, "N")
        held_up(monkeypatch, found, gate)
        within._take("kran")
        await pilot.pause()
        assert found.wait(20)
        within.show([(1, "En kran.", True)])
        assert within.hit is None
        within.go(1)
        gate.set()
        await settled(pilot)
        assert within.hit
        assert (within.hit.first, within.hit.last) == (1, 1)
