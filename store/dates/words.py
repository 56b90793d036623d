"""The words of time, Swedish and English, and what each one means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.dates.span import Kind

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
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "en ett one a", "två two", "tre three", "fyra four", "fem five", "sex six",
            "sju seven", "åtta eight", "nio nine", "tio ten", "elva eleven", "tolv twelve",
        ),
        start=1,
    )
    for name in names.split()
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
    "våren": "spring", "vår": "spring", "spring": "spring",
    "sommaren": "summer", "sommar": "summer", "summer": "summer",
    "hösten": "autumn", "höst": "autumn", "autumn": "autumn",
    "vintern": "winter", "vinter": "winter", "winter": "winter",
}  # fmt: skip
UNITS = {
    "d": "days", "dag": "days", "dagar": "days", "dygn": "days", "day": "days", "days": "days",
    "v": "weeks", "vecka": "weeks", "veckor": "weeks", "w": "weeks", "week": "weeks",
    "weeks": "weeks",
    "m": "months", "mån": "months", "månad": "months", "månader": "months", "month": "months",
    "months": "months",
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

_TELLING = """
år året årets årsskiftet årligen annually year yearly gång gånger once twice kvartal kvartalet
kvartalsvis quarter quarterly tertial tertialet tertialvis tertialrapport tertialrapporten halvår
halvåret halvårsskiftet half fortlöpande löpande kontinuerligt continuously ongoing tills slutdatum
until utgången månad månaden månadsskiftet månadsvis månatligen month monthly vecka veckovis week
weekly biennially samband connection verksamhetsberättelsen verksamhetsberättelse bokslut bokslutet
vårterminen vårtermin höstterminen hösttermin läsåret
"""
TELLING = frozenset((*_TELLING.split(), *MONTHS, *SEASONS))
"""Words of which one is in whatever names a time without a digit."""

LEADS: dict[Kind, str] = {
    "by": r"(?:allra\s+|men\s+)?senast(?:\s+till(?:\s+och\s+med)?)?|(?:inte|ej|not?)\s+(?:senare"
    r"\s+än|later\s+than)|at\s+the\s+latest(?:\s+by)?|by|due(?:\s+by|\s+on)?",
    "before": r"(?:i\s+god\s+tid\s+)?(?:före|innan|inför)|before|prior\s+to|ahead\s+of",
    "until": r"(?:fram\s+)?till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till|till|until|through"
    r"|up\s+to",
    "from": r"från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|från|efter|med\s+start|med\s+början|sedan|from"
    r"|after|since|starting|as\s+of",
    "at": r"i\s+samband\s+med|in\s+connection\s+with|under|vid|per|i|på|om|during|throughout|in"
    r"|on|at",
}
"""What stands before a time and says how something stands to it."""
FILLERS = (
    r"i\s+samband\s+med|in\s+connection\s+with|under\s+loppet\s+av|under|vid|per|i|på|in|on|at|the"
)
LATEST = r"at\s+the\s+latest|senast|latest"
ABOUT = r"omkring|cirka|ca\.?|runt|kring|ungefär|about|around|circa|approximately"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first, with any spaces in them."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
