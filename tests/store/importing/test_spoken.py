"""Who "bolaget" is and what counts as asked, in texts of sentences."""

from __future__ import annotations

import pytest

from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from tests.store.importing.example import document

GIVEN = "Regeringen ger Kajverket i uppdrag att mäta alla bryggor."


def read(text: str, name: str = "plan_2026.md") -> Reading:
    return read_document(document(text, name), Asked())


def told(text: str) -> list[tuple[str, str]]:
    return [(one.committee, one.text) for one in read(text).directives]


def test_one_sentence_that_a_body_shall_do_something_is_enough() -> None:
    text = "Kulturnämnden ska ta fram en plan för bryggor. Dalby ska vara en stad för alla."
    assert told(text) == [("Kulturnämnden", "ta fram en plan för bryggor")]


@pytest.mark.parametrize(
    "vision",
    [
        "Kulturnämnden ska vara en god arbetsgivare.",
        "Dalby ska växa. Kommunen ska ta fram det bästa hos alla.",
        "Polisen ska utreda händelsen.",
        "Nämnden ska inventera samlingen.",
    ],
)
def test_how_it_shall_be_and_what_strangers_shall_do_asks_nothing(vision: str) -> None:
    assert read(vision).document.kind == "text"


@pytest.mark.parametrize(
    "before",
    ["# Ägardirektiv för Hamnbolaget AB", "Hamnbolaget AB äger kajerna som fyrnämnden målar."],
)
def test_a_body_spoken_of_before_is_who_the_bolag_is(before: str) -> None:
    rows = [("Hamnbolaget AB", "måla kajen"), ("Hamnbolaget AB", "räkna båtar")]
    assert told(f"{before}\n\nBolaget ska:\n\n- måla kajen\n- räkna båtar") == rows


def test_a_committee_told_before_is_no_bolag() -> None:
    text = "Fyrnämnden ska ta fram en plan.\n\nBolaget ska:\n\n- måla kajen\n- räkna båtar"
    reading = read(text)
    assert [(one.committee, one.text) for one in reading.directives] == [
        ("Fyrnämnden", "ta fram en plan")
    ]
    assert "other list" in {one.kind for one in reading.irregularities}


def test_all_authorities_of_a_matter_are_told_what_the_authorities_shall_do() -> None:
    text = (
        "# Uppdrag till vissa myndigheter om bryggor\n\nRegeringen beslutade om bryggor.\n\n"
        "* Kajverket och Statens bryggtekniska anstalt ska räkna bryggor.\n"
        "* Fyrverket ska räkna fyrar.\n\nMyndigheterna ska redovisa sina siffror."
    )
    bodies = ["Kajverket", "Statens bryggtekniska anstalt", "Fyrverket"]
    assert [name for name, said in told(text) if said.startswith("redovisa")] == bodies


def test_what_was_announced_is_given_and_what_was_decided_then_is_told() -> None:
    text = (
        "Uppdrag att mäta bryggor\n\n"
        "Regeringen har gett Kajverket i uppdrag att mäta alla bryggor. Uppdraget redovisas till"
        " departementet senast den 3 maj 2026.\n\n"
        "Regeringen beslutade den 4 maj 2022 att uppdra åt Kajverket att räkna bojar."
    )
    reading = read(text)
    (one,) = reading.directives
    assert (one.committee, one.text) == ("Kajverket", "mäta alla bryggor")
    assert [str(span.last) for span in one.report] == ["2026-05-03"]
    assert "assignment not read" in {one.kind for one in reading.irregularities}


def test_numbered_assignments_are_reported_when_their_numbers_say() -> None:
    text = (
        "Regeringen ger Kajverket följande uppdrag:\n\n1. mäta bryggor\n2. räkna bojar\n"
        "3. måla fyrar\n\nUppdrag 1 och 3 ska redovisas senast den 3 maj 2026."
    )
    spans = {one.text: [str(span.last) for span in one.report] for one in read(text).directives}
    assert spans == {
        "mäta bryggor": ["2026-05-03"],
        "räkna bojar": [],
        "måla fyrar": ["2026-05-03"],
    }


@pytest.mark.parametrize(
    ("sentence", "body", "task"),
    [
        ("Rådmannen får i oppdrag å telle båter.", "Rådmannen", "telle båter"),
        ("Kommunedirektøren bes om å telle båter.", "Kommunedirektøren", "telle båter"),
        ("Kommunedirektøren bes telle båter.", "Kommunedirektøren", "telle båter"),
        ("Bystyret ber kommunedirektøren om å telle båter.", "Kommunedirektøren", "telle båter"),
        ("Teknisk utvalg pålegges å telle båter.", "Teknisk utvalg", "telle båter"),
        ("Havneforvaltningen pålægges at tælle både.", "Havneforvaltningen", "tælle både"),
        ("Havneforvaltningen får til opgave at tælle både.", "Havneforvaltningen", "tælle både"),
        ("The Harbour Department is tasked to count boats.", "Harbour Department", "count boats"),
        (
            "The City Council instructs the Harbour Department to count boats.",
            "Harbour Department",
            "count boats",
        ),
    ],
)
def test_a_neighbours_language_is_read_where_it_plainly_gives(
    sentence: str, body: str, task: str
) -> None:
    assert told(sentence) == [(body, task)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Politiet ber om hjelp til å telle båter.",
        "The harbour is directed to the north.",
        "Havneutvalget, som får i oppdrag å telle båter, møtes.",
    ],
)
def test_what_only_sounds_like_it_in_a_neighbours_language_gives_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_a_list_under_nothing_but_a_name_is_what_that_body_shall_do() -> None:
    text = f"{GIVEN}\n\nStatens båtverk:\n\n* ska räkna båtar,\n* ska måla bojar."
    assert told(text)[1:] == [("Statens båtverk", "räkna båtar"), ("Statens båtverk", "måla bojar")]


@pytest.mark.parametrize(
    "said",
    [
        "Det ska slutredovisas senast den 3 maj 2026.",
        "Redovisning ska ske senast den 3 maj 2026.",
        "Mätningen ska vara genomförd senast den 3 maj 2026.",
    ],
)
def test_a_sentence_that_says_when_is_of_the_assignment_before(said: str) -> None:
    (one,) = read(f"Mätning 2027\n\n{GIVEN} {said}").directives
    assert [str(span.last) for span in one.report] == ["2026-05-03"]


def test_costs_and_incomes_are_no_indicators() -> None:
    text = (
        "Rapport för Kajnämnden 2026\n\n| Nyckeltal | Mål 2026 |\n| --- | --- |\n"
        "| Personalkostnader | 12 |\n| Övriga kostnader | 3 |\n| Intäkter, inkl bidrag | 9 |\n"
    )
    assert read(text).indicators == ()
    text = text.replace("Personalkostnader", "Båtar").replace("Övriga kostnader", "Bojar")
    assert len(read(text).indicators) == 3
