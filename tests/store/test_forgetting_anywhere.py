"""What is forgotten is gone from a register for good, whichever house it is kept in."""

from __future__ import annotations

from contextlib import suppress

import pytest
from msgspec.structs import replace

from store.changes import edits
from store.common.errors import RegisterError
from store.common.place import Address, Place
from store.keeping.contents import nothing
from store.keeping.forgetting import EVERYTHING, NOTE
from store.keeping.signing import Signed
from store.register.forgetting import forget
from store.register.register import Register
from store.register.restoring import put_back
from tests.server.houses import KEEPER, House, seen_by
from tests.store.made import directive, reading
from tests.store.test_forgetting import NAME, SECRET, at, hold_secret, note_forgotten


@pytest.fixture
def begun(place: Place) -> Place:
    """Return a register with a secret, opened by who may forget what everyone may read."""
    place = seen_by(place, KEEPER) if isinstance(place, Address) else place
    hold_secret(place)
    return place


def test_a_name_is_gone_as_owner_signature_and_in_reasons(house: House, begun: Place) -> None:
    forgot = forget(Register.open(begun), "A1", EVERYTHING, by="Ombudet", now=at(9))
    assert house.holds(begun, NAME) == []
    assert forgot.elsewhere == ("plan.txt", "A2")  # which Maj signed, who signed of A1 as well
    said = Register.open(begun).follow_up("A1")
    assert said.due
    assert said.due.span.text == "2025-01-31"
    assert said.own_status == "started"


def test_the_history_says_that_by_whom_and_when_and_not_what(begun: Place) -> None:
    note_forgotten(begun)
    register = Register.open(begun)
    event, *earlier = register.history("A1")
    assert (event.field, event.before, event.after) == ("forget", "note", None)
    assert (event.by, event.at, event.id) == ("Ombudet", at(9), "A1")
    assert [(one.before, one.after) for one in earlier if one.field == "note"] == [(None, None)] * 2


def test_where_the_same_name_still_stands_is_told(begun: Place) -> None:
    Register.open(begun).change([edits.owner("A3", NAME)], by="Maj", now=at(6))
    assert "A3" in forget(Register.open(begun), "A1", EVERYTHING, by="Maj", now=at(9)).elsewhere


def test_undo_and_redo_of_everything_before_never_bring_it_back(house: House, begun: Place) -> None:
    note_forgotten(begun)
    register = Register.open(begun)
    undone = 0
    with suppress(RegisterError):
        while True:
            register.undo(by="Maj", now=at(10), anyones=True)
            undone += 1
            assert house.holds(begun, SECRET) == []
    assert undone == 7
    for _ in range(undone):
        register.undo(by="Maj", now=at(11), again=True)
        assert house.holds(begun, SECRET) == []
    assert Register.open(begun).follow_up("A1").note is None
    assert Register.open(begun).follow_up("A1").owner == NAME


def test_what_was_known_on_any_day_is_without_it(begun: Place) -> None:
    first = Register.open(begun)
    note_forgotten(begun)
    after = Register.open(begun)
    for day in range(10):
        before, known = (one.as_known(at(day).date()).follow_up("A1") for one in (first, after))
        assert known == replace(before, notes={}, older=None)
    assert first.follow_up("A1").note


def test_what_is_written_afterwards_stays(begun: Place) -> None:
    note_forgotten(begun)
    register = Register.open(begun)
    register.change([edits.note("A1", "nytt")], by="Maj", now=at(9))
    register.change([edits.note("A1", "nyare")], by="Maj", now=at(10))
    forget(register, "A2", NOTE, by="Maj", now=at(11))
    assert Register.open(begun).follow_up("A1").note == "nyare"
    register.undo(by="Maj", now=at(12))
    assert Register.open(begun).follow_up("A1").note == "nytt"


def test_another_program_that_has_the_register_open_cannot_write_it_back(
    house: House, begun: Place
) -> None:
    other = Register.open(begun)
    stale = Register.open(begun)
    note_forgotten(begun)
    other.change([edits.owner("A2", "Ola")], by="Ola", now=at(10))
    other.disk.fold("Ola")
    assert house.holds(begun, SECRET) == []
    put_back(stale, nothing(), "tomt", Signed("Ola", at(10)))
    assert house.holds(begun, SECRET) == []
    stale.disk.fold("Ola")
    stale.take_in(reading(directive("Ny"), text="annan", year=2031), at(11), "Ola")
    assert house.holds(begun, SECRET) == []


def test_nothing_to_forget_is_said_and_changes_nothing(begun: Place) -> None:
    with pytest.raises(RegisterError, match="Nothing is written of D1"):
        forget(Register.open(begun), "D1", NOTE, by="Maj", now=at(9))
    with pytest.raises(RegisterError, match="no entry"):
        forget(Register.open(begun), "A999", NOTE, by="Maj", now=at(9))
    assert Register.open(begun).history("D1") == []


def test_forgetting_again_is_no_second_fact(begun: Place) -> None:
    note_forgotten(begun)
    note_forgotten(begun, now=at(10))
    assert [one.field for one in Register.open(begun).history("A1")].count("forget") == 1


def test_a_change_written_while_it_is_forgotten_is_kept(begun: Place) -> None:
    register = Register.open(begun)
    Register.open(begun).change([edits.note("A2", "samtidigt")], by="Ola", now=at(8))
    forget(register, "A1", NOTE, by="Maj", now=at(9))
    assert Register.open(begun).follow_up("A2").note == "samtidigt"
    assert [one.by for one in Register.open(begun).changes.values()].count("Ola") == 1
