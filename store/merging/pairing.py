"""Which record of a new version of a document is which record of the version before."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from store.importing.language.repeats import Period, Times, distance, period_of_activity
from store.merging.likeness import Phrase, most_alike
from store.model.kinds import P, Printed, printed_traits_of
from store.model.records import Activity, Source
from store.model.traits import Identity, Moving

_NOWHERE = Source("", (0,))
_TELLING = 5
"""Words that two bodies are not told in the same order by chance."""


def pair(old: Sequence[P], new: Sequence[P]) -> list[P | None]:
    """Return for each new record the old one that it continues; each old one is used once.

    What is the same but for its place goes first, then the occurrences of one task by when they
    are, then what shares most of its identity; then the same words under another body, and last
    what resembles them in the same chapter.
    """
    found: list[P | None] = [None] * len(new)
    if not old:
        return found
    unused = dict(enumerate(old))
    same: dict[bytes, deque[int]] = defaultdict(deque)
    for place, record in unused.items():
        same[content(record)].append(place)
    for index, record in enumerate(new):
        if places := same[content(record)]:
            found[index] = unused.pop(places.popleft())
    if not unused or not _left(found):
        return found
    settled = _pair_occurrences(old, unused, new, found)
    _pair_alike(unused, new, found, settled)
    _pair_moved(unused, new, found, settled)
    _pair_reworded(unused, new, found, settled)
    return found


def _pair_occurrences(
    old: Sequence[P], unused: dict[int, P], new: Sequence[P], found: list[P | None]
) -> set[int]:
    """Fill in the occurrences of tasks that come again, each with the one that it is nearest to.

    Returned are the places of those that are new among them: nothing else is to be taken for
    them, as what was said of another time would be said of theirs.
    """
    known, told = _by_task(old), _by_task(new)
    nearest: list[tuple[int, int, int]] = []
    settled: set[int] = set()
    for task, places in told.items():
        before = known.get(task, [])
        if not before or len(before) == len(places) == 1:
            continue
        times = Times({place: _period(old[place]) for place in before})
        for index in (one for one in places if found[one] is None):
            settled.add(index)
            if one := times.nearest(_period(new[index])):
                nearest.append((one[0], index, one[1]))
    for _apart, index, place in sorted(nearest):
        if found[index] is None and place in unused:
            found[index] = unused.pop(place)
    return settled


def _period(record: Printed) -> Period | None:
    return period_of_activity(record) if isinstance(record, Activity) else None


def _by_task(records: Sequence[Printed]) -> dict[Identity, list[int]]:
    """Return the places of the activities that are each task."""
    tasks: dict[Identity, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if isinstance(record, Activity):
            for key in identities(record):
                tasks[key].append(place)
    return tasks


def _pair_alike(
    unused: dict[int, P], new: Sequence[P], found: list[P | None], settled: set[int]
) -> None:
    """Fill in what is found by identity, those that share most first."""
    places: dict[Identity, deque[int]] = defaultdict(deque)
    for place, record in unused.items():
        for key in identities(record):
            places[key].append(place)
    left = [index for index in _left(found) if index not in settled]
    shared = {index: _shared(new[index], places, unused).total() for index in left}
    for index in sorted(left, key=lambda index: -shared[index]):
        votes = _shared(new[index], places, unused)
        if votes:
            found[index] = unused.pop(votes.most_common(1)[0][0])


def _left(found: Sequence[P | None]) -> list[int]:
    return [index for index, one in enumerate(found) if one is None]


def _pair_moved(
    unused: dict[int, P], new: Sequence[P], found: list[P | None], settled: set[int]
) -> None:
    """Fill in what is worded alike under another body, where only one record can be meant.

    Of what comes again that is the one of the same time.
    """
    for said in (_said_when, _said):
        left = [n for n in _left(found) if n not in settled and _tells(new[n])]
        wanted = Counter(said(new[index]) for index in left)
        places = {said(record): place for place, record in unused.items()}
        known = Counter(said(record) for record in unused.values())
        for index in left:
            key = said(new[index])
            if wanted[key] == known[key] == 1:
                found[index] = unused.pop(places[key])


def _pair_reworded(
    unused: dict[int, P], new: Sequence[P], found: list[P | None], settled: set[int]
) -> None:
    """Fill in what is said otherwise in the same chapter, or under the same number."""
    old = {place: _phrase(record) for place, record in unused.items()}
    left = {index: _phrase(new[index]) for index in _left(found) if index not in settled}

    def apart(index: int, place: int) -> int:
        return distance(_period(new[index]), _period(unused[place]))

    for index, place in most_alike(old, left, apart).items():
        found[index] = unused.pop(place)


def _tells(record: Printed) -> bool:
    """Tell whether a record's words are enough to know it by, whoever they are said to."""
    return len(_phrase(record).text.split()) >= _TELLING


def _said(record: Printed) -> Identity:
    return printed_traits_of(record).saying(record)


def _said_when(record: Printed) -> Identity:
    """Return what a record says, and of an activity when."""
    return *_said(record), _period(record)


def _phrase(record: Printed) -> Phrase:
    traits = printed_traits_of(record)
    return Phrase(traits.within(record), traits.text(record))


def _shared(
    record: Printed, places: dict[Identity, deque[int]], unused: dict[int, P]
) -> Counter[int]:
    """Count per old record how much of its identity a record has in common with it.

    Of old records with the same identity the first unused one stands for all.
    """
    votes: Counter[int] = Counter()
    for key in identities(record):
        known = places.get(key, deque())
        while known and known[0] not in unused:
            known.popleft()
        if known:
            votes[known[0]] += 1
    return votes


def identities(record: Printed) -> tuple[Identity, ...]:
    """Return what a record is known by: for an activity each of its listings."""
    return tuple(dict.fromkeys(printed_traits_of(record).identities(record)))


def content(record: Printed) -> bytes:
    """Return a record without its id and its place, to be compared."""
    unplaced = printed_traits_of(record).moved(replace(record, id=""), _nowhere)
    return msgspec.json.encode(unplaced)


def _nowhere(_source: Source) -> Source:
    return _NOWHERE


def printed_in(record: Printed) -> str:
    """Return the name of the document that a record stands in; empty when it has none."""
    sources = printed_traits_of(record).sources(record)
    return sources[0].document if sources else ""


def renamed(record: P, before: str, after: str) -> P:
    """Return a record with its document under another name."""
    return printed_traits_of(record).moved(record, renaming(before, after))


def renaming(before: str, after: str) -> Moving:
    """Return what puts sources in a document under its other name."""

    def moving(source: Source) -> Source:
        return replace(source, document=after) if source.document == before else source

    return moving
