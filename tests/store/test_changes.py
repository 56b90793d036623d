"""Changes to a register: saved, merged, undone and known as of a day, as a plain model says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from store.changes import edits
from store.changes.deciding import ConflictError
from store.common.errors import RegisterError
from store.common.place import Place
from store.dates.today import today
from store.register.register import Register
from tests.registers import NOW as FIRST
from tests.registers import small_register
from tests.server.houses import House
from tests.store.made import activity, directive, listing, reading

BEGUN = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
IDS = ("A1", "A2", "D1")
State = dict[tuple[str, str], Any]


@pytest.fixture
def begun(place: Place) -> Place:
    small_register(place)
    return place


def change(
    register: Register, *wanted: edits.Edit, by: str = "Karin", at: datetime = BEGUN
) -> None:
    register.change(wanted, by=by, now=at)


def test_others_edits_of_other_fields_are_taken_in(begun: Place) -> None:
    mine, theirs = Register.open(begun), Register.open(begun)
    change(theirs, edits.owner("A1", "Maj"), by="Maj")
    change(mine, edits.note("A1", "min"))
    both = Register.open(begun).follow_up("A1")
    assert mine.follow_up("A1") == both
    assert (both.owner, both.note) == ("Maj", "min")


def test_the_same_field_is_a_conflict_with_both_values_and_is_settled_by_setting_again(
    begun: Place,
) -> None:
    mine, theirs = Register.open(begun), Register.open(begun)
    change(theirs, edits.note("A1", "deras"), by="Maj")
    with pytest.raises(ConflictError) as raised:
        change(mine, edits.note("A1", "min"))
    (conflict,) = raised.value.conflicts
    assert (conflict.theirs, conflict.mine, conflict.by) == ("deras", "min", "Maj")
    assert Register.open(begun).follow_up("A1").note == "deras"
    change(mine, edits.note("A1", "min"))
    assert Register.open(begun).follow_up("A1").note == "min"


def test_the_same_value_by_two_is_no_conflict(begun: Place) -> None:
    mine, theirs = Register.open(begun), Register.open(begun)
    change(theirs, edits.note("A1", "samma"))
    change(mine, edits.note("A1", "samma"))
    assert len(Register.open(begun).history("A1")) == 1


def test_many_edits_are_one_step(begun: Place) -> None:
    register = Register.open(begun)
    before = register.fingerprint
    change(register, *(edits.own_status(about, "done") for about in IDS))
    register.undo(by="Karin", now=BEGUN)
    assert register.fingerprint == Register.open(begun).fingerprint == before


def test_an_import_is_undone_and_done_again(begun: Place) -> None:
    register = Register.open(begun)
    before, ids = register.fingerprint, [one.id for one in register.activities]
    register.take_in(reading(activity(listing("Nytt")), directive("Nya")), BEGUN, "Karin")
    after = register.fingerprint
    register.undo(by="Karin", now=BEGUN)
    assert (register.fingerprint, [one.id for one in register.activities]) == (before, ids)
    assert Register.open(begun).fingerprint == before
    register.undo(by="Karin", now=BEGUN, again=True)
    assert register.fingerprint == Register.open(begun).fingerprint == after


def test_an_id_of_an_undone_import_is_not_given_again(begun: Place) -> None:
    register = Register.open(begun)
    first = reading(directive("Första"), text="a", year=2030)
    register.take_in(first, BEGUN, "Karin")
    given = {one.id for one in register.directives}
    register.undo(by="Karin", now=BEGUN)
    kept = {one.id for one in register.directives}
    register.take_in(reading(directive("Andra"), text="b", year=2031), BEGUN)
    new = {one.id for one in register.directives} - kept
    assert new
    assert new.isdisjoint(given)


def test_someone_elses_step_is_not_undone_unseen(begun: Place) -> None:
    mine, theirs = Register.open(begun), Register.open(begun)
    change(mine, edits.note("A1", "min"))
    change(theirs, edits.note("A2", "deras"))
    with pytest.raises(RegisterError, match="meanwhile"):
        mine.undo(by="Karin", now=BEGUN)
    assert mine.follow_up("A2").note == "deras"


def test_a_later_import_is_not_known_the_day_before(begun: Place) -> None:
    register = Register.open(begun)
    register.take_in(reading(directive("Nya"), text="ny", year=2030), BEGUN)
    day = today(BEGUN) - timedelta(days=1)
    texts = [one.text for one in register.as_known(day).directives]
    assert "Nya" not in texts
    assert "Nya" in [one.text for one in register.directives]


def test_before_its_first_day_a_register_is_read_with_its_first_import(begun: Place) -> None:
    register = Register.open(begun)
    change(register, edits.own_status("A1", "done"))
    known = register.as_known(today(FIRST) - timedelta(days=400))
    assert known.activities == register.activities
    assert known.follow_up("A1").own_status == "open"


def test_what_was_known_cannot_be_changed(begun: Place) -> None:
    register = Register.open(begun)
    change(register, edits.own_status("A1", "done"))
    with pytest.raises(RegisterError):
        change(register.as_known(today(FIRST)), edits.own_status("A1", "open"))


def test_a_moved_deadline_counts_its_moves(begun: Place) -> None:
    register = Register.open(begun)
    for day in ("2025-01-31", "2025-02-28"):
        change(register, edits.due("A1", day, "förseningar"))
    assert register.moves("A1") == 2
    register.undo(by="Karin", now=BEGUN)
    assert register.moves("A1") == 1


@pytest.mark.parametrize(
    ("about", "field"), [("A999", "note"), ("S1", "note"), ("a1", "note"), ("C1", "own_status")]
)
def test_what_cannot_be_said_is_refused(begun: Place, about: str, field: edits.Field) -> None:
    with pytest.raises(RegisterError):
        change(Register.open(begun), edits.Edit(about, field, "done"))


_TEXTS = st.sampled_from(["", "ett", "två", "tre\nrader", '"id"', "å\u0301"])


class Life(RuleBasedStateMachine):
    """Any edits, undoing, doing again, reopening and looking back, beside a plain model."""

    house: ClassVar[House]

    @initialize()
    def begin(self) -> None:
        self.lending = ExitStack()
        self.place = self.lending.enter_context(self.house.lent())
        small_register(self.place)
        self.register = Register.open(self.place)
        self.first = self.register.fingerprint
        self.now = BEGUN
        self.state: State = {}
        self.done: list[State] = []
        self.undone: list[State] = []
        self.days: dict[Any, State] = {}

    def teardown(self) -> None:
        if hasattr(self, "lending"):
            with self.lending:
                self._undo_all()

    def _undo_all(self) -> None:
        """Undoing everything but the first import returns to where it began."""
        while self.done:
            self.undo()
        assert self.register.fingerprint == self.first == Register.open(self.place).fingerprint

    def _changed(self, new: State) -> None:
        if new != self.state:
            self.done.append(self.state)
            self.undone.clear()
            self.state = new

    @rule(about=st.sampled_from(IDS), text=_TEXTS)
    def note(self, about: str, text: str) -> None:
        edit = edits.note(about, text)
        change(self.register, edit, at=self.now)
        said: State = {(about, "note"): edit.value} if edit.value else {}
        self._changed({**self._without(about, "note"), **said})

    def _without(self, about: str, field: str) -> State:
        return {place: value for place, value in self.state.items() if place != (about, field)}

    @rule(status=st.sampled_from(edits.STATUSES), abouts=st.sets(st.sampled_from(IDS), min_size=1))
    def judge(self, status: str, abouts: set[str]) -> None:
        wanted = (edits.own_status(one, status) for one in sorted(abouts))
        change(self.register, *wanted, at=self.now)
        places = {(about, "own_status") for about in abouts}
        kept = {place: value for place, value in self.state.items() if place not in places}
        said = dict.fromkeys(places, status) if status != "open" else {}
        self._changed({**kept, **said})

    @rule(text=st.sampled_from(["a", "a,b", ""]))
    def tag(self, text: str) -> None:
        edit = edits.tags("A1", text)
        change(self.register, edit, at=self.now)
        said: State = {("A1", "tags"): tuple(edit.value)} if edit.value else {}
        self._changed({**self._without("A1", "tags"), **said})

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.register.undo(by="Karin", now=self.now)
        self.undone.append(self.state)
        self.state = self.done.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.register.undo(by="Karin", now=self.now, again=True)
        self.done.append(self.state)
        self.state = self.undone.pop()

    @rule(fold=st.booleans())
    def reopen(self, fold: bool) -> None:
        if fold:
            self.register.disk.fold()
        self.register = Register.open(self.place)

    @rule()
    def tomorrow(self) -> None:
        self.days[today(self.now)] = dict(self.state)
        self.now += timedelta(days=1)

    @rule()
    def look_back(self) -> None:
        for day, state in self.days.items():
            assert said(self.register.as_known(day)) == state

    @invariant()
    def is_as_the_model_says(self) -> None:
        if hasattr(self, "register"):
            assert said(self.register) == self.state
            assert said(Register.open(self.place)) == self.state


def said(register: Register) -> State:
    """Return all that is said in a register, by record and field."""
    return dict(_said(register))


def _said(register: Register) -> Iterator[tuple[tuple[str, str], Any]]:
    for about in IDS:
        found = register.follow_up(about)
        if found.note:
            yield (about, "note"), found.note
        if found.own_status != "open":
            yield (about, "own_status"), found.own_status
        if found.tags:
            yield (about, "tags"), found.tags


def test_any_life_of_a_register_is_as_a_plain_model_says(house: House) -> None:
    class Here(Life):
        pass

    Here.house = house
    # A server is asked less: its own is how it saves and reads, which few steps try as well.
    examples, steps = (25, 25) if house.kind == "file" else (5, 12)
    tried = settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    run_state_machine_as_test(Here, settings=tried)
