"""The app itself: its first frame, registers that cannot be opened, faults, sizes and languages."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from tests.registers import DAY, empty_register, small_register
from tests.shared import shared
from tests.tui.opened import NARROW, VIEWS, WIDE, LoadedApp, opened, press, seen, settled
from tui.app.app import NamndkollApp
from tui.app.screens.pages.failure import FailureScreen
from tui.locale import set_language
from tui.presentation.lens import Lens


class WaitingApp(LoadedApp):
    """Reads its register when it is told to."""

    gate = Event()

    def open_register(self) -> Lens:
        """Wait, then read."""
        assert self.gate.wait(20)
        return super().open_register()


async def test_the_frame_is_painted_before_the_register_is_read(tmp_path: Path) -> None:
    app = WaitingApp(small_register(tmp_path / "register.json"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        before = seen(pilot)
        app.gate.set()
        await settled(pilot)
        assert "1 Översikt" in before
        assert "Läser registret" in before
        assert "Läser registret" not in seen(pilot)


async def test_the_header_names_document_day_and_week(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        first = seen(pilot).splitlines()[0]
        assert "plan_2024" in first
        assert "Läge per 2024-09-16 (mån v. 38)" in first


async def test_a_narrow_window_shortens_the_tabs_and_keeps_their_counts(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW) as pilot:
        tabs = seen(pilot).splitlines()[1]
        assert "2 Nämn 3 Sent·4 4 Snart·4" in tabs
        assert "9 Avv·2 M Fler" in tabs


async def test_the_tabs_count_what_is_late_and_coming(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        assert "3 Försenat 4" in seen(pilot)
        assert "4 Kommande 4" in seen(pilot)


async def test_q_quits_with_status_0(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="q") as pilot:
        assert pilot.app.return_code == 0


async def test_english_when_asked(tmp_path: Path) -> None:
    set_language("en")
    async with opened(tmp_path) as pilot:
        assert "1 Overview" in seen(pilot)
        assert "As of 2024-09-16 (Mon w. 38)" in seen(pilot)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (59, 12), (99, 29), (200, 60)])
async def test_every_view_in_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as pilot:
        for key in VIEWS:
            await press(pilot, f"{key} down enter escape")


async def test_resizing_back_and_forth_keeps_the_view(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 down") as pilot:
        for size in [(20, 5), NARROW, (200, 60), WIDE]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "försenat" in seen(pilot)


async def test_a_register_without_documents_says_what_to_do(tmp_path: Path) -> None:
    register = empty_register(tmp_path / "register.json")
    async with opened(tmp_path, keys="5", register=register) as pilot:
        assert "namndkoll import" in seen(pilot)
        for key in VIEWS:
            await press(pilot, f"{key} enter escape o y space a p")


def _damaged() -> list[str]:
    return ["", "[]", '{"register": {"1": {}}}', "\x00\x01", '{"a": 1', "null"]


@pytest.mark.parametrize("text", _damaged())
async def test_a_damaged_register_is_a_sentence_and_status_1(tmp_path: Path, text: str) -> None:
    path = tmp_path / "register.json"
    path.write_text(text, encoding="utf-8")
    await _refused(path)
    assert path.read_text(encoding="utf-8") == text


async def _refused(path: Path) -> None:
    app = NamndkollApp(path, DAY)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, FailureScreen)
        assert "Traceback" not in seen(pilot)
        assert app.screen.sentence
        await press(pilot, "q")
    assert app.return_code == 1


async def test_a_missing_register_and_a_folder_are_sentences(tmp_path: Path) -> None:
    await _refused(tmp_path / "none.json")
    await _refused(tmp_path)


async def test_every_hostile_register_is_shown_or_refused_with_a_sentence() -> None:
    for path in sorted(shared("hostile/json").glob("*.json")):
        app = NamndkollApp(path, DAY)
        async with app.run_test(size=NARROW) as pilot:
            await settled(pilot)
            await press(pilot, "q")
        assert app.return_code in {0, 1}, path.name


class FailingApp(LoadedApp):
    """Has a fault that holds the text of a record."""

    def action_fail(self) -> None:
        """Fail like a bug would."""
        secret = "hemlig text ur registret"
        raise ValueError(secret)


async def _fail(app: FailingApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        app.call_later(app.action_fail)
        await pilot.pause()


async def test_a_fault_leaves_a_report_without_the_text_of_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.settings.crash.reports_folder", lambda: tmp_path / "log")
    app = FailingApp(small_register(tmp_path / "register.json"))
    printed: list[object] = []
    monkeypatch.setattr(app.error_console, "print", lambda *told, **_: printed.extend(told))
    with pytest.raises(ValueError, match="hemlig"):
        await _fail(app)
    report = next((tmp_path / "log").iterdir())
    said = " ".join(map(str, printed))
    assert app.return_code == 1
    assert str(report) in said
    assert "Traceback" not in said
    assert "ValueError" in report.read_text(encoding="utf-8")
    assert "hemlig" not in report.read_text(encoding="utf-8") + said


async def test_ctrl_c_says_how_to_quit(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="ctrl+c") as pilot:
        assert "Tryck q" in seen(pilot)


@pytest.mark.parametrize(
    "theme",
    [
        "namndkoll-dark",
        "namndkoll-light",
        "textual-light",
        "textual-dark",
        "ansi-dark",
        "ansi-light",
    ],
)
async def test_every_view_in_every_kind_of_theme(tmp_path: Path, theme: str) -> None:
    async with opened(tmp_path) as pilot:
        pilot.app.theme = theme
        for key in VIEWS:
            await press(pilot, key)
            assert "Läge per" in seen(pilot)


async def test_without_colours_the_late_ones_still_have_their_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(tmp_path, keys="3") as pilot:
        assert "!  2024-08-31" in seen(pilot)
