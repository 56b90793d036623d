"""Shares that a paper states beside counts that they do not follow from."""

from __future__ import annotations

from collections.abc import Iterable

from store.importing.budget.flow import Paragraph
from store.importing.language.shares import shares_in
from store.importing.reading.doubts import Doubts


def tell_shares(paragraphs: Iterable[Paragraph], doubts: Doubts) -> None:
    """Note each share that is not that of the counts beside it, with the lines of both."""
    for paragraph in paragraphs:
        for one in shares_in(paragraph.text):
            if not one.follows:
                counted = f"{one.counted:.1f}".replace(".", ",")
                text = paragraph.text[one.start : one.end]
                said = f"{one.printed} % ≠ {counted} % ({one.part}/{one.whole}): {text}"
                lines = paragraph.lines_of(one.start, one.end)
                doubts.add("share beside its counts", lines, said)
