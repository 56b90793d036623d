"""The diary of a record: dated and signed lines that everyone's edits leave each other's."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.changes import edits
from store.changes.deciding import ConflictError
from store.common.errors import RegisterError
from store.common.place import Place
from store.filters.parse import parse
from store.keeping.contents import Contents, Header, encode, follow_up_key
from store.keeping.copied import read_copy
from store.keeping.decoding import decode
from store.keeping.forgetting import EVERYTHING, NOTE
from store.model.diary import NoteLine, in_order
from store.model.records import FollowUp
from store.register.forgetting import forget
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import small_register
from tests.server.houses import House

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
TEXTS = st.lists(st.sampled_from(["ring", "svar kom", "två\nrader", 'å "n1":{']), max_size=4)


@pytest.fixture
def begun(place: Place) -> Place:
    small_register(place)
    return place


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a register that is a file, for what is about its bytes."""
    made = tmp_path / "r.json"
    small_register(made)
    return made


def noted(
    register: Register, text: str, by: str = "Karin", at: datetime = NOW, about: str = "A1"
) -> str:
    """Add a line, and return its id."""
    edit = edits.add_note(about, text)
    register.change([edit], by=by, now=at)
    return edit.field.removeprefix("note.")


def diary(register: Register, about: str = "A1") -> list[tuple[str, str, datetime | None]]:
    lines = in_order(register.follow_up(about).notes)
    return [(line.text, line.by, line.at) for _, line in lines]


def test_two_who_write_at_the_same_time_both_have_their_line(begun: Place) -> None:
    mine, theirs = Register.open(begun), Register.open(begun)
    noted(theirs, "svar kom", "Maj", NOW)
    noted(mine, "ring", "Karin", NOW + timedelta(minutes=1))
    wanted = [("svar kom", "Maj", NOW), ("ring", "Karin", NOW + timedelta(minutes=1))]
    assert diary(mine) == diary(Register.open(begun)) == wanted


@settings(max_examples=20, deadline=None)
@given(TEXTS, TEXTS, st.booleans())
def test_lines_of_two_copies_come_together_the_same_whoever_merges(
    ours: list[str], theirs: list[str], same_time: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "a.json"), Path(folder, "b.json")
        small_register(first)
        noted(Register.open(first), "gemensam")
        Register.open(first).disk.fold()
        shutil.copy(first, second)
        for path, by, texts in ((first, "Karin", ours), (second, "Maj", theirs)):
            register = Register.open(path)
            for place, text in enumerate(texts):
                noted(register, text, by, NOW + timedelta(minutes=0 if same_time else place))
            register.disk.fold()
        copies = read_copy(second), read_copy(first)
        for path, copy in zip((first, second), copies, strict=True):
            if copy.contents and Register.open(path).contents != copy.contents:
                joined = Register.open(path).copies.join(copy, by="Ola", now=NOW)
                assert joined.conflicts == ()
        one, other = Register.open(first), Register.open(second)
        assert one.fingerprint == other.fingerprint
        assert sorted(text for text, *_ in diary(one)) == sorted(["gemensam", *ours, *theirs])


def test_a_line_is_changed_and_removed_by_itself_and_undone_with_its_day(begun: Place) -> None:
    register = Register.open(begun)
    first, second = noted(register, "ett"), noted(register, "två", "Maj")
    later = NOW + timedelta(days=1)
    register.change([edits.note("A1", "ett, rättat", first)], by="Ola", now=later)
    register.change([edits.note("A1", "", second)], by="Ola", now=later)
    assert diary(register) == [("ett, rättat", "Ola", later)]
    register.undo(by="Ola", now=later)
    register.undo(by="Ola", now=later)
    assert sorted(diary(register)) == [("ett", "Karin", NOW), ("två", "Maj", NOW)]
    register.undo(by="Ola", now=later, again=True)
    assert ("ett, rättat", "Ola", later) in diary(Register.open(begun))


def test_a_line_set_to_what_it_says_keeps_its_day(begun: Place) -> None:
    register = Register.open(begun)
    line = noted(register, "ett")
    again = register.change([edits.note("A1", "ett", line)], by="Maj", now=NOW + timedelta(days=9))
    assert (again, diary(register)) == (None, [("ett", "Karin", NOW)])


def test_the_same_line_changed_by_two_is_a_conflict(begun: Place) -> None:
    line = noted(Register.open(begun), "ett")
    mine, theirs = Register.open(begun), Register.open(begun)
    theirs.change([edits.note("A1", "deras", line)], by="Maj", now=NOW)
    with pytest.raises(ConflictError) as raised:
        mine.change([edits.note("A1", "min", line)], by="Karin", now=NOW)
    assert "note of A1 was changed meanwhile by Maj: it was 'ett', is now 'deras'" in str(
        raised.value
    )


@pytest.mark.parametrize("text", ["", "  \n ", "a\0b", "x" * 20_001])
def test_a_line_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(RegisterError):
        edits.add_note("A1", text)


def test_an_older_note_is_a_line_with_the_day_and_name_that_history_has(begun: Place) -> None:
    register = Register.open(begun)
    register.change([edits.note("A1", "gammal")], by="Maj", now=NOW)
    register.change([edits.note("A1", "nyare")], by="Ola", now=NOW + timedelta(days=1))
    assert diary(register) == [("nyare", "Ola", NOW + timedelta(days=1))]
    register.undo(by="Ola", now=NOW + timedelta(days=2))
    assert diary(register) == [("gammal", "Maj", NOW)]
    register.undo(by="Ola", now=NOW + timedelta(days=2), again=True)
    assert diary(Register.open(begun)) == [("nyare", "Ola", NOW + timedelta(days=1))]


