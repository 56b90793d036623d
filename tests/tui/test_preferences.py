"""What stays as it was left, and what only the settings say."""

from __future__ import annotations

from typing import cast

import pytest

from tests.tui.parts import PlainView
from tui.app.screens.main.preferences import Preferences
from tui.app.views.base import View
from tui.app.views.entry_lists import Activities
from tui.app.views.lists import ListView
from tui.presentation.arrange import Arrangement
from tui.settings.memory import Memory, Remembered


def _left(own: Preferences, view: View | None = None, *, loaded: bool = True) -> Memory:
    views = {"activities": view} if view else {}
    return own.left_as("activities", views, pane_hidden=True, loaded=loaded)


def test_a_new_view_is_arranged_as_it_was_left_with_its_ids() -> None:
    own = Preferences(Memory(ids=True, arrangements={"activities": Remembered("text", "none")}))
    view = ListView(Activities(), id="activities")
    own.dress("activities", view)
    assert view.arranger.now == Arrangement("text", "none")
    assert view.column_choice.ids


@pytest.mark.parametrize("gone", [Remembered("none", "none"), Remembered("text", "gone")])
def test_an_order_that_there_is_no_more_is_left_aside(gone: Remembered) -> None:
    view = ListView(Activities(), id="activities")
    Preferences(Memory(arrangements={"activities": gone})).dress("activities", view)
    assert view.arranger.now == Activities.usual


def test_an_order_is_remembered_unless_it_is_the_views_own() -> None:
    view = ListView(Activities(), id="activities")
    own = Preferences(Memory(arrangements={"activities": Remembered("text", "none")}))
    assert _left(own, view).arrangements == {}
    view.arranger.now = Arrangement("text", "none", descending=True)
    assert _left(own, view).arrangements == {"activities": Remembered("text", "none", True)}


def test_orders_of_views_that_were_never_shown_stay_as_they_were() -> None:
    left = {"directives": Remembered("text", "none")}
    assert _left(Preferences(Memory(arrangements=left))).arrangements == left


def test_view_pane_and_ids_are_remembered() -> None:
    own = Preferences(Memory(pane_width=45))
    own.ids, own.pane_width = True, 50
    left = _left(own)
    assert (left.view, left.pane_width, left.pane_hidden, left.ids) == (
        "activities",
        50,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("mine", "settled", "loaded", "remembered"),
    [
        ("KS", False, True, "KS"),
        (None, False, True, None),
        ("KS", True, True, "before"),  # only the settings say so
        ("KS", False, False, "before"),  # nobody knows yet whether the register has it
    ],
)
def test_ones_own_committee_is_remembered_where_it_was_chosen(
    mine: str | None, settled: bool, loaded: bool, remembered: str | None
) -> None:
    own = Preferences(Memory(my_committee="before"))
    own.take_committees(mine, settled=settled)
    assert _left(own, loaded=loaded).my_committee == remembered


def test_another_committee_than_the_settings_name_is_remembered() -> None:
    own = Preferences(Memory())
    own.take_committees("KS", settled=True)
    own.my_committee = "Äldrenämnden"
    assert _left(own).my_committee == "Äldrenämnden"


def test_a_view_without_an_order_has_none_to_remember() -> None:
    view = cast("View", PlainView())
    assert _left(Preferences(Memory()), view).arrangements == {}
