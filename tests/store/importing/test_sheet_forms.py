"""Sheets as offices make them: groups, several tables, headers in two rows, bodies and statuses."""

from __future__ import annotations

import pytest

from store.documents.kinds import of_bytes
from store.importing.documents import read_document
from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Reading
from store.importing.sheets.cell_bodies import is_bodylike, read_bodies
from store.importing.sheets.row_status import status_of
from store.model.records import Listing


def read(*rows: str, name: str = "plan_2026.csv") -> Reading:
    return read_document(of_bytes(name, "\n".join(rows).encode()))


def listings(reading: Reading) -> list[Listing]:
    return [row for one in reading.activities for row in one.listings]


def told(reading: Reading) -> dict[tuple[str, str], tuple[int, ...]]:
    return {(one.kind, one.text): one.source.lines for one in reading.irregularities}


def test_a_body_in_a_row_of_its_own_holds_until_the_next() -> None:
    found = read(
        "Nämnd;Uppdrag;Slutdatum",
        "Socialnämnden;;",
        ";Väga maten;2026-03-31",
        ";Räkna stolar;2026-04-30",
        "Äldrenämnden (1 st);;",
        ";Måla;2026-05-31",
    )
    rows = [(row.committee, row.text) for row in listings(found)]
    assert rows == [
        ("Socialnämnden", "Väga maten"),
        ("Socialnämnden", "Räkna stolar"),
        ("Äldrenämnden", "Måla"),
    ]
    assert not found.irregularities


def test_a_goal_or_area_in_a_row_of_its_own_holds_and_is_told() -> None:
    found = read(
        "Nämnd;Uppdrag;Slutdatum",
        "1.1 Alla ska få mat;;",
        "Stadsmiljö;;",
        "Socialnämnden;Väga maten;2026-03-31",
        "Summa;;",
    )
    (row,) = listings(found)
    assert (row.goal, row.area) == ("1.1 Alla ska få mat", "Stadsmiljö")
    assert told(found) == {
        ("heading within a table", "1.1 Alla ska få mat"): (2,),
        ("heading within a table", "Stadsmiljö"): (3,),
        ("row of another shape", "Summa"): (5,),
    }


def test_a_heading_that_nothing_stands_under_is_told_as_left_out() -> None:
    found = read("Nämnd;Uppdrag;Slutdatum", "Socialnämnden;Väga;2026-03-31", "Trygg stad;;")
    assert told(found) == {("row of another shape", "Trygg stad"): (3,)}


def test_times_are_of_the_year_that_stands_over_them() -> None:
    found = read(
        "Nämnd;Uppdrag;Tidplan",
        "Socialnämnden;Väga;våren",
        "2027;;",
        "Socialnämnden;Måla;våren",
    )
    assert [str(row.end.due) for row in listings(found)] == ["2026-05-31", "2027-05-31"]
    of_column = read("Nämnd;Uppdrag;Tidplan 2027", "Socialnämnden;Väga;våren")
    assert str(listings(of_column)[0].end.due) == "2027-05-31"


def test_every_table_of_a_sheet_is_read_with_what_stands_over_it() -> None:
    found = read(
        "Socialnämnden",
        "Uppdrag;Slutdatum",
        "Väga;2026-03-31",
        "",
        "Äldrenämnden",
        "Uppdrag;Slutdatum",
        "Måla;2026-04-30",
        "",
        "Mått",
        "Indikator;Nämnd;Utfall 2025;Mål 2026",
        "Andel nöjda;Äldrenämnden;80 %;85 %",
    )
    assert [(row.committee, row.text) for row in listings(found)] == [
        ("Socialnämnden", "Väga"),
        ("Äldrenämnden", "Måla"),
    ]
    assert found.indicators[0].targets == {"2026": "85 %"}


def test_tables_side_by_side_are_two() -> None:
    head = "Nämnd;Uppdrag;Slutdatum"
    found = read(f"{head};;{head}", "Socialnämnden;Väga;2026-03-31;;Äldrenämnden;Måla;2026-04-30")
    assert {(row.committee, row.text) for row in listings(found)} == {
        ("Socialnämnden", "Väga"),
        ("Äldrenämnden", "Måla"),
    }


def test_a_header_again_is_no_row_and_its_group_goes_on() -> None:
    head = "Nämnd;Uppdrag;Slutdatum"
    found = read(head, "Socialnämnden;;", ";Väga;2026-03-31", head, ";Måla;2026-04-30")
    assert [(row.committee, row.text) for row in listings(found)] == [
        ("Socialnämnden", "Väga"),
        ("Socialnämnden", "Måla"),
    ]


