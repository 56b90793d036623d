"""What the changing of a register and the following of its file share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen

from tui.app.session.reach import Reach

if TYPE_CHECKING:
    from store.register.register import Register
    from tui.app.session.day import Day
    from tui.presentation.lens import Lens


class Shown(Protocol):
    """What is looked at, as far as a session knows it."""

    @property
    def lens(self) -> Lens | None:
        """The register as it is seen; None while it is being read."""

    @property
    def typed(self) -> str:
        """The filter as it stands in its field, which may be a key ahead of the lens."""

    def look(self, lens: Lens) -> None:
        """Look through another lens."""

    def hold(self) -> None:
        """Keep the cursor on its row, whatever comes to stand around it."""

    def prepare(self, lens: Lens) -> None:
        """Work out what looking through a lens asks for (called in a thread)."""

    def show_frame(self) -> None:
        """Write the lines around what is looked at anew."""


@dataclass
class State:
    """The screen and what it shows, the day, and what is known of the file on the disk."""

    screen: Screen[Any]
    shown: Shown
    day: Day
    read_only: bool = False
    """Whether the register can only be read where it is."""
    held: Register | None = None
    """What was read before the disk lost it, until the app is left."""
    reach: Reach = field(init=False)
    """Whether what keeps the register answers."""

    def __post_init__(self) -> None:
        self.reach = Reach(self.screen, lambda: not self.read_only)
