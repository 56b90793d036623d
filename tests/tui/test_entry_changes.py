"""What is said about entries begins with those that it can be said about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest

from store.changes.edits import Edit
from store.entries.entries import Entry
from store.model.traits import Kind
from store.register.register import Register
from tests.tui.parts import PlainScreen, lens_on
from tui.app.screens.dialogs.edit import EditScreen
from tui.app.screens.dialogs.forget import ForgetScreen
from tui.app.screens.pages.changes import EntryChanges
from tui.app.screens.pages.history import HistoryScreen
from tui.app.session.changing import Changing
from tui.presentation.lens import Lens

_DATED: tuple[Kind, ...] = ("activity",)


class _Changing:
    """Begins at once, and notes what is changed."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.lens: Lens | None = None
        self.edits: list[Edit] = []
        self.said: list[str] = []
        self.undone: list[tuple[bool, bool]] = []

    def begin(self, then: Callable[[Register], object]) -> None:
        then(self.register)

    def change(self, _register: Register, _entries: object, edits: Sequence[Edit]) -> None:
        self.edits += edits

    def undo(self, *, again: bool, anyones: bool) -> None:
        self.undone.append((again, anyones))

    def tell(self, said: str) -> None:
        self.said.append(said)


class _Selected:
    """Some entries of a register."""

    def __init__(self, lens: Lens, entries: Sequence[Entry]) -> None:
        self.register = lens.register
        self.plain = _Changing(lens.register)
        self.entries = entries

    @property
    def changing(self) -> Changing:
        return cast("Changing", self.plain)

    def to_change(self) -> Sequence[Entry]:
        return self.entries

    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None:
        then(found())


@pytest.fixture
def lens(tmp_path: Path) -> Lens:
    """Return a lens on the small register."""
    return lens_on(tmp_path)


def _on(lens: Lens, *entries: Entry) -> tuple[EntryChanges, _Changing, PlainScreen]:
    screen, selected = PlainScreen(), _Selected(lens, entries)
    return EntryChanges(screen.as_screen(), selected), selected.plain, screen


def test_a_status_is_set_on_what_has_one_and_on_nothing_else(lens: Lens) -> None:
    activity, body = lens.survey.activities[0], lens.survey.committees[0]
    changes, changing, _screen = _on(lens, activity, body)
    changes.set_status("done", ("activity", "directive"))
    assert [one.about for one in changing.edits] == [activity.id]
    assert changing.said == []


def test_what_can_be_said_of_nothing_that_is_marked_is_told(lens: Lens) -> None:
    changes, changing, screen = _on(lens, lens.survey.committees[0])
    changes.edit(("due",), _DATED)
    assert (len(changing.said), screen.opened) == (1, [])


def test_a_form_opens_for_all_that_are_meant(lens: Lens) -> None:
    changes, _changing, screen = _on(lens, *lens.survey.activities[:2])
    changes.edit(("note",), None)
    (form,) = screen.opened
    assert isinstance(form, EditScreen)


def test_one_entry_is_forgotten_at_a_time(lens: Lens) -> None:
    changes, changing, screen = _on(lens, *lens.survey.activities[:2])
    changes.forget(("note",))
    assert (len(changing.said), screen.opened) == (1, [])
    changes, changing, screen = _on(lens, lens.survey.activities[0])
    changes.forget(("note",))
    assert isinstance(screen.opened[0], ForgetScreen)
    assert changing.said == []


def test_the_history_is_of_the_first_entry_and_there_is_none_of_nothing(lens: Lens) -> None:
    changes, _changing, screen = _on(lens)
    changes.show_history()
    assert screen.opened == []
    changes.show_changes()
    changes, _changing, other = _on(lens, *lens.survey.activities[:2])
    changes.show_history()
    assert [type(one) for one in (*screen.opened, *other.opened)] == [HistoryScreen] * 2


def test_undoing_and_doing_again_are_the_sessions(lens: Lens) -> None:
    changes, changing, _screen = _on(lens)
    changes.undo(again=False, anyones=True)
    changes.undo(again=True, anyones=False)
    assert changing.undone == [(False, True), (True, False)]
