"""The filter in the app: at every key, the same everywhere, wrong terms marked, Esc one step."""

from __future__ import annotations

from pathlib import Path

from tests.tui.opened import NARROW, letters, main_screen, opened, press, seen
from tui.app.widgets.line_input import LineInput, WrongTerms
from tui.app.widgets.rows.list import RowList


async def test_each_key_filters_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 f") as pilot:
        shown = []
        for key in "mobil":
            await press(pilot, key)
            shown.append(main_screen(pilot).looking.view.status().split()[0])  # type: ignore[union-attr]
        assert shown[-1] == "1"
        assert list(map(int, shown)) == sorted(map(int, shown), reverse=True)
        assert "Införa mobilfria lektioner" in seen(pilot)


async def test_the_slash_opens_the_filter_too(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 slash") as pilot:
        assert isinstance(pilot.app.focused, LineInput)


async def test_the_filter_goes_along_to_other_views_and_their_counts(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"5 f {letters('nämnd:äldre')} enter 3") as pilot:
        text = seen(pilot)
        assert "trygghetslarm" in text
        assert "skolmåltider" not in text
        assert "3 Försenat 1" in text
        assert "4 Kommande 1" in text


async def test_escape_clears_then_leaves(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 f m o") as pilot:
        await press(pilot, "escape")
        assert main_screen(pilot).looking.filter_bar.field.value == ""
        assert isinstance(pilot.app.focused, LineInput)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, RowList)


async def test_escape_in_the_list_clears_the_filter(tmp_path: Path) -> None:
    async with opened(tmp_path, NARROW, "5 f m o b i l enter escape") as pilot:
        assert "14 av 14" in seen(pilot)


async def test_a_wrong_term_is_told_while_the_others_work(tmp_path: Path) -> None:
    async with opened(tmp_path, keys=f"5 f {letters('klass:hubba skol')}") as pilot:
        screen = main_screen(pilot)
        assert "hubba" in seen(pilot).splitlines()[3].split("klass:hubba skol")[1]
        assert screen.looking.view
        assert screen.looking.view.status().startswith("1 av 14")


async def test_what_fits_nothing_says_which_key_helps(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 f z z z") as pilot:
        assert "Esc rensar" in seen(pilot)


async def test_a_role_belongs_to_the_chosen_committee(tmp_path: Path) -> None:
    keys = f"5 c s o c i a l enter f {letters('roll:leder')} enter"
    async with opened(tmp_path, keys=keys) as pilot:
        screen = main_screen(pilot)
        assert screen.looking.view
        assert screen.looking.view.status().startswith("2 av 14")
        assert screen.looking.lens
        assert not screen.looking.lens.filter.problems


async def test_marks_survive_the_filter_and_are_counted(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 space f m o b i l enter") as pilot:
        assert "1 markerad" in seen(pilot)
        assert len(main_screen(pilot).selection.to_copy()) == 1


async def test_the_cursor_returns_to_its_row_when_the_filter_is_cleared(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 down down") as pilot:
        before = main_screen(pilot).entry
        await press(pilot, "f b a d h enter")
        assert before
        assert main_screen(pilot).entry != before
        await press(pilot, "escape")
        assert main_screen(pilot).entry == before


def test_wrong_terms_are_underlined_where_they_stand() -> None:
    marker = WrongTerms()
    marker.terms = ["klass:x", "klass:x"]
    text = marker("skola klass:x och klass:x")
    assert [(span.start, span.end) for span in text.spans] == [(6, 13), (18, 25)]
