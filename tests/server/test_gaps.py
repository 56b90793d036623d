"""An office's register on a server where others have steps that it does not see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from store.changes import edits
from store.changes.owning import Typing, add_own
from store.common.errors import RegisterError
from store.dates.today import today
from store.importing.reading.reading import Reading, Reported
from store.keeping.signing import ClockError, Signed
from store.model.records import CityStatus
from store.register.ahead import moment
from store.register.register import Register
from store.register.restoring import put_back
from store.survey.since import novelties, steps_after
from tests.server.houses import THEIRS, Databases, seen_by
from tests.store.made import activity, directive, listing, reading

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def offices(databases: Databases) -> Iterator[tuple[Register, Register]]:
    """A register with a directive and an activity, opened by two offices."""
    with databases.lent() as place:
        ours = Register.empty(place, date(2026, 4, 1))
        ours.take_in(_document("rad ett"), NOW)
        yield ours, Register.open(seen_by(place, THEIRS))


def _document(text: str, *statuses: str) -> Reading:
    """Return a document that may say how its directive goes."""
    read = reading(directive("Odla"), activity(listing("Plantera")), text=text)
    said = tuple(Reported("directives", 0, CityStatus(one, "", NOW.date())) for one in statuses)
    return replace(read, reported=said)


def _note(register: Register, about: str, text: str, at: datetime = NOW) -> None:
    register.change([edits.add_note(about, text)], by="Någon", now=at)


def _add(register: Register, text: str) -> str:
    signed = Signed("Någon", NOW)
    draft = add_own({"text": text}, (), Typing(lambda _: None, NOW.date()), signed)
    change = register.arrange(draft, by="Någon", now=NOW)
    assert change
    return f"E{change.ops[0].key}"


def _anew(register: Register) -> Register:
    return Register.open(register.place)


def test_entries_of_ones_own_are_numbered_past_those_of_offices_that_are_not_seen(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    given = [_add(one, "Skriv") for one in (ours, theirs, theirs, ours)]
    assert given == ["E1", "E2", "E3", "E4"]
    assert [one.id for one in _anew(ours).own] == ["E1", "E4"]
    assert [one.id for one in _anew(theirs).own] == ["E2", "E3"]


def test_a_clock_that_was_set_back_is_told_also_when_the_last_step_is_not_seen(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    ours.change([edits.owner("A1", "Maj")], by="Maj", now=NOW + DAY)
    _note(theirs, "A1", "deras", NOW + DAY)
    with pytest.raises(ClockError):
        _note(ours, "A1", "vårt", NOW)


def test_what_waited_while_others_wrote_is_no_earlier_than_the_last_step_that_is_seen(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    ours.change([edits.owner("A1", "Maj")], by="Maj", now=NOW + DAY)
    _note(theirs, "A1", "deras", NOW + DAY)
    ours.disk.refresh()
    assert moment(ours.contents, NOW, NOW + 2 * DAY) == NOW + DAY


def test_undo_and_redo_take_ones_own_last_step_past_those_that_are_not_seen(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    _note(ours, "A1", "vårt")
    _note(theirs, "A1", "deras")
    ours.undo(by="Någon", now=NOW)
    assert ours.follow_up("A1").note is None
    _note(theirs, "A1", "deras igen", NOW + timedelta(minutes=1))
    ours.undo(by="Någon", now=NOW, again=True)
    assert ours.follow_up("A1").note == _anew(ours).follow_up("A1").note == "vårt"
    assert _anew(theirs).follow_up("A1").note == "deras\nderas igen"


def test_what_is_new_and_what_was_known_pass_over_steps_that_are_not_seen(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    _note(theirs, "A1", "deras")
    _note(ours, "A1", "vårt", NOW + DAY)
    _note(theirs, "A1", "deras igen", NOW + 2 * DAY)
    ours.disk.refresh()
    assert [one.seq for one in steps_after(ours, 1)] == [3]
    assert [one.id for one in novelties(ours, steps_after(ours, 2))] == ["A1"]
    assert ours.as_known(today(NOW)).follow_up("A1").note is None
    assert ours.as_known(today(NOW + DAY)).follow_up("A1").note == "vårt"
    assert not ours.disk.refresh()


def test_a_step_that_is_seen_in_part_is_taken_back_in_that_part(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    both = [edits.owner("A1", "Maj"), edits.add_note("A1", "deras")]
    theirs.change(both, by="Maj", now=NOW)
    ours.disk.refresh()
    assert (ours.follow_up("A1").owner, ours.follow_up("A1").note) == ("Maj", None)
    ours.undo(by="Karin", now=NOW, anyones=True)
    theirs.disk.refresh()
    assert (theirs.follow_up("A1").owner, theirs.follow_up("A1").note) == (None, "deras")
    theirs.undo(by="Maj", now=NOW, again=True, anyones=True)
    assert _anew(theirs).follow_up("A1").owner == _anew(ours).follow_up("A1").owner == "Maj"


@pytest.mark.parametrize("first", ["", "påbörjat"], ids=["said first", "said before"])
def test_another_offices_import_is_taken_back_and_looked_behind_without_ones_notes_going(
    offices: tuple[Register, Register], first: str
) -> None:
    ours, theirs = offices
    if first:
        theirs.take_in(_document("rad två", first), NOW)
    _note(ours, "D1", "vårt")
    theirs.take_in(_document("rad tre", "genomfört"), NOW + DAY)
    ours.disk.refresh()
    assert ours.follow_up("D1").city_status
    assert ours.as_known(today(NOW)).follow_up("D1").note == "vårt"
    ours.undo(by="Karin", now=NOW + DAY, anyones=True)
    said = _anew(ours).follow_up("D1")
    assert (said.note, said.city_status and said.city_status.status) == ("vårt", first or None)
    ours.undo(by="Karin", now=NOW + DAY, again=True)
    assert _anew(ours).follow_up("D1").note == "vårt"
    assert _anew(ours).contents == ours.contents


def test_ones_own_import_is_taken_back_without_another_offices_notes_going(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    ours.take_in(_document("rad två", "genomfört"), NOW, "Karin")
    _note(theirs, "D1", "deras")
    ours.undo(by="Karin", now=NOW)
    assert _anew(theirs).follow_up("D1").note == "deras"
    assert _anew(theirs).as_known(today(NOW)).follow_up("D1").note == "deras"


def test_what_is_taken_back_past_steps_that_are_not_seen_gives_no_number_twice(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    ours.take_in(_document("rad två", "genomfört"), NOW, "Karin")
    _add(theirs, "Skriv")
    ours.undo(by="Karin", now=NOW)
    assert _add(ours, "Ring") == "E2"
    assert _add(theirs, "Fråga") == "E3"


def test_ones_own_import_is_taken_back_and_what_came_meanwhile_elsewhere_stays(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    ours.take_in(_document("rad två", "genomfört"), NOW, "Karin")
    theirs.change([edits.owner("A1", "Maj")], by="Maj", now=NOW)
    ours.undo(by="Karin", now=NOW)
    said = _anew(ours)
    assert (said.follow_up("D1").city_status, said.follow_up("A1").owner) == (None, "Maj")


def test_ones_own_import_is_not_taken_back_under_what_came_meanwhile_of_the_same(
    offices: tuple[Register, Register],
) -> None:
    ours, theirs = offices
    ours.take_in(_document("rad två", "genomfört"), NOW, "Karin")
    theirs.change([edits.owner("D1", "Maj")], by="Maj", now=NOW)
    with pytest.raises(RegisterError, match="step 3 by Maj, "):
        ours.undo(by="Karin", now=NOW)
    assert _anew(ours).follow_up("D1").city_status


@pytest.mark.parametrize("undone", [1, 2], ids=["note alone", "with what all may read"])
def test_a_restored_note_is_taken_back_with_the_step_that_brought_it(
    offices: tuple[Register, Register], undone: int
) -> None:
    ours, theirs = offices
    ours.take_in(_document("rad två", "genomfört"), NOW, "Karin")
    _note(ours, "D1", "vårt")
    backup = ours.contents.snapshot()
    for _ in range(undone):
        ours.undo(by="Karin", now=NOW, anyones=True)
    _note(theirs, "D1", "deras")
    put_back(ours, backup, "igår.json", Signed("Karin", NOW + DAY))
    assert _anew(ours).follow_up("D1").note == "vårt"
    assert _anew(ours).as_known(today(NOW)).follow_up("D1").note is None
    _anew(ours).undo(by="Karin", now=NOW + DAY)
    assert _anew(ours).follow_up("D1").note is None
    assert _anew(theirs).follow_up("D1").note == "deras"


@pytest.mark.parametrize("text", ["noll \0 tecken", "lång " * 300_000], ids=["nul", "long"])
def test_any_text_is_kept_whole(offices: tuple[Register, Register], text: str) -> None:
    ours, _ = offices
    ours.change([edits.Edit("A1", "owner", text)], by=text, now=NOW)
    assert _anew(ours).follow_up("A1").owner == text


def test_half_a_character_is_a_sentence_and_nothing_is_changed(
    offices: tuple[Register, Register],
) -> None:
    ours, _ = offices
    with pytest.raises(RegisterError, match="a character that is none"):
        ours.change([edits.Edit("A1", "owner", "halv \ud800")], by="Maj", now=NOW)
    assert ours.contents == _anew(ours).contents
    assert ours.change([edits.owner("A1", "Maj")], by="Maj", now=NOW)


def test_a_value_that_no_record_can_have_is_a_sentence(offices: tuple[Register, Register]) -> None:
    ours, _ = offices
    with pytest.raises(RegisterError, match="a value in it cannot be"):
        ours.change([edits.Edit("A1", "own_status", {"x": 1})], by="Maj", now=NOW)
    assert ours.contents == _anew(ours).contents
