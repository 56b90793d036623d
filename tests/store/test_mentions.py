"""Deadlines in running text: what falls due, and what only names a time."""

from __future__ import annotations

import re
from datetime import date

import pytest

from store.dates.cycle import Cycle
from store.dates.mentions import deadlines_in, mentions, sentences
from store.documents.common.text import read_text
from store.entries.calendar import Calendar
from store.entries.entries import Entry
from store.importing.budget.reading import read_budget
from store.model.records import CityStatus, FollowUp
from tests.shared import shared
from tests.store.made import NAME, directive


def _dues(text: str, year: int = 2024) -> list[str]:
    return [str(one.span.due) for one in deadlines_in(text, year)]


def _entry(
    text: str, as_of: str, cycle: Cycle | None = None, said: FollowUp | None = None
) -> Entry:
    calendar = Calendar({NAME: 2024}, cycle)
    return Entry(directive(text), date.fromisoformat(as_of), said, calendar=calendar)


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("lämna en plan senast den 15 april", ["2024-04-15"]),
        ("redovisa arbetet i samband med tertialrapport 1", ["2024-04-30"]),
        ("ta fram ett förslag före sommaren 2025", ["2025-05-31"]),
        ("inviga torget under våren 2025", ["2025-05-31"]),
        ("halvera utsläppen till år 2030", ["2030-12-31"]),
        ("påbörja bygget under året", ["2024-12-31"]),
        ("rapportera i tertialrapport 1 och i tertialrapport 2", ["2024-04-30", "2024-08-31"]),
        ("visa läget i samband med tertialrapport 1 och 2", ["2024-04-30", "2024-08-31"]),
        ("redovisa köerna före jul", ["2024-12-23"]),
        ("riv tidigast hösten 2025 och senast våren 2026", ["2026-05-31"]),
        ("redovisa i T1- och T2-rapporten", ["2024-04-30", "2024-08-31"]),
        ("det som gavs i budget 2023 redovisas i T2 2024", ["2024-08-31"]),
        ("svaret på remissen som skickades ut i mars lämnas i maj", ["2024-05-31"]),
        ("lämna listan före utgången av mars", ["2024-03-31"]),
        ("dela ut en gåva senast till jul 2025", ["2025-12-26"]),
        ("inför påsk 2025 tvätta fönstren", ["2025-04-17"]),
        ("enligt beslut den 9 januari 2024 senast den 15 maj 2024 byta lås", ["2024-05-15"]),
        ("enligt avtal av den 9 januari 2024, senast den 15 maj laga taket", ["2024-05-15"]),
        ("under 2025 senast den 15 oktober redovisa läget", ["2025-10-15"]),
        ("i maj senast den 15 lämna listan", ["2024-05-15"]),
        ("senast den 1 mars -25 ha målat om", ["2025-03-01"]),
        ("lämna svar senast i februari året efter", ["2025-02-28"]),
        ("lämna in en rapport senast den 31 mars varje år", ["2024-03-31"]),
        ("lämna listan den 31 maj och 30 november varje år", ["2024-05-31", "2024-11-30"]),
        ("lämna listan den 31 mars och den 30 september 2025", ["2025-03-31", "2025-09-30"]),
        ("räkna stolarna under vecka 33 och 34", ["2024-08-25"]),
        ("räkna borden under mars, april och maj 2025", ["2025-05-31"]),
        ("byta lås våren och hösten 2025", ["2025-05-31", "2025-11-30"]),
        ("lämna in papperen senast två veckor före den 12 mars", ["2024-02-27"]),
        ("svara senast 30 dagar efter den 1 april 2024", ["2024-05-01"]),
        ("inför valet 2026 informera alla", ["2026-09-12"]),
        ("under de kommande tre åren bygga tio hus", ["2026-12-31"]),
        ("under mandatperioden bygga tio hus", ["2026-12-31"]),
        ("planen ska vara antagen den 1 maj", ["2024-05-01"]),
        ("fatta beslut om avtalet den 15 april", ["2024-04-15"]),
        ("the plan shall be adopted on 3 June 2024", ["2024-06-03"]),
        ("report by 1 March next year", ["2025-03-01"]),
        ("in March and April 2025 count the chairs", ["2025-04-30"]),
        ("answer within 30 days after 1 April 2024", ["2024-05-01"]),
    ],
)
def test_a_text_says_by_when(text: str, dues: list[str]) -> None:
    assert _dues(text) == dues


