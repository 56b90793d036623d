"""Texts that tell in words alone: government assignments, committees, plans, budgets of prose."""

import pytest

from store.common.errors import DocumentError
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.model.records import Directive
from tests.store.importing.example import document

GIVEN = "Regeringen ger Kajverket i uppdrag att mäta alla bryggor."


def read(text: str, name: str = "beslut_2026.md", year: int | None = None) -> Reading:
    return read_document(document(text, name), Asked(year))


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(one.committee, one.text) for one in reading.directives]


def only(reading: Reading) -> Directive:
    (one,) = reading.directives
    return one


@pytest.mark.parametrize(
    "sentence",
    [
        GIVEN,
        "Regeringen uppdrar åt Kajverket att mäta alla bryggor.",
        "Regeringen beslutar att uppdra åt Kajverket att mäta alla bryggor.",
    ],
)
def test_the_government_gives_an_authority_an_assignment(sentence: str) -> None:
    reading = read(sentence)
    assert told(reading) == [("Kajverket", "mäta alla bryggor")]
    assert (reading.document.kind, only(reading).kind) == ("assignments", "assignment")
    assert [(one.name, one.kind) for one in reading.committees] == [("Kajverket", "authority")]


def test_who_only_the_title_names_is_told_what_the_text_gives() -> None:
    text = (
        "Uppdrag till en bryggsamordnare att mäta\n\n"
        "Regeringen uppdrar åt den person som är utsedd att mäta alla bryggor."
    )
    assert told(read(text)) == [("Bryggsamordnare", "mäta alla bryggor")]


@pytest.mark.parametrize(
    "lead", ["Kajverket ska", "Kajverket ska bland annat:", "Om det går ska Kajverket:"]
)
@pytest.mark.parametrize("mark", ["*", "−", "–", "-", "•"])
def test_a_list_under_what_a_body_shall_do_is_rows_of_their_own(lead: str, mark: str) -> None:
    items = f"{mark} räkna pålar, och\n\n{mark} måla båtar."
    rows = [("Kajverket", "räkna pålar"), ("Kajverket", "måla båtar")]
    for name in ("beslut_2026.md", "beslut_2026.txt"):
        assert told(read(f"{GIVEN}\n\n{lead}\n\n{items}", name))[1:] == rows


def test_a_list_goes_on_from_the_verb_of_what_leads_it_in() -> None:
    text = (
        f"{GIVEN}\n\nKajverket ska inom uppdraget särskilt belysa:\n\n"
        "- hur djupt det är,\n- vem som badar."
    )
    assert [one.text for one in read(text).directives][1:] == [
        "inom uppdraget särskilt belysa hur djupt det är",
        "inom uppdraget särskilt belysa vem som badar",
    ]


def test_a_list_within_a_list_goes_on_from_the_item_above() -> None:
    text = f"{GIVEN}\n\nKajverket ska:\n\n* följa upp\n\n– hur det går,\n– vem som ror,\n\n* städa."
    assert [one.text for one in read(text).directives][1:] == [
        *("följa upp", "följa upp hur det går", "följa upp vem som ror", "städa"),
    ]


def test_a_sentence_says_when_the_assignment_above_is_to_be_reported() -> None:
    one = only(read(f"{GIVEN}\n\nUppdraget ska redovisas senast den 3 maj 2026."))
    assert [span.last and span.last.isoformat() for span in one.report] == ["2026-05-03"]


def test_a_body_shall_report_by_a_day_in_a_row_of_its_own() -> None:
    text = f"{GIVEN}\n\nKajverket ska senast den 3 maj 2026 lämna en redovisning."
    assert told(read(text))[1] == ("Kajverket", "senast den 3 maj 2026 lämna en redovisning")


def test_more_time_is_an_assignment_to_report_by_the_new_day() -> None:
    text = (
        "Regeringen förlänger tiden för Kajverkets uppdrag om badvett. "
        "Uppdraget ska i stället redovisas senast den 3 maj 2027."
    )
    one = only(read(text))
    assert (one.committee, one.text) == ("Kajverket", "redovisa uppdraget om badvett")
    assert [span.text for span in one.report] == ["senast den 3 maj 2027"]


def test_several_bodies_and_the_short_forms_that_are_explained_are_meant_again() -> None:
    text = (
        "Regeringen ger Kajverket och Statens bryggråd (Bryggan) i uppdrag att mäta.\n\n"
        "Myndigheterna ska räkna båtar.\n\nBryggan ska dessutom måla."
    )
    assert told(read(text)) == [
        *(("Kajverket", "mäta"), ("Statens bryggråd", "mäta")),
        *(("Kajverket", "räkna båtar"), ("Statens bryggråd", "räkna båtar")),
        ("Statens bryggråd", "måla"),
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("En särskild utredare ska se över bryggorna.", "Särskild utredare"),
        ("En parlamentarisk kommitté ska se över bryggorna.", "Parlamentarisk kommitté"),
    ],
)
def test_who_is_appointed_is_told_in_a_committees_directive(sentence: str, name: str) -> None:
    text = (
        f"Kommittédirektiv\n\nDir. 2025:7\n\n{sentence}\n\n"
        "Uppdraget ska redovisas senast den 1 juni 2027."
    )
    reading = read(text, "direktiv.md")
    assert told(reading) == [(name, "se över bryggorna")]
    assert reading.document.year == 2025
    assert [span.text for span in only(reading).report] == ["senast den 1 juni 2027"]


