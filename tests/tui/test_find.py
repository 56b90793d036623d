"""Words found in the papers as they are typed, and within the one that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.entries.entries import Entry
from store.model.records import Source
from store.register.register import Register
from tests.store.threads.papers import NOW, Paper
from tests.tui.opened import NARROW, Open, letters, main_screen, opened, press, seen, settled
from tui.app.screens.pages.details import DetailScreen
from tui.app.screens.pages.find import FindScreen, FoundScreen
from tui.app.screens.pages.source import DocumentScreen, SourceScreen
from tui.app.widgets.line_input import LineInput
from tui.app.widgets.passage import Passage

FIND = "ctrl+f"


async def find(pilot: Open, typed: str) -> FindScreen:
    """Type something to be found in the papers, and wait for what is found."""
    await press(pilot, f"{FIND} {letters(typed)}")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, FindScreen)
    return screen


def papers(path: Path) -> Register:
    """Return a register of two papers, the older with a misprint."""
    register = Register.empty(path / "r.json", NOW.date())
    for one in (
        Paper(2020).prose("Fyrtronet målas vitt.", "", "Ingenting mer."),
        Paper(2024)
        .told("laga fyrtornet vid hamnen")
        .prose("", "Hamnen är [bold]gammal[/].", "", *("Utfyllnad.\t",) * 60)
        .prose("", "Fyrtornet får nya lampor, och", "hamnen en kran.", "", "Sist står fyrtornet."),
    ):
        register.take_in(one.reading(), NOW)
    return register


async def test_each_key_finds_lines_with_document_line_and_record(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        screen = await find(pilot, "skolmalt")
        assert "1 ställe" in seen(pilot)
        row = next(line for line in seen(pilot).splitlines() if "plan_2024.txt" in line)
        assert {"4", "A1"} <= set(row.split())
        assert "skolmåltider" in row
        await press(pilot, letters("zzzz"))
        await settled(pilot)
        assert "Det står inte i något dokument" in seen(pilot)
        assert not screen.on_hit


async def test_what_is_spelt_otherwise_stands_apart_and_is_said(tmp_path: Path) -> None:
    async with opened(tmp_path, register=papers(tmp_path)) as pilot:
        await find(pilot, "fyrtornet")
        text = seen(pilot)
        assert "3 ställen; även stavat fyrtronet: 1 ställe" in text
        assert text.index("Som du skrev (3)") < text.index("Annorlunda stavat (1)")


async def test_enter_opens_the_document_at_the_line_and_esc_leads_back_to_the_hits(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, NARROW, register=papers(tmp_path)) as pilot:
        screen = await find(pilot, "fyrtornet")
        await press(pilot, "down enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FoundScreen)
        assert "66 » Fyrtornet får nya lampor" in seen(pilot)
        assert "2 av 3" in seen(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen_stack[-1:] == [screen]
        assert screen.query_one(LineInput).value == "fyrtornet"


async def test_enter_waits_for_what_was_typed_last(tmp_path: Path) -> None:
    async with opened(tmp_path, register=papers(tmp_path)) as pilot:
        await pilot.press(FIND, *letters("kran").split(), "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FoundScreen)
        assert "» hamnen en kran" in seen(pilot)


@pytest.mark.parametrize("keys", ["ctrl+g", "enter g"])
async def test_the_record_on_the_line_is_one_key_away(tmp_path: Path, keys: str) -> None:
    async with opened(tmp_path, register=papers(tmp_path)) as pilot:
        await find(pilot, "laga fyrtornet")
        for key in keys.split():
            await press(pilot, key)
            await settled(pilot)
        assert isinstance(pilot.app.screen, DetailScreen)
        assert pilot.app.screen.entry.id == "D1"


async def test_no_record_is_offered_where_none_is_printed(tmp_path: Path) -> None:
    async with opened(tmp_path, register=papers(tmp_path)) as pilot:
        screen = await find(pilot, "gammal")
        assert screen.on_hit
        assert "Öppna posten" not in seen(pilot)
        await press(pilot, "ctrl+g")
        assert pilot.app.screen is screen


async def test_what_was_typed_is_there_again(tmp_path: Path) -> None:
    async with opened(tmp_path, register=papers(tmp_path)) as pilot:
        await find(pilot, "hamnen")
        await press(pilot, f"escape {FIND}")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindScreen)
        assert pilot.app.screen.query_one(LineInput).value == "hamnen"
        assert "3 ställen" in seen(pilot)


async def test_the_key_pressed_twice_opens_one_search(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"{FIND} {FIND}") as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindScreen)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_text_of_a_document_is_never_markup(tmp_path: Path) -> None:
    async with opened(tmp_path, register=papers(tmp_path)) as pilot:
        await find(pilot, "gammal")
        assert "Hamnen är [bold]gammal[/]." in seen(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert "Hamnen är [bold]gammal[/]." in seen(pilot)


async def test_words_are_found_within_a_source_and_gone_through_round_and_round(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, NARROW, "6 o", papers(tmp_path)) as pilot:
        assert isinstance(pilot.app.screen, SourceScreen)
        await press(pilot, f"slash {letters('fyrtornet')} enter")
        await settled(pilot)
        assert "1 av 3" in seen(pilot)
        assert "1 » - laga fyrtornet" in seen(pilot)
        await press(pilot, "n")
        assert "2 av 3, rad 66" in seen(pilot)
        assert "66 » Fyrtornet" in seen(pilot)
        assert "69 › Sist står fyrtornet" in seen(pilot)
        await press(pilot, "n n N")
        assert "3 av 3" in seen(pilot)
        assert "69 » Sist" in seen(pilot)


async def test_a_word_with_a_wrong_letter_is_found_within_a_source_and_said_so(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, NARROW, "6 o", papers(tmp_path)) as pilot:
        await press(pilot, f"slash {letters('fyrtorent')} enter")
        await settled(pilot)
        assert "1 av 3, rad 1  annorlunda stavat" in seen(pilot)


async def test_what_is_not_in_a_source_is_said_and_no_key_offered(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "6 o", papers(tmp_path)) as pilot:
        await press(pilot, f"slash {letters('ubåtar')} enter")
        await settled(pilot)
        assert "står inte i dokumentet" in seen(pilot)
        assert "Nästa träff" not in seen(pilot)
        await press(pilot, "n N escape")
        assert len(pilot.app.screen_stack) == 1


async def test_words_are_found_in_a_document_that_is_read_as_a_whole(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "C down o", papers(tmp_path)) as pilot:
        assert isinstance(pilot.app.screen, DocumentScreen)
        await press(pilot, f"slash {letters('kran')} enter")
        await settled(pilot)
        assert "67 » hamnen en kran" in seen(pilot)


async def test_the_words_found_are_underlined_across_the_width(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "6 o", papers(tmp_path)) as pilot:
        await press(pilot, f"slash {letters('lampor hamnen')} enter")
        await settled(pilot)
        passage = pilot.app.screen.query_one(Passage)
        found = [
            line.plain[span.start : span.end]
            for number in range(passage.virtual_size.height)
            for line in [passage.line(number)]
            for span in line.spans
            if "underline" in str(span.style)
        ]
        assert found == ["lampor", "hamnen"]


async def test_the_places_of_an_entry_are_gone_through_with_a_key_of_their_own(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, NARROW) as pilot:
        lens = main_screen(pilot).looking.lens
        assert lens
        once = lens.register.activities[0]
        again = replace(once.listings[0], source=Source("plan_2024.txt", (9,)))
        twice = replace(once, listings=(*once.listings, again))
        screen = SourceScreen(Entry(twice, lens.as_of), lens.register)
        pilot.app.push_screen(screen)
        await settled(pilot)
        await press(pilot, f"slash {letters('a')} enter")
        await press(pilot, "n")
        assert screen.number == 0
        await press(pilot, "m")
        assert screen.number == 1
