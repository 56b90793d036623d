"""Paragraphs and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.importing.language.sentences import paragraphs, sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Bron är ny.", "Den är röd."],
        ["Bron, t.ex. Norrbro, är ny.", "Den är röd."],
        ["Bron är ny, se prop. 2025/26:1.", "Den är röd."],
        ["V.S. Bro AB lagar.", "Den är röd."],
        ["Mötet är kl. 10.", "Det är öppet."],
        ["4. Bron är ny.", "Den är röd."],
        ["Bron är ny!", "Är den röd?", "Ja."],
        ["Den kostar 1 000 tkr.", "Den är röd."],
        ["Mötet är den 3 maj 2026.", "Det är öppet."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert [one.text for one in sentences(" ".join(parts))] == parts


@given(st.text(alphabet="aB. 1?”", max_size=60))
def test_a_sentence_stands_where_it_says(text: str) -> None:
    found = sentences(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert "".join(one.text for one in found).replace(" ", "") == text.replace(" ", "")


def test_lines_that_belong_together_are_one_paragraph_and_say_where() -> None:
    lines = [
        "1. Bron är för-",
        "lorad och",
        "röd.",
        "2. Kajen",
        "",
        "- en punkt",
        "12 (40)",
        "Slut",
    ]
    found = list(paragraphs(lines))
    assert [one.text for one in found] == [
        "1. Bron är förlorad och röd.",
        "2. Kajen",
        "en punkt",
        "Slut",
    ]
    first = found[0]
    place = first.text.index("röd")
    assert (first.lines(place, place + 3), first.lines(0, len(first.text))) == ((3,), (1, 2, 3))
