"""From one view or row to another, and back by as many steps."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from store.entries.entries import Entry
from tests.tui.parts import PlainLooking, PlainScreen, PlainView, lens_on
from tui.app.screens.main.pane import Pane
from tui.app.screens.main.selection import Selection
from tui.app.screens.main.travelling import Travelling
from tui.app.screens.pages.details import DetailScreen
from tui.app.session.session import Session


class _NoPane:
    shown = None


class _NoSession:
    changing = None


@pytest.fixture
def looking(tmp_path: Path) -> PlainLooking:
    """Return what is looked at: what is late, of one committee, through a filter."""
    lens = lens_on(tmp_path).scoped("Äldrenämnden").typing("mobil")
    return PlainLooking(lens, PlainView(lens.survey.activities[0]))


@pytest.fixture
def travels(looking: PlainLooking, screen: PlainScreen) -> Travelling:
    """Return the ways from there."""
    session = cast("Session", _NoSession())
    selection = Selection(screen.as_screen(), looking.as_looking(), session)
    pane = cast("Pane", _NoPane())
    return Travelling(screen.as_screen(), looking.as_looking(), selection, pane, session)


def _where(looking: PlainLooking) -> tuple[str, str | None, str]:
    assert looking.lens
    return looking.shown, looking.lens.committee, looking.lens.typed


async def _back(travels: Travelling) -> None:
    doing = travels.step_back()
    if doing:
        await doing


async def test_a_jump_is_gone_back_before_the_filter_is_cleared_and_the_committee_left(
    travels: Travelling, looking: PlainLooking
) -> None:
    await travels.show_ready("klass:försenad")
    assert _where(looking) == ("activities", "Äldrenämnden", "klass:försenad")
    found = []
    for _step in range(4):
        await _back(travels)
        found.append(_where(looking))
    assert found == [
        ("overdue", "Äldrenämnden", "mobil"),
        ("overdue", "Äldrenämnden", ""),
        ("overdue", None, ""),
        ("overdue", None, ""),
    ]


async def test_a_view_chosen_outright_leaves_no_way_back(
    travels: Travelling, looking: PlainLooking
) -> None:
    await travels.show_ready("")
    await travels.open_view("directives")
    await _back(travels)
    assert looking.shown == "directives"


async def test_a_step_back_clears_the_filter_while_one_types_and_leaves_it_when_empty(
    travels: Travelling, looking: PlainLooking
) -> None:
    looking.filter_bar.field.has_focus = True
    await _back(travels)
    assert (_where(looking), looking.focused_list) == (("overdue", "Äldrenämnden", ""), 0)
    await _back(travels)
    assert looking.focused_list == 1


async def test_an_entry_is_shown_where_it_is_at_home_and_nothing_is_cleared_for_it(
    travels: Travelling, looking: PlainLooking
) -> None:
    assert travels.entry_elsewhere is looking.view.entry
    going = travels.go_home()
    assert going
    await going
    assert _where(looking) == ("activities", "Äldrenämnden", "mobil")
    assert travels.entry_elsewhere is None
    assert travels.go_home() is None


async def test_what_would_hide_an_entry_is_cleared_to_show_it(
    travels: Travelling, looking: PlainLooking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_without_filter(_view: PlainView, _entry: Entry) -> bool:
        return bool(looking.lens and not looking.lens.typed)

    monkeypatch.setattr(PlainView, "go_to", only_without_filter)
    assert looking.lens
    await travels.go_to(looking.lens.survey.activities[0])
    assert _where(looking) == ("activities", None, "")


def test_where_no_pane_is_to_be_seen_the_details_open_above(
    travels: Travelling, screen: PlainScreen, looking: PlainLooking
) -> None:
    travels.open_entry()
    (details,) = screen.opened
    assert isinstance(details, DetailScreen)
    assert details.entry is looking.view.entry


def test_before_the_register_is_read_there_is_nowhere_to_go(
    travels: Travelling, looking: PlainLooking, screen: PlainScreen
) -> None:
    looking.lens = None
    travels.leave_step()
    travels.open_entry()
    assert travels.step_back() is None
    assert travels.headed is None
    assert screen.opened == []
