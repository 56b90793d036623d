"""What an activity's words say is to be done, and whether two wordings say the same.

Two wordings are of one activity when nothing that either says is said otherwise by the other:
misspellings and endings apart, the shorter stands in the longer, and is enough of it.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Postfix, Prefix

from store.importing.language.participants import Task
from store.model.records import Listing, Participant

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


class Wording(Struct, frozen=True, gc=False):
    """What is to be done, by whom, and whether the text itself says by whom.

    A number that comes again stands there once more, with how often it did: as `4 2`.
    """

    words: tuple[str, ...]
    letters: int
    numbers: frozenset[str]
    leads: frozenset[str]
    bodies: frozenset[str]
    named: bool
    names: tuple[str, ...]

    @property
    def others(self) -> int:
        """How many of its words are no numbers."""
        return len(self.words) - len(self.numbers)


_Said = tuple[str, ...]
_Doers = tuple[_Said, tuple[Participant, ...]]
"""Who leads and who takes part."""
_NO_NUMBERS = frozenset[str]()
_COUNTED = 16384
"""Wordings whose words are kept counted: each is held against some dozens of others."""


class _Compared(Struct, frozen=True):
    """The share of letters that both of two wordings have, of both and of the longer one."""

    of_both: float
    of_longer: float


class Wordings:
    """Takes from rows what tells their activities from others; what many share is kept once."""

    def __init__(self) -> None:
        self._words = _Words()
        self._numeric = _Numeric()
        self._doers: dict[_Doers, tuple[frozenset[str], frozenset[str]]] = {}

    def of(self, row: Listing, task: Task) -> Wording:
        """Return the wording of a row, of which a task is what it says is to be done."""
        found = _WORD.findall(task.words)
        words = [self._words[word] for word in found]
        telling = tuple([word for word in words if word not in _SMALL]) or tuple(words)
        leads, bodies = self._doers_of(row.leads or (row.committee,), row.participants)
        return Wording(
            words=telling,
            letters=len("".join(telling)),
            numbers=self._numbers_in(words),
            leads=leads,
            bodies=bodies,
            named=task.named,
            names=_names(task.words, found),
        )

    def _doers_of(
        self, leads: tuple[str, ...], participants: tuple[Participant, ...]
    ) -> tuple[frozenset[str], frozenset[str]]:
        known = self._doers.get((leads, participants))
        if known is None:
            bodies = (*leads, *(each.committee for each in participants))
            known = self._doers[leads, participants] = frozenset(leads), frozenset(bodies)
        return known

    def _numbers_in(self, words: Sequence[str]) -> frozenset[str]:
        numbers = [word for word in words if self._numeric[word]]
        if len(numbers) > 1 and len(set(numbers)) < len(numbers):
            numbers = [
                f"{word} {times}" if (times := numbers[: place + 1].count(word)) > 1 else word
                for place, word in enumerate(numbers)
            ]
        return frozenset(numbers) if numbers else _NO_NUMBERS


class _Words(dict[str, str]):
    """Words as they are compared, each worked out once."""

    def __missing__(self, word: str) -> str:
        lower = word.lower()
        self[word] = said = _SAME_VERBS.get(lower, lower)
        return said


class _Numeric(dict[str, bool]):
    """Which words are numbers, each asked once."""

    def __missing__(self, word: str) -> bool:
        self[word] = said = _is_number(word)
        return said


def _names(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return what is written with a capital and does not begin a sentence, in lower case."""
    if words and words[0].isalpha() and text[1:].islower():
        return ()  # at most the first word has a capital
    openings = set(_OPENING.findall(text))
    named = {word.lower() for word in words if word[0].isupper() and word not in openings}
    return tuple(sorted(named))


def likeness(one: Wording, other: Wording) -> float:
    """How much two wordings of one activity have in common; 0 when they are of two."""
    if not _same_doers(one, other) or numbers_apart(one, other):
        return 0
    few = min(len(one.words), len(other.words)) < _FEW
    enough = _PART_OF_FEW if few else _PART
    if not _long_enough(one, other, enough) or (few and not _same_bodies(one, other)):
        return 0
    compared = _compare(one.words, other.words, _resembles)
    if compared is None or compared.of_longer < enough or _names_apart(one, other):
        return 0
    return compared.of_both


def same_words(one: Wording, other: Wording) -> bool:
    """Whether two wordings differ in spelling and next to nothing else."""
    compared = _compare(one.words, other.words, _misspelt)
    return compared is not None and compared.of_both >= _SAME


def _long_enough(one: Wording, other: Wording, enough: float) -> bool:
    """Whether the shorter could be enough of the longer if all of it stood there."""
    sizes = one.letters, other.letters
    return min(sizes) >= enough * max(*sizes, 1)


def _same_doers(one: Wording, other: Wording) -> bool:
    """Whether the leads agree; where the text names none, nobody else can be meant."""
    if not (one.named and other.named):
        return one.leads == other.leads
    return bool(one.leads & other.leads) or one.bodies == other.bodies


def _same_bodies(one: Wording, other: Wording) -> bool:
    return len(one.bodies & other.bodies) >= _SAME_BODIES * len(one.bodies | other.bodies)


def numbers_apart(one: Wording, other: Wording) -> bool:
    """Whether numbers tell that two wordings are of two activities.

    No number is a misspelt other: what has one that the other lacks must hold all that it says.
    """
    if one.numbers == other.numbers:
        return False
    if not one.numbers < other.numbers:
        one, other = other, one
    return not one.numbers < other.numbers or one.others > other.others


def _names_apart(one: Wording, other: Wording) -> bool:
    """Whether each names something, a place or a project, that the other calls otherwise."""
    return _compare(one.names, other.names, _misspelt) is None


def _compare(one: _Said, other: _Said, same: Callable[[str, str], bool]) -> _Compared | None:
    """Compare words in any order; None when each side has words of its own, or too many."""
    only_one, only_other = _only(one, other), _only(other, one)
    bearable = min(_MOST_STRAYS, max(_FEW_STRAYS, len(one) // 2))
    if min(len(only_one), len(only_other)) > bearable:
        return None
    unmatched = _unmatched(only_one, only_other, same)
    if unmatched is None:
        return None
    sizes = sum(map(len, one)), sum(map(len, other))
    size = min(sizes[0] - unmatched[0], sizes[1] - unmatched[1])
    return _Compared(2 * size / (sum(sizes) or 1), size / max(*sizes, 1))


def _only(one: _Said, other: _Said) -> list[str]:
    """The words that stand more often on one side, as often as they do."""
    counts, others = _counts(one), _counts(other)
    if len(counts) == len(one):
        return [word for word in one if word not in others]
    found: list[str] = []
    for word, count in counts.items():
        if (more := count - others.get(word, 0)) > 0:
            found += [word] * more
    return found


@lru_cache(maxsize=_COUNTED)
def _counts(words: _Said) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def _unmatched(
    only_one: Sequence[str], only_other: Sequence[str], same: Callable[[str, str], bool]
) -> tuple[int, int] | None:
    """How many letters stand in words without a counterpart; None as soon as both sides have some.

    Words are only ever the same when they begin alike, which is told without asking.
    """
    spare, lacking, rest = len(only_one) - len(only_other), 0, list(only_other)
    for word in only_one:
        match = next((each for each in rest if each[0] == word[0] and same(word, each)), None)
        if match is not None:
            rest.remove(match)
        elif spare > 0:
            spare -= 1
            lacking += len(word)
        else:
            return None
    return lacking, sum(map(len, rest))


@lru_cache(maxsize=65536)
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
