"""What a document only quotes binds nobody, and a proposal is one until it is decided."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from store.entries.calendar import Calendar
from store.importing.dissents.headings import dissent, quoted_by, who
from store.importing.documents import read_any
from store.importing.reading.reading import Reading
from store.model.records import Directive
from tests.shared import shared
from tests.store.importing.example import LEAD_IN, chapter
from tests.store.importing.example import read as read_budget
from tests.store.importing.test_follow_up import POINTS, of_kind, read
from tests.store.importing.test_follow_up import TITLE as SHORT_TITLE
from tests.store.made import NOW
from tests.store.test_merging import taken_in

TITLE = SHORT_TITLE + 3 * (
    "\nDet här är en rad som är så lång som rader brukar vara i ett sådant dokument och\n"
    "som fortsätter på nästa rad.\n"
)
DISSENT = "Reservation av borgarrådet Ada Ek (X) enligt följande.\n\n"
QUOTED = "Det är sorgligt att socialnämnden uppmanas att spara på allt.\n"


def requests(text: str) -> list[Directive]:
    points = "Beredningen föreslår att kommunstyrelsen beslutar följande.\n\n1. Allt godkänns.\n"
    return of_kind(read(f"{TITLE}\n{points}\n{text}"), "request")


@pytest.mark.parametrize(
    "heading",
    [
        "Reservation av borgarrådet Ada Ek (X) enligt följande.",
        "Särskilt uttalande gjordes av Bo Al (X) enligt följande.",
        "Särskilt yttrande av Bo Al (X)",
        "Ersättaryttrande av Bo Al (X) enligt följande.",
        "Protokollsanteckning av Bo Al (X):",
        "Bo Al (X) reserverar sig mot beslutet enligt följande.",
    ],
)
def test_a_request_inside_a_dissent_is_quoted_by_its_party(heading: str) -> None:
    (one,) = requests(f"{POINTS.split('2.')[0]}\n{heading}\n\n{QUOTED}")
    assert (one.quoted_by, one.decided, one.reserved) == ("X", None, ())


def test_a_dissent_without_its_text_quotes_nothing() -> None:
    for heading in ("Reservation av Bo Al (X) som är likalydande med den i beredningen.",
                    "Bo Al (X) reserverar sig mot beslutet."):  # fmt: skip
        (one,) = requests(f"{heading}\n\nSocialnämnden uppmanas att spara.\n")
        assert one.quoted_by is None


@pytest.mark.parametrize("end", ["Ärendet", "§ 12 Nästa ärende", "Beslut"])
def test_a_dissent_ends_where_the_next_part_begins(end: str) -> None:
    (one,) = requests(f"{DISSENT}Vi beklagar.\n\n{end}\n\nSocialnämnden uppmanas att spara.\n")
    assert one.quoted_by is None


def test_a_decision_after_a_dissent_is_no_part_of_it() -> None:
    text = f"{DISSENT}Vi beklagar.\n\nKommunstyrelsen beslutade följande.\n\n1. Taket lagas.\n"
    (one,) = of_kind(read(f"{TITLE}\n{text}"), "decision")
    assert one.decided is True


def test_the_documents_own_words_go_before_the_same_words_quoted() -> None:
    own = "Socialnämnden uppmanas att spara.\n"
    for text in (f"{own}\n{DISSENT}{own}", f"{DISSENT}{own}\nÄrendet\n\n{own}"):
        (one,) = requests(text)
        assert one.quoted_by is None


def test_two_parties_that_quote_the_same_are_both_named() -> None:
    other = DISSENT.replace("(X)", "(alla Y)")
    (one,) = requests(f"{DISSENT}{QUOTED}\n{other}{QUOTED}")
    assert one.quoted_by == "X, Y"


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Ada Ek (X) yrkar att socialnämnden uppmanas att spara.", "X"),
        ("I motionen står: ”Socialnämnden uppmanas att spara.”", "I motionen står"),
        ("”Socialnämnden uppmanas att spara.”", "plan.txt"),
        ("Socialnämnden uppmanas att spara på ”guldkanten”.", None),
        ("Efter ”året som gick” uppmanas socialnämnden att spara.", None),
    ],
)
def test_words_of_somebody_in_a_sentence_are_theirs(sentence: str, by: str | None) -> None:
    assert quoted_by(sentence, sentence.index("uppmanas"), "plan.txt") == by


@pytest.mark.parametrize(
    ("heading", "party"),
    [
        ("Reservation av Ada Ek och Bo Al (alla M)", "M"),
        ("Reservation av Ada Ek (SD) och Bo Al (KD)", "SD, KD"),
        ("Särskilt uttalande av Vänsterpartiet", "V"),
    ],
)
def test_who_dissents_is_the_party_or_else_as_printed(heading: str, party: str) -> None:
    assert who(heading) == party


def test_prose_that_only_mentions_a_reservation_begins_none() -> None:
    assert dissent("Reservationen avser hela ärendet.") is None
    assert dissent("Nämnden ska spara.") is None


@pytest.mark.parametrize(
    ("section", "lead_in", "decided"),
    [
        ("", "Beredningen föreslår att kommunstyrelsen beslutar följande.", False),
        ("Förslag till beslut", "Kommunstyrelsen beslutar följande.", False),
        ("Kommunstyrelsens beslut", "Kommunstyrelsen beslutar följande.", True),
        ("", "Kommunstyrelsen beslutade följande.", True),
    ],
)
def test_a_point_is_decided_where_the_text_says_so(
    section: str, lead_in: str, decided: bool
) -> None:
    reading = read(f"{TITLE}\n{section}\n\n{lead_in}\n\n1. Socialnämnden uppmanas att spara.\n")
    assert {one.decided for one in reading.directives} == {decided}
    assert reading.document.state == ("decided" if decided else "proposed")


def test_a_proposal_is_decided_where_the_board_followed_it() -> None:
    after = "\nBeslut\n\nKommunstyrelsen beslutade enligt borgarrådsberedningens förslag.\n"
    assert read(f"{TITLE}\n{POINTS}{after}").document.state == "decided"
    said_by_a_party = f"\n{DISSENT}Att kommunstyrelsen beslutar enligt vårt förslag.\n"
    assert read(f"{TITLE}\n{POINTS}{said_by_a_party}").document.state == "proposed"


def test_a_budget_says_on_its_front_whether_it_is_decided() -> None:
    body = chapter(LEAD_IN, "- öppna biblioteket")
    for title, state in (
        ("Förslag till budget 2026", "proposed"),
        ("Budget 2026\n\nFastställd av kommunfullmäktige", "decided"),
        ("Budget 2026", None),
    ):
        found = read_budget(f"{title}\n\n{body}")
        assert found.document.state == state
        assert {one.decided for one in found.directives} <= {state and state == "decided"}


def named(reading: Reading, name: str) -> Reading:
    """Return a reading as of a document of its own, with points that no other has."""
    place = replace(reading.directives[0].source, document=name)
    about = replace(reading.document, name=name, sha256=name, imported=NOW, kind="report")
    return replace(
        reading,
        document=about,
        directives=tuple(replace(one, source=place) for one in reading.directives),
    )


@pytest.mark.parametrize(("case", "decided"), [("KS 2025/77", True), ("KS 2025/99", False)])
def test_another_document_decides_a_proposal_of_the_same_case(case: str, decided: bool) -> None:
    proposal = read(f"{TITLE}\n{POINTS}")
    text = f"{TITLE}\n{POINTS}".replace("Beredningen föreslår att kommunstyrelsen beslutar", (
        "Kommunstyrelsen beslutade")).replace("KS 2025/77", case)  # fmt: skip
    contents, _report = taken_in(proposal, named(read(text), "protokoll.txt"))
    first = contents.directives[1]
    assert (first.text, first.decided) == ("Avstämningen godkänns.", decided)


def days(text: str, **about: object) -> list[date | None]:
    (point, *_rest) = read(
        f"{TITLE}\nKommunstyrelsen beslutade följande.\n\n1. {text}\n"
    ).directives
    calendar = Calendar({point.source.document: 2026})
    return [row.end.due for row in calendar.dated(replace(point, **about))]


@pytest.mark.parametrize(
    "text",
    [
        "Staden deltar i Jordens dag den 23 mars 2026.",
        "Staden ska delta i Jordens dag den 23 mars 2026.",
        "Mötet den 23 mars 2026 godkänns.",
        "Socialnämnden uppmanas att senast den 23 mars 2026 redovisa sina platser.",
    ],
)
def test_a_day_on_which_something_happens_is_no_deadline_of_the_board(text: str) -> None:
    assert days(text) == []


def test_what_a_point_says_is_to_be_done_by_a_day_is_due_then() -> None:
    assert days("En plan tas fram senast den 23 mars 2026.") == [date(2026, 3, 23)]
    assert days("Kontoret får i uppdrag att återkomma den 23 mars 2026.") == [date(2026, 3, 23)]


def test_what_is_only_quoted_is_never_late() -> None:
    text = "En plan tas fram senast den 23 mars 2026."
    assert days(text, quoted_by="X", kind="request") == []
    assert days(text, kind="request") == [date(2026, 3, 23)]


def test_the_requests_of_the_reconciliation_are_told_from_the_quotations() -> None:
    found = read_any(shared("documents/avstamning_2024.txt"))
    formal = [one for one in of_kind(found, "request") if not one.soft]
    asked = [one for one in formal if one.quoted_by is None]
    quoted = [one for one in formal if one.quoted_by]
    assert [(one.number, one.via) for one in asked] == [("9", "Stockholms Stadshus AB")]
    assert {one.quoted_by for one in quoted} == {"L"}
    assert len(quoted) == 10
    assert {one.decided for one in of_kind(found, "decision")} == {False}
