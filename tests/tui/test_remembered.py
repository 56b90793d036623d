"""What one chose is there the next time: settings, the state of the last time, saved views."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.registers import small_register
from tests.tui.opened import NARROW, WIDE, LoadedApp, Open, letters, main_screen, press

from tests.tui.opened import running, seen  # isort: skip
from tui.app.screens.dialogs.saved import NameScreen, SavedChooser
from tui.app.screens.pages.explain import ExplainScreen
from tui.settings.memory import Memory, Remembered, recall, remember
from tui.settings.settings import Settings

_SAVED = """\
# kept
[[saved]]
name = "Över sena"
view = "activities"
filter = "klass:försenad"
committee = "Äldrenämnden"
sort = "text"
group = "none"
"""


@asynccontextmanager
async def started(
    folder: Path,
    keys: str = "",
    settings: Settings = Settings(),  # noqa: B008 - never changes
    memory: Memory = Memory(),  # noqa: B008 - never changes
    saved: str = "",
    size: tuple[int, int] = WIDE,
) -> AsyncIterator[Open]:
    """Start the app with settings, a memory and a file of saved views, and press keys."""
    app = LoadedApp(small_register(folder / "register.json"))
    app.settings, app.memory, app.saved_in = settings, memory, folder / "views.toml"
    if saved:
        app.saved_in.write_text(saved, encoding="utf-8")
    async with running(app, size) as pilot:
        await press(pilot, keys)
        yield pilot


async def test_footer_help_and_palette_show_the_keys_as_they_are_now(tmp_path: Path) -> None:
    chosen = Settings(keys={"filter": "F6", "view.overview": "F8"})
    async with started(tmp_path, "5", chosen) as pilot:
        assert "F6 Filtrera" in seen(pilot).splitlines()[-1]
        assert "F8 Översikt" in seen(pilot)
        assert "tryck F6 för att" in seen(pilot)
        await press(pilot, f"colon {letters('filtrera')}")
        assert " F6 " in seen(pilot)
        await press(pilot, "escape f6 q f8 escape escape f1")
        assert "F6" in seen(pilot)


async def test_a_chosen_key_works_and_the_usual_one_does_no_more(tmp_path: Path) -> None:
    async with started(tmp_path, "5 f", Settings(keys={"filter": "F6"})) as pilot:
        field = main_screen(pilot).looking.filter_bar.field
        assert not field.has_focus
        await press(pilot, "f6")
        assert field.has_focus


async def test_wrong_settings_are_told_and_the_app_goes_on(tmp_path: Path) -> None:
    wrong = Settings(theme="none", my_committee="Ingen nämnd", keys={"srot": "x"})
    async with started(tmp_path, "5", wrong) as pilot:
        text = " ".join(seen(pilot).replace("▌", " ").split())
        assert "none" in text
        assert "Ingen nämnd" in text
        assert "srot" in text
        assert main_screen(pilot).looking.shown == "activities"


async def test_the_app_opens_with_my_committee_and_m_goes_between_it_and_all(
    tmp_path: Path,
) -> None:
    async with started(tmp_path, "5", Settings(my_committee="Äldrenämnden")) as pilot:
        assert "Min nämnd: Äldrenämnden" in seen(pilot)
        assert main_screen(pilot).looking.lens
        await press(pilot, "m")
        assert "Alla nämnder" in seen(pilot).splitlines()[0]
        await press(pilot, "m")
        assert "Min nämnd: Äldrenämnden" in seen(pilot)


async def test_what_only_the_settings_say_is_not_remembered(tmp_path: Path) -> None:
    chosen = Settings(theme="textual-light", my_committee="Äldrenämnden")
    async with started(tmp_path, "1", chosen) as pilot:
        assert isinstance(pilot.app, LoadedApp)
        left = pilot.app.left_as()
        assert (left.theme, left.my_committee) == (None, None)


async def test_my_committee_is_chosen_with_m_and_remembered(tmp_path: Path) -> None:
    async with started(tmp_path, "m a l d r e enter") as pilot:
        assert "Min nämnd: Äldrenämnden" in seen(pilot)
        assert isinstance(pilot.app, LoadedApp)
        assert pilot.app.left_as().my_committee == "Äldrenämnden"


async def test_having_no_committee_of_ones_own_is_remembered_too(tmp_path: Path) -> None:
    memory = Memory(my_committee="Äldrenämnden")
    async with started(tmp_path, memory=memory) as pilot:
        main_screen(pilot).looks.take_mine("")
        assert isinstance(pilot.app, LoadedApp)
        assert pilot.app.left_as().my_committee is None


async def test_view_order_pane_and_colours_are_as_they_were_left(tmp_path: Path) -> None:
    left = Memory(
        "textual-light", "directives", None, 45, False, {"directives": Remembered("text", "none")}
    )
    async with started(tmp_path, "", memory=left) as pilot:
        screen = main_screen(pilot)
        assert screen.looking.shown == "directives"
        assert screen.looking.view
        assert "lydelse" in screen.looking.view.status()
        assert pilot.app.theme == "textual-light"
        assert isinstance(pilot.app, LoadedApp)
        assert pilot.app.left_as() == left


async def test_a_memory_of_what_there_is_no_more_is_left_aside(tmp_path: Path) -> None:
    gone = Memory("none", "none", "Ingen", arrangements={"overview": Remembered("x", "y")})
    async with started(tmp_path, "5", memory=gone) as pilot:
        assert main_screen(pilot).looking.shown == "activities"
        assert main_screen(pilot).preferences.my_committee is None


def test_what_is_no_text_is_neither_remembered_nor_in_the_way(tmp_path: Path) -> None:
    file = tmp_path / "memory.json"
    file.write_text('{"view": "late", "folder": "\\ud800"}', encoding="utf-8")
    assert recall(file) == Memory()
    remember(file, Memory(folder="/a\udcff"))
    remember(file, Memory(view="late"))
    assert recall(file) == Memory(view="late")


async def test_the_pane_is_made_wider_and_narrower_within_bounds(tmp_path: Path) -> None:
    async with started(tmp_path, "5") as pilot:
        pane = main_screen(pilot).pane.shown
        assert pane
        before = pane.outer_size.width
        await press(pilot, "less_than_sign less_than_sign")
        assert pane.outer_size.width > before
        await press(pilot, " ".join(["greater_than_sign"] * 20))
        assert 10 < pane.outer_size.width < before


async def test_a_saved_view_is_chosen_and_esc_leads_back(tmp_path: Path) -> None:
    async with started(tmp_path, "3 V enter", saved=_SAVED) as pilot:
        screen = main_screen(pilot)
        assert screen.looking.shown == "activities"
        assert screen.looking.lens
        assert (screen.looking.lens.committee, screen.looking.lens.typed) == (
            "Äldrenämnden",
            "klass:försenad",
        )
        assert screen.looking.view
        assert "lydelse" in screen.looking.view.status()
        await press(pilot, "escape")
        assert screen.looking.shown == "overdue"
        assert screen.looking.lens.typed == ""


async def test_a_saved_view_has_a_key_of_its_own(tmp_path: Path) -> None:
    chosen = Settings(keys={"@over-sena": "F10"})
    async with started(tmp_path, "f10", chosen, saved=_SAVED) as pilot:
        assert main_screen(pilot).looking.shown == "activities"


async def test_the_palette_finds_saved_views(tmp_path: Path) -> None:
    keys = f"colon {letters('over sena')} enter"
    async with started(tmp_path, keys, saved=_SAVED) as pilot:
        lens = main_screen(pilot).looking.lens
        assert lens
        assert lens.typed == "klass:försenad"


async def test_a_saved_view_stands_in_the_typed_filter(tmp_path: Path) -> None:
    async with started(tmp_path, f"5 f {letters('vy:over-sena')}", saved=_SAVED) as pilot:
        lens = main_screen(pilot).looking.lens
        assert lens
        assert not lens.filter.problems
        assert all("Äldrenämnden" in entry.bodies for entry in lens.activities)


async def test_what_is_looked_at_is_saved_and_only_replaced_by_another_key(tmp_path: Path) -> None:
    keys = f"5 f {letters('mobil')} enter S {letters('mina')} enter"
    async with started(tmp_path, keys, saved=_SAVED) as pilot:
        file = tmp_path / "views.toml"
        assert 'filter = "mobil"' in file.read_text(encoding="utf-8")
        assert file.read_text(encoding="utf-8").startswith(_SAVED)
        await press(pilot, f"escape f x enter S {letters('MINA')} enter")
        assert isinstance(pilot.app.screen, NameScreen)
        assert "Ctrl+R" in seen(pilot) or "ctrl+r" in seen(pilot)
        await press(pilot, "ctrl+r")
        text = file.read_text(encoding="utf-8")
        assert 'filter = "mobil"' not in text
        assert 'filter = "x"' in text


async def test_a_saved_view_is_deleted_and_brought_back(tmp_path: Path) -> None:
    async with started(tmp_path, "V f8", saved=_SAVED, size=NARROW) as pilot:
        file = tmp_path / "views.toml"
        assert "Över sena" not in file.read_text(encoding="utf-8")
        assert file.read_text(encoding="utf-8").startswith("# kept")
        assert isinstance(pilot.app.screen, SavedChooser)
        await press(pilot, "f9")
        assert "Över sena" in file.read_text(encoding="utf-8")
        assert "Över sena" in seen(pilot)


async def test_an_empty_list_of_saved_views_tells_how_one_is_saved(tmp_path: Path) -> None:
    async with started(tmp_path, "V") as pilot:
        assert "Ingen vy är sparad än. S sparar" in " ".join(seen(pilot).split())


async def test_a_file_that_is_no_toml_is_told_and_not_written_over(tmp_path: Path) -> None:
    async with started(tmp_path, "S x enter", saved="[[saved\n") as pilot:
        assert isinstance(pilot.app.screen, NameScreen)
        assert (tmp_path / "views.toml").read_text(encoding="utf-8") == "[[saved\n"


async def test_saved_views_that_are_wrong_are_told_and_the_others_work(tmp_path: Path) -> None:
    twice = _SAVED + '[[saved]]\nname = "över SENA"\n[[saved]]\nsort = "x"\n'
    async with started(tmp_path, "V enter", saved=twice) as pilot:
        text = " ".join(seen(pilot).split())
        assert "över SENA" in text
        assert "nummer 3" in text
        assert main_screen(pilot).looking.shown == "activities"


async def test_f5_explains_each_term_also_from_the_filter(tmp_path: Path) -> None:
    keys = f"5 f {letters('klass:sen hubba:3 äldre')} f5"
    async with started(tmp_path, keys, size=NARROW) as pilot:
        assert isinstance(pilot.app.screen, ExplainScreen)
        text = " ".join(seen(pilot).split())
        assert "hubba" in text
        assert "innehåller ”äldre”" in text
        assert "av 14" in text
        await press(pilot, "escape")
        assert main_screen(pilot).looking.filter_bar.field.has_focus