@pytest.mark.parametrize(
    "text",
    [
        "följa lagen som trädde i kraft under 2023",
        "gälla från och med den 1 juli 2024",
        "löpande pröva nya lokaler",
        "årligen kartlägga köerna",
        "hålla badet öppet på sommaren",
        "planera för mästerskapet år 2025",
        "bidra till Agenda 2030",
        "följa miljöprogrammet 2024-2029",
        "arbeta enligt 2024 års budget",
        "inrätta 12-15 platser för 2 460 barn",
        "stärka den senaste satsningen",
        "hålla den ordning som antogs den 4 april 2024",
        "fortsätta det arbete som inleddes i februari 2024",
        "förlänga det avtal som går ut den 31 mars 2024",
        "stötta provet som pågår t.o.m. den 2 maj 2024",
        "förvalta avtalet, som löper ut senast den 1 maj 2024",
        "verka efter planen antagen den 3 mars 2024",
        "följa den 3 mars 2024 antagna planen",
        "arbeta enligt beslut i fullmäktige den 3 mars 2024",
        "bygga vidare på det som har påbörjats under 2024",
        "Den 12 mars 2024 beslutade nämnden om en ny skylt.",
        "svara på skrivelse daterad den 4 april 2024",
        "verkställa beslutet (KS 2024-03-06 § 12)",
        "börja rivningen tidigast den 1 mars 2024",
        "börja rivningen den 1 mars 2024 eller senare",
        "inte stänga badet före den 1 maj",
        "räkna stegen, med start den 1 februari 2024",
        "svara 30 dagar efter beslut",
        "skicka handlingar två veckor före mötet",
        "hålla öppet på julafton",
        "hålla stängt under jul och nyår",
        "utvärdera arbetet i valet 2026",
        "pröva valet av leverantör",
        "ordna julmarknaden God jul i Kista",
        "samarbeta till Maj Karlsson slutar",
        "ordna en resa till Mars",
        "förbättra skyltarna på T1",
        "ta fram en plan för 2025 och 2026",
        "lämna svar den 1 juni samma år",
        "implement the plan adopted on 3 June 2024",
        "renew the contract that expires on 31 May 2024",
        "begin no earlier than 1 May 2024",
    ],
)
def test_what_only_names_a_time_is_no_deadline(text: str) -> None:
    assert _dues(text) == []