def test_a_header_in_two_rows_is_one() -> None:
    plan = read("Nämnd;Uppdrag;Tidplan;", ";;Start;Slut", "SISAB;Väga;2026-01-15;2026-03-31")
    (row,) = listings(plan)
    assert (row.start.text, row.end.text) == ("2026-01-15", "2026-03-31")
    figures = read(
        "Nämnd;Indikator;Utfall;;Mål;", ";;2024;2025;2026;2027", "SISAB;Andel;1 %;2 %;3 %;4 %"
    )
    assert figures.indicators[0].outcome == {"2024": "1 %", "2025": "2 %"}
    assert figures.indicators[0].targets == {"2026": "3 %", "2027": "4 %"}


def test_a_row_of_several_bodies_is_one_activity_that_all_of_them_lead() -> None:
    found = read("Nämnd;Uppdrag;Slutdatum", "Socialnämnden/Äldrenämnden;Väga;2026-03-31")
    (activity,) = found.activities
    assert [row.committee for row in activity.listings] == ["Socialnämnden", "Äldrenämnden"]
    assert activity.leads == ("Socialnämnden", "Äldrenämnden")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("KS, HBN", ["KS", "HBN"]),
        ("Socialnämnden och Äldrenämnden", ["Socialnämnden", "Äldrenämnden"]),
        ("Socialnämnden Äldrenämnden", ["Socialnämnden", "Äldrenämnden"]),
        ("Socialnämnden (leder), Äldrenämnden (stöd)", ["Socialnämnden", "Äldrenämnden"]),
        ("Socialnämnden – Äldrenämnden", ["Socialnämnden", "Äldrenämnden"]),
        ("Hamn- och bronämnden samt Ängnämnden", ["Hamn- och bronämnden", "Ängnämnden"]),
        ("Barn-, bad- och lovnämnden", ["Barn-, bad- och lovnämnden"]),
        ("Mark, vatten och luft", ["Mark, vatten och luft"]),
        ("Stockholm Vatten och Avfall AB", ["Stockholm Vatten och Avfall AB"]),
        ("Kultur- och idrottsnämnden", ["Kulturnämnden", "Idrottsnämnden"]),
        ("–", []),
    ],
)
def test_a_cell_names_each_body_in_it_and_no_half_of_a_name(cell: str, names: list[str]) -> None:
    assert list(read_bodies(cell, Bodies.load()).names) == names


def test_bodies_that_a_cell_does_not_name_are_told() -> None:
    found = read_bodies("Socialnämnden m.fl.", Bodies.load())
    assert found.names == ("Socialnämnden",)
    assert [one.kind for one in found.doubts] == ["unclear body"]


def test_a_body_is_known_by_how_its_name_is_made() -> None:
    assert all(map(is_bodylike, ["Hamnnämnden", "SBK", "Bryggbolaget", "Lustiga huset AB"]))
    assert not any(map(is_bodylike, ["Trygg stad", "En stad för alla", "mat"]))


def test_a_doubt_about_a_name_is_told_once_with_all_its_lines() -> None:
    rows = [f"Ängnämnden;Vattna äng nummer {n};2026-06-30" for n in range(40)]
    found = read("Nämnd;Uppdrag;Slutdatum", *rows)
    assert told(found) == {("unknown committee", "Ängnämnden"): tuple(range(2, 42))}


def test_a_status_is_kept_in_its_words_and_what_is_done_is_closed_and_told() -> None:
    found = read(
        "Nämnd;Uppdrag;Slutdatum;Status",
        "Socialnämnden;Väga;2026-03-31;Klart",
        "Äldrenämnden;Måla;2026-03-31;Ej klart",
    )
    assert [one.status.status for one in found.reported] == ["Klart", "Ej klart"]
    assert [(one.place, one.status) for one in found.standings] == [(0, "done")]
    assert ("status of something done", "Klart") in told(found)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Klar", "done"),
        ("Avslutad 2026-02-01", "done"),
        ("Genomfört, se bilaga", "done"),
        ("Klart, ej redovisat", None),
        ("Delvis klart", "started"),
        ("Pågår", "started"),
        ("Ej påbörjad", "open"),
        ("Utgår", "dropped"),
        ("Grön", None),
    ],
)
def test_only_words_that_say_so_for_sure_are_a_status(words: str, status: str | None) -> None:
    assert status_of(words) == status


def test_known_names_decide_between_separators_that_part_as_evenly() -> None:
    rows = ["Nämnd,Uppdrag,Slutdatum"]
    rows += ["Socialnämnden;A,Väga; och räkna,2026-03-31" for _ in range(9)]
    assert [one.field for one in read(*rows).columns] == ["committee", "text", "end"]
