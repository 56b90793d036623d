"""The commands show the present year, and deadlines of every kind with the same keys."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store.importing.documents import read_any
from store.model.records import Committee, Directive
from store.register.register import Register
from tests.shared import shared
from tests.store.made import activity, directive, listing, reading
from tests.tui.cli.conftest import Run

NOW = datetime(2026, 1, 2, tzinfo=UTC)
TOLD = "redovisa arbetet i tertialrapport 1"
YEARLY = ("activities", "overdue", "upcoming", "directives", "committees", "search bygg")


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Return a register with a late activity and a late request, and an earlier year's."""
    path = tmp_path / "mixed.json"
    register = Register.empty(path)
    old = activity(listing("bygg bryggan", end="2019-05-31"))
    park = Committee("", "Parknämnden", "committee")
    asked = Directive("", "Parknämnden", "request", "uppmanas", TOLD, directive("").source)
    register.take_in(reading(old, year=2019, text="den gamla"), NOW)
    register.take_in(reading(park, activity(listing("bygg bron")), asked, text="den nya"), NOW)
    return path


def _listed(namndkoll: Run, path: Path, *words: str) -> list[dict[str, Any]]:
    said = namndkoll("--register", path, "--as-of", "2026-09-16", *words, "--json")
    assert said.status == 0, said.err
    found: list[dict[str, Any]] = json.loads(said.out)
    return found


def test_what_is_late_is_of_every_kind_with_the_same_keys(namndkoll: Run, mixed: Path) -> None:
    late = _listed(namndkoll, mixed, "overdue")
    assert [(one["kind"], one["deadline"]["last"]) for one in late] == [
        ("request", "2026-04-30"),
        ("activity", "2026-05-31"),
    ]
    assert late[0].keys() == late[1].keys()
    assert (late[0]["leads"], late[0]["listings"]) == (["Parknämnden"], [])
    assert (late[1]["committee"], late[1]["lead_in"]) == ("Parknämnden", None)


def test_directives_carry_their_deadline_as_activities_do(namndkoll: Run, mixed: Path) -> None:
    (asked,) = _listed(namndkoll, mixed, "directives")
    (bridge,) = _listed(namndkoll, mixed, "activities")
    assert asked["deadline"].keys() == bridge["deadline"].keys()
    assert (asked["deadline"]["class"], asked["year"]) == ("overdue", 2026)


def test_a_body_is_told_how_many_directives_are_late(namndkoll: Run, mixed: Path) -> None:
    late = _listed(namndkoll, mixed, "overdue", "nämnd:park")
    assert len(late) == 2
    counts = {one["name"]: one["counts"] for one in _listed(namndkoll, mixed, "committees")}
    assert counts["Parknämnden"]["overdue"] == 1  # the request; who leads the other is not said


def test_the_sheet_of_what_is_late_tells_the_kind(namndkoll: Run, mixed: Path) -> None:
    said = namndkoll("--register", mixed, "--as-of", "2026-09-16", "overdue", "--csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [(row["kind"], row["committees"], row["class"]) for row in rows] == [
        ("request", "Parknämnden", "overdue"),
        ("activity", "Parknämnden", "overdue"),
    ]


def test_a_list_of_what_is_late_can_be_read_back(
    namndkoll: Run, mixed: Path, tmp_path: Path
) -> None:
    exported = tmp_path / "sent_2026.json"
    exported.write_text(json.dumps(_listed(namndkoll, mixed, "overdue")), encoding="utf-8")
    back = read_any(exported)
    assert [one.text for one in back.activities] == ["bygg bron"]
    assert [one.text for one in back.directives] == [TOLD]


@pytest.mark.parametrize("command", YEARLY)
def test_commands_show_the_present_year(namndkoll: Run, mixed: Path, command: str) -> None:
    texts = [str(one) for one in _listed(namndkoll, mixed, *command.split())]
    assert not any("bryggan" in text for text in texts)


def test_an_older_year_is_asked_for_by_name(namndkoll: Run, mixed: Path) -> None:
    (old,) = _listed(namndkoll, mixed, "activities", "år:2019")
    assert (old["text"], old["deadline"]["class"]) == ("bygg bryggan", "closed")
    assert len(_listed(namndkoll, mixed, "activities", "år:alla")) == 2
    assert _listed(namndkoll, mixed, "overdue", "år:2019") == []


def test_why_an_older_years_is_closed_is_said(namndkoll: Run, mixed: Path) -> None:
    said = namndkoll("--register", mixed, "--as-of", "2026-09-16", "explain", "A1", "--lang", "sv")
    assert "2019 års, inte följd efter året" in said.out


def test_discrepancies_are_of_the_years_that_are_asked_for(namndkoll: Run, mixed: Path) -> None:
    assert _listed(namndkoll, mixed, "discrepancies", "år:alla") == []
    said = namndkoll("--register", mixed, "discrepancies", "år:alla", "påhitt:x")
    assert (said.status, "påhitt" in said.err) == (2, True)


def test_an_import_of_another_year_says_that_the_lists_show_the_present(
    namndkoll: Run, mixed: Path, tmp_path: Path
) -> None:
    exported = tmp_path / "gammal_2018.json"
    old = _listed(namndkoll, mixed, "activities", "år:2019")
    exported.write_text(json.dumps(old), encoding="utf-8")
    said = namndkoll("--register", mixed, "import", exported)
    assert "år:2018" in said.err


def test_four_papers_of_three_years_have_nothing_late_of_the_older(
    namndkoll: Run, tmp_path: Path
) -> None:
    names = ("budget_2024", "avstamning_2024", "verksamhetsberattelse_2017")
    papers = [shared(f"documents/{name}.txt") for name in names]
    four, alone = tmp_path / "four.json", tmp_path / "alone.json"
    assert namndkoll("import", *papers, "--register", four, "--json").status == 0
    assert namndkoll("import", papers[0], "--register", alone, "--json").status == 0

    def late(path: Path) -> list[tuple[str, str]]:
        said = namndkoll("--register", path, "--as-of", "2024-09-16", "overdue", "--json")
        return [(one["kind"], one["text"]) for one in json.loads(said.out)]

    assert len(late(alone)) == 27
    assert late(four) == late(alone), "what a reservation quotes is never late"
