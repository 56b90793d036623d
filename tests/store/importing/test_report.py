"""Annual reports, one rule at a time, in made-up texts that are broken as real ones are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.documents import read_document
from store.importing.reading.reading import Reading
from store.importing.report.columns import known_figures
from store.importing.report.heads import columns_of
from store.model.doubts import DoubtKind
from tests.store.importing.example import document

TITLE = "Verksamhetsberättelse 2026 för kulturnämnden\n\n"
NAMES = (
    "Indikator", "Periodens utfall", "Utfall män/pojkar", "Utfall kvinnor/flickor",
    "Periodens utfall VB 2025", "Årsmål", "KF:s årsmål", "Period",
)  # fmt: skip
HEAD = "".join(f"{name}\n" for name in NAMES)
GOALS = """\
KF:s inriktningsmål:
1. En stad där alla läser

KF:s mål för verksamhetsområdet:
1.1 Bibliotek finns nära

Uppfylls helt

Nämndmål:
Fler lånar böcker

Uppfylls delvis

KF:s mål för verksamhetsområdet:
1.2 Konsten är fri

Uppfylls ej

KF:s inriktningsmål:
2. En stad som vårdar sitt arv

Nämndmål:
Arkivet är öppet

Uppfylls helt
"""
MONEY = """\
Uppföljning av driftbudget

Kulturförvalt
ningen Justerad Bokfört Avvikelse
mnkr budget 2026 261231

Bibliotek
Kostnader 412,3 450,8 -38,5

Intäkter -61,0 -140,5 79,5
Konsthall och
museum
Kostnader 1 310,4 1 402,9 -92,5

Totalt netto inkl
investeringar 1 661,7 1 713,2 -51,5

