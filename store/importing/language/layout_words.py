"""The Swedish words by which a budget's layout is known: headings, lead-ins, tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from store.model.money import BudgetKind

LONGEST_HEADING = 150
LONGEST_LEAD_IN = 300

CITY_CHAPTER = re.compile(r"(?:gemensamma )?direktiv för samtliga nämnder\b.*", re.I)
ACTIVITIES = re.compile(r"(?:förslag till )?kommunfullmäktiges aktiviteter\b.*", re.I)
INDICATORS = re.compile(r"(?:förslag till )?kommunfullmäktiges indikatorer\b.*", re.I)
STRUCTURE = re.compile(
    r"(?:förslag till )?kommunfullmäktiges \w+.*|ägardirektiv\b.*|inriktning för .*"
    r"|(?:\S+ )*uppgifter|gemensamt för .*",
    re.I,
)
"""Headings of the layout itself; what they say is no goal."""

_SHORT_LEAD_IN = re.compile(r"[A-ZÅÄÖ]{2,6} ska(?:ll)?(?: \S+){0,4}")
"""Who is told by a short form of its name: "BUN ska"."""
_LEAD_IN = re.compile(r".*\bska(?:ll)?(?: \S+){0,4}", re.I)
_ASSIGNED = re.compile(
    r".*\b(?:får|ges|ger|har|åt)\b.*\buppdrag(?:et)?\b(?: (?:under|för) [^.]{0,40})?(?: att)?"
    r"|(?:(?:\S+ ){0,3}uppdrag (?:är|omfattar|ingår)|i (?:\S+ )?uppdrag(?:et)? ingår)\b.*"
    r"|(?:\S+ ){0,4}(?:uppdras|uppdrar) (?:åt|till)\b.*\batt",
    re.I,
)
_LISTED = re.compile(
    r"(?:(?:nya|särskilda|prioriterade|riktade|nämndens|styrelsens|bolagets|nämndspecifika"
    r"|kommunfullmäktiges|fullmäktiges|ägarens) ){0,2}(?:uppdrag|direktiv|ägardirektiv)"
    r"(?: (?:till|för) (?:nämnden|styrelsen|bolaget))?(?: (?:för |under )?(?:19|20)\d\d)?",
    re.I,
)
"""Headings over what a body is told to do, right above a list."""
_ADDRESSED = re.compile(
    r"nämnd|styrelse|bolag|kollegi|direktiv|kontor\w* ska|förvaltning\w* ska|utskott\w* ska"
    r"|beredning\w* ska|direktören ska|verket ska|myndighet\w* ska|\bAB ska",
    re.I,
)
_DUTY = re.compile(r".*\b(?:ansvar\w*|uppgift\w*) (?:omfattar|är|för)\b[^.]{0,40}", re.I)
_OWNED = re.compile(r"\bbolag(?:et|en)\b", re.I)
_DECORATION = " *:_"

GOAL_LIST = re.compile(r"(\d{1,2})[.)]\s+(\S.*)")
GOAL_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)[.)]?\s*(?=[^\W\d])")
SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÅÄÖ]")

OBLIGATORY = re.compile(r"obligatorisk\w* \w*indikator\w*", re.I)
SET_BY_COMMITTEE = re.compile(r"tas fram av\b", re.I)
START_DATE = re.compile(r"start(?:datum)?", re.I)
END_DATE = re.compile(r"slut(?:datum)?", re.I)
INDICATOR = re.compile(r"indikator(?:er)?|nyckeltal|mått", re.I)
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
BUDGET_YEAR = re.compile(r"\bbudget(?:en)? (?:för )?((?:19|20)[0-9]{2})\b", re.I)
DECIDED = re.compile(
    r"\b(?:beslutad|antagen|fastställd|beslutades|antogs|fastställdes)\b.{0,40}fullmäktige"
    r"|fullmäktige (?:beslutade|antog|fastställde)\b",
    re.I,
)
PROPOSED = re.compile(r"\bförslag till (?:\S+ ){0,3}budget|\bbudgetförslag\b", re.I)
"""What the title of a budget says that was decided by the council, or is only proposed."""
YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)[0-9]{2})(?!\d)")

AREA_STEMS = (
    "förskoleverksamhet",
    "barn, kultur och fritid",
    "barn, fritid och kultur",
    "äldreomsorg",
    "stöd och service till personer med funktionsnedsättning",
    "individ- och familjeomsorg",
    "stadsmiljö",
    "ekonomiskt bistånd",
    "arbetsmarknadsåtgärder",
)
"""How the areas of the district committees are named; headings may add to them."""

_ALIKE = {"barn, fritid och kultur": "barn, kultur och fritid"}
_AREA_PREFIX = re.compile(r"verksamhet för ", re.I)
DISTRICTS = "Stadsdelsnämnderna"
NOT_CHAPTERS = frozenset({"Samtliga nämnder och bolagsstyrelser", "Berörda nämnder"})

BUDGET_PARTS: dict[str, BudgetKind | Literal["totals"]] = {
    "drift och underhåll": "operating",
    "drift": "operating",
    "driftbudget": "operating",
    "investeringar": "investment",
    "investeringsbudget": "investment",
    "totala anslag": "totals",
}
SPENDING_COLUMNS: dict[str, BudgetKind] = {"kostnader": "operating", "utgifter": "investment"}
UNITS = frozenset({"mnkr", "mkr", "mdkr", "tkr"})
PROPOSAL = re.compile(r".*\b(?:förslag till budget|budget) (?:19|20)\d\d|totala anslag", re.I)
CHANGES = re.compile(r"(?:ökade|minskade)\b.*\bför(?: \(-\))?:?", re.I)
TOTAL = re.compile(r"(?:summa|totalt|total)\b.*", re.I)

_OPEN_WORD = re.compile(
    r"och|eller|samt|med|inom|ska(?:ll)?|att|för|som|från|genom|utan|den?|en|ett|mellan|enligt"
    r"|under|mot|hos|bland|vars|kring",
    re.I,
)
"""Words that no Swedish sentence ends with: what follows belongs to it."""

_LISTS_ON = re.compile(r",\s+(?:och|samt|eller)$")
_JOINS = re.compile(r"[\s,;]*\b(?:och|samt|eller)\s*$|[\s,;.]+$", re.I)
_INTO = re.compile(r"^(?:att|och|samt)\s+", re.I)
_ITSELF = re.compile(
    r"(?:[A-ZÅÄÖ]\S*(?:\s+\S+){0,8}?)\s+(?:får|ges|tilldelas)\b.{0,120}\bi\s+uppdrag\b"
)
_TASKS = re.compile(r"\b(?:uppdrag|direktiv|ägardirektiv)\b", re.I)
_ABBREVIATIONS = frozenset(
    ("bl", "inkl", "exkl", "resp", "ca", "etc", "dvs", "kl", "nr", "s", "osv", "jfr", "m", "t", "f")
)
_FULL_STOPS = (".", "!", "?")


def undecorated(text: str) -> str:
    """Return a line without emphasis marks and a closing colon."""
    return text.replace("*", "").strip(_DECORATION)


LeadInKind = Literal["directive", "owner_directive", "duty", "assignment"]


def lead_in_kind(text: str) -> LeadInKind | None:
    """Tell what the bullets under a line are, or None when it introduces none of these."""
    if len(text) > LONGEST_LEAD_IN:
        return None
    bare = undecorated(text)
    if _DUTY.fullmatch(bare):
        return "duty"
    if _LEAD_IN.fullmatch(bare) and _ADDRESSED.search(bare):
        return "owner_directive" if _OWNED.search(bare) else "directive"
    if _SHORT_LEAD_IN.fullmatch(bare):
        return "directive"
    if _ASSIGNED.fullmatch(bare) or _LISTED.fullmatch(bare):
        return "assignment"
    return None


def area_stem(text: str) -> str | None:
    """Return which of the district committees' areas a heading names, or None."""
    bare = _AREA_PREFIX.sub("", undecorated(text)).casefold()
    stem = next((stem for stem in AREA_STEMS if bare.startswith(stem)), None)
    return _ALIKE.get(stem, stem) if stem else None


