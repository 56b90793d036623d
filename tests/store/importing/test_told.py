"""Assignments that stand in the sentences of a budget, beside its lists and tables."""

import pytest

from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from tests.store.importing.example import LEAD_IN, chapter, document, doubts

LISTED = chapter(LEAD_IN, "- bada", name="Kajnämnden")


def read(text: str) -> Reading:
    return read_document(document(text), Asked(2026))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.committee, one.text, one.kind) for one in read(text).directives]


def test_a_sentence_gives_an_assignment_with_its_time_and_number() -> None:
    text = (
        f"{LISTED}\n\n"
        "3. Kajnämnden får i uppdrag att ro. Uppdraget ska redovisas senast den 1 maj 2026."
    )
    one = read(text).directives[1]
    assert (one.committee, one.text, one.number, one.kind) == (
        "Kajnämnden",
        "ro",
        "3",
        "assignment",
    )
    assert [span.text for span in one.report] == ["senast den 1 maj 2026"]
    assert one.source.lines == (7,)


def test_nämnden_is_the_body_of_the_chapter() -> None:
    assert told(f"{LISTED}\n\nNämnden får därför i uppdrag att ro.")[1][:2] == ("Kajnämnden", "ro")


def test_another_body_is_told_by_a_paragraph_of_its_own_and_not_in_the_midst_of_one() -> None:
    own = f"{LISTED}\n\nStrandnämnden får i uppdrag att ro."
    assert told(own)[1:] == [("Strandnämnden", "ro", "assignment")]
    midst = f"{LISTED}\n\nVi ror mer. Strandnämnden får i uppdrag att ro."
    reading = read(midst)
    assert len(reading.directives) == 1
    assert ("assignment not read", (7,)) in doubts(reading).items()


def test_items_of_a_list_that_say_who_are_those_bodies_and_no_doubt() -> None:
    text = (
        f"{LISTED}\n\nOm vatten.\n\n- Strandnämnden får i uppdrag att ro.\n"
        "- Kajnämnden får i uppdrag att simma."
    )
    reading = read(text)
    assert [(one.committee, one.text) for one in reading.directives][1:] == [
        ("Strandnämnden", "ro"),
        ("Kajnämnden", "simma"),
    ]
    assert "other list" not in {one.kind for one in reading.irregularities}


def test_a_chapter_without_lists_says_in_sentences_what_its_body_shall_do() -> None:
    text = (
        f"{LISTED}\n\nStrandnämnden\n\nStrandnämnden ska räkna stenar. Strandnämnden ska vara glad."
    )
    assert told(text)[1:] == [("Strandnämnden", "räkna stenar", "assignment")]


@pytest.mark.parametrize(
    "heading",
    [
        *("3.1 Kajnämnden", "Nämnd: Kajnämnden", "Uppdrag till Kajnämnden 2026"),
        *("Kajnämnden (KN)", "2.4.1 Kajnämnden (KN)"),
    ],
)
def test_a_heading_names_a_body_beside_its_number_and_other_words(heading: str) -> None:
    text = f"Budget 2026\n\n{heading}\n\nNämnden ska\n\n- bada"
    assert told(text) == [("Kajnämnden", "bada", "directive")]


@pytest.mark.parametrize(
    "lead",
    [
        *("Uppdrag", "Särskilda uppdrag 2026", "Kajnämnden får under 2026 i uppdrag att:"),
        *("Kajnämnden ges i uppdrag att", "Fullmäktige ger kajnämnden i uppdrag att:", "KN ska:"),
    ],
)
@pytest.mark.parametrize("items", ["• bada\n• ro", "1. bada\n2. ro", "a) bada\nb) ro"])
def test_lists_stand_under_lead_ins_of_many_kinds(lead: str, items: str) -> None:
    rows = told(f"Budget 2026\n\nKajnämnden\n\n{lead}\n\n{items}")
    assert [(body, text) for body, text, _kind in rows] == [
        ("Kajnämnden", "bada"),
        ("Kajnämnden", "ro"),
    ]


def test_a_list_right_under_a_body_is_of_tasks_where_a_heading_says_so() -> None:
    assert told("Budget 2026\n\nKajnämndens uppdrag 2026\n\n- bada") == [
        ("Kajnämnden", "bada", "assignment")
    ]
    text = "Budget 2026\n\nNämndernas uppdrag\n\nKajnämnden\n\n- bada\n\nStrandnämnden\n\n- ro"
    assert [one[:2] for one in told(text)] == [("Kajnämnden", "bada"), ("Strandnämnden", "ro")]


def test_a_comma_and_joins_no_two_items() -> None:
    text = "Budget 2026\n\nKajnämnden\n\nNämnden får i uppdrag att\n\n- bada, och\n- att ro."
    assert [one[1] for one in told(text)] == ["bada", "ro"]


def test_what_asks_and_became_nothing_is_a_doubt_of_each_line_but_not_what_is_only_told() -> None:
    text = (
        "Programnämnd barn får i uppdrag att ro.\n\nNämnden hade i uppdrag att simma.\n\n"
        "Redovisning av uppdraget att kajnämnden får i uppdrag att gå."
    )
    reading = read(f"{LISTED}\n\n{text}")
    unread = [one for one in reading.irregularities if one.kind == "assignment not read"]
    assert [one.source.lines for one in unread] == [(7,)]


def test_a_list_goes_on_from_a_sentence_that_says_what_the_body_shall_do() -> None:
    text = (
        f"{LISTED}\n\nStrandbolaget AB\n\nBolaget ska bygga hus.\n\n- Öka takten\n"
        "- Införa båtar\n\n"
        "Det finns:\n\n- En båt\n- Ett hus"
    )
    assert told(text)[1:] == [
        ("Strandbolaget AB", "Öka takten", "assignment"),
        ("Strandbolaget AB", "Införa båtar", "assignment"),
        ("Strandbolaget AB", "bygga hus", "assignment"),
    ]
