"""The times that stand in the cells of a table, as people write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from store.dates.span import Span, read_cell

_DAY_FIRST = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
_MONTHS_IN_YEAR = 12
_TERTIAL_REPORT = re.compile(r"T([12])")
"""Without a year, in a column of times: a tertial's report, which moves when its day is set."""
_CELLS = 4096
"""Cells of which it is kept how they are read in a year."""
_BEFORE = re.compile(
    r"(?:(?:beslut|beslutas|redovisas|rapport|rapporteras|återrapporteras|klar[at]?|färdig[at]?"
    r"|slutförs|deadline|due|done)\b:?\s*)?(?:(?:i|in|till|to)\s+)?"
    r"(?:(?:KF|KS|KSAU|AU|fullmäktige|kommunfullmäktige|kommunstyrelsen|nämnd|nämnden|styrelsen)\b"
    r",?\s*)?",
    re.IGNORECASE,
)
"""What may stand before the time in such a cell: that it is ready or told then, and by whom."""

_OTHER_WORDS = tuple(
    (re.compile(rf"(?:{said})", re.IGNORECASE), meaning)
    for said, meaning in {
        r"\b(?:løpende|løbende|continuous(?:ly)?|on-?going|kontinuerlig)\b": "löpande",
        r"^(?:fra |from )?\d{4}\s*[-–—]?\s*(?:löpande|och framåt|og fremover|onwards?)$": "löpande",
        r"^før\s+(?=[0-9])": "före ",
        r"^(?:innen(?: utgangen av)?|senest|inden)\s+(?=[0-9])": "",
        r"\b(?:årlig|hvert år|annual|yearly)$": "årligen",
        r"\b([1-4])\.\s*kvartal\b": r"kvartal \1",
        r"\b([1-3])\.\s*tertial\b": r"tertial \1",
        r"\b([12])\.\s*halvår\b": r"halvår \1",
        r"\b([QT][1-4])\s*/\s*(?=[0-9]{4}$)": r"\1 ",
        r"^(0?[1-9]|1[0-2])[./]\s?((?:19|20)[0-9]{2})$": r"\2-0\1",
        r"-0(1[0-2]|0[1-9])$": r"-\1",
        r"\bjanuar\b": "januari",
        r"\bfebruar\b": "februari",
        r"\bmarts\b": "mars",
        r"\bmai\b": "maj",
        r"\bdesember\b": "december",
        r"([0-9])\.\s+(?=[a-z]{3})": r"\1 ",
    }.items()
)
"""What Norwegian, Danish and short forms mean in words that are read."""
_REMARK = re.compile(
    r"\s*(?:\([^()0-9]*\)|,?\s(?:prel\.?|preliminärt|preliminary))$", re.IGNORECASE
)
"""After a time, what says nothing about the days."""


@lru_cache(maxsize=_CELLS)
def read_words(text: str, year: int) -> Span:
    """Read a cell in a document of a year: a date, or the words for a time; else nothing known.

    `30.6.2026` is a day, since there is no thirtieth month; where both could be one, it is not
    guessed. A body may stand before its time, as in `KF juni 2026`.
    """
    span = read_cell(text)
    if span.last or not span.text:
        return span
    said = _REMARK.sub("", span.text)
    if point := _TERTIAL_REPORT.fullmatch(said):
        said = f"tertialrapport {point[1]} {year}"
    found = _day_first(said) or read_cell(said)
    if not found.last:
        found = _said(said, year) or _in_other_words(said, year) or span
    return replace(found, text=span.text)


def _in_other_words(said: str, year: int) -> Span | None:
    """Read Norwegian, Danish and short forms by the words that mean the same here."""
    plain = said
    for pattern, meaning in _OTHER_WORDS:
        plain = pattern.sub(meaning, plain)
    if plain == said:
        return None
    found = _day_first(plain) or read_cell(plain)
    return found if found.last else _said(plain, year)


def _day_first(text: str) -> Span | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None or int(match[1]) <= _MONTHS_IN_YEAR:
        return None
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return Span(text, "day", day, day)


def _said(text: str, year: int) -> Span | None:
    from store.dates.building import Context
    from store.dates.reading import read_whole

    context = Context(year, date(year, 1, 1))
    prefix = _BEFORE.match(text)
    for part in dict.fromkeys((text, text[prefix.end() :] if prefix else text)):
        if span := read_whole(part, context, spoken=False).span:
            return span
    return None