@pytest.mark.parametrize(
    "sentence",
    [
        *("Kajverket ska vara en god granne.", "Kajverkets bryggor ska målas."),
        *("Samråd ska ske med alla.", "Överenskommelser ska ingås.", "Staden ska leva."),
    ],
)
def test_what_somebody_shall_be_and_what_things_shall_is_no_assignment(sentence: str) -> None:
    assert told(read(f"{GIVEN}\n\n{sentence}")) == [("Kajverket", "mäta alla bryggor")]


def test_a_year_is_taken_from_the_first_day_by_which_something_is_due_and_told() -> None:
    text = (
        "Regeringen ger Kajverket i uppdrag att läsa lagen den 1 maj 1999. "
        "Uppdraget ska redovisas senast den 3 maj 2027 och senast den 1 juni 2026."
    )
    reading = read(text, "beslut.md")
    assert reading.document.year == 2026
    assert "2026" in str(reading.told[0])


def test_a_text_that_asks_and_names_no_year_asks_for_one() -> None:
    with pytest.raises(DocumentError, match="--year"):
        read(GIVEN, "beslut.md")


PLAN = "\n\n".join(
    [
        "Strandplan 2026",
        "Strandnämnden ska räkna stenar.",
        "Kajkontoret ska måla alla bänkar. Kontoret ska även olja dem.",
        "Därför vill vi att strandnämnden ska plantera vass.",
    ]
)


def test_a_plan_says_again_and_again_what_bodies_shall_do() -> None:
    reading = read(PLAN, "plan.txt")
    assert told(reading) == [
        ("Strandnämnden", "räkna stenar"),
        ("Kajkontoret", "måla alla bänkar"),
        ("Kajkontoret", "olja dem"),
        ("Strandnämnden", "plantera vass"),
    ]
    assert reading.document.kind == "plan"


def test_what_any_text_may_say_once_is_told_and_makes_no_body() -> None:
    reading = read("En natt 1926\n\nPolisen ska komma, tänkte hon. Bolaget ska betala.", "bok.txt")
    assert (reading.directives, reading.committees, reading.document.kind) == ((), (), "text")


def test_what_goes_through_another_body_says_so() -> None:
    reading = read(f"{PLAN}\n\nStrandnämnden ska genom kajkontoret sopa.", "plan.txt")
    assert [(one.text, one.via) for one in reading.directives][-1] == ("sopa", "Kajkontoret")


def test_an_item_that_names_its_body_is_told_that_body() -> None:
    text = (
        "Budget 2026\n\nUppdrag:\n\n• Kajnämnden får i uppdrag att sopa.\n"
        "• Strandnämnden får i uppdrag att ro."
    )
    assert told(read(text, "b.txt")) == [("Kajnämnden", "sopa"), ("Strandnämnden", "ro")]


def test_a_row_laid_out_in_columns_is_no_sentence() -> None:
    text = "Rapport 2026\n\nKajnämnden får i uppdrag    Pågår    att ro"
    assert read(text, "b.txt").directives == ()


@pytest.mark.parametrize(
    "lead",
    [
        *("Kajverket ska inom ramen för uppdraget", "Kajverket ska i uppdraget:"),
        *("För att ingen ska drunkna ska Kajverket", "I uppdraget ingår att"),
    ],
)
def test_a_sentence_that_stops_before_a_list_leads_it_in(lead: str) -> None:
    text = f"{GIVEN}\n\n{lead}\n\n* räkna pålar,\n* måla båtar."
    assert [one.text for one in read(text).directives][1:] == ["räkna pålar", "måla båtar"]


def test_an_item_that_is_set_over_several_lines_is_one() -> None:
    items = "* samverka med\n  Bryggrådet om\nvassen,\n* måla\n  3 båtar."
    for name in ("beslut_2026.md", "beslut_2026.txt"):
        reading = read(f"{GIVEN}\n\nKajverket ska\n\n{items}", name)
        assert [one.text for one in reading.directives][1:] == [
            "samverka med Bryggrådet om vassen",
            "måla 3 båtar",
        ]


def test_a_list_under_which_nobody_is_told_anything_is_a_doubt() -> None:
    reading = read(f"{GIVEN}\n\nHär finns båtar.\n\n- Viken\n- Sundet")
    assert [(one.kind, one.text) for one in reading.irregularities][1:] == [
        ("other list", "Här finns båtar.")
    ]


@pytest.mark.parametrize("name", ["Verket", "Myndigheten", "Statens", "Berörda myndigheter"])
def test_what_any_body_is_called_makes_none(name: str) -> None:
    reading = read(f"Regeringen uppdrar åt {name} att mäta alla bryggor.")
    assert (reading.committees, reading.directives) == ((), ())
    assert "assignment not read" in {one.kind for one in reading.irregularities}
