"""What a cell of a workbook shows: its value in the format that was chosen for it.

The form of formats is ECMA-376 part 1, 18.8.31. A day that is shown as a month or a year alone is
that month or year, and no day. Decimals and thousands are written as in Sweden.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

_GENERAL = ("general", "@", "")
_SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,. ]*")
_CLOCK = re.compile(r"[hs]|am/pm", re.IGNORECASE)
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_THOUSAND = 1_000


class _Form(Struct, frozen=True):
    """How a format writes a number: what stands before and after its digits, and how many."""

    before: str
    after: str
    decimals: int
    grouped: bool
    scale: Decimal


def shown(value: object, form: str = "") -> str:
    """Return a value as its cell shows it; a day has no time of day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, datetime):
        return _day(value.date(), form)
    if isinstance(value, date):
        return _day(value, form)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _day(day: date, form: str) -> str:
    """Return a day as exactly as its format shows it."""
    asked = _LITERAL.sub("", form.split(";")[0]).casefold()
    asked = _CLOCK.sub("", asked)
    if "d" in asked or ("m" not in asked and "y" not in asked):
        return day.isoformat()
    if "m" in asked:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    return str(day.year)


def _number(value: float, form: str) -> str:
    section, signed = _section(value, form)
    if section.strip().casefold() in _GENERAL or "E" in _LITERAL.sub("", section):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    how = _form(section)
    if how is None:
        return _LITERAL.sub(_literal, section).replace("?", "").strip()
    number = abs(Decimal(repr(value))) * how.scale
    digits = number.quantize(Decimal(1).scaleb(-how.decimals), ROUND_HALF_UP)
    whole = f"{digits:,f}" if how.grouped else f"{digits:f}"
    whole = whole.replace(",", " ").replace(".", ",")
    sign = "-" if value < 0 and not signed and digits else ""
    return " ".join(f"{sign}{how.before}{whole}{how.after}".split())


def _section(value: float, form: str) -> tuple[str, bool]:
    """Return the part of a format that a value is written by, and whether that has its sign."""
    sections = [found[1] for found in _SECTION.finditer(form)]
    sections = sections[:-1] if len(sections) > 1 and not sections[-1] else sections
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return (sections[0] if sections else ""), False


def _form(section: str) -> _Form | None:
    """Return how a part of a format writes a number; None where it has no place for digits."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        # Literals hold signs that mean digits elsewhere: a letter of their own stands for them.
        kept.append(_literal(found))
        return chr(0xE000 + len(kept) - 1)

    bare = _LITERAL.sub(keep, section)
    digits = _DIGITS.search(bare)
    if digits is None or not set(digits[0]) & {"#", "0"}:
        return None
    said = digits[0].rstrip()
    trailing = len(said) - len(said.rstrip(","))
    body = said.rstrip(",")
    decimals = len(re.sub(r"[^#0?]", "", body.partition(".")[2]))
    percent = "%" in bare
    scale = Decimal(100 if percent else 1) / Decimal(_THOUSAND) ** trailing

    def back(part: str) -> str:
        part = part.replace("%", "" if part.endswith(" %") else " %") if percent else part
        return "".join(kept[ord(one) - 0xE000] if one >= "\ue000" else one for one in part)

    before, after = bare[: digits.start()], bare[digits.start() + len(digits[0]) :]
    tail = " " if digits[0] != said and after else ""
    return _Form(back(before), tail + back(after), decimals, "," in body or " " in body, scale)


def _literal(found: re.Match[str]) -> str:
    """Return what a literal of a format writes; widths and fillings write nothing but a space."""
    if found[1] is not None:
        return found[1]
    if found[2] is not None:
        return found[2]
    if found[5] is not None:
        return found[5]
    return " " if found[3] is not None else ""
