"""The words of time, Swedish and English, and what each one means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.dates.span import SpanKind

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february febr feb", "mars march mar",
            "april apr", "maj may", "juni june jun", "juli july jul", "augusti august aug",
            "september sept sep", "oktober october okt oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SHORT_MONTHS = frozenset(
    [
        "jan",
        "feb",
        "febr",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "okt",
        "oct",
        "nov",
        "dec",
    ]
)
"""Short names of months, which need a digit beside them."""
ENGLISH_MONTHS = frozenset(
    ["january", "february", "march", "may", "june", "july", "august", "oct", "october"]
)
"""Names that no Swedish text has: a number after them is a day."""
BEFORE_CHRISTMAS = (
    "till", "före", "innan", "inför", "efter", "i", "under", "vid", "senast", "över", "från",
    "runt", "kring", "omkring", "mellan", "tidigast", "sedan",
)  # fmt: skip
"""Swedish words after which `jul` is Christmas, also with a year."""
BEFORE_JULY = ("by", "before", "in", "until", "from", "during", "after", "since", "of", "for")
"""English words after which `Jul` with a year is July."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "måndagen måndag monday", "tisdagen tisdag tuesday", "onsdagen onsdag wednesday",
            "torsdagen torsdag thursday", "fredagen fredag friday", "lördagen lördag saturday",
            "söndagen söndag sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
