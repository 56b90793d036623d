"""The columns of a table of money by the words of its head, whose lines may be interleaved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

MoneyKind = Literal["budget", "outcome", "deviation"]

_BEGINS = re.compile(
    r"(?P<outcome>utfall|bokfört|redovisat|bokslut|årsutfall)"
    r"|(?P<deviation>(?:budget)?avvikelse|differens|diff|skillnad)"
    r"|(?P<budget>(?:kf-|vp-|års)?budget|plan|verksamhetsplan|(?:års)?prognos"
    r"|justerad|ursprunglig|beslutad|underlag)"
    r"|årets|periodens|ackumulerat|ackumulerad",
    re.I,
)
"""Words with which a column begins, or that stand before one."""
_OPEN: dict[str | None, re.Pattern[str]] = {
    "budget": re.compile(r"justerad|ursprunglig|beslutad|årets|periodens|ackumulera[dt]", re.I),
    "outcome": re.compile(r"årets|periodens|ackumulera[dt]", re.I),
    "deviation": re.compile(r"årets|periodens|ackumulera[dt]", re.I),
}
"""Words that stand before one that says what a column is, by what that says."""
_OF = ("mot", "från", "till", "i", "enligt", "av", "med", "jämfört")
"""After these such a word begins nothing: `avvikelse mot budget`."""
_DAY = re.compile(r"\d{6}|\d{8}|\d{4}-\d{2}-\d{2}|(?:19|20)\d\d")
_UNITS = ("mnkr", "mkr", "tkr", "kr")


def kinds_in(text: str) -> set[MoneyKind]:
    """Return what the words of a head name."""
    words = (_BEGINS.fullmatch(word) for word in re.split(r"[\s.,:()]+", text))
    return {kind for one in words if one and (kind := one.lastgroup)}  # type: ignore[misc]


def columns_in(head: Sequence[str], width: int) -> tuple[int, tuple[str, ...]]:
    """Return how many columns there are, and their names where they are as many.

    `width` is how many the rows say, 0 where they do not.
    """
    parts = [_parts(line) for line in head]
    whole = _parts(" ".join(head))
    base = next((one for one in parts if len(one) == width and kinds_in(" ".join(one))), None)
    if base is None:
        width = width or len(whole)
        return width, _apart(whole) if len(whole) == width else ()
    names = [""] * width
    # What differs has no second line, so that a shorter one is of the others.
    others = [n for n, one in enumerate(base) if "deviation" not in kinds_in(one)]
    for part in parts:
        places = next((one for one in (range(width), others) if len(one) == len(part)), ())
        for place, said in zip(places, part, strict=True):
            names[place] = f"{names[place]} {said}".strip()
    return width, _apart(names)


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of which none is another's: what is called the same again has a number."""
    times = [names[: place + 1].count(name) for place, name in enumerate(names)]
    return tuple(
        name if number == 1 else f"{name} ({number})"
        for name, number in zip(names, times, strict=True)
    )


def _parts(line: str) -> list[str]:
    """Return the parts of a line that are of columns, each from the word that begins it."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")[1:]]
    found: list[list[str]] = []
    before = ""
    for word in line.split():
        begins = _BEGINS.fullmatch(word.strip(".,:()"))
        begins = begins if before.casefold() not in _OF else None
        last = found[-1] if found else []
        opens = _OPEN.get(begins.lastgroup) if begins else None
        joins = opens and len(last) == 1 and opens.fullmatch(last[0])
        dated = not last or any(map(_DAY.fullmatch, last))
        if (begins and not joins) or (dated and _DAY.fullmatch(word)):
            found.append([word])
        elif found and word.casefold() not in _UNITS:
            found[-1].append(word)
        before = word
    return [" ".join(words) for words in found]


def is_of_days(figures: str) -> bool:
    """Tell whether all figures of a line are years or days, as in the second line of a head."""
    return all(map(_DAY.fullmatch, figures.split()))
