"""The first start: a sample, a document or an empty register, and nothing written unasked."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest

from store.documents.common.text import TextDocument
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.register.register import Register
from tests.tui.opened import NARROW, Open, press, running, seen, settled
from tui.app.app import NamndkollApp
from tui.app.screens.dialogs.files import FileChooser
from tui.app.screens.main.main import MainScreen
from tui.app.screens.pages.take_in import TakeInScreen
from tui.app.screens.pages.welcome import WelcomeScreen
from tui.app.widgets.line_input import LineInput
from tui.presentation import taking_in
from tui.settings.opening import sample

DOCUMENT = Path(__file__).parents[2] / "sample_data/budget_exempel_2026.txt"


@asynccontextmanager
async def _first_start(register: Path, size: tuple[int, int] = NARROW) -> AsyncIterator[Open]:
    app = NamndkollApp(register, None, first=True)
    async with running(app, size) as pilot:
        yield pilot


async def _import(pilot: Open, document: Path) -> None:
    """Choose the document and wait until it was read."""
    await press(pilot, "down enter")
    pilot.app.screen.query_one("#typed", LineInput).value = str(document)
    await pilot.pause()
    await press(pilot, "enter")
    await settled(pilot)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "data" / "register.json"


async def test_nothing_is_written_before_a_choice(register: Path) -> None:
    async with _first_start(register) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        assert "Välkommen" in seen(pilot)
        assert str(register) in seen(pilot).replace("\n", "").replace(" ", "")
        await press(pilot, "q")
    assert not register.parent.exists()


async def test_enter_opens_the_sample(register: Path) -> None:
    async with _first_start(register) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        await settled(pilot)
        assert register.read_bytes() == sample()
        assert isinstance(pilot.app.screen, MainScreen)
        assert "budget_exempel_2026.txt" in seen(pilot)


async def test_an_empty_register_is_opened(register: Path) -> None:
    async with _first_start(register) as pilot:
        await press(pilot, "end enter")
        await settled(pilot)
        await settled(pilot)
        assert Register.open(register).documents == ()
        assert isinstance(pilot.app.screen, MainScreen)


async def test_a_folder_that_cannot_be_made_is_told_and_the_choice_stays(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("i vägen", encoding="utf-8")
    async with _first_start(tmp_path / "data" / "register.json") as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WelcomeScreen)
        assert "kan inte skapas" in seen(pilot)


async def test_a_document_is_read_shown_and_then_written(register: Path) -> None:
    async with _first_start(register) as pilot:
        await _import(pilot, DOCUMENT)
        assert isinstance(pilot.app.screen, TakeInScreen)
        assert "Aktiviteter" in seen(pilot)
        assert "Inget är skrivet än" in seen(pilot)
        assert not register.exists()
        await press(pilot, "enter")
        await settled(pilot)
        await settled(pilot)
        assert [one.name for one in Register.open(register).documents] == [DOCUMENT.name]
        assert isinstance(pilot.app.screen, MainScreen)


async def test_esc_leaves_what_was_found_unwritten(register: Path) -> None:
    async with _first_start(register) as pilot:
        await _import(pilot, DOCUMENT)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WelcomeScreen)
        assert not register.exists()


async def test_reading_is_stopped_at_its_next_step(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, on, ended = Event(), Event(), Event()

    def slow(document: TextDocument, asked: Asked) -> Reading:
        begun.set()
        assert on.wait(20)
        try:
            return read_document(document, asked)
        finally:
            ended.set()

    monkeypatch.setattr(taking_in, "read_document", slow)
    async with _first_start(register) as pilot:
        await press(pilot, "down enter")
        pilot.app.screen.query_one("#typed", LineInput).value = str(DOCUMENT)
        await pilot.pause()
        await press(pilot, "enter")
        assert begun.wait(20)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WelcomeScreen)
        on.set()
        await settled(pilot)
    assert ended.wait(20)
    assert not register.exists()


@pytest.mark.parametrize("data", [b"", b"\0\1", b"\xff\xfea\0", "på ön".encode("latin-1")])
async def test_a_document_that_is_no_budget_is_told_in_a_sentence(
    register: Path, tmp_path: Path, data: bytes
) -> None:
    document = tmp_path / "annat.txt"
    document.write_bytes(data)
    async with _first_start(register) as pilot:
        await _import(pilot, document)
        assert "Det gick inte" in seen(pilot)
        assert "annat.txt" in seen(pilot)
        await press(pilot, "enter escape")
        assert isinstance(pilot.app.screen, WelcomeScreen)


async def test_enter_goes_into_folders_and_up_again(register: Path, tmp_path: Path) -> None:
    (tmp_path / "Årets").mkdir()
    (tmp_path / "Årets" / "budget.txt").write_text("x", encoding="utf-8")
    (tmp_path / "Årets" / "bild.png").write_bytes(b"x")
    async with _first_start(register) as pilot:
        await press(pilot, "down enter")
        field = pilot.app.screen.query_one("#typed", LineInput)
        field.value = f"{tmp_path}{os.sep}are"
        await pilot.pause()
        await press(pilot, "enter")
        assert field.value == f"{tmp_path}{os.sep}Årets{os.sep}"
        assert "budget.txt" in seen(pilot)
        assert "bild.png" not in seen(pilot)
        await press(pilot, "home enter")
        assert field.value == f"{tmp_path}{os.sep}"


@pytest.mark.parametrize(
    "typed", ["", "/ingen/sådan/mapp/", "~okänd/", "a\nb", "/etc/passwd/", "//"]
)
async def test_any_path_can_be_typed(register: Path, typed: str) -> None:
    async with _first_start(register) as pilot:
        await press(pilot, "down enter")
        pilot.app.screen.query_one("#typed", LineInput).value = typed
        await pilot.pause()
        assert isinstance(pilot.app.screen, FileChooser)


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (1, 1), (200, 60)])
async def test_any_size_will_do(register: Path, size: tuple[int, int]) -> None:
    async with _first_start(register, size) as pilot:
        await press(pilot, "down down up f1 escape")
        await press(pilot, "enter")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WelcomeScreen)
