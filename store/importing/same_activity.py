"""Which printed rows are one activity, listed under several committees in varying words.

Rows are compared by what is to be done, without who does it and with whom. Within a chapter
only misspellings may differ: what stands there twice in other words is two things. Between
chapters one wording may also leave out what the other adds, or differ in some letters while
the same bodies take part. Other numbers or other places are never the same activity.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from store.importing.bodies import Bodies
from store.importing.participants import named_leads, without_actors
from store.model import Listing

_SAME_WORDS = 0.93
_WITHIN = 0.95
_PART_OF_LONG, _PART_OF_SHORT, _SHORT = 0.5, 0.7, 4
_SAME_LETTERS, _SAME_BODIES = 85, 0.6
_RAREST, _MOST_SHARING = 6, 40
_MOST_STRAY = 40

_WORD = re.compile(r"\w+(?:[-:/]\w+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"(?:^|[.!?]\s+)\W*(\w+)")
_SMALL_WORDS = (
    "att av bland de den det dess där en ett enligt fram för från genom ha har hur i inom kan "
    "med men mellan mot och om på samt se ska skall som stad staden stadens så ta till under upp "
    "ut utan vara vid är än över"
)
_SMALL = frozenset(_SMALL_WORDS.split())


class _Wording(Struct, frozen=True):
    """What is to be done, by whom, and whether the text itself says by whom."""

    core: str
    words: tuple[str, ...]
    names: frozenset[str]
    leads: frozenset[str]
    bodies: frozenset[str]
    named: bool


class _Shared(Struct, frozen=True):
    """How much of two wordings is the same, as shares of their letters, and what is not."""

    of_both: float
    of_shorter: float
    of_longer: float
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]

    def one_sided(self) -> bool:
        return not (self.only_one and self.only_other)


def group(listings: Sequence[Listing]) -> tuple[tuple[Listing, ...], ...]:
    """Put the rows of one activity together, groups and rows in the order of appearance."""
    bodies = Bodies.load()
    clusters = _Clusters()
    numbers = [clusters.add(_wording(row, bodies), (row.committee, row.area)) for row in listings]
    clusters.join_alike()
    found: dict[int, list[Listing]] = defaultdict(list)
    for row, number in zip(listings, numbers, strict=True):
        found[clusters.root(number)].append(row)
    return tuple(tuple(rows) for rows in found.values())


class _Clusters:
    """Distinct wordings, the chapters they stand in, and which are joined."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._wordings: list[_Wording] = []
        self._parents: list[int] = []
        self._members: dict[int, dict[tuple[str, str | None], set[int]]] = {}

    def add(self, wording: _Wording, chapter: tuple[str, str | None]) -> int:
        """Take in a wording from a chapter; the same wording keeps its number."""
        key = (wording.words, wording.leads, wording.named)
        number = self._numbers.setdefault(key, len(self._wordings))
        if number == len(self._wordings):
            self._wordings.append(wording)
            self._parents.append(number)
            self._members[number] = defaultdict(set)
        self._members[number][chapter].add(number)
        return number

    def root(self, number: int) -> int:
        """Return the number that stands for all that a wording is joined with."""
        while self._parents[number] != number:
            number = self._parents[number]
        return number

    def join_alike(self) -> None:
        """Join what is alike, the most alike first."""
        pairs = (
            (-likeness, one, other)
            for one, other in _candidates(self._wordings)
            if (likeness := _likeness(self._wordings[one], self._wordings[other]))
        )
        for _, one, other in sorted(pairs):
            self._join(*sorted((self.root(one), self.root(other))))

    def _join(self, one: int, other: int) -> None:
        if one == other or not self._may_join(self._members[one], self._members[other]):
            return
        self._parents[other] = one
        for chapter, numbers in self._members.pop(other).items():
            self._members[one][chapter] |= numbers

    def _may_join(
        self,
        one: dict[tuple[str, str | None], set[int]],
        other: dict[tuple[str, str | None], set[int]],
    ) -> bool:
        """Whether no chapter tells something of one apart from something of the other."""
        return all(
            _same_words(self._wordings[a], self._wordings[b])
            for chapter in one.keys() & other.keys()
            for a, b in product(one[chapter], other[chapter])
        )


def _wording(row: Listing, bodies: Bodies) -> _Wording:
    core = without_actors(row.text, bodies)
    found = _WORD.findall(core)
    openings = set(_SENTENCE.findall(core))
    words = [word.lower() for word in found]
    leads = row.leads or (row.committee,)
    return _Wording(
        core=core.lower().strip(" .,"),
        words=tuple(word for word in words if word not in _SMALL) or tuple(words),
        names=frozenset(w.lower() for w in found if w[0].isupper() and w not in openings),
        leads=frozenset(leads),
        bodies=frozenset((*leads, *(each.committee for each in row.participants))),
        named=bool(named_leads(row.text, bodies)),
    )


