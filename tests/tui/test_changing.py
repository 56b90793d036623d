"""Changes made in the app: by key, in the form, in bulk, undone, settled, and refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.events import Key

from store.changes import edits
from store.common.errors import RegisterError
from store.register.register import Register
from tests.registers import small_register
from tests.tui.opened import (
    NARROW,
    VIEWS,
    WIDE,
    LoadedApp,
    answered,
    do,
    letters,
    look,
    main_screen,
    notified,
    on_disk,
    opened,
    press,
    seen,
    settled,
    told,
)
from tui.app.run import put_in_order
from tui.app.screens.dialogs.edit import EditScreen
from tui.app.screens.dialogs.preview import PreviewScreen
from tui.app.screens.dialogs.settle import SettleScreen
from tui.app.screens.main.main import MainScreen
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.history import HistoryScreen
from tui.app.session import outbox
from tui.app.widgets.disk_line import DiskLine

FIRST = "A1"
"""The entry under the cursor in the list of activities."""


def someone_notes(path: Path, text: str, about: str = FIRST) -> None:
    register = on_disk(path)
    register.change([edits.note(about, text)], by="Maj", now=datetime.now(UTC))


def someone_follows(path: Path, name: str) -> None:
    on_disk(path).change([edits.owner(FIRST, name)], by="Maj", now=datetime.now(UTC))


@pytest.mark.parametrize(
    ("key", "status"),
    [("B", "started"), ("D", "done"), ("A", "deviates"), ("X", "dropped")],
)
async def test_a_key_sets_the_own_status(tmp_path: Path, key: str, status: str) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, key)
        assert on_disk(tmp_path).follow_up(FIRST).own_status == status
        await do(pilot, "E")
        assert on_disk(tmp_path).follow_up(FIRST).own_status == "open"


async def test_saved_is_said_with_what_was_and_the_key_that_undoes_it(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        assert "Sparat A1 Ta fram en plan för skolmåltider, egen status:" in notified(pilot)
        assert "inget noterat → klar. u ångrar." in notified(pilot)


async def test_saved_is_not_said_of_what_the_disk_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    async with opened(tmp_path, keys="5") as pilot:
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            await do(pilot, "D")
        assert "Sparat" not in notified(pilot)
        assert "disken är full" in notified(pilot)
        assert on_disk(tmp_path).follow_up(FIRST).own_status == "open"
        await do(pilot, "D")
        assert on_disk(tmp_path).follow_up(FIRST).own_status == "done"


async def test_a_change_is_shown_and_the_cursor_stays_on_its_row(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 down") as pilot:
        before = main_screen(pilot).entry
        await do(pilot, f"n {letters('ring')} enter")
        after = main_screen(pilot).entry
        assert before
        assert after
        assert after.id == before.id
        assert ": ring" in told(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_form_saves_all_that_was_filled_in_as_one_step(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, "5 e") as pilot:
        assert isinstance(pilot.app.screen, EditScreen)
        await press(pilot, f"right tab {letters('karin')} tab {letters('skola')} tab")
        await press(pilot, f"{letters('2024-12-01')} tab {letters('beslut')}")
        await do(pilot, "enter")
        register = on_disk(tmp_path)
        found = register.follow_up(FIRST)
        assert (found.own_status, found.owner, found.tags) == ("started", "karin", ("skola",))
        assert found.due
        assert (found.due.span.last, found.due.reason) == (date(2024, 12, 1), "beslut")
        assert len({event.seq for event in register.history(FIRST)}) == 1


async def test_a_form_that_nothing_was_changed_in_saves_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "e enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert on_disk(tmp_path).history(FIRST) == []


async def test_a_note_of_several_lines_is_kept_as_it_is_when_another_is_added(
    tmp_path: Path,
) -> None:
    small_register(tmp_path / "register.json")
    someone_notes(tmp_path, "ett\ntvå")
    async with opened(tmp_path, keys="5", register=on_disk(tmp_path)) as pilot:
        await do(pilot, f"R {letters('maj')} enter")
        await do(pilot, f"n {letters('tre')} ctrl+n {letters('fyra')} enter")
        found = on_disk(tmp_path).follow_up(FIRST)
        assert (found.owner, found.note) == ("maj", "ett\ntvå\ntre\nfyra")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (f"T {letters('2024-02-30')} tab x enter", "inget datum"),
        (f"T {letters('2024-12-01')} enter", "behöver ett skäl"),
        ("e tab tab tab tab tab x enter", "dokumentet och dess datum"),
    ],
)
async def test_what_cannot_be_is_told_in_the_form_and_what_was_typed_stays(
    tmp_path: Path, keys: str, said: str
) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, keys)
        assert isinstance(pilot.app.screen, EditScreen)
        assert said in told(pilot)
        assert on_disk(tmp_path).history(FIRST) == []


async def test_many_are_shown_before_they_are_saved_and_undone_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 space space") as pilot:
        await do(pilot, "D")
        assert isinstance(pilot.app.screen, PreviewScreen)
        assert "2 värden ändras" in told(pilot)
        assert on_disk(tmp_path).history() == on_disk(tmp_path).history()[-1:]
        await do(pilot, "enter")
        done = [one.id for one in on_disk(tmp_path).activities]
        done = [id_ for id_ in done if on_disk(tmp_path).follow_up(id_).own_status == "done"]
        assert len(done) == 2
        await do(pilot, "u")
        assert all(on_disk(tmp_path).follow_up(id_).own_status == "open" for id_ in done)


async def test_a_preview_that_is_left_saves_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 space space") as pilot:
        await do(pilot, "D escape")
        assert on_disk(tmp_path).history(FIRST) == []


async def test_what_no_marked_one_can_have_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="6 space space") as pilot:
        await do(pilot, "T")
        assert isinstance(pilot.app.screen, MainScreen)
        assert "kan inte sägas" in notified(pilot)


async def test_undo_and_redo_name_what_they_do(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        await do(pilot, "u")
        assert (
            "Ångrat A1 Ta fram en plan för skolmåltider, egen status: inget noterat → klar"
            in notified(pilot)
        )
        assert on_disk(tmp_path).follow_up(FIRST).own_status == "open"
        await do(pilot, "U")
        assert "Gjort igen" in notified(pilot)
        assert on_disk(tmp_path).follow_up(FIRST).own_status == "done"


async def test_the_same_field_changed_by_two_is_shown_with_both_values(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 R") as pilot:
        someone_follows(tmp_path, "deras")
        await do(pilot, "m i t t enter")
        assert isinstance(pilot.app.screen, SettleScreen)
        assert "deras" in told(pilot)
        assert "mitt" in told(pilot)
        assert on_disk(tmp_path).follow_up(FIRST).owner == "deras"


@pytest.mark.parametrize(("key", "owner"), [("m", "mitt"), ("escape", "deras")])
async def test_a_conflict_is_settled_either_way(tmp_path: Path, key: str, owner: str) -> None:
    async with opened(tmp_path, keys="5 R") as pilot:
        someone_follows(tmp_path, "deras")
        await do(pilot, "m i t t enter")
        await do(pilot, key)
        assert isinstance(pilot.app.screen, MainScreen)
        assert on_disk(tmp_path).follow_up(FIRST).owner == owner
        assert main_screen(pilot).looking.register
        assert main_screen(pilot).looking.register.follow_up(FIRST).owner == owner  # type: ignore[union-attr]


async def test_what_someone_else_set_meanwhile_is_never_overwritten_unseen(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="5 R") as pilot:
        someone_follows(tmp_path, "deras")
        await look(pilot)
        await do(pilot, "m i t t enter")
        assert isinstance(pilot.app.screen, SettleScreen)


async def test_a_line_of_the_journal_is_shown_as_it_comes(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        someone_notes(tmp_path, "deras")
        await look(pilot)
        assert "deras" in told(pilot)
        assert "1 ändrad" in notified(pilot)


async def test_what_was_known_on_a_day_is_shown_and_cannot_be_changed(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        day = letters("2024-09-16")
        await do(pilot, f"t {day} enter")
        entry = main_screen(pilot).entry
        assert entry
        assert entry.status == "open"
        await do(pilot, "X")
        assert "var känt 2024-09-16" in notified(pilot)
        await do(pilot, "t delete enter")
        assert main_screen(pilot).looking.register
        assert main_screen(pilot).looking.register.follow_up(FIRST).own_status == "done"  # type: ignore[union-attr]


@pytest.mark.parametrize("view", VIEWS)
async def test_every_view_shows_what_was_known_on_the_day(tmp_path: Path, view: str) -> None:
    register = small_register(tmp_path / "register.json")
    begun = on_disk(tmp_path)
    async with opened(tmp_path, WIDE, view, begun) as pilot:
        before = seen(pilot).splitlines()[:-1]
    every = [edits.own_status(one.id, "done") for one in register.activities]
    moved = edits.due("A8", "2024-09-01", "beslut")
    register.change([*every, moved], by="Maj", now=datetime.now(UTC))
    app = LoadedApp(register.as_known(date(2024, 9, 16)), date(2024, 9, 16))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, view)
        await settled(pilot)
        # But the line of keys, which offers no change there.
        assert seen(pilot).splitlines()[:-1] == before


async def test_read_only_is_said_in_the_header_and_of_each_change(tmp_path: Path) -> None:
    small_register(tmp_path / "register.json")
    register = Register.open(tmp_path / "register.json", read_only=True)
    async with opened(tmp_path, keys="5", register=register) as pilot:
        assert "endast läsning" in seen(pilot).splitlines()[0]
        await do(pilot, "D")
        assert "kan bara läsas" in notified(pilot)
        assert on_disk(tmp_path).follow_up(FIRST).own_status == "open"


async def test_the_history_of_an_entry_tells_who_what_and_why(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, f"T {letters('2024-12-01')} tab {letters('beslut')} enter")
        await press(pilot, "J")
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert "A1 flyttat slutdatum" in told(pilot)
        assert "– → 2024-12-01" in told(pilot)


async def test_what_was_changed_is_filtered_as_the_lists_are(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        await do(pilot, f"R {letters('maj')} enter")
        pilot.app.clear_notifications()
        await do(pilot, "J")
        assert "2 av 2 ändringar" in told(pilot)
        await do(pilot, f"f {letters('maj')}")
        assert "1 av 2 ändringar" in told(pilot)
        assert "egen status" not in told(pilot)
        await do(pilot, f"backspace backspace backspace {letters('status:utgår')}")
        assert "Ingen ändring klarar filtret" in told(pilot)
        await do(pilot, "escape")
        assert "egen status" in told(pilot)
        await do(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)


async def test_the_moved_deadline_is_told_beside_the_printed_one(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "5") as pilot:
        await do(pilot, f"T {letters('2024-12-01')} tab {letters('beslut')} enter")
        await do(pilot, f"T ctrl+u {letters('2024-11-30')} enter")
        pilot.app.clear_notifications()
        await do(pilot, "enter")
        text = told(pilot)
        assert "Flyttat slutdatum 2024-11-30 244 dagar senare än tryckt flyttat 2 gånger" in text
        assert "Tryckt slutdatum 2024-03-31" in text


async def test_details_over_the_list_are_changed_and_shown_anew(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "5 enter") as pilot:
        assert isinstance(pilot.app.screen, DetailScreen)
        await do(pilot, "D")
        assert isinstance(pilot.app.screen, DetailScreen)
        assert "klar (egen)" in told(pilot)


async def test_changes_are_in_the_file_once_the_app_is_left(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D q")
        assert isinstance(pilot.app, LoadedApp)
    assert pilot.app.left
    put_in_order(pilot.app.left)
    assert not (tmp_path / "register.json.journal").exists()
    assert on_disk(tmp_path).follow_up(FIRST).own_status == "done"


async def test_changes_are_folded_into_the_file_when_nobody_wrote_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.session.following._CALM", 2)
    async with opened(tmp_path, keys="5") as pilot:
        await do(pilot, "D")
        await look(pilot)
        assert not (tmp_path / "register.json.journal").exists()
        await do(pilot, "B")
        assert on_disk(tmp_path).follow_up(FIRST).own_status == "started"


async def test_copies_that_a_sync_program_left_are_told_where_they_hold_something(
    tmp_path: Path,
) -> None:
    register = small_register(tmp_path / "register.json")
    copy = tmp_path / "register (conflicted copy 2026-11-21).json"
    copy.write_bytes(register.path.read_bytes())
    theirs = Register.open(copy)
    theirs.change([edits.note(FIRST, "på annan dator")], by="Maj", now=datetime.now(UTC))
    theirs.disk.fold("Maj")
    async with opened(tmp_path, register=register) as pilot:
        assert copy.name in notified(pilot)
        assert "namndkoll merge" in notified(pilot)


async def test_notes_and_names_of_others_are_never_markup(tmp_path: Path) -> None:
    small_register(tmp_path / "register.json")
    someone_notes(tmp_path, "[/x] [@click=app.quit]här[/] [red]")
    async with opened(tmp_path, keys="5", register=on_disk(tmp_path)) as pilot:
        for keys in ("e", "escape", "n", "escape", "J", "escape", "space space D", "escape"):
            await do(pilot, keys)
            assert pilot.app.is_running


async def test_leaving_waits_for_what_is_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = _held_up(monkeypatch)
    async with opened(tmp_path, keys="5") as pilot:
        await pilot.press("D", "q")
        await pilot.pause()
        assert pilot.app.is_running
        may_go_on.set()
        await answered(pilot)
        await pilot.app.workers.wait_for_complete()
        assert not pilot.app.is_running or pilot.app._exit
    assert on_disk(tmp_path).follow_up(FIRST).own_status == "done"


async def test_leaving_waits_for_what_was_asked_before_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = _held_up(monkeypatch)
    async with opened(tmp_path, keys="5") as pilot:
        for key in ("D", "u", "ctrl+q"):  # "u" waits for what "D" does, and "ctrl+q" for no key
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
            await pilot.pause()
        assert pilot.app.is_running
        may_go_on.set()
        await pilot.app.workers.wait_for_complete()
        assert pilot.app._exit
        assert "disken svarar inte" not in notified(pilot)
    assert on_disk(tmp_path).follow_up(FIRST).own_status == "open"


async def test_what_could_not_be_saved_keeps_the_app_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = _held_up(monkeypatch, RegisterError("Nobody may write here."))
    async with opened(tmp_path, keys="5") as pilot:
        await pilot.press("D", "q")
        may_go_on.set()
        await settled(pilot)
        assert not pilot.app._exit
        assert "Nobody may write here." in notified(pilot)


async def test_a_disk_that_does_not_answer_is_told_to_who_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = _held_up(monkeypatch)
    monkeypatch.setattr("tui.app.session.changing.PATIENCE", 0)
    async with opened(tmp_path, keys="5") as pilot:
        await press(pilot, "D q")
        assert not pilot.app._exit
        assert "disken svarar inte" in notified(pilot)
        may_go_on.set()
        await settled(pilot)


async def test_what_takes_long_to_save_is_told_of_until_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "USUAL", 0.001)
    may_go_on = _held_up(monkeypatch)
    async with opened(tmp_path, keys="5") as pilot:
        line = main_screen(pilot).query_one(DiskLine)
        await press(pilot, "B")
        while not line.has_class("-told"):
            await pilot.pause()
        await answered(pilot)
        assert "Det dröjer att spara: inget svar ännu. 1 ändring väntar: A1." in seen(pilot)
        may_go_on.set()
        await settled(pilot)
        assert not line.has_class("-told")
        changing = main_screen(pilot).session.changing
        assert changing
        changing.outbox._be_slow()
        assert not line.has_class("-told"), "also where the timer comes late"
    assert on_disk(tmp_path).follow_up(FIRST).own_status == "started"


def _held_up(monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> Event:
    """Let changes wait until the event is set, and then be saved, or fail with an error."""
    may_go_on, change = Event(), Register.change

    def later(self: Register, *given: Any, **named: Any) -> Any:
        assert may_go_on.wait(20)
        if error:
            raise error
        return change(self, *given, **named)

    monkeypatch.setattr(Register, "change", later)
    return may_go_on
