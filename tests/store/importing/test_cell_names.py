"""Bodies in cells of tables within texts: glued names, whose department, and who takes part."""

from __future__ import annotations

import pytest

from store.importing.documents import read_document
from store.importing.language.bodies import Bodies
from store.importing.language.names import Names
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.importing.sheets.body_shapes import is_made_as_body
from store.importing.sheets.cell_bodies import known_bodies
from store.importing.sheets.glued import parted
from store.model.records import Directive
from tests.store.importing.example import document

NOBODY = Bodies(())
NAMES = Names(NOBODY)
HEAD = "| Åtgärd | Ansvarig | Samverkan med |\n| --- | --- | --- |\n"


def read(*rows: str) -> Reading:
    text = "Plan för Dalby kommun 2026\n\n" + HEAD + "\n".join(rows)
    return read_document(document(text, "plan_2026.txt"), Asked())


def only(reading: Reading) -> Directive:
    (one,) = reading.directives
    return one


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("City of Dalby Harbour Planning Department", ("Harbour Planning Department",)),
        ("City of Dalby's Boat Unit", ("Boat Unit",)),
        ("Boat Unit/ City of Dalby", ("Boat Unit",)),
        ("City of Dalby and Dalby Quay Company", ("City of Dalby", "Dalby Quay Company")),
        ("Harbour De- partment", ("Harbour Department",)),
        ("Quay Works. Boat Works Oy", ("Quay Works", "Boat Works Oy")),
        ("City of Dalby", ("City of Dalby",)),
        ("Municipal Office", ("Municipal Office",)),
        ("In Dalby: Boat Unit", ("Boat Unit",)),
        ("Led by Boat University, Dalby", ()),
    ],
)
def test_a_department_is_named_without_its_town(cell: str, names: tuple[str, ...]) -> None:
    assert known_bodies(cell, NOBODY, NAMES).names == names


@pytest.mark.parametrize(
    "cell", ["Households in Dalby", "Car-sharing companies", "SMEs", "Developers", "Citizens"]
)
def test_people_of_some_kind_are_no_body_and_told(cell: str) -> None:
    found = known_bodies(cell, NOBODY, NAMES)
    assert found.names == ()
    assert [(one.kind, one.words) for one in found.doubts] == [("unclear body", cell)]


def test_names_without_a_sign_between_them_are_parted_where_each_stands_alone() -> None:
    alone = {"City of Dalby", "Dalbyhem", "Quay and Boat Office", "Quay", "Finance"}
    assert parted("City of Dalby Dalbyhem", alone) == ("City of Dalby", "Dalbyhem")
    assert parted("City of Dalby and Dalbyhem", alone) == ("City of Dalby", "Dalbyhem")
    assert parted("Quay and Boat Office", alone) == ("Quay and Boat Office",)
    assert parted("City of Dalby Finance", alone) == ("City of Dalby Finance",)
    assert parted("Boatyard City of Dalby Ferry Line", alone) == (
        "Boatyard",
        "City of Dalby",
        "Ferry Line",
    )
    assert len(parted("Boat Office at the City of Dalby", alone)) == 1


def test_a_column_of_those_who_take_part_gives_participants() -> None:
    one = only(read("| Laga bron | Parknämnden | Fyrnämnden, Båtbolaget AB |"))
    assert [(who.committee, who.role) for who in one.participants] == [
        ("Fyrnämnden", "collaborates"),
        ("Båtbolaget AB", "collaborates"),
    ]


def told(reading: Reading) -> set[tuple[str, str]]:
    return {(one.kind, one.text) for one in reading.irregularities}


def test_who_leads_takes_no_part_besides_and_who_is_unclear_is_told() -> None:
    reading = read("| Laga bron | Parknämnden | Parknämnden, lokala båtägare |")
    assert only(reading).participants == ()
    assert ("unclear participants", "Samverkan med: lokala båtägare") in told(reading)


def test_who_takes_part_is_a_body_by_its_name_or_by_being_told_something_elsewhere() -> None:
    reading = read(
        "| Laga bron | Parknämnden | Fyrhem, Fishers, Dalby, Boat Safety Agency |",
        "| Måla fyren | Fyrhem | Rowers, Port of Dalby |",
    )
    assert [[who.committee for who in one.participants] for one in reading.directives] == [
        ["Fyrhem", "Boat Safety Agency"],
        ["Port of Dalby"],
    ]
    assert ("unclear participants", "Samverkan med: Fishers; Dalby; Rowers") in told(reading)


def test_what_a_name_runs_over_into_is_told_and_no_part_of_it() -> None:
    reading = read("| Laga bron | Quay Agency |  |", "| Måla fyren | Quay Agency Finance |  |")
    assert {one.committee for one in reading.directives} == {"Quay Agency"}
    assert ("unclear body", "Finance") in told(reading)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Fyrnämnden", True),
        ("Båtbolaget AB", True),
        ("Dalby Municipality", True),
        ("University of Dalby", True),
        ("Rowers", False),
        ("Municipal administration", False),
        ("Harbour Companies", False),
        ("Office", False),
        ("Dalby", False),
        ("", False),
    ],
)
def test_a_name_may_say_itself_that_it_is_a_bodys(name: str, made: bool) -> None:
    assert is_made_as_body(name) == made