def test_an_older_note_that_no_edit_wrote_has_no_day_and_no_name(path: Path) -> None:
    copy = path.with_name("r kopia.json")
    shutil.copy(path, copy)
    Register.open(copy).change([edits.note("A1", "deras")], by="Maj", now=NOW)
    register = Register.open(path)
    register.copies.join(read_copy(copy), by="Karin", now=NOW)
    Register.open(copy).disk.fold()
    register.copies.join(read_copy(copy), by="Karin", now=NOW)
    assert diary(register) == [("deras", "", None)]


def test_a_register_of_the_form_before_opens_with_its_notes_and_is_undone(path: Path) -> None:
    register = Register.open(path)
    register.change([edits.note("A1", "gammal")], by="Maj", now=NOW)
    register.disk.fold()
    path.write_bytes(encode(_of_form(5, register.contents)))
    opened = Register.open(path)
    assert opened.contents.about.schema == 6
    assert diary(opened) == [("gammal", "Maj", NOW)]
    noted(opened, "ny", "Karin", NOW + timedelta(days=1))
    assert Register.open(path).follow_up("A1").note == "gammal\nny"
    for _ in range(2):
        opened.undo(by="Karin", now=NOW + timedelta(days=1), anyones=True)
    assert Register.open(path).follow_up("A1").note is None


def _of_form(schema: int, contents: Contents) -> Contents:
    return replace(contents, register=Header(replace(contents.about, schema=schema)))


def test_lines_stay_as_they_are_written_to_the_file_and_read_again(begun: Place) -> None:
    register = Register.open(begun)
    for number in range(3):
        noted(register, f"rad {number}", at=NOW + timedelta(minutes=number))
    again = decode(encode(register.contents), str(begun), patiently=True)
    assert again.follow_ups == register.contents.follow_ups


def test_what_was_noted_later_was_not_known(begun: Place) -> None:
    register = Register.open(begun)
    noted(register, "ett", at=NOW)
    noted(register, "två", at=NOW + timedelta(days=2))
    known = register.as_known(NOW.date() + timedelta(days=1))
    assert diary(known) == [("ett", "Karin", NOW)]
    assert diary(register.as_known(NOW.date() - timedelta(days=1))) == []


def test_forgetting_the_note_takes_every_line_before_it_and_none_after(
    house: House, begun: Place
) -> None:
    register = Register.open(begun)
    line = noted(register, "hemlighet")
    register.change([edits.note("A1", "hemlighet två", line)], by="Maj", now=NOW)
    forget(register, "A1", NOTE, by="Karin", now=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    noted(register, "efteråt", at=later)
    opened = Register.open(begun)
    opened.disk.fold()
    assert diary(opened) == [("efteråt", "Karin", later)]
    assert house.holds(begun, "hemlighet") == []


def test_forgetting_who_signed_takes_the_name_of_the_line_as_well(path: Path) -> None:
    register = Register.open(path)
    noted(register, "ring", "Torbjörn")
    signed = tuple(one for one in EVERYTHING if one == "by")
    forget(register, "A1", signed, by="Karin", now=NOW + timedelta(hours=1))
    assert diary(Register.open(path)) == [("ring", "", NOW)]
    register.disk.fold()
    every = [one for one in path.parent.rglob("*") if one.is_file()]
    assert not [one for one in every if "Torbjörn".encode() in one.read_bytes()]


def test_the_history_tells_the_text_of_a_line(begun: Place) -> None:
    register = Register.open(begun)
    line = noted(register, "ett")
    register.change([edits.note("A1", "", line)], by="Maj", now=NOW)
    told = [(one.by, one.field, one.before, one.after) for one in register.history("A1")]
    assert told == [("Maj", "note", "ett", None), ("Karin", "note", None, "ett")]


AGES = {
    "har:anteckning": {"A1", "A2", "A3"},
    "har:anteckning>7d": {"A2"},
    "har:anteckning>=7d": {"A1", "A2"},
    "har:anteckning<7d": set(),
    "har:anteckning<=1v": {"A1"},
    "note<=7d": {"A1"},
    "has:note>2024-09-01": {"A1"},
    "har:anteckning<2024-09-01": {"A2"},
    "-har:anteckning>7d": {"A1", "A3", "A4"},
    "anteckning:ring": {"A1", "A2", "A3"},
}


@pytest.mark.parametrize(("typed", "wanted"), AGES.items(), ids=AGES)
def test_entries_are_found_by_when_they_were_last_noted(
    begun: Place, typed: str, wanted: set[str]
) -> None:
    register, day = Register.open(begun), date(2024, 9, 23)
    noted(register, "ring igen", at=NOW - timedelta(days=30))
    noted(register, "ring", at=NOW - timedelta(days=30), about="A2")
    noted(register, "ring", at=NOW)
    contents = register.contents.snapshot()
    undated = FollowUp("A3", notes={"n1": NoteLine("ring")})
    contents.follow_ups[follow_up_key("A3")] = undated
    survey = Survey(Register.holding(Path("r.json"), contents), day)
    found = survey.select(survey.activities, parse(typed, day))
    assert {one.id for one in found} & {"A1", "A2", "A3", "A4"} == wanted


@pytest.mark.parametrize("typed", ["har:anteckning>sju", "har:avvikelse>7d", "anteckning>"])
def test_an_age_that_cannot_be_read_is_told(typed: str) -> None:
    assert parse(typed, date(2024, 9, 23)).problems
