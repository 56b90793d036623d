"""Money that is carried over to another year, as sentences of a report ask for or decide it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from store.importing.report.sentences import Sentence

_CARRIED = re.compile(
    r"\b(?:överför(?:s|as|da|d|t|des|a)|(?:förs|föras|förts?) över"
    r"|ombudgeter(?:as?|ats?|ar|ing|ingen|ingar|ingarna|ades?))\b",
    re.I,
)
_MONEY = re.compile(r"\b(?:över|under)skott|medel\b|resultat|anslag", re.I)
_TO = re.compile(r"\btill (?:år )?((?:19|20)\d\d)\b")
_AMOUNT = re.compile(
    r"(?:\b(?P<part>totalt|varav|därav)\W+)?(?P<figure>[+−–-]?\d{1,3}(?: \d{3}){0,4}(?:,\d+)?) "
    r"(?P<unit>miljoner kronor|mnkr|mkr|tkr|tusen kronor|kronor|kr)\b",
    re.I,
)


class Carried(Struct, frozen=True):
    """A sentence that carries money over: to which year, the amounts in it, each with its label.

    No year where it names none, no amounts where it says none.
    """

    sentence: Sentence
    to: str
    unit: str
    figures: dict[str, str]


def carried_over(said: Iterable[Sentence]) -> Iterator[Carried]:
    """Return what is carried over, each sentence once however often it is printed."""
    seen: set[str] = set()
    for one in (one for one in said if _CARRIED.search(one.text)):
        amounts = list(_AMOUNT.finditer(one.text))
        to = _TO.search(one.text)
        if not (amounts or (to and _MONEY.search(one.text))) or one.plain in seen:
            continue
        seen.add(one.plain)
        figures: dict[str, str] = {}
        for number, found in enumerate(amounts, 1):
            label = (found["part"] or "").casefold() or "belopp"
            figures[label if label not in figures else f"{label} ({number})"] = found["figure"]
        yield Carried(one, to[1] if to else "", amounts[0]["unit"] if amounts else "", figures)
