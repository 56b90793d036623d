"""A document knows who stands behind it: as it says, as its own words tell, or as somebody said."""

from __future__ import annotations

from datetime import date

import pytest

from store.importing.documents import read_any, read_document
from store.importing.language.bodies import Bodies
from store.importing.reading.importer import Asked
from store.importing.reading.senders import sender_named
from store.model.records import Sender
from tests.shared import shared
from tests.store.importing.example import LEAD_IN, chapter, document
from tests.store.importing.minutes import PAGED
from tests.store.importing.test_follow_up import POINTS, REPORT, TITLE

BODY = chapter(LEAD_IN, "- öppna biblioteket")
OWN_WORDS = "\n\n".join(
    (
        "Kristdemokraterna vill öppna fler bibliotek.",
        "Kristdemokraterna föreslår fler böcker.",
        "I Kristdemokraternas Stockholm läser alla.",
        "I enlighet med Kristdemokraternas förslag öppnas en bokbuss.",
        "Kristdemokraterna satsar på högläsning.",
        "Centerpartiet har också talat om böcker.",
    )
)


def sender(text: str, said: str = "") -> Sender | None:
    found = read_document(document(text), Asked(2026, sender=said, bodies=Bodies.load()))
    return found.document.sender


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Budget 2026\n\nFastställd av kommunfullmäktige", ("council", "Kommunfullmäktige")),
        ("Kommunstyrelsens förslag till budget 2026", ("executive_board", "Kommunstyrelsen")),
        ("Vänsterpartiets förslag till budget 2026", ("party", "Vänsterpartiet")),
        ("Budget 2026, gemensamt från S och MP", ("party", "Socialdemokraterna, Miljöpartiet")),
    ],
)
def test_a_budget_is_of_whom_its_title_says(head: str, expected: tuple[str, str]) -> None:
    found = sender(f"{head}\n\n{BODY}")
    assert found is not None
    assert (found.kind, found.name) == expected


def test_a_budget_that_a_party_speaks_in_is_its_own() -> None:
    assert sender(f"Budget 2026\n\n{OWN_WORDS}\n\n{BODY}") == Sender("party", "Kristdemokraterna")


def test_a_budget_with_a_partys_letters_under_its_pages_is_its_own() -> None:
    pages = "\n\n".join(f"V Inledning:{page}\n\nHär står något om böcker." for page in (1, 2, 3))
    assert sender(f"Budget 2026\n\n{pages}\n\n{BODY}") == Sender("party", "Vänsterpartiet")


def test_a_budget_that_says_nothing_is_nobodys_that_is_known() -> None:
    assert sender(f"Budget 2026\n\nCenterpartiet vill något.\n\n{BODY}") is None


def test_who_somebody_says_goes_before_what_the_text_says() -> None:
    assert sender(f"Budget 2026\n\n{OWN_WORDS}\n\n{BODY}", "MP") == Sender("party", "Miljöpartiet")


def test_minutes_are_of_the_body_that_met_on_their_day() -> None:
    about = read_document(document(PAGED.text)).document
    assert (about.sender, about.meeting) == (
        Sender("council", "Kommunfullmäktige"),
        date(2026, 4, 16),
    )


def test_a_report_is_of_its_committee_and_a_matter_of_the_board_with_its_case() -> None:
    report = read_document(document(REPORT)).document
    assert report.sender == Sender("committee", "Kulturnämnden")
    matter = read_document(document(f"{TITLE}\n{POINTS}")).document
    assert matter.sender == Sender("executive_board", "Kommunstyrelsen")
    assert matter.case == "KS 2025/77"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Nämnden för Bryggor\nDelårsrapport mars 2026", "Nämnden för Bryggor"),
        ("Årsbokslut 2026\nOrganisation: Båt- och bryggnämnden", "Båt- och bryggnämnden"),
        ("Uppföljningsrapport 2026\nBryggnämnden", "Bryggnämnden"),
        ("Uppföljningsrapport 2026\nBryggnämnden bygger bryggor.", None),
        ("Om bryggor\nBryggnämnden", None),
    ],
)
def test_a_report_of_any_form_is_of_the_body_that_its_head_names(
    head: str, name: str | None
) -> None:
    found = sender(f"{head}\n\nEn text om bryggor.\n\nOch en om båtar.")
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("v", ("other", "V")),
        ("V", ("party", "Vänsterpartiet")),
        ("Moderaterna", ("party", "Moderaterna")),
        ("kommunfullmäktige", ("council", "Kommunfullmäktige")),
        ("kommunstyrelsen", ("executive_board", "Kommunstyrelsen")),
        ("stadsledningskontoret", ("office", "Stadsledningskontoret")),
        ("Kulturnämnden", ("committee", "Kulturnämnden")),
        ("Fackförbundet", ("other", "Fackförbundet")),
    ],
)
def test_a_name_that_is_said_means_a_party_a_body_or_somebody_else(
    said: str, expected: tuple[str, str]
) -> None:
    found = sender_named(said, Bodies.load())
    assert (found.kind, found.name) == expected


def test_the_printed_budget_is_one_partys_own() -> None:
    found = read_any(shared("documents/budget_2024.txt")).document.sender
    assert found is not None
    assert (found.kind, found.name) == ("party", "Liberalerna")
