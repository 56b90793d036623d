"""What every view can be asked for, whatever it shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.containers import Container
from textual.message import Message

from store.entries.entries import Entry
from store.model.traits import Kind
from tui.app.widgets.rows.list import RowList
from tui.locale import ngettext
from tui.presentation.arrange import Arrangement, Grouping, Order
from tui.presentation.lens import Lens

_MARKABLE: tuple[Kind, ...] = ("activity", "directive", "indicator", "budget")


class View(Container):
    """A view of the register; it is shown through a lens and shown anew through each other one."""

    class Rearranged(Message):
        """The view is to be shown in another order."""

    orders: ClassVar[Sequence[Order]] = ()
    """The ways that it can be sorted."""
    groupings: ClassVar[Sequence[Grouping]] = ()
    """The ways that it can be put under headings."""
    arrangement: Arrangement | None = None
    has_pane: ClassVar[bool] = False
    """Whether it has a detail pane beside the list."""
    signs: ClassVar[Sequence[tuple[str, str]]] = ()
    """What its own signs mean, for the help."""
    _lens: Lens | None = None

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

    def marked(self) -> list[Entry]:
        """Return the marked entries that are in the list."""
        return self._of(self.rows.marked_here) if self.rows else []

    def marked_elsewhere(self) -> list[Entry]:
        """Return the marked entries that left the list: by the filter, the committee, the day."""
        return self._of(self.rows.marked - self.rows.marked_here) if self.rows else []

    @property
    def any_elsewhere(self) -> bool:
        """Whether something is marked that left the list."""
        return self.rows is not None and self.rows.marked != self.rows.marked_here

    def marks_told(self) -> str:
        """Return how many are marked, and how many of them nobody sees; nothing where none is."""
        marked = len(self.rows.marked) if self.rows else 0
        if not (self.rows and marked):
            return ""
        said = ngettext("{marked} marked", "{marked} marked", marked).format(marked=marked)
        if unseen := marked - len(self.rows.marked_here):
            told = ngettext("{count} of them not seen", "{count} of them not seen", unseen)
            said = f"{said}, {told.format(count=unseen)}"
        return said

    def _of(self, marks: Collection[str]) -> list[Entry]:
        if not marks or self._lens is None:
            return []
        survey = self._lens.survey
        return [entry for kind in _MARKABLE for entry in survey.of(kind) if entry.id in marks]

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
