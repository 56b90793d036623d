"""Which organisations a text names, and how often: a town, a region, the government."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from store.model.organisations import OrganisationKind

_PLACE = r"[A-ZÅÄÖÆØ][\w-]{1,40}"
_TOWN = re.compile(r"(?<= )(?:[Ss]tad|[Kk]ommune?|[Mm]unicipality)s?\b")
_PLACE_BEFORE = re.compile(rf"\b((?:{_PLACE} )?{_PLACE}) ?$")
_LONGEST = 60
"""Letters before the word for a town in which its place stands."""
_CITY_OF = re.compile(rf"\b(?:[Cc]ity|[Mm]unicipality|CITY|MUNICIPALITY) (?:of|OF) ({_PLACE})\b")
# Each begins with a word, which is found faster than what may stand before it.
_REGION = re.compile(rf"Region (?<!Business Region )((?:Västra )?{_PLACE})\b(?! AB\b)")
_COUNTY = re.compile(r"s läns landsting\b")
_STATE = re.compile(
    r"Regeringen (?:ger|gav|har gett|uppdrar|uppdrog|beslutar|beslutade|bestämmer|bemyndigar"
    r"|ändrar)\b"
)
_NO_PLACE = frozenset(
    ("en", "ett", "den", "vår", "för", "i", "av", "och", "hela", "alla", "varje", "denna", "som")
) | frozenset(
    ("från", "till", "med", "på", "inom", "att", "när", "om", "the", "our", "each", "city")
)
"""Words that begin a sentence before a name, and name no place themselves."""
_MOSTLY = 0.8
"""The share of a name's mentions that have a word before it, from which that belongs to it."""


class Mentioned(Struct, frozen=True):
    """An organisation that a text names: by its commonest name first, and how often by any.

    The same `place` and kind are the same organisation, whatever it is called.
    """

    names: tuple[str, ...]
    kind: OrganisationKind
    place: str
    count: int


def mentioned(text: str) -> tuple[Mentioned, ...]:
    """Return the organisations that a text names as such; a place alone names none."""
    found: dict[tuple[OrganisationKind, str], Counter[str]] = defaultdict(Counter)
    for kind, place, name in _named(text):
        found[kind, place.casefold().removesuffix("s")][name] += 1
    said = [
        Mentioned(_each_once(names), kind, place, names.total())
        for (kind, place), names in found.items()
    ]
    return tuple(sorted(said, key=lambda one: -one.count))


def _each_once(names: Counter[str]) -> tuple[str, ...]:
    """Return names from the commonest on, each as it is written in small letters if it ever is."""
    once: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (name.isupper(), -names[name])):
        once.setdefault(name.casefold(), name)
    return tuple(once.values())


def _named(text: str) -> Iterator[tuple[OrganisationKind, str, str]]:
    """Return each mention: the kind of organisation, its place, and the name as it stands."""
    towns = list(_before(_TOWN, text))
    double = _double_names(place for place, _kind_of_town in towns)
    for place, town in towns:
        whole = place if place in double else place.rpartition(" ")[2]
        if whole.casefold() not in _NO_PLACE:
            yield "municipality", whole, f"{whole} {re.sub('(?<=[dney])s$', '', town)}"
    yield from (("municipality", one[1], one[0]) for one in _CITY_OF.finditer(text))
    for one in _REGION.finditer(text):
        yield "region", one[1], f"Region {one[1].removesuffix('s')}"
    for place, county in _before(_COUNTY, text):
        yield "region", place, place + county
    yield from (("government", "", "Regeringen") for _one in _STATE.finditer(text))


def _before(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """Return the words before what a pattern finds that may be its place, and what it found."""
    for one in pattern.finditer(text):
        before = text[max(0, one.start() - _LONGEST) : one.start()]
        if found := _PLACE_BEFORE.search(before):
            yield found[1], one[0]


def _double_names(places: Iterable[str]) -> set[str]:
    """Return the names of two words: those whose first word nearly always stands before it."""
    counts = Counter(places)
    last: Counter[str] = Counter()
    for place, count in counts.items():
        last[place.rpartition(" ")[2]] += count
    return {
        place
        for place, count in counts.items()
        if " " in place
        and place.partition(" ")[0].casefold() not in _NO_PLACE
        and count >= _MOSTLY * last[place.rpartition(" ")[2]]
    }


def count_mentions(folded: str, names: Iterable[str]) -> int:
    """Return how often a case-folded text has any of some names, also in the genitive."""
    return sum(1 for name in names for place in _places(folded, name) if _stands(folded, *place))


def _places(folded: str, name: str) -> Iterator[tuple[int, int]]:
    place = folded.find(name)
    while place >= 0:
        yield place, place + len(name)
        place = folded.find(name, place + len(name))


def _stands(text: str, first: int, end: int) -> bool:
    """Tell whether words begin and end there."""
    end += text[end : end + 1] == "s"
    return not (text[first - 1 : first].isalnum() or text[end : end + 1].isalnum())
