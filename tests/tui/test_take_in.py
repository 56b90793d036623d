"""An import in the app: gone through, corrected, left out, written to the open register."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.changes import edits
from store.keeping.backend import UnreachableError
from store.model.records import Sender
from store.register.register import Register
from tests.registers import small_register
from tests.store.documents.made import as_docx
from tests.store.documents.test_apart import STANDS, instead
from tests.store.importing.example import HEADER, LEAD_IN, chapter
from tests.tui.opened import NARROW, WIDE, Open, main_screen, opened, press, seen, settled
from tui.app.screens.dialogs.ask_line import AskLineScreen
from tui.app.screens.dialogs.files import FileChooser
from tui.app.screens.pages.take_in import TakeInScreen
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.rows.list import RowList
from tui.presentation.taking_in import TakingIn

ROW = "Nämnden ska öppna en träffpunkt för unga"
TEXT = "\n\n".join(
    (
        "Budget 2031",
        chapter(LEAD_IN, "- väga maten i alla kök\n- laga taken"),
        "Kommunfullmäktiges aktiviteter",
        f"{HEADER}\n{ROW}\t2031-01-01\t203-06-30",
    )
)


async def review(pilot: Open, document: Path) -> TakeInScreen:
    """Choose a document in the app, and wait until it was read."""
    await press(pilot, "I")
    assert isinstance(pilot.app.screen, FileChooser)
    pilot.app.screen.query_one("#typed", LineInput).value = str(document)
    await pilot.pause()
    await press(pilot, "enter")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, TakeInScreen)
    return screen


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "budget_2031.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def ends(path: Path) -> list[str]:
    rows = [row for one in Register.open(path).activities for row in one.listings]
    return [row.end.text for row in rows if row.text == ROW]


async def test_what_was_found_is_shown_before_anything_is_written(
    tmp_path: Path, document: Path
) -> None:
    register = small_register(tmp_path / "register.json")
    before = register.path.read_bytes()
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        assert "Tveksamt" in seen(pilot)
        assert "Inget är skrivet än" in seen(pilot)
        await press(pilot, "escape")
        assert register.path.read_bytes() == before


async def test_a_whole_path_pasted_after_the_folder_counts_alone(
    tmp_path: Path, document: Path
) -> None:
    async with opened(tmp_path, keys="I") as pilot:
        field = pilot.app.screen.query_one("#typed", LineInput)
        field.value = f"{field.value.rstrip('/')}/{document}"
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TakeInScreen)


async def test_enter_writes_to_the_open_register_which_follows(
    tmp_path: Path, document: Path
) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        await press(pilot, "enter")
        await settled(pilot)
        await settled(pilot)
        assert ends(register.path) == ["203-06-30"]
        screen = main_screen(pilot)
        assert screen.looking.register
        assert len(screen.looking.register.documents) == len(register.documents) + 1


async def test_a_doubtful_line_is_corrected(tmp_path: Path, document: Path) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        screen = await review(pilot, document)
        screen.query_one(RowList).move_to("doubt 0")
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, AskLineScreen)
        pilot.app.screen.query_one("#typed", LineInput).value = f"{ROW} | 2031-01-01 | 2031-06-30"
        await press(pilot, "enter")
        await settled(pilot)
        assert "Rättat och utelämnat" in seen(pilot)
        await press(pilot, "enter")
        await settled(pilot)
    assert ends(register.path) == ["2031-06-30"]
    assert "203-06-30" in Register.open(register.path).documents[-1].text


async def test_a_doubtful_line_is_left_out_and_taken_back(tmp_path: Path, document: Path) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        screen = await review(pilot, document)
        await press(pilot, "x")
        await settled(pilot)
        assert "utelämnad för hand" in seen(pilot)
        screen.query_one(RowList).move_to("doubt 0")
        await press(pilot, "x")
        await settled(pilot)
        assert "utelämnad för hand" not in seen(pilot)
        screen.query_one(RowList).move_to("doubt 0")
        await press(pilot, "x")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
    assert ends(register.path) == []


async def test_what_is_accepted_is_looked_at_no_more(tmp_path: Path, document: Path) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        screen = await review(pilot, document)
        await press(pilot, "space")
        left = [group.key for group in screen.query_one(RowList)._state.lines.groups]
        assert "doubtful" not in left
        assert all(key.startswith("found") for key in left)
        await press(pilot, "enter")
        await settled(pilot)
    assert ends(register.path) == ["203-06-30"]


async def test_a_new_version_shows_what_it_says_otherwise(tmp_path: Path, document: Path) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        await press(pilot, "enter")
        await settled(pilot)
        document.write_text(TEXT.replace("alla kök", "varje kök"), encoding="utf-8")
        await review(pilot, document)
        assert "Ändrat sedan den förra versionen" in seen(pilot)
        assert "varje kök" in seen(pilot)


async def test_a_word_file_is_imported_like_a_text(tmp_path: Path) -> None:
    document = tmp_path / "budget_2031.docx"
    document.write_bytes(as_docx(TEXT))
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        await press(pilot, "enter")
        await settled(pilot)
    assert ends(register.path) == ["203-06-30"]


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 10), (10, 3)])
async def test_any_size_will_do(tmp_path: Path, document: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as pilot:
        await review(pilot, document)
        await press(pilot, "down up e escape f1 escape space escape")
        assert pilot.app.screen is main_screen(pilot)


async def test_what_a_column_is_can_be_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tui.settings.sheet_columns.columns_file", lambda: tmp_path / "columns.json"
    )
    sheet = tmp_path / "lista_2031.csv"
    sheet.write_text("Vem;Uppdrag\nSocialnämnden;Öppna en träffpunkt", encoding="utf-8")
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, sheet)
        assert "Vem" in seen(pilot)
        await press(pilot, "m")
        pilot.app.screen.query_one("#typed", LineInput).value = "Vem=nämnd"
        await press(pilot, "enter")
        await settled(pilot)
        assert "Vem = nämnd" in seen(pilot)
        await press(pilot, "enter")
        await settled(pilot)
    told = [one.text for one in Register.open(register.path).directives]
    assert "Öppna en träffpunkt" in told


@pytest.mark.parametrize("leaving", ["escape", "the app"])
async def test_a_reading_that_nobody_waits_for_is_ended_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaving: str
) -> None:
    begun = instead(monkeypatch, STANDS)
    path = tmp_path / "budget_2031.docx"
    path.write_bytes(as_docx(TEXT))
    register = small_register(tmp_path / "register.json")
    before = register.path.read_bytes()
    async with opened(tmp_path, register=register, keys="I") as pilot:
        pilot.app.screen.query_one("#typed", LineInput).value = str(path)
        await press(pilot, "enter")
        async with asyncio.timeout(20):
            while "filen läses" not in seen(pilot):
                await pilot.pause(0.05)
        assert begun.processes[0].poll() is None
        if leaving == "escape":
            await press(pilot, "escape")
            # It is ended while the app goes on, as soon as the thread that reads hears of it.
            await asyncio.to_thread(begun.processes[0].wait, 20)
    # The app is not left before its threads are, and those wait for the reading.
    await asyncio.get_running_loop().shutdown_default_executor()
    assert begun.processes[0].poll() is not None
    assert register.path.read_bytes() == before


async def test_what_came_meanwhile_is_kept_and_the_review_is_not_asked_again(
    tmp_path: Path, document: Path
) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        noted = Register.open(register.path)
        noted.change([edits.note("A1", "under tiden")], by="Maj", now=datetime.now(UTC))
        noted.disk.fold("Maj")
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen is main_screen(pilot)
    written = Register.open(register.path)
    assert document.name in [one.name for one in written.documents]
    assert written.follow_up("A1").note == "under tiden"


async def test_where_the_preview_would_be_another_it_is_shown_again_with_its_corrections(
    tmp_path: Path, document: Path
) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        screen = await review(pilot, document)
        corrected = dict(screen._taking.corrections)
        theirs = TakingIn(document, register.path)
        theirs.read(lambda _step: None)
        theirs.write()
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TakeInScreen)
        assert "ändrades under tiden" in " ".join(seen(pilot).split())
        assert screen._taking.corrections == corrected
        await press(pilot, "enter")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 1
    names = [one.name for one in Register.open(register.path).documents]
    assert names.count(document.name) == 1


async def test_what_could_not_be_sent_stays_with_the_keys_that_send_it_again(
    tmp_path: Path, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_self: TakingIn) -> None:
        raise UnreachableError("The server does not answer.")

    async with opened(tmp_path) as pilot:
        await review(pilot, document)
        before = seen(pilot).splitlines()[-1]
        assert "Skriv" in before
        with monkeypatch.context() as patch:
            patch.setattr(TakingIn, "write", lost)
            await press(pilot, "enter")
            await settled(pilot)
        assert "Det väntar här" in seen(pilot)
        assert seen(pilot).splitlines()[-1] == before
        await press(pilot, "enter")
        await settled(pilot)
        assert ends(tmp_path / "register.json") == ["203-06-30"]


async def test_whose_the_document_is_can_be_said(tmp_path: Path, document: Path) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        assert "säger inget" in seen(pilot)
        await press(pilot, "w")
        pilot.app.screen.query_one("#typed", LineInput).value = "Lunds kommun"
        await press(pilot, "enter")
        await settled(pilot)
        assert "Från Lunds kommun" in seen(pilot)
        await press(pilot, "enter")
        await settled(pilot)
    after = Register.open(register.path)
    assert after.documents[-1].organisation == "Lunds kommun"
    assert [one.name for one in after.organisations] == ["Lunds kommun"]


async def test_who_stands_behind_the_document_can_be_said(tmp_path: Path, document: Path) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        assert "Vem som står bakom det sägs inte" in seen(pilot)
        await press(pilot, "s")
        pilot.app.screen.query_one("#typed", LineInput).value = "Centerpartiet"
        await press(pilot, "enter")
        await settled(pilot)
        assert "Avsändare: Centerpartiet, partiets eget" in seen(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "C")
        await settled(pilot)
        assert "Centerpartiet, part" in " ".join(seen(pilot).split())
    after = Register.open(register.path)
    assert after.documents[-1].sender == Sender("party", "Centerpartiet")


async def test_what_one_imports_oneself_is_told_by_its_name(tmp_path: Path, document: Path) -> None:
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, document)
        await press(pilot, "enter")
        await settled(pilot)
        assert "budget_2031.txt: finns nu i registret, " in " ".join(seen(pilot).split())
        assert "ändrades på disk" not in seen(pilot)


async def test_a_text_that_names_no_body_is_not_asked_whose_its_bodies_are(tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    path.write_text("Att handla\n- mjölk\n- ägg\x07\n", encoding="utf-8")
    register = small_register(tmp_path / "register.json")
    async with opened(tmp_path, register=register) as pilot:
        await review(pilot, path)
        assert "utan organisation" not in seen(pilot)
        assert "styrtecken" in seen(pilot)
        assert "control character" not in seen(pilot)


async def test_the_help_tells_the_keys_of_the_review(tmp_path: Path, document: Path) -> None:
    async with opened(tmp_path) as pilot:
        await review(pilot, document)
        await press(pilot, "f1")
        assert "Skriv det som hittades i registret" in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TakeInScreen)


async def test_what_will_be_new_is_listed_by_kind_and_unfolds(
    tmp_path: Path, document: Path
) -> None:
    async with opened(tmp_path, size=NARROW) as pilot:
        screen = await review(pilot, document)
        rows = screen.query_one(RowList)
        keys = [group.key for group in rows._state.lines.groups]
        assert "found new activity" in keys
        assert "found new directive" in keys
        await press(pilot, "end")
        heading = rows.cursor_heading
        assert heading
        assert str(len(heading.rows)) in seen(pilot)
        await press(pilot, "right down")
        row = rows.cursor_row
        assert row
        assert row.lines
        assert row.id.startswith("found")


async def test_the_same_document_again_is_all_as_before_and_enter_writes_from_a_heading(
    tmp_path: Path, document: Path
) -> None:
    async with opened(tmp_path) as pilot:
        await review(pilot, document)
        await press(pilot, "end enter")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, TakeInScreen)
        screen = await review(pilot, document)
        rows = screen.query_one(RowList)
        kinds = {group.key for group in rows._state.lines.groups if group.key.startswith("found")}
        assert kinds
        assert all(key.startswith("found same") for key in kinds)
