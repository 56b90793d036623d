"""What concerns a body, part by part: order, folds, gists, targets and amounts as bars."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.dates.span import read_cell
from store.keeping.contents import nothing
from store.model.money import BudgetItem, BudgetLine
from store.model.records import (  # fmt: skip
    CITY_WIDE,
    Activity,
    Committee,
    Directive,
    Indicator,
    Listing,
    Participant,
    Source,
)
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import DAY, empty_register
from tests.tui.opened import SIZES, letters, main_screen, opened, press, seen
from tui.app.views.amounts import Amount
from tui.app.views.committees import CommitteesView
from tui.app.views.pane.part_rows import parts_of
from tui.app.widgets.rows.list import RowList
from tui.presentation.bodies import bodies_of
from tui.presentation.lens import Lens

SOCIAL, BOARD = "Socialnämnden", "Kommunstyrelsen"


def _source(line: int) -> Source:
    return Source("plan", (line,))


def _activity(number: int, text: str, lead: str, end: str, *others: str) -> Activity:
    row = Listing(
        lead, text, read_cell("2024-01-02"), read_cell(end), _source(number), leads=(lead,),
        participants=tuple(Participant(one, "collaborates") for one in others),
    )  # fmt: skip
    return Activity(f"A{number}", (row,))


def _directive(number: int, committee: str, goal: str) -> Directive:
    return Directive(
        f"D{number}", committee, "directive", "ska", f"göra {number}", _source(100 + number),
        goal=goal,
    )  # fmt: skip


def _budget(number: int, proposal: str, cost: float, *items: BudgetItem) -> BudgetLine:
    return BudgetLine(
        f"B{number}", SOCIAL, "operating", proposal, _source(200 + number), cost=cost, income=1.5,
        items=items,
    )  # fmt: skip


def _register(directives: int = 30) -> Register:
    """Return a register where one body has something in every part."""
    bodies = (
        Committee("C1", SOCIAL, "committee"),
        Committee("C2", BOARD, "committee"),
        Committee("C3", CITY_WIDE, "group"),
        Committee("C4", "Polisen", "external"),
    )
    activities = (
        _activity(1, f"{SOCIAL} ska öppna en dörr", SOCIAL, "2024-08-31"),
        _activity(2, f"{BOARD} ska utreda bron", BOARD, "2024-12-30", SOCIAL),
        _activity(3, "Alla ska spara", CITY_WIDE, "2024-12-30"),
    )
    told = [_directive(n, SOCIAL, f"Mål {n % 2 + 1}") for n in range(1, directives + 1)]
    told.append(_directive(99, CITY_WIDE, "Klimatet"))
    indicator = Indicator(
        "I1", "Andel nöjda", _source(300), SOCIAL, goal="Mål 1",
        targets={"2024": "75 %", "2025": "80 %"},
    )  # fmt: skip
    budgets = (
        _budget(1, "Ena förslaget", -1584.7, BudgetItem("fler platser", 47.5)),
        _budget(2, "Andra förslaget", -12.0, BudgetItem("färre platser", None)),
    )
    contents = replace(
        nothing(DAY),
        committees=dict(enumerate(bodies, 1)),
        activities=dict(enumerate(activities, 1)),
        directives=dict(enumerate(told, 1)),
        indicators={1: indicator},
        budgets=dict(enumerate(budgets, 1)),
    )
    return Register.holding(Path("r.json"), contents)


def _titles(register: Register, typed: str = "") -> list[str]:
    survey = Survey(register, DAY)
    body = next(one for one in survey.committees if one.text == SOCIAL)
    return [group.title for group in parts_of(body, Lens(survey, typed=typed))]


def test_parts_stand_in_the_order_that_one_asks_in() -> None:
    assert _titles(_register()) == [
        "Direktiv: Mål 2",
        "Direktiv: Mål 1",
        "Aktiviteter som den ansvarar för",
        "Aktiviteter som den medverkar i",
        "Aktiviteter som berör den genom en grupp",
        "Indikatorer: Mål 1",
        "Driftbudget, mnkr",
        "Driftbudget, mnkr, förändringar: Ena förslaget",
        "Driftbudget, mnkr, förändringar: Andra förslaget",
        "Sammanträden",
        "Direktiv till alla: Klimatet",
    ]


def test_a_filter_leaves_no_empty_part() -> None:
    assert _titles(_register(), "dörr") == ["Aktiviteter som den ansvarar för"]


def test_only_bodies_that_meet_have_meetings() -> None:
    survey = Survey(_register(), DAY)
    police = next(one for one in survey.committees if one.text == "Polisen")
    assert parts_of(police, Lens(survey)) == []


def test_the_heading_tells_how_many_are_late() -> None:
    survey = Survey(_register(), DAY)
    notes = {one.title: one.note for one in bodies_of(survey).parts(SOCIAL, Lens(survey))}
    assert notes["Aktiviteter som den ansvarar för"] == "1, varav 1 försenad"
    assert notes["Aktiviteter som den medverkar i"] == ""


def test_amounts_under_a_heading_are_drawn_to_one_scale() -> None:
    survey = Survey(_register(), DAY)
    body = survey.committees[0]
    groups = {one.title: one for one in parts_of(body, Lens(survey))}
    totals = [row for row in groups["Driftbudget, mnkr"].rows if isinstance(row, Amount)]
    assert [one.amount for one in totals] == [-1584.7, -12.0, 1.5, 1.5]
    assert {one.largest for one in totals} == {1584.7}
    (change,) = groups["Driftbudget, mnkr, förändringar: Ena förslaget"].rows
    assert isinstance(change, Amount)
    assert (change.label, change.amount, change.largest) == ("fler platser", 47.5, 47.5)


@pytest.mark.parametrize("size", SIZES)
async def test_what_it_leads_is_seen_at_once_and_long_parts_are_folded(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size, "2", _register()) as pilot:
        await _go_in(pilot, SOCIAL)
        shown = seen(pilot)
        assert "▸ Direktiv: Mål 1 (15)" in shown
        assert "… öppna en dörr" in shown
        assert f"{BOARD} … utreda bron" in shown


async def _go_in(pilot: object, name: str) -> None:
    view = main_screen(pilot).looking.view  # type: ignore[arg-type]
    assert isinstance(view, CommitteesView)
    body = next(one for one in view._lens.survey.committees if one.text == name)  # type: ignore[union-attr]
    assert view.body_rows.move_to(body.id)
    await press(pilot, "enter")  # type: ignore[arg-type]


async def test_few_rows_are_not_folded(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 60), "2", _register(directives=2)) as pilot:
        await _go_in(pilot, SOCIAL)
        assert "▾ Direktiv: Mål 1 (1)" in seen(pilot)


async def test_what_is_unfolded_stays_so_for_the_next_body(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 60), "2", _register()) as pilot:
        await _go_in(pilot, SOCIAL)
        rows = main_screen(pilot).looking.view.query_one("#right", RowList)  # type: ignore[union-attr]
        rows.action_first()
        await press(pilot, "right escape down up")
        assert "▾ Direktiv: Mål 2 (15)" in seen(pilot)


async def test_keys_jump_from_heading_to_heading_and_fold_all(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2", register=_register()) as pilot:
        await _go_in(pilot, SOCIAL)
        rows = main_screen(pilot).looking.view.query_one("#right", RowList)  # type: ignore[union-attr]
        rows.action_first()
        await press(pilot, "full_stop full_stop")
        assert rows.cursor_heading
        assert rows.cursor_heading.title == "Aktiviteter som den ansvarar för"
        await press(pilot, "down comma")
        assert rows.cursor_heading.title == "Aktiviteter som den ansvarar för"
        await press(pilot, "comma v")
        assert "▸ Aktiviteter som den ansvarar för (1, varav 1 försenad)" in seen(pilot)
        await press(pilot, "v")
        assert "▾ Direktiv: Mål 1 (15)" in seen(pilot)


async def test_targets_and_amounts_are_written_as_in_swedish(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 90), "2", _register()) as pilot:
        await _go_in(pilot, SOCIAL)
        await press(pilot, "v v")
        shown = seen(pilot)
        assert "75 % / 80 %" in shown
        line = next(one for one in shown.splitlines() if "Kostnader, Ena" in one)
        assert "-1 584,7" in line
        assert "███" in line
        small = next(one for one in shown.splitlines() if "Kostnader, Andra" in one)
        assert "▏" in small
        await press(pilot, "v")
        assert "Sammanträden (registret har inga ännu)" in seen(pilot)


async def test_an_amount_stands_for_its_budget_line(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 90), "2", _register()) as pilot:
        await _go_in(pilot, SOCIAL)
        screen = main_screen(pilot)
        rows = screen.looking.view.query_one("#right", RowList)  # type: ignore[union-attr]
        assert rows.move_to("B1#2")
        await pilot.pause()
        assert screen.entry
        assert screen.entry.id == "B1"
        await press(pilot, "space")
        assert [one.id for one in screen.selection.to_copy()] == ["B1"]
        assert "B2" in {one.id for one in screen.selection.listed()}


async def test_an_activity_is_gone_to_and_come_back_from(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2", register=_register()) as pilot:
        await _go_in(pilot, SOCIAL)
        screen = main_screen(pilot)
        rows = screen.looking.view.query_one("#right", RowList)  # type: ignore[union-attr]
        assert rows.move_to("A1")
        await press(pilot, "g")
        assert (screen.looking.shown, screen.entry and screen.entry.id) == ("activities", "A1")
        await press(pilot, "escape")
        assert (screen.looking.shown, screen.entry and screen.entry.id) == ("committees", "A1")


async def test_a_filter_unfolds_what_it_finds(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2", register=_register()) as pilot:
        await _go_in(pilot, SOCIAL)
        await press(pilot, f"f {letters('göra 7')} enter")
        await _go_in(pilot, SOCIAL)
        assert "göra 7" in seen(pilot).split("│", 1)[1]


async def test_an_empty_register_says_what_to_do(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="2", register=empty_register(tmp_path / "r")) as pilot:
        assert "Registret har inga nämnder" in seen(pilot)
        await press(pilot, "full_stop comma v g")
