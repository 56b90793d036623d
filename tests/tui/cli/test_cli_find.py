"""The command `find`: lines of the papers, for people and for scripts."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.tui.cli.conftest import OnTerminal, Run

pytestmark = pytest.mark.usefixtures("register")

CLEANED = "Ta fram en plan för skolmåltider"
"""What a line of the small register begins with."""


def test_each_line_is_told_with_its_document_and_record(namndkoll: Run) -> None:
    said = namndkoll("find", "skolmaltider", "--json")
    first = json.loads(said.out)[0]
    assert list(first) == ["document", "id", "line", "text"]
    assert (first["document"], first["line"], first["id"]) == ("plan_2024.txt", 4, "A1")
    assert first["text"].startswith(CLEANED)


def test_a_line_that_became_no_record_has_no_id(namndkoll: Run) -> None:
    found = json.loads(namndkoll("find", "Kommunfullmäktiges aktiviteter", "--json").out)
    assert found
    assert [one["id"] for one in found] == [None] * len(found)


def test_a_word_with_a_wrong_letter_is_found_and_said_to_be(namndkoll: Run) -> None:
    right, wrong = (namndkoll("find", one) for one in ("skolmåltider", "skolmåltdier"))
    assert right.out.startswith("1 place\n")
    assert wrong.out.startswith("0 places; also spelt skolmåltider: 1 place\n")
    assert right.out.splitlines()[1:] == wrong.out.splitlines()[1:]


def test_what_the_shell_was_given_in_quotes_is_a_phrase(namndkoll: Run) -> None:
    assert json.loads(namndkoll("find", "plan för", "--json").out)
    assert json.loads(namndkoll("find", "för", "plan", "--json").out)
    assert json.loads(namndkoll("find", "för plan", "--json").out) == []


def test_csv_has_a_row_a_line(namndkoll: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(namndkoll("find", "skolmåltider", "--csv").out)))
    assert list(rows[0]) == ["document", "line", "text", "id"]


def test_nothing_that_can_be_searched_for_is_told(namndkoll: Run) -> None:
    for typed in ("x", '""', " "):
        said = namndkoll("find", typed)
        assert said.status == 2
        assert "two letters" in said.err


def test_what_is_nowhere_is_no_error(namndkoll: Run) -> None:
    said = namndkoll("find", "hubbabubba", "--json")
    assert (said.status, json.loads(said.out)) == (0, [])


def test_a_terminal_shows_the_words_of_a_long_line(on_terminal: OnTerminal) -> None:
    assert "skolmåltider" in on_terminal("find", "skolmåltider", columns=80)