def test_a_deadline_keeps_its_sentence_as_source() -> None:
    text = "Börja nu. Lämna en plan senast den 15 april. Sluta sedan."
    (found,) = deadlines_in(text, 2024)
    assert (found.span.text, found.sentence) == (
        "senast den 15 april",
        "Lämna en plan senast den 15 april.",
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    assert list(sentences("Möte v. 34 kl. 14 i Kista. Sedan fika.")) == [
        "Möte v. 34 kl. 14 i Kista.",
        "Sedan fika.",
    ]


def test_initials_end_no_sentence() -> None:
    assert list(sentences("Ge båten till A.B. Fyren. Sedan fika.")) == [
        "Ge båten till A.B. Fyren.",
        "Sedan fika.",
    ]


def test_of_several_days_in_a_sentence_the_next_open_one_counts() -> None:
    text = "rapportera i tertialrapport 1 och i tertialrapport 2"
    assert [_cls(text, day) for day in ("2024-04-29", "2024-04-30", "2024-08-31")] == [
        "this_week",
        "today",
        "today",
    ]
    assert _last(text, "2024-05-01") == "2024-08-31"


def test_when_all_days_of_a_sentence_have_passed_the_last_one_is_late() -> None:
    found = _entry("rapportera den 1 mars och den 1 oktober", "2024-10-05").deadline
    assert found is not None
    assert (found.cls, found.days) == ("overdue", -4)


def test_of_several_sentences_the_one_that_is_due_first_counts() -> None:
    text = "Bygg bron senast den 1 mars. Inviga den senast den 1 oktober."
    assert (_last(text, "2024-04-01"), _cls(text, "2024-04-01")) == ("2024-03-01", "overdue")


def test_a_report_day_that_was_met_is_met() -> None:
    text = "rapportera i tertialrapport 1"
    assert _cls(text, "2024-06-01") == "overdue"
    assert _cls(text, "2024-06-01", _reported("2024-05-02")) == "closed"
    assert _cls(text, "2024-06-01", _reported("2024-04-29")) == "overdue"


def test_a_report_that_was_given_leaves_the_next_one() -> None:
    text = "rapportera i tertialrapport 1 och i tertialrapport 2"
    found = _last(text, "2024-04-30", _reported("2024-04-30"))
    assert found == "2024-08-31"


@pytest.mark.parametrize("words", ["Ej redovisat", "Har inte rapporterats", "Inget svar"])
def test_a_report_that_says_that_none_was_given_meets_no_day(words: str) -> None:
    text = "rapportera i tertialrapport 1"
    assert _cls(text, "2024-06-01", _reported("2024-05-02", words)) == "overdue"


def test_what_goes_on_has_answered_a_report_and_no_other_day() -> None:
    going = _reported("2024-05-02", "Pågår")
    assert _cls("rapportera i tertialrapport 1", "2024-06-01", going) == "closed"
    assert _cls("redovisa planen senast den 30 april", "2024-06-01", going) == "overdue"


def test_work_is_not_done_because_the_city_said_something_of_it() -> None:
    said = _reported("2024-05-02", "Enligt plan")
    assert _cls("bygg bron senast den 30 april", "2024-06-01", said) == "overdue"


def test_nothing_is_late_by_words_that_only_name_the_year() -> None:
    assert _cls("påbörja bygget under året", "2024-12-31") == "today"
    assert _cls("påbörja bygget under året", "2025-01-01") == "undated"


def _reported(day: str, words: str = "Redovisat") -> FollowUp:
    city = CityStatus(words, "rapport.pdf", date.fromisoformat(day))
    return FollowUp("D1", city_status=city)


def _last(text: str, day: str, said: FollowUp | None = None) -> str:
    found = _entry(text, day, said=said).deadline
    return str(found.last) if found else ""


def _cls(text: str, day: str, said: FollowUp | None = None) -> str | None:
    found = _entry(text, day, said=said).deadline
    return found.cls if found else None


def test_what_is_due_in_a_season_is_not_late_before_the_season_is_over() -> None:
    assert _cls("inviga torget under våren 2024", "2024-04-01") != "overdue"
    assert _cls("inviga torget under våren 2024", "2024-06-01") == "overdue"


def test_a_directive_without_a_date_has_no_deadline() -> None:
    assert _entry("vårda parkerna", "2024-04-01").deadline is None


def test_a_deadline_moves_with_the_point_that_it_hangs_on() -> None:
    moved = Cycle({"t1 2024": (date(2024, 5, 20), date(2024, 5, 20))})
    found = _entry("rapportera i tertialrapport 1", "2024-05-10", moved).deadline
    assert found is not None
    assert (found.last, found.cls) == (date(2024, 5, 20), "upcoming")


def test_every_such_time_in_the_follow_up_decision_is_found() -> None:
    path = shared("documents/avstamning_2024.txt")
    text = re.sub(r"\s*\n\s*", " ", path.read_text(encoding="utf-8"))
    times = [one for part in sentences(text) for one in mentions(part, 2024)]
    found = [(one.span.kind, one.span.precision, str(one.span.due)) for one in times]
    assert [one for one in found if one[0] == "by"] == [
        ("by", "year", "2035-12-31"),
        ("by", "year", "2030-12-31"),
        ("by", "year", "2030-12-31"),
    ]
    (report,) = [one for one in times if one.span.precision == "cycle"]
    assert report.span.point == "t1 2024"
    assert "Järva stadsdelsnämnd uppmanas" in report.sentence


def test_the_deadlines_of_the_budgets_directives_are_those_found_by_hand() -> None:
    reading = read_budget(read_text(shared("documents/budget_2024.txt")))
    found = [
        (one.source.lines[0], mention.span.due.year)
        for one in reading.directives
        for mention in deadlines_in(one.text, 2024)
        if mention.span.due
    ]
    assert found == BY_HAND


@pytest.mark.parametrize(
    "text",
    [
        "Av överskottet får tre miljoner kronor överföras till år 2026.",
        "Följande medel ombudgeteras till 2026: en miljon kronor.",
        "stärka planeringen till år 2040 av nya förskolor",
    ],
)
def test_a_year_that_money_or_planning_only_reaches_is_no_deadline(text: str) -> None:
    assert deadlines_in(text, 2025) == ()


def test_a_year_by_which_something_is_to_be_reached_is_a_deadline() -> None:
    (found,) = deadlines_in("planera så att staden är fossilfri till år 2030", 2025)
    assert found.span.due == date(2030, 12, 31)


BY_HAND = [
    (407, 2024), (436, 2030), (439, 2030), (440, 2030), (442, 2025), (913, 2040),
    (3110, 2024), (3184, 2040), (3184, 2030), (3816, 2026), (4692, 2026), (5170, 2030),
    (5171, 2026), (5171, 2030),
]  # fmt: skip
"""First lines of directives, and the years by whose end they say that something is to be done."""


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("lämna en plan senast den 15 april", []),
        ("påbörja bygget under året", []),
        ("redovisa före sommaren", []),
        ("halvera utsläppen till 2030, och redovisa den 1 maj 2025", ["2030-12-31", "2025-05-01"]),
    ],
)
def test_without_a_year_of_its_document_only_a_time_that_names_one_is_due(
    text: str, dues: list[str]
) -> None:
    assert _dues(text, year=0) == dues
