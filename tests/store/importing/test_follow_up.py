"""Documents that follow the budget up: points, requests and reports, one rule at a time."""

from __future__ import annotations

from datetime import date

import pytest

from store.importing.budget.flow import Paragraph, paragraphs
from store.importing.documents import read_any, read_document
from store.importing.language.addressees import addressees, is_request
from store.importing.language.bodies import Bodies
from store.importing.reading.reading import Reading
from store.importing.report.days import reported_on
from store.model.records import CITY_WIDE, Directive
from tests.shared import shared
from tests.store.importing.example import document

TITLE = "PM Rotel I (Dnr KS 2025/77)\n\nAvstämning av mål och budget för 2026\n"
POINTS = """\
Beredningen föreslår att kommunstyrelsen beslutar följande.

1. Avstämningen godkänns.

2. Socialnämnden uppmanas att räkna om sina platser, dnr KS
2025/81.
3. Övrigt avslås.
"""
HEADS = "Aktivitet Startdat\num\n\nSlutdatu\nm\n\nAvvikel\nse\n\n"
DATES = "\n\n2026-01-\n01\n\n2026-12-\n31\n"
REPORT = f"""\
Verksamhetsberättelse 2026 för kulturnämnden

Stockholm den 3 februari 2027

KF:s mål för verksamhetsområdet:
1.5 Alla har nära till ett bibliotek

 Uppfylls delvis

Analys

Öppettiderna räckte inte.

{HEADS}Kulturnämnden ska i samarbete med
idrottsnämnden öppna två bibliotek{DATES}
Nämnden ska laga{DATES} taken på lördagar

Flytta samlingen{DATES}
Avvikel
se

Analys
Lokalen blev inte klar.

Nämndmål:
Fler läser
"""


def read(text: str, name: str = "uppf.txt") -> Reading:
    return read_document(document(text, name))


def of_kind(reading: Reading, kind: str) -> list[Directive]:
    return [one for one in reading.directives if one.kind == kind]


def test_points_have_their_numbers_words_and_cases() -> None:
    points = of_kind(read(f"{TITLE}\n{POINTS}"), "decision")
    assert [(one.number, one.text) for one in points] == [
        ("1", "Avstämningen godkänns."),
        ("2", "Socialnämnden uppmanas att räkna om sina platser, dnr KS 2025/81."),
        ("3", "Övrigt avslås."),
    ]
    assert [one.cases for one in points] == [("KS 2025/77",), ("KS 2025/81",), ("KS 2025/77",)]


def test_a_request_keeps_its_verb_and_has_its_addressee() -> None:
    (request,) = of_kind(read(f"{TITLE}\n{POINTS}"), "request")
    assert (request.committee, request.lead_in, request.number) == (
        "Socialnämnden",
        "uppmanas",
        "2",
    )


def test_who_dissented_stands_with_every_point_and_their_own_points_are_none() -> None:
    text = (
        f"{TITLE}\n{POINTS}\nReservation av borgarrådet Ada Ek (X) enligt följande.\n\n"
        "Jag föreslår att kommunstyrelsen beslutar följande.\n\n1. Att avslå förslaget\n"
    )
    points = of_kind(read(text), "decision")
    assert len(points) == 3
    assert {one.reserved for one in points} == {("Reservation av borgarrådet (X)",)}


def test_what_is_printed_twice_in_the_same_words_is_decided_once() -> None:
    assert len(of_kind(read(f"{TITLE}\n{POINTS}\nÄrendet\n\n{POINTS}"), "decision")) == 3


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kulturnämnden uppmanas att bygga.", ("Kulturnämnden",)),
        (
            "Vi minns att kulturnämnden, idrottsnämnden och SISAB uppmanas att bygga.",
            ("Kulturnämnden", "Idrottsnämnden", "Skolfastigheter i Stockholm AB"),
        ),
        ("SISAB anmodas att bygga.", ("Skolfastigheter i Stockholm AB",)),
        ("Nämnderna uppmanas att spara.", (CITY_WIDE,)),
        ("Någon annan uppmanas att bygga.", ()),
    ],
)
def test_who_stands_before_the_verb_is_addressed(sentence: str, expected: tuple[str, ...]) -> None:
    found = addressees(sentence, Bodies.load())
    named = ["Skolfastigheter i Stockholm AB" if "SISAB" in one else one for one in found]
    assert tuple(named) == expected


def test_all_but_some_are_the_others() -> None:
    found = addressees("Samtliga stadsdelsnämnder utom Farsta uppmanas att spara.", Bodies.load())
    assert "Bromma stadsdelsnämnd" in found
    assert not {"Farsta stadsdelsnämnd", "Stadsdelsnämnderna"} & set(found)


