"""Budgets of other years made of a real one: years moved, bullets reworded and left out."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import NamedTuple

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BULLET = re.compile(r"\s*- \S")
_REWORDED, _LEFT_OUT = 0.15, 0.05
"""Shares of the bullets, from one year to the next."""
_OTHERWISE = {
    "utveckla": "vidareutveckla",
    "stärka": "förstärka",
    "säkerställa": "se till",
    "arbeta för": "verka för",
    "öka": "höja",
    "fortsätta": "gå vidare med att",
    "samverka med": "arbeta tillsammans med",
    "erbjuda": "ge",
    "minska": "sänka",
    "ta fram": "utarbeta",
}


class Variant(NamedTuple):
    """A budget as of another year, and by line what its bullets became of those before."""

    path: Path
    kept: int
    reworded: int
    left_out: int


def variants(document: Path, last: int, count: int, folder: Path) -> list[Variant]:
    """Write budgets of the years up to the document's own, `last`, each made of the one after it.

    The first is of the earliest year.
    """
    random, text = Random(1), document.read_text(encoding="utf-8")
    found = [Variant(document, 0, 0, 0)]
    for year in range(last - 1, last - count, -1):
        text, counts = _earlier(text, random)
        path = folder / f"budget_{year}.txt"
        path.write_text(text, encoding="utf-8")
        found.insert(0, Variant(path, *counts))
    return found


def _earlier(text: str, random: Random) -> tuple[str, tuple[int, int, int]]:
    """Return a text as it may have been a year before, and how many bullets became what."""
    lines: list[str] = []
    kept = reworded = left_out = 0
    for line in text.split("\n"):
        moved, chance = _YEAR.sub(lambda one: str(int(one[0]) - 1), line), 1.0
        if _BULLET.match(line):
            chance = random.random()
        if chance < _LEFT_OUT:
            left_out += 1
            continue
        if chance < _LEFT_OUT + _REWORDED:
            moved = _otherwise(moved)
            reworded += 1
        elif chance < 1:
            kept += 1
        lines.append(moved)
    return "\n".join(lines), (kept, reworded, left_out)


def _otherwise(line: str) -> str:
    """Return a line with one of its verbs in other words, else with an ending of its own."""
    for before, now in _OTHERWISE.items():
        changed = re.sub(rf"\b{before}\b", now, line, count=1)
        if changed != line:
            return changed
    return f"{line.rstrip('. ')} under mandatperioden"
