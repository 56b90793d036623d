"""What commands ask of a screen with views: which one is shown, its entry, its marks, its list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from tui.app.screens.base import CommandScreen
from tui.commands.views import VIEWS
from tui.locale import _

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from store.model.traits import Kind
    from store.register.register import Register
    from tui.app.session.changing import Changing
    from tui.app.views.base import View
    from tui.presentation.lens import Lens


class ViewScreen(CommandScreen[None]):
    """Has views, one of them shown, and a lens once the register was read."""

    def __init__(self) -> None:
        super().__init__()
        self.lens: Lens | None = None
        self.shown = VIEWS[0].view
        self._views: dict[str, View] = {}
        self.changing: Changing | None = None
        """The way to change the register, once it was read."""

    @property
    def view(self) -> View | None:
        """The view that is shown; None while the register is being read."""
        return self._views.get(self.shown)

    @property
    def signs(self) -> Sequence[tuple[str, str]]:
        """The signs of the view that is shown."""
        return self.view.signs if self.view else ()

    @property
    def register(self) -> Register | None:
        return self.lens.register if self.lens else None

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.view.entry if self.view else None

    def to_copy(self) -> Sequence[Entry]:
        """Return the marked entries, or the one under the cursor."""
        return self.marked() or ([self.entry] if self.entry else [])

    def can_change(self, kinds: Collection[Kind] | None = None) -> bool:
        """Tell whether there are entries, of some kinds, that something can be said about.

        Marked ones are not looked through here: this is asked at every key.
        """
        if self.changing is None or self.any_marked:
            return self.changing is not None
        about = self.view.about if self.view else None
        return bool(
            about
            and self.register
            and self.register.record(about.id)
            and (kinds is None or about.kind in kinds)
        )

    def to_change(self) -> Sequence[Entry]:
        """Return the marked entries, or the one that the cursor's row is about."""
        about = self.view.about if self.view else None
        found = self.marked() or ([about] if about else [])
        return [one for one in found if self.register and self.register.record(one.id)]

    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None:
        """Do something with the entries that are found; ask first where marks left the list."""
        unseen = self.view.marked_elsewhere() if self.view and self.view.any_elsewhere else []
        if not unseen:
            then(found())
            return
        from tui.app.screens.asking import UnseenScreen

        def answered(every: bool | None) -> None:
            if every is not None:
                then([*self.marked(), *unseen] if every else self.marked())

        self.app.push_screen(UnseenScreen(self.marked(), unseen), answered)

    def marked(self) -> Sequence[Entry]:
        """Return the marked entries that are in the list."""
        rows = self.view.rows if self.view else None
        return self.view.marked() if self.view and rows and rows.marked else []

    @property
    def any_marked(self) -> bool:
        """Whether rows of the view are marked."""
        rows = self.view.rows if self.view else None
        return bool(rows and rows.marked)

    @property
    def any_listed(self) -> bool:
        """Whether the list has an entry in it."""
        return self.view is not None and self.view.any_listed

    def listed(self) -> Sequence[Entry]:
        """Return all entries of the list as it is filtered and sorted."""
        return self.view.listed() if self.view else []

    @property
    def title_shown(self) -> str:
        """What the view that is shown is called."""
        return next(_(one.title) for one in VIEWS if one.view == self.shown)
