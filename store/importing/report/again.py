"""What a report prints twice, as with an appendix that repeats it, and what differs between both.

Each is kept as it was first printed; nothing that only one of the prints says is lost in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from store.importing.report.sentences import Sentence

T = TypeVar("T")

_SHORTEST = 20
"""Letters of a sentence that is looked for in the other print."""
_ASIDE = 3
"""Sentences that the other print may lack before what is no part of it is reached."""
_SHARE = 0.5
"""Share of a kind that stands in both prints from which one that stands in one alone is told."""


class Prints(Struct, Generic[T], frozen=True):
    """What was printed: each once, with pairs of the first and a later print of the same.

    `alone` are those that one print has and the other lacks.
    """

    once: tuple[T, ...]
    pairs: tuple[tuple[T, T], ...] = ()
    alone: tuple[T, ...] = ()


def prints(
    found: Sequence[T],
    second: int | None,
    *,
    line: Callable[[T], int],
    exact: Callable[[T], Hashable],
    loose: Callable[[T], Hashable],
) -> Prints[T]:
    """Tell prints of the same apart; from the line `second` on, all is printed a second time."""
    first: dict[Hashable, T] = {}
    named: dict[Hashable, T] = {}
    pairs: list[tuple[T, T]] = []
    new: list[T] = []
    for one in found:
        again = second is not None and line(one) >= second
        before = first.get(exact(one)) or (named.get(loose(one)) if again else None)
        if before is not None:
            pairs.append((before, one))
            continue
        first[exact(one)] = one
        named.setdefault(loose(one), one)
        new += [one] if again else []
    return Prints(tuple(first.values()), tuple(pairs), _alone(first, pairs, new))


def _alone(
    first: dict[Hashable, T], pairs: Sequence[tuple[T, T]], new: Sequence[T]
) -> tuple[T, ...]:
    """Return what one print alone has, where most stands in both."""
    both = {id(before) for before, _again in pairs}
    added = {id(one) for one in new}
    if len(both) < _SHARE * len(first):
        return ()
    return tuple(one for one in first.values() if id(one) not in both or id(one) in added)


def differing(
    said: Sequence[Sentence], first: int, second: int, others: frozenset[int]
) -> Iterator[Sentence]:
    """Return each sentence that one of two prints alone has.

    The prints have the same at the lines `first` and `second`; on the lines `others` stands what
    is told of by itself.
    """
    whole = [one for one in said if one.text[:1].isupper() and one.text.endswith((".", "!", "?"))]
    long = [one for one in whole if len(one.text) >= _SHORTEST]
    found = [one for one in long if not others.intersection(one.lines)]
    begun, again = _beginnings(found, first, second)
    prints_ = (range(begun, again), range(again, said[-1].lines[-1] + 1))
    for lines, beside in (prints_, prints_[::-1]):
        there = [one.plain for one in said if one.lines[0] in beside]
        known, running = frozenset(there), "".join(there)
        for one in found:
            alone = one.lines[0] in lines and one.plain not in known
            if alone and one.plain not in running:
                yield one


def _beginnings(found: Sequence[Sentence], first: int, second: int) -> tuple[int, int]:
    """Return the lines on which two prints begin, from lines that are the same in both."""
    before = {one.plain: one.lines[0] for one in found if one.lines[-1] < first}
    begun, again, aside = first, second, 0
    for one in reversed([one for one in found if first < one.lines[-1] < second]):
        if one.plain in before:
            begun, again, aside = before[one.plain], one.lines[0], 0
        else:
            aside += 1
        if aside > _ASIDE:
            break
    return begun, again
