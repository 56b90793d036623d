"""Entries of one kind with what they say in columns, so that all can be asked at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from store.entries.entries import Entry

T = TypeVar("T")

Field = Callable[[Entry], Any]
"""What is read of each entry; the same function is the name of its column."""
Mask = bytes
"""For each entry of a table 1 where it is meant, else 0; combined as whole numbers at once."""


def both(one: Mask, other: Mask) -> Mask:
    """Return what both masks mean."""
    return (_number(one) & _number(other)).to_bytes(len(one), "little")


def either(one: Mask, other: Mask) -> Mask:
    """Return what one mask or the other means."""
    return (_number(one) | _number(other)).to_bytes(len(one), "little")


def without(one: Mask, other: Mask) -> Mask:
    """Return what one mask means and the other does not."""
    return (_number(one) & ~_number(other)).to_bytes(len(one), "little")


def _number(mask: Mask) -> int:
    return int.from_bytes(mask, "little")


class Derived:
    """A field that is worked out from another field's value alone."""

    def __init__(self, source: Field, work_out: Callable[[Any], Any]) -> None:
        self.source = source
        self.work_out = work_out

    def __call__(self, entry: Entry) -> Any:
        return self.work_out(self.source(entry))


class Whole:
    """A field that is worked out faster for all entries at once."""

    def __init__(
        self, one: Callable[[Entry], Any], every: Callable[[Sequence[Entry]], Iterable[Any]]
    ) -> None:
        self.every = every
        self._one = one

    def __call__(self, entry: Entry) -> Any:
        return self._one(entry)


class ColumnarTable:
    """Entries in the order of the register, and columns, each made when first asked for."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._columns: dict[Field, list[Any]] = {}
        self._indexes: dict[Field, Mapping[Hashable, Sequence[int]]] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def column(self, field: Field) -> Sequence[Any]:
        """Return what a field says of each entry; equal values are kept once."""
        found = self._columns.get(field)
        if found is None:
            found = self._columns.setdefault(field, self._made(field))
        return found

    def _made(self, field: Field) -> list[Any]:
        if isinstance(field, Whole):
            return list(field.every(self.entries))
        return _shared(self._values(field))

    def _values(self, field: Field) -> Iterable[Any]:
        if isinstance(field, Derived):
            return map(field.work_out, self.column(field.source))
        return map(field, self.entries)

    def places(self, field: Field) -> Mapping[Hashable, Sequence[int]]:
        """Return for each name in a field of names the places of the entries that say it."""
        found = self._indexes.get(field)
        if found is None:
            found = self._indexes.setdefault(field, _index(map(field, self.entries)))
        return found


def _shared(values: Iterable[T]) -> list[T]:
    """Return values as a list that holds the first of equal ones in the place of each."""
    same: dict[T, T] = {}
    return [same.setdefault(value, value) for value in values]


def _index(many: Iterable[Iterable[Hashable]]) -> Mapping[Hashable, Sequence[int]]:
    index: dict[Hashable, array[int]] = {}
    for place, names in enumerate(many):
        for name in dict.fromkeys(names):
            index.setdefault(name, array("L")).append(place)
    return index
