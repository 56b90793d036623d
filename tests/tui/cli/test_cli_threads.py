"""The commands `thread`, `threads` and `compare`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.store.threads.papers import two_years
from tests.tui.cli.conftest import Run

KEYS = {"id", "topic", "certain", "confirmed_by", "members", "suggestions"}
STATION = {"id", "document", "year", "lines", "committee", "text"}


@pytest.fixture
def years(namndkoll: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the program on a register of two years."""
    two_years(tmp_path / "r.json")
    monkeypatch.setenv("NAMNDKOLL_REGISTER", str(tmp_path / "r.json"))
    return namndkoll


def thread(run: Run, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("thread", *words, "--json").out)
    assert found.keys() == KEYS
    return found


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found]


def test_a_thread_has_its_stations_and_what_may_belong_to_it(years: Run) -> None:
    found = thread(years, "d1")
    assert (found["id"], found["certain"], found["confirmed_by"]) == ("D1", True, [])
    assert ids(found["members"]) == ["D1", "D3"]
    assert found["members"][0].keys() == STATION | {"how", "by", "others"}
    assert "S3:3" in ids(found["suggestions"])
    assert found["suggestions"][0].keys() == STATION | {"score", "words"}


def test_words_find_where_a_matter_may_begin(years: Run) -> None:
    found = thread(years, "bokträd", "cykelbana")
    assert (found["id"], found["members"]) == ("", [])
    assert set(ids(found["suggestions"])) & {"D1", "D3"}
    assert "Matters with these words" in years("thread", "bokträd").out
    assert "Nothing more resembles it." in years("thread", "rymdraket").out


def test_answers_are_saved_and_undone_one_by_one(years: Run) -> None:
    said = years("thread", "D1", "--same", "S3:3", "--not", "S3:3/2", "--by", "Eva")
    assert (said.status, said.out) == (0, "")
    assert "D1 = S3:3" in said.err
    assert "D1 ≠ S3:3/2" in said.err
    assert thread(years, "D1")["confirmed_by"] == ["Eva"]
    assert ids(json.loads(years("threads", "--json").out)[0]["members"]) == ["D1", "D3", "S3:3"]
    assert "said by Eva" in years("thread", "D1").out
    years("undo", "--by", "Eva")
    years("undo", "--by", "Eva")
    assert thread(years, "D1")["confirmed_by"] == []
    assert json.loads(years("threads", "--json").out) == []
    assert "Nobody has said" in years("threads").err


def test_what_is_no_station_is_told_and_nothing_is_saved(years: Run) -> None:
    assert years("thread", "D99").status == 1
    assert years("thread", "D1", "--same", "D99").status == 1
    assert years("thread", "D1", "--same", "D1").status == 1
    assert json.loads(years("history", "--json").out)[0]["field"] == "import"


def test_nothing_is_saved_in_what_is_only_read(years: Run) -> None:
    assert years("thread", "D1", "--same", "S3:3", "--read-only").status == 1
    assert thread(years, "D1")["confirmed_by"] == []


def test_names_that_changed_are_said_and_taken_back(years: Run) -> None:
    assert "cykelbanor → cykelstråk" in years("threads", "rename", "cykelbanor", "cykelstråk").err
    assert set(ids(thread(years, "cykelstråk")["suggestions"])) & {"D1", "D3"}
    assert years("threads", "rename", "cykelbanor", "").status == 0
    assert thread(years, "cykelstråk")["suggestions"] == []


def test_answers_are_written_and_read_as_a_file(years: Run, tmp_path: Path) -> None:
    years("thread", "D1", "--same", "S3:3")
    assert years("threads", "export", tmp_path / "svar.json").status == 0
    years("undo")
    assert years("threads", "import", tmp_path / "svar.json").status == 0
    assert len(thread(years, "D1")["members"]) == 3
    assert years("threads", "export", tmp_path / "svar.json").status == 1
    assert years("threads", "import", tmp_path / "r.json").status == 1


@pytest.mark.parametrize("words", [("nonsense",), ("rename", "x"), ("export",), ("show", "x")])
def test_what_cannot_be_asked_is_wrong_usage(years: Run, words: tuple[str, ...]) -> None:
    assert years("threads", *words).status == 2


def test_a_budget_stands_beside_that_of_another_year(years: Run) -> None:
    found = json.loads(years("compare", "2023", "2024", "--json").out)
    assert (found["before"]["id"], found["after"]["year"]) == ("S1", 2024)
    assert found["counts"]["kept"] == 2
    assert sum(found["counts"].values()) == len(found["rows"])
    row = next(one for one in found["rows"] if one["fate"] == "kept")
    assert row.keys() == {"fate", "differs", "before", "after", "words"}
    said = years("compare", "2023", "2024").out
    assert "budget_2023.txt → budget_2024.txt" in said


def test_years_that_cannot_be_compared_are_told(years: Run) -> None:
    assert years("compare", "2023").status == 2
    assert "no budget" in years("compare", "2023", "1999").err
