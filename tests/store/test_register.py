"""Opening a register, and looking things up in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.common.errors import RegisterError
from store.common.limits import REGISTER
from store.common.place import Place
from store.importing.reading.reading import Reading
from store.keeping.reading import NoRegisterError
from store.merging.taking_in import PlanChangedError
from store.model.records import CITY_WIDE, Activity, Committee, Directive, FollowUp, Source
from store.register.register import Register
from tests.bench.generate import generate
from tests.registers import small_register
from tests.shared import shared
from tests.store.made import LATER, NAME, NOW, activity, directive, kept, listing, reading

PARKS = Committee("", "Parknämnden", "committee", ("Parkkontoret", "Grönnämnden"))
HARBOUR = Committee("", "Hamnbolaget AB", "company", ("Hamnen",))
ISLANDS = Committee("", "Öarna", "group", members=("grönnämnden", "Hamnbolaget AB"))
POLICE = Committee("", "Polisen", "external")
TEXT = "\n".join(f"rad {number}" for number in range(1, 11))


@pytest.fixture
def register(place: Place) -> Register:
    made = Register.empty(place, as_of=date(2026, 3, 1))
    rows = (listing("Plantera träd", line=4), listing("Plantera träd", "Hamnbolaget AB", line=8))
    read = reading(activity(*rows), directive("Odla"), PARKS, HARBOUR, ISLANDS, POLICE, text=TEXT)
    made.take_in(read, NOW)
    return Register.open(made.place)


def test_what_was_taken_in_is_there_when_opened_again(register: Register) -> None:
    (found,) = register.activities
    assert (found.id, found.text) == ("A1", "Plantera träd")
    assert [one.id for one in register.committees] == ["C1", "C2", "C3", "C4"]
    assert (register.documents[0].id, register.documents[0].imported) == ("S1", NOW)
    assert register.as_of == date(2026, 3, 1)


@pytest.mark.parametrize("name", ["A1", "a1", "A01"])
def test_a_record_is_found_by_its_id(register: Register, name: str) -> None:
    found = register.record(name)
    assert isinstance(found, Activity)


@pytest.mark.parametrize(
    "name", ["", "A", "1", "A2", "X1", "S1", "A-1", "A1 ", "A１", "A²", "ß1", "A" + "1" * 9999]
)
def test_what_is_no_id_finds_nothing(register: Register, name: str) -> None:
    assert register.record(name) is None


@pytest.mark.parametrize(
    "name", ["Parknämnden", "parknämnden", "PARKKONTORET", "gronnamnden", " Grönnämnden "]
)
def test_a_body_is_found_by_name_or_alias(register: Register, name: str) -> None:
    found = register.committee(name)
    assert found is not None
    assert found.name == "Parknämnden"


def test_a_name_goes_before_an_alias_of_another(place: Place) -> None:
    made = Register.empty(place)
    borrowing = Committee("", "Andra nämnden", "committee", ("Parknämnden",))
    made.take_in(reading(PARKS, borrowing), NOW)
    found = made.committee("parknämnden")
    assert found is not None
    assert found.id == "C1"


def test_an_unknown_name_is_nobody(register: Register) -> None:
    assert register.committee("Rymdnämnden") is None
    assert register.groups_of("Rymdnämnden") == ()


def test_members_named_by_an_alias_belong_to_their_group(register: Register) -> None:
    assert register.groups_of("parkkontoret") == ("Öarna", CITY_WIDE)


def test_boards_belong_to_all_and_others_do_not(register: Register) -> None:
    assert CITY_WIDE in register.groups_of("Hamnen")
    assert register.groups_of("Polisen") == ()


def test_nothing_is_said_about_a_record_at_first(register: Register) -> None:
    assert register.follow_up("A1") == FollowUp(about="A1")


def test_a_document_is_found_by_name_and_id(register: Register) -> None:
    assert register.document(NAME) == register.document("S1") == register.documents[0]
    assert register.document("annan.txt") is None


def test_a_passage_marks_the_sources_lines_among_their_neighbours(register: Register) -> None:
    assert register.passage(Source(NAME, (2, 3)), around=1) == (
        (1, "rad 1", False),
        (2, "rad 2", True),
        (3, "rad 3", True),
        (4, "rad 4", False),
    )


def test_a_passage_of_lines_far_apart_leaves_out_what_is_between(register: Register) -> None:
    passage = register.passage(Source(NAME, (1, 10)), around=1)
    assert [number for number, _, _ in passage] == [1, 2, 9, 10]


@pytest.mark.parametrize("lines", [(0,), (-5,), (99,), (10**30,)])
def test_a_source_outside_its_document_has_no_passage(
    register: Register, lines: tuple[int, ...]
) -> None:
    assert not any(own for _, _, own in register.passage(Source(NAME, lines)))


def test_a_source_in_an_unknown_document_has_no_passage(register: Register) -> None:
    assert register.passage(Source("borta.txt", (1,))) == ()


def test_the_same_document_again_writes_nothing(register: Register) -> None:
    before = kept(register.place)
    read = reading(activity(listing("Plantera träd", line=4)), text="annan")
    register.take_in(read, NOW)
    once = kept(register.place)
    register.take_in(read, LATER)
    assert before != once == kept(register.place)


def test_a_plan_writes_nothing(register: Register) -> None:
    before = kept(register.place)
    _, (report,) = register.plan_all([reading(activity(listing("Något nytt")), text="annan")])
    assert report.added == 1
    assert kept(register.place) == before
    assert register.record("A2") is None


def test_what_was_committed_is_found_at_once(register: Register) -> None:
    register.take_in(reading(activity(listing("Något nytt")), text="annan"), NOW)
    assert register.record("A2") is not None


def test_what_someone_else_imported_meanwhile_is_there_as_well(register: Register) -> None:
    theirs = Register.open(register.place)
    theirs.take_in(reading(directive("Deras"), text="deras", year=2030), NOW)
    report = register.take_in(reading(directive("Vårt"), text="vårt", year=2031), NOW)
    assert (report.added, report.withdrawn) == (1, 0)
    texts = [one.text for one in Register.open(register.place).directives]
    assert {"Deras", "Vårt"} <= set(texts)
    assert len(Register.open(register.place).changes) == 3


def dated(one: Reading) -> Reading:
    return replace(one, document=replace(one.document, imported=NOW))


def test_what_was_agreed_to_is_done_also_where_ids_became_others(register: Register) -> None:
    ours = dated(reading(directive("Vårt"), text="vårt", year=2031))
    _, agreed = register.plan_all([ours])
    Register.open(register.place).take_in(reading(directive("Deras"), text="d", year=2030), NOW)
    register.take_in_all([ours], NOW, "Karin", agreed)
    assert "Vårt" in [one.text for one in Register.open(register.place).directives]


def test_what_was_not_agreed_to_is_not_done(register: Register) -> None:
    ours = dated(reading(directive("Vårt"), text="vårt"))
    _, agreed = register.plan_all([ours])
    Register.open(register.place).take_in(reading(directive("Annat"), text="annat"), NOW)
    before = kept(register.place)
    with pytest.raises(PlanChangedError) as raised:
        register.take_in_all([ours], NOW, "Karin", agreed)
    assert kept(register.place) == before
    assert raised.value.reports != agreed
    register.take_in_all([ours], NOW, "Karin", raised.value.reports)
    assert "Vårt" in [one.text for one in Register.open(register.place).directives]


def test_two_imports_that_make_a_register_are_both_in_it(place: Place) -> None:
    mine, theirs = (Register.empty(place) for _ in range(2))
    theirs.take_in(reading(directive("Deras"), text="deras", year=2030), NOW)
    mine.take_in(reading(directive("Vårt"), text="vårt", year=2031), NOW)
    assert len(Register.open(mine.place).directives) == 2


def test_an_empty_register_can_be_written(place: Place) -> None:
    made = Register.empty(place)
    made.take_in(reading(text="x"), NOW)
    assert Register.open(made.place).activities == ()


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError, match="There is no register"):
        Register.open(tmp_path / "none.json")


@pytest.mark.parametrize("name", ["", "n\0ul", "x" * 300, "register.json/x"])
def test_a_path_that_cannot_be_is_a_sentence(tmp_path: Path, name: str) -> None:
    small_register(tmp_path / "register.json")
    with pytest.raises(RegisterError):
        Register.open(tmp_path / name)


def test_a_path_is_shown_without_what_a_terminal_would_obey(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError) as refused:
        Register.open(tmp_path / "\x1b[2Jfil\nrad.json")
    assert str(refused.value).isprintable()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_would_never_end_is_not_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "register.json"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises(RegisterError, match="not an ordinary file"):
        Register.open(path)


def test_a_file_larger_than_any_register_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    with path.open("wb") as file:
        file.truncate(REGISTER.most + 1)
    with pytest.raises(RegisterError, match="larger than"):
        Register.open(path)


def test_texts_that_break_terminals_are_kept_as_they_are(place: Place) -> None:
    hostile = json.loads(shared("hostile/text/records.json").read_text(encoding="utf-8"))
    titles = [one["titel"].encode("utf-8", "replace").decode() for one in hostile]
    made = Register.empty(place)
    made.take_in(reading(*(activity(listing(title)) for title in titles)), NOW)
    assert [one.text for one in Register.open(made.place).activities] == titles


def test_a_reading_with_half_a_character_is_a_sentence(register: Register) -> None:
    with pytest.raises(RegisterError, match="a character that is none"):
        register.take_in(reading(activity(listing("\ud800")), text="annan"), NOW)


def test_a_large_register_opens_into_typed_values(place: Place) -> None:
    made = Register.empty(place)
    made.take_in(generate(2_000), datetime(2026, 1, 2, tzinfo=UTC))
    opened = Register.open(made.place)
    assert len(opened.activities) == 2_000
    assert {type(one) for one in opened.activities} == {Activity}
    assert {type(one) for one in opened.directives} == {Directive}
    assert opened.activities == made.activities


def test_opening_loads_neither_tinydb_nor_the_importer(tmp_path: Path) -> None:
    path = small_register(tmp_path / "register.json").path
    script = (
        "import sys; from store.register.register import Register; Register.open(sys.argv[1]);"
        "print(*{name.split('.')[0] for name in sys.modules} & {'tinydb', 'rapidfuzz'},"
        "*[name for name in sys.modules if name.startswith('store.importing')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, path],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout.split() == []


def test_a_group_of_boards_is_addressed_with_all_of_them(place: Place) -> None:
    bodies = (
        Committee("", "Norra stadsdelsnämnden", "district"),
        Committee("", "Stadsdelsnämnderna", "group", members=("Norra stadsdelsnämnden",)),
        Committee("", "Myndigheterna", "group", members=("Polisen",)),
        Committee("", "Polisen", "external"),
    )
    register = Register.empty(place)
    register.take_in(reading(*bodies), NOW)
    assert register.groups_of("Stadsdelsnämnderna") == (CITY_WIDE,)
    assert register.groups_of("Myndigheterna") == ()


def test_what_the_import_was_unsure_of_is_found_at_its_lines(place: Place) -> None:
    register = Register.empty(place)
    register.take_in(reading(directive("Odla"), doubts=("cut row",)), NOW)
    (doubt,) = register.irregularities
    assert register.doubts_at([doubt.source, doubt.source]) == (doubt,)
    assert register.doubts_at([Source(NAME, (10**9,))]) == ()
