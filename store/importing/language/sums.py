"""Sums of money in running text: "fyra miljoner kronor", "en klimatmiljard", "1,5 mnkr"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from store.importing.language.amounts import read_amount

_WORDS = {
    word: float(number)
    for number, word in enumerate(
        (
            *("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"),
            *("elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton"),
            "nitton",
        )
    )
}
_WORDS |= {"ett": 1.0, "en halv": 0.5, "halv": 0.5, "en och en halv": 1.5}
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio", "hundra")
_WORDS |= {word: 10.0 * number for number, word in enumerate(_TENS, 2)}
_UNITS = {
    "miljard": 1000.0,
    "miljarder": 1000.0,
    "mdkr": 1000.0,
    "miljon": 1.0,
    "miljoner": 1.0,
    "mnkr": 1.0,
    "mkr": 1.0,
    "mnk": 1.0,
    "tkr": 0.001,
    "tusen kronor": 0.001,
    "kronor": 0.000001,
    "kr": 0.000001,
}
"""How many mnkr one of each is."""
_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?"
_SUM = re.compile(
    rf"(?<![\d,.–-])(?P<number>{_NUMBER}|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}))"
    r"\s+(?:\w+)??"
    r"(?P<unit>miljard(?:er)?|mdkr|miljon(?:er)?|mnkr|mkr|mnk|tkr|tusen kronor|kronor|kr)\b",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:cirka|ca|omkring|ungefär|drygt|knappt|nästan|närmare|mer än|över|minst|högst|upp till"
    r"|runt|max(?:imalt)?)\s*$",
    re.I,
)
_LONGEST_ABOUT = 12
_ROUND = 6


class Sum(Struct, frozen=True):
    """A sum of money in mnkr, and where in a text it stands; not `exact`: "about", "more than"."""

    amount: float
    start: int
    end: int
    exact: bool = True


def sums_in(text: str) -> Iterator[Sum]:
    """Return the sums of money that a text names, in order."""
    for found in _SUM.finditer(text):
        amount = _mnkr(found["number"], found["unit"])
        if amount is not None:
            about = _ABOUT.search(text, max(0, found.start() - _LONGEST_ABOUT), found.start())
            yield Sum(amount, found.start(), found.end(), exact=about is None)


def sum_in(text: str) -> float | None:
    """Return the sum of money that a text names, in mnkr; None where it names none or several."""
    found = {one.amount for one in sums_in(text)}
    return found.pop() if len(found) == 1 else None


def _mnkr(number: str, unit: str) -> float | None:
    said = _WORDS.get(number.casefold())
    figure = read_amount(number) if said is None else said
    return None if figure is None else round(figure * _UNITS[unit.casefold()], _ROUND)
