"""What parties say against a matter: who, where, in which words, and what they want done."""

from __future__ import annotations

import pytest

from store.importing.dissents.headings import points_in, without_persons
from store.importing.dissents.wants import moved
from store.importing.language.sums import sum_in
from store.model.following import Dissent, Move, MoveKind
from tests.accuracy.measuring import measure
from tests.shared import shared
from tests.store.importing.test_follow_up import read
from tests.store.importing.test_quoted import TITLE

POINTS = "Beredningen föreslår att kommunstyrelsen beslutar följande.\n\n1. Allt godkänns.\n"
STAGE = "Borgarrådsberedningen tillstyrker förslaget."
INSTEAD = f"""{TITLE}
{POINTS}
{STAGE}

Reservation anfördes av borgarrådet Ada Ek (X) enligt följande.

Jag föreslår att kommunstyrelsen beslutar följande.

att underlaget enligt nedan godkänns.

Kommunfullmäktiges inriktningsmål.

1. Alla bryggor ska hålla

Bryggor

Socialnämnden ska genom kulturnämnden räkna bryggorna i samarbete med
idrottsnämnden. Det är viktigt att de är hela. För detta avsätts två miljoner kronor.
Andelen hela bryggor ska öka till 90 procent.

2. Båtarna ska synas

En ny fyr inrättas under kommunstyrelsen.

Kommunstyrelsen

Reservation anfördes av Bo Al och Cia Du (båda X) med hänvisning till reservationen av (X) i
borgarrådsberedningen.

Särskilt uttalande gjordes av Eva Fri (Y) som är likalydande med Y:s uttalande i kommunfullmäktige.

Ärendet

Socialnämnden ska städa.
"""
SHARED = (
    "Det här är ett gemensamt förord om stadens alla bryggor och båtar, som vi skrev tillsammans."
)
ARGUING = f"""{TITLE}
{POINTS}
{STAGE}

Reservation av borgarrådet Ada Ek (X) enligt följande.

Att delvis godkänna ärendet, utom punkt 2 och 4

Att därutöver anföra

{SHARED}

Socialnämnden ska sedan länge räkna bryggorna, men det sker inte. Vi vill att bryggorna målas.
Målet ”Alla bryggor är hela” nås inte, vilket är anmärkningsvärt för en stad som vår.

Reservation av borgarrådet Bo Al (Y) enligt följande.

{SHARED}
"""


def dissents(text: str) -> tuple[Dissent, ...]:
    return read(text).dissents


def kinds(one: Dissent) -> list[MoveKind]:
    return [move.kind for move in one.moves]


def of_kind(one: Dissent, kind: MoveKind) -> list[Move]:
    return [move for move in one.moves if move.kind == kind]


def test_a_dissent_knows_its_party_its_stage_and_its_kind() -> None:
    found = [(one.kind, one.parties, one.stage) for one in dissents(INSTEAD)]
    assert found == [
        ("reservation", ("X",), "Borgarrådsberedningen"),
        ("reservation", ("X",), "Kommunstyrelsen"),
        ("statement", ("Y",), "Kommunstyrelsen"),
    ]


def test_a_dissent_by_reference_points_to_the_lines_of_the_other() -> None:
    first, second, third = dissents(INSTEAD)
    assert second.same_as == "reservationen av (X) i borgarrådsberedningen"
    assert second.refers_to == first.source.lines[:1]
    assert (third.refers_to, third.body) == ((), None)


def test_a_reference_to_a_text_that_is_not_there_is_told() -> None:
    doubts = [(one.kind, one.text) for one in read(INSTEAD).irregularities]
    assert ("reference not here", "Y:s uttalande i kommunfullmäktige") in doubts


REFERRING = f"""{TITLE}
{POINTS}
{STAGE}

Reservation anfördes av borgarrådet Ada Ek m.fl. (alla X) enligt följande.

1. Förslaget avslås i alla delar. Resten godkänns.

Miljöpartiet reserverar sig mot denna utveckling. Vi beklagar den mycket.

Reservation anfördes av borgarrådet Bo Al (Y) med hänvisning till Y:s budget.

Kommunstyrelsen

Reservation anfördes av Cia Du m.fl. (alla X) och Eva Fri (Y) med hänvisning till reservationerna
av (X) respektive (Y) i borgarrådsberedningen.
"""


def test_a_reference_to_two_dissents_points_to_both() -> None:
    first, second, third = dissents(REFERRING)
    assert third.parties == ("X", "Y")
    assert third.refers_to == (first.source.lines[0], second.source.lines[0])


def test_a_budget_that_is_pointed_to_is_no_dissent_of_the_same_party() -> None:
    assert dissents(REFERRING)[1].refers_to == ()


def test_a_party_that_a_text_speaks_of_begins_no_dissent_of_its_own() -> None:
    first = dissents(REFERRING)[0]
    assert first.moves[-1].text.startswith("Miljöpartiet reserverar sig")


def test_a_text_that_is_to_be_decided_instead_tells_bodies_what_to_do() -> None:
    first = dissents(INSTEAD)[0]
    proposals = [
        (move.text[:12], move.committees, move.amount) for move in of_kind(first, "proposal")
    ]
    assert proposals == [
        ("Socialnämnde", ("Socialnämnden",), None),
        ("För detta av", (), 2.0),
        ("En ny fyr in", ("Kommunstyrelsen",), None),
    ]
    assert [move.text for move in of_kind(first, "goal")] == [
        "1. Alla bryggor ska hålla",
        "2. Båtarna ska synas",
    ]
    assert [move.text[:7] for move in of_kind(first, "indicator")] == ["Andelen"]
    assert [move.text for move in of_kind(first, "argument")] == ["Det är viktigt att de är hela."]


