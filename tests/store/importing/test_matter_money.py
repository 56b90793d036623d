"""The money of a matter: asked, granted, refused, set aside; for whom, for what, of which fund."""

from __future__ import annotations

import pytest

from store.importing.language.sums import sums_in
from store.importing.reading.reading import Reading
from store.model.money import Adjustment, BudgetItem
from store.model.records import CITY_WIDE
from tests.store.importing.matter import LEAD_IN, decided, matter, said, told


def one(reading: Reading) -> Adjustment:
    (found,) = reading.adjustments
    return found


def money(found: Adjustment) -> tuple[float | None, ...]:
    """Return what was asked, granted, refused and set aside."""
    return found.asked, found.granted, found.refused, found.reserved


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12,5 mnkr", 12.5),
        ("1 234,5 mnkr", 1234.5),
        ("30 miljoner kronor", 30.0),
        ("1,2 mdkr", 1200.0),
        ("800 tkr", 0.8),
        ("250 000 kronor", 0.25),
        ("två miljoner kronor", 2.0),
    ],
)
def test_a_sum_is_in_mnkr_whatever_its_unit(text: str, amount: float) -> None:
    assert [found.amount for found in sums_in(f"De får {text} till bänkar.")] == [amount]


@pytest.mark.parametrize(
    "text", ["82 procent", "en fördubbling av medlen", "år 2021", "tre nämnder"]
)
def test_what_is_no_sum_of_money_is_none(text: str) -> None:
    assert not list(sums_in(f"De får {text} till bänkar."))


def test_a_point_grants_all_bodies_a_sum_whose_shares_stand_elsewhere() -> None:
    found = one(
        decided(
            "Nämnderna medges budgetjustering för ökade nettokostnader med 12,5 mnkr i enlighet "
            "med bilaga 2.\nFinansiering sker ur Central medelsreserv: 1. Till styrelsens "
            "förfogande\nför bänkar i 2021 års budget."
        )
    )
    assert (found.committee, found.what, found.budget) == (
        CITY_WIDE,
        "ökade nettokostnader",
        "operating",
    )
    assert money(found) == (None, 12.5, None, None)
    assert (found.total, found.number, found.appendix) == (True, "1", "2")
    assert found.fund == "Central medelsreserv: 1. Till styrelsens förfogande för bänkar"


@pytest.mark.parametrize(
    ("sentence", "fund"),
    [
        ("Kulturnämnden medges 2 mnkr för bänkar ur KUP.", "KUP"),
        ("Kulturnämnden medges 2 mnkr för bänkar, finansierat via finansförvaltningen.",
         "finansförvaltningen"),
        ("Kulturnämnden tilldelas 2 mnkr för bänkar från den bänkmiljard som finns.",
         "bänkmiljard"),
        ("Kulturnämnden medges 2 mnkr för bänkar. Medlen tas ur Central medelsreserv 3.",
         "Central medelsreserv 3"),
        ("Kulturnämnden medges 2 mnkr för bänkar.", ""),
    ],
)  # fmt: skip
def test_what_pays_is_told_as_printed(sentence: str, fund: str) -> None:
    assert one(decided(sentence)).fund == fund


@pytest.mark.parametrize(
    ("purpose", "budget"),
    [
        ("en brygghandläggare", "operating"),
        ("två båtsamordnare", "operating"),
        ("investeringar i bryggor", "investment"),
        ("bänkar", None),
    ],
)
def test_what_money_is_for_says_of_which_budget_it_is(purpose: str, budget: str | None) -> None:
    assert one(decided(f"Kulturnämnden medges 2 mnkr för {purpose}.")).budget == budget


