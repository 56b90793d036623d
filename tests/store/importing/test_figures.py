"""What stands under a heading is what the heading says: an outcome is never a target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.language.figures import figure_columns, figures_of, read_heading
from store.importing.reading.reading import Reading
from store.importing.report.heads import columns_of
from store.importing.report.indicators import ReportIndicator
from store.model.records import Indicator
from tests.store.importing.example import chapter
from tests.store.importing.example import read as read_text
from tests.store.importing.test_sheets import read

HEADING = "Kommunfullmäktiges indikatorer (i urval)"
HEAD = (
    "IndikatorPeriodensutfallUtfallmän/pojkarUtfallkvinnor/flickorPeriodensutfallVB2025"
    "ÅrsmålKF:sårsmålPeriod"
)
COLUMNS = columns_of(HEAD) or ()


@pytest.mark.parametrize(
    ("heading", "kind", "label"),
    [
        ("Årsmål 2026", "target", "2026"),
        ("Målvärde 2026", "target", "2026"),
        ("Mål -26", "target", "2026"),
        ("KF:s årsmål 2026", "council_target", "2026"),
        ("Årsmål, kommunfullmäktige 2026", "council_target", "2026"),
        ("Nämndens årsmål", "own_target", ""),
        ("Eget mål 2026", "own_target", "2026"),
        ("Styrelsens mål 2026", "own_target", "2026"),
        ("Utfall 2025", "outcome", "2025"),
        ("Resultat 2025", "outcome", "2025"),
        ("Periodens utfall VB2025", "outcome", "2025"),
        ("Nämndens utfall T1 2026", "outcome", "T1 2026"),
        ("Utfall jan-aug 2026", "outcome", "jan-aug 2026"),
        ("Utfall kvinnor 2025", "outcome", "kvinnor 2025"),
        ("Föregående år", "outcome_last_year", ""),
        ("Utfall förra året", "outcome_last_year", ""),
        ("Prognos 2026", "forecast", "2026"),
        ("Helårsprognos", "forecast", ""),
        ("Bedömt utfall 2026", "forecast", "2026"),
        ("Period", "period", ""),
    ],
)
def test_a_heading_says_what_stands_under_it(heading: str, kind: str, label: str) -> None:
    found = read_heading(heading)
    assert found is not None
    assert (found.kind, found.label) == (kind, label)


@pytest.mark.parametrize(
    "heading",
    [
        "Utfall/årsmål 2026",
        "Prognos mot mål 2026",
        "Mål föregående år",
        "Antal 2025",
        "Budget 2026",
        "Förändring 2025–2026",
        "Måluppfyllelse 2025",
        "Avvikelse mot mål 2026",
    ],
)
def test_a_heading_that_does_not_say_it_is_in_doubt(heading: str) -> None:
    found = figure_columns({1: heading}, 2026)
    assert not found.columns
    assert found.doubts == (("column of figures unsaid", heading),)


@pytest.mark.parametrize(
    "heading", ["Mål", "KF:s mål för verksamhetsområdet", "Kommentar", "Enhet"]
)
def test_what_speaks_of_no_figures_is_none(heading: str) -> None:
    assert figure_columns({1: heading}, 2026) == figure_columns({}, 2026)


def kinds(reading: Reading) -> list[str]:
    return sorted(one.kind for one in reading.irregularities)


def only(reading: Reading) -> Indicator:
    (one,) = reading.indicators
    return one


def test_a_sheet_keeps_what_is_aimed_at_and_what_was_reached_apart() -> None:
    one = only(
        read(
            "Nämnd;Indikator;Utfall 2025;Mål 2026;Utfall 2026;Prognos 2026;Period",
            "Socialnämnden;Andel nöjda;70 %;90 %;71 %;80 %;T1 2026",
        )
    )
    assert one.targets == {"2026": "90 %"}
    assert one.outcome == {"2025": "70 %", "2026": "71 %"}
    assert (one.forecast, one.period) == ({"2026": "80 %"}, "T1 2026")


@pytest.mark.parametrize("order", [(2, 3), (3, 2)])
def test_the_councils_target_and_a_committees_own_are_two(order: tuple[int, int]) -> None:
    rows = (("Nämnd", "X", "KF:s årsmål 2026", "Nämndens årsmål 2026"), ("SISAB", "A", "9", "7"))
    one = only(read(*(";".join((row[0], "Indikator" if row is rows[0] else "A",
                                *(row[place] for place in order))) for row in rows)))  # fmt: skip
    assert (one.targets, one.council_target) == ({"2026": "9"}, {"2026": "9"})
    assert one.own_target == {"2026": "7"}


def test_a_target_of_nobody_beside_the_councils_is_the_committees_own_and_told() -> None:
    reading = read("Nämnd;Indikator;Årsmål 2026;KF:s årsmål 2026", "SISAB;A;7;9")
    assert only(reading).own_target == {"2026": "7"}
    assert only(reading).targets == {"2026": "9"}
    assert kinds(reading) == ["target beside the council's"]


def test_two_columns_of_one_year_are_both_kept_and_told() -> None:
    reading = read("Nämnd;Indikator;Mål 2026;Reviderat mål 2026;Mål 2026", "SISAB;A;1;2;3")
    assert sorted(only(reading).targets.values()) == ["1", "2", "3"]
    assert only(reading).targets["2026"] == "1"
    assert kinds(reading) == ["two columns of one year"] * 2


def test_a_column_without_a_year_is_of_its_period_or_else_of_the_document_and_told() -> None:
    told = read("Nämnd;Indikator;Utfall;Föregående år", "SISAB;A;7;6")
    assert only(told).outcome == {"2026": "7"}
    assert only(told).outcome_last_year == {"2025": "6"}
    assert kinds(told) == ["column without a year"] * 2
    silent = read("Nämnd;Indikator;Utfall;Period", "SISAB;A;7;VB 2025")
    assert only(silent).outcome == {"2025": "7"}
    assert kinds(silent) == []


def test_a_column_without_a_year_never_takes_the_place_of_one_with_it() -> None:
    one = only(read("Nämnd;Indikator;Utfall;Utfall 2026", "SISAB;A;7;8"))
    assert sorted(one.outcome.values()) == ["7", "8"]


def test_a_year_alone_is_of_targets_and_a_past_one_is_told_apart() -> None:
    reading = read("Nämnd;Indikator;2025;2026;2027", "SISAB;A;1;2;3")
    assert only(reading).targets == {"2025": "1", "2026": "2", "2027": "3"}
    alone = "column of a past year alone"
    assert kinds(reading) == [alone, *["column of a year alone"] * 2]


def test_what_is_called_a_goal_and_holds_figures_is_a_target_and_told() -> None:
    reading = read("Nämnd;Indikator;Mål;Utfall 2025", "SISAB;A;90 %;71 %", "SISAB;B;minst 3;2")
    assert [one.targets for one in reading.indicators] == [{"2026": "90 %"}, {"2026": "minst 3"}]
    assert "goals that are figures" in kinds(reading)
    goal = only(read("Nämnd;Indikator;Mål;Årsmål 2026", "SISAB;A;1.1 Läsning;90 %"))
    assert (goal.goal, goal.targets) == ("1.1 Läsning", {"2026": "90 %"})


def test_somebody_may_say_what_a_column_holds() -> None:
    said = {"2025": "outcome", "Antal 2026": "forecast"}
    reading = read("Nämnd;Indikator;2025;Antal 2026", "SISAB;A;1;2", choices=said)
    assert (only(reading).outcome, only(reading).forecast) == ({"2025": "1"}, {"2026": "2"})
    assert kinds(reading) == []


def test_a_table_in_a_text_keeps_them_apart_as_well() -> None:
    table = (
        "KF:s mål\tIndikator\tUtfall 2024\tPrognos 2025\tKF:s årsmål 2026\tNämndens mål 2026\n"
        "1.1 Ett\tAndel trygga\t70 %\t75 %\t80 %\t78 %"
    )
    one = only(read_text(chapter(HEADING, table)))
    assert (one.goal, one.targets, one.own_target) == (
        "1.1 Ett", {"2026": "80 %"}, {"2026": "78 %"},
    )  # fmt: skip
    assert (one.outcome, one.forecast) == ({"2024": "70 %"}, {"2025": "75 %"})


def test_a_table_of_outcomes_among_the_indicators_gives_no_targets() -> None:
    table = "Mål\tIndikator\tUtfall 2024\tUtfall 2025\n1.1 Ett\tAndel trygga\t70 %\t75 %"
    one = only(read_text(chapter(HEADING, table)))
    assert (one.targets, one.outcome) == ({}, {"2024": "70 %", "2025": "75 %"})


@pytest.mark.parametrize(
    ("figures", "own", "before"),
    [
        ("90 % 70 % 80 % 85 %", {"2026": "80 %"}, {"2025": "70 %"}),
        ("12 st 5 st 7 st 11 st 9 st 20 st", {"2026": "9 st"}, {"2025": "11 st"}),
        ("12 st 5 st 7 st 9 st", {}, {}),
        ("75 % 70 % 80 % 85 %", {}, {}),
        ("80 85 83", {}, {}),
    ],
)
def test_a_reports_figures_without_columns_are_told_apart_or_left(
    figures: str, own: dict[str, str], before: dict[str, str]
) -> None:
    found, _sure = ReportIndicator("A", [1], COLUMNS, figures, "VB 2026").read()
    assert (found.get("own_target", {}), found.get("outcome_last_year", {})) == (own, before)
    (outcome,) = found["outcome"].values()
    assert figures.startswith(f"{outcome} ")


def test_a_lone_figure_of_a_report_is_of_no_column_that_is_known() -> None:
    assert ReportIndicator("A", [1], COLUMNS, "30 %", "2026").read() == ({}, False)


def test_words_with_a_year_in_a_report_are_one_target() -> None:
    one = ReportIndicator("A", [1], COLUMNS, "80 80 fastställs 2026", "2026")
    assert one.printed == ["80", "80", "fastställs 2026"]


HEADINGS = st.lists(
    st.sampled_from(["Mål", "Årsmål", "Utfall", "Prognos", "KF:s årsmål", "Föregående år"]).flatmap(
        lambda name: st.sampled_from(["", " 2025", " 2026", " T1 2026"]).map(name.__add__)
    ),
    max_size=8,
)


@given(HEADINGS, st.sampled_from([None, 2025, 2026]))
def test_no_figure_takes_the_place_of_another(headings: list[str], year: int | None) -> None:
    found = figure_columns(dict(enumerate(headings)), year)
    cells = [f"{place} %" for place in range(len(headings))]
    kept = [
        cell for under in figures_of(found.columns, cells, year).values() for cell in under.values()
    ]
    assert sorted(kept) == sorted(cells[one.place] for one in found.columns)
    aimed = {headings[one.place] for one in found.columns if "target" in one.kind}
    assert not any(word in name for name in aimed for word in ("Utfall", "Prognos", "Föreg"))
