"""What a year brought is found in the palette, gone to, and told in full in the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.survey.survey import Survey
from tests.registers import DAY, NOW, hostile_register, small_register
from tests.store.test_following import SPENT, read
from tests.tui.opened import NARROW, WIDE, letters, main_screen, opened, press, settled
from tui.app.screens.main.main import MainScreen
from tui.app.screens.pages.details import DetailScreen
from tui.app.views.pane.detail import detail
from tui.app.widgets.sheet import lay_out


def _told(survey: Survey, about: str) -> str:
    record = survey.register.record(about)
    assert record
    return "\n".join(line.plain for line in lay_out(detail(survey.entry(record), survey), 100))


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("J1", ("ökade kostnader", "30,5 mnkr", "läggs inte ihop", "Central reserv 2", "rad")),
        ("J2", ("Socialnämnden", "20,25 mnkr", "7,75 mnkr", "SN 2024/7", "boenden: 12,5")),
        ("R1", ("X, Y", "Kommunstyrelsen", "25 %", "öppna fler kök", "2,0 mnkr", "Resonemang")),
        ("U1", ("Avdelning ett", "Netto", "10,0", "9,5", "Drift", "mnkr")),
        ("V1", ("Köerna kan växa", "Socialnämnden", "bo och växa", "Kontoret")),
    ],
)
def test_everything_that_is_known_of_it_is_told(
    tmp_path: Path, about: str, said: tuple[str, ...]
) -> None:
    told = _told(Survey(small_register(tmp_path / "r.json"), DAY), about)
    assert [one for one in said if one not in told] == []


def test_texts_of_documents_are_no_markup(tmp_path: Path) -> None:
    register = hostile_register(tmp_path / "r.json", ("[bold]fet[/bold]", "[/]", "[link=x]y"))
    survey = Survey(register, DAY)
    for about in ("J1", "R2", "U3", "V1"):
        assert "[" in _told(survey, about)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("words", "found"),
    [("boenden", "J2"), ("reservation", "R1"), ("netto", "U1"), ("kan växa", "V1")],
)
async def test_it_is_found_in_the_palette_and_shown(
    tmp_path: Path, size: tuple[int, int], words: str, found: str
) -> None:
    async with opened(tmp_path, size, keys=f"colon {letters(words)} home enter") as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, (MainScreen, DetailScreen))
        assert screen.entry
        assert screen.entry.id == found


async def test_what_is_of_another_year_is_opened_over_where_it_would_be(tmp_path: Path) -> None:
    register = small_register(tmp_path / "register.json")
    register.take_in(read(SPENT), NOW)
    outturn = register.outturns[-1]
    async with opened(tmp_path, register=register) as pilot:
        await main_screen(pilot).travels.go_to(Survey(register, DAY).entry(outturn))
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DetailScreen)
        assert screen.entry.id == outturn.id
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, DetailScreen)
