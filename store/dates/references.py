"""Times that only tell which decision, contract or work a text speaks of: nothing is due then."""

from __future__ import annotations

import re

from store.dates.span import Span
from store.dates.words import MONTHS, SHORT_MONTHS, any_of

_MADE = (
    r"beslutad|beslutade|beslutat|antagen|antaget|antagna|fastställd|fastställda|fastställt|godkänd"
    r"|godkända|godkänt|daterad|daterade|daterat|undertecknad|undertecknade|undertecknat|tecknad"
    r"|tecknade|tecknat|publicerad|publicerade|publicerat|reviderad|reviderade|reviderat|ändrad"
    r"|ändrade|utfärdad|utfärdade|slutna|sluten|inkommen|inkomna|genomförda|påbörjade|inledda"
    r"|adopted|decided|approved|signed|dated|agreed|published|passed|revised|issued"
)
_STRONG_PAST = (
    r"antog|antogs|beslöt|beslöts|gav|gavs|tog|togs|skrev|skrevs|höll|hölls|gjorde|gjordes|lade"
    r"|lades|sattes|trädde|började|startade|inledde|inkom|kom|blev|fick|gick|slöt|slöts|ingick"
    r"|ingicks|skedde|uppdrog|löpte|gällde|tillkom|beslutade|fastställde|godkände|överenskoms"
    r"|began|started|entered|took|was|were|expired|happened|made|gave|held"
)
_PASSIVE = r"\w{2,}(?:ades|ddes|ldes|ndes|rdes|stes|ktes|ptes|ttes|gdes|vdes|mdes)"
_SUPINE = r"(?:har|hade)\s+(?:\w+\s+){0,2}\w+(?:at|ats|it|its|tt|tts)"
_PAST = rf"(?:{_STRONG_PAST}|{_PASSIVE}|{_SUPINE})"
_ENDS = r"går\s+ut|löper\s+ut|upphör(?:\s+att\s+gälla)?|förfaller|expires?|runs?\s+out"
_RUNS = r"löper(?:\s+(?:på|vidare))?|pågår|gäller|träder\s+i\s+kraft|infaller|applies|runs|lasts"
_HAPPENS = (
    r"äger\s+rum|hålls|sker|startar|börjar|inleds|avslutas|utgår|ends|starts|begins"
    r"|takes?\s+place"
)
_NAMED = (
    r"beslut(?:et|en)?|avtal(?:et|en)?|överenskommelse[nr]?|protokoll(?:et)?|skrivelse[nr]?|remiss(?:en)?"
    r"|motion(?:en)?|yttrande(?:t)?|tjänsteutlåtande(?:t)?|promemoria(?:n)?|lag(?:en)?|förordning(?:en)?"
    r"|policy(?:n)?|riktlinje(?:r|rna)|kontrakt(?:et)?|decisions?|agreements?|contracts?|minutes|letters?"
)
_BY_WHAT = (
    r"enligt|i\s+enlighet\s+med|i\s+linje\s+med|utifrån|med\s+stöd\s+av|med\s+anledning\s+av"
    r"|till\s+följd\s+av|på\s+grund\s+av|according\s+to|under\s+the|in\s+accordance\s+with|pursuant\s+to"
)
_MONTHS = set(MONTHS) - SHORT_MONTHS
_STILL = (
    r"(?:(?!\b(?:ska|skall|skulle|bör|måste|kommer|att|och|samt|men|shall|should|must|will|would|that"
    rf"|to|and|{any_of(_MONTHS)})\b)[^,;:.!?0-9])"
)
"""A character of the same clause, in which nothing new is asked for and no other time is named."""
_DEMANDED = re.compile(
    r"\b(?:ska|skall|bör|måste|vara|bli|ha|varit|be|been|shall|must|should)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_MADE_THEN = re.compile(rf"\b(?:{_MADE})\b{_STILL}{{0,40}}$", re.IGNORECASE)
_THEN = re.compile(rf"\b{_PAST}\b{_STILL}{{0,60}}$", re.IGNORECASE)
_ENDING = re.compile(rf"\b(?:{_ENDS})\b{_STILL}{{0,30}}$", re.IGNORECASE)
_RUNNING = re.compile(
    rf"\b(?:{_RUNS}|(?:som|that|which)\s+(?:\w+\s+){{0,3}}(?:{_HAPPENS}))\b{_STILL}{{0,30}}$",
    re.IGNORECASE,
)
_BY_WHICH = re.compile(
    rf"\b(?:{_BY_WHAT})\b{_STILL}{{0,60}}\b\w*(?:{_NAMED})\b{_STILL}{{0,40}}$", re.IGNORECASE
)
_OF_WHEN = re.compile(rf"\b\w*(?:{_NAMED})\s+(?:av|från|daterad|of|from|dated)\s*$", re.IGNORECASE)
_IN = re.compile(r"(?:i|in)\s", re.IGNORECASE)
_AFTER_IT = re.compile(rf"\s+(?:{_MADE}|{_PAST})\b|\s*,?\s*\(?§", re.IGNORECASE)


def tells_which(before: str, after: str, span: Span) -> bool:
    """Tell whether a time only says of which decision, contract or work a sentence speaks.

    `before` and `after` are the sentence around the time and the words that lead it. What is asked
    for `senast` then is due, whatever was decided before.
    """
    if _ENDING.search(before):
        return True
    if span.kind in {"by", "before"}:
        return False
    if _RUNNING.search(before):
        return True
    if made := _MADE_THEN.search(before) or _THEN.search(before):
        return not _DEMANDED.search(before[: made.start()])
    if _OF_WHEN.search(before) or _AFTER_IT.match(after):
        return True
    dated = span.precision == "day" or (span.precision == "month" and _IN.match(span.text))
    return bool(dated and _BY_WHICH.search(before))
