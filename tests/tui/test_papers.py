"""Which documents count in the app: the header tells, and `C` chooses."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.model.traits import Kind
from store.register.register import Register
from tests.bench.generate import yearly
from tests.tui.opened import (
    NARROW,
    VIEWS,
    WIDE,
    LoadedApp,
    Open,
    letters,
    main_screen,
    opened,
    press,
    seen,
    settled,
)
from tui.app.screens.dialogs.papers import PapersScreen
from tui.app.screens.pages.source import DocumentScreen
from tui.app.widgets import aside
from tui.locale import set_language
from tui.presentation.papers import held_in_words

DAY = date(2026, 9, 14)


def _register(path: Path, *years: int) -> Register:
    register = Register.empty(path / "r.json", as_of=DAY)
    for one in yearly(12, years):
        contents, _report = register.plan_all([one])
        register = Register.holding(register.path, contents)
    return register


def _years(pilot: Open) -> set[int]:
    """Return the years of what the view's lens lets through."""
    lens = main_screen(pilot).looking.lens
    assert lens
    entries = (*lens.activities, *lens.those("directive"), *lens.survey.deadlines)
    return {year for one in entries for year in lens.survey.calendar.years_of(_names(one))}


def _names(entry: object) -> list[str]:
    return [source.document for source in getattr(entry, "sources", ())]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_header_says_what_counts_and_how_much_is_older(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, register=_register(tmp_path, 2017, 2025, 2026)) as pilot:
        assert "påhittad_budget_2026 · 2 äldre" in seen(pilot) or "Budget 2026 · 2 äldre" in seen(
            pilot
        )


@pytest.mark.parametrize("view", VIEWS)
async def test_ten_years_are_shown_as_the_present_one_alone(tmp_path: Path, view: str) -> None:
    async with opened(tmp_path, keys=view, register=_register(tmp_path, 2026)) as pilot:
        alone = main_screen(pilot).looking.view
        assert alone
        said = alone.status()
    every = _register(tmp_path, *range(2017, 2027))
    async with opened(tmp_path, keys=view, register=every) as pilot:
        view_now = main_screen(pilot).looking.view
        assert view_now
        assert view_now.status() == said
        assert _years(pilot) == {2026}


async def test_a_year_is_taken_in_and_out_again(tmp_path: Path) -> None:
    async with opened(tmp_path, register=_register(tmp_path, 2017, 2026)) as pilot:
        await press(pilot, "C down down space enter")
        assert _years(pilot) == {2017, 2026}
        assert "Budget 2017" in seen(pilot)
        await press(pilot, "C down down space enter")
        assert _years(pilot) == {2026}


async def test_escape_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, register=_register(tmp_path, 2017, 2026)) as pilot:
        await press(pilot, "C down down space escape")
        assert _years(pilot) == {2026}


async def test_nothing_ticked_shows_nothing_new(tmp_path: Path) -> None:
    async with opened(tmp_path, register=_register(tmp_path, 2017, 2026)) as pilot:
        await press(pilot, "C space enter")
        assert isinstance(pilot.app.screen, PapersScreen)
        assert _years(pilot) == {2026}


@pytest.mark.parametrize("keys", ["C C", "C enter enter", "C escape escape", "C space space enter"])
async def test_a_key_that_comes_twice_ends_nothing(tmp_path: Path, keys: str) -> None:
    async with opened(tmp_path, register=_register(tmp_path, 2017, 2026), keys=keys) as pilot:
        await settled(pilot)
        assert _years(pilot) == {2026}
        assert pilot.app.is_running


@pytest.mark.parametrize("at_once", [0, 5_000])
async def test_the_chooser_says_what_each_document_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(aside, "_AT_ONCE", at_once)
    set_language("en")
    async with opened(tmp_path, register=_register(tmp_path, 2017, 2026), keys="C") as pilot:
        await settled(pilot)
        text = seen(pilot)
        assert "2026, the present year" in text
        assert text.count("activities 12, directives 6") == 2


def test_what_a_document_has_is_said_of_every_kind_and_of_none() -> None:
    set_language("en")
    found: Counter[Kind] = Counter({"outturn": 5, "indicator": 3})
    assert held_in_words(found) == "indicators 3, financial outturns 5"
    assert held_in_words(Counter()) == "nothing taken from it"


async def test_the_filter_names_years_and_gives_the_present_one_back(tmp_path: Path) -> None:
    register = _register(tmp_path, 2017, 2026)
    async with opened(tmp_path, register=register, keys=f"5 f {letters('år:2017')}") as pilot:
        assert _years(pilot) == {2017}
        await press(pilot, "escape")
        assert _years(pilot) == {2026}


async def test_an_empty_register_has_a_chooser_that_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, register=_register(tmp_path), keys="C") as pilot:
        assert "inget dokument" in seen(pilot)
        await press(pilot, "space enter escape")


async def test_another_day_has_another_present_year(tmp_path: Path) -> None:
    app = LoadedApp(_register(tmp_path, 2017, 2026), date(2017, 5, 1))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert _years(pilot) == {2017}


async def test_a_document_is_read_from_the_chooser_also_one_that_asks_nothing(
    tmp_path: Path,
) -> None:
    register = _register(tmp_path, 2026)
    known = register.documents[0]
    asks_nothing = replace(
        known, id="S9", name="inköp.txt", kind="text", year=0, text="Att handla\n- mjölk [b]x[/b]"
    )
    contents = register.contents
    documents = {**contents.documents, 9: asks_nothing}
    register = Register.holding(register.path, replace(contents, documents=documents))
    async with opened(tmp_path, NARROW, register=register, keys="C o") as pilot:
        assert isinstance(pilot.app.screen, PapersScreen)  # a year has no text of its own
        assert "o Läs" not in seen(pilot)
        await press(pilot, "end")
        assert "o Läs" in seen(pilot)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, DocumentScreen)
        assert "inköp.txt" in seen(pilot)
        assert "2   - mjölk [b]x[/b]" in seen(pilot)
        await press(pilot, "f1 escape escape")
        assert isinstance(pilot.app.screen, PapersScreen)


@pytest.mark.parametrize("keys", ["C down o o", "C down o escape", "C down o q"])
async def test_reading_a_document_counts_no_other(tmp_path: Path, keys: str) -> None:
    async with opened(tmp_path, register=_register(tmp_path, 2017, 2026)) as pilot:
        await press(pilot, keys)
        assert _years(pilot) == {2026}


async def test_where_the_header_has_no_room_for_all_that_counts_it_names_the_first(
    tmp_path: Path,
) -> None:
    register = _register(tmp_path, 2024, 2025, 2026)
    async with opened(tmp_path, NARROW, register=register) as pilot:
        await press(pilot, "C down down space down down space enter")
        assert _years(pilot) == {2024, 2025, 2026}
        head = seen(pilot).splitlines()[0]
        assert "Nämndkoll" in head
        assert "2026" in head.split("Läge per")[0]
        assert "…" in head
