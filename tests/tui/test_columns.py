"""The columns of a list: chosen, widened, put in order, remembered; texts shown in full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.kinds import BY_KIND
from store.survey.survey import Survey
from tests.registers import DAY, small_register
from tests.tui.opened import NARROW, Open, main_screen, opened, press, seen
from tests.tui.parts import lens_on
from tests.tui.test_remembered import started
from tui.app.screens.dialogs.columns import ColumnsScreen
from tui.app.views.column_choice import ColumnChoice
from tui.app.views.entry_lists import Activities, EntryList
from tui.app.views.lists import ListView
from tui.app.views.more_columns import more_columns
from tui.app.views.registry import make_view
from tui.app.widgets.rows.list import RowList
from tui.messages.cells import fit_columns
from tui.settings.memory import ChosenColumn, Memory, recall, remember


def _choice(entries: EntryList | None = None) -> ColumnChoice:
    return ColumnChoice(entries or Activities(), lambda: None)


def _dialog(pilot: Open) -> ColumnsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ColumnsScreen)
    return screen


def _header(pilot: Open) -> str:
    """Return the titles of the list's columns."""
    rows = main_screen(pilot).query_one("ListView RowList", RowList)
    return rows.render_line(0).text


@pytest.mark.parametrize("size", [(120, 36), NARROW])
async def test_a_column_is_ticked_and_the_list_shows_it_at_once(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, keys="5 p z", size=size) as pilot:
        assert _dialog(pilot).lines.move_to("line")
        await press(pilot, "space")
        assert main_screen(pilot).looking.view.column_choice.chosen[-1].key == "line"  # type: ignore[union-attr]
        assert ("Rad" in _header(pilot)) == (size != NARROW)
        if size == NARROW:
            assert "får inte plats" in seen(pilot)
        await press(pilot, "space enter")
        assert "Rad" not in _header(pilot)
        assert main_screen(pilot).looking.view.column_choice.chosen == ()  # type: ignore[union-attr]


