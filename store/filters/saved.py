"""Saved views: a filter with a name, that may stand as `@name` in other filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from store.common.text import fold, one_line, unaccent


class SavedView(Struct, frozen=True):
    """What is looked at and how, under a name; empty where the view's own way holds."""

    name: str
    view: str = ""
    filter: str = ""
    committee: str = ""
    sort: str = ""
    descending: bool = False
    group: str = ""
    office: str = ""
    """Who shares it on a server; empty where it is one's own."""

    @property
    def key(self) -> str:
        """What it is found by: the name folded, on one line, with hyphens for spaces."""
        return view_key(self.name)


def view_key(name: str) -> str:
    """Return what a saved view of a name is found by."""
    return fold(one_line(name)).replace(" ", "-")


class SavedViews:
    """Saved views by their names, found as the filter finds words: `aldre` means äldre too."""

    def __init__(self, views: Iterable[SavedView] = ()) -> None:
        self._by_key: dict[str, SavedView] = {}
        self._plain: dict[str, SavedView] = {}
        for view in views:
            self._by_key.setdefault(view.key, view)
            self._plain.setdefault(unaccent(view.key), view)

    def __iter__(self) -> Iterator[SavedView]:
        return iter(self._by_key.values())

    def find(self, name: str) -> SavedView | None:
        """Return the view of a name; a name typed without accents finds those with them."""
        key = view_key(name)
        return self._by_key.get(key) or self._plain.get(key)


NO_VIEWS = SavedViews()
