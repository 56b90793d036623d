"""Tables and blocks within a text: what their columns mean, wherever they stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.kinds import of_bytes
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.importing.sheets.foreign_names import strangers_in

HEAD = "Uppgift\tAnsvarig\tNär\tLäge"


def read(*lines: str, name: str = "plan_2026.txt", year: int | None = None) -> Reading:
    document = of_bytes(name, "\n".join(lines).encode())
    return read_document(document, Asked(year=year))


def tasks(found: Reading) -> list[tuple[str, tuple[str, ...], str]]:
    rows = [row for one in found.activities for row in one.listings]
    return [(row.text, row.leads, row.end.text) for row in rows]


def told(found: Reading) -> list[tuple[str, str]]:
    return [(one.committee, one.text) for one in found.directives]


def doubts(found: Reading, kind: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.source.lines) for one in found.irregularities if one.kind == kind]


def test_a_table_in_a_text_is_read_by_its_columns() -> None:
    found = read(
        "Plan för gångvägar 2026",
        "",
        HEAD,
        "Laga bron\tKajnämnden\tQ3 2026\tPågår",
        "Sätta upp skyltar\tKajnämnden, Parknämnden\t2026-05-02\tKlar",
    )
    assert tasks(found) == [
        ("Laga bron", ("Kajnämnden",), "Q3 2026"),
        ("Sätta upp skyltar", ("Kajnämnden", "Parknämnden"), "2026-05-02"),
    ]
    assert [one.status.status for one in found.reported] == ["Pågår", "Klar"]
    (ended,) = found.standings
    assert (ended.place, ended.status) == (1, "done")


def test_a_table_that_says_no_time_gives_directives_for_each_of_its_bodies() -> None:
    found = read("Åtgärd\tAnsvariga", "Räkna lampor\tKajnämnden och Parknämnden")
    assert told(found) == [("Kajnämnden", "Räkna lampor"), ("Parknämnden", "Räkna lampor")]


def test_short_forms_that_the_text_explains_are_the_bodies_and_a_row_keeps_its_number() -> None:
    found = read(
        "| Nr | Åtgärd | Ansvariga | Tidplan |",
        "| --- | --- | --- | --- |",
        "| 2.1 | Byta lampor | KN, KS | 2027 |",
        "| 2.2 | Spara el | Alla nämnder och bolag | löpande |",
        "",
        "Förkortningar: KN = Kajnämnden, KS = Kommunstyrelsen",
        name="plan_2026.md",
    )
    assert tasks(found) == [
        ("Byta lampor", ("Kajnämnden", "Kommunstyrelsen"), "2027"),
        ("Spara el", ("Samtliga nämnder och bolagsstyrelser",), "löpande"),
    ]
    assert [one.number for one in found.activities] == ["2.1", "2.2"]


def test_a_block_of_labels_and_values_is_one_row() -> None:
    found = read(
        "| Action outline | Action name | 7. Paint the pier |",
        "| --- | --- | --- |",
        "| | Action type | Technical |",
        "| Implementation | Responsible bodies/person for implementation | Pier Office |",
        "| | Start / End date | 2025-2028 |",
        "",
        "| Action outline | Action name | Count the gulls |",
        "| --- | --- | --- |",
        "| Implementation | Responsible bodies | Bird Department, Pier Office |",
        name="contract.md",
        year=2026,
    )
    assert tasks(found) == [
        ("Paint the pier", ("Pier Office",), "2028"),
        ("Count the gulls", ("Bird Department", "Pier Office"), ""),
    ]
    first = found.activities[0]
    assert (first.number, first.listings[0].start.text) == ("7", "2025")


def test_a_block_of_an_indicator_is_an_indicator_and_said_again_none() -> None:
    found = read(
        "Indicator name\tTarget 2027\tTarget 2030",
        "Clean boats (%)\t40\t90",
        "",
        "Meta data",
        "",
        "Indicator Name\tClean boats",
        "Indicator Unit\t%",
        "Definition\tBoats without oil",
        "Indicator Name\tBirds",
        "Indicator Unit\tbirds",
        year=2026,
    )
    assert [(one.name, one.targets) for one in found.indicators] == [
        ("Clean boats (%)", {"2027": "40", "2030": "90"}),
        ("Birds", {}),
    ]


def test_measures_are_of_the_body_whose_heading_they_stand_under() -> None:
    found = read(
        "Plan 2026",
        "",
        "Parknämnden",
        "",
        "Nyckeltal\tUtfall 2024\tMål 2026",
        "Antal bänkar\t12\t20",
        "",
        "Kajnämnden",
        "",
        "Mått\t2026\t2027",
        "Hål i vägen\t9\t3",
    )
    assert [(one.committee, one.name, one.targets) for one in found.indicators] == [
        ("Parknämnden", "Antal bänkar", {"2026": "20"}),
        ("Kajnämnden", "Hål i vägen", {"2026": "9", "2027": "3"}),
    ]
    assert found.indicators[0].outcome == {"2024": "12"}


def test_figures_of_what_was_reached_alone_are_statistics_and_no_indicators() -> None:
    found = read("Indikator\tUtfall 2024\tUtfall 2025", "Antal bänkar\t12\t13")
    assert not found.indicators


FOLLOW_UP = (
    "Delårsrapport april 2026",
    "Nämnden för bryggor och kajer",
    "",
    "Uppdrag från kommunfullmäktige\tUppdragets status och kommentar",
    "Kommunstyrelsen får i uppdrag att måla. Uppdragsår 2025\tAvslutad 2026-03-02 Det är gult.",
    "Förvaltningen får i uppdrag att räkna båtar. Uppdragsår 2026\tHalvår 1 2026 Det går bra.",
    "Mät vattnet i hamnen\tPågår",
)


def test_a_follow_up_gives_assignments_and_what_became_of_them() -> None:
    found = read(*FOLLOW_UP, name="rapport.txt")
    assert told(found) == [
        ("Kommunstyrelsen", "måla"),
        ("Nämnden för bryggor och kajer", "räkna båtar"),
        ("Nämnden för bryggor och kajer", "Mät vattnet i hamnen"),
    ]
    said = [(one.status.status, one.status.date, one.status.text) for one in found.reported]
    assert said == [
        ("Avslutad", date(2026, 3, 2), "Det är gult."),
        ("Halvår 1 2026", date(2026, 4, 30), "Halvår 1 2026 Det går bra."),
        ("Pågår", date(2026, 4, 30), ""),
    ]


def test_a_text_laid_out_with_spaces_has_the_rows_that_its_columns_make() -> None:
    found = read(
        "Delårsrapport mars 2026",
        "Kajnämnden",
        "",
        "    Centrala uppdrag                 Kommentar",
        "",
        "      Alla nämnder får i uppdrag     Halvår 1 2026",
        "    att spara el. De ska mäta        Vi har bytt lampor i",
        "    varje månad.                     alla rum.",
        "",
        "      Kajnämnden får i uppdrag       Halvår 1 2026",
        "    att laga                         Arbetet går",
        "",
        "    3 (9)",
        "  Centrala uppdrag            Kommentar",
        "  bron över ån.               bra.",
        name="rapport.txt",
    )
    assert [text for _body, text in told(found)] == ["spara el", "laga bron över ån"]
    assert found.directives[0].source.lines == (6, 7, 8)
    assert found.reported[1].status.text == "Halvår 1 2026 Arbetet går bra."


def test_goals_head_their_activities_and_a_row_may_be_the_comment_on_another() -> None:
    found = read(
        "Verksamhetsrapport 2025",
        "Organisation: Parknämnden",
        "",
        "Nämndmål\tBedömning",
        "Alla ska kunna sitta.\t",
        "",
        "Aktivitet\tStatus\tFärdiggrad",
        "Alla ska kunna sitta.\t\t",
        "Ställa ut bänkar längs ån.\t\t",
        "Kommentar: Tolv bänkar står där nu.\t\t",
        name="rapport.txt",
    )
    assert [one.text for one in found.goals] == ["Alla ska kunna sitta."]
    (row,) = [row for one in found.activities for row in one.listings]
    assert (row.committee, row.goal) == ("Parknämnden", "Alla ska kunna sitta.")
    assert found.reported[0].status.status == "Tolv bänkar står där nu"


def test_where_nobody_is_named_the_rows_are_the_organisations_and_it_is_told_once() -> None:
    lines = [f"The City of Exempelby plans part {number}." for number in range(4)]
    rows = [f"Plant tree {name}\tA tree in street {name}" for name in ("A", "B", "C")]
    found = read(*lines, "", "Action\tDescription", *rows, year=2026)
    assert {body for body, _text in told(found)} == {"City of Exempelby"}
    assert doubts(found, "nobody is named") == [("City of Exempelby", (7, 8, 9))]


def test_a_row_that_was_cut_over_lines_is_whole() -> None:
    found = read(
        "No.\tTask\tResponsible\tWhen",
        "1\tMend\tPier Office\t2026",
        "\tthe long pier\t\t",
        "2\tPaint the boat.\t\t",
        "All of it.\tHarbour Office\t2027",
        year=2026,
    )
    assert tasks(found) == [
        ("Mend the long pier", ("Pier Office",), "2026"),
        ("Paint the boat. All of it.", ("Harbour Office",), "2027"),
    ]
    assert found.activities[1].listings[0].source.lines == (4, 5)


def test_a_column_whose_cells_are_times_says_when() -> None:
    found = read(
        *[f"The City of Exempelby has {number} boats." for number in range(3)],
        "",
        "Action name\tDescription\tImplementation",
        "Count boats\tAll of them\t2024-2026",
        "Paint boats\tRed ones\tOngoing",
        year=2026,
    )
    assert [end for _text, _leads, end in tasks(found)] == ["2024-2026", "Ongoing"]


def test_what_the_budgets_own_readers_leave_is_read_in_its_layout() -> None:
    found = read(
        "Budget 2026",
        "",
        "Kulturnämnden",
        "",
        "Nämnden ska",
        "",
        "- ordna en fest",
        "",
        "Särskilda insatser",
        "",
        "Insats\tAnsvarig\tKlart",
        "Bygga en scen\tIdrottsnämnden\t2026-08-31",
    )
    assert told(found) == [("Kulturnämnden", "ordna en fest")]
    assert tasks(found) == [("Bygga en scen", ("Idrottsnämnden",), "2026-08-31")]
    assert not doubts(found, "other table")


def test_a_table_of_other_things_asks_nothing() -> None:
    found = read("Type\tName & title\tYear", "Plan\tThe green plan\t2024")
    assert (found.directives, found.activities, found.indicators) == ((), (), ())


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Pier Office, City of Exempelby", ("Pier Office", "City of Exempelby")),
        ("Roads Department and Streets and Parks Department",
         ("Roads Department", "Streets and Parks Department")),
        ("The Municipal Board, Exempel Energi", ("Municipal Board", "Exempel Energi")),
        ("ABC*, DE/FG", ("ABC", "DE", "FG")),
        ("All committees and boards", ("Samtliga nämnder och bolagsstyrelser",)),
        ("The municipal energy company Exempelkraft", ("Exempelkraft",)),
        ("Department for Culture and Sports", ("Department for Culture and Sports",)),
        ("n.a.", ()),
        ("Residents of Exempelby", ()),
        ("Exempelkraft makes it possible by building more pipes", ()),
    ],
)  # fmt: skip
def test_names_of_any_language_are_parted_and_sentences_are_none(
    cell: str, names: tuple[str, ...]
) -> None:
    assert strangers_in(cell).names == names


@given(st.text(alphabet="ABab åÅ,;/&.()-*\t1", max_size=60))
def test_whatever_a_cell_holds_no_name_is_empty_or_has_its_commas(cell: str) -> None:
    for name in strangers_in(cell).names:
        assert name.strip() == name
        assert name
        assert "," not in name


def test_a_table_that_sums_up_what_blocks_say_is_not_read_beside_them() -> None:
    found = read(
        "Fields\tDescriptions\tActions",
        "Harbour\tBoats and birds\t1. Count all the boats. Feed all the birds.",
        "",
        "Each action has a block of its own here.",
        "",
        "Action outline\tAction name\tCount all the boats",
        "Implementation\tResponsible bodies\tPier Office",
        "Action outline\tAction name\tFeed all the birds",
        "Implementation\tResponsible bodies\tBird Department",
        year=2026,
    )
    assert told(found) == [
        ("Pier Office", "Count all the boats"),
        ("Bird Department", "Feed all the birds"),
    ]


def test_rows_that_a_page_cut_off_from_their_table_are_of_its_block() -> None:
    found = read(
        "Plan of the harbour",
        "Action outline | Action name | K1: Dredge the inlet",
        "Action type | Technical",
        "and physical |",
        "Outcome | Deeper water",
        "Indicator: metres below the surface |",
        "Implementation | Responsible bodies | Pier Office Timeline: 2025-2028 |",
        "7",
        "",
        "Action outline | Action name | K2: Light the pier",
        "Implementation | Responsible bodies | Lamp Office",
        "Timeline: 2026-2027 | 8",
        name="contract.md",
        year=2026,
    )
    assert tasks(found) == [
        ("Dredge the inlet", ("Pier Office",), "2025-2028"),
        ("Light the pier", ("Lamp Office",), "2026-2027"),
    ]
    assert [one.number for one in found.activities] == ["K1", "K2"]
    assert not found.indicators


def test_the_end_of_a_broken_cell_says_when_by_its_label() -> None:
    found = read(
        "Action outline\tAction name\tSweep the quay",
        "Implementation\tResponsible bodies\tPier Office",
        "\tComments\tPartly begun",
        "Timeline: 2026-2029\t\t",
        "\tInvolved stakeholders\tFishermen",
    )
    assert tasks(found) == [("Sweep the quay", ("Pier Office",), "2026-2029")]


def test_a_table_between_blocks_of_two_kinds_is_a_table_of_its_own() -> None:
    found = read(
        "Action outline\tAction name\tSweep the quay",
        "Implementation\tResponsible bodies\tPier Office",
        "",
        "No\tIndicator name\tTarget 2028\tTarget 2030",
        "1\tClean boats\t40\t90",
        "2\tQuiet boats\t10\t30",
        "",
        "Indicator name\tQuiet boats",
        "Indicator unit\t%",
        year=2026,
    )
    assert [(one.name, one.targets) for one in found.indicators] == [
        ("Clean boats", {"2028": "40", "2030": "90"}),
        ("Quiet boats", {"2028": "10", "2030": "30"}),
    ]


@pytest.mark.parametrize(
    "name", ["(Insert indicator name)", "(ange indikatorns namn)", "[kWh/boat]", "TBD", "12", "–"]
)
def test_what_nobody_filled_in_is_no_indicator_and_told(name: str) -> None:
    found = read(
        "Indicator name\tTarget 2028\tTarget 2030",
        f"{name}\t(List one value)\t90",
        "Quiet boats\tTBD\t30",
        "Clean boats\t-\tn/a",
        year=2026,
    )
    assert [(one.name, one.targets) for one in found.indicators] == [
        ("Quiet boats", {"2030": "30"}),
        ("Clean boats", {}),
    ]
    assert doubts(found, "row of another shape")[0][1] == (2,)


def test_a_row_with_all_its_figures_is_no_rest_of_the_one_before() -> None:
    found = read(
        "Indicator name\tTarget 2028\tTarget 2030",
        "Share of boats that run on wind\t40\t90",
        "Boats with oars\t5\t6",
        "Reuse of sails\t1\t2",
        "reuse of ropes\t10\t30",
        year=2026,
    )
    assert [one.name for one in found.indicators][2:] == ["Reuse of sails", "reuse of ropes"]


def test_tasks_that_are_numbers_alone_take_no_amount_for_their_words() -> None:
    found = read(
        "Action name\tResponsible entity\tStart/end date\tTotal cost",
        "1.1.\tPier Office\t2024-2026\t8 000 000",
        "1.2.\tLamp Office\t2024-2027\t400 M€",
        "Light the pier\tLamp Office\t2024-2027\t400 M€",
    )
    assert [text for text, _who, _when in tasks(found)] == ["Light the pier"]
    assert [lines for _text, lines in doubts(found, "row of another shape")] == [(2,), (3,)]


def test_a_plan_of_times_says_when_whatever_it_counts_by() -> None:
    found = read(
        "Measure\tTimetable in terms of the council\tResponsibility",
        "Light the pier\t2026–2029\tLamp Office",
    )
    assert tasks(found) == [("Light the pier", ("Lamp Office",), "2026–2029")]


def test_capitals_at_the_head_of_a_page_are_nobody() -> None:
    found = read(
        "KAJSTAD QUAYTOWN",
        "",
        "Plan of the City of Quaytown",
        "The City of Quaytown is small, and the City of Quaytown has a pier.",
        "",
        "Action name\tTimeline",
        "Light the pier\t2027",
    )
    assert tasks(found) == [("Light the pier", ("City of Quaytown",), "2027")]
