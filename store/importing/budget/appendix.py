"""The appendix with amounts: which headings begin a committee's table, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.lines import Line
from store.model.money import BudgetKind

_EMPHASIS = re.compile(r"\*+")


class BudgetHeading(Struct, frozen=True):
    """Whose amounts follow, for which part of it, and how many lines the heading fills."""

    committee: str
    kind: BudgetKind | Literal["totals"]
    part: str | None
    lines: int


def budget_heading(lines: Sequence[Line], index: int, bodies: Bodies) -> BudgetHeading | None:
    """Return the heading of a table of amounts that begins at a line, or None.

    It names a body and then, on the same line or the next, running or investing.
    """
    line = lines[index]
    if line.kind != "text" or not line.fresh or len(line.text) > words.LONGEST_HEADING:
        return None
    name, word, count = _split(lines, index)
    kind = words.BUDGET_PARTS.get(word.casefold())
    if kind is None or not _counts_money(lines, index + count):
        return None
    body, _, part = (side.strip() for side in name.partition(":"))
    found = bodies.recognise(body)
    return BudgetHeading(found.name, kind, part or None, count) if found else None


def _counts_money(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line heads a table with the unit of its amounts."""
    cells = lines[index].cells if index < len(lines) else ()
    return bool(cells) and cells[0].casefold() in words.UNITS


def _split(lines: Sequence[Line], index: int) -> tuple[str, str, int]:
    """Return the name, the word that tells the kind, and the lines that both fill."""
    text = lines[index].text
    parts = [part.strip() for part in _EMPHASIS.split(text) if part.strip()]
    if len(parts) == 2:
        return parts[0], parts[1], 1
    for word in words.BUDGET_PARTS:
        if text.casefold().endswith(" " + word):
            return text[: -len(word)].strip(), word, 1
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following and following.kind == "text":
        return text, words.undecorated(following.text), 2
    return text, "", 1
