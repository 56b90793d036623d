"""The way back: one step at a time, and none where a view was chosen outright."""

from __future__ import annotations

from tui.app.screens.main.trail import Step, Trail


def test_the_last_step_is_gone_back_first() -> None:
    trail, first, last = Trail(), Step("overdue", None, "mobil"), Step("activities", "KS", "")
    trail.leave(first)
    trail.leave(last)
    assert [trail.back(), trail.back(), trail.back()] == [last, first, None]


def test_there_is_no_way_back_from_what_was_chosen_outright() -> None:
    trail = Trail()
    trail.leave(Step("overdue", None, ""))
    trail.forget()
    assert trail.back() is None