def test_what_a_party_proposes_stands_under_its_heading_on_its_lines() -> None:
    move = of_kind(dissents(INSTEAD)[0], "proposal")[0]
    assert move.subject == "Bryggor"
    lines = INSTEAD.split("\n")
    assert "Socialnämnden ska genom" in lines[move.source.lines[0] - 1]


def test_a_proposal_to_a_body_is_listed_as_the_words_of_its_party() -> None:
    quoted = [one for one in read(INSTEAD).directives if one.quoted_by == "X"]
    assert [(one.committee, one.via, one.theme) for one in quoted] == [
        ("Socialnämnden", "Kulturnämnden", "Bryggor"),
        ("Kommunstyrelsen", None, "2. Båtarna ska synas"),
    ]
    assert quoted[0].participants[0].committee == "Idrottsnämnden"


def test_what_stands_after_a_dissent_is_not_its_own() -> None:
    lines = INSTEAD.split("\n")
    body = dissents(INSTEAD)[0].body
    assert body is not None
    assert lines[body[1] - 1].startswith("En ny fyr")


def test_a_text_that_argues_wants_only_what_it_says_that_it_wants() -> None:
    first = dissents(ARGUING)[0]
    assert [move.text for move in of_kind(first, "proposal")] == ["Vi vill att bryggorna målas."]
    assert kinds(first)[:2] == ["point", "point"]
    assert first.points == ("2", "4")


def test_a_passage_that_argues_about_a_goal_has_it_as_its_subject() -> None:
    first = dissents(ARGUING)[0]
    assert of_kind(first, "argument")[-1].subject == "Alla bryggor är hela"


def test_text_that_another_dissent_has_too_is_told_as_a_share() -> None:
    first, second = dissents(ARGUING)
    assert 0 < first.shared < 0.5
    assert second.shared == 1.0


def test_nobodys_name_stands_in_a_heading_with_parties() -> None:
    assert [one.text for one in dissents(ARGUING)] == [
        "Reservation av borgarrådet (X) enligt följande.",
        "Reservation av borgarrådet (Y) enligt följande.",
    ]
    said = "Reservation av Ada von Ek m.fl. (alla X) och Bo Al-Du (Y)"
    assert without_persons(said) == "Reservation av (alla X) och (Y)"


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("mot punkt 3", ("3",)),
        ("mot beslutspunkterna 2, 4 och 5", ("2", "4", "5")),
        ("punkterna 3–5", ("3", "4", "5")),
        ("mot beslutet", ()),
    ],
)
def test_the_points_that_a_dissent_concerns_are_their_numbers(
    said: str, numbers: tuple[str, ...]
) -> None:
    assert points_in(said) == numbers


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Bryggan bör målas.", "proposal"),
        ("Det bör noteras att bryggan är röd.", "argument"),
        ("Bryggan, som måste målas, är röd.", "argument"),
        ("Centerpartiet vill bygga en brygga.", "proposal"),
        ("Centerpartiet vill påpeka att bryggan är röd.", "argument"),
        ("Vi vill påpeka att bryggan är röd.", "argument"),
        ("Vi visar hur vi anser att bryggan bör målas.", "argument"),
        ("Vi menar att bryggan borde målas.", "proposal"),
        ("Socialnämnden ska måla bryggan.", "argument"),
        ("Socialnämnden uppmanas att måla bryggan.", "request"),
    ],
)
def test_an_argument_is_told_from_what_is_wanted(sentence: str, kind: MoveKind) -> None:
    assert moved(sentence, instead=False) == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Socialnämnden ska måla bryggan.", "proposal"),
        ("Ett arbete för att måla bryggor ska göras.", "proposal"),
        ("För att det ska gå behövs färg.", "argument"),
        ("Färgen räcker inte.", "argument"),
        ("Därför inrättas en färgbod.", "proposal"),
        ("Fritidsnämnden ansvarar för att måla.", "proposal"),
        ("Staden måste måla.", "proposal"),
    ],
)
def test_a_text_to_be_decided_instead_says_what_shall_be(sentence: str, kind: MoveKind) -> None:
    assert moved(sentence, instead=True) == kind


@pytest.mark.parametrize(
    ("said", "mnkr"),
    [
        ("200 miljoner avsätts", 200.0),
        ("fyra miljoner kronor", 4.0),
        ("En båtmiljard avsätts", 1000.0),
        ("totalt 2,5 miljard under 4 år", 2500.0),
        ("2 500 000 kronor", 2.5),
        ("10 mnkr och 5 mnkr", None),
        ("cirka 30-35 miljoner", None),
        ("år 2018", None),
    ],
)
def test_a_sum_in_words_or_figures_is_in_mnkr(said: str, mnkr: float | None) -> None:
    assert sum_in(said) == mnkr


@pytest.mark.parametrize(
    ("gold", "document"),
    [
        ("reconciliation_2024", "avstamning_2024.txt"),
        ("report_2017", "verksamhetsberattelse_2017.txt"),
        ("groundwork_2015", "underlag_budget_2015.txt"),
    ],
)
def test_every_dissent_of_the_real_matters_is_there_and_what_argues_is_no_want(
    gold: str, document: str
) -> None:
    measured = measure(shared(f"gold/{gold}"), shared(f"documents/{document}"))
    figures = {one.name: one for one in measured}
    assert (figures["dissents"].recall, figures["dissents"].precision) == (100, 100)
    if wanted := figures.get("wanted in dissents"):
        assert wanted.precision >= 95, wanted.misses
