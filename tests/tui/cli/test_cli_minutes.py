"""Minutes on the command line: what they ask, where it was decided, and what closes it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.register.register import Register
from store.survey.findings import Findings
from store.survey.survey import Survey
from tests.store.importing.minutes import PAGED
from tests.tui.cli.conftest import Run
from tui.app.views.pane.detail import detail
from tui.app.widgets.sheet import Fact
from tui.messages.citation import citation

DAY = date(2026, 10, 1)
DONE = "antecknas och förklaras fullgjort"
LATER = f"""Protokoll
Kommunfullmäktige 2026-09-17

§ 77 Redovisningar
Beslut

1. Redovisning av kommunfullmäktiges uppdrag 2026-04-16 § 41 punkt 2, att måla om alla
bryggor, {DONE}.
2. Uppdraget från den 16 april 2026, § 41, {DONE}.
"""


@pytest.fixture
def taken(namndkoll: Run, tmp_path: Path) -> Path:
    """A register with minutes, and later ones that close some of what they ask."""
    register = tmp_path / "r.json"
    for name, text in ((PAGED.name, PAGED.text), ("september.txt", LATER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert namndkoll("import", tmp_path / name, "--register", register).status == 0
    return register


def listed(namndkoll: Run, register: Path, *words: str) -> list[dict[str, Any]]:
    said = namndkoll("directives", *words, "--json", "--register", register)
    found: list[dict[str, Any]] = json.loads(said.out)
    return found


def test_an_assignment_says_where_it_was_decided_and_when_it_is_to_be_reported(
    namndkoll: Run, taken: Path
) -> None:
    first = listed(namndkoll, taken, "typ:uppdrag")[0]
    assert (first["section"], first["meeting"], first["given_by"], first["number"]) == (
        *("41", "2026-04-16", "Kommunfullmäktige"),
        "2",
    )
    assert first["report"] == [
        {
            "text": "under november 2026",
            "first": "2026-11-01",
            "last": "2026-11-30",
            "precision": "month",
            "kind": "at",
            "point": None,
        }
    ]
    assert first["deadline"]["last"] == "2026-11-30"


def test_people_are_shown_the_meeting_the_report_and_the_citys_word(
    namndkoll: Run, taken: Path
) -> None:
    shown = namndkoll("show", "D1", "--register", taken).out
    for said in ("§ 41, KF 2026-04-16", "november 2026", DONE, "september.txt", "Ledamöterna"):
        assert said in " ".join(shown.split())
    source = namndkoll("show", "D1", "--source", "--register", taken).out
    assert "§ 41, KF 2026-04-16" in source
    (place,) = json.loads(namndkoll("show", "D1", "--source", "--json", "--register", taken).out)
    assert (place["section"], place["meeting"]) == ("41", "2026-04-16")


def test_the_pane_and_what_is_copied_name_the_meeting(taken: Path) -> None:
    survey = Survey(Register.open(taken), DAY)
    entry = survey.directives[0]
    facts = [one for one in detail(entry, survey) if isinstance(one, Fact)]
    said = {str(one.label): [part.plain for part in one.values] for one in facts}
    assert said["Meeting"] == ["§ 41, KF 2026-04-16"]
    assert said["To be reported"] == ["under november 2026"]
    assert citation(entry).splitlines()[-1].startswith("Source: § 41, KF 2026-04-16, ")


def test_a_list_of_assignments_is_read_back_with_their_meetings(
    namndkoll: Run, taken: Path, tmp_path: Path
) -> None:
    before = listed(namndkoll, taken)
    (tmp_path / "uppdrag_2026.json").write_text(json.dumps(before), encoding="utf-8")
    again = tmp_path / "again.json"
    namndkoll("import", tmp_path / "uppdrag_2026.json", "--register", again)
    kept = ("committee", "text", "number", "section", "meeting", "given_by", "report", "deadline")
    assert [[one[name] for name in kept] for one in listed(namndkoll, again)] == [
        [one[name] for name in kept] for one in before
    ]


def test_a_table_of_assignments_has_their_meetings(namndkoll: Run, taken: Path) -> None:
    said = namndkoll("directives", "--csv", "--register", taken).out
    head, first = (line.split(",") for line in said.splitlines()[:2])
    assert "2026-04-16" in first
    assert {"section", "meeting", "given_by", "report"} <= set(head)


def test_an_import_tells_which_closings_it_could_not_lay(namndkoll: Run, taken: Path) -> None:
    found = Findings(Survey(Register.open(taken), DAY)).doubts
    (unclear,) = [one for one in found if one.text.startswith("Uppdraget från")]
    assert [entry.id for entry in unclear.about] == ["D1", "D2", "D3", "D4"]
    assert unclear.kind == "directive"


def test_minutes_without_a_day_or_year_are_refused_in_one_sentence(
    namndkoll: Run, tmp_path: Path
) -> None:
    document = tmp_path / "a.txt"
    document.write_text("Protokoll\n\n§ 1 Val\n\nBeslut\n\nAntecknas.\n", encoding="utf-8")
    said = namndkoll("import", document, "--register", tmp_path / "r.json")
    assert said.status == 1
    assert "on which day the meeting was" in said.err
    assert not (tmp_path / "r.json").exists()


@pytest.mark.parametrize("words", ["FJS-2026-00101", "§ 41", "Delårsrapport"])
def test_an_assignment_is_found_by_its_case_section_and_heading(
    namndkoll: Run, taken: Path, words: str
) -> None:
    assert len(listed(namndkoll, taken, words)) == 4
    assert listed(namndkoll, taken, "FJS-2026-00999") == []
