"""The command `pack`: a committee's pack, as tables and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("register")
_DAY = ("--as-of", "2024-09-16")


def test_all_parts_are_told_with_how_many_each_has(namndkoll: Run) -> None:
    out = namndkoll("pack", "Äldrenämnden", *_DAY).out
    assert out.startswith("Before the meeting of Äldrenämnden, as of 2024-09-16")
    for heading in ("Next meeting (0)", "Late (1)", "Due within 30 days (1)", "What the parties"):
        assert heading in out


def test_json_has_every_key_and_the_entries_of_the_lists(namndkoll: Run) -> None:
    namndkoll("meet", "Äldrenämnden", "2024-09-24", "--by", "Someone")
    said = json.loads(namndkoll("pack", "Äldrenämnden", *_DAY, "--json").out)
    assert list(said) == [
        "as_of", "changed", "committee", "documents", "due", "last_meeting", "meeting",
        "off_target", "overdue", "parties", "since", "unanswered",
    ]  # fmt: skip
    assert said["meeting"]["day"] == "2024-09-24"
    late = json.loads(namndkoll("overdue", "nämnd:Äldrenämnden", *_DAY, "--json").out)
    assert [one["id"] for one in said["overdue"]] == [one["id"] for one in late]
    assert said["parties"][0]["moves"][0]["text"] == "öppna fler kök"


def test_a_part_of_a_name_is_enough_where_one_has_it(namndkoll: Run) -> None:
    for typed in (["äldre"], ["ALDRE"], ["Farsta", "stadsdelsnämnd"]):
        assert namndkoll("pack", *typed, *_DAY).status == 0


def test_a_part_that_several_have_is_asked_back_and_what_nobody_has_is_told(
    namndkoll: Run,
) -> None:
    said = namndkoll("pack", "stadsdelsnämnd", *_DAY)
    assert (said.status, said.out) == (1, "")
    assert "Bromma stadsdelsnämnd, Farsta stadsdelsnämnd" in said.err
    none = namndkoll("pack", "skeppsnämnden", *_DAY)
    assert none.status == 1
    assert "There is no committee 'skeppsnämnden'" in none.err
    assert namndkoll("pack", " ", *_DAY).status == 1
    assert namndkoll("pack").status == 2


def test_nothing_is_written_to_the_register(namndkoll: Run, register: Path) -> None:
    before = register.read_bytes()
    namndkoll("pack", "äldre", *_DAY)
    assert register.read_bytes() == before


def test_to_writes_a_file_and_a_folder_that_is_none_is_told(namndkoll: Run, tmp_path: Path) -> None:
    file = tmp_path / "pack.md"
    said = namndkoll("pack", "äldre", *_DAY, "--to", file)
    assert (said.status, said.out) == (0, "")
    assert str(file) in said.err
    assert "Before the meeting of Äldrenämnden" in file.read_text(encoding="utf-8")
    none = namndkoll("pack", "äldre", *_DAY, "--to", tmp_path / "none" / "pack.md")
    assert none.status == 1
    again = namndkoll("pack", "äldre", *_DAY, "--to", file)
    assert again.status == 1
