"""What a text of a matter points to: its cases, appendices, conditions and indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.importing.language.number_ranges import counted_out

CASE = re.compile(
    r"\b(?:[A-ZÅÄÖ]{2,4} \d{4}/\d{1,6}|(?<=[Dd]nr )\d{4}/\d{1,6})(?:-\d+(?:[.-]\d+)*)?"
)
_APPENDIX = re.compile(
    r"\b[Bb]ilag(?:a|or|an|orna)\s+(?P<numbers>(?:\d{1,2}|[A-Z])\b(?:(?:\s*(?:,|och|samt|–|-)\s*)"
    r"(?:\d{1,2}|[A-Z])\b(?![\d,.]*\d))*)",
)
_CONDITION = re.compile(
    r"\b(?:(?:endast )?under förutsättning(?:en)?(?: att| av)|förutsatt att|villkorat av"
    r"|med villkoret att|med förbehåll(?:et)? (?:för|att))\b[^.;]*?(?=[.;]|, att\b|$)",
    re.I,
)
_INDICATOR = re.compile(
    r"\bindikator(?:n|erna|ns|ernas)?:?\s+(?:[”\"»](?P<quoted>[^”\"»«]{3,200})[”\"«»]"
    r"|(?P<plain>[A-ZÅÄÖ][^.;:”\"]{3,200}?)(?=[.;:]|$|,? (?:till \d|så att|i enlighet|i syfte"
    r"|med anledning|i samband med|senast|under 20\d\d|och att|samt att|är|har|uppgår|bedöms"
    r"|uppmanas)\b))"
)


def cases_in(text: str) -> tuple[str, ...]:
    """Return the numbers of cases that a text names, first named first."""
    return tuple(dict.fromkeys(CASE.findall(text)))


def appendices_in(text: str) -> tuple[str, ...]:
    """Return the numbers or letters of the appendices that a text names, first named first."""
    return tuple(dict.fromkeys(_numbers(text)))


def _numbers(text: str) -> Iterator[str]:
    for found in _APPENDIX.finditer(text):
        yield from re.findall(r"\d+|\b[A-Z]\b", counted_out(found["numbers"]))


def condition_in(text: str) -> str:
    """Return on what something depends, as printed; empty where on nothing."""
    found = _CONDITION.search(text)
    return found[0].strip(" ,") if found else ""


def indicator_in(text: str) -> str | None:
    """Return the indicator that a text names as one."""
    found = _INDICATOR.search(text)
    return (found["quoted"] or found["plain"]).strip(" ,") if found else None