def bare_item(text: str) -> str:
    """Return an item of a list without "att" before it, and without what joins it to the next."""
    before = ""
    while text != before:
        before, text = text, _JOINS.sub("", text)
    return _INTO.sub("", text)


def assigns_itself(text: str) -> bool:
    """Tell whether an item says itself who gets an assignment, whatever stands above its list."""
    return _ITSELF.match(text) is not None


def lists_tasks(text: str) -> bool:
    """Tell whether a heading says that assignments stand under it."""
    return _TASKS.search(text) is not None


def ends_open(text: str) -> bool:
    """Tell whether a text stops where no sentence does; a list goes on after a comma."""
    if _LISTS_ON.search(text):
        return False
    last = text.rsplit(None, 1)[-1:] if text else []
    return bool(last) and bool(_OPEN_WORD.fullmatch(last[0]))


def ends_closed(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return text.endswith(_FULL_STOPS)


def starts_lower(text: str) -> bool:
    """Tell whether a text goes on with a small letter or a number that heads nothing."""
    if text[:1].isdigit():
        return not SECTION_NUMBER.match(text)
    return text[:1].islower()


def runs_together(text: str) -> bool:
    """Tell whether a full stop is followed by a small letter, as where two bullets met."""
    words = text.split()
    return any(
        word.endswith(".") and following[0].islower() and not _abbreviated(word[:-1])
        for word, following in pairwise(words)
    )


def _abbreviated(word: str) -> bool:
    return "." in word or word.casefold() in _ABBREVIATIONS
