"""The command `when`: how words of time are read, for people and for programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.tui.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("register")
KEYS = {"text", "first", "last", "precision", "kind", "refused", "found"}


def test_a_time_is_told_with_its_days_its_precision_and_its_kind(namndkoll: Run) -> None:
    said = json.loads(namndkoll("when", "senast v. 34", "--year", "2026", "--json").out)
    assert said == {
        "text": "senast v. 34",
        "first": "2026-08-17",
        "last": "2026-08-23",
        "precision": "week",
        "kind": "by",
        "refused": None,
        "found": "senast v. 34",
    }


def test_words_apart_are_one_expression(namndkoll: Run) -> None:
    together = namndkoll("when", "under våren 2021", "--json")
    assert namndkoll("when", "under", "våren", "2021", "--json").out == together.out


def test_the_year_is_that_of_the_day_counted_from_unless_told(namndkoll: Run) -> None:
    said = json.loads(namndkoll("when", "under året", "--as-of", "2025-03-01", "--json").out)
    assert (said["first"], said["last"]) == ("2025-01-01", "2025-12-31")


def test_what_is_refused_has_all_keys_and_the_reason(namndkoll: Run) -> None:
    answer = namndkoll("when", "30 februari", "--year", "2024", "--json")
    said = json.loads(answer.out)
    assert said.keys() == KEYS
    assert said["first"] is None
    assert "29 days" in said["refused"]
    assert answer.status == 0


def test_steps_from_today_may_be_typed(namndkoll: Run) -> None:
    for typed, day in [
        ("+2v", "2024-09-30"),
        ("-1v", "2024-09-09"),
        ("nästa fredag", "2024-09-27"),
    ]:
        said = json.loads(namndkoll("when", typed, "--as-of", "2024-09-16", "--json").out)
        assert said["last"] == day


def test_csv_has_one_row_with_the_same_columns(namndkoll: Run) -> None:
    out = namndkoll("when", "T2 2026", "--csv").out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row.keys() == KEYS
    assert (row["first"], row["last"], row["precision"]) == ("2026-05-01", "2026-08-31", "tertial")


def test_people_are_told_after_which_day_it_is_late_and_the_next_working_day(
    namndkoll: Run,
) -> None:
    said = namndkoll("when", "senast den 31 augusti 2024").out
    assert "Late after" in said
    assert "2024-08-31" in said
    assert "2024-09-02" in said


def test_a_hostile_text_is_data(namndkoll: Run) -> None:
    said = namndkoll("when", "\x1b[31m[red]2024\x07")
    assert said.status == 0
    assert "\x1b" not in said.out


def test_a_report_is_when_the_register_says(namndkoll: Run) -> None:
    namndkoll("cycle", "T1=2026-05-20", "--as-of", "2026-01-01")
    said = json.loads(namndkoll("when", "tertialrapport 1 2026", "--json").out)
    assert (said["last"], said["precision"]) == ("2026-05-20", "cycle")
