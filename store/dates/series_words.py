"""The words for meetings that come again, Swedish and English, and what each one means."""

from __future__ import annotations

import re

from store.dates.words import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS, any_of

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = {"sista": -1, "last": -1, "näst sista": -2, "next to last": -2}
_NTHS = {
    **{name: number for name, number in ORDINALS.items() if number <= 5},
    **{f"{number}{end}": number for number in range(1, 6) for end in (":a", ":e")},
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, **_LAST,
}  # fmt: skip
_STEPS = {
    "varannan": 2, "var annan": 2, "vartannat": 2, "every other": 2,
    **{f"var {name}": number for name, number in ORDINALS.items() if 3 <= number <= 8},
}  # fmt: skip
_AND = r"(?:\s*,\s*|\s+(?:och|samt|and|&)\s+)"
_HOUR = r"(?:[01]?[0-9]|2[0-9])"
_BY = r"\s*(?:[-–—]|till\b|to\b)\s*"
_HALF = r"(?P<half>\s*[ap]\.?m\b\.?)"
_ONE_DAY = rf"(?:{any_of(WEEKDAYS)})"
_PLURAL = rf"(?:{any_of(WEEKDAYS)})(?:arna|ar|s)"
_ANY_DAY = rf"(?:{any_of(WEEKDAYS)})(?:arna|ar|s)?"
_DAYS = rf"(?P<days>\b{_ANY_DAY}(?:{_AND}{_ANY_DAY})*)\b"
_PLURALS = rf"(?P<days>\b{_PLURAL}(?:{_AND}{_PLURAL})*)\b"
_NTH = rf"(?:{any_of(_NTHS)})"
_NTH_DAYS = rf"(?P<nths>\b{_NTH}(?:{_AND}(?:den\s+|the\s+)?{_NTH})*)\s+{_DAYS}"
_STEP = rf"(?P<step>{any_of(_STEPS)})"
_ON = r"(?:(?:på|om|on)\s+)?"
_THE = r"(?:(?:den|the)\s+)?"
_MONTHLY = (
    rf"(?:i\s+|in\s+|of\s+)?(?:(?:{_STEP}|varje|var|every|each|the|a)\s+)?"
    r"(?:månad(?:en)?|months?)\b"
)
_EACH = r"(?:varje|var|every|each)"
_MONTH_NAMES = rf"(?:{any_of(MONTHS)})\b"
_NUMBER = rf"(?P<number>[2-9]|1[0-2]|{any_of(name for name, n in NUMBERS.items() if 2 <= n <= 12)})"
_NEXT = (
    r"(?=\s*(?:$|[,;])|\s+(?:från|fr\.?\s?o\.?\s?m|from|med\s+start|med\s+början|starting|till|"
    r"t\.?\s?o\.?\s?m|until|through|to|utom|förutom|except|inte|ej|not|hela|under|varje|var|varannan|"
    rf"vartannat|every|each|på|on|jämna?|udda|even|odd|{_PLURAL}|{_NTH}\s+{_ONE_DAY})\b)"
)
"""What a time ends before."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


TITLE = _pattern(r"[\"”“»](?P<title>[^\"”“»«]{1,200})[\"”“«»]")
CLOCK = _pattern(
    rf"(?:,?\s*(?:\b(?:klockan|kl\.?)\s*|\bat\s+)(?P<hour>{_HOUR})(?:[.:](?P<minute>[0-9]{{2}}))?"
    rf"(?![0-9]))(?:{_BY}(?P<end_hour>{_HOUR})(?:[.:](?P<end_minute>[0-9]{{2}}))?)?{_HALF}?(?![0-9.:/-])"
)
BARE_CLOCK = _pattern(
    rf"(?<![0-9.:/-])(?P<hour>{_HOUR})[.:](?P<minute>[0-9]{{2}})"
    rf"(?:{_BY}(?P<end_hour>{_HOUR})(?:[.:](?P<end_minute>[0-9]{{2}}))?)?{_HALF}?(?![0-9.:/-])"
)
HALF_CLOCK = _pattern(
    rf"(?<![0-9.:/-])(?P<hour>[01]?[0-9])(?P<minute>(?!))?(?P<end_hour>(?!))?(?P<end_minute>(?!))?{_HALF}"
)
CLOCKS = (CLOCK, BARE_CLOCK, HALF_CLOCK)
"""A time of the day after a word for it, with minutes, or with am and pm."""
_CLOCKED = rf"{_HOUR}[.:][0-9]{{2}}\b"
_ROOM = r"(?:sal|rum|lokal|room|hall|plan|floor)"
_NAME = rf"(?:[A-ZÅÄÖ0-9][^\s,;]*|{_ROOM}(?=\s)|(?:i|på|vid|of|the|and|och)(?=\s+[A-ZÅÄÖ]))"
"""A word of a place's name; whatever else stands after it is told to be none."""
PLACE = re.compile(
    rf"(?:^|,|\s)\s*(?:(?i:plats|place)\s*:\s*(?P<named>[^,;]+)|(?i:i|på|vid|in|at)\s+(?:the\s+)?"
    rf"(?!(?i:{any_of(MONTHS)}|{_ANY_DAY}|{any_of(SEASONS)})\b)"
    rf"(?P<place>(?:[A-ZÅÄÖ][^\s,;]*|{_ROOM}\s)(?:\s*(?!{_CLOCKED}){_NAME})*"
    rf"(?:,\s*{_ROOM}\b(?:\s+(?!{_CLOCKED}){_NAME})*)*))"
)
NOISE = _pattern(
    r"\b(?:ordinarie\s+)?(?:sammanträde(?:n|r)?|möte(?:n)?|(?:they\s+|it\s+)?meets?|meetings?)\b"
)
FROM = _pattern(
    r"(?:\b(?:från\s+och\s+med|från|fr\.?\s?o\.?\s?m\.?|med\s+start(?:\s+från)?|med\s+början|from"
    rf"|starting(?:\s+from)?)\s+)(?P<from>\S.*?){_NEXT}"
)
UNTIL = _pattern(
    r"(?:\b(?:till\s+och\s+med|fram\s+till\s+och\s+med|t\.?\s?o\.?\s?m\.?|until|through|up\s+to)\s+"
    rf"(?:the\s+end\s+of\s+)?)(?P<until>\S.*?){_NEXT}"
)
EXCEPT = _pattern(
    r"\b(?:utom|förutom|inte|ej|except|not)\s+(?:i\s+|in\s+)?"
    rf"(?P<months>{_MONTH_NAMES}(?:{_AND}(?:i\s+|in\s+)?{_MONTH_NAMES})*)"
)
PARITY = _pattern(
    r"\b(?:i\s+|in\s+|on\s+)?(?:(?P<even>jämna?|even)|udda|odd)\s+(?:veckor|vecka|weeks?)"
)
_LEAD = r"(?:\b(?:hela|under\s+hela|under|all\s+of|throughout|during|in|i)\s+)"
_YEAR = r"\b(?:19|20)[0-9]{2}"
PERIOD = _pattern(
    rf"{_LEAD}?(?:(?:året|år)\s+)?"
    rf"(?P<period>(?:\b(?:{any_of([*SEASONS, *MONTHS])})\s+)?{_YEAR}|\b(?:{any_of(SEASONS)})"
    rf"|\b(?:året|the\s+year)|(?:(?<=\bi\s)|(?<=\bin\s)|(?<=\bunder\s)|(?<=\bhela\s))"
    rf"(?:{any_of(MONTHS)}))\s*$"
)
EVERY_NTH = _pattern(
    rf"\b(?:varje|every|each)\s+(?:andra|second|2nd)\s+(?P<days>{_ONE_DAY})\b(?!\s+(?:i|of|in)\b)"
)
"""Every second Wednesday: every other week's, or the second of each month?"""
FREQUENCIES = tuple(
    map(
        _pattern,
        (
            rf"\b{_ON}{_THE}{_NTH_DAYS}\s+{_MONTHLY}",
            rf"\b(?:{_EACH}\s+)?(?:månad(?:en)?s?|month(?:'s)?)\s+{_THE}{_NTH_DAYS}",
            rf"\b(?:varje|every|each)\s+{_NTH_DAYS}(?:\s+{_MONTHLY})?",
            rf"\b{_STEP}\s+(?:vecka\s+|week\s+)?{_ON}{_DAYS}",
            rf"\b{_ON}{_DAYS}\s+{_STEP}\s+(?:vecka|week)\b",
            rf"\bevery\s+{_NUMBER}\s+weeks\s+{_ON}{_DAYS}",
            rf"\b{_ON}{_THE}(?P<month_day>[0-9]{{1,2}})(?::?[ea]|st|nd|rd|th)?\s+{_MONTHLY}",
            rf"\b{_ON}{_DAYS}\s+{_EACH}\s+(?:vecka|week)\b",
            rf"\b(?:{_EACH}\s+(?:vecka|week)\s+)?{_ON}{_PLURALS}",
            rf"\b(?:{_EACH}\s+(?:(?:vecka|week)\s+)?{_ON}){_DAYS}",
        ),
    )
)
"""How often, the most certain first."""
IN_WEEKS = _pattern(rf"\b{_ON}(?:{_EACH}\s+)?{_DAYS}")
"""How often, where it is said in which weeks."""
IN_PERIOD = _pattern(rf"\b{_ON}{_THE}{_NTH_DAYS}")
"""Which of a month, where it is said in which months."""


