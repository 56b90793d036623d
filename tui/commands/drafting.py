"""Commands that make the draft of a question of entries, and save it."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.main_ports import HasDesk
from tui.commands.ports import Saves
from tui.locale import N_


class DraftQuestion(Command[HasDesk]):
    """Makes a draft of the marked rows, else of the one under the cursor, in a kind to choose."""

    id, keys = "draft", "W"
    palette = N_("Draft a letter, question, interpellation or motion")
    help = N_("Draft a letter, question, interpellation or motion: facts with their sources")

    @classmethod
    def available(cls, screen: HasDesk) -> bool:
        now = screen.standing
        return now.marked or now.entry not in (None, "committee", "doubt")

    @classmethod
    def run(cls, screen: HasDesk) -> None:
        screen.desk.drafts.choose()


class SaveDraft(Command[Saves]):
    """Saves what is read as a file."""

    id, keys = "draft.save", "w"
    footer = N_("Save")
    help = N_("Save the draft: Word, page, mail or text")

    @classmethod
    def run(cls, screen: Saves) -> None:
        screen.save()
