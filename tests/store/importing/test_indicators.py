"""Indicator tables: goals that carry on, marks, targets by year or column, cut rows."""

import pytest

from tests.store.importing.example import chapter, doubts, read

HEADING = "Kommunfullmäktiges indikatorer (i urval)"
HEADER = "KF:s mål\tIndikator\tKF:s årsmål 2025\tKF:s årsmål 2026"
MARK = "Obligatorisk nämndindikator\t\t\t"
ITALIC = "\t<i>Obligatorisk nämndindikator</i>\t\t"
OWN = "Tas fram av nämnd"


def test_an_indicator_has_a_goal_and_targets_by_year() -> None:
    [one] = read(
        chapter(HEADING, f"{HEADER}\n1.1 En trygg stad\tAndel trygga\t80 %\t81 %")
    ).indicators
    assert (one.name, one.goal, one.targets) == (
        "Andel trygga",
        "1.1 En trygg stad",
        {"2025": "80 %", "2026": "81 %"},
    )


def test_a_goal_holds_until_the_next_and_over_a_page_break() -> None:
    rows = f"{HEADER}\n1.1 Ett\tA\t1\t1\n\n{HEADER}\n\tB\t1\t1\n1.2 Två\tC\t1\t1"
    assert [one.goal for one in read(chapter(HEADING, rows)).indicators] == [
        "1.1 Ett",
        "1.1 Ett",
        "1.2 Två",
    ]


def test_goals_of_indicators_are_goals_with_their_numbers() -> None:
    rows = f"{HEADER}\n1.1 En trygg stad*\tA\t1\t1\n2.3. En grön stad\tB\t1\t1"
    assert [(goal.number, goal.text) for goal in read(chapter(HEADING, rows)).goals] == [
        ("1.1", "En trygg stad"),
        ("2.3", "En grön stad"),
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_goal_without_its_number_is_the_numbered_one_whichever_comes_first(
    order: tuple[int, int],
) -> None:
    rows = ("1.1 En trygg stad\tA\t1\t1", "en trygg stad.\tB\t2\t2")
    table = "\n".join([HEADER, *(rows[number] for number in order)])
    assert [(goal.number, goal.text) for goal in read(chapter(HEADING, table)).goals] == [
        ("1.1", "En trygg stad")
    ]


def test_what_stands_under_a_mark_is_obligatory_until_the_next_goal() -> None:
    rows = f"{HEADER}\n1.1 Ett\tA\t1\t1\n{MARK}\n\tB\t{OWN}\t{OWN}\n\tC\t2\t2\n1.2 Två\tD\t1\t1"
    assert [one.obligatory for one in read(chapter(HEADING, rows)).indicators] == [
        False,
        True,
        True,
        False,
    ]


def test_a_mark_may_stand_in_italics_in_the_second_column() -> None:
    rows = f"{HEADER}\n1.1 Ett\tA\t1\t1\n{ITALIC}\n\tB\t{OWN}\t{OWN}"
    assert [one.obligatory for one in read(chapter(HEADING, rows)).indicators] == [False, True]


def test_a_mark_right_above_a_goal_holds_where_the_committee_sets_the_target() -> None:
    rows = f"{HEADER}\n{MARK}\n1.1 Ett\tA\t{OWN}\t{OWN}"
    assert read(chapter(HEADING, rows)).indicators[0].obligatory


def test_a_mark_right_above_a_goal_with_given_targets_marks_nothing_and_is_told() -> None:
    reading = read(chapter(HEADING, f"{HEADER}\n{MARK}\n1.1 Ett\tA\t5\t5"))
    assert not reading.indicators[0].obligatory
    assert doubts(reading)["mark without indicators"] == (6,)


def test_a_target_that_the_committee_sets_without_a_mark_is_told() -> None:
    reading = read(chapter(HEADING, f"{HEADER}\n1.1 Ett\tA\t{OWN}\t{OWN}"))
    assert doubts(reading)["target without mark"] == (6,)


def test_without_a_header_targets_are_named_by_their_columns() -> None:
    reading = read(chapter(HEADING, "\tAntal bad\t5\t6\t7"))
    assert reading.indicators[0].targets == {"col1": "5", "col2": "6", "col3": "7"}
    assert doubts(reading)["table without a header"] == (5,)


def test_without_a_header_a_goal_may_stand_in_the_first_row() -> None:
    [one] = read(chapter(HEADING, "2.4. En levande stad\tAntal bad\t5\t6\t7")).indicators
    assert (one.goal, one.name) == ("2.4. En levande stad", "Antal bad")


def test_a_name_cut_by_a_page_break_is_one_again() -> None:
    rows = f"{HEADER}\n\tAndel barn som\t5\t6\n\n{HEADER}\n\tsimmar i sjön\t\t"
    reading = read(chapter(HEADING, rows))
    assert [one.name for one in reading.indicators] == ["Andel barn som simmar i sjön"]
    assert doubts(reading)["cut row"] == (6, 9)


def test_an_indicator_without_targets_is_kept_and_told() -> None:
    reading = read(chapter(HEADING, f"{HEADER}\n\tAntal bad\t5\t6\n\tAntal sjöar\t\t"))
    assert reading.indicators[1].targets == {"2025": "", "2026": ""}
    assert doubts(reading)["indicator without targets"] == (7,)


def test_a_table_of_outcomes_is_no_table_of_indicators() -> None:
    reading = read(
        chapter(HEADING, f"{HEADER}\n\tA\t5\t6", "Läget", "Indikator\tUtfall\nTrivsel\t8")
    )
    assert [one.name for one in reading.indicators] == ["A"]
