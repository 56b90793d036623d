"""The office's own entries: made, edited, undone, merged and forgotten as all else is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.changes import edits
from store.changes.deciding import ConflictError
from store.changes.edits import OwnField
from store.changes.owning import Typing, add_own, own_edits, remove_own
from store.common.errors import NamndkollError, RegisterError
from store.common.place import Place
from store.dates.today import today
from store.filters.parse import parse
from store.keeping.checking import check
from store.keeping.contents import SCHEMA, encode
from store.keeping.forgetting import EVERYTHING, NOTE
from store.keeping.signing import Signed
from store.model.own import Own
from store.model.records import Participant
from store.register.forgetting import forget
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import small_register
from tests.server.houses import House
from tests.store.made import copy_of, kept, trying

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)
Values = Mapping[OwnField, str]


def typing(register: Register, day: date = DAY) -> Typing:
    def named(text: str) -> str | None:
        body = register.committee(text)
        return body.name if body else None

    return Typing(named, day)


def add(
    register: Register, values: dict[str, str], *said: str, by: str = "Maj", now: datetime = NOW
) -> str:
    """Add an entry and return its id."""
    signed = Signed(by, now)
    draft = add_own(cast("Values", values), said, typing(register), signed)
    change = register.arrange(draft, by=by, now=now)
    assert change
    return f"E{change.ops[0].key}"


def edit(register: Register, about: str, **values: str) -> None:
    wanted = own_edits(about, cast("Values", values), typing(register))
    register.change(wanted, by="Maj", now=NOW)


def own(register: Register, about: str) -> Own:
    found = register.record(about)
    assert isinstance(found, Own)
    return found


@pytest.fixture
def register(place: Place) -> Register:
    small_register(place)
    return Register.open(place)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a register that is a file, for what is about its bytes."""
    made = tmp_path / "bytes.json"
    small_register(made)
    return made


def test_an_entry_says_what_was_typed_and_who_entered_it_when(register: Register) -> None:
    about = add(
        register,
        {
            "text": "Hur går det med lekparken?",
            "type": "fråga",
            "leads": "socialnämnden",
            "end": "v. 20 2026",
            "about": "a1",
            "asked": "2026-02-03",
        },
        "link=KS 2026/12",
    )
    assert about == "E1"
    found = own(Register.open(register.place), about)
    assert (found.text, found.type) == ("Hur går det med lekparken?", "question")
    assert (found.leads, found.about, found.asked) == (
        ("Socialnämnden",),
        "A1",
        date(2026, 2, 3),
    )
    assert (found.end.precision, found.end.last) == ("week", date(2026, 5, 17))
    assert (found.by, found.made) == ("Maj", NOW)
    assert register.follow_up(about).link == "KS 2026/12"


def test_a_field_that_is_set_leaves_all_others_of_the_entry_as_they_were(
    register: Register,
) -> None:
    about = register.activities[0].id
    id_ = add(register, {"text": "Hur går det?", "about": about, "asked": "2026-02-03"})
    before = own(register, id_)
    edit(register, id_, answered="2026-03-01")
    assert own(register, id_) == replace(before, answered=date(2026, 3, 1))
    assert before.about == about