def test_what_was_asked_and_what_came_of_it_are_one_adjustment() -> None:
    found = said(
        "Nämnden begär budgetjustering med 5,0 mnkr för nya lokaler. Stadsledningskontoret "
        "föreslår att nämnden medges 3,0 mnkr. Resterande avslås.",
        under=("Kulturnämnden",),
    )
    assert (one(found).committee, one(found).what) == ("Kulturnämnden", "nya lokaler")
    assert money(one(found)) == (5.0, 3.0, 2.0, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kulturnämnden begär 2,5 mnkr för flytt. Begäran avslås.", (2.5, None, 2.5, None)),
        ("Kulturnämnden begär 2,5 mnkr för flytt. Begäran tillstyrks.", (2.5, 2.5, None, None)),
        ("Kulturnämnden ansöker om 2,5 mnkr för flytt, vilket avstyrks.", (2.5, None, 2.5, None)),
        ("Kulturnämndens begäran om 2,5 mnkr för flytt avslås.", (2.5, None, 2.5, None)),
        ("Kulturnämnden begär 5,0 mnkr för flytt, varav 3,0 mnkr medges och 2,0 mnkr avslås.",
         (5.0, 3.0, 2.0, None)),
        ("För kulturnämnden reserveras 2,0 mnkr för flytt.", (None, None, None, 2.0)),
        ("Kulturnämnden medges inte 2,0 mnkr för flytt.", (None, None, 2.0, None)),
    ],
)  # fmt: skip
def test_what_is_said_of_a_sum_is_told_apart(text: str, expected: tuple[float | None, ...]) -> None:
    found = one(said(text))
    assert (found.committee, money(found)) == ("Kulturnämnden", expected)


def test_each_body_of_a_sentence_has_its_own_sum() -> None:
    found = decided(
        "Kulturnämnden medges 4,5 mnkr, idrottsnämnden 2,0 mnkr och Farsta stadsdelsnämnd "
        "1,0 mnkr för vikarier."
    ).adjustments
    assert [(row.committee, row.granted, row.what) for row in found] == [
        ("Kulturnämnden", 4.5, "vikarier"),
        ("Idrottsnämnden", 2.0, "vikarier"),
        ("Farsta stadsdelsnämnd", 1.0, "vikarier"),
    ]


def test_a_body_has_several_sums_each_for_its_own() -> None:
    found = decided("Kulturnämnden medges 1,2 mnkr för träd och 0,3 mnkr för bänkar.").adjustments
    assert [(row.committee, row.granted, row.what) for row in found] == [
        ("Kulturnämnden", 1.2, "träd"),
        ("Kulturnämnden", 0.3, "bänkar"),
    ]


def test_who_gets_money_may_stand_in_what_it_is_for() -> None:
    found = said(
        "Styrelsen föreslås tilldela nämnder och styrelser 8 mnkr för skolor, 10 mnkr för värdar "
        "i stadsdelsnämnderna och 16 mnkr för vatten."
    ).adjustments
    assert [(row.committee, row.granted, row.what) for row in found] == [
        (CITY_WIDE, 8.0, "skolor"),
        ("Stadsdelsnämnderna", 10.0, "värdar"),
        (CITY_WIDE, 16.0, "vatten"),
    ]


def test_items_of_a_list_are_granted_as_its_lead_in_says() -> None:
    found = said(
        "Följande nämnder medges budgetjustering för vikarier (mnkr):\n"
        "- Kulturnämnden 1,5\n- Farsta stadsdelsnämnd 2,5"
    ).adjustments
    assert [(row.committee, row.granted, row.what) for row in found] == [
        ("Kulturnämnden", 1.5, "vikarier"),
        ("Farsta stadsdelsnämnd", 2.5, "vikarier"),
    ]


def test_a_sum_for_several_bodies_is_nobodys_alone() -> None:
    found = decided("Kulturnämnden och idrottsnämnden medges 5,0 mnkr för bänkar.")
    assert [(row.committee, row.granted) for row in found.adjustments] == [
        ("Kulturnämnden", None),
        ("Idrottsnämnden", None),
    ]
    assert {row.parts for row in found.adjustments} == {(BudgetItem("bänkar", 5.0),)}
    assert len(told(found, "amount of several bodies")) == 1


def test_what_a_sum_is_made_of_are_its_parts() -> None:
    found = one(decided("Kulturnämnden medges 10 mnkr för hus, varav 4 mnkr till tak och 6 mnkr "
                        "till golv."))  # fmt: skip
    assert (found.granted, found.what) == (10.0, "hus")
    assert found.parts == (BudgetItem("tak", 4.0), BudgetItem("golv", 6.0))


def test_a_sum_that_is_not_exact_is_told() -> None:
    found = said("Kulturnämnden har ansökt om mer än 70 mnkr för bänkar.")
    assert one(found).asked == 70.0
    assert len(told(found, "round amount")) == 1


