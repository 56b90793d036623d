"""What is chosen in a view: marks before the cursor, and none that left the list unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from store.entries.entries import Entry
from tests.tui.parts import PlainLooking, PlainScreen, PlainView, lens_on
from tui.app.screens.asking import UnseenScreen
from tui.app.screens.main.selection import Selection
from tui.app.session.session import Session


@pytest.fixture
def entries(tmp_path: Path) -> Sequence[Entry]:
    """Return some activities."""
    return lens_on(tmp_path).survey.activities


def _selection(folder: Path, view: PlainView, screen: PlainScreen | None = None) -> Selection:
    looking = PlainLooking(lens_on(folder), view)
    session = cast("Session", None)
    return Selection((screen or PlainScreen()).as_screen(), looking.as_looking(), session)


def test_what_is_marked_goes_before_what_the_cursor_is_on(
    tmp_path: Path, entries: Sequence[Entry]
) -> None:
    on, marked = entries[0], entries[1:3]
    assert _selection(tmp_path, PlainView(on)).to_copy() == [on]
    assert _selection(tmp_path, PlainView(on)).to_change() == [on]
    chosen = _selection(tmp_path, PlainView(on, marked))
    assert (chosen.to_copy(), chosen.to_change()) == (list(marked), list(marked))
    assert _selection(tmp_path, PlainView()).to_copy() == []


def test_only_what_the_register_has_is_changed(tmp_path: Path, entries: Sequence[Entry]) -> None:
    made_up = Entry(entries[0].record, entries[0].as_of)
    view = PlainView(made_up)
    chosen = _selection(tmp_path, view)
    assert chosen.to_change() == [made_up]
    view.about = cast("Entry", type("Finding", (), {"id": "none"})())
    assert chosen.to_change() == []


@pytest.mark.parametrize(("answer", "meant"), [(False, [0]), (True, [0, 1]), (None, None)])
def test_marks_that_left_the_list_are_asked_about(
    tmp_path: Path, entries: Sequence[Entry], answer: bool | None, meant: Sequence[int] | None
) -> None:
    screen, view = PlainScreen(), PlainView(None, entries[:1])
    view.unseen = [entries[1]]
    done: list[Sequence[Entry]] = []
    chosen = _selection(tmp_path, view, screen)
    chosen.on_entries(chosen.to_copy, done.append)
    assert isinstance(screen.opened[0], UnseenScreen)
    assert done == []
    screen.answer(answer)
    assert done == ([] if meant is None else [[entries[number] for number in meant]])


def test_where_all_marks_are_seen_nothing_is_asked(
    tmp_path: Path, entries: Sequence[Entry]
) -> None:
    screen, done = PlainScreen(), list[Sequence[Entry]]()
    chosen = _selection(tmp_path, PlainView(None, entries[:1]), screen)
    chosen.on_entries(chosen.to_copy, done.append)
    assert (screen.opened, done) == ([], [[entries[0]]])
