"""The steering cycle and the meetings on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.register.register import Register
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
        "time": None,
        "end": None,
        "last_day": "2026-03-12",
        "place": None,
        "text": None,
        "cancelled": False,
        "moved_from": None,
        "papers": "2026-03-05",
        "notice": "2026-03-09",
        "minutes": "2026-03-22",
        "approved": "2026-03-22",
        "appeal": "2026-04-14",
        "remarks": [],
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
    assert "bad.ics" in said.err
    assert said.err.count("\n") == 1
    assert json.loads(namndkoll("meetings", "--json").out) == []


@pytest.mark.parametrize(
    "words",
    [("hubbanämnden", "2026-01-01"), ("2026-01-01",)],
)
def test_a_committee_that_is_not_there_is_told(namndkoll: Run, words: tuple[str, ...]) -> None:
    said = namndkoll("meet", *words)
    assert said.status == 1
    assert "no committee" in said.err


@pytest.mark.parametrize(
    "when",
    ["hubba", "FREQ=HOURLY", "under våren 2026", "papers=hubba", "papers=9999", "saknas.ics"],
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


SERIES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:s
DTSTART;TZID=Europe/Stockholm:20260903T160000
DTEND;TZID=Europe/Stockholm:20260903T180000
RRULE:FREQ=MONTHLY;BYDAY=1TH;COUNT=4
SUMMARY:Sammanträde
LOCATION:Stadshuset
END:VEVENT
BEGIN:VEVENT
UID:s
RECURRENCE-ID;TZID=Europe/Stockholm:20261105T160000
DTSTART;TZID=Europe/Stockholm:20261110T090000
SUMMARY:Sammanträde
END:VEVENT
BEGIN:VEVENT
UID:g
DTSTART;VALUE=DATE:20260907
SUMMARY:Gruppmöte
END:VEVENT
BEGIN:VEVENT
UID:odd
DTSTART:hubba
SUMMARY:Konstigt
END:VEVENT
BEGIN:VTODO
UID:t
SUMMARY:Skicka kallelsen
END:VTODO
END:VCALENDAR
"""


@pytest.fixture
def series(tmp_path: Path) -> Path:
    path = tmp_path / "serie.ics"
    path.write_text(SERIES, encoding="utf-8")
    return path


def _days(run: Run) -> list[tuple[str, str | None, bool]]:
    met = json.loads(run("meetings", "--year", "2026", "--json").out)
    return [(one["day"], one["moved_from"], one["cancelled"]) for one in met]


def test_what_a_calendar_would_give_is_shown_and_nothing_is_taken(
    namndkoll: Run, body: str, series: Path
) -> None:
    said = namndkoll("meet", body, series, "--dry-run")
    assert "2026-09-03 16:00–18:00" in said.out
    assert "moved: 1" in said.out
    assert "2 events of serie.ics would be meetings: 2 new" in said.err
    assert _days(namndkoll) == []


def test_one_moved_meeting_takes_no_other_with_it(namndkoll: Run, body: str, series: Path) -> None:
    namndkoll("meet", body, series, "sammanträde")
    assert _days(namndkoll) == [
        ("2026-09-03", None, False),
        ("2026-10-01", None, False),
        ("2026-11-10", "2026-11-05", False),
        ("2026-12-03", None, False),
    ]


def test_what_was_not_taken_is_told_and_what_was_is_counted(
    namndkoll: Run, body: str, series: Path
) -> None:
    said = namndkoll("meet", body, series, "sammanträde")
    assert (
        "Konstigt: line 23, event that cannot be read ('hubba' is no date): left out." in said.err
    )
    assert "1 other event was not taken" in said.err
    assert "1 task is no meeting" in said.err
    assert "1 event of serie.ics is a meeting in the register: 1 new" in said.err
    assert "0 new, 0 changed, 1 as it was" in namndkoll("meet", body, series, "sammanträde").err


def test_a_word_after_a_minus_leaves_titles_out(namndkoll: Run, body: str, series: Path) -> None:
    namndkoll("meet", body, series, "--", "-gruppmöte")
    assert len(_days(namndkoll)) == 4


def test_what_the_office_cancelled_stays_so_and_is_told(
    namndkoll: Run, body: str, series: Path
) -> None:
    namndkoll("meet", body, series, "sammanträde")
    namndkoll("cancel", "M1", "2026-10-01")
    said = namndkoll("meet", body, series, "sammanträde")
    assert "what the office cancelled stays cancelled (2026-10-01)" in said.err
    assert ("2026-10-01", None, True) in _days(namndkoll)


def test_a_day_without_a_meeting_is_not_cancelled(namndkoll: Run, body: str, series: Path) -> None:
    namndkoll("meet", body, series)
    said = namndkoll("cancel", "M1", "2026-10-02")
    assert (said.status, said.err.count("\n")) == (1, 1)


def test_time_and_place_are_told_and_written_again(
    namndkoll: Run, body: str, series: Path, tmp_path: Path
) -> None:
    namndkoll("meet", body, series)
    met = json.loads(namndkoll("meetings", "--year", "2026", "--json").out)
    found = {(one["time"], one["end"], one["place"]) for one in met if one["text"]}
    assert ("16:00", "18:00", "Stadshuset") in found
    path = tmp_path / "ut.ics"
    namndkoll("meetings", "--ics", path)
    assert b"LOCATION:Stadshuset" in path.read_bytes()
    before = _days(namndkoll)
    assert "2 as they were" in namndkoll("meet", body, path).err
    assert _days(namndkoll) == before


def test_the_history_of_a_meeting_is_told_in_words(namndkoll: Run, body: str, series: Path) -> None:
    namndkoll("meet", body, series)
    said = namndkoll("history").out
    assert "Stadshuset" in said
    assert not any(one in said for one in ("{", "[", "datetime", "True", "None"))


def test_a_calendar_without_the_library_is_told_in_a_sentence(
    namndkoll: Run, body: str, series: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("store.documents.common.extras.import_module", missing)
    for words in (("meet", body, series), ("meetings", "--ics", series.with_name("ut.ics"))):
        said = namndkoll(*words)
        assert said.status == 1
        assert "pip install 'namndkoll[documents]'" in said.err


def test_an_import_of_a_calendar_shows_what_it_takes(
    namndkoll: Run, body: str, tmp_path: Path
) -> None:
    path = tmp_path / "uppgifter_2026.ics"
    text = SERIES.replace("SUMMARY:", f"ORGANIZER;CN={body}:mailto:x@example.org\nSUMMARY:")
    path.write_text(text, encoding="utf-8")
    said = namndkoll("import", path, "--dry-run")
    assert "Taken from uppgifter_2026.ics" in said.out
    assert "2026-11-10" in said.out
    assert "event that cannot be read" in said.out
