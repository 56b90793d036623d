"""What a year brought is kept, known again, renamed, noted about, forgotten and filtered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.changes.bodies import merge_bodies
from store.changes.edits import note
from store.common.place import Place
from store.filters.parse import parse
from store.importing.reading.reading import Reading
from store.keeping.contents import (
    PREFIXES,
    SCHEMA,
    Header,
    encode,
    follow_up_key,
    nothing,
    record_of,
)
from store.keeping.decoding import decode
from store.keeping.forgetting import Personal
from store.merging.taking_in import merge
from store.model.following import Deviation, Dissent, Move
from store.model.kinds import Printed, printed_traits_of
from store.model.money import Adjustment, Outturn
from store.model.naming import bodies_named, with_names
from store.model.records import Committee, Directive, Document, Goal, Sender, Source
from store.register.forgetting import forget
from store.register.organising import reorganise
from store.register.register import Register
from store.survey.sums import sums_of
from store.survey.survey import Survey
from tests.registers import DAY, NOW, small_register
from tests.server.houses import House
from tests.store.made import NAME, document

HERE, BELOW = Source(NAME, (1,)), Source(NAME, (9, 10))
MONEY = Adjustment(
    "", "Parknämnden", "fler träd", "2. Medges", HERE, "operating", 5.0, 4.0, number="2"
)
MOVE = Move("proposal", "plantera mer", HERE, ("Parknämnden", "Skolnämnden"), 1.5)
AGAINST = Dissent(
    "", "reservation", ("X",), "Parknämnden", "Reservation av (X)", HERE, ("2",), (MOVE,)
)
SPENT = Outturn("", "Parknämnden", "Netto", HERE, "Kontoret", "mnkr", {"Utfall": "1,0"}, "Drift")
LATE = Deviation("", "deviation", "Träden dröjer.", HERE, "Parknämnden", "Grönt", "Kontoret")
NOTE: tuple[Personal, ...] = ("note",)
EVERY = (MONEY, AGAINST, SPENT, LATE)


def read(*records: Printed, text: str = "rad ett") -> Reading:
    tables: dict[str, Any] = {
        name: tuple(one for one in records if printed_traits_of(one).table == name)
        for name in ("adjustments", "dissents", "outturns", "deviations", "goals")
    }
    return Reading(document(text), **tables)


@given(st.sampled_from([*PREFIXES.values()]), st.integers(1, 10**12))
def test_what_is_said_of_a_record_has_a_key_that_names_it(prefix: str, number: int) -> None:
    assert record_of(follow_up_key(f"{prefix}{number}")) == f"{prefix}{number}"


def test_the_keys_of_what_was_said_before_are_what_they_were() -> None:
    keys = [follow_up_key(one) for one in ("S1", "C12", "G3", "D4", "A7", "I60", "B7")]
    assert keys == [11, 122, 33, 44, 75, 606, 77]


def test_a_register_of_the_form_before_opens_with_all_that_it_has(tmp_path: Path) -> None:
    contents = small_register(tmp_path / "r.json").contents
    empty: dict[int, object] = {}
    about = Header(replace(contents.about, schema=4))
    new = ("adjustments", "dissents", "outturns", "deviations")
    before = replace(contents, register=about, **dict.fromkeys(new, empty))
    raw = msgspec.json.decode(encode(before))
    raw["register"]["1"].pop("checksum")
    for name in new:
        del raw[name]
    opened = decode(msgspec.json.encode(raw), "r.json")
    assert opened.about.schema == SCHEMA
    assert opened.directives == contents.directives
    assert opened.adjustments == empty


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (MONEY, {"granted": 3.0, "fund": "Reserven", "text": "2. Medges 3,0"}),
        (AGAINST, {"text": "Reservation anförd av (X)", "moves": ()}),
        (SPENT, {"figures": {"Utfall": "2,0"}}),
        (LATE, {"committee": None, "said_by": ""}),
    ],
    ids=lambda one: getattr(one, "text", ""),
)
def test_a_new_version_continues_what_it_says_otherwise(
    record: Printed, said: dict[str, object]
) -> None:
    once, _ = merge(nothing(), read(record))
    changed: Any = replace(record, source=BELOW, **said)
    table = printed_traits_of(record).table
    again, report = merge(once, read(changed, text="rad två"))
    assert (report.added, report.changed, report.withdrawn) == (0, 1, 0)
    (kept,) = getattr(again, table).values()
    assert kept == replace(changed, id=kept.id)
    assert report.differences
    _, gone = merge(again, read(text="rad tre"))
    assert gone.withdrawn == 1


def test_the_same_paper_again_changes_nothing() -> None:
    once, report = merge(nothing(), read(*EVERY))
    assert report.added == len(EVERY)
    assert merge(once, read(*EVERY))[0] is once


def test_a_goal_that_two_committees_have_stays_two() -> None:
    ours = Goal("", "Fler träd", source=HERE, level="committee", committee="Parknämnden")
    theirs = replace(ours, committee="Skolnämnden")
    once, _ = merge(nothing(), read(ours, theirs))
    again, report = merge(once, read(theirs, ours, text="rad två"))
    assert (report.added, report.changed, report.unchanged) == (0, 0, 2)
    assert again.goals == once.goals


def test_all_lines_of_a_dissent_go_where_its_paper_goes() -> None:
    told = replace(AGAINST, refers_to=(4, 5), body=(2, 30))
    moved = printed_traits_of(told).moved(told, lambda one: replace(one, document="b.txt"))
    assert (moved.refers_to, moved.body) == (told.refers_to, told.body)
    assert {moved.source.document, *(one.source.document for one in moved.moves)} == {"b.txt"}


@pytest.mark.parametrize(
    "record", [MONEY, AGAINST, SPENT, LATE], ids=lambda one: type(one).__name__
)
def test_a_body_with_another_name_has_it_everywhere(record: Printed) -> None:
    renamed = with_names(record, {"Parknämnden": "Trädnämnden"})
    assert "Parknämnden" not in str(renamed)
    assert "Trädnämnden" in [*bodies_named(renamed)]
    assert with_names(record, {"Havsnämnden": "Sjönämnden"}) is record


def test_those_that_a_directive_leaves_out_are_renamed_too() -> None:
    told = Directive(
        "", "Alla", "request", "", "odla", HERE, excluded=("Parknämnden", "Skolnämnden")
    )
    renamed = with_names(told, {"Parknämnden": "Skolnämnden"})
    assert renamed.excluded == ("Skolnämnden",)


def test_what_two_merge_bodies_moved_and_got_is_ones(place: Place) -> None:
    register = small_register(place)
    draft = merge_bodies("Äldrenämnden", "Socialnämnden")
    reorganise(register, draft, "merged", by="Eva", now=NOW)
    assert {one.committee for one in register.adjustments if not one.total} == {"Socialnämnden"}
    assert register.dissents[0].moves[0].committees == ("Socialnämnden",)


@pytest.mark.parametrize("about", ["J1", "R1", "U1", "V1"])
def test_a_note_of_any_kind_is_kept_undone_and_forgotten(
    house: House, place: Place, about: str
) -> None:
    register = small_register(place)
    register.change([note(about, "fråga om detta")], by="Eva", now=NOW)
    opened = Register.open(place)
    assert opened.follow_up(about).note == "fråga om detta"
    assert [one.id for one in opened.history(about)] == [about]
    opened.undo(by="Eva", now=NOW)
    assert Register.open(place).follow_up(about).note is None
    opened.change([note(about, "hemligt")], by="Eva", now=NOW)
    forget(opened, about, NOTE, by="Eva", now=NOW)
    assert house.holds(place, "hemligt") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("parti:x", "J3 R1"),
        ("parti:y", "R1"),
        ("parti:xy", ""),
        ("punkt:2", "J1 J2 R1"),
        ("punkt:2. slag:budgetjustering", "J1 J2"),
        ("fond:reserv", "J1"),
        ("slag:reservation", "R1"),
        ("slag:utfall", "U1"),
        ("slag:avvikelse", "V1"),
        ("typ:risk", "V1"),
        ("typ:reservation", "R1"),
        ("typ:drift slag:justering", "J1 J2"),
        ("nämnd:socialnämnden slag:utfall", "U1"),
        ("nämnd:äldrenämnden slag:reservation", "R1"),
        ("mål:växa slag:avvikelse", "V1"),
        ("boenden", "J2"),
        ("köken slag:reservation", "R1"),
        ("SN slag:justering", "J2"),
    ],
)
def test_a_filter_finds_them(tmp_path: Path, typed: str, found: str) -> None:
    survey = Survey(small_register(tmp_path / "r.json"), DAY)
    assert [one.id for one in survey.search(parse(typed, DAY))] == found.split()


def test_a_party_is_meant_by_letters_or_by_name(tmp_path: Path) -> None:
    register = Register.empty(tmp_path / "r.json", DAY)
    said = [replace(AGAINST, parties=(one,)) for one in ("M", "MP", "SD")]
    quoted = Directive("", "Parknämnden", "request", "", "odla", HERE, quoted_by="Moderaterna")
    register.take_in(replace(read(*said), directives=(quoted,)), NOW)

    def found(typed: str) -> list[str]:
        survey = Survey(register, DAY)
        passing = survey.search(parse(f"{typed} år:alla", DAY))
        return [one.id for one in passing]

    assert found("parti:m") == found("parti:moderaterna") == found("parti:moderat") == ["D1", "R1"]
    assert found("parti:miljöpartiet") == ["R2"]
    assert found("-parti:m slag:reservation") == ["R2", "R3"]


def test_documents_are_chosen_by_who_stands_behind_them(tmp_path: Path) -> None:
    register = Register.empty(tmp_path / "r.json", DAY)
    for name, sender in (
        ("egen.txt", Sender("party", "X")),
        ("ks.txt", Sender("executive_board", "Kommunstyrelsen")),
        ("okänd.txt", None),
    ):
        about = Document("", name, name, DAY.year, NOW, "rad", sender=sender)
        goal = Goal("", f"mål i {name}", source=Source(name, (1,)))
        register.take_in(Reading(about, goals=(goal,)), NOW)

    def found(typed: str) -> list[str]:
        terms = parse(typed, DAY)
        survey = Survey(register, DAY).through(terms)
        return [one.id for one in survey.select(survey.goals, terms)]

    assert found("ägare:parti") == found("avsändare:party") == ["G1"]
    assert found("sender:board") == ["G2"]
    assert found("-ägare:parti") == ["G2", "G3"]
    assert found("ägare:parti dokument:ks") == []


def test_sums_are_made_of_one_sort_of_lines_at_a_time() -> None:
    whole = replace(MONEY, total=True, asked=None, granted=9.0)
    proposal = replace(MONEY, by="X", granted=100.0)
    building = replace(MONEY, budget="investment", asked=None, granted=None)
    gone = replace(MONEY, granted=1000.0, withdrawn=True)
    more = replace(MONEY, asked=0.1, granted=0.2)
    found = {
        (one.total, one.by, one.budget): (one.lines, one.unsaid, one.asked, one.granted)
        for one in sums_of((MONEY, whole, proposal, building, gone, more))
    }
    assert found == {
        (False, "", "operating"): (2, 0, 5.1, 4.2),
        (True, "", "operating"): (1, 0, None, 9.0),
        (False, "X", "operating"): (1, 0, 5.0, 100.0),
        (False, "", "investment"): (1, 1, None, None),
    }


amounts = st.none() | st.integers(0, 10**6).map(lambda tenths: tenths / 10)


@given(st.lists(st.tuples(amounts, amounts, st.booleans(), st.sampled_from(("", "X")))))
def test_each_line_is_in_one_sum_and_what_is_in_it_is_stated(
    rows: list[tuple[float | None, float | None, bool, str]],
) -> None:
    every = [
        replace(MONEY, asked=asked, granted=granted, total=total, by=by)
        for asked, granted, total, by in rows
    ]
    found = sums_of(every)
    assert sum(one.lines for one in found) == len(every)
    for one in found:
        stated = [
            row.granted
            for row in every
            if (row.total, row.by) == (one.total, one.by) and row.granted is not None
        ]
        assert one.granted == (pytest.approx(sum(stated)) if stated else None)


def test_bodies_are_found_by_what_is_moved_for_them() -> None:
    assert [*bodies_named(AGAINST)] == ["Parknämnden", "Skolnämnden"]
    assert [*bodies_named(Committee("C1", "Parknämnden", "committee"))] == []


def test_a_day_of_a_document_is_its_meeting() -> None:
    about = replace(document(), meeting=date(2026, 3, 2), case="KS 2026/1")
    assert msgspec.json.decode(msgspec.json.encode(about), type=Document) == about
