"""The page of organisations: bodies with what was learnt, corrected and merged by one key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.documents.kinds import of_bytes
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.register.register import Register
from tests.tui.opened import (
    NARROW,
    SIZES,
    Open,
    do,
    letters,
    main_screen,
    opened,
    seen,
)
from tui.app.screens.main.main import MainScreen
from tui.app.screens.pages.organisations import OrganisationsScreen
from tui.app.widgets.line_input import LineInput

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HEAD = "Nämnd;Uppdrag;Slutdatum"
ROWS = {
    "Lunds kommun": ("Kommunstyrelsen;Väga maten;2026-06-30",),
    "Ystads kommun": (
        "Kommunstyrelsen;Räkna stolar;2026-06-30",
        "Hamnnämnden;Laga kajen;2026-06-30",
    ),
}


@asynccontextmanager
async def page(tmp_path: Path, size: tuple[int, int] = NARROW) -> AsyncIterator[Open]:
    """Open the page on a register with papers of two organisations."""
    register = Register.empty(tmp_path / "r.json", date(2026, 3, 1))
    for number, (whose, rows) in enumerate(ROWS.items()):
        document = of_bytes(f"{number}_2026.csv", "\n".join((HEAD, *rows)).encode())
        asked = Asked(organisation=whose, organisations=register.organised())
        register.take_in(read_document(document, asked), NOW)
    async with opened(tmp_path, size, keys="O", register=register) as pilot:
        assert isinstance(pilot.app.screen, OrganisationsScreen)
        yield pilot


def bodies(pilot: Open) -> dict[str, tuple[str, ...]]:
    lens = main_screen(pilot).looking.lens
    assert lens
    return {one.name: one.aliases for one in lens.register.committees}


@pytest.mark.parametrize("size", SIZES)
async def test_bodies_stand_under_their_organisation_with_what_was_learnt(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with page(tmp_path, size) as pilot:
        lines = seen(pilot).splitlines()
        (harbour,) = [line for line in lines if "Hamnnämnden" in line]
        assert harbour.strip().startswith("+")
        assert any("Ystads kommun, kommun: 1 dokument" in line for line in lines)
        for key in "metanR":
            assert f" {key} " in lines[-1]


async def test_a_name_is_merged_by_one_key_and_taken_back_by_one(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        before = bodies(pilot)
        await do(pilot, "end m enter")
        assert list(bodies(pilot)) == ["Kommunstyrelsen", "Kommunstyrelsen (Ystads kommun)"]
        assert bodies(pilot)["Kommunstyrelsen (Ystads kommun)"] == ("KS", "Hamnnämnden")
        await do(pilot, "u")
        assert bodies(pilot) == before
        assert "Hamnnämnden" in seen(pilot)


async def test_what_is_being_chosen_can_be_left_as_it_is(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        before = bodies(pilot)
        await do(pilot, "end m escape e escape t escape a escape R escape")
        assert bodies(pilot) == before
        assert isinstance(pilot.app.screen, OrganisationsScreen)
        await do(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)


async def test_names_and_kind_are_corrected(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, f"end e ctrl+u {letters('Bryggan')} enter")
        assert bodies(pilot)["Bryggan"] == ("Hamnnämnden",)
        await do(pilot, f"a end {letters(', HN')} enter")
        assert bodies(pilot)["Bryggan"] == ("Hamnnämnden", "HN")
        await do(pilot, f"t {letters('bolag')} enter")
        lens = main_screen(pilot).looking.lens
        assert lens
        assert lens.register.committees[-1].kind == "company"


async def test_an_organisation_is_given_its_right_name(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, f"end R ctrl+u {letters('Ystad')} enter")
        assert "Kommunstyrelsen (Ystad)" in bodies(pilot)
        assert "Ystad, kommun" in seen(pilot)


async def test_what_cannot_be_is_told_and_nothing_changes(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        before = bodies(pilot)
        await do(pilot, f"end e ctrl+u {letters('Kommunstyrelsen')} enter")
        assert bodies(pilot) == before
        assert "heter redan" in seen(pilot) or "namnet" in seen(pilot)


async def test_the_help_tells_its_keys_and_its_sign(tmp_path: Path) -> None:
    async with page(tmp_path, (120, 60)) as pilot:
        await do(pilot, "f1")
        text = seen(pilot)
        assert "lärd ur ett dokument" in text
        assert "Slå ihop namnet" in text


async def test_without_an_organisation_the_page_says_what_helps(tmp_path: Path) -> None:
    register = Register.empty(tmp_path / "r.json", date(2026, 3, 1))
    async with opened(tmp_path, NARROW, keys="O", register=register) as pilot:
        assert "Ingen organisation är känd än" in seen(pilot)


async def test_a_body_is_added_by_hand_and_taken_back(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        before = bodies(pilot)
        await do(pilot, f"end n {letters('Lyktbolaget, LB')} enter {letters('bolag')} enter")
        assert bodies(pilot)["Lyktbolaget"] == ("LB",)
        await do(pilot, "u")
        assert bodies(pilot) == before


@pytest.mark.parametrize("key", ["e", "a", "R"])
async def test_a_key_that_is_pressed_twice_never_takes_the_place_of_a_name(
    tmp_path: Path, key: str
) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, f"end e {letters('x')} escape {key}")
        before = pilot.app.screen.query_one(LineInput).value
        await do(pilot, key)
        assert pilot.app.screen.query_one(LineInput).value == before + key


async def test_what_changes_nothing_is_not_said_to_be_saved(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "end e enter")
        (told,) = pilot.app._notifications
        assert (told.title, told.message) == ("", "Inget ändrades: så var det redan.")
