"""Minutes tell who had what noted, in which section, and which motion or writing it points to."""

from __future__ import annotations

from store.importing.documents import read_any
from store.model.following import Dissent
from tests.shared import shared
from tests.store.importing.test_minutes import section

MOTION = """\
Handlingar

Yttrande från C och V den 4 maj 2026.

Yrkanden

Ada Ek (M) yrkar att bryggan målas röd.
Bo Al (S) yrkar bifall till förslaget.

Beslut

Bryggan målas grön.
"""


def dissents(*lines: str) -> tuple[Dissent, ...]:
    return section(*lines).dissents


def only(*lines: str) -> Dissent:
    (found,) = dissents(*lines)
    return found


def test_who_reserves_themselves_is_a_record_with_its_section_and_body() -> None:
    found = dissents("Beslut", "", "Bryggan målas.", "", "Reservation", "",
                     "Ledamöterna från M och L reserverar sig mot beslutet.",
                     "Ada Ek (SD) reserverar sig mot punkt 2.")  # fmt: skip
    assert [(one.kind, one.parties, one.stage, one.points) for one in found] == [
        ("reservation", ("M", "L"), "Båtnämnden", ("§ 7",)),
        ("reservation", ("SD",), "Båtnämnden", ("§ 7 punkt 2",)),
    ]
    assert found[1].text == "(SD) reserverar sig mot punkt 2."


def test_a_reservation_for_a_motion_points_to_it_and_moves_it() -> None:
    one = only(*MOTION.split("\n"), "Reservation", "",
               "Ada Ek (M) reserverar sig till förmån för eget yrkande.")  # fmt: skip
    assert one.same_as == "eget yrkande"
    assert [(move.kind, move.text) for move in one.moves] == [
        ("point", "(M) yrkar att bryggan målas röd.")
    ]
    assert one.refers_to == one.moves[0].source.lines


def test_a_statement_in_a_writing_of_its_own_points_to_where_that_is_named() -> None:
    one = only(*MOTION.split("\n"), "Protokollsanteckning", "",
               "Ledamöterna från C och V antecknar som yttrande en skrivelse från den 9 maj.",
               )  # fmt: skip
    assert (one.kind, one.parties) == ("statement", ("C", "V"))
    assert len(one.refers_to) == 1


def test_a_statement_with_its_own_text_has_that_as_its_body() -> None:
    one = only("Beslut", "", "Bryggan målas.", "", "Särskilt yttrande (V)", "",
               "Bryggan är vacker som den är.", "Vi vill att den lämnas i fred.")  # fmt: skip
    assert one.body is not None
    assert [move.kind for move in one.moves] == ["argument", "proposal"]


def test_names_alone_under_a_heading_are_those_who_reserve_themselves() -> None:
    one = only("Beslut", "", "Bryggan målas.", "", "Reservation", "", "Ada Ek (M)", "Bo Al (KD)")
    assert (one.parties, one.text) == (("M", "KD"), "Reservation: (M), (KD)")


def test_a_note_of_no_party_is_no_dissent() -> None:
    assert not dissents("Beslut", "", "Bryggan målas.", "", "Protokollsanteckning", "",
                        "Det antecknas att tre ledamöter inte deltog i beslutet.")  # fmt: skip


def test_what_a_party_wants_in_minutes_is_no_assignment() -> None:
    found = section("Beslut", "", "Bryggan målas.", "", "Särskilt yttrande (V)", "",
                    "Vi vill att fyrnämnden får i uppdrag att lämna den i fred.")  # fmt: skip
    assert (found.directives, len(found.dissents)) == ((), 1)


def test_the_dissents_of_a_councils_minutes_are_all_there() -> None:
    found = read_any(shared("documents/others/gbg_kf-2025-06-18.txt")).dissents
    assert len(found) == 14
    assert {one.stage for one in found} == {"Kommunfullmäktige"}
    assert all(one.parties for one in found)
