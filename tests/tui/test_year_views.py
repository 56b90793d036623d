"""The views of the year: how one reaches them, what they show at both sizes, and why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model.following import Dissent
from store.model.records import Source
from store.survey.survey import Survey
from tests.registers import DAY, empty_register
from tests.tui.opened import (
    NARROW,
    SIZES,
    WIDE,
    LoadedApp,
    letters,
    main_screen,
    opened,
    press,
    seen,
)
from tests.year_register import year_register
from tui.app.screens.dialogs.more_views import MoreViewsScreen
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.source import SourceScreen
from tui.app.widgets.columns_pane import ColumnsPane
from tui.app.widgets.rows.list import RowList
from tui.commands.year_views import YEAR_VIEWS
from tui.locale import set_language
from tui.messages.following import heading_of
from tui.presentation.lens import Lens
from tui.presentation.parties import subjects_of

SHOWN = {
    "M 1": ("4 av 4", "!  2024-08-31", "inget svar", "genomfört", "L citerar", "föreslås"),
    "M 2": ("5 av 5", "≠", "begärt 30,0 · medges 20,0 · avslås 10,0", "V föreslår", "██████████"),
    "M 3": ("3 av 3", "Inriktningsmål (1)", "✓  1", "~  1.1", "Uppfylls delvis", "Nämndmål (1)"),
    "M 4": ("4 av 4", "Utfall under målet (1)", "↓  Nöjda med maten", "▁▆█", "högst 5 %"),
    "M 5": ("2 av 2", "Driftbudget (2)", "-1 234,5", "██████████"),
    "M 6": ("5 ämnen", "Hela ärendet", "Punkt 2: Nämnderna", "Bromma stadsdelsnämnd"),
    "M 7": ("1 dokument", "uppfolj"),
}
ENGLISH = {
    "M 1": ("4 of 4", "By when", "no answer", "L quotes"),
    "M 2": ("5 of 5", "asked 30.0 · granted 20.0 · refused 10.0", "V proposes"),
    "M 3": ("3 of 3", "Goal of an area (1)", "no judgement"),
    "M 4": ("4 of 4", "Outcome below the target (1)", "Own tgt"),
    "M 5": ("2 of 2", "Operating budget (2)", "-1 234.5"),
    "M 6": ("5 subjects", "All of the matter", "Point 2: Nämnderna"),
    "M 7": ("1 document", "uppfolj"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", SHOWN)
async def test_each_view_shows_what_it_is_for(
    tmp_path: Path, keys: str, size: tuple[int, int]
) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, size, keys, register) as pilot:
        text = seen(pilot)
        missing = [words for words in SHOWN[keys] if words not in text]
        assert not missing, text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ENGLISH)
async def test_each_view_speaks_english(tmp_path: Path, keys: str, size: tuple[int, int]) -> None:
    set_language("en")
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, size, keys, register) as pilot:
        text = seen(pilot)
        missing = [words for words in ENGLISH[keys] if words not in text]
        assert not missing, text


async def test_the_box_of_more_views_says_what_each_shows_and_opens_the_one_under_the_cursor(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, NARROW, "M") as pilot:
        assert isinstance(pilot.app.screen, MoreViewsScreen)
        assert "Begärt, medgivet, avslaget, avsatt" in seen(pilot)
        await press(pilot, "down enter")
        assert main_screen(pilot).looking.shown == "money"


async def test_the_box_of_more_views_goes_away_and_nothing_has_changed(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="3 M escape") as pilot:
        assert pilot.app.screen is main_screen(pilot)
        assert main_screen(pilot).looking.shown == "overdue"


async def test_digits_alone_lead_back_to_the_first_row(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="M 2 3") as pilot:
        assert main_screen(pilot).looking.shown == "overdue"


async def test_a_high_screen_has_a_line_for_the_second_row_and_a_low_one_a_tab(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, WIDE) as pilot:
        assert "M1 Uppföljning" in seen(pilot)
        assert "M Fler" not in seen(pilot)
    async with opened(tmp_path, NARROW) as pilot:
        assert "M Fler" in seen(pilot)
        await press(pilot, "M 2")
        assert "M2 Pengar" in seen(pilot).splitlines()[1]


async def test_a_click_on_a_tab_of_the_second_row_shows_its_view(tmp_path: Path) -> None:
    async with opened(tmp_path, WIDE) as pilot:
        line = seen(pilot).splitlines()[2]
        await pilot.click("#more-views", offset=(line.index("M3") + 1, 0))
        await press(pilot, "")
        assert main_screen(pilot).looking.shown == "goals"


async def test_the_palette_and_the_help_name_the_two_keys_of_a_view(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 90), "colon p e n g a r") as pilot:
        assert any("Pengar" in one and "M 2" in one for one in seen(pilot).splitlines()[2:])
        await press(pilot, "escape f1")
        text = seen(pilot)
        assert all(f"M {one.keys}" in text for one in YEAR_VIEWS)


async def test_a_request_whose_report_is_due_is_late_in_all_views(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, keys="3", register=register) as pilot:
        assert "3 Försenat 1" in seen(pilot)
        assert "minska kön" in seen(pilot)
        await press(pilot, "1")
        assert "Begärt utan svar    2" in seen(pilot)


async def test_the_overview_counts_what_the_year_brought(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, (120, 60), "1", register) as pilot:
        facts = [" ".join(line.split()) for line in seen(pilot).splitlines()]
        assert any(line.startswith("Begärt utan svar 2") for line in facts)
        assert any(line.startswith("Budgetjusteringar 5") for line in facts)


async def test_f5_in_the_list_of_money_counts_money(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    keys = f"M 2 f {letters('punkt:2')} enter f5"
    async with opened(tmp_path, keys=keys, register=register) as pilot:
        assert "av 5 budgetjusteringar" in seen(pilot)


async def test_requests_can_be_grouped_by_the_citys_answer(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, keys=f"M 1 b {letters('svar')} enter", register=register) as pilot:
        assert "Inget svar från staden (2)" in seen(pilot)


@pytest.mark.parametrize("keys", ["M 1", "M 2", "M 3", "M 4", "M 5", "M 6", "M 7"])
async def test_the_filter_the_committee_and_an_empty_register_say_why_there_is_nothing(
    tmp_path: Path, keys: str
) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, WIDE, f"{keys} f {letters('zebra')} enter", register) as pilot:
        assert "Esc" in seen(pilot)
    nothing = empty_register(tmp_path / "empty.json")
    async with opened(tmp_path, NARROW, keys, nothing) as pilot:
        assert "namndkoll import" in seen(pilot) or "C väljer dokument" in seen(pilot)


async def test_what_stands_in_older_documents_is_said_with_the_key_that_takes_them_in(
    tmp_path: Path,
) -> None:
    register = year_register(tmp_path / "register.json")
    keys = f"M 1 f {letters('år:2023')} enter"
    async with opened(tmp_path, WIDE, keys, register) as pilot:
        assert "4 står i andra: C väljer dokument" in seen(pilot)


async def test_the_filter_narrows_every_view_by_the_same_words(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, WIDE, f"M 2 f {letters('larm')} enter", register) as pilot:
        assert "1 av 5" in seen(pilot)
        await press(pilot, "escape M 6 f p a r t i colon S D enter")
        assert "Indikator: Nöjda" in seen(pilot)
        assert "Bromma" not in seen(pilot)


async def test_the_sum_of_shares_and_the_point_as_large_as_the_gap_stand_in_the_pane(
    tmp_path: Path,
) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, WIDE, "M 2", register) as pilot:
        rows = main_screen(pilot).query_one("#money RowList", RowList)
        rows.move_to("J1")
        await press(pilot, "")
        assert "35,0 ≠ 40,0 mnkr" in seen(pilot)
        assert "lika stor som punkt 4:" in seen(pilot)


async def test_an_indicators_figures_are_bars_in_the_pane(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, (120, 48), "M 4", register) as pilot:
        text = seen(pilot)
        assert "↓ Utfall under målet" in text
        assert "KF:s mål   ████████████ 85 %" in text
        assert "2022–2024: 70 · 73 · 74" in text


async def test_a_subject_has_a_column_for_each_party_in_printed_order(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, (200, 36), "M 6 down", register) as pilot:
        text = seen(pilot)
        assert "M · C · SD · KD" in text
        heads = next(line for line in text.splitlines() if "▸ M" in line)
        assert heads.index("M") < heads.index("C") < heads.index("SD") < heads.index("KD")
        assert "”likalydande med (M)”" in text
        assert "”hänvisar till egen budget”" in text
        assert "40 % av texten" in text


@pytest.mark.parametrize("size", SIZES)
async def test_the_next_party_is_one_key_away_and_its_source_another(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, size, "M 6 down enter right right", register) as pilot:
        assert "▸ SD" in seen(pilot)
        view = main_screen(pilot).looking.view
        assert view
        assert view.entry
        assert getattr(view.entry.record, "parties", ()) == ("SD",)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, SourceScreen)
        assert "Reservation av SD" in seen(pilot)


async def test_parties_stand_below_each_other_where_it_is_narrow(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, (48, 40), "M 6 down enter", register) as pilot:
        pane = main_screen(pilot).query_one(ColumnsPane)
        text = [pane.line(number).plain for number in range(pane.virtual_size.height)]
        assert [one.strip(" ▸") for one in text if one.strip(" ▸") in {"M", "C", "SD", "KD"}] == [
            "M", "C", "SD", "KD",
        ]  # fmt: skip


async def test_a_matter_shows_its_points_requests_money_and_dissents(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, (120, 60), "M 7 enter", register) as pilot:
        text = seen(pilot)
        assert "Avstämning 2024 · KS 2024/10 · Kommunstyrelsen · 2024-03-06" in text
        parts = ("Beslutspunkter (1)", "Uppmaningar och uppdrag (4)", "Pengar (5)", "Mål (3)")
        places = [text.index(part) for part in parts]
        assert places == sorted(places)
        assert "C · Reservation · Kommunstyrelsen · likalydande" in text


async def test_a_matter_is_gone_into_and_out_of_one_step_at_a_time(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, NARROW, "M 7 enter enter", register) as pilot:
        assert isinstance(pilot.app.screen, DetailScreen)
        await press(pilot, "escape escape")
        view = main_screen(pilot).looking.view
        assert view
        assert view.query_one("#left").has_focus


async def test_all_documents_are_matters_once_they_count(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    keys = f"M 7 f {letters('år:alla')} enter"
    async with opened(tmp_path, WIDE, keys, register) as pilot:
        assert "2 dokument" in seen(pilot)


async def test_a_goal_is_measured_by_its_indicators_and_knows_its_parts(tmp_path: Path) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, WIDE, "M 3", register) as pilot:
        rows = main_screen(pilot).query_one("#goals RowList", RowList)
        rows.move_to(next(iter(one.id for one in rows.every if one.text == "Äldre har det bra")))
        await press(pilot, "")
        assert "1 En stad för alla" in seen(pilot)
        assert "Maten är god" in seen(pilot)


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        ("M 2 down down y", "begärt 30,0 mnkr, medges 20,0 mnkr, avslås 10,0 mnkr"),
        ("M 3 y", "Uppfylls helt (uppfoljning_2024.txt)"),
        ("M 4 y", "Utfall 2024: 74 %"),
    ],
)
async def test_a_copy_has_the_figures_and_the_judgement(
    tmp_path: Path, keys: str, copied: str
) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, WIDE, keys, register) as pilot:
        assert isinstance(pilot.app, LoadedApp)
        assert copied in pilot.app.copied
        assert "uppfoljning_2024.txt, rad" in pilot.app.copied


async def test_what_only_argues_is_folded_until_its_key_and_enter_opens_the_dissent(
    tmp_path: Path,
) -> None:
    register = year_register(tmp_path / "register.json")
    async with opened(tmp_path, (120, 44), "M 6 enter", register) as pilot:
        assert "framöver" not in seen(pilot)
        await press(pilot, "x")
        assert "framöver" in seen(pilot)
        await press(pilot, "right enter")
        assert isinstance(pilot.app.screen, DetailScreen)
        assert "likalydande med (M)" in seen(pilot)


@pytest.mark.parametrize(
    ("typed", "subjects"),
    [
        ("fritidsgårdar", {"matter", "body"}),
        ("punkt:2", {"matter", "point", "indicator"}),
        ("fritidsgardar", {"matter", "body"}),
    ],
)
def test_of_a_dissent_only_the_subjects_that_pass_the_filter_are_left(
    tmp_path: Path, typed: str, subjects: set[str]
) -> None:
    register = year_register(tmp_path / "register.json")
    lens = Lens(Survey(register, register.as_of or DAY)).typing(typed)
    found = [one for group in subjects_of(lens) for one in group.rows]
    assert {one.kind for one in found} == subjects
    assert {one.name for one in found if one.kind == "point"} <= {"2"}


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Reservation av (X)", "Reservation (X)"),
        ("Särskilt uttalande av (X) och (Y)", "Särskilt uttalande (X) och (Y)"),
        ("Reservation av nämnden (X)", "Reservation av nämnden (X)"),
    ],
)
def test_a_heading_without_persons_reads_as_one(printed: str, read: str) -> None:
    said = Dissent("", "reservation", (), "", printed, Source("a.txt", (1,)))
    assert heading_of(said) == read