def _candidates(wordings: Sequence[_Wording]) -> Iterator[tuple[int, int]]:
    """Pairs that share one of the word pairs that are rarest in either of them."""
    features = [_features(wording) for wording in wordings]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(features):
        for feature in own:
            holders[feature].append(number)
    seen: set[tuple[int, int]] = set()
    for number, own in enumerate(features):
        shared = sorted((f for f in own if len(holders[f]) > 1), key=lambda f: len(holders[f]))
        for feature in shared[:_RAREST]:
            for other in holders[feature][:_MOST_SHARING]:
                pair = (min(number, other), max(number, other))
                if number != other and pair not in seen:
                    seen.add(pair)
                    yield pair


def _features(wording: _Wording) -> list[tuple[str, ...]]:
    words = wording.words
    pairs: list[tuple[str, ...]] = list(pairwise(words))
    singles = [(word,) for word in words] if len(words) <= _SHORT else []
    return list(dict.fromkeys([*pairs, *singles]))


def _likeness(one: _Wording, other: _Wording) -> float:
    """How alike two wordings of one activity are; 0 when they are of two."""
    if not _same_doers(one, other):
        return 0
    shared = _shared(one.words, other.words)
    if shared is None or _contradict(shared, one.names, other.names):
        return 0
    alike = shared.of_both >= _SAME_WORDS or _within(shared, one, other) or _by_letters(one, other)
    return shared.of_both if alike else 0


def _same_doers(one: _Wording, other: _Wording) -> bool:
    """Whether the leads agree; where the text names none, nobody else can be meant."""
    if not (one.named and other.named):
        return one.leads == other.leads
    return bool(one.leads & other.leads) or one.bodies == other.bodies


def _same_words(one: _Wording, other: _Wording) -> bool:
    shared = _shared(one.words, other.words)
    return shared is not None and shared.one_sided() and shared.of_both >= _SAME_WORDS


def _within(shared: _Shared, one: _Wording, other: _Wording) -> bool:
    """Whether the shorter wording stands in the longer, and is enough of it."""
    if min(len(one.words), len(other.words)) < _SHORT:
        enough = shared.of_longer >= _PART_OF_SHORT and _same_bodies(one, other)
    else:
        enough = shared.of_longer >= _PART_OF_LONG
    return enough and shared.of_shorter >= _WITHIN


def _by_letters(one: _Wording, other: _Wording) -> bool:
    alike = fuzz.ratio(one.core, other.core, score_cutoff=_SAME_LETTERS)
    return bool(alike) and _same_bodies(one, other)


def _same_bodies(one: _Wording, other: _Wording) -> bool:
    return len(one.bodies & other.bodies) >= _SAME_BODIES * len(one.bodies | other.bodies)


def _contradict(shared: _Shared, names: frozenset[str], other_names: frozenset[str]) -> bool:
    """Whether each says a number, or a place, that the other does not."""
    numbers = [any(map(_is_number, only)) for only in (shared.only_one, shared.only_other)]
    places = names.intersection(shared.only_one), other_names.intersection(shared.only_other)
    return all(numbers) or all(places)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> _Shared | None:
    """Compare two wordings word by word, in any order; None when too little can be shared."""
    left, right = Counter(one), Counter(other)
    only_one, only_other = list((left - right).elements()), list((right - left).elements())
    if len(only_one) > _MOST_STRAY or len(only_other) > _MOST_STRAY:
        return None
    for word in tuple(only_one):
        match = next((each for each in only_other if _misspelt(word, each)), None)
        if match is not None:
            only_one.remove(word)
            only_other.remove(match)
    sizes = sorted((_letters(one), _letters(other)))
    size = min(_letters(one) - _letters(only_one), _letters(other) - _letters(only_other))
    return _Shared(
        2 * size / sum(sizes), size / sizes[0], size / sizes[1], tuple(only_one), tuple(only_other)
    )


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))


def _is_number(word: str) -> bool:
    return any(letter.isdigit() for letter in word) and not _YEAR.fullmatch(word)


@lru_cache(maxsize=65536)
def _misspelt(one: str, other: str) -> bool:
    """Whether two words are one, misspelt or inflected; any year is as good as another."""
    if any(letter.isdigit() for letter in one + other):
        return bool(_YEAR.fullmatch(one) and _YEAR.fullmatch(other))
    if one[0] != other[0]:
        return False
    if OSA.distance(one, other) <= min(len(one), len(other)) // 5:
        return True
    stem = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 99)
    stem = min(stem, len(one), len(other))
    return stem > 4 and max(len(one), len(other)) - stem <= 3
