"""The view of what does not add up: found, told side by side, narrowed, copied, gone to."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.dates.span import read_cell
from store.keeping.contents import nothing
from store.model.records import (
    Activity,
    Committee,
    Document,
    Indicator,
    Irregularity,
    Listing,
    Source,
)
from store.register.register import Register
from tests.registers import DAY, NOW, empty_register
from tests.tui.opened import SIZES, LoadedApp, letters, main_screen, opened, press, seen, settled
from tui.app.widgets.rows.list import RowList
from tui.locale import set_language

PLAN = "plan_2024.txt"


def _row(line: int, end: str, committee: str, start: str = "2024-01-01") -> Listing:
    return Listing(
        committee, "Parknämnden ska plantera träd", read_cell(start), read_cell(end),
        Source(PLAN, (line,)), leads=("Parknämnden",),
    )  # fmt: skip


def _target(number: int, line: int, committee: str | None, target: str) -> Indicator:
    return Indicator(
        f"I{number}", "Antal träd", Source(PLAN, (line,)), committee, targets={"2024": target}
    )


def _register() -> Register:
    """Return a register with dates and targets that differ, and one doubt of the import."""
    names = ("Parknämnden", "Hamnnämnden")
    activity = Activity("A1", (_row(3, "2024-08-31", names[0]), _row(5, "2024-12-31", names[1])))
    backwards = Activity("A2", (_row(4, "2023-08-31", names[0]),))
    text = "\n".join(f"rad {number}" for number in range(1, 12))
    doubt = Irregularity("other list", "left out", "en okänd lista", Source(PLAN, (11,)))
    contents = replace(
        nothing(DAY),
        committees={n: Committee(f"C{n}", name, "committee") for n, name in enumerate(names, 1)},
        documents={1: Document("S1", PLAN, "0" * 64, 2024, NOW, text)},
        activities={1: activity, 2: backwards},
        indicators={1: _target(1, 7, names[0], "800"), 2: _target(2, 8, None, "1 000")},
        irregularities={1: doubt},
    )
    return Register.holding(Path("r.json"), contents)


@pytest.mark.parametrize("size", SIZES)
async def test_each_kind_is_a_heading_with_its_count(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size, "9", _register()) as pilot:
        shown = seen(pilot)
        assert "Samma aktivitet med olika datum (1)" in shown
        assert "Slutet är före starten (1)" in shown
        assert "Samma indikator med olika mål (1)" in shown
        assert "2024-08-31 ≠ 2024-12-31" in shown
        assert "2024: 800 ≠ 1 000" in shown


async def test_doubts_of_the_import_come_last_and_are_folded(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9", register=_register()) as pilot:
        assert "▸ Inläsningen var osäker: annan lista (1)" in seen(pilot)
        await press(pilot, "end enter down")
        assert "en okänd lista" in seen(pilot)


async def test_the_tab_counts_what_the_documents_say_against_themselves(tmp_path: Path) -> None:
    async with opened(tmp_path, register=_register()) as pilot:
        await settled(pilot)
        assert "9 Avvikelser 3" in seen(pilot)
        await press(pilot, f"f {letters('nämnd:hamn')}")
        assert "9 Avvikelser 1" in seen(pilot)


async def test_the_pane_shows_both_dates_with_their_places(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9", register=_register()) as pilot:
        shown = seen(pilot)
        assert "2024-01-01 – 2024-08-31" in shown
        assert "2024-01-01 – 2024-12-31" in shown
        assert f"{PLAN}, rad 3" in shown
        assert f"{PLAN}, rad 5" in shown


async def test_the_source_opens_at_the_line_in_doubt_and_leads_to_the_others(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, keys="9 o", register=_register()) as pilot:
        await settled(pilot)
        assert "rad 3  (ställe 1 av 2)" in seen(pilot)
        await press(pilot, "m")
        assert "rad 5  (ställe 2 av 2)" in seen(pilot)


async def test_the_source_of_a_doubt_opens_too(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9 end enter down o", register=_register()) as pilot:
        await settled(pilot)
        assert f"{PLAN}, rad 11" in seen(pilot)


async def test_a_copy_holds_every_place(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9 y", register=_register()) as pilot:
        assert isinstance(pilot.app, LoadedApp)
        assert pilot.app.copied.count("Källa: ") == 2


async def test_marked_findings_are_copied_together(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9 v v a y", register=_register()) as pilot:
        assert isinstance(pilot.app, LoadedApp)
        assert "A1" in pilot.app.copied
        assert "en okänd lista" in pilot.app.copied


async def test_going_to_the_activity_leads_back_again(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9 g", register=_register()) as pilot:
        screen = main_screen(pilot)
        assert (screen.looking.shown, screen.entry and screen.entry.id) == ("activities", "A1")
        await press(pilot, "escape")
        assert screen.looking.shown == "discrepancies"


async def test_going_to_an_indicator_opens_it_among_its_body(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9 v end , down", register=_register()) as pilot:
        rows = main_screen(pilot).looking.view.query_one(RowList)  # type: ignore[union-attr]
        assert rows.move_to("targets differ I1")
        await press(pilot, "g")
        screen = main_screen(pilot)
        assert (screen.looking.shown, screen.entry and screen.entry.id) == ("committees", "I1")


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_and_escape_closes(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size, "9 enter", _register()) as pilot:
        assert "Står på 2 rader" in seen(pilot)
        await press(pilot, "escape")
        assert main_screen(pilot).looking.shown == "discrepancies"
        assert main_screen(pilot).entry


async def test_a_filter_and_a_committee_narrow_it(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9", register=_register()) as pilot:
        screen = main_screen(pilot)
        screen.looks.see_committee("Hamnnämnden")
        await pilot.pause()
        assert "1 avvikelse · 0 osäkra inläsningar" in seen(pilot)
        screen.looks.see_committee("")
        await press(pilot, f"f {letters('okänd')}")
        assert "0 avvikelser · 1 osäker inläsning" in seen(pilot)
        assert "en okänd lista" in seen(pilot)
        await press(pilot, letters("xyz"))
        assert "Ingen avvikelse motsvarar filtret." in seen(pilot)


async def test_an_empty_register_contradicts_itself_in_nothing(tmp_path: Path) -> None:
    register = empty_register(tmp_path / "r.json")
    async with opened(tmp_path, keys="9", register=register) as pilot:
        assert "Dokumenten säger ingenting emot sig själva." in seen(pilot)


async def test_it_speaks_english(tmp_path: Path) -> None:
    set_language("en")
    async with opened(tmp_path, keys="9", register=_register()) as pilot:
        assert "The import was unsure: other list (1)" in seen(pilot)
        assert "3 discrepancies · 1 doubt of the import" in seen(pilot)


async def test_each_indicator_stands_with_its_body_and_targets(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="9", register=_register()) as pilot:
        rows = main_screen(pilot).looking.view.query_one(RowList)  # type: ignore[union-attr]
        assert rows.move_to("targets differ I1")
        await pilot.pause()
        shown = seen(pilot)
        assert "I1  Parknämnden" in shown
        assert "I2  Hela staden" in shown


async def test_figures_that_a_paper_states_against_themselves_stand_with_their_places(
    tmp_path: Path,
) -> None:
    text = "23 % ≠ 20,3 % (13/64): 13 av 64 mål, 23 %"
    found = Irregularity("share beside its counts", "kept", text, Source(PLAN, (3, 7)))
    paper = Document("S1", PLAN, "0" * 64, 2024, NOW, "\n".join(f"rad {n}" for n in range(1, 12)))
    contents = replace(nothing(DAY), documents={1: paper}, irregularities={1: found})
    async with opened(
        tmp_path, keys="9", register=Register.holding(Path("r.json"), contents)
    ) as pilot:
        shown = seen(pilot)
        assert "En andel som inte följer av sina antal (1)" in shown
        assert "1 avvikelse · 0 osäkra inläsningar" in shown
        assert "23 % ≠ 20,3 % (13/64)" in shown
        assert f"{PLAN}, rader 3, 7" in shown
        await press(pilot, "y o")
        assert isinstance(pilot.app, LoadedApp)
        assert "13 av 64 mål, 23 %" in pilot.app.copied
        assert f"{PLAN}, rader 3, 7" in seen(pilot)
        await press(pilot, "escape enter")
        assert "13 av 64 mål" in seen(pilot)
