"""Entries with their places among others, by which many are filtered at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from store.entries.entries import Entry
from store.model.traits import Kind


class Placed(NamedTuple):
    """Entries, and where each stands among all of its kind or, mixed, among the deadlines.

    There are no places where another mixture is meant, or what is in no list.
    """

    entries: Sequence[Entry]
    places: Sequence[int]
    among: Kind | Literal["deadline"]
