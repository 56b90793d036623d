"""Which organisations a text names, and how often: a town, a region, the government."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from store.model.organisations import OrganisationKind

_PLACE = r"[A-ZÅÄÖÆØ][\w-]+"
_CITY = re.compile(
    rf"\b((?:{_PLACE} )?{_PLACE}) (?:[Ss]tad|[Kk]ommune?|[Mm]unicipality)s?\b"
    rf"|\b(?:[Cc]ity|[Mm]unicipality|CITY|MUNICIPALITY) (?:of|OF) ({_PLACE})"
)
_REGION = re.compile(
    rf"(?<!Business )\bRegion ((?:Västra )?{_PLACE})(?! AB\b)"
    rf"|\b((?:{_PLACE} )?{_PLACE})s läns landsting\b"
)
_STATE = re.compile(
    r"\bRegeringen (?:ger|gav|har gett|uppdrar|uppdrog|beslutar|beslutade|bestämmer|bemyndigar"
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
    cities = [(one, one[1] or one[2]) for one in _CITY.finditer(text)]
    double = _double_names(place for _one, place in cities)
    for one, place in cities:
        last = place.rpartition(" ")[2]
        whole = place if place in double else last
        if whole.casefold() not in _NO_PLACE:
            yield "municipality", whole, _plain(one[0][one[0].index(whole) :] if one[1] else one[0])
    for one in _REGION.finditer(text):
        place = one[1] or one[2]
        yield "region", place, one[0] if one[2] else f"Region {place.removesuffix('s')}"
    yield from (("government", "", "Regeringen") for _one in _STATE.finditer(text))


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


def _plain(name: str) -> str:
    """Return a name without the genitive of what it is."""
    return re.sub(r"(?<=[dney])s$", "", name)


def count_mentions(folded: str, names: Iterable[str]) -> int:
    """Return how often a case-folded text has any of some names, also in the genitive."""
    there = [re.escape(name) for one in names if (name := one.casefold()) in folded]
    longest_first = "|".join(sorted(there, key=len, reverse=True))
    return len(re.findall(rf"(?<!\w)(?:{longest_first})s?(?!\w)", folded)) if there else 0
