"""Sums of money in running text: "fyra miljoner kronor", "en klimatmiljard", "1,5 mnkr"."""

from __future__ import annotations

import re

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
_ROUND = 6


def sum_in(text: str) -> float | None:
    """Return the sum of money that a text names, in mnkr; None where it names none or several."""
    found: set[float] = set()
    for one in _SUM.finditer(text):
        said = _WORDS.get(one["number"].casefold())
        figure = read_amount(one["number"]) if said is None else said
        if figure is not None:
            found.add(round(figure * _UNITS[one["unit"].casefold()], _ROUND))
    return found.pop() if len(found) == 1 else None
