"""A list's orders and groupings, and the ones that it has just now."""

from __future__ import annotations

from collections.abc import Sequence

from store.entries.entries import Entry
from tui.presentation.arrange import BY_CHAPTER, PRINTED, Arrangement, Grouping, Order, group, sort
from tui.presentation.groups import Group


class Arranger:
    """Puts the entries of a list in order and under headings."""

    def __init__(
        self, orders: Sequence[Order], groupings: Sequence[Grouping], usual: Arrangement
    ) -> None:
        self.orders = orders
        self.groupings = groupings
        self.usual = usual
        """The arrangement until another is asked for."""
        self.now = usual

    @property
    def order(self) -> Order:
        """The order that the list has now."""
        return next(one for one in self.orders if one.key == self.now.order)

    @property
    def grouping(self) -> Grouping:
        """The grouping that the list has now."""
        return next(one for one in self.groupings if one.key == self.now.grouping)

    def has(self, wanted: Arrangement) -> bool:
        """Tell whether the list can be arranged so."""
        return self.has_order(wanted.order) and any(
            one.key == wanted.grouping for one in self.groupings
        )

    def has_order(self, key: str) -> bool:
        """Tell whether the list can be sorted by a key."""
        return any(one.key == key for one in self.orders)

    def arrange(self, entries: Sequence[Entry]) -> list[Group[Entry]]:
        """Return the entries in groups; printed ones keep the order of the chapters as printed."""
        order, grouping = self.order, self.grouping
        as_met = order is PRINTED and grouping is BY_CHAPTER
        return group(sort(entries, order, descending=self.now.descending), grouping, as_met=as_met)
