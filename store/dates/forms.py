"""The grammar: every form in which a time is written, as a pattern and what it means.

A form is strong when it names a time wherever it stands; a weak one only after a word such as
`under` or `senast`, a number only after one that no amount stands after; a spoken one only where
someone speaks of the days around; a whole one only where nothing else is written.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from store.dates import building, counting, occasions, words
from store.dates.building import Build
from store.dates.periods import OPEN, RECURRING, Period
from store.dates.span import SpanKind
from store.dates.telling import DIGIT
from store.dates.words import FEAST_WORDS, FEASTS, POINT_WORDS, any_of

Strength = Literal["strong", "weak", "number", "spoken", "whole"]

_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_DASH = r"\s*(?:--|[-–—−])\s*"
_CHRISTMAS = (
    "(?:" + "|".join(rf"(?<=\b{lead}\s)" for lead in words.BEFORE_CHRISTMAS) + r"|(?=jul\s*$))"
)
"""Before `jul`, where a word of Swedish tells that it is no English month; or it stands alone."""
_NO_LEAD = "".join(rf"(?<!\b{lead}\s)" for lead in (*words.BEFORE_CHRISTMAS, *words.BEFORE_JULY))
_MONTH = rf"(?:{any_of(words.MONTHS)})\b(?:(?<=\b\w{{3}})\.)?"
_IN_YEAR = (
    rf"(?:,?\s+(?:of\s+|för\s+|for\s+|(?:i|in)\s+(?=\d{{4}}\b(?!\s+(?:{words.COUNTED})\b)))?(?:år\s+)?(?:\((?=\d{{4}}\)))?"
    r"(?P<year>\d{4})(?!\s+års\b)(?:(?<=\(\d{4})\))?)"
)
_TOKENS = {
    "<<day>>": (rf"(?P<day>\d{{1,2}}(?!\d)|{any_of(words.ORDINALS)})(?:(?::?[ea]|st|nd|rd|th)\b)?"),
    "<<month>>": rf"(?P<month>{_MONTH})",
    "<<full-month>>": rf"(?P<month>{any_of(set(words.MONTHS) - words.SHORT_MONTHS)})\b",
    "<<short-month>>": rf"(?P<month>{any_of(words.SHORT_MONTHS)})\b\.?",
    "<<year>>": r"(?P<year>\d{4})(?!\s+års\b)",
    "<<in-year>>": _IN_YEAR,
    "<<beside>>": "",
    "<<weekday>>": rf"(?P<weekday>{any_of(words.WEEKDAYS)})",
    "<<number>>": rf"(?P<number>\d{{1,5}}|{any_of(words.NUMBERS)})",
    "<<ordinal>>": rf"(?P<number>{any_of(list(words.ORDINALS)[:8])}|\d(?::[ea]|st|nd|rd|th))",
    "<<feast>>": rf"(?P<feast>{any_of(set(FEASTS) - {'jul'})}|{_CHRISTMAS}jul)",
    "<<season>>": rf"(?P<season>{any_of(words.SEASONS)})",
    "<<point>>": rf"(?P<point>{any_of(words.POINTS)})",
    "<<unit>>": rf"(?P<unit>{any_of(words.UNITS)})",
    "<<step>>": rf"(?P<step>{any_of(words.STEPS)})",
    "<<clock>>": rf"(?:,?\s+(?:klockan|kl\.?|at)\s+{_CLOCK}(?:{_DASH}{_CLOCK})?)",
    "<<dash>>": _DASH,
    "<<to>>": rf"(?:{_DASH}|\s+(?:till(?:\s+och\s+med)?|t\.?o\.?m\.?|to|through|until)\s+)",
}


_WANTED = {
    "<<month>>": frozenset(words.MONTHS),
    "<<full-month>>": frozenset(words.MONTHS),
    "<<short-month>>": words.SHORT_MONTHS,
    "<<season>>": frozenset(words.SEASONS),
    "<<feast>>": FEAST_WORDS,
    "<<point>>": POINT_WORDS,
}


class Form(NamedTuple):
    """One form: its pattern, what its words mean, and how they stand to the days."""

    pattern: str
    build: Build
    strength: Strength = "strong"
    kind: SpanKind = "at"
    wants: frozenset[str] = frozenset()
    """Words of which one is in all that it matches, `DIGIT` for any digit; none where it varies."""
    takes_year: bool = False
    """Whether its year may stand beside it in other words than four digits."""


def filled(pattern: str) -> str:
    """Return a pattern with its tokens in full."""
    for token, meaning in _TOKENS.items():
        pattern = pattern.replace(token, meaning)
    return pattern.replace(r"\d", "[0-9]")  # the digits of other scripts are no dates


def _form(
    pattern: str,
    build: Build,
    strength: Strength = "strong",
    kind: SpanKind = "at",
    wants: str = "",
) -> Form:
    takes_year = "<<in-year>>" in pattern or "<<beside>>" in pattern
    wanted = frozenset(wants.split()) or _wanted(pattern)
    return Form(filled(pattern), build, strength, kind, wanted, takes_year)


def _wanted(pattern: str) -> frozenset[str]:
    """Return the words of which one is in all that a pattern matches; none when it has no such."""
    for token, names in _WANTED.items():
        if token in pattern and not re.search(rf"{token}[^()]*\)\?", pattern):
            return names
    return frozenset()


def _open(_found: building.Words) -> Period:
    return OPEN


def _recurs(_found: building.Words) -> Period:
    return RECURRING


_ELECTION = (
    r"(?:de\s+allmänna\s+|riksdags|kommun|region|the\s+general\s+|the\s+)?(?:valet|valen|valdagen"
    r"|election(?:s|\s+day)?)(?:\s+till\s+(?:riksdagen|(?:kommun|region)?fullmäktige))?"
)
_UNIT_N = r"(?P<unit>vecka|veckan|månad|månaden|år|året|week|month|year)"
SIMPLE = (
    _form(r"<<feast>>(?:<<in-year>>(?:/\d{2,4})?)?", occasions.feast, "weak"),
    _form(r"<<year>>-(?P<month>\d{2})-(?P<day>\d{2})", building.day, wants=DIGIT),
    _form(r"(?:(?:på\s+)?<<weekday>>,?\s+)?(?:den\s+|the\s+|on\s+)?<<day>>\s+(?:of\s+)?<<month>>"
          r"<<clock>>?<<in-year>>?", building.day),
    _form(r"(?:den\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})<<in-year>>?", building.day, "weak",
          wants=DIGIT),
    _form(r"<<year>>-?[wv](?P<week>\d{1,2})(?:-(?P<weekday>[1-7]))?", building.week, wants=DIGIT),
    _form(r"(?:<<weekday>>\s+(?:i\s+|in\s+)?)?(?:veckan|vecka|week|v\.?|w\.?)\s*(?P<week>\d{1,2})"
          r"<<in-year>>?", building.week, wants=DIGIT),
    _form(r"<<month>>(?:\s+månad(?:er)?)?<<in-year>>", building.month),
    _form(r"(?:kvartal|quarter)\s+<<number>><<in-year>>?", building.quarter,
          wants="kvartal quarter"),
    _form(r"(?:det\s+|the\s+)?<<ordinal>>\s+(?:kvartalet|quarter)<<in-year>>?", building.quarter,
          wants="kvartalet quarter"),
    _form(r"årets\s+<<ordinal>>\s+kvartal", building.quarter, wants="kvartal"),
    _form(r"årets\s+<<ordinal>>\s+halvår", building.half, wants="halvår"),
    _form(r"(?:Q|K|kv\.?\s?)(?P<number>[1-9])(?:,?\s+<<year>>)", building.quarter, wants=DIGIT),
    _form(r"(?:Q|K|kv\.?\s?)(?P<number>[1-9])<<beside>>", building.quarter, "weak", wants=DIGIT),
    _form(r"<<year>>[- ]?(?:Q|K)(?P<number>[1-9])", building.quarter, wants=DIGIT),
    _form(r"(?:tertial|third)\s+<<number>><<in-year>>?", building.tertial, wants="tertial third"),
    _form(r"(?:det\s+|the\s+|årets\s+)?<<ordinal>>\s+(?:tertialet|tertial)<<in-year>>?",
          building.tertial, wants="tertialet tertial"),
    _form(r"T(?P<number>[1-9])(?:,?\s+<<year>>)", building.tertial, wants=DIGIT),
    _form(r"T(?P<number>[1-9])<<beside>>", building.tertial, "weak", wants=DIGIT),
    _form(r"<<year>>[- ]?T(?P<number>[1-9])", building.tertial, wants=DIGIT),
    _form(r"(?:halvår|half-year)\s+<<number>><<in-year>>?", building.half, wants="halvår half"),
    _form(r"(?:det\s+|the\s+)?<<ordinal>>\s+(?:halvåret|half(?:-year)?)<<in-year>>?",
          building.half, wants="halvåret half"),
    _form(r"H(?P<number>[1-9])(?:,?\s+<<year>>)", building.half, wants=DIGIT),
    _form(r"H(?P<number>[1-9])<<beside>>", building.half, "weak", wants=DIGIT),
    _form(r"<<year>>[- ]?H(?P<number>[1-9])", building.half, wants=DIGIT),
    _form(r"<<season>>(?:<<in-year>>)(?:[/–-](?P<next>\d{4}|\d{2}))?", building.season),
    _form(r"(?:år|year)\s+<<year>>", building.year, wants="år year"),
    _form(r"<<year>>-(?P<month>\d{2})", building.month, "weak", wants=DIGIT),
    _form(r"<<full-month>>(?:\s+månad(?:er)?)?<<beside>>", building.month, "weak"),
    _form(r"<<short-month>><<beside>>", building.month, "whole"),
    _form(r"(?:Q|K|kv\.?\s?)(?P<number>[1-9])", building.quarter, "weak", wants=DIGIT),
    _form(r"T(?P<number>[1-9])", building.tertial, "weak", wants=DIGIT),
    _form(r"H(?P<number>[1-9])", building.half, "weak", wants=DIGIT),
    _form(r"(?:the\s+)?(?P<season>(?:vår|sommar|höst|vinter)månaderna|våren|sommaren|hösten|vintern|spring|summer|autumn|winter)<<beside>>",
          building.season, "weak", wants=" ".join(words.SEASONS)),
    _form(r"<<year>>", building.year, "number", wants=DIGIT),
    _form(r"(?:det\s+)?innevarande\s+år(?:et)?|(?:i|detta)\s+år|året|(?:the|this)\s+year",
          building.year, "weak", wants="år året year"),
    _form(r"(?:den\s+här\s+|innevarande\s+|nuvarande\s+)?mandatperioden", occasions.mandate,
          "weak", wants="mandatperioden"),
    _form(r"(?P<next>nästa|kommande)\s+mandatperiod(?:en)?", occasions.mandate, "weak",
          wants="mandatperiod mandatperioden"),
    _form(r"(?:plan|budget|planerings)perioden", occasions.planned_years, "weak",
          wants="planperioden budgetperioden planeringsperioden"),
)  # fmt: skip
"""What can begin or end a longer time."""


OTHERS = (
    _form(r"(?:den\s+)?<<day>>(?:<<dash>>|\s+(?:till|to)\s+(?:den\s+)?)(?P<to>\d{1,2})(?::?[ea]\b)?\s+"
          r"<<month>><<in-year>>?", building.days),
    _form(rf"(?P<said>{_NO_LEAD}jul\b\.?(?:,?\s+(?:år\s+)?\d{{4}}))", occasions.july_or_christmas,
          wants="jul"),
    _form(r"<<month>>\s+<<day>>(?:,?\s+(?P<year>\d{4}))?", building.month_or_day, "weak"),
    _form(r"(?P<day>\d{1,2})<<dash>>(?P<to>\d{1,2})/(?P<month>\d{1,2})<<in-year>>?",
          building.days, "weak", wants=DIGIT),
    _form(rf"<<full-month>><<in-year>>?,?\s+senast\s+(?:den\s+)?(?P<day>\d{{1,2}})(?::?[ea]\b)?"
          rf"(?!\s*(?:/|{any_of(words.MONTHS)}))", building.day, "weak", "by"),
    _form(rf"(?P<said>senast\s+den\s+\d{{1,2}}(?::?[ea]\b)?)(?!\d)(?=\s*$|\s*[.,;)]|\s+(?!(?:i|varje|och"
          rf"|eller|till|{any_of(words.MONTHS)})\b)[^\W\d_])", building.day_of_month,
          wants="senast"),
    _form(r"(?:den\s+)?(?:<<day>>|sista(?:\s+(?:var)?dagen)?|första(?:\s+(?:var)?dagen)?)\s+(?:i\s+)?"
          r"(?:varje|each|every)\s+(?:månad|kvartal|tertial|vecka|month|quarter)", _recurs,
          wants="varje each every"),
    _form(r"(?:under\s+)?de\s+(?:kommande|närmaste|nästkommande|närmast\s+följande|följande)\s+<<number>>"
          r"\s+åren", occasions.coming_years, wants="åren"),
    _form(r"(?:under\s+)?de\s+<<number>>\s+(?:kommande|närmaste|nästkommande|följande)\s+åren",
          occasions.coming_years, wants="åren"),
    _form(r"(?:during\s+|over\s+)?the\s+(?:next|coming|following)\s+<<number>>\s+years",
          occasions.coming_years, wants="years"),
    _form(rf"(?:(?:{any_of(words.SEASONS)})\s+)?(?:år\s+)?<<year>>,?\s+(?:dock\s+|men\s+)?senast\s+"
          r"(?:den\s+)?<<day>>\s+<<month>>(?!\s+\d{4})", building.day, "number", "by"),
    _form(r"mandatperiodens\s+(?:slut|utgång)", occasions.end_of_mandate, wants="mandatperiodens"),
    _form(r"(?:plan|budget|planerings)periodens\s+(?:slut|utgång)", occasions.end_of_plan,
          wants="planperiodens budgetperiodens planeringsperiodens"),
    _form(rf"{_ELECTION}<<in-year>>", occasions.election, "weak", wants=DIGIT),
    _form(r"(?P<year>\d{4})\s+års\s+(?:allmänna\s+)?val", occasions.election, "weak", wants="val"),
    _form(r"the\s+(?P<year>\d{4})\s+(?:general\s+)?elections?", occasions.election, "weak",
          wants="election elections"),
    _form(rf"(?<!\bi\s){_ELECTION}(?!\s+(?:av|mellan|att|till|of|between)\b)", occasions.election,
          "weak"),
    _form(r"(?P<next>nästa|kommande)\s+(?:allmänna\s+)?val", occasions.election, "weak",
          wants="val"),
    _form(r"<<year>>(?P<month>\d{2})(?P<day>\d{2})", building.day, "whole", wants=DIGIT),
    _form(r"(?:veckorna|veckor|vecka|weeks?|v\.?|w\.?)\s*(?P<week>\d{1,2})(?:[-–—−]|\s+[-–—−]\s+)"
          r"(?:v\.?\s*)?(?P<to>\d{1,2})<<in-year>>?", building.weeks, wants=DIGIT),
    _form(r"(?:(?:mellan\s+)?åren|(?:mandat|plan|budget|planerings|avtals|program)?perioden|(?:between\s+)?(?:the\s+)?years)\s+(?P<year>\d{4})"
          r"(?:<<dash>>|/|\s+(?:till|och|to|and)\s+)(?P<to>\d{4}|\d{2})", building.years,
          wants=DIGIT),
    _form(r"(?P<year>\d{4})(?:<<dash>>|/|\s+(?:till|to)\s+)(?P<to>\d{4})", building.years, "number",
          wants=DIGIT),
    _form(r"halvårsskiftet<<in-year>>?", building.midyear, wants="halvårsskiftet"),
    _form(r"årsskiftet<<in-year>>?(?:/\d{2,4})?", building.new_year, wants="årsskiftet"),
    _form(r"(?:årets|(?P<year>\d{4})\s+års)\s+(?:slut|utgång)|utgången\s+av\s+året",
          building.last_day, wants="årets års utgången"),
    _form(r"utgången\s+av\s+(?:år\s+)?<<year>>", building.last_day, wants="utgången"),
    _form(r"(?:utgången\s+av|månadsskiftet|(?:den\s+)?(?:sista|siste)(?:\s+(?:dagen\s+)?i)?"
          r"|(?:the\s+)?last\s+day\s+of)\s+<<month>>(?:/[a-z]+)?<<in-year>>?",
          building.end_of_month),
    _form(rf"(?P<said>{any_of(words.DAYS)})", counting.spoken_day, "whole"),
    _form(r"(?:nu\s+)?(?:på\s+|on\s+)?<<weekday>>", counting.coming_weekday, "whole"),
    _form(rf"i\s+(?P<said>{any_of(words.PAST_WEEKDAYS)})", counting.past_weekday, "spoken"),
    _form(r"(?:på\s+)?<<step>>\s+<<weekday>>", counting.weekday_of_week, "spoken"),
    _form(r"<<weekday>>\s+(?:i\s+)?(?P<step>nästa|denna|förra|next|this|last)\s+(?:vecka|week)",
          counting.weekday_of_week, "spoken"),
    _form(rf"(?:i\s+)?<<step>>\s+{_UNIT_N}", counting.next_period, "spoken"),
    _form(r"(?:om|in)\s+<<number>>\s+<<unit>>", counting.ahead, "spoken"),
    _form(r"(?:inom|within)\s+<<number>>\s+<<unit>>", counting.ahead, "spoken", "by"),
    _form(r"för\s+<<number>>\s+<<unit>>\s+(?P<sign>sedan)", counting.ahead, "whole"),
    _form(r"<<number>>\s+<<unit>>\s+(?P<sign>ago)", counting.ahead, "whole"),
    _form(r"(?P<sign>[+−-])\s?(?P<number>\d{1,5})\s?<<unit>>", counting.ahead, "whole"),
    _form(r"(?:årligen|varje\s+år|annually|every\s+year)(?:,?\s+(?:senast\s+)?(?:den\s+|on\s+)?"
          r"(?:the\s+)?<<day>>\s+<<month>>)?", building.recurring,
          wants="årligen år annually year"),
    _form(r"(?:från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|from)\s+(?:år\s+)?<<year>>,?\s+(?:årligen|varje\s+år"
          r"|annually|every\s+year),?\s+(?:senast\s+|by\s+)?(?:den\s+)?<<day>>\s+<<month>>",
          building.recurring),
    _form(r"(?:varje|every|each)\s+(?:kvartal|tertial|halvår|månad|vecka|quarter|month|week)"
          r"|(?:vartannat|vart\s+(?:annat|tredje|fjärde|femte))\s+år|kvartalsvis|tertialvis"
          r"|månadsvis|månatligen|veckovis|yearly|monthly|quarterly|weekly|biennially"
          r"|(?:en\s+gång|två\s+gånger|once|twice)\s+(?:per|om|a)\s+(?:året|år|year|kvartal|month"
          r"|månad(?:en)?|quarter|termin)", building.recurring),
    _form(r"(?:varje|every|each)\s+(?:<<weekday>>|dag|vardag|day)", building.recurring, "whole"),
    _form(r"(?<!\bden\s)(?<!\bdet\s)(?<!\bde\s)(?<!\ben\s)(?<!\bett\s)(?:fortlöpande|löpande"
          r"|kontinuerligt|continuously)(?=$|[.,;:!?]|\s+\w+[ae]\b|\s+och\b|\s+under\b)", _open,
          wants="fortlöpande löpande kontinuerligt continuously"),
    _form(r"tills\s+vidare|utan\s+slutdatum|until\s+further\s+notice|ongoing", _open,
          wants="tills utan until ongoing"),
    _form(r"(?:fort)?löpande|kontinuerligt", _open, "whole",
          wants="fortlöpande löpande kontinuerligt"),
    _form(r"(?:tertialrapport|tertial\s+report)(?:en)?(?:\s+(?:nr\s+)?<<number>>)?<<in-year>>?",
          building.tertial_report, wants="tertialrapport tertialrapporten tertial"),
    _form(r"(?:den\s+)?<<ordinal>>\s+(?:tertialrapporten|tertial\s+report)<<in-year>>?",
          building.tertial_report, wants="tertialrapporten tertial"),
    _form(r"T(?P<number>\d)[- ](?:rapport(?:en)?|report)<<in-year>>?", building.tertial_report,
          wants=DIGIT),
    _form(r"<<point>><<in-year>>?", building.cycle_point, "whole"),
    _form(r"(?:i\s+samband\s+med|in\s+connection\s+with)\s+(?:the\s+|årets\s+)?<<point>><<in-year>>?",
          building.cycle_point, wants="samband connection"),
    _form(r"i\s+(?P<point>verksamhetsberättelsen|verksamhetsberättelse|bokslutet|bokslut)"
          r"<<in-year>>?", building.cycle_point,
          wants="verksamhetsberättelsen verksamhetsberättelse bokslutet bokslut"),
    _form(r"(?P<said>\d{1,2}(?P<dash>[-./])\d{1,2}(?P=dash)(?:\d{4}|\d{2}))", building.ambiguous,
          wants=DIGIT),
    _form(r"(?P<said>\d{6})", building.asked_back, "whole", wants=DIGIT),
    _form(r"(?P<said>(?:den\s+)?\d{1,2}\s+(?:eller|or)\s+(?:den\s+)?\d{1,2}\s+<<month>><<in-year>>?)",
          building.one_of_two),
    _form(r"(?P<said>(?:vår|höst)termin(?:en)?(?:\s+\d{4})?|(?:VT|HT)[ -]?\d{2,4}"
          r"|läsåret\s+\d{4}[/–-]\d{2,4})", building.school_term,
          wants=f"{DIGIT} vårtermin vårterminen hösttermin höstterminen"),
)  # fmt: skip
"""What stands for itself."""
BESIDE = filled(
    r"(?:\s?[-–−]['’]?|\s?['’´])(?P<short>\d{4}|\d{2})(?![\w/]|[-–−.:,]\d)"
    rf"(?!\s*(?:[-–−]\s*\d{{1,2}})?\s*(?:{any_of(words.MONTHS)})\b)"
    r"|\s+(?P<bare>\d{2})(?=\s*(?:$|[;)]|[.,](?!\d)))"
    rf"|,?\s+(?:av\s+|of\s+|i\s+|in\s+|under\s+)?(?:(?P<hung>{words.OTHER_YEARS})"
    rf"|(?P<beside>{any_of(words.YEARS_BESIDE)}))\b"
)
"""After a time: its year close behind a dash, or by its place beside the document's.

Two digits alone are one after a day, where nothing follows that they could count.
"""
PART = filled(
    rf"(?:the\s+)?(?:(?P<part>{any_of(words.PARTS)})\s+(?:av|på|of)|(?P<middle>medio|mid))[\s-]+$"
)
"""Before a time of which the beginning, middle or end is meant."""
BETWEEN = filled(r"<<to>>|\s+(?P<both>och|and)\s+|\s+(?P<either>eller|or)\s+(?:den\s+)?")
"""Between two times; `och` joins them only after `mellan`."""
