"""Saved views and the file that they are kept in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.filters.saved import SavedView, SavedViews
    from tui.presentation.lens import Lens


class Shelf:
    """The views that have a name; tells when they are others than before."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._named: SavedViews | None = None
        self._deleted: SavedView | None = None
        self.views: tuple[SavedView, ...] = ()
        self.file: Path | None = None
        """Where they are kept; nothing is saved or deleted where there is no file."""

    @property
    def any_deleted(self) -> bool:
        """Whether one was deleted that can be brought back."""
        return self._deleted is not None

    def take(self, views: Iterable[SavedView]) -> None:
        """Take these as the saved views, also in the filter."""
        from store.filters.saved import SavedViews

        self.views = tuple(views)
        self._named = SavedViews(self.views)
        self._changed()

    def known_to(self, lens: Lens) -> Lens:
        """Return a lens whose filter knows the saved views."""
        if self._named is None or lens.saved is self._named:
            return lens
        return lens.knowing(self._named)

    def save(self, view: SavedView) -> None:
        """Save a view, in the place of the one that has its name.

        Raises: NamndkollError when the file cannot be written
        """
        from tui.settings.saved_views import add_view

        if self.file:
            add_view(self.file, view)
            self.take([*(one for one in self.views if one.key != view.key), view])

    def delete(self, view: SavedView) -> None:
        """Delete a view; it can be brought back until the app is left.

        Raises: NamndkollError when the file cannot be written
        """
        from tui.settings.saved_views import remove_view

        if self.file:
            remove_view(self.file, view)
            self._deleted = view
            self.take(one for one in self.views if one != view)

    def restore(self) -> None:
        """Bring back the view that was deleted last.

        Raises: NamndkollError when the file cannot be written
        """
        if self.file and self._deleted:
            self.save(self._deleted)
            self._deleted = None
