"""`u` among several people: one's own last change goes, somebody else's only when one says so."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from store.changes import edits
from tests.store.made import directive, reading
from tests.tui.opened import (
    do,
    letters,
    look,
    notified,
    on_disk,
    opened,
    told,
)
from tui.app.screens.asking import OlderStepScreen, UndoScreen
from tui.settings.user import user_name


def maj_says(path: Path, *wanted: edits.Edit) -> None:
    on_disk(path).change(wanted, by="Maj", now=datetime.now(UTC))


async def test_u_takes_back_ones_own_last_change_past_somebody_elses(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        maj_says(tmp_path, edits.owner("A2", "Staben"))
        await look(pilot)
        await do(pilot, "u")
        assert not isinstance(pilot.app.screen, UndoScreen)
        assert "Ångrat A1 Ta fram en plan" in notified(pilot)
        await do(pilot, "U")
        assert on_disk(tmp_path).follow_up("A1").own_status == "done"
        await do(pilot, "u")
    kept = on_disk(tmp_path)
    assert (kept.follow_up("A1").own_status, kept.follow_up("A2").owner) == ("open", "Staben")


async def test_u_without_a_change_of_ones_own_asks_whether_the_last_of_all_is_meant(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        maj_says(tmp_path, edits.owner("A2", "Staben"))
        await look(pilot)
        await do(pilot, "u")
        assert isinstance(pilot.app.screen, UndoScreen)
        assert "Ångra det som någon annan gjorde?" in told(pilot)
        assert "Staben (Maj, 20" in told(pilot)
        await do(pilot, "u enter escape")
        assert on_disk(tmp_path).follow_up("A2").owner == "Staben"
        await do(pilot, "u a")
        assert on_disk(tmp_path).follow_up("A2").owner is None
        await do(pilot, "U")
        assert on_disk(tmp_path).follow_up("A2").owner == "Staben"


async def test_the_palette_undoes_the_last_change_of_all_after_a_question(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        maj_says(tmp_path, edits.owner("A2", "Staben"))
        await look(pilot)
        await do(pilot, f"colon {letters('allra senaste')} enter")
        assert isinstance(pilot.app.screen, UndoScreen)
        await do(pilot, "a")
    kept = on_disk(tmp_path)
    assert (kept.follow_up("A1").own_status, kept.follow_up("A2").owner) == ("done", None)


async def test_doing_again_what_somebody_else_undid_is_asked_for(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        on_disk(tmp_path).undo(by="Maj", now=datetime.now(UTC), anyones=True)
        await look(pilot)
        await do(pilot, "U")
        assert isinstance(pilot.app.screen, UndoScreen)
        assert "Gör om det som någon annan ångrade?" in told(pilot)
        await do(pilot, "a")
    assert on_disk(tmp_path).follow_up("A1").own_status == "done"


async def test_u_where_somebody_else_changed_it_since_says_who_and_changes_nothing(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        maj_says(tmp_path, edits.own_status("A1", "dropped"))
        await look(pilot)
        await do(pilot, "u")
        assert "har ändrats sedan dess av Maj" in notified(pilot)
    assert on_disk(tmp_path).follow_up("A1").own_status == "dropped"


async def test_where_somebody_else_built_on_ones_last_step_u_asks_for_the_one_before(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, f"R {letters('Rut')} enter")
        await do(pilot, "D")
        maj_says(tmp_path, edits.own_status("A1", "dropped"))
        await look(pilot)
        await do(pilot, "u")
        assert isinstance(pilot.app.screen, OlderStepScreen)
        assert "Ångra ett tidigare steg i stället?" in told(pilot)
        assert "Steg 3 kan inte tas tillbaka" in told(pilot)
        assert "Maj." in told(pilot)
        assert "→ Rut" in told(pilot)
        await do(pilot, "u enter escape")
        assert on_disk(tmp_path).follow_up("A1").owner == "Rut"
        await do(pilot, "u a")
        kept = on_disk(tmp_path).follow_up("A1")
        assert (kept.owner, kept.own_status) == (None, "dropped")
        await do(pilot, "u")
        assert "Steg 3 kan inte tas tillbaka" in notified(pilot)
        assert not isinstance(pilot.app.screen, OlderStepScreen)
        await do(pilot, "U")
    kept = on_disk(tmp_path).follow_up("A1")
    assert (kept.owner, kept.own_status) == ("Rut", "dropped")


async def test_what_somebody_else_built_on_unseen_is_no_end_of_undoing_either(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, f"R {letters('Rut')} enter")
        await do(pilot, "D")
        maj_says(tmp_path, edits.own_status("A1", "dropped"))
        await do(pilot, "u")
        assert isinstance(pilot.app.screen, OlderStepScreen)
        await do(pilot, "a")
    kept = on_disk(tmp_path).follow_up("A1")
    assert (kept.owner, kept.own_status) == (None, "dropped")


async def test_what_others_built_on_is_done_again_only_in_part_where_an_earlier_undoing_can_be(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        await do(pilot, f"R {letters('Rut')} enter")
        await do(pilot, "u u")
        maj_says(tmp_path, edits.own_status("A1", "dropped"))
        await look(pilot)
        await do(pilot, "U")
        assert isinstance(pilot.app.screen, OlderStepScreen)
        assert "Göra om ett tidigare i stället?" in told(pilot)
        await do(pilot, "a")
    kept = on_disk(tmp_path).follow_up("A1")
    assert (kept.owner, kept.own_status) == ("Rut", "dropped")


async def test_a_step_that_somebody_else_built_on_is_refused_with_their_name(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        for number, by in enumerate((user_name(), "Maj")):
            read = reading(directive("Nytt"), text="Nytt", year=2030 + number)
            on_disk(tmp_path).take_in(read, datetime.now(UTC), by)
        await look(pilot)
        await do(pilot, "u a")
        assert "steg 3 av Maj" in notified(pilot)
    assert len(on_disk(tmp_path).changes) == 3
