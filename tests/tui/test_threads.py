"""The page of a matter through the years: stations and suggestions, answered by one key."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from store.register.register import Register
from tests.store.threads.papers import Paper, register_of, three_papers
from tests.tui.opened import (
    NARROW,
    SIZES,
    WIDE,
    Open,
    do,
    main_screen,
    opened,
    seen,
    settled,
)
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.source import PlaceScreen
from tui.app.screens.pages.thread import ThreadScreen
from tui.app.widgets.rows.list import RowList
from tui.presentation.threads import ThreadRow

DAY = date(2024, 9, 16)
TREES = "plantera bokträd längs alla nya cykelbanor i staden"


@asynccontextmanager
async def page(
    tmp_path: Path, size: tuple[int, int] = NARROW, papers: Sequence[Paper] = ()
) -> AsyncIterator[Open]:
    """Open the page on the first directive of the year."""
    register = register_of(papers or three_papers(), tmp_path / "r.json", DAY)
    async with opened(tmp_path, size, keys="6 G", register=register) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, ThreadScreen)
        yield pilot


def stations(pilot: Open, *, offered: bool) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, ThreadScreen)
    found = [row for group in screen.groups for row in group.rows]
    return [row.id for row in found if row.offered == offered]


async def go_to(pilot: Open, station: str) -> None:
    rows: RowList[ThreadRow] = pilot.app.screen.query_one("#stations", RowList)
    assert rows.move_to(station)
    await settled(pilot)


def links(pilot: Open) -> list[tuple[str, str, bool]]:
    lens = main_screen(pilot).looking.lens
    assert lens
    return [(one.one, one.other, one.same) for one in lens.register.links]


@pytest.mark.parametrize("size", SIZES)
async def test_stations_stand_down_the_years_and_suggestions_below(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with page(tmp_path, size) as pilot:
        lines = seen(pilot).splitlines()
        assert lines[0].strip().startswith(f"D3  {TREES}"[:70])
        places = [
            next(n for n, line in enumerate(lines) if word in line)
            for word in ("Genom åren", "2023", "▸  2024", "Kan vara samma sak", "S3:3")
        ]
        assert places == sorted(places)
        assert "Samma" in lines[-1] or "Följ" in lines[-1]


async def test_the_cursor_is_first_on_the_station_that_was_asked_for(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        rows: RowList[ThreadRow] = pilot.app.screen.query_one("#stations", RowList)
        assert rows.cursor_row
        assert rows.cursor_row.asked
        assert len(stations(pilot, offered=False)) > 1


async def test_yes_makes_a_station_and_one_key_takes_it_back(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await go_to(pilot, "S3:3")
        await do(pilot, "plus")
        assert "S3:3" in stations(pilot, offered=False)
        assert links(pilot) == [("D3", "S3:3", True)]
        await do(pilot, "u")
        assert "S3:3" in stations(pilot, offered=True)
        assert links(pilot) == []


async def test_no_takes_a_suggestion_away_and_one_key_brings_it_back(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        before = stations(pilot, offered=True)
        await go_to(pilot, "S3:3")
        await do(pilot, "minus")
        assert "S3:3" not in stations(pilot, offered=True)
        assert links(pilot) == [("D3", "S3:3", False)]
        await do(pilot, "u")
        assert stations(pilot, offered=True) == before


async def test_no_parts_a_station_that_the_name_made_certain(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await go_to(pilot, "D1")
        await do(pilot, "minus")
        assert stations(pilot, offered=False) == ["D3"]


async def test_the_station_that_was_asked_for_is_not_answered_about(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await go_to(pilot, "D3")
        await do(pilot, "plus minus")
        assert links(pilot) == []


async def test_a_certain_station_needs_no_yes(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await go_to(pilot, "D1")
        await do(pilot, "plus")
        assert links(pilot) == []


async def test_enter_follows_the_matter_from_another_station(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await go_to(pilot, "S3:3")
        await do(pilot, "enter")
        assert stations(pilot, offered=False) == ["S3:3"]
        assert set(stations(pilot, offered=True)) & {"D1", "D3"}


async def test_a_station_is_shown_where_it_is_printed_and_esc_leads_back(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await go_to(pilot, "S3:3")
        await do(pilot, "o")
        assert isinstance(pilot.app.screen, PlaceScreen)
        assert "berattelse_2024.txt, rad 3" in seen(pilot)
        await do(pilot, "escape")
        assert isinstance(pilot.app.screen, ThreadScreen)


async def test_words_that_changed_are_shown_beside_each_other(tmp_path: Path) -> None:
    papers = [Paper(2023).told(TREES), Paper(2024).told(TREES.replace("alla", "några"))]
    async with page(tmp_path, WIDE, papers) as pilot:
        await go_to(pilot, "D1")
        assert "längs några alla nya cykelbanor" in " ".join(seen(pilot).split())


async def test_text_of_documents_is_no_markup(tmp_path: Path) -> None:
    evil = "[bold red]plantera[/] bokträd [link=x]längs\x1b[31m cykelbanor i staden"
    async with page(tmp_path, WIDE, [Paper(2023).told(evil), Paper(2024).told(evil)]) as pilot:
        assert "[bold red]plantera[/]" in seen(pilot)


async def test_nothing_alike_is_said_to_be_so(tmp_path: Path) -> None:
    async with page(tmp_path, papers=[Paper(2024).told(TREES)]) as pilot:
        assert "inget mer liknar det" in seen(pilot)


async def test_the_page_opens_from_the_details_as_well(tmp_path: Path) -> None:
    register = register_of(three_papers(), tmp_path / "r.json", DAY)
    async with opened(tmp_path, NARROW, keys="6 enter", register=register) as pilot:
        assert isinstance(pilot.app.screen, DetailScreen)
        await do(pilot, "G")
        assert isinstance(pilot.app.screen, ThreadScreen)


async def test_the_pane_tells_the_years_of_a_matter(tmp_path: Path) -> None:
    register = register_of(three_papers(), tmp_path / "r.json", DAY)
    async with opened(tmp_path, WIDE, keys="6", register=register) as pilot:
        said = seen(pilot)
        assert "── Genom åren" in said
        assert "2023  D1  genom namnet" in said


async def test_a_register_that_can_only_be_read_takes_no_answer(tmp_path: Path) -> None:
    register_of(three_papers(), tmp_path / "r.json", DAY)
    register = Register.open(tmp_path / "r.json", read_only=True)
    async with opened(tmp_path, NARROW, keys="6 G", register=register) as pilot:
        await settled(pilot)
        await go_to(pilot, "S3:3")
        await do(pilot, "plus")
        assert links(pilot) == []
