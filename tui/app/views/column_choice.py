"""Which columns a list shows: its own, or those that somebody chose, widened and put in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from store.entries.entries import Entry
from tui.app.views.columns import id_column
from tui.app.views.entry_lists import EntryList
from tui.app.views.more_columns import more_columns
from tui.messages.cells import Column
from tui.presentation.lens import Lens
from tui.settings.memory import ChosenColumn

_SIGN, _TEXT = "sign", "text"
_LEAST = 19
"""Cells that the texts keep, whatever is chosen beside them."""
NARROWEST = 3
"""Cells that a column can be made no narrower than."""


class ColumnChoice:
    """The columns of a list of entries, and those that it can have; `lens` is what is shown."""

    def __init__(self, entries: EntryList, lens: Callable[[], Lens | None]) -> None:
        self._entries = entries
        self._lens = lens
        self.chosen: Sequence[ChosenColumn] = ()
        """Those that were chosen, in their order; none where the list has its own."""
        self.ids = False
        """Whether ids are shown beside the signs."""

    def shown(self) -> list[Column[Entry]]:
        """Return the columns that are shown where they all have room."""
        shown = self._as_chosen() if self.chosen else self._usual()
        if not self.ids or any(one.key == "id" for one in shown):
            return shown
        return [*shown[:1], id_column(), *shown[1:]]

    def _usual(self) -> list[Column[Entry]]:
        """Return the list's own columns but the one that its headings say already."""
        grouping = self._entries.arranger.now.grouping
        return [one for one in self._entries.columns() if one.key != grouping]

    def offered(self) -> list[Column[Entry]]:
        """Return all columns that can be chosen, the list's own first."""
        own = [one for one in self._entries.every_column() if one.key != _SIGN]
        said = {name for one in own for name in (one.key, one.title)}
        more = more_columns(self._entries.kind, self._year_of)
        return [*own, *(one for one in more if said.isdisjoint((one.key, one.title)))]

    def usual(self) -> list[ChosenColumn]:
        """Return the list's own columns as if they had been chosen."""
        return [ChosenColumn(one.key) for one in self._usual() if one.key != _SIGN]

    def choose(self, chosen: Sequence[ChosenColumn]) -> None:
        """Show these columns from now on; the list's own where these are the same."""
        self.chosen = () if list(chosen) == self.usual() else tuple(chosen)

    def _as_chosen(self) -> list[Column[Entry]]:
        """Return the chosen columns: what narrows the list takes the last of them away first."""
        offered = {one.key: one for one in self.offered()}
        sign = [one for one in self._entries.every_column() if one.key == _SIGN]
        known = [one for one in self.chosen if one.key in offered]
        known += [ChosenColumn(key) for key, one in offered.items()
                  if is_always_shown(one) and all(key != had.key for had in known)]  # fmt: skip
        return [
            *sign,
            *(_fitted(offered[one.key], one.wider, place) for place, one in enumerate(known, 1)),
        ]

    def _year_of(self, document: str) -> int:
        lens = self._lens()
        return lens.survey.papers.years.get(document, 0) if lens else 0


def is_always_shown(column: Column[Entry]) -> bool:
    """Tell whether a list is not a list without a column: its texts, and what it draws."""
    return column.key == _TEXT or column.drawn


def _fitted(column: Column[Entry], wider: int, place: int) -> Column[Entry]:
    """Return a column as wide as it was made; the later it stands, the sooner it goes.

    What the others leave is for the texts alone.
    """
    if is_always_shown(column):
        return replace(column, min_width=max(_LEAST, column.min_width), priority=0, room=0)
    least = max(NARROWEST, column.least + wider)
    if column.width is None:
        return replace(column, min_width=least, weight=0, priority=place, room=0)
    return replace(column, width=least, priority=place, room=0)
