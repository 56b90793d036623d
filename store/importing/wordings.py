"""What an activity's words say is to be done, and whether two wordings say the same.

Two wordings are of one activity when nothing that either says is said otherwise by the other:
misspellings and endings apart, the shorter stands in the longer, and is enough of it.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Postfix, Prefix

from store.importing.participants import Task
from store.model import Listing

_SAME = 0.93
_PART, _PART_OF_FEW, _FEW = 0.5, 0.7, 4
_SAME_BODIES = 0.6
_LIKE = 70
_FEW_STRAYS, _MOST_STRAYS = 4, 20

_WORD = re.compile(r"\w+(?:[-:/]\w+)*")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = re.compile(r"(?:^|[.!?]\s+)\W*(\w+)")
_SMALL = frozenset(
    word
    for words in (
        "att av bland de den det dess där en ett enligt fram för från genom gentemot ha har hur i",
        "inom kan med men mellan mot och om på samt se ska skall som stad staden stadens så ta",
        "till under upp ut utan vara vid är än över",
        "bland annat exempelvis bl.a även också när direkt samtidigt särskilt eventuellt",
    )
    for word in words.split()
)
"""Words that say too little of what is to be done to tell two activities apart."""

_NUMBER_WORD = re.compile(
    "två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|femtio|hundra|tusen"
    "|hälften|tredjedel|fjärdedel|femtedel"
)
_SAME_VERBS = {"uppdatera": "revidera", "undersöka": "utreda", "inleda": "påbörja"}


class Wording(Struct, frozen=True):
    """What is to be done, by whom, and whether the text itself says by whom."""

    words: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    leads: frozenset[str]
    bodies: frozenset[str]
    named: bool


class _Compared(Struct, frozen=True):
    """The words that only one of two wordings has, and the share of letters that both have."""

    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    of_both: float
    of_longer: float


def wording(row: Listing, task: Task) -> Wording:
    """Take from a row what tells its activity from others."""
    found = _WORD.findall(task.words)
    openings = set(_OPENING.findall(task.words))
    words = [_SAME_VERBS.get(word.lower(), word.lower()) for word in found]
    leads = row.leads or (row.committee,)
    return Wording(
        words=tuple(word for word in words if word not in _SMALL) or tuple(words),
        names=frozenset(w.lower() for w in found if w[0].isupper() and w not in openings),
        numbers=frozenset(filter(_is_number, words)),
        leads=frozenset(leads),
        bodies=frozenset((*leads, *(each.committee for each in row.participants))),
        named=task.named,
    )


def likeness(one: Wording, other: Wording) -> float:
    """How much two wordings of one activity have in common; 0 when they are of two."""
    if not _same_doers(one, other) or _numbers_apart(one.numbers, other.numbers):
        return 0
    compared = _compare(one.words, other.words, _resembles)
    if compared is None or (compared.only_one and compared.only_other):
        return 0
    if _names_apart(one, other):
        return 0
    few = min(len(one.words), len(other.words)) < _FEW
    enough = _PART_OF_FEW if few else _PART
    if compared.of_longer < enough or (few and not _same_bodies(one, other)):
        return 0
    return compared.of_both


def same_words(one: Wording, other: Wording) -> bool:
    """Whether two wordings differ in spelling and next to nothing else."""
    compared = _compare(one.words, other.words, _misspelt)
    return (
        compared is not None
        and compared.of_both >= _SAME
        and not (compared.only_one and compared.only_other)
    )


def _same_doers(one: Wording, other: Wording) -> bool:
    """Whether the leads agree; where the text names none, nobody else can be meant."""
    if not (one.named and other.named):
        return one.leads == other.leads
    return bool(one.leads & other.leads) or one.bodies == other.bodies


def _same_bodies(one: Wording, other: Wording) -> bool:
    return len(one.bodies & other.bodies) >= _SAME_BODIES * len(one.bodies | other.bodies)


def _numbers_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other and other - one)


def _names_apart(one: Wording, other: Wording) -> bool:
    """Whether each names something, a place or a project, that the other calls otherwise."""
    compared = _compare(tuple(one.names), tuple(other.names), _misspelt)
    return compared is None or bool(compared.only_one and compared.only_other)


def _compare(
    one: tuple[str, ...], other: tuple[str, ...], same: Callable[[str, str], bool]
) -> _Compared | None:
    """Compare words in any order; None when too many have no counterpart on either side."""
    left, right = Counter(one), Counter(other)
    only_one, only_other = list((left - right).elements()), list((right - left).elements())
    bearable = min(_MOST_STRAYS, max(_FEW_STRAYS, len(one) // 2))
    if min(len(only_one), len(only_other)) > bearable:
        return None
    for word in tuple(only_one):
        match = next((each for each in only_other if same(word, each)), None)
        if match is not None:
            only_one.remove(word)
            only_other.remove(match)
    sizes = _letters(one), _letters(other)
    size = min(sizes[0] - _letters(only_one), sizes[1] - _letters(only_other))
    whole = sum(sizes) or 1
    return _Compared(tuple(only_one), tuple(only_other), 2 * size / whole, size / max(*sizes, 1))


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))


def _is_number(word: str) -> bool:
    if _NUMBER_WORD.fullmatch(word):
        return True
    return bool(_DIGIT.search(word)) and not _YEAR.fullmatch(word)


@lru_cache(maxsize=65536)
def _misspelt(one: str, other: str) -> bool:
    """Whether two words are one, misspelt or inflected; any year is as good as another."""
    if one[0] != other[0] or _is_number(one) or _is_number(other):
        return False
    if one.isdigit() or other.isdigit():
        return one.isdigit() and other.isdigit()
    if OSA.distance(one, other) <= min(len(one), len(other)) // 5:
        return True
    stem = Prefix.similarity(one, other)
    return stem > 4 and max(len(one), len(other)) - stem <= 3


@lru_cache(maxsize=65536)
def _resembles(one: str, other: str) -> bool:
    """Whether one word may be a garbled form of the other, and is not made from it."""
    if _misspelt(one, other):
        return True
    if one[0] != other[0] or _is_number(one) or _is_number(other):
        return False
    shorter = min(len(one), len(other))
    made_from = Prefix.similarity(one, other) + Postfix.similarity(one, other) >= shorter
    return shorter > 5 and not made_from and fuzz.ratio(one, other) >= _LIKE
