"""Meetings on the command line: entered in words, moved, filtered, and what is odd about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.register.register import Register
from tests.tui.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("register")
NOVEMBER = ("--as-of", "2026-11-29")
SERIES = ("tredje", "tisdagen", "varje", "månad", "kl", "16", "i", "Parkhuset")


@pytest.fixture
def body(register: Path) -> str:
    """Return the name of a committee of the register."""
    return _bodies(register)[0]


def _bodies(register: Path) -> list[str]:
    return [one.name for one in Register.open(register).committees if one.kind == "committee"]


def _met(run: Run, *terms: str) -> list[tuple[str, str | None, str | None, bool]]:
    found = json.loads(run("meetings", *terms, "--json", *NOVEMBER).out)
    return [(one["day"], one["time"], one["place"], one["cancelled"]) for one in found]


def test_a_series_in_words_is_entered_and_its_first_days_told(namndkoll: Run, body: str) -> None:
    said = namndkoll("meet", body, *SERIES, *NOVEMBER)
    assert said.status == 0
    assert "Meets 2026-12-15 Tue w. 51, 2027-01-19 Tue w. 3," in said.err
    assert "16:00, Parkhuset" in said.err
    assert _met(namndkoll) == [("2026-12-15", "16:00", "Parkhuset", False)]


def test_a_series_is_only_tried_and_nothing_saved(namndkoll: Run, body: str) -> None:
    said = namndkoll("meet", body, *SERIES, "--dry-run", *NOVEMBER)
    assert "Meets 2026-12-15 Tue" in said.err
    assert "nothing was saved" in said.err
    assert _met(namndkoll, "år:alla") == []


def test_words_that_are_not_understood_are_told_with_those_that_are(
    namndkoll: Run, body: str
) -> None:
    said = namndkoll("meet", body, *SERIES, "om", "det", "behövs", *NOVEMBER)
    assert said.status == 1
    assert "'om det behövs' is not understood" in said.err
    assert said.err.count("\n") == 1
    assert _met(namndkoll, "år:alla") == []


def test_days_that_have_been_are_told(namndkoll: Run, body: str) -> None:
    said = namndkoll("meet", body, "15 januari, 19 februari och 22 december kl 9", *NOVEMBER)
    assert "2 of these days have been" in said.err
    assert [one[0] for one in _met(namndkoll)] == ["2026-01-15", "2026-02-19", "2026-12-22"]


def test_one_day_is_moved_and_undone(namndkoll: Run, body: str) -> None:
    namndkoll("meet", body, *SERIES, *NOVEMBER)
    said = namndkoll("move", "M1", "20 januari 2027 kl 9", "--day", "2027-01-19", *NOVEMBER)
    assert said.status == 0
    found = json.loads(namndkoll("meetings", "när:2027-01", "--json", *NOVEMBER).out)
    assert [(one["day"], one["moved_from"], one["time"]) for one in found] == [
        ("2027-01-20", "2027-01-19", "09:00")
    ]
    assert len(_met(namndkoll, "flyttad>0", "när:2027")) == 1
    namndkoll("undo")
    assert _met(namndkoll, "när:2027-01") == [("2027-01-19", "16:00", "Parkhuset", False)]


def test_a_place_is_set_from_a_day_on(namndkoll: Run, body: str) -> None:
    namndkoll("meet", body, *SERIES, *NOVEMBER)
    namndkoll("move", "m1", "i Rådhuset", "--day", "2027-01-19", "--onwards", *NOVEMBER)
    assert [one[2] for one in _met(namndkoll, "när:2027-02", "när<2027-03")] == ["Rådhuset"]
    assert _met(namndkoll, "när:2026-12")[0][2] == "Parkhuset"


def test_all_from_a_day_on_are_cancelled_and_stay_in_the_list(namndkoll: Run, body: str) -> None:
    namndkoll("meet", body, *SERIES, *NOVEMBER)
    namndkoll("cancel", "M1", "2027-01-19", "--onwards", *NOVEMBER)
    found = [one[3] for one in _met(namndkoll, "när>=2026-12-01", "när<=2027-03-31")]
    assert found == [False, True, True, True]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("M7", "kl 9"), "no meeting"),
        (("M1", "kl 9"), "is a series"),
        (("M1", "kl 9", "--day", "2027-01-20"), "does not meet on"),
        (("M1", "hubba", "--day", "2027-01-19"), "does not say when"),
        (("M1",), "10 november kl 9"),
        (("M1", "kl 9", "--day", "hubba"), "no date"),
    ],
)
def test_a_move_that_cannot_be_is_told_and_nothing_changes(
    namndkoll: Run, body: str, words: tuple[str, ...], told: str
) -> None:
    namndkoll("meet", body, *SERIES, *NOVEMBER)
    before = _met(namndkoll, "år:alla")
    said = namndkoll("move", *words, *NOVEMBER)
    assert said.status in {1, 2}
    assert told in said.err
    assert said.err.count("\n") == 1
    assert _met(namndkoll, "år:alla") == before


def test_meetings_pass_the_filter_of_the_app(namndkoll: Run, register: Path) -> None:
    one, other = _bodies(register)[:2]
    namndkoll("meet", one, "2026-12-01 kl 9 i Parkhuset", *NOVEMBER)
    namndkoll("meet", other, "2026-12-08 “Gruppmöte”", *NOVEMBER)
    days = {
        terms: [found[0] for found in _met(namndkoll, *terms)]
        for terms in (
            (one,), (one, other), (f"nämnd:{other}",), ("gruppmote",), ("-gruppmöte",),
            ("parkhus",), ("när:v49",), ("slut<2026-12-08",), ("id:m2",), ("hubba",),
            (f"-nämnd:{one}",),
        )
    }  # fmt: skip
    assert list(days.values()) == [
        ["2026-12-01"], ["2026-12-01", "2026-12-08"], ["2026-12-08"], ["2026-12-08"],
        ["2026-12-01"], ["2026-12-01"], ["2026-12-01"], ["2026-12-01"], ["2026-12-08"], [],
        ["2026-12-08"],
    ]  # fmt: skip


@pytest.mark.parametrize("term", ["status:klar", "hubba:1", "när:hubba"])
def test_a_term_that_says_nothing_of_meetings_is_told(namndkoll: Run, term: str) -> None:
    said = namndkoll("meetings", term, *NOVEMBER)
    assert said.status == 2
    assert said.err.count("\n") == 1


def test_what_is_odd_is_told_when_entered_and_stands_in_the_list(namndkoll: Run, body: str) -> None:
    namndkoll("meet", body, "2026-12-22 kl 9", *NOVEMBER)
    again = namndkoll("meet", body, "2026-12-22", *NOVEMBER).err
    other = namndkoll("meet", body, "2026-12-24 kl 9", *NOVEMBER).err
    assert "2026-12-22: entered twice." in again
    assert "2026-12-24: not a working day." in other
    found = json.loads(namndkoll("meetings", "--json", *NOVEMBER).out)
    assert [one["remarks"] for one in found] == [["entered twice"], ["entered twice"], ["day off"]]
    assert "not a working day" in namndkoll("meetings", *NOVEMBER).out


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:s
DTSTART;TZID=Europe/Stockholm:{first}T160000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Sammanträde
END:VEVENT
END:VCALENDAR
"""


def test_what_the_office_set_stays_when_its_calendar_is_read_again_and_is_told(
    namndkoll: Run, body: str, tmp_path: Path
) -> None:
    path = tmp_path / "serie.ics"
    path.write_text(CALENDAR.format(first="20261201"), encoding="utf-8")
    namndkoll("meet", body, path, *NOVEMBER)
    namndkoll("move", "M1", "9 december kl 9", "--day", "2026-12-08", *NOVEMBER)
    again = namndkoll("meet", body, path, *NOVEMBER)
    assert "what the office set otherwise stays so (2026-12-08)" in again.err
    assert ("2026-12-09", "09:00", None, False) in _met(namndkoll)
    path.write_text(CALENDAR.format(first="20261202"), encoding="utf-8")
    other = namndkoll("meet", body, path, *NOVEMBER)
    assert "the series no longer has 2026-12-08" in other.err
    assert ("2026-12-09", "09:00", None, False) in _met(namndkoll)
