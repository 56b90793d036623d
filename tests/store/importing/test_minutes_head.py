"""Whose meeting minutes are of, and which day, in the many ways in which they say it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.minutes.head import day_of, head_of
from store.importing.minutes.title import are_minutes

SECTION = ["", "§ 1 Val", "Beslut", "Rapporten från den 2 januari 2020 antecknas."]
DAY = date(2025, 6, 18)


@pytest.mark.parametrize(
    "said",
    [
        "Sammanträdesdatum: 2025-06-18",
        "Sammanträdesdatum 2025.06.18",
        "Sammanträdesdatum 20250618",
        "Sammanträdesdatum 18/6 2025",
        "Sammanträdesdatum 18–19 juni 2025",
        "Sammanträdesdatum: 2025-06-18--19",
        "Sammanträdesdag onsdagen den 18 juni 2025 kl. 13.00",
        "Plats och tid: Rådhuset, 2025-06-18 kl 09:00-12:00",
        "Plats och tid\tStora salen, kl. 18:30\n2025-06-18",
        "Tid: Onsdag 18 juni 2025, kl. 9",
        "Protokoll nr 3/2025\n2025-06-18",
        "Sammanträdesprotokoll\nSammanträdesdatum\nSida\n2025-06-18\n1 (20)",
        "Protokoll\nSocialnämnden 2025-06-18\nJusterat den 30 juni 2025",
    ],
)
def test_the_day_is_read_in_any_form(said: str) -> None:
    assert day_of([*said.splitlines(), *SECTION], "a.txt") == DAY


def test_a_day_of_a_section_is_not_that_of_the_meeting() -> None:
    assert day_of(["Protokoll", *SECTION], "a.txt") is None


def test_the_day_that_stands_on_most_pages_goes_before_another() -> None:
    pages = ["Sammanträdesdatum: 2025-06-18", *SECTION] * 3
    assert day_of(["Sammanträdesdatum: 2024-01-01", *pages], "a.txt") == DAY


@pytest.mark.parametrize("name", ["ks_2025-06-18.txt", "20250618_protokoll_ks.pdf", "p 2025 06 18"])
def test_the_name_of_the_file_tells_the_day_where_nothing_else_does(name: str) -> None:
    assert day_of(["Protokoll", *SECTION], name) == DAY


def test_digits_that_are_no_day_are_none() -> None:
    assert day_of(["Sammanträdesdatum 2025-13-40", *SECTION], "99999999.txt") is None


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Protokoll 3/2025\nKommunstyrelsen den 4 mars 2025", "Kommunstyrelsen"),
        ("PROTOKOLL\nNämnden för kultur och fritid\n2025-03-04", "Nämnden för kultur och fritid"),
        ("Exempels Stad Kommunstyrelsen, protokoll", "Kommunstyrelsen"),
        ("Kommunfullmäktige | Sammanträdesprotokoll |2026-05-25 §§ 60-80", "Kommunfullmäktige"),
        (
            "Protokoll fört vid sammanträde med Socialnämnden Öster den 3 maj 2025",
            "Socialnämnden Öster",
        ),
        ("Protokoll från kommunstyrelsens sammanträde 2025-05-03", "Kommunstyrelsen"),
        ("Exempel kommun\nSAMMANTRÄDESPROTOKOLL\nTekniska nämnden", "Tekniska nämnden"),
        ("Protokoll\nKommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott"),
        ("Styrelseprotokoll Bostads AB", "Bostads AB"),
        ("Protokoll för Barn- och utbildningsnämnden", "Barn- och utbildningsnämnden"),
        ("MILJÖNÄMNDEN\nPROTOKOLL", "Miljönämnden"),
        ("Protokollsutdrag", ""),
    ],
)
def test_whose_meeting_it_was_is_read_from_a_title_or_a_line_of_its_own(
    said: str, body: str
) -> None:
    assert head_of([*said.splitlines(), *SECTION], "a.txt").body == body


def test_whose_meeting_it_was_may_be_told_by_its_decisions_alone() -> None:
    lines = ["Protokollsutdrag", *SECTION, "Båtnämnden beslutar att bordlägga ärendet."]
    assert head_of(lines, "a.txt").body == "Båtnämnden"


@pytest.mark.parametrize(
    ("said", "organisation"),
    [
        ("Exempelby kommun\nProtokoll", "Exempelby kommun"),
        ("Exempels Stad Kommunstyrelsen, protokoll", "Exempels Stad"),
        ("REGION EXEMPEL\nPROTOKOLL", "REGION EXEMPEL"),
        ("Protokoll\nEtt ärende om Grannby kommun", ""),
    ],
)
def test_the_organisation_is_that_of_the_head(said: str, organisation: str) -> None:
    assert head_of([*said.splitlines(), *SECTION], "a.txt").organisation == organisation


@given(st.lists(st.text(max_size=80), max_size=40), st.text(max_size=30))
def test_any_lines_have_a_head_and_are_minutes_or_not(lines: list[str], name: str) -> None:
    head = head_of(lines, name)
    assert are_minutes(lines) in (True, False)
    assert head.day is None or head.day.year >= 1900
