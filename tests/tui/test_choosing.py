"""What is to be looked at, chosen: committees, one's own among them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from tests.tui.parts import PlainLooking, PlainScreen, lens_on
from tui.app.screens.dialogs.chooser import ChooserScreen
from tui.app.screens.main.choosing import Choosing
from tui.app.screens.main.preferences import Preferences
from tui.app.session.session import Session

_OLD = "Äldrenämnden"


@pytest.fixture
def looking(tmp_path: Path) -> PlainLooking:
    """Return what is looked at: all committees."""
    return PlainLooking(lens_on(tmp_path))


@pytest.fixture
def looks(looking: PlainLooking, screen: PlainScreen, own: Preferences) -> Choosing:
    """Return what asks what is to be looked at."""
    session = cast("Session", None)
    return Choosing(screen.as_screen(), looking.as_looking(), own, session)


def _committee(looking: PlainLooking) -> str | None:
    assert looking.lens
    return looking.lens.committee


def test_an_empty_name_means_all_and_no_answer_changes_nothing(
    looks: Choosing, looking: PlainLooking
) -> None:
    seen = []
    for name in (_OLD, None, ""):
        looks.see_committee(name)
        seen.append(_committee(looking))
    assert seen == [_OLD, _OLD, None]


def test_who_has_no_committee_is_asked_and_others_go_between_it_and_all(
    looks: Choosing, looking: PlainLooking, own: Preferences, screen: PlainScreen
) -> None:
    looks.see_mine()
    assert isinstance(screen.opened[-1], ChooserScreen)
    screen.answer(_OLD)
    assert (own.my_committee, _committee(looking)) == (_OLD, _OLD)
    looks.see_mine()
    assert _committee(looking) is None
    looks.see_mine()
    assert (_committee(looking), len(screen.opened)) == (_OLD, 1)


def test_what_the_settings_name_is_told_when_another_is_taken(
    looks: Choosing, own: Preferences, screen: PlainScreen
) -> None:
    own.take_committees(_OLD, settled=True)
    looks.take_mine(_OLD)
    looks.take_mine(None)
    assert screen.said == []
    looks.take_mine("")
    assert own.my_committee is None
    assert len(screen.said) == 1
    assert _OLD in screen.said[0]
