"""What the lists list: their own entries, arranged and narrowed, and why there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.entries.entries import Entry
from store.model.records import Goal, GoalLevel
from store.survey.survey import Survey
from tests.registers import CLASS_COUNTS, DAY, empty_register
from tests.tui.parts import lens_on
from tui.app.views.entry_lists import (
    Activities,
    Deadlines,
    Directives,
    EntryList,
    Overdue,
    Upcoming,
)
from tui.presentation.arrange import Arrangement
from tui.presentation.lens import Lens
from tui.presentation.year_arrange import BY_LEVEL

LISTS = (Activities, Deadlines, Directives, Overdue, Upcoming)


@pytest.fixture
def lens(tmp_path: Path) -> Lens:
    """Return a lens on the small register."""
    return lens_on(tmp_path)


def _ids(entries: EntryList, lens: Lens) -> set[str]:
    return {one.id for group in entries.groups(lens) for one in group.rows}


@pytest.mark.parametrize("kind", LISTS)
def test_each_can_be_arranged_in_all_its_ways_and_loses_nothing(
    kind: type[EntryList], lens: Lens
) -> None:
    entries = kind()
    every = {one.id for one in entries.chosen(lens.survey)}
    for order in entries.orders:
        for grouping in entries.groupings:
            wanted = Arrangement(order.key, grouping.key, descending=True)
            assert entries.arranger.has(wanted)
            entries.arranger.now = wanted
            assert _ids(entries, lens) == every
            assert (entries.arranger.order, entries.arranger.grouping) == (order, grouping)


def test_two_lists_of_a_kind_are_arranged_by_themselves(lens: Lens) -> None:
    one, other = Activities(), Activities()
    one.arranger.now = one.arranger.now.ordered_by("text").grouped_by("none")
    assert other.arranger.now == other.arranger.usual == Activities.usual
    assert len(one.groups(lens)) == 1 < len(other.groups(lens))


def test_an_order_or_grouping_of_another_list_is_none_of_its_own() -> None:
    arranger = Directives().arranger
    assert not arranger.has(Arrangement("end", "none"))
    assert not arranger.has(Arrangement("printed", "late"))
    assert (arranger.has_order("printed"), arranger.has_order("end")) == (True, False)


def test_what_nobody_knows_the_day_of_follows_what_is_late(lens: Lens) -> None:
    found = [one.cls for entry in Overdue().chosen(lens.survey) if (one := entry.deadline)]
    assert set(found) == {"overdue", "undated", "invalid"}
    assert found.count("overdue") == CLASS_COUNTS["overdue"]


def test_the_lens_narrows_and_groups_left_empty_are_gone(lens: Lens) -> None:
    entries, narrowed = Activities(), lens.typing("klass:försenad")
    assert _ids(entries, narrowed) == {one.id for one in lens.survey.in_class("overdue")}
    assert all(group.rows for group in entries.groups(narrowed))


def test_why_there_is_nothing_is_said_by_what_left_it_out(lens: Lens, tmp_path: Path) -> None:
    nothing = Lens(Survey(empty_register(tmp_path / "empty.json"), DAY))
    assert "namndkoll import" in Overdue().why_empty(nothing)
    assert "filtret" in Overdue().why_empty(lens.typing("finns inte"))
    assert "Kulturnämnden" in Overdue().why_empty(lens.scoped("Kulturnämnden"))
    assert str(DAY) in Overdue().why_empty(lens)


def test_goals_whose_level_a_paper_says_stand_before_those_that_say_none() -> None:
    levels: tuple[GoalLevel, ...] = ("", "committee", "direction", "area")
    goals = [Goal(f"G{n}", "Kajen är hel", level=level) for n, level in enumerate(levels)]
    of = BY_LEVEL.of
    assert of
    headings = [of(Entry(one, DAY)) for one in goals]
    ordered = sorted(headings, key=lambda one: one.order)
    assert [one.key for one in ordered] == [
        "direction goal",
        "area goal",
        "committee goal",
        "goal",
    ]
