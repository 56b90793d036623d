"""What two or three people take back in one register: each what that one made, and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.changes import edits
from store.changes.deciding import ConflictError
from store.changes.history import origin
from store.changes.owning import Typing, add_own, own_edits, remove_own
from store.changes.undoing import BlockedError, Undo, refuse_blocked
from store.common.errors import NamndkollError, RegisterError
from store.common.place import Place
from store.importing.reading.reading import Reading, Reported
from store.keeping.applying import CHANGING, fields_of, plain, taken_back
from store.keeping.contents import Contents
from store.keeping.signing import Signed
from store.keeping.steps import Change
from store.model.records import CityStatus
from store.register.register import Register
from store.register.restoring import put_back
from tests.registers import small_register
from tests.server.houses import House
from tests.store.made import activity, directive, listing, reading, trying

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
PEOPLE = ("Karin", "Maj", "Ola")
Act = Callable[[Register, str, datetime], object]
Values = dict[tuple[str, int, str], Any]
"""All values of a register by table, document and field."""


@pytest.fixture
def register(place: Place) -> Register:
    return small_register(place)


def say(register: Register, by: str, *wanted: edits.Edit) -> None:
    register.change(wanted, by=by, now=NOW)


def undo(
    register: Register,
    by: str,
    *,
    again: bool = False,
    anyones: bool = False,
    step: int | None = None,
) -> Change:
    """Take a step back and return it."""
    return register.undo(by=by, now=NOW, again=again, anyones=anyones, step=step)[0]


def new_document(text: str = "Nytt", *statuses: str) -> Reading:
    read = reading(activity(listing(text)), directive(text), text=text, year=2030)
    said = tuple(Reported("directives", 0, CityStatus(one, "", NOW.date())) for one in statuses)
    return replace(read, reported=said)


def add_entry(register: Register, by: str, **values: str) -> str:
    typing = Typing(lambda _: None, date(2024, 9, 16))
    draft = add_own({"text": "Skriv", **values}, (), typing, Signed(by, NOW))  # type: ignore[dict-item]
    change = register.arrange(draft, by=by, now=NOW)
    assert change
    return f"E{change.ops[0].key}"


def test_each_takes_back_their_own_last_change_and_does_it_again(register: Register) -> None:
    say(register, "Karin", edits.owner("A1", "Kansliet"))
    say(register, "Maj", edits.owner("A2", "Staben"))
    say(register, "Karin", edits.tags("A1", "viktigt"))
    assert undo(register, "Maj").by == "Maj"
    assert [undo(register, "Karin").seq for _ in range(2)] == [4, 2]
    found = Register.open(register.place)
    assert found.follow_up("A1").owner is found.follow_up("A2").owner is None
    undo(register, "Karin", again=True)
    assert (register.follow_up("A1").owner, register.follow_up("A1").tags) == ("Kansliet", ())
    undo(register, "Maj", again=True)
    assert register.follow_up("A2").owner == "Staben"


def test_anothers_change_leaves_one_what_one_undid_to_do_again(register: Register) -> None:
    say(register, "Karin", edits.owner("A1", "Kansliet"))
    undo(register, "Karin")
    say(register, "Maj", edits.owner("A2", "Staben"))
    undo(register, "Karin", again=True)
    assert register.follow_up("A1").owner == "Kansliet"
    undo(register, "Karin")
    say(register, "Karin", edits.tags("A1", "viktigt"))
    with pytest.raises(RegisterError, match="nothing to do again"):
        undo(register, "Karin", again=True)


def test_who_has_made_no_change_is_told_whose_the_last_is_and_takes_it_back_when_asked(
    register: Register,
) -> None:
    say(register, "Maj", edits.owner("A1", "Staben"))
    with pytest.raises(RegisterError, match="no change by Karin to undo"):
        undo(register, "Karin")
    assert Register.open(register.place).follow_up("A1").owner == "Staben"
    undo(register, "Karin", anyones=True)
    assert register.follow_up("A1").owner is None
    with pytest.raises(RegisterError, match="undoing is by Karin"):
        undo(register, "Maj", again=True)
    undo(register, "Karin", again=True)
    assert register.follow_up("A1").owner == "Staben"
    assert undo(register, "Maj").undoes, "what another undid and did again is still one's own"
    assert register.follow_up("A1").owner is None


def test_what_others_changed_since_is_a_conflict_that_names_them(register: Register) -> None:
    say(register, "Karin", edits.owner("A1", "Kansliet"))
    say(register, "Maj", edits.owner("A1", "Staben"))
    with pytest.raises(ConflictError, match="changed since by Maj"):
        undo(register, "Karin")
    undo(register, "Maj")
    undo(register, "Karin")
    assert Register.open(register.place).follow_up("A1").owner is None


def test_what_a_whole_step_changed_since_is_a_conflict_that_names_who_made_it(
    register: Register,
) -> None:
    say(register, "Karin", edits.owner("A1", "ett"))
    before = register.contents.snapshot()
    say(register, "Karin", edits.owner("A1", "två"))
    say(register, "Maj", edits.owner("A1", "tre"))
    put_back(register, before, "igår.json", Signed("Ola", NOW))
    say(register, "Karin", edits.tags("A1", "viktigt"))
    with pytest.raises(ConflictError) as raised:
        undo(register, "Maj")
    assert [(one.id, one.by, one.theirs) for one in raised.value.conflicts] == [
        ("A1", "Ola", "ett")
    ]


def test_what_another_has_taken_back_by_hand_is_passed_over(register: Register) -> None:
    say(register, "Karin", edits.tags("A1", "viktigt"))
    say(register, "Karin", edits.owner("A1", "Kansliet"))
    say(register, "Maj", edits.owner("A1", ""))
    assert undo(register, "Karin").seq == 2
    assert register.follow_up("A1").tags == ()
    undo(register, "Maj")
    assert undo(register, "Karin").seq == 3, "it is there again"
    assert register.follow_up("A1").owner is None


def test_an_import_is_taken_back_under_others_changes_of_other_things(register: Register) -> None:
    ids = [one.id for one in register.activities]
    register.take_in(new_document(), NOW, "Karin")
    say(register, "Maj", edits.owner("A1", "Staben"))
    undo(register, "Karin")
    found = Register.open(register.place)
    assert ([one.id for one in found.activities], found.follow_up("A1").owner) == (ids, "Staben")
    undo(register, "Karin", again=True)
    assert len(Register.open(register.place).activities) == len(ids) + 1


def _note(register: Register) -> None:
    say(register, "Maj", edits.add_note(register.activities[-1].id, "ring"))


def _answer(register: Register) -> None:
    add_entry(register, "Maj", about=register.activities[-1].id)


def _import(register: Register) -> None:
    register.take_in(new_document("Annat"), NOW, "Maj")


def _set_status(register: Register) -> None:
    say(register, "Maj", edits.own_status(register.directives[-1].id, "done"))


@pytest.mark.parametrize("work", [_note, _answer, _import, _set_status])
def test_an_import_that_a_later_step_builds_on_is_not_taken_back_until_that_one_is(
    register: Register, work: Callable[[Register], None]
) -> None:
    register.take_in(new_document("Nytt", "påbörjat"), NOW, "Karin")
    kept = register.fingerprint
    work(register)
    before = register.fingerprint
    with pytest.raises(RegisterError, match=r"step 3 by Maj, .*namndkoll undo --any"):
        undo(register, "Karin")
    assert Register.open(register.place).fingerprint == before
    undo(register, "Karin", anyones=True)
    assert register.fingerprint == kept
    undo(register, "Karin")
    assert not [one for one in Register.open(register.place).activities if "Nytt" in str(one)]


def test_what_was_undone_before_an_import_is_not_brought_back_with_it(register: Register) -> None:
    say(register, "Maj", edits.owner("D1", "Staben"))
    register.take_in(reading(directive("x"), text="x", year=2030), NOW, "Karin")
    assert register.contents.follow_ups
    before = register.contents.snapshot()
    put_back(register, replace(before, follow_ups={}), "igår.json", Signed("Karin", NOW))
    undo(register, "Karin")
    undo(register, "Maj")
    with pytest.raises(RegisterError, match=r"step 6 by Maj, .*namndkoll redo --any"):
        undo(register, "Karin", again=True)
    assert Register.open(register.place).follow_up("D1").owner is None


def test_an_entry_that_another_wrote_about_is_not_taken_from_under_what_they_wrote(
    register: Register,
) -> None:
    about = add_entry(register, "Karin")
    say(register, "Maj", edits.add_note(about, "ring"))
    with pytest.raises(RegisterError, match="step 3 by Maj"):
        undo(register, "Karin")
    undo(register, "Maj")
    undo(register, "Karin")
    assert not Register.open(register.place).own


def test_a_step_before_one_that_others_built_on_is_named_and_taken_back_by_its_number(
    register: Register,
) -> None:
    say(register, "Karin", edits.tags("A1", "viktigt"))
    say(register, "Karin", edits.link("A2", "https://a.se"))
    about = add_entry(register, "Karin")
    say(register, "Karin", edits.owner("A1", "Kansliet"))
    say(register, "Maj", edits.owner("A1", "Staben"))
    say(register, "Maj", edits.add_note(about, "ring"))
    kept = register.fingerprint
    with pytest.raises(
        BlockedError, match=r"Step 5 cannot be taken back: .* since by Maj"
    ) as raised:
        undo(register, "Karin")
    assert raised.value.instead == Undo("Karin", step=3), "step 4 is built on as well"
    undo(register, "Karin", step=3)
    assert (register.follow_up("A2").link, register.follow_up("A1").owner) == (None, "Staben")
    undo(register, "Karin", again=True)
    assert register.fingerprint == kept
    undo(register, "Karin", step=2)
    assert register.follow_up("A1").tags == ()
    assert undo(register, "Karin").undoes == 8, "what was done again is one's own last step again"
    with pytest.raises(BlockedError) as raised:
        undo(register, "Karin")
    assert raised.value.instead is None
    assert Register.open(register.place).fingerprint == register.fingerprint


def test_where_an_entry_was_removed_since_who_did_is_told(register: Register) -> None:
    about = add_entry(register, "Karin")
    say(register, "Karin", edits.owner("A1", "Kansliet"))
    typing = Typing(lambda _: None, NOW.date())
    register.change(own_edits(about, {"text": "Skriv om"}, typing), by="Karin", now=NOW)
    register.arrange(remove_own(about), by="Maj", now=NOW)
    with pytest.raises(BlockedError, match=f"{about} was removed meanwhile by Maj") as raised:
        undo(register, "Karin")
    assert raised.value.instead == Undo("Karin", step=3)


def test_another_undoing_than_the_last_is_done_again_by_its_number(register: Register) -> None:
    say(register, "Karin", edits.tags("A1", "viktigt"))
    say(register, "Karin", edits.owner("A2", "Kansliet"))
    undo(register, "Karin")
    undo(register, "Karin")
    say(register, "Maj", edits.tags("A1", "annat"))
    with pytest.raises(BlockedError, match="Step 5 cannot be taken back") as raised:
        undo(register, "Karin", again=True)
    assert raised.value.instead == Undo("Karin", again=True, step=4)
    undo(register, "Karin", again=True, step=4)
    found = Register.open(register.place)
    assert (found.follow_up("A2").owner, found.follow_up("A1").tags) == ("Kansliet", ("annat",))


@pytest.mark.parametrize("number", [1, 4, 99])
def test_a_number_of_no_step_that_stands_takes_nothing_back(
    register: Register, number: int
) -> None:
    say(register, "Maj", edits.owner("A1", "Staben"))
    say(register, "Karin", edits.tags("A1", "viktigt"))
    undo(register, "Karin")
    before = register.fingerprint
    with pytest.raises(RegisterError, match=f"[Ss]tep {number} "):
        undo(register, "Karin", step=number)
    with pytest.raises(RegisterError, match=r"Step 2 is not by Karin but by Maj, .* --step 2 "):
        undo(register, "Karin", step=2)
    assert register.fingerprint == before


def test_one_person_at_two_desks_is_asked_to_look_first(register: Register) -> None:
    say(register, "Karin", edits.owner("A1", "Kansliet"))
    say(Register.open(register.place), "Karin", edits.owner("A2", "Kansliet"))
    with pytest.raises(RegisterError, match="meanwhile, so nothing was undone"):
        undo(register, "Karin")
    assert Register.open(register.place).follow_up("A2").owner == "Kansliet"


def values(contents: Contents) -> Values:
    return {
        (table, key, field): value
        for table in CHANGING
        for key, record in getattr(contents, table).items()
        for field, value in fields_of(plain(record)).items()
        if (table, field) != ("follow_ups", "about")  # it is there as long as anything is said
    }


@st.composite
def _said(draw: st.DrawFn, abouts: Sequence[str] = ("A1", "A2", "D1")) -> Act:
    about, text = draw(st.sampled_from(abouts)), draw(st.sampled_from(["", "ett", "två"]))
    kind = draw(st.sampled_from([edits.owner, edits.tags, edits.link, edits.note]))
    some = [kind(about, text)]
    if draw(st.booleans()):
        some.append(edits.own_status(about, draw(st.sampled_from(["open", "done"]))))
    return lambda one, by, now: one.change(some, by=by, now=now)


@st.composite
def _imported(draw: st.DrawFn) -> Act:
    read = new_document(draw(st.sampled_from(["Odla", "Plantera"])), "påbörjat")
    return lambda one, by, now: one.take_in(read, now, by)


@st.composite
def _taken_back(draw: st.DrawFn) -> Act:
    again, anyones = draw(st.booleans()), draw(st.sampled_from([False, False, False, True]))
    return lambda one, by, now: _take_back(one, Undo(by, again, anyones), now)


def _take_back(one: Register, asked: Undo, now: datetime) -> None:
    """Take a step back, and see that it is one's own and that nothing else is otherwise.

    Where others built on it, it is the last one before it that they did not build on.
    """
    before, was = one.contents.snapshot(), values(one.contents)
    try:
        step, done = one.undo(
            by=asked.by, now=now, again=asked.again, anyones=asked.anyones, step=asked.step
        )
    except BlockedError as error:
        assert values(one.contents) == was
        instead, last = error.instead, asked.step_in(before)
        assert last
        every = [one.seq for one in replace(asked, step=None).candidates(before)]
        passed = every[every.index(last.seq) :]
        if instead:
            assert instead.step
            assert asked.step is None, "what is offered can be taken back"
            passed = passed[: passed.index(instead.step)]
        for number in passed:
            with pytest.raises(BlockedError):
                refuse_blocked(before, asked, before.history[number])
        if instead:
            _take_back(one, instead, now)
        return
    except NamndkollError:
        assert values(one.contents) == was
        raise
    made = step if asked.again else origin(before.history, step)
    assert asked.anyones or made.by == asked.by
    now_said, at_step = values(one.contents), values(_at(before, step.seq))
    before_it = values(_at(before, step.seq - 1))
    for place in was.keys() | now_said.keys():
        if was.get(place) != now_said.get(place):
            assert was.get(place) == at_step.get(place), "it stood as the step made it"
            assert now_said.get(place) == before_it.get(place)
            assert at_step.get(place) != before_it.get(place), "it is the step's"
    assert done.by == asked.by


def _at(contents: Contents, seq: int) -> Contents:
    """Return contents as they were after a step."""
    past = contents.snapshot()
    for later in sorted(contents.history, reverse=True):
        if later > seq:
            taken_back(past, contents.history[later])
    return past


def _do_again(register: Register, by: str) -> None:
    """See that what is taken back last, of whatever age, is what is done again next."""
    before = register.fingerprint
    try:
        _take_back(register, Undo(by), NOW)
    except NamndkollError:
        return
    if register.fingerprint != before:
        undo(register, by, again=True)
        assert register.fingerprint == before


_MADE = st.one_of(_said(), _said(), _imported())


def test_whoever_undoes_takes_back_their_own_and_nothing_of_anybody_else(house: House) -> None:
    steps = st.tuples(st.sampled_from(PEOPLE), st.one_of(_MADE, _taken_back(), _taken_back()))

    @trying(house, 60)
    @given(st.lists(steps, min_size=2, max_size=12))
    def tried(taken: list[tuple[str, Act]]) -> None:
        with house.lent() as place:
            register = walk(small_register(place), taken)
            assert register.fingerprint == Register.open(place).fingerprint
            _do_again(register, "Karin")

    tried()


def walk(register: Register, taken: Sequence[tuple[str, Act]]) -> Register:
    for by, act in taken:
        try:
            act(register, by, NOW)
        except NamndkollError:
            continue
    return register


def test_who_undoes_all_of_their_own_leaves_a_register_in_which_they_never_were(
    house: House,
) -> None:
    theirs = st.tuples(st.sampled_from(PEOPLE[1:]), _said(("A1", "A2")))
    own = st.tuples(st.just("Karin"), st.one_of(_said(("A3", "D1")), _imported()))

    @trying(house, 60)
    @given(st.lists(st.one_of(theirs, own), min_size=2, max_size=12))
    def tried(taken: list[tuple[str, Act]]) -> None:
        with house.lent() as here, house.lent() as there:
            register = walk(small_register(here), taken)
            for _ in range(sum(one.by == "Karin" for one in register.changes.values())):
                undo(register, "Karin")
            with pytest.raises(RegisterError, match=r"no change by Karin|nothing to undo"):
                undo(register, "Karin")
            others = [one for one in taken if one[0] != "Karin"]
            assert register.fingerprint == walk(small_register(there), others).fingerprint

    tried()
