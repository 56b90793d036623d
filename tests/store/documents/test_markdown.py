"""Markdown becomes the lines that all documents become, each where it stands in its file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.common.errors import DocumentError
from store.documents.common.text import TextDocument
from store.documents.kinds import of_bytes, of_bytes_here

FORMS = {
    "marks of headings": ("# Plan\n## Nord ##\n###### Sist", ["Plan", "", "Nord", "", "Sist"]),
    "headings by underlines": ("Plan\n====\n\nNord\n----\nText.", ["Plan", "Nord", "Text."]),
    "a heading without its space": ("##Nordnämnden\n\nText.", ["Nordnämnden", "Text."]),
    "a heading that is empty": ("#\n\nText.", ["Text."]),
    "emphasis": ("**Nämnden** *ska* `väga` __mat__", ["Nämnden ska väga mat"]),
    "marks of lists": ("* ett\n+ två\n- tre", ["- ett", "", "- två", "", "- tre"]),
    "marks that Markdown has not": ("• ett\n• två", ["- ett", "- två"]),
    "a minus": ("Nämnden ska\n\n− väga,\n\n− mäta.", ["Nämnden ska", "- väga,", "- mäta."]),
    "marks in an item": ("* väga\n\n– mat,\n– vikt", ["- väga", "- mat,", "- vikt"]),
    "lists in lists": ("- ett\n  - två\n    - tre\n- fyra", ["- ett", "- två", "- tre", "- fyra"]),
    "lists in lists, far in": ("- ett\n        - två", ["- ett", "- två"]),
    "numbers": ("1. ett\n2. två", ["1. ett", "2. två"]),
    "numbers from five": ("5. fem\n6. sex", ["5. fem", "6. sex"]),
    "numbers with a parenthesis": ("1) ett\n2) två", ["1. ett", "2. två"]),
    "letters": ("a) ett\nb) två", ["a) ett", "b) två"],),
    "an item over lines": ("- väga\n  maten\n- mäta", ["- väga maten", "- mäta"]),
    "an item over lines, lazily": ("- väga\nmaten", ["- väga maten"]),
    "an item of paragraphs": ("- a\n\n  Det är bra.\n\n- b", ["- a Det är bra.", "- b"]),
    "boxes to tick": ("- [ ] väga\n- [x] mäta", ["- väga", "- [x] mäta"]),
    "a paragraph over lines": ("Nämnden ska\nväga maten.", ["Nämnden ska väga maten."]),
    "a line broken on purpose": ("Nord  \nSyd\\\nVäst", ["Nord", "Syd", "Väst"]),
    "labels": ("Ansvarig: Nord\nTid: våren", ["Ansvarig: Nord", "Tid: våren"]),
    "cells without their table": (
        "Namn | Laga bron\nVem | Nord\noch Syd |",
        ["Namn | Laga bron", "Vem | Nord och Syd |"],
    ),
    "labels in bold": ("**Ansvarig:** Nord\n**Tid:** vår", ["Ansvarig: Nord", "Tid: vår"]),
    "links": ("Se [planen](x.pdf \"P\") och <https://a.se>", ["Se planen och https://a.se"]),
    "pictures": ("![en bild](b.png)\n\nText.", ["Text."]),
    "entities": ("Bygg&nbsp;&amp; m&aring;la &#8211; nu", ["Bygg & måla – nu"]),
    "hard spaces": ("den\u00a01\u00a0maj", ["den 1 maj"]),
    "escapes": (r"3\. maj \* 2", ["3. maj * 2"]),
    "a year first": ("2026 blir bra.\n\n2027. Sämre.", ["2026 blir bra.", "2027. Sämre."]),
    "comments": ("Ett.\n\n<!-- dolt\n\ndolt -->\n\nTvå.", ["Ett.", "Två."]),
    "footnotes": ("Ord[^1] här.\n\n[^1]: Förklaring", ["Ord här.", "Förklaring"]),
    "quotes": ("> Ett.\n>\n> - två", ["Ett.", "- två"]),
    "rules": ("Ett.\n\n***\n\nTvå.", ["Ett.", "Två."]),
    "HTML": ("<ul><li>ett</li></ul>\n\n<div>två</div>", ["- ett", "två"]),
    "a table": ("|A|B|\n|---|:-:|\n|1|2|", ["A\tB", "1\t2"]),
    "a table without bars around": ("A | B\n--- | ---\n1 | 2", ["A\tB", "1\t2"]),
    "empty cells": ("|A|B|C|\n|-|-|-|\n||2||\n|1|||", ["A\tB\tC", "\t2\t", "1\t\t"]),
    "rows wider than their head": ("|A|B|\n|-|-|\n|1|2|3|4|", ["A\tB\t\t", "1\t2\t3\t4"]),
    "a rule of another width": ("|A|B|C|\n|-|-|\n|1|2|3|", ["A\tB\tC", "1\t2\t3"]),
    "a bar in a cell": ("|A|B|\n|-|-|\n|1 \\| 2|3|", ["A\tB", "1 | 2\t3"]),
    "breaks in a cell": ("|A|B|\n|-|-|\n|1<br>2<br/>3|4|", ["A\tB", "1 2 3\t4"]),
    "emphasis in a cell": ("|**A**|[B](c)|\n|-|-|\n|~~x~~1|2|", ["A\tB", "1\t2"]),
    "rows without a head": ("|1|2|\n|3|4|", ["1\t2", "3\t4"]),
    "one column": ("|A|\n|---|\n|1|", ["A", "1"]),
    "a table under text": ("Text:\n|A|B|\n|-|-|\n|1|2|", ["Text:", "A\tB", "1\t2"]),
    "Windows' lines": ("# A\r\n\r\n- b\r\n- c", ["A", "- b", "- c"]),
}  # fmt: skip


def read(text: str) -> TextDocument:
    found = of_bytes_here("plan.md", text.encode())
    assert isinstance(found, TextDocument)
    return found


def filled(text: str) -> list[str]:
    return [line for line in read(text).lines if line.strip()]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_becomes_lines_lists_and_rows(form: str) -> None:
    text, wanted = FORMS[form]
    assert filled(text) == [line for line in wanted if line]


def test_what_stands_before_the_text_for_programs_is_left_out_and_told() -> None:
    found = read("---\ntitle: Plan\ntags:\n  - a\n---\n\n# Plan")
    assert (found.lines[-1], len(found.lines)) == ("Plan", 7)
    assert [one.kind for one in found.remarks] == ["front matter"]


def test_a_rule_first_is_no_beginning_of_settings() -> None:
    assert filled("---\n\nNämnden ska väga.\n\n---\n\nSlut.") == ["Nämnden ska väga.", "Slut."]


def test_a_comment_that_nobody_ended_is_told() -> None:
    found = read("Ett.\n\n<!-- dolt\n\nNämnden ska väga")
    assert [one.kind for one in found.remarks] == ["comment without an end"]
    assert "väga" in found.remarks[0].text


def test_code_and_struck_text_are_left_out_and_told() -> None:
    found = read("Ett.\n\n```\nNämnden ska dansa\n```\n\nDet ~~ska~~ kan.")
    assert "dansa" not in found.text
    assert "Det kan." in found.lines
    assert [(one.kind, one.text) for one in found.remarks] == [("code", "1"), ("struck out", "ska")]


def test_lines_keep_their_numbers_where_there_is_room() -> None:
    text = "# Plan\n\nNord\nsyd\n\n- a\n- b\n  c\n- d\n\n|A|B|\n|-|-|\n|1|2|\n"
    lines = read(text).lines
    placed = {number: line for number, line in enumerate(lines, 1) if line}
    assert placed == {
        1: "Plan", 3: "Nord syd", 6: "- a", 7: "- b c", 9: "- d", 11: "A\tB", 13: "1\t2",
    }  # fmt: skip


def test_a_heading_is_parted_from_what_stands_right_under_it() -> None:
    assert read("# Nord\n- a").lines == ("Nord", "", "- a")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"<!-- a -->", "is empty"),
        (b"abcd\0efgh", "binary"),
        ("å".encode("latin-1"), "Windows-1252"),
        (b"a" * 300_000, "200000"),
    ],
)
def test_what_is_no_markdown_is_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        of_bytes_here("plan.md", data)


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_what_is_nested_too_deep_is_refused_and_never_lost(mark: str) -> None:
    with pytest.raises(DocumentError, match="256"):
        of_bytes_here("plan.md", (mark * 3_000 + "väga").encode())


def test_it_is_read_in_a_process_of_its_own() -> None:
    assert of_bytes("plan.md", b"# Plan").lines == ("Plan",)


WORDS = st.text("abcåäö", min_size=1, max_size=5)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=1, max_size=6))
def test_no_cell_of_a_table_is_lost(rows: list[list[str]]) -> None:
    table = "\n".join(["|x|y|", "|-|-|", *(f"|{'|'.join(row)}|" for row in rows)])
    read_rows = [line.rstrip("\t").split("\t") for line in filled(table)]
    assert read_rows[1:] == rows


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(0, 4))
def test_no_item_is_lost_however_deep(items: list[str], deeper: int) -> None:
    text = "\n".join(f"{'  ' * min(n, deeper)}- {item}" for n, item in enumerate(items))
    assert filled(text) == [f"- {item}" for item in items]
