"""A committee's pack before a meeting: what it says, and the page that it is read on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.changes.arranging import add_meeting, cancel_meeting
from store.changes.edits import note, own_status
from store.filters.parse import parse
from store.model.kinds import PRINTED
from store.register.register import Register
from store.survey.survey import SOON, Survey
from tests.registers import DAY, hostile_register, small_register
from tests.tui.opened import (
    NARROW,
    SIZES,
    Open,
    answered,
    main_screen,
    opened,
    press,
    seen,
    settled,
)
from tests.year_register import year_register
from tui.app.screens.dialogs.chooser import ChooserScreen
from tui.app.screens.dialogs.save import SaveScreen
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.pack import PackScreen
from tui.app.screens.pages.source import PlaceScreen
from tui.app.widgets.line_input import LineInput
from tui.exports.packs import outgoing_pack, pack_report
from tui.presentation.asked import asked_for, is_unanswered
from tui.presentation.lens import Lens
from tui.presentation.news import news_from
from tui.presentation.pack import Pack, next_and_last, pack_of
from tui.presentation.pack_rows import parts_of
from tui.presentation.year_arrange import OFF

ELDERLY, BOARD, DISTRICT = "Äldrenämnden", "Kommunstyrelsen", "Bromma stadsdelsnämnd"
NOW = datetime(2024, 9, 10, 8, 0, tzinfo=UTC)


def meeting(register: Register, committee: str, *days: date) -> None:
    for day in days:
        register.arrange(add_meeting(committee, day), by="Någon", now=NOW)


def packed(register: Register, committee: str, day: date = DAY) -> Pack:
    return pack_of(Survey(register, day), committee)


def ids(pack: Pack, key: str) -> list[str]:
    (part,) = [one for one in parts_of(pack) if one.key == key]
    return [row.entry.id for row in part.rows if row.entry]


def test_the_next_meeting_is_that_of_today_or_after_it_and_none_that_is_cancelled(
    tmp_path: Path,
) -> None:
    register = small_register(tmp_path / "r.json")
    meeting(register, ELDERLY, date(2024, 9, 3), date(2024, 9, 17), date(2024, 9, 24))
    meeting(register, BOARD, date(2024, 9, 16))
    register.arrange(cancel_meeting("M2"), by="Någon", now=NOW)
    pack = packed(register, ELDERLY)
    assert pack.meeting
    assert pack.meeting.day == date(2024, 9, 24)
    assert pack.days
    assert pack.days.papers < pack.days.notice < pack.meeting.day
    assert pack.since == date(2024, 9, 3)
    today = packed(register, BOARD)
    assert today.meeting
    assert today.meeting.day == DAY
    assert parts_of(today)[0].note == "i dag"


_DAYS = st.lists(st.dates(DAY - timedelta(300), DAY + timedelta(300)), max_size=6, unique=True)


@given(_DAYS)
def test_next_is_the_first_from_today_on_and_last_the_nearest_before(days: list[date]) -> None:
    from store.entries.calendar import Sitting

    class Met(Survey):
        def sittings(self, first: date, last: date) -> list[Sitting]:
            """Return the days as meetings."""
            return [Sitting(day, BOARD, "M1") for day in sorted(days) if first <= day <= last]

    following, before = next_and_last(Met(Register.empty(Path("x.json")), DAY), BOARD)
    assert (following.day if following else None) == min(
        (d for d in days if d >= DAY), default=None
    )
    assert (before.day if before else None) == max((d for d in days if d < DAY), default=None)


def test_what_falls_due_is_told_up_to_the_meeting(tmp_path: Path) -> None:
    register = small_register(tmp_path / "r.json")
    assert [one.text for one in packed(register, ELDERLY).due] == ["Föreslå nya mötesplatser"]
    meeting(register, ELDERLY, date(2024, 9, 19))
    assert packed(register, ELDERLY).due == []
    meeting(register, BOARD, date(2025, 6, 10))
    assert [one.text for one in packed(register, BOARD).due] == [
        "Utbilda alla chefer", "Bygga klart badhuset",
    ]  # fmt: skip


@pytest.mark.parametrize("committee", [ELDERLY, BOARD, DISTRICT, "Socialnämnden"])
def test_its_numbers_are_those_of_the_lists(tmp_path: Path, committee: str) -> None:
    for made in (small_register, year_register):
        survey = Survey(made(tmp_path / f"{made.__name__}.json"), DAY)
        pack, found = pack_of(survey, committee), parse(f"nämnd:{committee}", DAY)
        lens = Lens(survey, committee)
        assert pack.late == survey.overdue(found)
        assert len(pack.late) == lens.overdue
        assert pack.due == survey.upcoming(found)
        assert len(pack.due) == sum(lens.counts[cls] for cls in SOON)
        asked = [one for one in lens.select(asked_for(survey)) if is_unanswered(one)]
        assert {one.id for one in asked} <= {one.id for one in pack.unanswered}
        off = [one for one in lens.those("indicator") if OFF.of(one)[0] < 2]
        assert {one.id for one in off} == {one.id for one in pack.off_target}


def test_what_a_group_is_to_do_counts_for_its_members(tmp_path: Path) -> None:
    register = small_register(tmp_path / "r.json")
    meeting(register, DISTRICT, date(2025, 1, 15))
    assert "Rusta parkerna" in [one.text for one in packed(register, DISTRICT).due]


def test_what_is_answered_or_done_waits_for_no_answer(tmp_path: Path) -> None:
    register = year_register(tmp_path / "r.json")
    (asked,) = ids(packed(register, DISTRICT), "asked")
    register.change([own_status(asked, "done")], by="Någon", now=NOW)
    assert ids(packed(register, DISTRICT), "asked") == []
    water = [one.city_status for one in Lens(Survey(register, DAY)).those("directive")]
    assert any(water)
    assert packed(register, "Stockholm Vatten AB").unanswered == []


def test_indicators_off_target_stand_farthest_off_first(tmp_path: Path) -> None:
    pack = packed(year_register(tmp_path / "r.json"), ELDERLY)
    assert [one.text for one in pack.off_target] == ["Platser", "Nöjda med maten"]


def test_changes_since_the_last_meeting_are_told_and_older_ones_are_not(tmp_path: Path) -> None:
    register = small_register(tmp_path / "r.json")
    late, _soon = (one.id for one in Lens(Survey(register, DAY), ELDERLY).activities[:2])
    register.change([own_status(late, "started")], by="Någon", now=NOW)
    register.change([note(late, "hemligt")], by="Någon", now=NOW)
    assert ids(packed(register, ELDERLY), "changed") == [late]
    assert ids(packed(register, BOARD), "changed") == []
    rows = [row for part in parts_of(packed(register, ELDERLY)) for row in part.rows]
    assert not [row.text for row in rows if "hemligt" in row.text]
    meeting(register, ELDERLY, date(2024, 9, 12))
    assert ids(packed(register, ELDERLY), "changed") == []


def test_a_document_that_came_tells_how_much_of_it_is_the_committees(tmp_path: Path) -> None:
    register = small_register(tmp_path / "r.json")
    meeting(register, ELDERLY, date(2024, 1, 2), date(2024, 9, 20))
    (brought,) = packed(register, ELDERLY).brought
    own = Lens(Survey(register, DAY), ELDERLY)
    assert brought.entries == sum(len(own.those(one.kind)) for one in PRINTED)


def test_parties_are_heard_of_the_body_its_points_goals_and_indicators(tmp_path: Path) -> None:
    register = year_register(tmp_path / "r.json")
    wishes = {
        name: [(one.subject.kind, one.party) for one in packed(register, name).wishes]
        for name in (ELDERLY, BOARD, DISTRICT, "Socialnämnden")
    }
    assert wishes == {
        ELDERLY: [("indicator", "SD")],
        BOARD: [("point", "SD")],
        DISTRICT: [("body", "M")],
        "Socialnämnden": [],
    }


def test_a_part_without_anything_says_so_in_one_line(tmp_path: Path) -> None:
    parts = parts_of(packed(year_register(tmp_path / "r.json"), "Socialnämnden"))
    empty = [one for one in parts if one.key != "meeting"]
    assert all(len(one.rows) == 1 and one.rows[0].text and one.note == "0" for one in empty)
    assert 'meet "Socialnämnden" ' in parts[0].rows[1].text


def test_the_report_has_true_dates_sources_and_no_notes(tmp_path: Path) -> None:
    register = small_register(tmp_path / "r.json")
    (late,) = packed(register, ELDERLY).late
    register.change([note(late.id, "hemligt")], by="Någon", now=NOW)
    report = pack_report(packed(register, ELDERLY))
    (section,) = [one for one in report.sections if one.title == "Försenat"]
    assert section.grid
    (row,) = section.grid.rows
    assert row.cells[0] == date(2024, 9, 10)
    assert row.source.startswith("plan_2024.txt, rad")
    assert "hemligt" not in str(report)
    assert ("Läge per", "2024-09-16") in report.told


def test_the_report_has_every_row_of_the_page(tmp_path: Path) -> None:
    for committee in (ELDERLY, BOARD, DISTRICT):
        pack = packed(year_register(tmp_path / f"{committee}.json"), committee)
        for part, section in zip(parts_of(pack), pack_report(pack).sections, strict=True):
            told = section.grid.rows if section.grid else section.passages
            # How a meeting is entered stands on the page alone.
            hints = 1 if part.key == "meeting" and not pack.meeting else 0
            assert (section.title, len(told)) == (part.title, len(part.rows) - hints)
        assert {one.id for one in outgoing_pack(pack).entries} == {
            row.entry.id
            for part in parts_of(pack) if part.key not in {"changed", "parties"}
            for row in part.rows if row.entry
        }  # fmt: skip


@pytest.mark.parametrize("day", [date.min, DAY, date.max])
def test_no_text_and_no_day_keeps_a_pack_from_being_told(tmp_path: Path, day: date) -> None:
    texts = ["[bold]x[/]", "=1+1", "\x1b[31mrött", "{name}", "\u202eåäö", "%s", "a\nb"]
    survey = Survey(hostile_register(tmp_path / "r.json", texts), day)
    for body in survey.register.committees:
        pack = pack_of(survey, body.name)
        assert len(pack_report(pack).sections) == len(parts_of(pack)) == 7
    found = news_from(survey, day, "")
    assert len({one.key for one in found}) == len(found)


async def page(pilot: Open) -> PackScreen:
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, PackScreen)
    return screen


async def titled(pilot: Open) -> str:
    await page(pilot)
    return seen(pilot).splitlines()[0].strip()


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_read_at_any_size_part_by_part(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size, keys="2 K") as pilot:
        assert (await titled(pilot)).startswith("Inför sammanträde: Kommunstyrelsen")
        assert "Nästa sammanträde (0)" in seen(pilot)
        await press(pilot, "full_stop full_stop comma full_stop")
        heading = (await page(pilot)).rows.cursor_heading
        assert heading
        assert heading.key == "due"


async def test_in_the_view_of_bodies_it_is_that_of_the_body_in_either_half(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 down tab down down K") as pilot:
        assert (await titled(pilot)).startswith("Inför sammanträde: Socialnämnden")


async def test_in_a_list_it_is_that_of_the_lead(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 K") as pilot:
        entry = main_screen(pilot).entry
        assert entry
        assert (await titled(pilot)).startswith(f"Inför sammanträde: {entry.leads[0]}")


async def test_a_chosen_committee_comes_before_a_lead(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3") as pilot:
        main_screen(pilot).looks.see_committee(ELDERLY)
        await press(pilot, "K")
        assert (await titled(pilot)).startswith(f"Inför sammanträde: {ELDERLY}")


async def test_marks_of_one_lead_mean_it_and_of_several_are_asked_back(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 a K") as pilot:
        assert isinstance(pilot.app.screen, ChooserScreen)
        await press(pilot, "escape")
        main_screen(pilot).looks.see_committee(None)
        rows = main_screen(pilot).selection.rows
        assert rows
        led = [one for one in rows.every if one.leads == (ELDERLY,)]
        rows.set_marked([one.id for one in led])
        await press(pilot, "K")
        assert (await titled(pilot)).startswith(f"Inför sammanträde: {ELDERLY}")


async def test_ones_own_committee_is_meant_where_nothing_else_is_and_else_it_is_asked(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="3 f q x z enter K") as pilot:
        assert isinstance(pilot.app.screen, ChooserScreen)
        await press(pilot, "escape")
        main_screen(pilot).preferences.my_committee = ELDERLY
        await press(pilot, "K")
        assert (await titled(pilot)).startswith(f"Inför sammanträde: {ELDERLY}")
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_the_committee_that_is_asked_for_is_opened(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 f q x z enter K f a r s t a enter") as pilot:
        assert (await titled(pilot)).startswith("Inför sammanträde: Farsta stadsdelsnämnd")


async def test_enter_opens_the_entry_o_its_source_and_esc_leads_back(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, keys="2 K") as pilot:
        screen = await page(pilot)
        await press(pilot, "full_stop down")
        assert screen.row
        late = screen.row.entry
        assert late
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DetailScreen)
        assert pilot.app.screen.entry.id == late.id
        await press(pilot, "escape o")
        assert isinstance(pilot.app.screen, PlaceScreen)
        await press(pilot, "escape escape")
        assert pilot.app.screen is main_screen(pilot)


async def test_keys_on_what_only_tells_do_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 K") as pilot:
        screen = await page(pilot)
        assert screen.rows.move_to("meeting 0")
        await press(pilot, "enter enter o o")
        assert pilot.app.screen is screen


async def test_keys_that_come_twice_open_one_page(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 K K") as pilot:
        await page(pilot)
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "escape escape")
        assert pilot.app.screen is main_screen(pilot)


async def test_a_change_that_is_made_from_it_is_seen_in_it(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 K") as pilot:
        screen = await page(pilot)
        await press(pilot, "full_stop down")
        assert screen.row
        assert screen.row.entry
        late = screen.row.entry.id
        await press(pilot, "enter D")
        await settled(pilot)
        await press(pilot, "escape")
        while screen.pack and late in {one.id for one in screen.pack.late}:
            await answered(pilot)
        await settled(pilot)
        assert late not in [row.entry.id for row in screen.rows.every if row.entry and
                            row.key.startswith("late")]  # fmt: skip


async def test_w_saves_it_as_it_is_read(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2 K") as pilot:
        pack = (await page(pilot)).pack
        assert pack
        await press(pilot, "w")
        screen = pilot.app.screen
        assert isinstance(screen, SaveScreen)
        field = screen.query_one("#typed", LineInput)
        assert field.value.endswith(".docx")
        file = tmp_path / "underlag.md"
        field.value = str(file)
        await press(pilot, "enter")
        await settled(pilot)
        text = file.read_text(encoding="utf-8")
        assert "Inför sammanträde: Kommunstyrelsen" in text
        assert all(one.text in text for one in pack.late)
