"""Numbered and lettered lists under a lead-in."""

from __future__ import annotations

import pytest

from store.documents.text import from_lines
from store.importing.documents import read_document


def directives(*lines: str) -> list[str]:
    text = ("Budget 2026", "", "Socialnämnden", "", *lines)
    return [one.text for one in read_document(from_lines("a.txt", b"x", text)).directives]


@pytest.mark.parametrize("marks", [("1.", "2.", "3."), ("a)", "b)", "c)"), ("i.", "ii.", "iii.")])
def test_items_that_count_from_the_first_are_directives(marks: tuple[str, ...]) -> None:
    said = ("laga taket", "måla om", "olja grindarna")
    lines = [f"{mark} {one}" for mark, one in zip(marks, said, strict=True)]
    assert directives("Nämnden ska", "", *lines) == list(said)


def test_an_item_over_two_lines_is_one() -> None:
    assert directives("Nämnden ska", "", "1. laga taket och", "måla om", "2. olja grindarna") == [
        "laga taket och måla om",
        "olja grindarna",
    ]


def test_a_list_that_begins_in_the_middle_is_none_of_theirs() -> None:
    found = directives("Nämnden ska", "", "- laga taket", "", "Historik", "", "4. byggdes om", "")
    assert found == ["laga taket"]
