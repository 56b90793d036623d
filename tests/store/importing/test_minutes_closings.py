"""Sentences that close older assignments, composed in many ways and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.minutes.closings import closed_in

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september")
DAYS = st.dates(date(2010, 1, 1), date(2030, 9, 30)).filter(lambda day: day.month <= len(MONTHS))
REPORTS = st.sampled_from(["Redovisning", "Slutredovisning", "Återrapportering", "Slutrapport"])
GIVERS = st.sampled_from(["kommunfullmäktige", "kommunstyrelsen", "regionfullmäktige"])
BODIES = st.sampled_from(["båtnämnden", "nämnden för fyrar", "Hamnbolaget AB", "stadsdirektören"])
TASKS = st.sampled_from(["räkna bänkar", "se över taxan för båtar, bojar", "rita en karta"])
RESULTS = st.sampled_from(
    [
        "antecknas och förklaras fullgjort",
        "godkänns och förklaras avslutat",
        "läggs till handlingarna och anses slutfört",
        "förklaras fullgjort",
        "avslutas",
    ]
)


@given(DAYS, st.integers(1, 999), st.integers(0, 40), REPORTS, GIVERS, BODIES, TASKS, RESULTS)
def test_a_report_says_who_gave_what_to_whom_and_where(
    day: date, section: int, point: int, report: str, giver: str, body: str, task: str, result: str
) -> None:
    said = f"{day.day} {MONTHS[day.month - 1]} {day.year}" if section % 2 else day.isoformat()
    number = f" punkt {point}" if point else ""
    which = f"{giver}s uppdrag {said} § {section}{number} till {body}"
    (found,) = closed_in(f"{report} av {which}, att {task}, {result}.")
    assert (found.given, found.section, found.number) == (
        day,
        str(section),
        str(point) if point else "",
    )
    assert (found.by, found.body, found.text, found.words) == (giver, body, task, result)


@given(st.lists(st.tuples(DAYS, st.integers(1, 999)), min_size=1, max_size=4), RESULTS)
def test_each_place_that_is_named_is_closed(places: list[tuple[date, int]], result: str) -> None:
    named = " och ".join(f"{day} § {section}" for day, section in places)
    found = closed_in(f"Redovisning av kommunfullmäktiges uppdrag {named} {result}.")
    assert [(one.given, one.section) for one in found] == [
        (day, str(section)) for day, section in places
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("att förklara uppdraget från 2024-05-14 § 88 punkt 2 fullgjort", "fullgjort"),
        ("Kommunstyrelsen förklarar uppdraget att rita en karta avslutat.", "avslutat"),
        ("Nämndens tidigare uppdrag om bojar (SN 2025-03-19 § 12) avslutas.", "avslutas"),
        ("att avsluta uppdraget att rita en karta", "avsluta"),
        (
            "Kommunstyrelsen godkänner för egen del redovisningen av uppdraget från budget 2023.",
            "godkänner för egen del redovisningen",
        ),
        ("Delrapport av fullmäktiges uppdrag, att räkna bojar, antecknas.", "delrapport antecknas"),
        ("Uppdraget anses därmed vara slutfört.", "anses därmed vara slutfört"),
        ("att godkänna rapporten om uppdraget och förklara uppdraget slutfört", "slutfört"),
    ],
)
def test_it_is_told_in_the_words_of_the_minutes(sentence: str, words: str) -> None:
    (found,) = closed_in(sentence)
    assert found.words == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Båtnämnden får i uppdrag att räkna bojarna.",
        "Fyrnämnden får i uppdrag att utreda om uppdraget ska anses slutfört.",
        "Motionen anses besvarad med hänvisning till kommunstyrelsens uppdrag.",
        "Hemställan om medel för uppdraget avslås.",
        "Rapporten godkänns.",
        "Ärendet om båtnämndens uppdrag bordläggs.",
    ],
)
def test_what_closes_no_assignment_is_none(sentence: str) -> None:
    assert closed_in(sentence) == ()


@given(st.text(max_size=200))
def test_any_words_are_read_as_closings_or_not(text: str) -> None:
    for one in closed_in(f"Redovisning av uppdrag {text} antecknas."):
        assert one.words