async def test_columns_change_places_and_become_wider_under_the_keys(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 z") as pilot:
        before = _header(pilot)
        assert before.index("Slutdatum") < before.index("Dagar")
        await press(pilot, "greater_than_sign right right left")
        after = _header(pilot)
        assert after.index("Dagar") < after.index("Slutdatum")
        rows = main_screen(pilot).query_one("ListView RowList", RowList)
        assert rows.width_of("end") == 13
        await press(pilot, "r escape")
        assert _header(pilot) == before


async def test_texts_cannot_be_taken_away_and_keep_their_room(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5 z", size=NARROW) as pilot:
        assert _dialog(pilot).lines.move_to("text")
        await press(pilot, "space left left")
        for key in ("participants", "leads", "document", "goal"):
            assert _dialog(pilot).lines.move_to(key)
            await press(pilot, "space")
        await press(pilot, "enter")
        rows = main_screen(pilot).query_one("ListView RowList", RowList)
        assert rows.width_of("text") >= 19


async def test_columns_and_whole_texts_are_there_the_next_time(tmp_path: Path) -> None:
    chosen = (ChosenColumn("text"), ChosenColumn("leads", 4))
    memory = Memory(view="activities", wraps=True, columns={"activities": chosen})
    async with started(tmp_path, "", memory=memory) as pilot:
        assert "Alla ansvariga" in _header(pilot)
        assert "Dagar" not in _header(pilot)
        screen = main_screen(pilot)
        left = screen.preferences.left_as(
            "activities", screen.looking.views, pane_hidden=False, loaded=True
        )
        assert (left.wraps, left.columns) == (True, {"activities": chosen})


def _cut(rows: RowList[Any]) -> int:
    """Return how many lines of a list in sight are cut."""
    return sum("…" in rows.render_line(y).text[-4:] for y in range(rows.size.height))


async def test_x_shows_all_of_each_text_in_every_view_and_a_line_again(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="5", size=(48, 24)) as pilot:
        activities = main_screen(pilot).query_one("#activities RowList", RowList)
        assert _cut(activities)
        await press(pilot, "x")
        assert not _cut(activities)
        await press(pilot, "3")
        assert not _cut(main_screen(pilot).query_one("#overdue RowList", RowList))
        await press(pilot, "x")
        assert _cut(main_screen(pilot).query_one("#overdue RowList", RowList))
        await press(pilot, "5")
        assert _cut(activities)


async def test_views_without_a_list_of_their_own_offer_no_columns(tmp_path: Path) -> None:
    async with opened(tmp_path, keys="1 z") as pilot:
        assert pilot.app.screen is main_screen(pilot)
        assert "columns" not in {one.id for one in main_screen(pilot).available()}
        assert "wrap" in {one.id for one in main_screen(pilot).available()}


@pytest.mark.parametrize("kind", [kind for kind in BY_KIND if kind not in {"doubt"}])
def test_every_column_says_something_clean_of_every_entry_of_its_kind(
    kind: str, tmp_path: Path
) -> None:
    survey = Survey(small_register(tmp_path / "register.json"), DAY)
    columns = more_columns(kind, lambda _name: 2024)  # type: ignore[arg-type]
    assert len({one.key for one in columns}) == len(columns)
    for entry in survey.of(kind):  # type: ignore[arg-type]
        for column in columns:
            pieces = column.pieces(entry, 20)
            assert sum(len(piece.text) for piece in pieces) == 20


def test_what_is_said_of_an_entry_stands_in_its_column(tmp_path: Path) -> None:
    lens = lens_on(tmp_path)
    entry = lens.survey.activities[0]
    columns = {one.key: one for one in more_columns("activity", lambda _name: 2024)}
    source = entry.sources[0]
    said = {key: "".join(p.text for p in columns[key].pieces(entry, 60)).strip() for key in columns}
    assert said["id"] == entry.id
    assert said["line"] == str(source.lines[0])
    assert said["document"].startswith(source.document)
    assert said["year"] == "2024"
    assert said["leads"] == ", ".join(entry.leads)


_keys = st.sampled_from([one.key for one in _choice().offered()])


@given(st.lists(st.tuples(_keys, st.integers(-30, 30)), unique_by=lambda one: one[0]),
       st.integers(40, 200))  # fmt: skip
def test_whatever_is_chosen_the_texts_have_room(chosen: list[tuple[str, int]], width: int) -> None:
    choice = _choice()
    choice.choose([ChosenColumn(*one) for one in chosen])
    fitted = {column.key: cells for column, cells in fit_columns(choice.shown(), width)}
    assert fitted["text"] >= 19
    shown = [one.key for one in choice.shown()]
    assert len(set(shown)) == len(shown)
    assert shown[0] == "sign"


def test_the_lists_own_columns_chosen_again_are_no_choice() -> None:
    choice = _choice()
    choice.choose(choice.usual())
    assert choice.chosen == ()
    choice.choose([one._replace(wider=2) for one in choice.usual()])
    assert choice.chosen


def test_a_column_that_there_is_no_more_is_left_aside() -> None:
    choice = _choice()
    choice.choose([ChosenColumn("gone"), ChosenColumn("days")])
    assert [one.key for one in choice.shown()] == ["sign", "days", "text"]


@pytest.mark.parametrize(
    "name", ["overdue", "activities", "directives", "timeline", "year", "follow_up", "money",
             "goals", "indicators", "budget"],
)  # fmt: skip
def test_every_list_offers_each_column_once_and_its_own_first(name: str) -> None:
    view = make_view(name)
    assert isinstance(view, ListView)
    offered = [one.key for one in view.column_choice.offered()]
    assert len(set(offered)) == len(offered)
    assert {one.key for one in view.column_choice.usual()} <= set(offered)
    assert {"id", "document"} <= set(offered)
    titles = [one.title for one in view.column_choice.offered() if one.title]
    assert len(set(titles)) == len(titles)


def test_chosen_columns_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    memory = Memory(wraps=True, columns={"activities": (ChosenColumn("text", -4),)})
    remember(path, memory)
    assert recall(path) == memory


@pytest.mark.parametrize(
    "said", ['{"a": 1}', '{"a": [["text"]]}', '{"a": [[1, 2]]}', '{"a": [["text", 9999]]}', "[]"]
)
def test_columns_that_cannot_be_made_out_are_no_columns(tmp_path: Path, said: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(f'{{"columns": {said}}}', encoding="utf-8")
    assert recall(path).columns == {}
