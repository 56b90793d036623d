"""What is otherwise in a register since a step: what came, what changed, what was said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.changes.arranging import add_meeting
from store.changes.edits import own_status, owner
from store.common.place import Place
from store.importing.reading.reading import Reading, Reported
from store.keeping.contents import follow_up_key
from store.model.records import CityStatus
from store.register.register import Register
from store.survey.since import Novelty, novelties, steps_after, steps_from
from tests.server.houses import House
from tests.store.made import LATER, NOW, activity, directive, listing, reading, trying

TREES, BENCHES, LAMPS = "plantera träd", "laga bänkar", "byta lampor"


@pytest.fixture
def register(place: Place) -> Register:
    """Return a register with two directives and an activity, imported in one step."""
    found = Register.empty(place, date(2026, 4, 1))
    records = (directive(TREES), directive(BENCHES, line=2), activity(listing(LAMPS)))
    found.take_in(reading(*records), NOW, "Ett namn")
    return found


def told(found: list[Novelty]) -> list[tuple[str, str]]:
    return [(one.what, one.id) for one in found]


def since_import(register: Register, but_of: str = "") -> list[Novelty]:
    return novelties(register, steps_after(register, 1), but_of)


def test_all_of_a_first_import_is_new_with_its_document(register: Register) -> None:
    found = novelties(register, steps_after(register, 0))
    assert sorted(told(found)) == [
        ("document", "S1"), ("new", "A1"), ("new", "D1"), ("new", "D2"),
    ]  # fmt: skip
    assert since_import(register) == []


def test_a_later_version_changes_withdraws_and_adds(register: Register) -> None:
    later = (
        directive(TREES),
        activity(listing(LAMPS, end="2026-08-31")),
        directive("måla", line=3),
    )
    register.take_in(reading(*later, text="rad två"), LATER)
    found = {one.id: one for one in since_import(register)}
    assert {about: one.what for about, one in found.items() if about[0] != "S"} == {
        "A1": "changed", "D2": "withdrawn", "D3": "new",
    }  # fmt: skip
    assert [one.what for one in found["A1"].differences] == ["dates"]


def test_a_line_that_only_moved_is_nothing_new(register: Register) -> None:
    moved = (directive(TREES, line=7), directive(BENCHES, line=8), activity(listing(LAMPS, line=9)))
    register.take_in(reading(*moved, text="\n" * 9), LATER)
    assert [one.what for one in since_import(register) if one.id[0] != "S"] == []


def test_what_was_taken_back_is_nothing_new(register: Register) -> None:
    register.take_in(reading(directive("nytt"), text="annat"), LATER, "Ett namn")
    register.undo(by="Ett namn", now=LATER)
    register.change([own_status("D1", "done")], by="Ett annat", now=LATER)
    register.undo(by="Ett annat", now=LATER)
    assert told(since_import(register)) == []


def test_what_took_back_something_older_is_told(register: Register) -> None:
    register.change([own_status("D1", "done")], by="Ett annat", now=LATER)
    register.undo(by="Ett annat", now=LATER)
    assert told(novelties(register, steps_after(register, 2))) == [("edited", "D1")]


def test_what_is_said_of_a_record_is_told_together_the_latest_first(register: Register) -> None:
    register.change([own_status("D1", "started")], by="Ett annat", now=LATER)
    register.change([owner("D1", "Kansliet")], by="Ett tredje", now=LATER)
    (found,) = since_import(register)
    assert (found.what, found.id, found.by, found.seq) == ("edited", "D1", "Ett tredje", 3)
    assert [one.field for one in found.events] == ["owner", "own_status"]


def test_ones_own_words_are_no_news_but_ones_imports_are(register: Register) -> None:
    register.change([own_status("D1", "done")], by="Ett namn", now=LATER)
    register.change([own_status("D2", "done")], by="Ett annat", now=LATER)
    assert told(since_import(register, but_of="Ett namn")) == [("edited", "D2")]
    whole = novelties(register, steps_after(register, 0), but_of="Ett namn")
    assert ("document", "S1") in told(whole)


def test_what_the_city_reports_in_a_document_is_told_of_the_record(register: Register) -> None:
    answered = Reported("directives", 0, CityStatus("genomfört", "", date(2026, 4, 1)))
    register.take_in(_reporting(answered), LATER)
    (found,) = [one for one in since_import(register) if one.what == "reported"]
    assert (found.id, found.events[0].after["status"]) == ("D1", "genomfört")


def _reporting(answered: Reported) -> Reading:
    records = (directive(TREES), directive(BENCHES, line=2), activity(listing(LAMPS)))
    return replace(reading(*records, text="rapport"), reported=(answered,))


def test_a_meeting_that_somebody_entered_is_told_with_its_id(register: Register) -> None:
    draft = add_meeting("Parknämnden", date(2026, 5, 5))
    register.arrange(draft, by="Ett annat", now=LATER)
    (found,) = since_import(register)
    assert (found.what, found.id, found.record) == ("edited", "M1", None)


def test_steps_of_a_day_count_from_its_morning_on(register: Register) -> None:
    register.change([own_status("D1", "done")], by="Ett annat", now=LATER)
    assert [one.seq for one in steps_from(register, LATER.date())] == [2]
    assert steps_from(register, LATER.date() + timedelta(days=1)) == []


_EDITS = st.lists(
    st.tuples(st.sampled_from(["D1", "D2", "A1"]), st.sampled_from(["open", "started", "done"])),
    max_size=8,
)


def test_exactly_the_records_that_later_steps_name_are_told_once_each(house: House) -> None:
    @trying(house)
    @given(_EDITS, st.integers(1, 9))
    def tried(edits: list[tuple[str, str]], last: int) -> None:
        with house.lent() as place:
            _assert_told_once_each(place, edits, last)

    tried()


def _assert_told_once_each(place: Place, edits: list[tuple[str, str]], last: int) -> None:
    register = Register.empty(place, date(2026, 4, 1))
    records = (directive(TREES), directive(BENCHES, line=2), activity(listing(LAMPS)))
    register.take_in(reading(*records), NOW)
    steps = [
        register.change([own_status(about, said)], by="Någon", now=LATER) for about, said in edits
    ]
    named = {op.key for one in steps if one and one.seq > last for op in one.ops}
    found = [one.id for one in novelties(register, steps_after(register, last))]
    assert sorted(map(follow_up_key, found)) == sorted(named)
