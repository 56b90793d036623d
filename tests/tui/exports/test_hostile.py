"""Texts that would be obeyed somewhere: they go through every kind of paper as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared import SHARED, shared
from tests.tui.exports.papers import footnotes, hostile_report, mail, outgoing, page, word, written
from tui.exports import docx, eml, html, txt
from tui.exports.shown import safe

FOREIGN = sorted(path.name for path in (SHARED / "hostile/text").glob("*.txt")) or ["any.txt"]


@pytest.mark.parametrize("name", FOREIGN)
def test_a_hostile_text_is_text_in_every_kind(tmp_path: Path, name: str) -> None:
    held = (shared("hostile/text") / name).read_bytes().decode("utf-8", "surrogateescape")
    text = held or "x"
    going, shown = outgoing(hostile_report(text), tmp_path, []), safe(text)
    data = written(docx.write, going)
    assert word(data).tables[0].rows[1].cells[0].text == shown
    assert [said for _number, said in footnotes(data)] == [" ".join(shown.split())] * 2
    (cell,) = page(written(html.write, going)).xpath("//td")
    assert cell.text_content() == f"{shown}2"
    assert set(mail(written(eml.write, going)).keys()) <= {
        *("Subject", "X-Unsent", "MIME-Version", "Content-Type")
    }
    assert shown in written(txt.write, going).decode("utf-8")
