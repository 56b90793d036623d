"""The command `silent`: what has had no word, by committee."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.tui.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("register")


def test_the_ids_and_the_committees_are_told(namndkoll: Run) -> None:
    said = json.loads(namndkoll("silent", "--as-of", "2026-06-01", "--json").out)
    assert said.keys() == {"as_of", "since", "silent", "never", "late_start", "committees"}
    assert said["since"] == "2026-03-03"
    assert set(said["never"]) <= set(said["silent"])
    assert {one["committee"] for one in said["committees"]}


def test_silence_is_counted_since_a_report_or_a_number_of_days(namndkoll: Run) -> None:
    for since, day in [("T1", "2026-04-30"), ("30d", "2026-05-02"), ("2026-01-15", "2026-01-15")]:
        said = namndkoll("silent", "--since", since, "--as-of", "2026-06-01", "--json")
        assert json.loads(said.out)["since"] == day


def test_the_filter_narrows_it_and_csv_has_a_row_a_committee(namndkoll: Run) -> None:
    out = namndkoll("silent", "--as-of", "2026-06-01", "--csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == ["committee", "silent", "never", "late_start"]
    none = namndkoll("silent", "hubba-hubba", "--as-of", "2026-06-01", "--json")
    assert json.loads(none.out)["silent"] == []


def test_a_time_that_cannot_be_read_is_told(namndkoll: Run) -> None:
    said = namndkoll("silent", "--since", "10-11-12")
    assert said.status == 2
    assert "several ways" in said.err
