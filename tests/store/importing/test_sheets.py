"""Sheets with columns of any name: what each column becomes, and what its rows do."""

from __future__ import annotations

import re

import pytest

from store.common.errors import DocumentError, UsageError
from store.documents.kinds import of_bytes
from store.importing.documents import read_document
from store.importing.exported.reading import read_export
from store.importing.reading.columns import columns_of, read_choice
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from tests.store.importing.example import STOCKHOLM

HEADER = "Ansvarig nämnd;Uppdrag;Startdatum;Klart senast;Anm"


def read(
    *rows: str, choices: dict[str, str] | None = None, name: str = "lista_2026.csv"
) -> Reading:
    document = of_bytes(name, "\n".join(rows).encode())
    return read_document(document, Asked(choices=choices or {}, organisation=STOCKHOLM))


def fields(*names: str, **choices: str) -> dict[str, str | None]:
    return {one.name: one.field for one in columns_of(names, choices)}


def test_columns_are_known_by_what_they_are_called() -> None:
    assert fields(*HEADER.split(";")) == {
        "Ansvarig nämnd": "committee",
        "Uppdrag": "text",
        "Startdatum": "start",
        "Klart senast": "end",
        "Anm": None,
    }


def test_what_somebody_says_of_a_column_goes_before_a_guess() -> None:
    said = fields("Uppdrag", "Rubrik", "Nämnd", Rubrik="text", Nämnd="-")
    assert said == {"Uppdrag": None, "Rubrik": "text", "Nämnd": None}


def test_case_and_signs_make_no_other_column() -> None:
    assert fields("NÄMND: ", "uppdrag*") == {"NÄMND: ": "committee", "uppdrag*": "text"}


def test_rows_with_dates_are_activities_with_their_bodies_and_lines() -> None:
    found = read(HEADER, "Socialnämnden;Väga maten;2026-01-01;2026-06-30;x")
    (row,) = [row for one in found.activities for row in one.listings]
    assert (row.committee, row.text, row.end.text) == ("Socialnämnden", "Väga maten", "2026-06-30")
    assert row.source.lines == (2,)
    assert found.document.text.split("\n")[1].endswith("2026-06-30\tx")


def test_words_for_a_time_in_a_cell_are_read_in_the_documents_year() -> None:
    found = read(
        "Nämnd;Uppdrag;Slutdatum",
        "Socialnämnden;Väga maten;våren",
        "Socialnämnden;Räkna stolar;31/8",
        "Socialnämnden;Vattna;löpande",
        "Socialnämnden;Måla;snarast",
    )
    ends = [row.end for one in found.activities for row in one.listings]
    assert [(str(end.due), end.precision) for end in ends] == [
        ("2026-05-31", "season"),
        ("2026-08-31", "day"),
        ("None", "open"),
        ("None", "unknown"),
    ]
    unread = [one for one in found.irregularities if one.kind == "unreadable date"]
    assert [one.source.lines for one in unread] == [(5,)]


def test_a_sheet_whose_cells_alone_name_a_year_is_of_that_year() -> None:
    rows = ("Nämnd;Uppdrag;Slutdatum", "Socialnämnden;Väga;våren 2027", "Socialnämnden;Måla;1/9")
    found = read(*rows, name="lista.csv")
    assert found.document.year == 2027
    assert [str(row.end.due) for one in found.activities for row in one.listings] == [
        "2027-05-31",
        "2027-09-01",
    ]


def test_rows_without_dates_are_directives() -> None:
    found = read("Nämnd,Uppdrag", "Socialnämnden,Väga maten", "SISAB,Laga taken")
    assert [(one.kind, one.text) for one in found.directives] == [
        ("directive", "Väga maten"),
        ("owner_directive", "Laga taken"),
    ]


def test_indicators_have_a_target_for_each_year() -> None:
    found = read("Nämnd;Indikator;Årsmål 2026;Årsmål 2027", "Socialnämnden;Andel nöjda;80 %;85 %")
    assert found.indicators[0].targets == {"2026": "80 %", "2027": "85 %"}