PAST_WEEKDAYS = {f"{name}s": day for name, day in WEEKDAYS.items() if name.endswith("dag")}
"""After `i`, the weekday that has just been: fredags, måndags."""
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "en ett one a", "två two", "tre three", "fyra four", "fem five", "sex six",
            "sju seven", "åtta eight", "nio nine", "tio ten", "elva eleven", "tolv twelve",
            "tretton thirteen", "fjorton fourteen", "femton fifteen", "sexton sixteen",
            "sjutton seventeen", "arton eighteen", "nitton nineteen", "tjugo twenty",
        ),
        start=1,
    )
    for name in names.split()
} | {
    "trettio": 30, "thirty": 30, "fyrtio": 40, "forty": 40, "femtio": 50, "fifty": 50,
    "sextio": 60, "sixty": 60, "nittio": 90, "ninety": 90, "hundra": 100,
}  # fmt: skip
ORDINALS = {
    name: number
    for number, names in enumerate(
        (
            "första förste first", "andra second", "tredje third", "fjärde fourth", "femte fifth",
            "sjätte sixth", "sjunde seventh", "åttonde eighth", "nionde ninth", "tionde tenth",
            "elfte eleventh", "tolfte twelfth", "trettonde", "fjortonde", "femtonde", "sextonde",
            "sjuttonde", "artonde", "nittonde", "tjugonde", "tjugoförsta", "tjugoandra",
            "tjugotredje", "tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde",
            "tjugoåttonde", "tjugonionde", "trettionde", "trettioförsta",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {
    "våren": "spring", "vår": "spring", "vårmånaderna": "spring", "spring": "spring",
    "sommaren": "summer", "sommar": "summer", "sommarmånaderna": "summer", "summer": "summer",
    "hösten": "autumn", "höst": "autumn", "höstmånaderna": "autumn", "autumn": "autumn",
    "vintern": "winter", "vinter": "winter", "vintermånaderna": "winter", "winter": "winter",
}  # fmt: skip
UNITS = {
    "d": "days", "dag": "days", "dagar": "days", "dygn": "days", "day": "days", "days": "days",
    "v": "weeks", "vecka": "weeks", "veckor": "weeks", "w": "weeks", "week": "weeks",
    "weeks": "weeks",
    "m": "months", "mån": "months", "månad": "months", "månader": "months", "month": "months",
    "months": "months",
    "kvartal": "quarters", "quarter": "quarters", "quarters": "quarters",
    "halvår": "half-years", "half-year": "half-years", "half-years": "half-years",
    "å": "years", "år": "years", "y": "years", "year": "years", "years": "years",
    "vardag": "working", "vardagar": "working", "arbetsdag": "working", "arbetsdagar": "working",
    "helgfria vardagar": "working", "helgfri vardag": "working",
    "working day": "working", "working days": "working", "business days": "working",
}  # fmt: skip
STEPS = {
    "nästa": 1, "next": 1, "denna": 0, "detta": 0, "den här": 0, "det här": 0, "innevarande": 0,
    "this": 0, "förra": -1, "föregående": -1, "last": -1,
}  # fmt: skip
PARTS = {
    "början": "first", "inledningen": "first", "beginning": "first", "start": "first",
    "mitten": "middle", "medio": "middle", "middle": "middle", "mid": "middle",
    "slutet": "last", "end": "last",
}  # fmt: skip
DAYS = {
    "idag": 0, "i dag": 0, "today": 0,
    "imorgon": 1, "i morgon": 1, "imorron": 1, "tomorrow": 1,
    "i övermorgon": 2, "övermorgon": 2, "the day after tomorrow": 2,
    "igår": -1, "i går": -1, "yesterday": -1,
}  # fmt: skip
POINTS = {
    "verksamhetsberättelse": "annual", "verksamhetsberättelsen": "annual", "vb": "annual",
    "bokslut": "annual", "bokslutet": "annual", "annual report": "annual",
    "verksamhetsplan": "plan", "verksamhetsplanen": "plan", "vp": "plan",
    "operational plan": "plan",
    "avstämning": "reconciliation", "avstämningen": "reconciliation",
    "avstämningsärendet": "reconciliation",
    "avstämning av mål och budget": "reconciliation",
    "avstämningen av mål och budget": "reconciliation", "reconciliation": "reconciliation",
    "budget": "budget", "budgeten": "budget",
}  # fmt: skip
"""Points of the steering cycle by the words for them; tertial reports have numbers instead."""

_FEAST_NAMES = {
    "christmas": "jul, julen, julhelgen, christmas",
    "christmas eve": "julafton, julaftonen, christmas eve",
    "christmas day": "juldagen, christmas day",
    "boxing day": "annandag jul, boxing day",
    "new year": "nyår, nyåret, nyårshelgen, the new year, new year",
    "new year's eve": "nyårsafton, nyårsaftonen, new year's eve",
    "new year's day": "nyårsdagen, new year's day",
    "epiphany": "trettondagen, trettondag jul, trettondedag jul, epiphany",
    "maundy thursday": "skärtorsdagen, skärtorsdag, maundy thursday",
    "good friday": "långfredagen, långfredag, good friday",
    "easter": "påsk, påsken, påskhelgen, easter",
    "easter eve": "påskafton, påskaftonen, easter eve",
    "easter day": "påskdagen, easter day, easter sunday",
    "easter monday": "annandag påsk, easter monday",
    "walpurgis": "valborg, valborgsmässoafton",
    "ascension": "kristi himmelsfärdsdag, kristi himmelsfärd, ascension day",
    "pentecost": "pingst, pingsten, pingstdagen, pentecost, whitsun",
    "national day": "nationaldagen, sveriges nationaldag",
    "midsummer": "midsommar, midsommaren, midsommarhelgen, midsummer",
    "midsummer eve": "midsommarafton, midsommaraftonen, midsummer eve, midsummer's eve",
    "midsummer day": "midsommardagen, midsummer day",
    "all saints": "alla helgons dag, allhelgona, allhelgonahelgen, all saints' day",
    "advent": "första advent, first advent",
    "lucia": "lucia, luciadagen",
}
FEASTS = {name: feast for feast, names in _FEAST_NAMES.items() for name in names.split(", ")}
"""What feasts and days off are called; `jul` alone is Christmas and no month."""
FEAST_WORDS = frozenset(word for name in FEASTS for word in re.findall(r"\w+", name)) - {
    "the",
    "day",
    "dag",
    "s",
    "eve",
    "new",
    "all",
    "alla",
    "first",
    "första",
    "sveriges",
}
"""Words of which one is in the name of every feast."""

YEARS_BESIDE = {
    "nästa år": 1, "nästkommande år": 1, "kommande år": 1, "påföljande år": 1, "följande år": 1,
    "därpå följande år": 1, "därpåföljande år": 1, "året efter": 1, "året därpå": 1,
    "året därefter": 1, "next year": 1, "the next year": 1, "the following year": 1,
    "following year": 1, "the year after": 1, "i år": 0, "innevarande år": 0, "detta år": 0,
    "this year": 0, "förra året": -1, "föregående år": -1, "året innan": -1, "året före": -1,
    "last year": -1, "the year before": -1, "the previous year": -1,
}  # fmt: skip
"""After a date without its year: years from the one that the text is read in."""
OTHER_YEARS = (
    r"samma\s+år|the\s+same\s+year|(?:ett|två|tre|fyra|fem|\d)\s+år\s+(?:senare|därefter|efter)"
    r"|(?:one|two|three|four|five|\d)\s+years?\s+later|(?:året\s+(?:efter|före|innan)|the\s+year\s+"
    r"(?:after|before))\s+(?:att|det|den|dess|valet|valåret|beslut\w*|antagandet|genomförandet|avslut\w*"
    r"|the|that|it)"
)
"""After a date: a year that only another text or event tells."""
YEARLY = (
    r"(?:varje|vart|respektive|alla|samtliga|each|every)\s+(?:år|year)|årligen|annually|yearly|per\s+år"
    r"|om\s+året|vartannat\s+år|vart\s+(?:annat|tredje|fjärde|femte)\s+år|every\s+other\s+year"
)
"""What makes a date one that comes again."""

_RECURRING = """
årligen annually yearly gång gånger once twice kvartalsvis quarterly tertialvis månad månadsvis
månatligen month monthly vecka veckovis week weekly biennially fortlöpande löpande kontinuerligt
continuously ongoing tills slutdatum until
"""
"""Words of which one is in whatever comes again, or has no end, without a day being named."""
_NAMING = """
år året årets årsskiftet year kvartal kvartalet quarter quarters tertial tertialet tertialrapport
tertialrapporten tertialrapporter tertialrapporterna halvår halvåret halvårsskiftet half utgången
månadsskiftet verksamhetsberättelsen verksamhetsberättelse bokslut bokslutet vårterminen vårtermin
höstterminen hösttermin läsåret åren years valet valen valdagen val riksdagsvalet riksdagsvalen
riksdagsvaldagen kommunvalet kommunvalen kommunvaldagen regionvalet regionvalen regionvaldagen
election elections mandatperioden mandatperiodens mandatperiod planperioden planperiodens
budgetperioden budgetperiodens planeringsperioden planeringsperiodens himmelsfärdsdag advent helgons
saints nationaldag third
"""
NAMING = frozenset((*_NAMING.split(), *MONTHS, *SEASONS, *FEAST_WORDS))
"""Words of which one is in whatever names its days without a digit, but what hangs on a point."""
TELLING = NAMING.union(_RECURRING.split())
"""Words of which one is in whatever names a time without a digit, but what hangs on a point."""
HANGING = frozenset(word for unit in UNITS for word in unit.split()) | {"samband", "connection"}
"""Words of which one is in whatever hangs on a point: some days before it, or together with it."""
POINT_WORDS = frozenset(words.split()[-1] for words in POINTS)
"""Words of which one is in the name of every point."""

COUNTED = (
    r"st|kr|kronor|mnkr|tkr|procent|personer|platser|lägenheter|bostäder|kvm|m²|elever|barn|hushåll"
    r"|anställda|invånare|nya"
)
"""What digits are counted of, that are no year."""
EARLIEST = (
    r"(?:allra\s+)?tidigast|(?:inte|ej|aldrig|not?|never)\s+(?:före|förrän|innan|tidigare\s+än|before"
    r"|until|prior\s+to|earlier\s+than)|at\s+the\s+earliest|earliest"
)
"""What says that nothing is to be done before a time, and nothing of by when."""
_SPANNED = r"(?:tids)?perioden|månaderna|the\s+(?:period|months)(?:\s+of)?"
"""What stands before months or days that are the ends of a longer time, or parts of it."""
LEADS: dict[SpanKind, str] = {
    "by": r"(?:allra\s+|men\s+)?senast(?:\s+till(?:\s+och\s+med)?)?|(?:inte|ej|not?)\s+(?:senare"
    r"\s+än|later\s+than)|at\s+the\s+latest(?:\s+by)?|by|due(?:\s+by|\s+on)?",
    "before": r"(?:i\s+god\s+tid\s+)?(?:före|innan|inför)|before|prior\s+to|ahead\s+of",
    "until": r"(?:fram\s+)?till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|till|until|through"
    r"|up\s+to",
    "from": rf"(?:{EARLIEST})(?:\s+(?:från\s+och\s+med|från|fr\.?\s?o\.?\s?m\.?|from|efter|after|on"
    r"|by))?"
    r"|från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|från|efter|med\s+start(?:\s+från)?|med\s+början|sedan"
    r"|from|after|since|starting|beginning|as\s+of",
    "at": r"i\s+samband\s+med|in\s+connection\s+with|under|vid|per|i|på|om|during|throughout|in"
    rf"|on|at|{_SPANNED}",
}
"""What stands before a time and says how something stands to it."""
FILLERS = (
    r"i\s+samband\s+med|in\s+connection\s+with|under\s+loppet\s+av|under|vid|per|i|på|in|on|at|the"
    rf"|{_SPANNED}"
)
AFTERWARDS: dict[SpanKind, str] = {
    "by": r"at\s+the\s+latest|senast|latest|eller\s+(?:tidigare|dessförinnan)"
    r"|or\s+(?:earlier|sooner)",
    "from": r"at\s+the\s+earliest|tidigast|(?:eller|och)\s+(?:senare|därefter|framåt|framöver"
    r"|tills\s+vidare)|(?:or|and)\s+(?:later|after|thereafter)|(?:and\s+)?onwards?|framåt",
}
"""What stands after a time and says how something stands to it."""
ABOUT = r"omkring|cirka|ca\.?|runt|kring|ungefär|about|around|circa|approximately"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first, with any spaces in them."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
