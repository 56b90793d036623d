"""How a list is laid out, chosen: the order, the headings, the ids, the pane."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.tui.parts import PlainLooking, PlainScreen, PlainView, lens_on
from tui.app.screens.main.arranging import Arranging
from tui.app.screens.main.pane import Pane
from tui.app.screens.main.preferences import Preferences
from tui.presentation.arrange import Arrangement
from tui.presentation.arranger import Arranger


class _Ordered(PlainView):
    """A view that can be put in order."""

    def __init__(self) -> None:
        super().__init__()
        self.arranger: Arranger = Arranger((), (), Arrangement("end", "none"))

    def rearrange(self, arrangement: Arrangement) -> None:
        self.arranger.now = arrangement


def _now(looking: PlainLooking) -> Arrangement:
    arranger = looking.view.arranger
    assert arranger
    return arranger.now


@pytest.fixture
def looking(tmp_path: Path) -> PlainLooking:
    """Return what is looked at: a view that can be put in order, and one that was made before."""
    looking = PlainLooking(lens_on(tmp_path), _Ordered())
    looking.views = {"overdue": looking.view, "other": PlainView()}
    return looking


@pytest.fixture
def arranges(looking: PlainLooking, screen: PlainScreen, own: Preferences) -> Arranging:
    """Return what asks how the list is to be laid out."""
    pane = cast("Pane", SimpleNamespace())
    return Arranging(screen.as_screen(), looking.as_looking(), own, pane)


def test_the_same_order_again_turns_the_list_round_and_no_answer_leaves_it(
    arranges: Arranging, looking: PlainLooking, screen: PlainScreen
) -> None:
    arranges.choose_order()
    found = []
    for answer in ("text", "text", None):
        screen.answer(answer)
        found.append(_now(looking))
    turned = Arrangement("text", "none", descending=True)
    assert found == [Arrangement("text", "none"), turned, turned]
    assert looking.frames == 2


def test_other_headings_keep_the_order(
    arranges: Arranging, looking: PlainLooking, screen: PlainScreen
) -> None:
    arranges.choose_grouping()
    screen.answer("lead")
    screen.answer(None)
    assert _now(looking) == Arrangement("end", "lead")


def test_a_view_without_an_order_is_not_asked_about(
    arranges: Arranging, looking: PlainLooking, screen: PlainScreen
) -> None:
    looking.view.arranger = None
    arranges.choose_order()
    arranges.choose_grouping()
    assert screen.opened == []


def test_ids_are_shown_in_all_lists_that_were_made_and_hidden_again(
    arranges: Arranging, looking: PlainLooking, own: Preferences
) -> None:
    found = []
    for _time in range(2):
        arranges.toggle_ids()
        found.append((own.ids, {one.ids for one in looking.views.values()}))
    assert found == [(True, {True}), (False, {False})]
