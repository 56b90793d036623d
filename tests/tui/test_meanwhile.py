"""What comes while something is under way is seen at its end, and undoes nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from store.changes.edits import owner
from store.entries.papers import PaperChoice
from store.register.register import Register
from store.survey.survey import Survey
from tests.tui.opened import letters, look, main_screen, opened, settled
from tui.app.screens.main import looking
from tui.app.screens.main.looking import Looking
from tui.app.session.following import Following
from tui.app.views.base import View
from tui.presentation.lens import Lens


def someone_writes(path: Path) -> Register:
    """Have somebody else say who follows the first entry; return the register as it is then."""
    theirs = Register.open(path / "register.json")
    theirs.change([owner("A1", "maj")], by="Maj", now=datetime.now(UTC))
    return theirs


@pytest.mark.parametrize("way", ["to a filter", "to an entry that the filter hides"])
async def test_what_came_while_one_was_on_the_way_is_seen_at_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    show = Looking.show_view

    async def show_while_another_writes(self: Looking, name: str) -> None:
        await show(self, name)
        assert self.lens
        theirs = someone_writes(tmp_path)
        self.look(self.lens.renewed(theirs, self.lens.as_of, as_known=False))

    async with opened(tmp_path, keys=f"6 f {letters('zzz')} enter") as pilot:
        screen = main_screen(pilot)
        assert screen.looking.lens
        entry = screen.looking.lens.survey.activities[0]
        monkeypatch.setattr(Looking, "show_view", show_while_another_writes)
        if way == "to a filter":
            await screen.travels.show_ready("skol")
        else:
            await screen.travels.go_to(entry)
        assert screen.looking.shown == "activities"
        assert screen.looking.lens.register.follow_up("A1").owner == "maj"


async def test_documents_that_were_chosen_while_others_changes_were_read_stay_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, gate, find = Event(), Event(), Following._find

    def find_late(self: Following, lens: Lens) -> Any:
        found = find(self, lens)
        if found:
            read.set()
            gate.wait()
        return found

    async with opened(tmp_path, keys="5") as pilot:
        screen = main_screen(pilot)
        assert screen.looking.lens
        assert screen.session.following
        chosen = PaperChoice(left=frozenset({"plan_2024.txt"}))
        monkeypatch.setattr(Following, "_find", find_late)
        someone_writes(tmp_path)
        screen.session.following.look()
        await asyncio.to_thread(read.wait)
        screen.looking.look(screen.looking.lens.counting(chosen))
        gate.set()
        await settled(pilot)
        await look(pilot)
        assert screen.looking.lens.choice == chosen
        assert screen.looking.lens.register.follow_up("A1").owner == "maj"


async def test_what_took_long_to_work_out_is_not_shown_over_what_was_asked_for_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, large, prepare = Event(), list[Survey](), looking._prepare

    def prepare_late(view: View, lens: Lens) -> None:
        gate.wait()
        prepare(view, lens)

    monkeypatch.setattr(looking, "_prepare", prepare_late)
    monkeypatch.setattr(looking, "is_large", large.__contains__)
    async with opened(tmp_path, keys="5") as pilot:
        seen = main_screen(pilot).looking
        assert seen.lens
        large.append(seen.lens.survey)
        seen.look(seen.lens.typing("skol"))
        await pilot.pause()
        seen.look(seen.lens.counting(PaperChoice(left=frozenset({"plan_2024.txt"}))))
        gate.set()
        await settled(pilot)
        assert seen.counted is seen.lens
