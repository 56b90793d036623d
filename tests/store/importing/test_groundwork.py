"""A matter of what a budget rests on: an office's text, a table over years, what parties want."""

from __future__ import annotations

from datetime import date

from store.importing.documents import read_any
from store.importing.reading.reading import Reading
from tests.accuracy.measuring import measure
from tests.shared import shared
from tests.store.importing.test_follow_up import read

TEXT = """\
Borgarrådsberedningen tillstyrker föredragande borgarrådets förslag.

Reservation anfördes av borgarrådet Ada Ek (X) enligt följande.

Jag föreslår att kommunstyrelsen beslutar följande.

att underlaget enligt nedan godkänns.

Socialnämnden ska väga alla båtar som ligger i hamnen, varje år och i alla väder som råder där.

Ärendet

I detta ärende redovisas kontorets underlag till budget 2026 med inriktning för 2027.

Beredning

Ärendet har initierats av kontoret.

Stadsledningskontorets tjänsteutlåtande daterat den 3 april 2025 har följande lydelse.

1 Kommunfullmäktiges inriktningsmål

1.1 Hamnen är öppen

Socialnämnden ska väga fiskarna som landas. Nya vågar tas i drift hösten 2027. Målet är att
alla vågar visar samma vikt. Nya vågar har köpts under 2026.

1.2 Fyren lyser

Fyren är en viktig del av hamnen och den har alltid lyst för alla som är ute på sjön om natten.

2 Ekonomi

2.1 Drift

 Underlag till

Kulturnämnden Budget Budget Plan

Mnkr 2025 2026 2027

Driftverksamhet

Kostnader 1 240,0 1 205,5 1 205,5

Intäkter (-) -31,2 -31,2 -31,2

Netto 1 208,8 1 174,3 1 160,0

Investeringsplan

Utgifter 3,5 3,5 3,5

Fyren målas om när den behöver det.
"""


def reading(text: str = TEXT) -> Reading:
    return read(text, "underlag.txt")


def test_the_year_is_that_of_the_budget_that_rests_on_it() -> None:
    about = reading().document
    assert (about.kind, about.year, about.state) == ("plan", 2026, "proposed")


def test_an_offices_text_has_the_goals_that_it_is_set_out_under_and_its_own_aims() -> None:
    found = [(one.number, one.text, one.level) for one in reading().goals]
    assert found == [
        ("1.1", "Hamnen är öppen", "direction"),
        ("", "Målet är att alla vågar visar samma vikt.", "committee"),
        ("1.2", "Fyren lyser", "direction"),
    ]


def test_what_an_office_proposes_is_told_from_what_a_party_does() -> None:
    found = [(one.committee, one.text[:13], one.quoted_by) for one in reading().directives]
    assert ("Socialnämnden", "väga fiskarna", None) in found
    assert ("Socialnämnden", "Socialnämnden", "X") in found


def test_what_is_planned_by_a_time_has_that_as_its_end_and_what_is_done_has_none() -> None:
    (one,) = reading().activities
    assert one.text.startswith("Nya vågar tas i drift")
    assert one.listings[0].end.last == date(2027, 11, 30)


def test_a_table_over_years_is_a_budget_for_each_column() -> None:
    found = [(one.kind, one.proposal, one.cost, one.income) for one in reading().budgets]
    assert found == [
        ("operating", "Budget 2025", 1240.0, -31.2),
        ("operating", "Underlag till budget 2026", 1205.5, -31.2),
        ("operating", "Plan 2027", 1205.5, -31.2),
        ("investment", "Budget 2025", 3.5, None),
        ("investment", "Underlag till budget 2026", 3.5, None),
        ("investment", "Plan 2027", 3.5, None),
    ]
    assert {one.committee for one in reading().budgets} == {"Kulturnämnden"}


def test_a_printed_net_is_held_against_what_cost_and_income_make() -> None:
    assert [one.agrees for one in reading().reconciliation] == [True, True, False]


def test_the_groundwork_of_2015_is_read_as_a_hand_reads_it() -> None:
    gold = shared("gold/groundwork_2015")
    for figure in measure(gold, shared("documents/underlag_budget_2015.txt")):
        assert figure.recall >= 95, figure.misses


def test_what_other_dissents_only_argue_is_no_proposal() -> None:
    found = read_any(shared("documents/verksamhetsberattelse_2017.txt"))
    proposals = [m for one in found.dissents for m in one.moves if m.kind == "proposal"]
    arguments = [m for one in found.dissents for m in one.moves if m.kind == "argument"]
    assert len(proposals) < len(arguments) / 4
