"""The appendix with amounts, whole or fallen apart, and its sums."""

import pytest

from store.importing.language.amounts import read_amount
from store.importing.reading.reading import FigureCheck, Reading
from tests.store.importing.example import LEAD_IN, chapter, doubts, read

MAIN = chapter(LEAD_IN, "- bada")
WHOLE = """Socialnämnden**Drift och underhåll**

Mnkr\tKostnader\tIntäkter
Kommunstyrelsens förslag till budget 2025\t-3 306,0\t249,3
<i>Minskade kostnader för:</i>\t\t
Färre möten\t6,0\t
<i>Ökade kostnader för:</i>\t\t
Fler lampor\t-2,5\t
<i>Ökade/minskade intäkter för:</i>\t\t
Avgifter\t\t1,0
Oppositionens förslag till budget 2026\t-3 302,5\t250,3"""
APART = """Socialnämnden

Drift och underhåll

Mnkr\tKostnader\tIntäkter
------\t-----\t-----

Kommunstyrelsens förslag till budget 2025**-3 306,0****249,3***Minskade kostnader för:*

Färre möten
(flyttas till en annan nämnd)

6,0

Ökade kostnader för:

Fler lampor

-2,5

*Ökade/minskade intäkter för:***Oppositionens förslag till budget 2026****-3 302,5****249,3**"""
STACKED = """Socialnämnden

Investeringar

Mnkr\tUtgifter\tInkomster
------\t-----\t-----

Kommunstyrelsens förslag till budget 2025

Minskade utgifter för:

-1,0

0,0

Oppositionens förslag till budget 2026

-1,0\t0,0
----\t----"""


def appendix(*tables: str) -> Reading:
    return read("\n\n".join([MAIN, *tables]))


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("-3 306,0", -3306.0),
        ("−1\u00a0200\u00a0300,25", -1200300.25),
        ("6.0", 6.0),
        ("0", 0.0),
        ("+7,5", 7.5),
        ("-", None),
        ("", None),
        ("12 %", None),
        ("3 30,0", None),
        ("9" * 100_000, None),
    ],
)
def test_amounts_are_read_as_swedish_prints_them(printed: str, amount: float | None) -> None:
    assert read_amount(printed) == amount


def test_a_table_gives_each_proposal_with_the_changes_before_it() -> None:
    first, last = appendix(WHOLE).budgets
    assert (first.committee, first.kind, first.cost, first.income) == (
        "Socialnämnden",
        "operating",
        -3306.0,
        249.3,
    )
    assert (last.proposal, last.cost) == ("Oppositionens förslag till budget 2026", -3302.5)
    assert [(item.text, item.amount) for item in last.items] == [
        ("Färre möten", 6.0),
        ("Fler lampor", -2.5),
        ("Avgifter", 1.0),
    ]


def test_a_table_that_fell_apart_into_lines_gives_the_same() -> None:
    first, last = appendix(APART).budgets
    assert (first.cost, first.income, last.cost, last.income) == (-3306.0, 249.3, -3302.5, 249.3)
    assert [(item.text, item.amount) for item in last.items] == [
        ("Färre möten (flyttas till en annan nämnd)", 6.0),
        ("Fler lampor", -2.5),
    ]


def test_amounts_below_each_other_belong_to_the_proposal_above() -> None:
    first, last = appendix(STACKED).budgets
    assert [(one.kind, one.cost, one.income) for one in (first, last)] == [
        ("investment", -1.0, 0.0),
        ("investment", -1.0, 0.0),
    ]


def test_the_columns_decide_where_the_heading_says_otherwise() -> None:
    reading = appendix(STACKED.replace("Investeringar", "Drift och underhåll"))
    assert {one.kind for one in reading.budgets} == {"investment"}
    assert "columns say otherwise" in doubts(reading)


def test_an_area_is_called_as_its_chapter_calls_it() -> None:
    districts = chapter("Barn, kultur och fritid", LEAD_IN, "- bada", name="Stadsdelsnämnder")
    table = WHOLE.replace(
        "Socialnämnden**", "Stadsdelsnämnderna: Verksamhet för barn, fritid och kultur**"
    )
    assert {one.area for one in read(f"{districts}\n\n{table}").budgets} == {
        "Barn, kultur och fritid"
    }


