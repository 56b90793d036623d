"""What the screens about one entry share."""

from __future__ import annotations

from typing import ClassVar

from store.entries.entries import Entry
from tui.app.screens.pages.helpful import HelpfulScreen
from tui.locale import _
from tui.messages.citation import citation, told_of_copied


class EntryScreen(HelpfulScreen[None]):
    """Shows one entry and nothing else, which can be copied."""

    any_to_copy: ClassVar[bool] = True

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry

    def copy_citation(self) -> None:
        """Copy the entry with its source, and say so."""
        self.app.copy_to_clipboard(citation(self.entry))
        self.app.notify(told_of_copied([self.entry]), title=_("Copied"), markup=False)
