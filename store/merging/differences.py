"""What a new version of a document says otherwise of one record: its words, dates, bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from store.model.kinds import Printed, printed_traits_of
from store.model.traits import Facet

What = Facet | Literal["new", "withdrawn", "again"]


class Difference(Struct, frozen=True):
    """One thing that an import changes about a record; `before` and `after` as people read it."""

    id: str
    what: What
    before: str
    after: str


def differences(before: Printed | None, after: Printed) -> Iterator[Difference]:
    """Tell what differs between a record as it was and as it is to be, under its new id."""
    if before is None:
        yield Difference(after.id, "new", "", title(after))
        return
    if before.withdrawn and not after.withdrawn:
        yield Difference(after.id, "again", "", title(after))
    was, now = printed_traits_of(before).facets(before), printed_traits_of(after).facets(after)
    for what, said in now.items():
        if was[what] != said:
            yield Difference(after.id, what, was[what], said)


def withdrawal(record: Printed) -> Difference:
    """Tell that a record is no longer printed."""
    return Difference(record.id, "withdrawn", title(record), "")


def title(record: Printed) -> str:
    """Return what a record is called, on one line."""
    return printed_traits_of(record).title(record)