def test_a_committees_name_in_the_appendix_begins_no_chapter() -> None:
    table = "Aktivitet\tStartdatum\tSlutdatum\nRäkna\t2026-01-01\t2026-12-31"
    reading = appendix(WHOLE, "Socialnämnden", "Prosa om den.", table)
    assert not reading.activities


def test_indicators_behind_the_amounts_are_the_whole_citys() -> None:
    table = "KF:s mål\tIndikator\tKF:s årsmål 2026\n1.1 Ett\tAndel nöjda\t80 %"
    heading = "Förslag till kommunfullmäktiges indikatorer"
    [indicator] = appendix(WHOLE, heading, table).indicators
    assert (indicator.name, indicator.committee) == ("Andel nöjda", None)


def test_an_amount_with_a_point_is_read_and_told() -> None:
    reading = appendix(APART.replace("\n6,0", "\n6.0"))
    assert "unusual amount" in doubts(reading)


def test_an_item_without_an_amount_is_kept_and_told() -> None:
    reading = appendix(WHOLE.replace("Fler lampor\t-2,5\t", "Fler lampor\t\t"))
    assert reading.budgets[1].items[1].amount is None
    assert "item without amount" in doubts(reading)


def test_words_before_the_first_proposal_are_told() -> None:
    reading = appendix(WHOLE.replace("Intäkter\n", "Intäkter\nKultur\t\n"))
    assert "words before the proposals" in doubts(reading)


def test_a_row_that_ends_in_dates_is_no_amount() -> None:
    reading = appendix(f"{WHOLE}\nRäkna\t2026-01-01\t2026-12-31")
    assert "outside any chapter" in doubts(reading)


def by_name(reading: Reading) -> dict[str, FigureCheck]:
    return {str(check.what): check for check in reading.reconciliation}


def test_changes_that_sum_up_agree() -> None:
    checks = by_name(appendix(WHOLE))
    assert checks["Socialnämnden: cost after the changes"].agrees
    assert checks["Socialnämnden: income after the changes"].agrees


def test_changes_that_do_not_sum_up_are_shown_with_both_figures() -> None:
    checks = by_name(appendix(WHOLE.replace("\t6,0", "\t5,0")))
    check = checks["Socialnämnden: cost after the changes"]
    assert (check.document_says, check.register_says, check.agrees) == (-3302.5, -3303.5, False)


def test_a_table_of_net_costs_is_compared_with_the_committees_tables() -> None:
    heads = "Mnkr\tFörslag till budget 2026 KS\tFörslag till budget 2026 Opp\tAvvikelse"
    rows = "Socialnämnden\t-3 056,7\t-3 052,2\t4,5\nSUMMA\t-3 056,7\t-3 000,0\t4,5"
    checks = by_name(read(f"{MAIN}\n\nNettokostnader\n\n{heads}\n{rows}\n\n{WHOLE}"))
    assert checks["Socialnämnden: net cost in Förslag till budget 2026 KS"].agrees
    assert checks["Socialnämnden: net cost in Förslag till budget 2026 Opp"].agrees
    assert checks["SUMMA: net cost in Förslag till budget 2026 KS"].agrees
    assert not checks["SUMMA: net cost in Förslag till budget 2026 Opp"].agrees


def test_the_contents_of_the_appendix_are_compared_with_its_tables() -> None:
    contents = "Bilaga\n\nSocialnämnden\t2\nTrafiknämnden\t4"
    check = by_name(appendix(contents, WHOLE))["Tables in the contents of the appendix"]
    assert (check.document_says, check.register_says, check.agrees) == (2, 1, False)


def test_totals_of_the_areas_are_compared_with_their_tables() -> None:
    heads = "Mkr\tKS 2026\t\tOpp 2026\t\n\tKostnader\tIntäkter\tKostnader\tIntäkter"
    rows = "Äldreomsorg\t-3 306,0\t249,3\t-3 302,5\t251,0"
    table = WHOLE.replace("Socialnämnden**", "Stadsdelsnämnderna: Äldreomsorg**")
    totals = f"Stadsdelsnämnder\n\nTotala anslag\n\n{heads}\n{rows}"
    checks = by_name(appendix(totals, table))
    assert checks["Äldreomsorg: cost in KS 2026"].agrees
    assert checks["Äldreomsorg: cost in Opp 2026"].agrees
    assert not checks["Äldreomsorg: income in Opp 2026"].agrees
