"""A saved view on the command line: its list, its filter, its committee and its order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def views(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of the saved views."""
    monkeypatch.setenv("NAMNDKOLL_SETTINGS", str(tmp_path / "settings.toml"))
    return tmp_path / "views.toml"


def listed(run: Run, *arguments: str) -> list[str]:
    said = run(*arguments, "--json")
    assert said.status == 0, said.err
    return [one["id"] for one in json.loads(said.out)]


def test_a_view_has_its_own_list_filter_and_order(namndkoll: Run, views: Path) -> None:
    views.write_text(
        '[[saved]]\nname = "Min vy"\nview = "activities"\nfilter = "-id:a1"\nsort = "text"\n'
        'descending = true\n[[saved]]\nname = "sent"\nview = "overdue"\n',
        encoding="utf-8",
    )
    every = json.loads(namndkoll("activities", "-id:a1", "--json").out)
    found = listed(namndkoll, "view", "Min vy")
    assert sorted(found) == sorted(one["id"] for one in every)
    assert found != [one["id"] for one in every]
    assert listed(namndkoll, "view", "@min-vy") == found
    assert listed(namndkoll, "view", "min vy", "id:a2") == ["A2"]
    assert listed(namndkoll, "view", "sent") == listed(namndkoll, "overdue")


@pytest.mark.parametrize(
    "view",
    ["", "overview", "committees", "overdue", "upcoming", "activities", "directives", "timeline",
     "year", "discrepancies", "follow_up", "money", "goals", "indicators", "budget", "parties"],
)  # fmt: skip
def test_every_view_that_lists_something_can_be_written(
    namndkoll: Run, views: Path, view: str
) -> None:
    views.write_text(f'[[saved]]\nname = "en"\nview = "{view}"\n', encoding="utf-8")
    for form in ((), ("--json",), ("--csv",)):
        assert namndkoll("view", "en", *form).status == 0


def test_what_a_view_shows_is_written_to_a_file_in_its_order(
    namndkoll: Run, views: Path, tmp_path: Path
) -> None:
    views.write_text(
        '[[saved]]\nname = "en"\nview = "activities"\nsort = "text"\ndescending = true\n',
        encoding="utf-8",
    )
    assert namndkoll("view", "en", "--to", tmp_path / "vy.csv", "--lang", "en").status == 0
    rows = (tmp_path / "vy.csv").read_text(encoding="utf-8-sig").splitlines()
    found = [row.split(",")[0] for row in rows[1:] if re.match(r"A\d+,", row)]
    assert found == listed(namndkoll, "view", "en")


@pytest.mark.parametrize("view", ["matters", "hubba"])
def test_what_is_no_list_is_a_sentence(namndkoll: Run, views: Path, view: str) -> None:
    views.write_text(f'[[saved]]\nname = "en"\nview = "{view}"\n', encoding="utf-8")
    said = namndkoll("view", "en")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)


def test_without_a_name_the_saved_views_are_told(namndkoll: Run, views: Path) -> None:
    assert "No view is saved yet" in namndkoll("view").out
    views.write_text('[[saved]]\nname = "Min vy"\nfilter = "skola"\n', encoding="utf-8")
    assert "Min vy" in namndkoll("view").out
    (one,) = json.loads(namndkoll("view", "--json").out)
    assert (one["key"], one["filter"]) == ("min-vy", "skola")
    said = namndkoll("view", "andra")
    assert said.status == 1
    assert "Min vy" in said.err


def test_a_view_of_a_body_that_is_not_here_says_so(namndkoll: Run, views: Path) -> None:
    text = '[[saved]]\nname = "en"\nview = "activities"\ncommittee = "Månnämnden"\n'
    views.write_text(text, encoding="utf-8")
    said = namndkoll("view", "en", "--json")
    assert json.loads(said.out) == []
    assert "Månnämnden" in said.err
