"""Saved views: those of one's own in their file, and those that one's office shares on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.filters.saved import SavedView, SavedViews
    from store.keeping.backend import SharedViews
    from tui.presentation.lens import Lens


class Shelf:
    """The views that have a name; tells when they are others than before.

    One's own stand before the office's of the same name.
    """

    def __init__(
        self,
        changed: Callable[[], None],
        shared: Callable[[], SharedViews | None] = lambda: None,
    ) -> None:
        """Hold no views yet; `shared` returns what the office shares, None without a server."""
        self._changed = changed
        self._shared = shared
        self._named: SavedViews | None = None
        self._deleted: SavedView | None = None
        self._own: tuple[SavedView, ...] = ()
        self._office: tuple[SavedView, ...] = ()
        self.views: tuple[SavedView, ...] = ()
        self.file: Path | None = None
        """Where one's own are kept; nothing is saved or deleted where there is no file."""

    @property
    def deleted(self) -> SavedView | None:
        """The one that was deleted last and can be brought back."""
        return self._deleted

    @property
    def _office_now(self) -> str:
        from store.common.text import one_line

        shared = self._shared()
        return one_line(shared.office) if shared else ""

    @property
    def can_share(self) -> bool:
        """Whether the register is where offices share their views."""
        return self._shared() is not None

    def shared_by(self, view: SavedView) -> str:
        """Return the office that shares a view, or has one of its name; empty where none does."""
        return next((one.office for one in self._office if one.key == view.key), "")

    def take(self, views: Iterable[SavedView]) -> None:
        """Take these as the saved views, one's own and the office's, also in the filter."""
        self._hold(tuple(views))
        self._changed()

    def _hold(self, every: tuple[SavedView, ...]) -> None:
        from store.filters.saved import SavedViews

        self._own = tuple(one for one in every if not one.office)
        self._office = tuple(one for one in every if one.office)
        own = {one.key for one in self._own}
        self.views = (*self._own, *(one for one in self._office if one.key not in own))
        self._named = SavedViews(self.views)

    def take_shared(self, views: Iterable[SavedView]) -> None:
        """Take these as those that the office shares; where they are the same, nothing is told."""
        if (theirs := tuple(views)) != self._office:
            self.take((*self._own, *theirs))

    def known_to(self, lens: Lens) -> Lens:
        """Return a lens whose filter knows the saved views; not those of an office one has left."""
        if any(one.office != self._office_now for one in self._office):
            self._hold(self._own)
        if self._named is None or lens.saved is self._named:
            return lens
        return lens.knowing(self._named)

    def save(self, view: SavedView) -> None:
        """Save a view of one's own, in the place of the one that has its name.

        Raises: NamndkollError when the file cannot be written
        """
        from tui.settings.saved_views import add_view

        if self.file:
            add_view(self.file, view)
            own = (one for one in self._own if one.key != view.key)
            self.take((*own, view, *self._office))

    def delete(self, view: SavedView) -> None:
        """Delete a view of one's own; it can be brought back until the app is left.

        Raises: NamndkollError when the file cannot be written
        """
        from tui.settings.saved_views import remove_view

        if self.file:
            remove_view(self.file, view)
            self._deleted = view
            self.take((*(one for one in self._own if one != view), *self._office))

    def restore(self) -> None:
        """Bring back the view that was deleted last.

        Raises: NamndkollError when the file cannot be written
        """
        if self.file and self._deleted:
            self.save(self._deleted)
            self._deleted = None

    def read_shared(self) -> tuple[SavedView, ...]:
        """Ask the server which views the office shares; those to take, which is done by itself.

        Raises: RegisterError when the server does not answer
        """
        from store.filters.shared import views_of

        shared = self._shared()
        return views_of(shared.read(), shared.office)[0] if shared else ()

    def share(self, view: SavedView) -> tuple[SavedView, ...]:
        """Share a view with the office, or no longer; return those that it shares then.

        Raises: RegisterError when that cannot be saved, as where a login belongs to no office
        """
        from store.filters.shared import body_of

        if (shared := self._shared()) is None:
            return ()
        there = [one for one in self.read_shared() if one.key == view.key]
        for one in there:
            shared.remove(one.name)
        if not there:
            shared.put(view.name, body_of(view))
        self._deleted = view if view.office and there else None
        return self.read_shared()
