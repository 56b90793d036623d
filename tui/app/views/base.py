"""What every view can be asked for, whatever it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.containers import Container
from textual.message import Message

from store.entries.entries import Entry
from tui.app.views.marks import Found, Marks, marked_entries
from tui.app.widgets.rows.list import RowList
from tui.presentation.arrange import Arrangement
from tui.presentation.arranger import Arranger
from tui.presentation.lens import Lens

if TYPE_CHECKING:
    from tui.app.views.column_choice import ColumnChoice


class MovesInTime(Protocol):
    """The ways through time of a view that shows it."""

    def step(self, by: int) -> None:
        """Go a little forward in time, or with -1 back."""

    def leap(self, by: int) -> None:
        """Go far forward in time, or with -1 back."""

    def zoom(self, by: int) -> None:
        """See more time at once, or with -1 less."""

    def to_day(self) -> None:
        """Go to the day that everything is counted from."""

    @property
    def has_bar(self) -> bool:
        """Whether the row under the cursor has a bar to go to."""

    def to_bar(self) -> None:
        """Go to the bar of the row under the cursor."""


class View(Container):
    """A view of the register; it is shown through a lens and shown anew through each other one."""

    class Rearranged(Message):
        """The view is to be shown in another order."""

    column_choice: ColumnChoice | None = None
    """Which columns its list has; None where they cannot be chosen."""
    arranger: Arranger | None = None
    """How its list can be sorted and grouped; None where it cannot."""
    moves: MovesInTime | None = None
    """None where it is no view of time."""
    has_pane: ClassVar[bool] = False
    """Whether it has a detail pane beside the list."""
    signs: Sequence[tuple[str, str]] = ()
    """What its own signs mean, for the help."""
    _lens: Lens | None = None

    def __init__(self, *, id: str, found: Found = marked_entries) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.marks = Marks(
            lambda: self.rows, lambda: self._lens.survey if self._lens else None, found
        )

    def show(self, lens: Lens) -> None:
        """Show the register through a lens."""
        raise NotImplementedError

    def prepare(self, lens: Lens) -> None:
        """Work out what showing through a lens asks for, so that showing it is quick.

        Called in a thread where there is much; what it finds is kept by the lens and its survey.
        """

    def show_ids(self, *, shown: bool) -> None:
        """Show the ids of the entries in a column, or none."""

    def rearrange(self, arrangement: Arrangement) -> None:
        """Sort or group otherwise."""

    @property
    def entry(self) -> Entry | None:
        """The entry that a command is about: the one under the cursor."""
        return None

    @property
    def about(self) -> Entry | None:
        """The entry of the register that the row under the cursor is about."""
        return self.entry

    @property
    def rows(self) -> RowList[Entry] | None:
        """The list that can be marked."""
        return None

    @property
    def any_listed(self) -> bool:
        """Whether the main list has an entry in it."""
        rows = self.rows.every if self.rows else ()
        return any(isinstance(row, Entry) for row in rows)

    def listed(self) -> list[Entry]:
        """Return the entries of the main list from top to bottom, each once, folded ones too."""
        rows = self.rows.every if self.rows else ()
        return list({row.id: row for row in rows if isinstance(row, Entry)}.values())

    def status(self) -> str:
        """Return how much of how much is shown."""
        return ""

    def take_focus(self) -> None:
        """Give the keys to the main list."""
        self.query(RowList).first().focus()

    def step_back(self) -> bool:
        """Go back one step within the view; tell whether there was one."""
        return False

    def go_to(self, entry: Entry) -> bool:  # noqa: ARG002 - for those that show entries
        """Put the cursor on an entry; tell whether it is shown here."""
        return False
