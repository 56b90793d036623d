"""Which record of a new version of a document is which record of the version before."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar, cast

import msgspec
from msgspec.structs import replace

from store.likeness import Phrase, most_alike
from store.model import Activity, BudgetLine, Directive, Goal, Indicator, Irregularity, Source
from store.text import fold

Printed = Goal | Directive | Activity | Indicator | BudgetLine
"""A record that stands in a document."""

P = TypeVar("P", bound=Printed)
S = TypeVar("S", bound=Printed | Irregularity)
Identity = tuple[Hashable, ...]

_NOWHERE = Source("", (0,))
_ENDING = " .,;:"
_TELLING = 5
"""Words that two bodies are not told in the same order by chance."""


def pair(old: Sequence[P], new: Sequence[P]) -> list[P | None]:
    """Return for each new record the old one that it continues; each old one is used once.

    What is the same but for its place goes first, then what shares most of its identity; then the
    same words under another body, and last what resembles them in the same chapter.
    """
    found: list[P | None] = [None] * len(new)
    unused = dict(enumerate(old))
    same: dict[bytes, deque[int]] = defaultdict(deque)
    for place, record in unused.items():
        same[content(record)].append(place)
    for index, record in enumerate(new):
        if places := same[content(record)]:
            found[index] = unused.pop(places.popleft())
    _pair_alike(unused, new, found)
    _pair_moved(unused, new, found)
    _pair_reworded(unused, new, found)
    return found


def _pair_alike(unused: dict[int, P], new: Sequence[P], found: list[P | None]) -> None:
    """Fill in what is found by identity, those that share most first."""
    places: dict[Identity, deque[int]] = defaultdict(deque)
    for place, record in unused.items():
        for key in identities(record):
            places[key].append(place)
    left = [index for index, old in enumerate(found) if old is None]
    shared = {index: _shared(new[index], places, unused).total() for index in left}
    for index in sorted(left, key=lambda index: -shared[index]):
        votes = _shared(new[index], places, unused)
        if votes:
            found[index] = unused.pop(votes.most_common(1)[0][0])


def _pair_moved(unused: dict[int, P], new: Sequence[P], found: list[P | None]) -> None:
    """Fill in what is worded alike under another body, where only one record can be meant."""
    left = [index for index, one in enumerate(found) if one is None and _tells(new[index])]
    wanted = Counter(_said(new[index]) for index in left)
    places = {_said(record): place for place, record in unused.items()}
    known = Counter(_said(record) for record in unused.values())
    for index in left:
        said = _said(new[index])
        if wanted[said] == known[said] == 1:
            found[index] = unused.pop(places[said])


def _pair_reworded(unused: dict[int, P], new: Sequence[P], found: list[P | None]) -> None:
    """Fill in what is said otherwise in the same chapter, or under the same number."""
    old = {place: _phrase(record) for place, record in unused.items()}
    left = {index: _phrase(new[index]) for index, one in enumerate(found) if one is None}
    for index, place in most_alike(old, left).items():
        found[index] = unused.pop(place)


def _tells(record: Printed) -> bool:
    """Tell whether a record's words are enough to know it by, whoever they are said to."""
    return len(_phrase(record).text.split()) >= _TELLING


def _said(record: Printed) -> Identity:
    """Return what a record says, whoever it says it to."""
    match record:
        case Activity():
            return (wording(record.text),)
        case Directive():
            return record.kind, wording(record.text)
        case Indicator():
            return (wording(record.name),)
        case BudgetLine():
            return record.kind, record.committee, record.area, record.proposal
        case Goal():
            return (wording(record.text),)


def _phrase(record: Printed) -> Phrase:
    """Return what a record says, within what it could be the same as another."""
    match record:
        case Activity():
            row = record.listings[0]
            return Phrase((row.committee, row.area), row.text)
        case Directive():
            return Phrase((record.kind, record.committee, record.area), record.text)
        case Indicator():
            return Phrase((record.committee, record.area), record.name)
        case BudgetLine():
            return Phrase((record.kind, record.committee, record.area), record.proposal)
        case Goal():
            return Phrase(record.number, record.text)


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
    return tuple(dict.fromkeys(_identities(record)))


def _identities(record: Printed) -> Iterator[Identity]:
    match record:
        case Activity():
            for row in record.listings:
                yield row.committee, row.area, wording(row.text)
        case Directive():
            yield record.kind, record.committee, record.area, wording(record.text)
        case Indicator():
            yield record.committee, record.area, wording(record.name)
        case BudgetLine():
            yield record.kind, record.committee, record.area, record.proposal
        case Goal():
            yield (wording(record.text),)


def content(record: Printed) -> bytes:
    """Return a record without its id and its place, to be compared."""
    return msgspec.json.encode(moved(replace(record, id=""), _NOWHERE))


def moved(record: P, source: Source) -> P:
    """Return a record as if everything in it stood at one place."""
    if isinstance(record, Activity):
        rows = tuple(replace(row, source=source) for row in record.listings)
        return cast(P, replace(record, listings=rows))
    return replace(record, source=source)


def printed_in(record: Printed) -> str:
    """Return the name of the document that a record stands in; empty when it has none."""
    source = record.listings[0].source if isinstance(record, Activity) else record.source
    return source.document if source else ""


def renamed(record: S, before: str, after: str) -> S:
    """Return a record with its document under another name."""

    def place(source: Source) -> Source:
        return replace(source, document=after) if source.document == before else source

    if isinstance(record, Activity):
        rows = tuple(replace(row, source=place(row.source)) for row in record.listings)
        return cast(S, replace(record, listings=rows))
    return replace(record, source=place(record.source)) if record.source else record


def wording(text: str) -> str:
    """Return a wording without what a new print may change: case, spaces, the full stop."""
    return " ".join(fold(text).split()).strip(_ENDING)
