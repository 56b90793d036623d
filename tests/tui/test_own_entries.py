"""Entries of the office's own in the app: made with N, edited, found, removed and brought back."""

from __future__ import annotations

from pathlib import Path

from store.changes.edits import OwnField
from store.changes.owning import add_own
from store.keeping.signing import Signed
from store.register.owning import typing_in
from store.register.register import Register
from tests.registers import small_register
from tests.store.made import LATER
from tests.tui.opened import (
    NARROW,
    SIZES,
    letters,
    main_screen,
    opened,
    press,
    seen,
    settled,
)
from tui.app.screens.dialogs.own import OwnScreen


def with_own(tmp_path: Path, **values: str) -> Register:
    register = small_register(tmp_path / "register.json")
    given: dict[OwnField, str] = {"text": "Hur gick det?", **values}  # type: ignore[dict-item]
    typing = typing_in(register, register.as_of)
    register.arrange(add_own(given, [], typing, Signed("Maj", LATER)), by="Maj", now=LATER)
    return register


async def test_n_makes_an_entry_about_the_row_and_u_takes_it_back(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 N") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, OwnScreen)
        assert screen.query_one("#field-about").value.startswith("A")  # type: ignore[attr-defined]
        await press(pilot, f"up right down {letters('fr ga')} enter")
        await settled(pilot)
        register = main_screen(pilot).looking.register
        assert register
        (found,) = register.own
        assert (found.type, found.text) == ("question", "fr ga")
        assert found.about
        await press(pilot, "u u")
        await settled(pilot)
        now = main_screen(pilot).looking.register
        assert now
        assert not now.own


async def test_how_a_day_is_read_is_told_as_it_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 N down down down") as pilot:
        await press(pilot, letters("2024-10"))
        assert "2024-10-01 – 2024-10-31" in seen(pilot)
        await press(pilot, letters("-07"))
        assert "2024-10-07" in seen(pilot)


async def test_what_is_wrong_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, keys="5 N enter") as pilot:
        assert isinstance(pilot.app.screen, OwnScreen)
        await press(pilot, f"{letters('text')} down down down {letters('aldrig')} enter")
        assert isinstance(pilot.app.screen, OwnScreen)
        assert "aldrig" in seen(pilot)
        assert "text" in seen(pilot)
        await press(pilot, "escape")
        register = main_screen(pilot).looking.register
        assert register
        assert not register.own


async def test_a_name_that_is_begun_is_offered_whole(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 N x down") as pilot:
        await press(pilot, "s o c i a l right enter")
        await settled(pilot)
        register = main_screen(pilot).looking.register
        assert register
        assert [one.leads for one in register.own] == [("Socialnämnden",)]


async def test_an_own_entry_stands_among_the_others_with_sign_and_word(tmp_path: Path) -> None:
    register = with_own(tmp_path, type="question", end="2024-09-01", leads="Socialnämnden")
    for size in SIZES:
        async with opened(tmp_path, size, "5", register=register) as pilot:
            assert "* Own question: " in seen(pilot) or "* Egen fråga: " in seen(pilot)
            await press(pilot, f"f {letters('kind:own')} enter")
            assert "Hur gick" in seen(pilot)
            await press(pilot, "3")
            assert "Hur gick" in seen(pilot), "it is late"


async def test_its_form_has_its_own_lines_and_sets_the_day_of_the_answer(tmp_path: Path) -> None:
    register = with_own(tmp_path, type="question", end="2024-09-01")
    async with opened(tmp_path, keys="5", register=register) as pilot:
        await press(pilot, f"f {letters('kind:own')} enter home down e")
        pilot.app.screen.query_one("#field-answered").focus()
        await press(pilot, f"{letters('2024-09-10')} enter")
        await settled(pilot)
        now = main_screen(pilot).looking.register
        assert now
        assert [str(one.answered) for one in now.own] == ["2024-09-10"]


async def test_copied_it_says_that_it_is_the_offices_own(tmp_path: Path) -> None:
    register = with_own(tmp_path)
    keys = f"5 f {letters('kind:own')} enter home down y"
    async with opened(tmp_path, keys=keys, register=register) as pilot:
        copied = pilot.app.copied  # type: ignore[attr-defined]
        assert "E1" in copied.splitlines()[-1]
        assert "Hur gick det?" in copied


async def test_delete_removes_an_own_entry_alone_and_undo_brings_it_back(tmp_path: Path) -> None:
    register = with_own(tmp_path)
    async with opened(tmp_path, keys="5", register=register) as pilot:
        await press(pilot, "home down delete")
        await settled(pilot)
        now = main_screen(pilot).looking.register
        assert now
        assert len(now.own) == 1, "a printed one is not removed"
        await press(pilot, f"f {letters('kind:own')} enter home down delete delete")
        await settled(pilot)
        now = main_screen(pilot).looking.register
        assert now
        assert not now.own
        await press(pilot, "u")
        await settled(pilot)
        now = main_screen(pilot).looking.register
        assert now
        assert [one.text for one in now.own] == ["Hur gick det?"]


async def test_a_committees_page_and_what_it_is_about_name_it(tmp_path: Path) -> None:
    register = with_own(tmp_path, type="question", leads="Socialnämnden", about="A1")
    async with opened(tmp_path, keys="2", register=register) as pilot:
        view = main_screen(pilot).looking.view
        lens = main_screen(pilot).looking.lens
        assert view
        assert lens
        body = next(one for one in lens.survey.committees if one.text == "Socialnämnden")
        assert view.go_to(body)
        await press(pilot, "up down")
        assert "Hur gick det?" in seen(pilot)
    async with opened(tmp_path, keys=f"5 f {letters('id:A1')} enter", register=register) as pilot:
        await press(pilot, "home down")
        assert "E1" in seen(pilot)