def test_a_row_of_several_bodies_is_listed_under_each() -> None:
    found = read(HEADER, "Socialnämnden; Kulturnämnden".replace(";", "|") + ";Väga;;2026-06-30;")
    assert [row.committee for one in found.activities for row in one.listings]
    several = read("committees,text,last", '"Socialnämnden; Kulturnämnden",Väga maten,2026-06-30')
    rows = [row.committee for one in several.activities for row in one.listings]
    assert rows == ["Socialnämnden", "Kulturnämnden"]


def test_a_body_by_likeness_and_one_that_is_unknown_are_told() -> None:
    found = read(HEADER, "Idrotsnämnden;Bygg;;2026-06-30;", "Parknämnden;Gräv;;2026-06-30;")
    kinds = {one.kind: one.text for one in found.irregularities}
    assert kinds["committee by likeness"] == "Idrotsnämnden"
    assert kinds["unknown committee"] == "Parknämnden"
    assert "Parknämnden" in [one.name for one in found.committees]


def test_a_row_that_says_nothing_is_told_and_left_out() -> None:
    row = "Socialnämnden;;;2026-06-30;bara ett datum"
    found = read(HEADER, row, "Socialnämnden;Väga;2026-01-01;2026-06-30;")
    assert len(found.activities) == 1
    assert [one.kind for one in found.irregularities] == ["row of another shape"]


def test_a_sheet_of_which_nothing_is_left_is_kept_as_a_text_and_says_why() -> None:
    found = read(HEADER, ";Väga;;2026-06-30;")
    assert (found.document.kind, found.activities) == ("text", ())
    assert "no row" in str(found.told[-1])


def test_a_header_may_stand_under_a_title() -> None:
    found = read("Lista över uppdrag;;;;", ";;;;", HEADER, "Socialnämnden;Väga;;2026-06-30;")
    assert found.activities[0].text == "Väga"


def test_the_year_is_that_of_the_name_or_else_of_most_ends() -> None:
    row = "Socialnämnden;Väga;;2027-06-30;"
    assert read(HEADER, row).document.year == 2026
    assert read(HEADER, row, name="lista.csv").document.year == 2027


def test_a_sheet_without_known_columns_is_kept_with_how_to_say_them() -> None:
    told = str(read("Fritext;Vem", "Väga;Socialnämnden").told[-1])
    assert re.search(r"--map .*Fritext, Vem", told)
    found = read(
        "Fritext;Vem", "Väga;Socialnämnden", choices={"Fritext": "text", "Vem": "committee"}
    )
    assert found.directives[0].committee == "Socialnämnden"


def test_a_choice_is_written_as_column_and_field_in_either_language() -> None:
    assert read_choice("Vem=nämnd") == ("Vem", "committee")
    assert read_choice("A=B=text") == ("A=B", "text")
    assert read_choice("Vem=-") == ("Vem", "-")
    for wrong in ("Vem", "=text", "Vem=vad"):
        with pytest.raises(UsageError):
            read_choice(wrong)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"[", "cut off"),
        (b"[" * 100_000, "cut off"),
        (b"[]", "no list"),
        (b'{"register":{}}', "is a register"),
        (b'[{"listings":1}]', "no list"),
        (b'[{"listings":[{"committee":"A"}]}]', "no list"),
        ("ä".encode("latin-1"), "cut off"),
    ],
)
def test_json_that_is_no_list_of_ours_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        read_export("lista_2026.json", data, Asked())


def test_codes_give_way_to_the_names_beside_them_and_are_the_numbers_of_rows() -> None:
    found = read(
        "tiltak;ansvar;ansvar_tekst;funksjon_navn",
        "1.01.2;920;Skolekontoret;Male skolen",
        "1.01.3;930;Havnekontoret;Rydde kaien",
        name="tiltak_2026.csv",
    )
    assert [(one.number, one.committee, one.text) for one in found.directives] == [
        ("1.01.2", "Skolekontoret", "Male skolen"),
        ("1.01.3", "Havnekontoret", "Rydde kaien"),
    ]


def test_of_several_short_forms_none_is_lost_where_only_a_later_one_is_known() -> None:
    found = read("Uppdrag;Nämnd", "Väga maten;XYN, KS")
    assert [one.committee for one in found.directives] == ["XYN", "Kommunstyrelsen"]
