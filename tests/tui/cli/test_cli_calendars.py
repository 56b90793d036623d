"""The steering cycle and the meetings on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.register import Register
from tests.tui.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("register")
SEPTEMBER = ("--as-of", "2026-09-16")


@pytest.fixture
def body(register: Path) -> str:
    """Return the name of a committee of the register."""
    return next(one.name for one in Register.open(register).committees if one.kind == "committee")


def _point(run: Run, name: str) -> dict[str, object]:
    points = json.loads(run("cycle", "--year", "2026", "--json").out)
    return next(one for one in points if (one["point"], one["year"]) == (name, 2026))


def test_a_year_has_its_points_as_proposals(namndkoll: Run) -> None:
    points = json.loads(namndkoll("cycle", "--year", "2025", "--json").out)
    names = [(one["point"], one["year"], one["proposed"]) for one in points]
    assert names == [
        ("annual", 2024, True),
        ("plan", 2025, True),
        ("reconciliation", 2025, True),
        ("t1", 2025, True),
        ("t2", 2025, True),
        ("budget", 2026, True),
        ("annual", 2025, True),
    ]


def test_after_an_election_the_budget_is_later_and_that_is_said(namndkoll: Run) -> None:
    said = namndkoll("cycle", "--year", "2026")
    assert "2026-11-01" in said.out
    assert "election" in said.err


def test_a_point_is_set_told_undone_and_cleared(namndkoll: Run) -> None:
    namndkoll("cycle", "T1=20 maj 2026", "--as-of", "2026-03-01")
    assert (_point(namndkoll, "t1")["last"], _point(namndkoll, "t1")["proposed"]) == (
        "2026-05-20",
        False,
    )
    namndkoll("undo")
    assert _point(namndkoll, "t1")["last"] == "2026-04-30"
    namndkoll("cycle", "T1=2026-05-21", *SEPTEMBER)
    namndkoll("cycle", "T1=", *SEPTEMBER)
    assert _point(namndkoll, "t1")["proposed"] is True


def test_a_point_moved_into_the_past_is_kept_and_told(namndkoll: Run) -> None:
    said = namndkoll("cycle", "T2=2026-08-15", *SEPTEMBER)
    assert said.status == 0
    assert "before 2026-09-16" in said.err
    assert _point(namndkoll, "t2")["last"] == "2026-08-15"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("T5=2026-01-01", "T5"),
        ("T1", "T1=2024-05-20"),
        ("T1=hubba", "no time"),
        ("T1=löpande", "no days"),
        ("T1=9999-01-01", "out of reach"),
        ("T1=0000-01-01", "out of reach"),
        ("T1=2019-04-30", "more than a year"),
    ],
)
def test_a_point_that_cannot_be_is_told_and_nothing_changes(
    namndkoll: Run, words: str, told: str
) -> None:
    said = namndkoll("cycle", words, *SEPTEMBER)
    assert said.status in {1, 2}
    assert told in said.err
    events = json.loads(namndkoll("history", "--json").out)
    assert [one["field"] for one in events] == ["import"]


def test_a_rule_of_meetings_is_told_with_the_days_that_follow(namndkoll: Run, body: str) -> None:
    assert namndkoll("meet", body, "FREQ=MONTHLY;BYDAY=2TH", "--as-of", "2026-01-01").status == 0
    assert namndkoll("meet", body, "papers=5", "notice=3", "approval=10").status == 0
    met = json.loads(namndkoll("meetings", body, "--year", "2026", "--json").out)
    assert len(met) == 12
    assert met[2] == {
        "id": "M1",
        "committee": body,
        "day": "2026-03-12",
        "text": None,
        "cancelled": False,
        "papers": "2026-03-05",
        "notice": "2026-03-09",
        "approved": "2026-03-22",
        "appeal": "2026-04-14",
    }


def test_what_is_due_before_the_next_meeting_is_found(namndkoll: Run) -> None:
    activities = json.loads(namndkoll("activities", *SEPTEMBER, "--json").out)
    one = next(each for each in activities if each["deadline"]["class"] == "overdue")
    assert json.loads(namndkoll("activities", "före:möte", *SEPTEMBER, "--json").out) == []
    namndkoll("meet", one["leads"][0], "2026-09-20", *SEPTEMBER)
    found = json.loads(namndkoll("activities", "före:möte", *SEPTEMBER, "--json").out)
    assert one["id"] in [each["id"] for each in found]


def test_meetings_go_to_a_calendar_file_and_come_back(
    namndkoll: Run, body: str, tmp_path: Path
) -> None:
    path = tmp_path / "m.ics"
    namndkoll("meet", body, "2026-10-01", *SEPTEMBER)
    namndkoll("cancel", "M1", *SEPTEMBER)
    assert namndkoll("meetings", "--ics", path).status == 0
    assert b"STATUS:CANCELLED" in path.read_bytes()
    assert namndkoll("meet", body, path).status == 0
    assert len(json.loads(namndkoll("meetings", "--year", "2026", "--json").out)) == 1


@pytest.mark.parametrize("data", [b"", b"hubba", b"\xff\x00"])
def test_a_broken_calendar_file_is_told_and_nothing_lost(
    namndkoll: Run, body: str, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "bad.ics"
    path.write_bytes(data)
    said = namndkoll("meet", body, path)
    assert said.status == 1
    assert "calendar" in said.err


@pytest.mark.parametrize(
    "words",
    [("hubbanämnden", "2026-01-01"), ("2026-01-01",)],
)
def test_a_committee_that_is_not_there_is_told(namndkoll: Run, words: tuple[str, ...]) -> None:
    said = namndkoll("meet", *words)
    assert said.status == 1
    assert "no committee" in said.err


@pytest.mark.parametrize(
    "when", ["hubba", "FREQ=DAILY", "under våren 2026", "papers=hubba", "papers=9999", "saknas.ics"]
)
def test_a_meeting_that_cannot_be_is_told(namndkoll: Run, body: str, when: str) -> None:
    said = namndkoll("meet", body, when)
    assert said.status in {1, 2}
    assert said.err.count("\n") == 1
    assert json.loads(namndkoll("meetings", "--json").out) == []


def test_history_tells_what_was_decided_about_meetings(namndkoll: Run, body: str) -> None:
    namndkoll("meet", body, "2026-10-01", *SEPTEMBER)
    said = namndkoll("history").out
    assert "meeting" in said
    assert "2026-10-01" in said