def frequency(found: re.Match[str]) -> dict[str, str]:
    """Return the parts of a rule (RFC 5545) that words for how often mean."""
    groups = {name: text for name, text in found.groupdict().items() if text}
    parts = {"FREQ": "MONTHLY" if "nths" in groups or "month_day" in groups else "WEEKLY"}
    step = _STEPS.get(_plain(groups.get("step", "")), 1)
    if number := groups.get("number"):
        step = int(number) if number.isdecimal() else NUMBERS[number.casefold()]
    if step > 1:
        parts["INTERVAL"] = str(step)
    if "month_day" in groups:
        parts["BYMONTHDAY"] = str(int(groups["month_day"]))
    else:
        nths = _named(groups.get("nths", ""), _NTHS)
        days = [_CODES[one] for one in _named(groups["days"], WEEKDAYS)]
        parts["BYDAY"] = ",".join([f"{nth}{day}" for nth in nths for day in days] if nths else days)
    return parts


def month_numbers(text: str) -> list[int]:
    """Return the numbers of the months that a text names."""
    return _named(text, MONTHS)


def _named(text: str, known: dict[str, int]) -> list[int]:
    """Return what the words of a text mean, in its order; endings of plurals say nothing."""
    found = re.finditer(rf"(?<!\w)(?:{any_of(known)})(?:arna|ar|s)?(?!\w)", text, re.IGNORECASE)
    said = (_plain(one.group()) for one in found)
    return list(dict.fromkeys(_meaning(one, known) for one in said))


def _meaning(said: str, known: dict[str, int]) -> int:
    stems = (said, *(said.removesuffix(end) for end in ("arna", "ar", "s")))
    return next(known[one] for one in stems if one in known)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
