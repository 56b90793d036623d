"""What a term of a filter asks of an entry: of one, or of a whole table at once.

Both ways read the same field and ask it the same, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import repeat
from operator import contains
from typing import Any, Protocol

from msgspec import Struct

from store.entries.columnar import ColumnarTable, Field, Mask, both, either, without
from store.entries.entries import Entry


class Check(Protocol):
    """Something that an entry is or is not."""

    def holds(self, entry: Entry) -> bool:
        """Tell whether it is so of an entry."""

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        """Return those entries of a mask of which it is so."""


class Says(Struct, frozen=True):
    """A field holds some words."""

    field: Field
    words: str

    def holds(self, entry: Entry) -> bool:
        return self.words in self.field(entry)

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        return both(mask, bytes(map(contains, table.column(self.field), repeat(self.words))))


class Is(Struct, frozen=True):
    """A field has a value that passes; each value is asked once."""

    field: Field
    passes: Callable[[Any], bool]

    def holds(self, entry: Entry) -> bool:
        return self.passes(self.field(entry))

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        column = table.column(self.field)
        verdicts = {value: self.passes(value) for value in set(column)}
        return both(mask, bytes(map(verdicts.__getitem__, column)))


class Names(Struct, frozen=True):
    """A field of names has one that passes; each name is asked once."""

    field: Field
    passes: Callable[[Any], bool]

    def holds(self, entry: Entry) -> bool:
        return any(map(self.passes, self.field(entry)))

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        named = bytearray(len(table))
        for name, places in table.places(self.field).items():
            if self.passes(name):
                for place in places:
                    named[place] = True
        return both(mask, bytes(named))


class Holds(Struct, frozen=True):
    """A test of the whole entry passes."""

    holds: Callable[[Entry], bool]

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        """Return those entries of a mask that pass; the others are not asked."""
        entries = zip(mask, table.entries, strict=True)
        return bytes(bool(meant) and self.holds(entry) for meant, entry in entries)


class Either(Struct, frozen=True):
    """One or the other is so."""

    one: Check
    other: Check

    def holds(self, entry: Entry) -> bool:
        return self.one.holds(entry) or self.other.holds(entry)

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        return either(self.one.narrow(table, mask), self.other.narrow(table, mask))


class Not(Struct, frozen=True):
    """Something is not so."""

    check: Check

    def holds(self, entry: Entry) -> bool:
        return not self.check.holds(entry)

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        return without(mask, self.check.narrow(table, mask))


class Every(Struct, frozen=True):
    """All of these are so; none asks for nothing."""

    checks: Sequence[Check]

    def holds(self, entry: Entry) -> bool:
        return all(check.holds(entry) for check in self.checks)

    def narrow(self, table: ColumnarTable, mask: Mask) -> Mask:
        for check in self.checks:
            mask = check.narrow(table, mask)
        return mask

    def mask(self, table: ColumnarTable) -> Mask:
        """Return of which entries of a table all is so."""
        return self.narrow(table, bytes([True]) * len(table))