def test_a_person_in_public_office_stands_as_typed_and_commas_part_bodies_alone(
    register: Register,
) -> None:
    read = typing(register).bodies
    assert read("Stadsdirektören, tillförordnad") == ["Stadsdirektören, tillförordnad"]
    assert read("socialnämnden, Kommunstyrelsen") == ["Socialnämnden", "Kommunstyrelsen"]
    assert read("socialnämnden; Stadsdirektören") == ["Socialnämnden", "Stadsdirektören"]
    about = add(register, {"text": "Ta fram underlag", "participants": "Kommunstyrelsen"})
    assert own(register, about).participants == (Participant("Kommunstyrelsen", "collaborates"),)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": "  "}, "needs a text"),
        ({"text": "x", "type": "brev"}, "no kind"),
        ({"text": "x", "end": "snart nog"}, "no time"),
        ({"text": "x", "asked": "mars 2026"}, "no day"),
        ({"text": "x", "about": "hej"}, "no id"),
        ({"text": "x", "about": "A999"}, "no entry A999"),
        ({"text": "x", "about": f"A{10**40}"}, "no id"),
        ({"text": "x\x1b[2J"}, "control character"),
        ({"text": "x" * 501}, "too long"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_written(
    register: Register, values: dict[str, str], said: str
) -> None:
    before = kept(register.place)
    with pytest.raises(NamndkollError, match=said):
        add(register, values)
    assert kept(register.place) == before
    assert not Register.open(register.place).own


def test_an_entry_is_removed_and_undo_brings_it_back_with_its_notes(register: Register) -> None:
    about = add(register, {"text": "Skriv till nämnden"})
    register.change([edits.note(about, "ring först")], by="Maj", now=NOW)
    register.arrange(remove_own(about), by="Maj", now=NOW)
    assert register.record(about) is None
    assert not register.own
    register.undo(by="Maj", now=NOW)
    assert own(register, about).text == "Skriv till nämnden"
    assert register.follow_up(about).note == "ring först"
    assert register.fingerprint == Register.open(register.place).fingerprint
    register.arrange(remove_own(about), by="Maj", now=NOW)
    assert add(register, {"text": "En annan"}) == "E2", "no id is given twice"


def test_only_the_offices_own_entries_are_removed_or_worded_otherwise(register: Register) -> None:
    for about in ("A1", "E1", "E", "E１", "Ex"):
        with pytest.raises(RegisterError):
            register.arrange(remove_own(about), by="Maj", now=NOW)
    with pytest.raises(RegisterError, match="cannot have text"):
        edit(register, "A1", text="annat")


def test_two_who_edit_different_fields_both_keep_theirs_and_the_same_field_is_a_conflict(
    register: Register,
) -> None:
    about = add(register, {"text": "Fråga", "type": "question"})
    other = register.branch()
    edit(register, about, asked="2026-02-03")
    edit(other, about, answered="2026-02-20")
    assert own(other, about).asked == date(2026, 2, 3)
    assert own(other, about).answered == date(2026, 2, 20)
    with pytest.raises(ConflictError) as caught:
        edit(register, about, answered="2026-02-21")
    assert [(one.id, one.field) for one in caught.value.conflicts] == [(about, "answered")]


def test_an_edit_of_what_someone_removed_meanwhile_is_refused_in_a_sentence(
    register: Register,
) -> None:
    about = add(register, {"text": "Fråga"})
    other = register.branch()
    register.arrange(remove_own(about), by="Per", now=NOW)
    with pytest.raises(RegisterError, match="removed meanwhile"):
        edit(other, about, asked="2026-02-03")


def classes(register: Register, day: date) -> dict[str, str | None]:
    entries = Survey(register, day).of("own")
    return {one.id: one.deadline.cls if one.deadline else None for one in entries}


def test_what_passed_its_day_is_late_and_what_has_none_never_is(register: Register) -> None:
    add(register, {"text": "Uppdrag med dag", "end": "2026-02-01"})
    add(register, {"text": "Fråga utan dag", "type": "fråga", "asked": "2025-01-01"})
    add(register, {"text": "Fråga med dag", "type": "fråga", "end": "2026-02-15"})
    survey = Survey(register, DAY)
    assert classes(register, DAY) == {"E1": "overdue", "E2": None, "E3": "overdue"}
    assert {"E1", "E3"} <= {one.id for one in survey.overdue()}
    assert sum(survey.counts().values()) == len(survey.deadlines)
    edit(register, "E3", answered="2026-02-20")
    assert classes(register, DAY)["E3"] == "closed"
    assert classes(register, date(2026, 2, 18))["E3"] == "overdue", "not answered by then"
    register.change([edits.own_status("E1", "done")], by="Maj", now=NOW)
    assert classes(register, DAY)["E1"] == "closed"


def test_a_moved_deadline_counts_and_the_first_one_stays(register: Register) -> None:
    about = add(register, {"text": "Uppdrag", "end": "2026-02-01"})
    register.change([edits.due(about, "2026-04-01", "de bad om det")], by="Maj", now=NOW)
    found = Survey(register, DAY).of("own")[0]
    assert found.deadline
    assert (found.deadline.cls, found.deadline.last) == ("upcoming", date(2026, 4, 1))
    assert own(register, about).end.last == date(2026, 2, 1)


def test_the_filter_finds_them_by_kind_body_type_and_word(register: Register) -> None:
    add(register, {"text": "Hur går lekparken?", "type": "fråga", "leads": "Socialnämnden"})
    add(register, {"text": "Ring", "end": "2026-03-05"})
    survey = Survey(register, DAY)

    def found(typed: str) -> set[str]:
        return {one.id for one in survey.search(parse(typed, DAY)) if one.kind == "own"}

    assert found("slag:eget") == found("kind:own") == {"E1", "E2"}
    assert found("nämnd:socialnämnden slag:eget") == {"E1"}
    assert found("typ:fråga") == found("type:question") == {"E1"}
    assert found("lekparken") == {"E1"}
    assert found("slut:2026-03") == {"E2"}
    assert not [one for one in survey.search(parse("-slag:eget", DAY)) if one.kind == "own"]


def test_a_register_of_the_form_before_opens_and_is_written_in_the_new_one(path: Path) -> None:
    Register.open(path).disk.fold("Maj")
    raw = json.loads(path.read_bytes())
    raw["register"]["1"]["schema"] = 5
    del raw["own"]
    data = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()
    from store.keeping.contents import checksum

    old = data.replace(raw["register"]["1"]["checksum"].encode(), checksum(data).encode(), 1)
    path.write_bytes(old)
    register = Register.open(path)
    assert add(register, {"text": "Nytt"}) == "E1"
    assert register.contents.about.schema == SCHEMA == 6
    assert own(Register.open(path), "E1").text == "Nytt"


def test_a_program_before_says_that_it_is_too_old(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(Register.open(path), {"text": "Nytt"})
    Register.open(path).disk.fold("Maj")
    monkeypatch.setattr("store.keeping.decoding.SCHEMA", 5)
    with pytest.raises(RegisterError, match="made by a newer program"):
        Register.open(path)


# What two do apart.


def copied(register: Register, place: Path) -> Register:
    register.copies.save(place)
    return Register.open(place)


def join(
    register: Register, other: Register, now: datetime = NOW
) -> tuple[int, int, tuple[str, ...]]:
    joined = register.copies.join(copy_of(other), by="Sam", now=now)
    return len(joined.ops), len(joined.conflicts), joined.unknown


def test_entries_that_two_made_apart_both_stay_with_what_is_said_of_them(
    register: Register, tmp_path: Path
) -> None:
    add(register, {"text": "Gemensam"})
    other = copied(register, tmp_path / "kopia.json")
    add(register, {"text": "Min"}, "owner=Maj")
    add(other, {"text": "Din"}, "owner=Per", by="Per")
    add(other, {"text": "Svar på din", "type": "svar", "about": "E2"}, by="Per")
    other.change([edits.note("E2", "viktigt")], by="Per", now=NOW)
    edit(other, "E2", leads="Socialnämnden")
    assert join(register, other)[1:] == (0, ())
    assert [one.text for one in register.own] == ["Gemensam", "Min", "Din", "Svar på din"]
    assert register.follow_up("E2").owner == "Maj"
    assert (register.follow_up("E3").owner, register.follow_up("E3").note) == ("Per", "viktigt")
    assert own(register, "E3").leads == ("Socialnämnden",)
    assert own(register, "E4").about == "E3", "an answer is still to its own question"
    assert join(register, other) == (0, 0, ()), "taken in again, it changes nothing"
    edit(other, "E2", answer="Den kommer")
    assert join(register, other) == (1, 0, ())
    assert own(register, "E3").answer == "Den kommer"
    assert join(other, register)[1:] == (0, ())
    assert {one.text for one in other.own} == {one.text for one in register.own}


def test_what_was_removed_here_does_not_come_back_with_a_copy(
    register: Register, tmp_path: Path
) -> None:
    add(register, {"text": "Gemensam"})
    other = copied(register, tmp_path / "kopia.json")
    add(other, {"text": "Din"}, by="Per")
    join(register, other)
    register.arrange(remove_own("E2"), by="Maj", now=NOW)
    assert join(register, other) == (0, 0, ())
    edit(other, "E2", asked="2026-02-03")
    assert join(register, other) == (0, 0, ("E2",)), "and what is lost so is told"
    assert register.record("E2") is None


def test_what_was_removed_there_is_removed_here_unless_it_was_changed_here(
    register: Register, tmp_path: Path
) -> None:
    add(register, {"text": "En"})
    add(register, {"text": "Två"})
    other = copied(register, tmp_path / "kopia.json")
    edit(other, "E1", asked="2026-02-03")
    other.arrange(remove_own("E1"), by="Per", now=NOW)
    other.arrange(remove_own("E2"), by="Per", now=NOW)
    edit(register, "E2", text="Två, ändrad")
    assert join(register, other)[1:] == (1, ())
    assert [one.text for one in register.own] == ["Två, ändrad"]


Step = Callable[[Register], object]
_TEXTS = st.sampled_from(["Skriv", "Fråga nämnden", "Ring"])
_VALUES: dict[str, st.SearchStrategy[str]] = {
    "text": _TEXTS,
    "type": st.sampled_from(["uppdrag", "fråga", "svar"]),
    "leads": st.sampled_from(["", "Socialnämnden", "Stadsdirektören"]),
    "end": st.sampled_from(["", "2026-02-01", "v. 20 2026", "T1 2026"]),
    "asked": st.sampled_from(["", "2026-02-03"]),
    "answered": st.sampled_from(["", "2026-03-03"]),
    "answer": st.sampled_from(["", "Ja\noch nej"]),
}


@st.composite
def _steps(draw: st.DrawFn) -> list[Step]:
    def step() -> Step:
        kind = draw(st.sampled_from(["add", "edit", "remove", "note", "undo", "redo"]))
        text, number = draw(_TEXTS), draw(st.integers(1, 4))
        field = draw(st.sampled_from([*_VALUES]))
        value = draw(_VALUES[field])
        about = f"E{number}"
        return {
            "add": lambda one: add(one, {"text": text}),
            "edit": lambda one: edit(one, about, **{field: value}),
            "remove": lambda one: one.arrange(remove_own(about), by="Maj", now=NOW),
            "note": lambda one: one.change([edits.note(about, text)], by="Maj", now=NOW),
            "undo": lambda one: one.undo(by="Maj", now=NOW),
            "redo": lambda one: one.undo(by="Maj", now=NOW, again=True),
        }[kind]

    return [step() for _ in range(draw(st.integers(1, 8)))]


def walk(register: Register, steps: list[Step]) -> None:
    for step in steps:
        try:
            step(register)
        except NamndkollError:
            continue


def test_whatever_is_done_is_read_again_as_it_was_and_undoing_all_leads_back(house: House) -> None:
    @trying(house)
    @given(_steps())
    def tried(steps: list[Step]) -> None:
        with house.lent() as place:
            _assert_undone_to_the_first(place, steps)

    tried()


def _assert_undone_to_the_first(place: Place, steps: list[Step]) -> None:
    small_register(place)
    register = Register.open(place)
    start, before = register.fingerprint, len(register.changes)
    walk(register, steps)
    assert Register.open(place).fingerprint == register.fingerprint
    if isinstance(place, Path):
        assert not any(one.fault for one in check(place))
    for _ in range(len(register.changes) - before + 1):
        try:
            register.undo(by="Maj", now=NOW)
        except RegisterError:
            break
        if register.fingerprint == start:
            break
    assert not register.own


def test_copies_that_went_apart_come_together_and_no_entry_is_lost_in_silence(
    house: House, tmp_path_factory: pytest.TempPathFactory
) -> None:
    @trying(house)
    @given(_steps(), _steps())
    def tried(here: list[Step], there: list[Step]) -> None:
        with house.lent() as place:
            _assert_come_together(place, tmp_path_factory.mktemp("egna"), here, there)

    tried()


def _assert_come_together(place: Place, folder: Path, here: list[Step], there: list[Step]) -> None:
    small_register(place)
    register = Register.open(place)
    add(register, {"text": "Gemensam"})
    other = copied(register, folder / "kopia.json")
    walk(register, here)
    walk(other, there)
    mine = [one for one in register.own if one.id != "E1"]
    theirs = [one for one in other.own if one.id != "E1"]
    join(register, other)
    now = {one.uid: one for one in register.own}
    assert all(now[one.uid] == one for one in mine)
    assert all(replace(now[one.uid], id=one.id) == one for one in theirs)
    assert len(mine) + len(theirs) + (register.record("E1") is not None) == len(now)
    assert join(register, other)[0] == 0
    assert Register.open(register.place).fingerprint == register.fingerprint


# What is forgotten.


def test_an_entry_forgotten_is_in_no_file_or_table_and_no_history(
    house: House, register: Register
) -> None:
    about = add(register, {"text": "Ring Torbjörn hemma"}, "link=Torbjörns ärende")
    edit(register, about, answer="Torbjörn svarade")
    register.change([edits.note(about, "Torbjörn igen")], by="Maj", now=NOW)
    place = register.place
    forgot = forget(Register.open(place), about, EVERYTHING, by="Ombudet", now=NOW)
    assert "entry" in forgot.fields
    register = Register.open(place)
    assert register.record(about) is None
    assert not register.follow_ups
    assert house.holds(place, "Torbj") == []
    said = [one for one in register.history(about) if one.field != "forget"]
    assert not [one for one in said if one.before or one.after]
    forget(register, about, EVERYTHING, by="Ombudet", now=NOW)
    assert add(register, {"text": "Nästa"}) == "E2"


def test_a_note_of_an_entry_is_forgotten_and_the_entry_stays(register: Register) -> None:
    about = add(register, {"text": "Skriv"})
    register.change([edits.note(about, "Torbjörn")], by="Maj", now=NOW)
    forget(register, about, NOTE, by="Ombudet", now=NOW)
    assert own(register, about).text == "Skriv"
    assert register.follow_up(about).note is None


def test_an_entry_removed_before_is_forgotten_as_well(register: Register) -> None:
    about = add(register, {"text": "Torbjörn"})
    register.arrange(remove_own(about), by="Maj", now=NOW)
    forget(register, about, EVERYTHING, by="Ombudet", now=NOW)
    assert b"Torbj" not in encode(register.contents)


def test_what_was_forgotten_here_takes_nothing_of_a_copys_entry_of_the_same_number(
    register: Register, tmp_path: Path
) -> None:
    add(register, {"text": "Gemensam"})
    other = copied(register, tmp_path / "kopia.json")
    add(register, {"text": "Min"})
    forget(register, "E2", EVERYTHING, by="Ombudet", now=NOW + timedelta(minutes=5))
    add(other, {"text": "Din"}, by="Per")
    other.change([edits.note("E2", "viktigt")], by="Per", now=NOW)
    assert join(register, other)[1:] == (0, ())
    assert [(one.id, one.text) for one in register.own] == [("E1", "Gemensam"), ("E3", "Din")]
    assert register.follow_up("E3").note == "viktigt"


def test_what_was_forgotten_here_does_not_come_back_with_a_copy_that_has_it(
    register: Register, tmp_path: Path
) -> None:
    add(register, {"text": "Gemensam"})
    other = copied(register, tmp_path / "kopia.json")
    add(other, {"text": "Din"}, by="Per")
    add(register, {"text": "Min"})
    join(other, register)
    assert [one.text for one in other.own] == ["Gemensam", "Din", "Min"]
    forget(register, "E2", EVERYTHING, by="Ombudet", now=NOW + timedelta(minutes=5))
    join(register, other)
    assert [one.text for one in register.own] == ["Gemensam", "Din"]


def test_of_an_earlier_day_the_entries_are_those_that_were_known_then(register: Register) -> None:
    add(register, {"text": "Först"}, now=NOW)
    add(register, {"text": "Sedan"}, now=NOW + timedelta(days=9))
    known = register.as_known(DAY + timedelta(days=3))
    assert [one.text for one in known.own] == ["Först"]
    assert [one.text for one in register.own] == ["Först", "Sedan"]


def test_of_a_day_before_the_register_was_begun_no_entry_is_known(register: Register) -> None:
    begun = register.changes[1].at
    add(register, {"text": "Samma dag"}, now=begun)
    assert not register.as_known(today(begun) - timedelta(days=3)).own
    assert [one.text for one in register.as_known(today(begun)).own] == ["Samma dag"]