"""


def read(text: str) -> Reading:
    return read_document(document(TITLE + text, "vb.txt"))


def doubted(reading: Reading, kind: DoubtKind) -> list[str]:
    return [one.text for one in reading.irregularities if one.kind == kind]


def indicators(rows: str, head: str = HEAD) -> Reading:
    return read(f"{GOALS}\n{head}\n{rows}\n")


def test_goals_have_their_level_and_what_they_are_under() -> None:
    assert [(one.number, one.text, one.level, one.under) for one in read(GOALS).goals] == [
        ("1", "En stad där alla läser", "direction", ""),
        ("1.1", "Bibliotek finns nära", "area", "1. En stad där alla läser"),
        ("", "Fler lånar böcker", "committee", "1.1 Bibliotek finns nära"),
        ("1.2", "Konsten är fri", "area", "1. En stad där alla läser"),
        ("2", "En stad som vårdar sitt arv", "direction", ""),
        ("", "Arkivet är öppet", "committee", "2. En stad som vårdar sitt arv"),
    ]


def test_a_goals_number_may_stand_in_its_label() -> None:
    found = read(
        "KF:s inriktningsmål 1. En stad som läser\n\nNämndmål 1.1: Fler lånar\n\nUppfylls helt\n\n"
        "Nämndmål 1 uppfylls helt, anser nämnden.\n"
    )
    assert [(one.number, one.text, one.under) for one in found.goals] == [
        ("1", "En stad som läser", ""),
        ("1.1", "Fler lånar", "1. En stad som läser"),
    ]


def test_activities_on_lines_of_their_own_are_rows_with_what_stands_above_and_below() -> None:
    found = read(
        f"{GOALS}\nAktivitet Startdatum Slutdatum Avvikelse\n"
        "Nämnden ska öppna   2026-01-01   2026-12-31   Avvikelse\nett hus som är stort\n"
        "Analys\nHuset brann.\n\n"
        "Nämnden ska stänga\nett hus 2026-01-01 2026-06-30\n"
    )
    assert [one.text for one in found.activities] == [
        "Nämnden ska öppna ett hus som är stort",
        "Nämnden ska stänga ett hus",
    ]
    assert [one.status.text for one in found.reported if one.table == "activities"] == [
        "Huset brann."
    ]


def test_a_text_among_activities_that_has_no_dates_is_told() -> None:
    found = read(
        f"{GOALS}\nAktivitet Startdatum Slutdatum Avvikelse\n\n"
        "Bygga ett hus\n\n2026-01-01\n\n2026-12-31\n\nMåla en båt\n\nRiva ett skjul\n\n"
        "2026-01-01\n\n2026-12-31\n"
    )
    assert [one.text for one in found.activities] == ["Bygga ett hus", "Riva ett skjul"]
    assert doubted(found, "row of another shape") == ["Måla en båt"]


def test_only_a_committees_own_goal_is_its_own() -> None:
    own = {one.text: one.committee for one in read(GOALS).goals}
    assert own["Fler lånar böcker"] == "Kulturnämnden"
    assert own["Bibliotek finns nära"] is None


def test_a_goal_has_the_judgement_that_follows_it_and_one_without_has_none() -> None:
    found = read(GOALS)
    said = {found.goals[one.place].text: one.status.status for one in found.reported}
    assert said["Konsten är fri"] == "Uppfylls ej"
    assert "En stad där alla läser" not in said


@given(st.sets(st.integers(1, len("".join(NAMES)) - 1), max_size=30), st.booleans())
def test_a_head_broken_anywhere_in_its_words_loses_no_indicator(
    breaks: set[int], gaps: bool
) -> None:
    letters = "".join(NAMES)
    breaks = {at for at in breaks if " " not in letters[at - 1 : at + 1]}
    between = "\n\n" if gaps else "\n"
    head = "".join(between * (at in breaks) + letter for at, letter in enumerate(letters))
    found = indicators("Antal lån\n\n9 st 8 st 7 st 7 st 2026", f"{head}\n")
    assert [one.name for one in found.indicators] == ["Antal lån"]


def test_a_page_that_ends_within_a_head_is_no_part_of_it() -> None:
    head = HEAD.replace("Årsmål", "Års\n\n\n\n26\n\nmål")
    (one,) = indicators("Antal lån\n\n9 st 8 st 7 st 6 st 2026", head).indicators
    assert one.outcome == {"2026": "9 st"}


@pytest.mark.parametrize(
    ("row", "known"),
    [
        ("12 st 5 st 7 st 11 st 9 st 20 st", ("12 st", "7 st", "5 st", "11 st", "9 st", "20 st")),
        ("731 st 540 st 3 120 st 3 200 st", ("731 st", "", "", "540 st", "3 120 st", "3 200 st")),
        ("6 3 4 st 9 400 st", ("6", "", "", "3", "4 st", "9 400 st")),
        ("0 % 0 % +/- 1 % +/- 2 %", ("0 %", "", "", "0 %", "+/- 1 %", "+/- 2 %")),
        ("0,8 % 0,6 % 1 % 1 % tas fram", ("0,8 %", "1 %", "0,6 %", "", "", "tas fram")),
        ("80 85 83", ("80", "", "", "", "", "83")),
        ("12 ton 10 ton 9 ton 8 ton", ("12 ton", "", "", "10 ton", "9 ton", "8 ton")),
    ],
)
def test_a_figure_stands_in_the_column_that_order_and_sums_leave_it(
    row: str, known: tuple[str, ...]
) -> None:
    (one,) = indicators(f"Antal lån\n\n{row} 2026").indicators
    fields = (
        one.outcome, one.outcome_women, one.outcome_men, one.outcome_last_year, one.own_target,
        one.council_target,
    )  # fmt: skip
    assert tuple(next(iter(field.values()), "") for field in fields) == known


@pytest.mark.parametrize("row", ["30 %", "30 % 40 %"])
def test_one_figure_alone_has_no_column_and_that_is_told(row: str) -> None:
    found = indicators(f"Andel lån\n\n{row} 2026")
    assert not any(found.indicators[0].figures.values())
    assert doubted(found, "too few figures") == [f"Andel lån: {row}"]


@given(st.lists(st.integers(0, 9999).map(lambda n: f"{n} st"), min_size=1, max_size=6))
def test_known_figures_are_in_the_order_of_their_columns_and_of_the_print(
    figures: list[str],
) -> None:
    columns = (columns_of("".join(NAMES).replace(" ", "")) or ())[:-1]
    known = known_figures(columns, " ".join(figures)).figures
    places = [columns.index(column) for column, _figure in known]
    assert places == sorted(set(places))
    rest = iter(figures)
    assert all(figure in rest for _column, figure in known)


def test_what_a_report_says_of_an_indicator_is_its_analysis_and_more_rows_may_follow() -> None:
    found = indicators(
        "Antal lån\n\n9 st 8 st 7 st 7 st 2026\nAnalys\nLånen blev fler.\n\n"
        "Antal besök\n\n5 st 4 st 3 st 3 st 2026\n\nUppföljning av ekonomi\n\nAllt gick bra."
    )
    assert [(one.name, one.analysis) for one in found.indicators] == [
        ("Antal lån", "Lånen blev fler."),
        ("Antal besök", ""),
    ]


def test_rows_whose_cells_are_known_have_their_columns_by_place() -> None:
    rows = "Andel lån\t\t\t\t70 %\t80 %\t\t2026\nAndel besök\t9 %\t\t\t\t\t7 %\tVB 2026"
    first, second = indicators(rows, "\t".join(NAMES) + "\n").indicators
    assert (first.outcome_last_year, first.own_target) == ({"2025": "70 %"}, {"2026": "80 %"})
    assert (second.outcome, second.council_target) == ({"2026": "9 %"}, {"2026": "7 %"})


def test_a_row_on_one_line_keeps_the_number_in_its_name() -> None:
    (one,) = indicators("Antal besök dag 15 9 st 8 st 7 st 6 st T2 2026").indicators
    assert (one.name, one.outcome) == ("Antal besök dag 15", {"2026": "9 st"})


def test_a_row_without_a_period_is_kept_and_told() -> None:
    found = indicators("Antal lån\n\n9 st 8 st 7 st")
    assert [one.name for one in found.indicators] == ["Antal lån"]
    assert doubted(found, "too few figures") == ["Antal lån: 9 st 8 st 7 st"]


def test_money_is_read_by_group_with_columns_as_printed() -> None:
    found = [(one.group, one.what, [*one.figures.values()]) for one in read(MONEY).outturns]
    assert found == [
        ("Bibliotek", "Kostnader", ["412,3", "450,8", "-38,5"]),
        ("Bibliotek", "Intäkter", ["-61,0", "-140,5", "79,5"]),
        ("Konsthall och museum", "Kostnader", ["1 310,4", "1 402,9", "-92,5"]),
        ("", "Totalt netto inkl investeringar", ["1 661,7", "1 713,2", "-51,5"]),
    ]
    (first, *_) = read(MONEY).outturns
    assert [*first.figures] == ["Justerad budget 2026", "Bokfört 261231", "Avvikelse"]
    assert (first.unit, first.section) == ("mnkr", "Uppföljning av driftbudget")


@pytest.mark.parametrize("head", ["mnkr\tBudget\tUtfall\tAvvikelse", "mnkr\tBudget\tPrognos\tDiff"])
def test_money_right_behind_indicators_is_no_row_of_theirs(head: str) -> None:
    found = read(
        GOALS + "\t".join(NAMES) + "\nAndel lån\t70 %\t\t\t\t80 %\t\t2026\n"
        "Andel besök\t60 %\t\t\t\t65 %\t\t2026\nAnalys\nFler kom.\n\n"
        f"{head}\nBibliotek\nKostnader\t12,0\t13,5\t-1,5\n"
        "Intäkter\t-3,0\t-3,5\t0,5\n\nAllt det skedde under 2026.\n"
    )
    assert [one.name for one in found.indicators] == ["Andel lån", "Andel besök"]
    assert found.indicators[1].analysis == "Fler kom."
    assert [(one.group, one.what) for one in found.outturns] == [
        ("Bibliotek", "Kostnader"),
        ("Bibliotek", "Intäkter"),
    ]


def test_columns_that_the_rows_do_not_bear_out_are_told_and_their_figures_left() -> None:
    money = MONEY.replace("-38,5", "7,5").replace("79,5", "5,0").replace("-92,5", "1,0")
    found = read(f"{GOALS}\n{money}")
    assert not found.outturns
    assert doubted(found, "column of figures unsaid") == ["Uppföljning av driftbudget"]


def test_money_that_is_carried_over_has_its_year_and_its_own_lines() -> None:
    found = read(
        f"{GOALS}\nNämnden redovisar ett överskott. Av det får 3,5 mnkr för lokaler\n"
        "överföras till år 2027. Resten går tillbaka.\n"
    )
    (one,) = found.outturns
    assert (one.section, one.figures, one.unit) == ("Överförs till 2027", {"belopp": "3,5"}, "mnkr")
    assert found.document.text.split("\n")[one.source.lines[0] - 1].endswith("för lokaler")


def test_what_the_second_print_says_otherwise_is_told_and_what_only_it_has_is_kept() -> None:
    one = f"{GOALS}\n{HEAD}\nAntal lån\n\n9 st 8 st 7 st 7 st 2026\n\n{MONEY}"
    other = (
        one.replace("Uppfylls ej", "Uppfylls delvis")
        .replace("9 st", "6 st")
        .replace("450,8 -38,5", "440,8 -28,5")
    )
    found = read(f"{one}\n{other}\nEn mening som bara står i bilagan.\n")
    assert len(found.goals) == 6
    assert sorted(doubted(found, "printed otherwise")) == [
        "1.2 Konsten är fri: Uppfylls ej / Uppfylls delvis",
        "Antal lån: 9 st 8 st 7 st 7 st / 6 st 8 st 7 st 7 st",
        "Bibliotek Kostnader: 412,3 450,8 -38,5 / 412,3 440,8 -28,5",
        "En mening som bara står i bilagan.",
    ]
    assert found.indicators[0].outcome == {"2026": "9 st"}


def test_two_prints_that_differ_in_pages_alone_differ_in_nothing() -> None:
    one = f"{GOALS}\n{HEAD}\nAntal lån\n\n9 st 8 st 7 st 7 st 2026\n\n{MONEY}"
    found = read(f"{one}\n{one.replace('Nämndmål', chr(10) * 3 + '17' + chr(10) * 2 + 'Nämndmål')}")
    assert not doubted(found, "printed otherwise")
    assert len(doubted(found, "printed again")) == 1


@pytest.mark.parametrize(
    ("front", "by", "doubt"),
    [
        ("Verksamhetsberättelse 2026 för kulturnämnden", "Kulturnämnden", None),
        ("Verksamhetsberättelse 2026 Farsta stadsdelsnämnd", "Farsta stadsdelsnämnd", None),
        ("Kulturnämnden\n\nTertialrapport 2 2026", "Kulturnämnden", None),
        ("Organisation: Kulturnämnden\n\nDelårsrapport 2026", "Kulturnämnden", None),
        ("Verksamhetsberättelse 2026 för lyktnämnden", "Lyktnämnden", "unknown committee"),
        ("Verksamhetsberättelse 2026", "vb", "nobody is named"),
    ],
)
def test_whose_report_it_is_its_front_says_and_what_nobody_knows_is_told(
    front: str, by: str, doubt: DoubtKind | None
) -> None:
    found = read_document(document(f"{front}\n\n{GOALS}", "vb.txt"))
    assert {one.committee for one in found.goals if one.level == "committee"} == {by}
    assert by in {one.name for one in found.committees}
    assert doubt is None or doubted(found, doubt) == [by]


def test_sums_that_a_table_states_are_held_against_its_rows() -> None:
    rows = (
        "Mnkr Budget Utfall Avvikelse\nBibliotek\nKostnader 20,0 22,0 -2,0\n"
        "Intäkter -5,0 -6,0 1,0\n"
        "Netto 15,0 16,0 -1,0\nMuseum\nKostnader 10,0 9,0 1,0\nIntäkter -1,0 -1,0 0,0\n"
        "Netto 9,0 9,5 -0,5\nAlla\nSumma kostnader 30,0 31,0 -1,0\n"
    )
    checks = read(f"{GOALS}\n{rows}").reconciliation
    assert [str(one.what) for one in checks if not one.agrees] == [
        "Kulturnämnden, Museum: net of Utfall",
        "Kulturnämnden, Museum: net of Avvikelse",
    ]
    assert "Kulturnämnden: Summa kostnader in Budget" in [str(one.what) for one in checks]


def test_a_table_under_a_goal_has_no_heading_of_its_own() -> None:
    rows = "Mnkr Budget Utfall Avvikelse\nKostnader 20,0 22,0 -2,0\nNetto 20,0 22,0 -2,0\n"
    assert {one.section for one in read(f"Nämndmål:\nFler läser\n\n{rows}").outturns} == {""}