def test_that_somebody_could_be_asked_is_no_request() -> None:
    assert not is_request("I sådana fall kan nämnden uppmanas att spara.")
    assert is_request("Nämnden uppmanas att spara.")


def test_a_request_to_nobody_that_is_known_is_told() -> None:
    found = read(f"{TITLE}\n{POINTS}\nÄrendet\n\nNågon uppmanas att titta på saken.\n")
    assert [one.kind for one in found.irregularities] == ["request to nobody"]


def test_activities_are_put_together_from_broken_cells() -> None:
    found = read(REPORT)
    rows = [one.listings[0] for one in found.activities]
    assert [row.text for row in rows] == [
        "Kulturnämnden ska i samarbete med idrottsnämnden öppna två bibliotek",
        "Nämnden ska laga taken på lördagar",
        "Flytta samlingen",
    ]
    assert {(row.start.text, row.end.text) for row in rows} == {("2026-01-01", "2026-12-31")}
    assert {(row.committee, row.goal) for row in rows} == {
        ("Kulturnämnden", "1.5 Alla har nära till ett bibliotek")
    }


def test_a_deviation_and_a_statement_are_what_the_city_reports() -> None:
    found = read(REPORT)
    said = {(one.table, one.place): one.status for one in found.reported}
    assert said["activities", 2].status == "Avvikelse"
    assert said["activities", 2].text == "Lokalen blev inte klar."
    assert said["goals", 0].status == "Uppfylls delvis"
    assert said["goals", 0].date == date(2027, 2, 3)


def test_a_report_that_stands_twice_is_read_once() -> None:
    found = read(REPORT + REPORT)
    assert len(found.activities) == 3
    assert [one.kind for one in found.irregularities] == ["printed again"]


def test_a_document_that_only_says_it_follows_up_is_kept_as_a_text() -> None:
    reading = read(f"{TITLE}\nIngenting.")
    assert (reading.document.kind, reading.directives) == ("text", ())


def test_lines_of_a_narrow_page_are_one_paragraph() -> None:
    text = "En rad som är ganska lång och går\nvidare här.\n\nNy mening.\n1. En punkt\n2. En till"
    assert [one.text for one in paragraphs(text.split("\n"))] == [
        "En rad som är ganska lång och går vidare här.",
        "Ny mening.",
        "1. En punkt",
        "2. En till",
    ]


def test_the_reconciliation_of_2024_has_its_fifteen_points_and_its_requests() -> None:
    found = read_any(shared("documents/avstamning_2024.txt"))
    points, requests = of_kind(found, "decision"), of_kind(found, "request")
    assert [one.number for one in points] == [str(number) for number in range(1, 16)]
    assert points[9].cases == ("KS 2023/1325",)
    assert points[12].cases == ("KS 2024/79",)
    assert [one.committee for one in requests if one.number == "9"] == [CITY_WIDE]
    assert "Järva stadsdelsnämnd" in {one.committee for one in requests}
    assert len([one for one in requests if one.committee.endswith("stadsdelsnämnd")]) == 10
    assert len(points[0].reserved) == 7


def test_the_report_of_2017_has_its_activities_once_and_its_two_deviations() -> None:
    found = read_any(shared("documents/verksamhetsberattelse_2017.txt"))
    rows = [row for one in found.activities for row in one.listings]
    assert len(found.activities) == len(rows) == 78
    assert all(row.start.first and row.end.last for row in rows)
    said = [one.table for one in found.reported]
    assert (said.count("activities"), said.count("goals"), said.count("indicators")) == (2, 60, 17)
    assert len(found.goals) == 64


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("Räknat den 1 maj 2026.", "Lund den 3 juni 2026"), date(2026, 6, 3)),
        (("Räknat den 1 maj 2026.", "Stora Bryggan den 3 juni 2026 ADA EK"), date(2026, 6, 3)),
        (("Räknat den 1 maj 2026.", "Bordlagt den 3 juni 2026, § 4."), date(2026, 5, 1)),
        (("Svara senast den 1 maj 2026.", "Räknat den 3 juni 2026."), date(2026, 6, 3)),
        (("Från och med 1 april 2026 gäller annat.",), None),
    ],
)
def test_a_document_is_of_the_day_it_was_signed_and_of_nobodys_limit(
    texts: tuple[str, ...], day: date | None
) -> None:
    assert reported_on([Paragraph(text, (1,), (0,)) for text in texts]) == day
