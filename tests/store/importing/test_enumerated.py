"""Numbered and lettered lists under a lead-in."""

from __future__ import annotations

import pytest

from store.documents.common.text import from_lines
from store.importing.documents import read_document
from store.importing.language.lines import classify
from store.importing.reading.enumerated import with_lists


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


NESTED = {
    "letters in numbers": ("1. väga\na) mat\nb) vikt\n2. mäta", ["väga", "mat", "vikt", "mäta"]),
    "bullets in numbers": ("1. väga\n- mat\n2. mäta", ["väga", "mat", "mäta"]),
    "numbers from five": ("5. väga\n6. mäta", ["väga", "mäta"]),
    "parted by empty lines": ("1. väga\n\n2. mäta\n\n3. räkna", ["väga", "mäta", "räkna"]),
    "roman in letters": ("a) väga\ni) mat\nii) vikt\nb) mäta", ["väga", "mat", "vikt", "mäta"]),
    "parentheses": ("(1) väga\n(2) mäta", ["väga", "mäta"]),
    "a minus": ("− väga\n− mäta", ["väga", "mäta"]),
    "an o": ("o väga\no mäta", ["väga", "mäta"]),
    "other signs": ("◦ väga\n➢ mäta\n■ räkna\n‣ se", ["väga", "mäta", "räkna", "se"]),
    "a number alone": ("7. väga", []),
}


@pytest.mark.parametrize("form", NESTED)
def test_lists_of_every_mark_and_in_each_other_are_lists(form: str) -> None:
    text, wanted = NESTED[form]
    lines = with_lists(classify(["Nämnden ska", "", *text.split("\n")]))
    assert [one.text for one in lines if one.kind == "bullet"] == wanted
