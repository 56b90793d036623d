"""Meetings in the app: entered in words, moved, cancelled, undone; which days are shown."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from textual.widgets import Static

from store.changes.meetings import enter_meeting
from store.dates.building import Context
from store.dates.series import read_series
from store.entries.calendar import Sitting
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import DAY, small_register
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
from tui.app.screens.dialogs.chooser import ChooserScreen
from tui.app.screens.dialogs.days import DaysScreen
from tui.app.screens.dialogs.fields import FieldsScreen
from tui.app.screens.dialogs.meeting import EnterMeetingScreen
from tui.app.screens.main.preferences import Preferences
from tui.app.screens.pages.meetings import MeetingsScreen
from tui.app.widgets.line_input import LineInput
from tui.locale import Language, set_language
from tui.presentation.agenda import agenda_of
from tui.presentation.day_choice import USUAL_DAYS, DayChoice
from tui.presentation.scale import period
from tui.settings.memory import Memory, recall, remember

NOW = datetime(2024, 9, 16, 12, tzinfo=UTC)
SERIES = "första tisdagen varje månad kl 16 i Parkhuset"
OCTOBER, NOVEMBER, DECEMBER = date(2024, 10, 1), date(2024, 11, 5), date(2024, 12, 3)


def _register(path: Path) -> Register:
    register = small_register(path / "register.json")
    body = register.committees[0].name
    series = read_series(SERIES, Context.of_day(DAY))
    register.arrange(enter_meeting(body, series), by="Kim", now=NOW)
    return register


@asynccontextmanager
async def page(path: Path, size: tuple[int, int] = NARROW) -> AsyncIterator[Open]:
    """Open the page of meetings on a series of them."""
    async with opened(path, size, "P", _register(path)) as pilot:
        assert isinstance(pilot.app.screen, MeetingsScreen)
        yield pilot


def met(pilot: Open) -> list[Sitting]:
    """Return the meetings of the last months of the year, as the disk has them."""
    lens = main_screen(pilot).looking.lens
    assert lens
    kept = Register.open(lens.register.path)
    return Survey(kept, DAY).sittings(OCTOBER, date(2024, 12, 31))


def days(pilot: Open) -> list[tuple[date, bool]]:
    return [(one.day, one.cancelled) for one in met(pilot)]


def said(pilot: Open) -> str:
    return str(pilot.app.screen.query_one("#said", Static).render())


async def _type(pilot: Open, name: str, text: str) -> None:
    field = pilot.app.screen.query_one(f"#field-{name}", LineInput)
    field.focus()
    field.value = text
    await pilot.pause()


async def test_a_meeting_is_entered_in_words_from_the_year_and_undone(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="8 N") as pilot:
        assert isinstance(pilot.app.screen, ChooserScreen)
        await do(pilot, "down enter")
        assert isinstance(pilot.app.screen, EnterMeetingScreen)
        await do(pilot, letters("onsdagar jämna veckor kl 9"))
        assert "2024-09-18" in said(pilot)
        assert "09:00" in said(pilot)
        await do(pilot, "enter")
        assert pilot.app.screen is main_screen(pilot)
        assert met(pilot)[0].day == date(2024, 10, 2)
        await do(pilot, "u")
        assert met(pilot) == []


async def test_what_is_not_understood_stays_with_what_was_and_nothing_is_saved(
    tmp_path: Path,
) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "N enter " + letters("tisdagar om det går") + " enter enter")
        assert isinstance(pilot.app.screen, EnterMeetingScreen)
        assert "om det går" in said(pilot)
        await do(pilot, "escape")
        assert len(days(pilot)) == 3


async def test_a_key_pressed_twice_enters_one_meeting_only(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "N enter " + letters("2024-10-08") + " enter enter")
        await do(pilot, "escape escape")
        assert [one[0] for one in days(pilot)].count(date(2024, 10, 8)) == 1


async def test_what_is_odd_is_shown_while_one_types(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        body = met(pilot)[0].committee
        await do(pilot, "N")
        pilot.app.screen.query_one("#typed", LineInput).value = body
        await do(pilot, "enter " + letters("2024-10-01"))
        assert body in seen(pilot)
        assert "! 2024-10-01: " in said(pilot)


async def test_one_time_is_moved_and_says_from_where(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "e")
        assert isinstance(pilot.app.screen, FieldsScreen)
        await _type(pilot, "day", "2 oktober")
        await _type(pilot, "time", "9.30–11")
        await do(pilot, "enter")
        first = met(pilot)[0]
        assert (first.day, first.start, first.end) == (date(2024, 10, 2), time(9, 30), time(11))
        assert first.moved_from == OCTOBER
        assert str(OCTOBER) in seen(pilot)
        await do(pilot, "u")
        assert met(pilot)[0].day == OCTOBER


async def test_the_place_of_all_following_is_set_and_no_earlier(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "down down e")
        await _type(pilot, "place", "Rådhuset")
        await do(pilot, "down down right enter")
        assert [one.place for one in met(pilot)] == ["Parkhuset", "Rådhuset", "Rådhuset"]


@pytest.mark.parametrize(
    ("name", "text"), [("day", "hubba"), ("day", ""), ("time", "25"), ("place", "x" * 201)]
)
async def test_what_cannot_be_is_told_in_the_form_and_nothing_is_saved(
    tmp_path: Path, name: str, text: str
) -> None:
    async with page(tmp_path) as pilot:
        before = met(pilot)
        await do(pilot, "e")
        await _type(pilot, name, text)
        await do(pilot, "enter")
        assert isinstance(pilot.app.screen, FieldsScreen)
        assert said(pilot).startswith("? ")
        assert met(pilot) == before


async def test_a_form_that_is_left_as_it_was_saves_nothing(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        changes = len(Register.open(tmp_path / "register.json").changes)
        await do(pilot, "e enter")
        assert len(Register.open(tmp_path / "register.json").changes) == changes


async def test_one_is_cancelled_and_stays_in_the_list_until_it_is_undone(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "X")
        assert days(pilot) == [(OCTOBER, True), (NOVEMBER, False), (DECEMBER, False)]
        assert any("2024-10-01" in one and "inställt" in one for one in seen(pilot).splitlines())
        await do(pilot, "u")
        assert days(pilot) == [(OCTOBER, False), (NOVEMBER, False), (DECEMBER, False)]


async def test_a_series_is_ended_from_a_time_on(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "down down E")
        assert days(pilot) == [(OCTOBER, False), (NOVEMBER, True), (DECEMBER, True)]


async def test_the_terms_of_a_committee_are_set(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        await do(pilot, "T")
        await _type(pilot, "notice", "7")
        await do(pilot, "enter")
        kept = Register.open(tmp_path / "register.json")
        assert kept.meeting_terms(met(pilot)[0].committee).notice == 7
        await do(pilot, "T")
        await _type(pilot, "papers", "366")
        await do(pilot, "enter")
        assert said(pilot).startswith("? ")


async def test_days_are_ticked_and_shown_in_the_year_and_on_the_page(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="8", register=_register(tmp_path)) as pilot:
        await do(pilot, "right")
        assert "2024-10-01" in seen(pilot)
        await do(pilot, "Z")
        assert isinstance(pilot.app.screen, DaysScreen)
        await do(pilot, "space down space enter")
        assert main_screen(pilot).preferences.days.kinds == {"papers", "point"}
        await do(pilot, "P")
        lines = seen(pilot)
        assert "2024-09-17" in lines
        assert "16:00" not in lines


_POINTS = {
    "sv": ["Verksamhetsplan 2024", "Verksamhetsberättelse 2023", "Avstämning 2024",
           "Tertialrapport 1 2024", "Tertialrapport 2 2024", "Budget 2025"],
    "en": ["Operational plan 2024", "Annual report 2023", "Reconciliation 2024",
           "Tertial report 1 2024", "Tertial report 2 2024", "Budget 2025"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_a_point_of_the_year_is_named_whole_on_the_narrowest_screen(
    tmp_path: Path, language: Language
) -> None:
    set_language(language)
    async with page(tmp_path) as pilot:
        shown = ""
        for key in ("home", "pagedown", "pagedown", "pagedown"):
            await do(pilot, key)
            shown += seen(pilot)
        assert [one for one in _POINTS[language] if one not in shown] == []


async def test_days_of_a_committee_are_left_out(tmp_path: Path) -> None:
    async with page(tmp_path) as pilot:
        body = met(pilot)[0].committee
        await do(pilot, "Z end space enter")
        assert main_screen(pilot).preferences.days.left_out == {body}
        assert "Parkhuset" not in seen(pilot)


def test_which_days_are_shown_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    memory = Memory(days=("meeting", "papers"), days_left_out=("Kulturnämnden",))
    remember(path, memory)
    assert recall(path) == memory


@pytest.mark.parametrize("found", ['{"days": 7}', '{"days": [1, null]}', '{"days_left_out": "x"}'])
def test_what_cannot_be_made_out_of_the_days_is_as_usual(tmp_path: Path, found: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(found, encoding="utf-8")
    assert recall(path).days_left_out == ()


async def test_a_register_that_is_only_read_shows_meetings_and_changes_none(
    tmp_path: Path,
) -> None:
    register = _register(tmp_path)
    as_known = register.as_known(date(2024, 1, 10))
    async with opened(tmp_path, keys="P", register=as_known) as pilot:
        await do(pilot, "X e E T N u")
        assert isinstance(pilot.app.screen, MeetingsScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_says_what_each_key_does_and_where_to_begin(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with page(tmp_path, size) as pilot:
        lines = seen(pilot).splitlines()
        assert any("2024-10-01" in line and "16:00" in line for line in lines)
        for key in "NeXE":
            assert f" {key} " in lines[-1]


async def test_an_empty_year_says_which_keys_help(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "P Z") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DaysScreen)
        screen.ticked.clear()
        await do(pilot, "enter")
        assert "N skriver in" in seen(pilot) or "N enters" in seen(pilot)


def test_the_year_tells_what_is_odd_about_the_days_of_a_month(tmp_path: Path) -> None:
    register = _register(tmp_path)
    body = register.committees[0].name
    for words in ("3 december 2024 kl 9", "24 december 2024"):
        series = read_series(words, Context.of_day(DAY))
        register.arrange(enter_meeting(body, series), by="Kim", now=NOW)
    said_of = agenda_of(Survey(register, DAY), 2024, None).said
    december = said_of(period("month", DECEMBER))
    assert december.count("(! två sammanträden samma dag)") == 2
    assert december.count("(! ingen arbetsdag)") == 1
    assert "!" not in said_of(period("month", NOVEMBER))


def test_days_that_were_chosen_are_shown_at_the_next_start() -> None:
    own = Preferences(Memory())
    own.days = DayChoice(frozenset(("papers", "meeting")), frozenset(("Kulturnämnden",)))
    memory = own.left_as("year", {}, pane_hidden=False, loaded=True)
    assert Preferences(memory).days == own.days
    assert Preferences(Memory()).days == USUAL_DAYS
