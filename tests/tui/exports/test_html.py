"""Pages: read back by lxml they say what the report says, and nothing in them is run or fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.exports.papers import (
    COLUMNS,
    hostile_report,
    outgoing,
    page,
    report_of,
    row_of,
    written,
)
from tui.exports import html
from tui.exports.html import as_page
from tui.exports.shown import in_words, safe, sources_of
from tui.locale import set_language

ROWS = [row_of(number) for number in range(200)]


def _said(element: object) -> str:
    return str(element.text_content())  # type: ignore[attr-defined]


def test_two_hundred_rows_are_in_a_table_with_the_values_of_the_report(tmp_path: Path) -> None:
    found = page(written(html.write, outgoing(report_of(ROWS), tmp_path)))
    heads = found.xpath("//thead//th")
    assert [_said(one) for one in heads] == [one.title for one in COLUMNS]
    assert {one.get("scope") for one in heads} == {"col"}
    for sup in found.xpath("//sup"):
        sup.drop_tree()
    cells = [[_said(cell) for cell in row.xpath("td")] for row in found.xpath("//tbody/tr")]
    assert cells == [[in_words(one) for one in row.cells] for row in ROWS]


def test_each_mark_leads_to_its_source_and_back(tmp_path: Path) -> None:
    report = report_of(ROWS)
    found = page(written(html.write, outgoing(report, tmp_path)))
    notes = found.xpath("//section[@class='notes']//li")
    assert [_said(one).removesuffix(" ↩") for one in notes] == [*sources_of(report)]
    links = found.xpath("//sup/a")
    assert [one.get("href") for one in links] == [f"#{one.get('id')}" for one in notes]
    backs = [one.get("href") for one in found.xpath("//li/a")]
    assert backs == [f"#{one.get('id')}" for one in links]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_says_its_language_and_what_is_told(tmp_path: Path, language: str) -> None:
    set_language(language)  # type: ignore[arg-type]
    found = page(written(html.write, outgoing(report_of(ROWS[:1]), tmp_path)))
    assert found.get("lang") == language
    assert [_said(one) for one in found.xpath("//dl/*")] == ["Per", "2024-09-16"]
    assert [_said(one) for one in found.xpath("//h1 | //h2")][:2] == ["Inför nämnden", "Försenat"]


def test_a_page_stands_by_itself() -> None:
    said = as_page(report_of(ROWS))
    assert "Content-Security-Policy" in said
    assert "prefers-color-scheme: dark" in said
    assert "@media print" in said
    assert not re.search(r"<script|<link|<img|src=|https?:|url\(|@import", said)


_SEEN = st.text(min_size=1, max_size=80).filter(lambda text: bool(safe(text).strip()))


@given(
    _SEEN | st.sampled_from(["<script>x</script>", "</style><b>", "&amp;", "'\"", "]]>", "<!--"])
)
def test_a_text_makes_no_element_wherever_it_stands(text: str) -> None:
    plainly, found = (page(as_page(hostile_report(one)).encode()) for one in ("x", text))
    assert [one.tag for one in found.iter()] == [one.tag for one in plainly.iter()]
    (cell,) = found.xpath("//td")
    assert _said(cell) == f"{safe(text)}2"
