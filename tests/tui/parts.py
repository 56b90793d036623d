"""Stand-ins for the neighbours of the main screen's parts, so that each is tried by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from store.entries.entries import Entry
from store.survey.survey import Survey
from tests.registers import DAY, small_register
from tui.presentation.arranger import Arranger
from tui.presentation.lens import Lens

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.app.screens.main.looking import Looking
    from tui.app.views.base import MovesInTime, View
    from tui.app.views.column_choice import ColumnChoice


def lens_on(folder: Path) -> Lens:
    """Return a lens on the small register."""
    return Lens(Survey(small_register(folder / "register.json"), DAY))


class PlainView:
    """A view without a screen: a cursor on an entry, and marks."""

    def __init__(self, entry: Entry | None = None, marks: Sequence[Entry] = ()) -> None:
        self.entry = self.about = entry
        self.unseen: list[Entry] = []
        self.marks = SimpleNamespace(
            any=bool(marks), here=lambda: list(marks), elsewhere=lambda: self.unseen
        )
        self.rows = None
        self.arranger: Arranger | None = None
        self.column_choice: ColumnChoice | None = None
        self.moves: MovesInTime | None = None
        self.ids = False

    def step_back(self) -> bool:
        """Tell that there is no step back within it."""
        return False

    def go_to(self, entry: Entry) -> bool:
        """Put the cursor on an entry."""
        self.entry = entry
        return True

    def show_ids(self, *, shown: bool) -> None:
        """Note whether ids are shown."""
        self.ids = shown

    def as_view(self) -> View:
        """Return it as what it stands in for."""
        return cast("View", self)


class PlainLooking:
    """What is looked at, without a screen."""

    def __init__(
        self, lens: Lens | None, view: PlainView | None = None, shown: str = "overdue"
    ) -> None:
        self.lens = lens
        self.view = view or PlainView()
        self.shown = shown
        self.filter_bar = SimpleNamespace(field=SimpleNamespace(has_focus=False))
        self.focused_list = 0
        self.frames = 0
        self.views: dict[str, PlainView] = {}

    @property
    def register(self) -> object:
        """The register of the lens."""
        return self.lens and self.lens.register

    @property
    def typed(self) -> str:
        """The filter in its field."""
        return self.lens.typed if self.lens else ""

    def look(self, lens: Lens) -> None:
        """Look through another lens."""
        self.lens = lens

    async def show_view(self, name: str) -> None:
        """Show a view."""
        self.shown = name

    async def settled(self) -> None:
        """Wait for nothing."""

    def show_frame(self) -> None:
        """Count how often the lines around were written."""
        self.frames += 1

    def take_focus(self) -> None:
        """Count how often the list was given the keys."""
        self.focused_list += 1

    def as_looking(self) -> Looking:
        """Return it as what it stands in for."""
        return cast("Looking", self)


class PlainScreen:
    """A screen that notes what is opened above it and said."""

    def __init__(self) -> None:
        self.opened: list[Any] = []
        self.answer: Any = None
        self.said: list[str] = []
        self.app = self
        self.focused = None

    def push_screen(self, screen: Any, answered: Any = None) -> None:
        """Note a screen and what its answer is for."""
        self.opened.append(screen)
        self.answer = answered

    def notify(self, said: str, **_how: object) -> None:
        """Note what is said."""
        self.said.append(said)

    def as_screen(self) -> Screen[None]:
        """Return it as what it stands in for."""
        return cast("Screen[None]", self)
