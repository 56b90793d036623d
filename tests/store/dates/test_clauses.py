"""Whose a time is: by when something is to be done, or of a clause or thing that is only named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.mentions import deadlines_in, unclear_in

YEAR = 2025
_OWN = ("under juni", "i maj och juni", "under 2025", "senast den 5 maj", "under tertial 2")
_VERBS = ("måla", "se över", "byta ut", "räkna", "ge bort", "ta fram")
_THINGS = ("bänkarna", "kartor", "de hus", "stegar")
_PAST = (
    "som köptes", "som skadats", "som nämnden har lagat", "som byggts till dem som flyttat",
    "vilka gavs bort", "där golv lades", "som blev klara och hade visats", "som inte hade hittats",
)  # fmt: skip
_TIMES = (
    "i mars 2025", "under hösten 2025", "den 3 april 2025", "under 2025", "hösten 2026",
    "under perioden maj–juni i 2025", "i november och december månad 2025", "kvartal 2 2026",
)  # fmt: skip


def _dues(text: str) -> list[str]:
    return [str(one.span.due) for one in deadlines_in(text, YEAR)]


def _unclear(text: str) -> list[str]:
    return [one.span.text for one in unclear_in(text, YEAR)]


@given(*map(st.sampled_from, (_OWN, _VERBS, _THINGS, _PAST, _TIMES)))
def test_a_time_of_what_was_done_before_changes_no_deadline(
    own: str, verb: str, thing: str, past: str, then: str
) -> None:
    alone = f"{own} {verb} {thing}"
    assert _dues(f"{alone} {past} {then}") == _dues(alone) != []
    assert _unclear(f"{alone} {past} {then}") == []


@given(*map(st.sampled_from, (_VERBS, _THINGS, _PAST, _TIMES)))
def test_what_only_tells_when_something_was_done_before_is_neither_due_nor_in_doubt(
    verb: str, thing: str, past: str, then: str
) -> None:
    text = f"{verb} {thing} {past} {then}"
    assert (_dues(text), _unclear(text)) == ([], [])


@given(*map(st.sampled_from, (_VERBS, _THINGS, _PAST, _TIMES)))
def test_what_is_asked_for_after_a_clause_is_due(
    verb: str, thing: str, past: str, then: str
) -> None:
    text = f"{verb} {thing} {past} {then}"
    assert _dues(f"{text}, senast den 9 december") == ["2025-12-09"]
    assert _dues(f"{text} och redovisa det i oktober") == ["2025-10-31"]


@given(*map(st.sampled_from, (_OWN, _VERBS, _THINGS)))
def test_no_time_is_both_due_and_in_doubt(own: str, verb: str, thing: str) -> None:
    for text in (f"{verb} {thing} {own}", f"{verb} {thing} som finns {own}"):
        assert not (_dues(text) and _unclear(text))


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("under juli och augusti månad bjuda dem på glass som simmat i perioden maj-juni i 2025",
         ["2025-08-31"]),
        ("under perioden maj–september hålla båthuset öppet", ["2025-09-30"]),
        ("under perioden 2026–2030 sköta fyren", ["2030-12-31"]),
        ("under sommaren hålla båthuset öppet", ["2025-08-31"]),
        ("under tertial 2 räkna bojarna", ["2025-08-31"]),
        ("driva färjan under 2025", ["2025-12-31"]),
        ("skriva en guide som ska vara klar i maj 2025", ["2025-05-31"]),
        ("skriva en guide, vilken ska presenteras i maj 2025", ["2025-05-31"]),
        ("skriva en guide som antas i november", ["2025-11-30"]),
        ("lägga fram förslag till budget som ska presenteras i november", ["2025-11-30"]),
        ("de fel som påtalats rättas under oktober", ["2025-10-31"]),
        ("svara dem som hört av sig och redovisa läget i juni", ["2025-06-30"]),
        ("stödja de klubbar som bildats 2024 samt under juni berätta om dem", ["2025-06-30"]),
        ("utföra det som beslutats senast den 1 mars 2025", ["2025-03-01"]),
        ("med de medel som avsatts i budget under 2025 utbilda fyrvaktare", ["2025-12-31"]),
        ("tillsammans med de bolag som berörs under 2025 ta fram kartor", ["2025-12-31"]),
        ("ta hänsyn till det som hänt under våren och i september lämna förslag", ["2025-09-30"]),
        ("såväl i skolan som i hamnen minska svinnet under 2025", ["2025-12-31"]),
        ("som ett led i arbetet införa dykarklockor under 2025", ["2025-12-31"]),
        ("så snart som möjligt under 2025 införa dykarklockor", ["2025-12-31"]),
        ("i den plan som antogs 2024 under 2025 föra in bryggorna", ["2025-12-31"]),
        ("utreda möjligheterna till en brygga och återkomma med förslag i maj", ["2025-05-31"]),
        ("utreda möjligheten att öppna bastun, senast i september", ["2025-09-30"]),
        ("i juni utreda möjligheten att öppna bastun", ["2025-06-30"]),
        ("nämnden får i uppdrag att under 2025 använda fyrens vinst", ["2025-12-31"]),
        ("fortsätta det som beskrivs i bilaga 2, under 2025", ["2025-12-31"]),
        ("inrätta ett råd, som ska ha fem ledamöter, senast i juni 2025", ["2025-06-30"]),
        ("i maj berätta hur det har gått under 2025", ["2025-05-31"]),
        ("in May 2025 paint the boats that were bought in March 2025", ["2025-05-31"]),
    ],
)  # fmt: skip
def test_a_time_of_what_is_to_be_done_is_its_deadline(text: str, dues: list[str]) -> None:
    assert _dues(text) == dues


@pytest.mark.parametrize(
    "text",
    [
        "följa den kompassriktning som togs ut i mars 2025",
        "ge bidrag till dem som under hösten 2025 har bytt brygga",
        "redovisa vilka bojar som lagats under 2025",
        "dela ut priser till dem som anmält sig senast den 1 mars 2025",
        "ge flytväst till barn som fyller sex år senast den 31 december 2025",
        "hantera ansökningar för hösten 2025",
        "betala ut lön för maj 2025",
        "avsätta medel för perioden 2026–2030",
        "minska svinnet jämfört med nivån i januari 2025",
        "för detta får nämnden under 2025 använda en miljon kronor",
        "beställa en skiss för att möta behov fram till 2032",
        "föra samtal med de grannar där bygget startade i april 2025",
        "følge opp planen som ble vedtatt i mars 2025",
        "give grants to sailors who were hired in May 2025",
        "research on the task until 2030",
    ],
)
def test_a_time_of_a_clause_or_a_thing_is_no_deadline(text: str) -> None:
    assert (_dues(text), _unclear(text)) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "ge bidrag till dem som seglar under 2025",
        "stödja det som planeras under 2026",
        "utreda möjligheterna till ett lopp inför sjösättningen våren 2026",
        "utreda möjligheten att öppna bastun under sommaren 2026",
        "utreda behovet av bojar under 2026",
        "fullfölja uppdraget att laga bryggor under 2025",
        "redovisa hur fyren används under 2025",
        "lämna underlag till den rapport som ska lämnas i november",
        "yttra sig om kommunens budget 2026, som ska beslutas i november",
        "tvätta seglen inför regattan i augusti",
        "fylla det hål som uppstod 2024 under 2025",
        "sköta den båt som beskrivs i bilaga 2 under 2025",
        "laga bryggan innan bygget av hamnen börjar i augusti",
    ],
)
def test_where_nothing_tells_whose_a_time_is_it_is_in_doubt(text: str) -> None:
    assert _dues(text) == []
    assert len(_unclear(text)) == 1


def test_a_doubtful_time_is_not_told_where_its_sentence_says_another() -> None:
    text = "under maj ge bidrag till dem som seglar under 2025"
    assert (_dues(text), _unclear(text)) == (["2025-05-31"], [])