def test_money_without_a_sum_is_kept_with_what_it_is_for() -> None:
    found = one(said("Nu fördelas pengar till parker, lekplatser och bänkar."))
    assert (found.what, money(found)) == ("parker, lekplatser och bänkar", (None,) * 4)
    refused = one(decided("Övriga framställningar från nämnderna avslås."))
    assert (refused.committee, refused.what) == (CITY_WIDE, "Övriga framställningar")


@pytest.mark.parametrize(
    "sentence",
    [
        "Regeringen tillför kommunerna 5 miljarder kronor för skolor.",
        "Kulturnämndens kostnader ökar med 5 mnkr för hyror.",
        "Kulturnämnden prognostiserar ett underskott om 5 mnkr för bänkar.",
        "Vissa nämnder har begärt budgetjusteringar, vilka behandlas senare.",
        "Beredningen tillstyrker borgarrådets förslag.",
        "Här fördelas medel till nämnder och bolag som då kan göra mer.",
    ],
)
def test_what_gives_no_body_money_is_no_adjustment(sentence: str) -> None:
    assert said(sentence).adjustments == ()


def test_a_partys_money_is_not_the_documents() -> None:
    found = matter(
        LEAD_IN,
        "1. Avstämningen godkänns.",
        "Reservation av Ada Ek (X) enligt följande.",
        "Kulturnämnden tilldelas 20 mnkr för böcker.",
    )
    assert found.adjustments == ()


def test_sums_are_held_against_the_points_and_the_gap_is_explained() -> None:
    points = (
        "1. Kulturnämnden medges 10,0 mnkr för böcker.\n"
        "2. Idrottsnämnden medges 5,0 mnkr för hallar.\n3. Socialnämnden medges 2,0 mnkr för stöd."
    )
    right = matter(LEAD_IN, points, "Ärendet", "Sammanlagt medges nämnderna 17,0 mnkr.")
    some = matter(LEAD_IN, points, "Ärendet", "Sammanlagt medges nämnderna 15,0 mnkr.")
    wrong = matter(LEAD_IN, points, "Ärendet", "Sammanlagt medges nämnderna 22,0 mnkr.")
    assert [check.agrees for check in right.reconciliation] == [True]
    assert len(right.adjustments) == 3
    assert [check.what.values for check in some.reconciliation] == [{"points": "1, 2"}]
    assert [check.agrees for check in wrong.reconciliation] == [False]
    assert told(wrong, "sum beside its parts") == [
        "22 ≠ 17 (2): Sammanlagt medges nämnderna 22,0 mnkr."
    ]


def test_parts_that_are_more_than_their_sum_are_told() -> None:
    found = decided("Kulturnämnden medges 10 mnkr för hus, varav 4 mnkr till tak och 7 mnkr till "
                    "golv.")  # fmt: skip
    (text,) = told(found, "sum beside its parts")
    assert text.startswith("10 ≠ 11: ")


@pytest.mark.parametrize("gap", ["\t", "     "])
def test_a_table_says_what_each_body_asked_for_and_got(gap: str) -> None:
    rows = (
        ("Nämnd", "Begärt", "Förslag", "Avslås"),
        ("Kulturnämnden", "5 000", "3 000", "2 000"),
        ("Idrottsnämnden", "1 500", "1 500", "0"),
        ("Summa", "6 500", "4 600", "2 000"),
    )
    table = "\n".join(gap.join(row) for row in rows)
    found = said(f"Budgetjusteringar för vikarier, tkr\n\n{table}")
    assert [(row.committee, *money(row)) for row in found.adjustments] == [
        ("Kulturnämnden", 5.0, 3.0, 2.0, None),
        ("Idrottsnämnden", 1.5, 1.5, 0.0, None),
    ]
    assert {row.what for row in found.adjustments} == {"Budgetjusteringar för vikarier"}
    assert [check.agrees for check in found.reconciliation] == [True, False, True]
    assert [text.partition(":")[0] for text in told(found, "sum beside its parts")] == ["4,6 ≠ 4,5"]


def test_a_row_with_other_columns_than_its_table_is_told_and_not_guessed() -> None:
    found = said("Nämnd     Begärt     Förslag\nKulturnämnden     5,0")
    assert found.adjustments == ()
    assert len(told(found, "row of another shape")) == 1
