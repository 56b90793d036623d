"""The grammar: every form in which a time is written, as a pattern and what it means.

A form is strong when it names a time wherever it stands; a weak one only after a word such as
`under` or `senast`, a number only after one that no amount stands after; a spoken one only where
someone speaks of the days around; a whole one only where nothing else is written.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from store.dates import building, words
from store.dates.building import Build
from store.dates.periods import OPEN, Period
from store.dates.span import Kind
from store.dates.words import any_of

Strength = Literal["strong", "weak", "number", "spoken", "whole"]

_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_DASH = r"\s*[-–—−]\s*"
_TOKENS = {
    "<<day>>": (rf"(?P<day>\d{{1,2}}(?!\d)|{any_of(words.ORDINALS)})(?:(?::?[ea]|st|nd|rd|th)\b)?"),
    "<<month>>": rf"(?P<month>(?:{any_of(words.MONTHS)})\b(?:(?<=\b\w{{3}})\.)?)",
    "<<year>>": r"(?P<year>\d{4})(?!\s+års\b)",
    "<<in-year>>": r"(?:,?\s+(?:of\s+|för\s+|for\s+)?(?:år\s+)?(?P<year>\d{4})(?!\s+års\b))",
    "<<weekday>>": rf"(?P<weekday>{any_of(words.WEEKDAYS)})",
    "<<number>>": rf"(?P<number>\d{{1,5}}|{any_of(words.NUMBERS)})",
    "<<ordinal>>": rf"(?P<number>{any_of(list(words.ORDINALS)[:8])}|\d(?::[ea]|st|nd|rd|th))",
    "<<season>>": rf"(?P<season>{any_of(words.SEASONS)})",
    "<<point>>": rf"(?P<point>{any_of(words.POINTS)})",
    "<<unit>>": rf"(?P<unit>{any_of(words.UNITS)})",
    "<<step>>": rf"(?P<step>{any_of(words.STEPS)})",
    "<<clock>>": rf"(?:,?\s+(?:klockan|kl\.?|at)\s+{_CLOCK}(?:{_DASH}{_CLOCK})?)",
    "<<dash>>": _DASH,
    "<<to>>": rf"(?:{_DASH}|\s+(?:till(?:\s+och\s+med)?|t\.?o\.?m\.?|to|through|until)\s+)",
}


class Form(NamedTuple):
    """One form: its pattern, what its words mean, and how they stand to the days."""

    pattern: str
    build: Build
    strength: Strength = "strong"
    kind: Kind = "at"


def _filled(pattern: str) -> str:
    for token, meaning in _TOKENS.items():
        pattern = pattern.replace(token, meaning)
    return pattern.replace(r"\d", "[0-9]")  # the digits of other scripts are no dates


def _form(pattern: str, build: Build, strength: Strength = "strong", kind: Kind = "at") -> Form:
    return Form(_filled(pattern), build, strength, kind)


def _open(_found: building.Words) -> Period:
    return OPEN


_UNIT_N = r"(?P<unit>vecka|veckan|månad|månaden|år|året|week|month|year)"
SIMPLE = (
    _form(r"<<year>>-(?P<month>\d{2})-(?P<day>\d{2})", building.day),
    _form(
        r"(?:(?:på\s+)?<<weekday>>,?\s+)?(?:den\s+|the\s+|on\s+)?<<day>>\s+(?:of\s+)?<<month>>"
        r"<<clock>>?<<in-year>>?",
        building.day,
    ),
    _form(r"<<year>>-?[wv](?P<week>\d{1,2})(?:-(?P<weekday>[1-7]))?", building.week),
    _form(
        r"(?:<<weekday>>\s+(?:i\s+|in\s+)?)?(?:veckan|vecka|week|v\.?|w\.?)\s*(?P<week>\d{1,2})"
        r"<<in-year>>?",
        building.week,
    ),
    _form(r"<<month>>(?:\s+månad)?<<in-year>>", building.month),
    _form(r"(?:kvartal|quarter)\s+<<number>><<in-year>>?", building.quarter),
    _form(r"(?:det\s+|the\s+)?<<ordinal>>\s+(?:kvartalet|quarter)<<in-year>>?", building.quarter),
    _form(r"(?:Q|K)(?P<number>[1-9])<<in-year>>", building.quarter),
    _form(r"<<year>>[- ]?(?:Q|K)(?P<number>[1-9])", building.quarter),
    _form(r"(?:tertial|third)\s+<<number>><<in-year>>?", building.tertial),
    _form(r"(?:det\s+|the\s+)?<<ordinal>>\s+(?:tertialet|tertial)<<in-year>>?", building.tertial),
    _form(r"T(?P<number>[1-9])<<in-year>>", building.tertial),
    _form(r"<<year>>[- ]?T(?P<number>[1-9])", building.tertial),
    _form(r"(?:halvår|half-year)\s+<<number>><<in-year>>?", building.half),
    _form(
        r"(?:det\s+|the\s+)?<<ordinal>>\s+(?:halvåret|half(?:-year)?)<<in-year>>?", building.half
    ),
    _form(r"H(?P<number>[1-9])<<in-year>>", building.half),
    _form(r"<<year>>[- ]?H(?P<number>[1-9])", building.half),
    _form(r"<<season>>(?:<<in-year>>)(?:[/–-](?P<next>\d{4}|\d{2}))?", building.season),
    _form(r"(?:år|year)\s+<<year>>", building.year),
    _form(r"<<year>>-(?P<month>\d{2})", building.month, "weak"),
    _form(r"<<month>>(?:\s+månad)?", building.month, "weak"),
    _form(r"(?:Q|K)(?P<number>[1-9])", building.quarter, "weak"),
    _form(r"T(?P<number>[1-9])", building.tertial, "weak"),
    _form(r"H(?P<number>[1-9])", building.half, "weak"),
    _form(
        r"(?:the\s+)?(?P<season>våren|sommaren|hösten|vintern|spring|summer|autumn|winter)",
        building.season,
        "weak",
    ),
    _form(r"<<year>>", building.year, "number"),
    _form(
        r"(?:det\s+)?innevarande\s+år(?:et)?|(?:i|detta)\s+år|året|(?:the|this)\s+year",
        building.year,
        "weak",
    ),
)
"""What can begin or end a longer time."""


OTHERS = (
    _form(r"(?:den\s+)?<<day>>(?:<<dash>>|\s+(?:till|to)\s+(?:den\s+)?)(?P<to>\d{1,2})(?::?[ea]\b)?\s+"
          r"<<month>><<in-year>>?", building.days),
    _form(r"<<month>>\s+<<day>>(?:,?\s+(?P<year>\d{4}))?", building.day, "weak"),
    _form(r"(?:den\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:[ -](?P<year>\d{4}))?", building.day,
          "weak"),
    _form(r"<<year>>(?P<month>\d{2})(?P<day>\d{2})", building.day, "whole"),
    _form(r"(?:veckorna|veckor|vecka|weeks?|v\.?|w\.?)\s*(?P<week>\d{1,2})<<dash>>(?:v\.?\s*)?"
          r"(?P<to>\d{1,2})<<in-year>>?", building.weeks),
    _form(r"(?:(?:mellan\s+)?åren|perioden|(?:between\s+)?(?:the\s+)?years)\s+(?P<year>\d{4})"
          r"(?:<<dash>>|/|\s+(?:till|och|to|and)\s+)(?P<to>\d{4}|\d{2})", building.years),
    _form(r"(?P<year>\d{4})(?:<<dash>>|/|\s+(?:till|to)\s+)(?P<to>\d{4})", building.years,
          "number"),
    _form(r"halvårsskiftet<<in-year>>?", building.midyear),
    _form(r"årsskiftet<<in-year>>?(?:/\d{2,4})?", building.new_year),
    _form(r"(?:årets|(?P<year>\d{4})\s+års)\s+(?:slut|utgång)|utgången\s+av\s+året",
          building.last_day),
    _form(r"(?:utgången\s+av|månadsskiftet)\s+<<month>>(?:/[a-z]+)?<<in-year>>?",
          building.end_of_month),
    _form(rf"(?P<said>{any_of(words.DAYS)})", building.spoken_day, "whole"),
    _form(r"(?:nu\s+)?(?:på\s+|on\s+)?<<weekday>>", building.coming_weekday, "whole"),
    _form(r"(?:på\s+)?<<step>>\s+<<weekday>>", building.weekday_of_week, "spoken"),
    _form(r"<<weekday>>\s+(?:i\s+)?(?P<step>nästa|denna|förra|next|this|last)\s+(?:vecka|week)",
          building.weekday_of_week, "spoken"),
    _form(rf"(?:i\s+)?<<step>>\s+{_UNIT_N}", building.next_period, "spoken"),
    _form(r"(?:om|in)\s+<<number>>\s+<<unit>>", building.ahead, "spoken"),
    _form(r"(?:inom|within)\s+<<number>>\s+<<unit>>", building.ahead, "spoken", "by"),
    _form(r"för\s+<<number>>\s+<<unit>>\s+(?P<sign>sedan)", building.ahead, "whole"),
    _form(r"<<number>>\s+<<unit>>\s+(?P<sign>ago)", building.ahead, "whole"),
    _form(r"(?P<sign>[+−-])\s?(?P<number>\d{1,5})\s?<<unit>>", building.ahead, "whole"),
    _form(r"(?:årligen|varje\s+år|annually|every\s+year)(?:,?\s+(?:senast\s+)?(?:den\s+|on\s+)?"
          r"(?:the\s+)?<<day>>\s+<<month>>)?", building.recurring),
    _form(r"(?:varje|every|each)\s+(?:kvartal|tertial|halvår|månad|vecka|quarter|month|week)"
          r"|(?:vartannat|vart\s+(?:annat|tredje|fjärde|femte))\s+år|kvartalsvis|tertialvis"
          r"|månadsvis|månatligen|veckovis|yearly|monthly|quarterly|weekly|biennially"
          r"|(?:en\s+gång|två\s+gånger|once|twice)\s+(?:per|om|a)\s+(?:året|år|year|kvartal|month"
          r"|månad(?:en)?|quarter|termin)", building.recurring),
    _form(r"(?:varje|every|each)\s+(?:<<weekday>>|dag|vardag|day)", building.recurring, "whole"),
    _form(r"(?<!\bden\s)(?<!\bdet\s)(?<!\bde\s)(?<!\ben\s)(?<!\bett\s)(?:fortlöpande|löpande"
          r"|kontinuerligt|continuously)(?=$|[.,;:!?]|\s+\w+[ae]\b|\s+och\b|\s+under\b)", _open),
    _form(r"tills\s+vidare|utan\s+slutdatum|until\s+further\s+notice|ongoing", _open),
    _form(r"(?:fort)?löpande|kontinuerligt", _open, "whole"),
    _form(r"(?:tertialrapport|tertial\s+report)(?:en)?(?:\s+(?:nr\s+)?<<number>>)?<<in-year>>?",
          building.tertial_report),
    _form(r"(?:den\s+)?<<ordinal>>\s+(?:tertialrapporten|tertial\s+report)<<in-year>>?",
          building.tertial_report),
    _form(r"T(?P<number>\d)[- ](?:rapport(?:en)?|report)<<in-year>>?", building.tertial_report),
    _form(r"<<point>><<in-year>>?", building.cycle_point, "whole"),
    _form(r"(?:i\s+samband\s+med|in\s+connection\s+with)\s+(?:the\s+|årets\s+)?<<point>><<in-year>>?",
          building.cycle_point),
    _form(r"i\s+(?P<point>verksamhetsberättelsen|verksamhetsberättelse|bokslutet|bokslut)"
          r"<<in-year>>?", building.cycle_point),
    _form(r"(?P<said>\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))", building.ambiguous),
    _form(r"(?P<said>\d{6})", building.asked_back, "whole"),
    _form(r"(?P<said>(?:den\s+)?\d{1,2}\s+(?:eller|or)\s+(?:den\s+)?\d{1,2}\s+<<month>><<in-year>>?)",
          building.one_of_two),
    _form(r"(?P<said>(?:vår|höst)termin(?:en)?(?:\s+\d{4})?|(?:VT|HT)[ -]?\d{2,4}"
          r"|läsåret\s+\d{4}[/–-]\d{2,4})", building.school_term),
)  # fmt: skip
"""What stands for itself."""
PART = _filled(
    rf"(?:the\s+)?(?:(?P<part>{any_of(words.PARTS)})\s+(?:av|på|of)|(?P<middle>medio|mid))[\s-]+$"
)
"""Before a time of which the beginning, middle or end is meant."""
BETWEEN = _filled(r"<<to>>|\s+(?P<both>och|and)\s+|\s+(?P<either>eller|or)\s+(?:den\s+)?")
"""Between two times; `och` joins them only after `mellan`."""
