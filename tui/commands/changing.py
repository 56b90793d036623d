"""Commands that change what the office says about entries, and that tell what was changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, ClassVar

from tui.commands.base import Command
from tui.commands.boxes import Save
from tui.commands.main_ports import HasChanges
from tui.commands.ports import FiltersHere, Saves, SavesShown, Settles
from tui.locale import N_

if TYPE_CHECKING:
    from store.model.records import Status
    from store.model.traits import Kind


DATED: tuple[Kind, ...] = ("activity", "own")
"""What has a deadline."""
JUDGED: tuple[Kind, ...] = ("activity", "directive", "own")
"""What has a status."""


class ChangeCommand(Command[HasChanges]):
    """Something that is said about the marked entries, or else the one under the cursor."""

    kinds: ClassVar[Collection[Kind] | None] = None
    """What it can be said about; None for everything."""

    @classmethod
    def available(cls, screen: HasChanges) -> bool:
        return screen.standing.can_change(cls.kinds)

    @classmethod
    def offered(cls, screen: HasChanges) -> bool:
        return not screen.standing.refused


class FormCommand(ChangeCommand):
    """Something that is said in a form."""

    lines: ClassVar[Sequence[str]]
    """The lines of the form that are shown."""

    @classmethod
    def run(cls, screen: HasChanges) -> None:
        screen.changes.edit(cls.lines, cls.kinds)


class EditEntry(FormCommand):
    id, keys = "edit", "e"
    footer = N_("Edit")
    palette = N_("Edit the follow-up")
    help = N_("Follow up the entry, or all marked ones, in a form")
    lines = (
        *("type", "text", "leads", "end", "about", "asked", "answered", "answer"),
        *("status", "owner", "tags", "due", "reason", "city_status", "document", "date"),
        *("link", "note"),
    )


class AddNote(ChangeCommand):
    id, keys = "edit.note", "n"
    palette = N_("Write a note")
    words = N_("annotate, comment, remember, diary")
    help = N_("Read what was noted about the entry and write a line; one line for all marked ones")

    @classmethod
    def run(cls, screen: HasChanges) -> None:
        screen.changes.write_note()


class SetOwner(FormCommand):
    id, keys = "edit.owner", "R"
    palette = N_("Set the owner")
    words = N_("responsible, who, handler")
    help = N_("Set who at the office follows the entry, or all marked ones")
    lines = ("owner",)


class MoveDeadline(FormCommand):
    id, keys = "edit.due", "T"
    palette = N_("Move the deadline")
    words = N_("postpone, date, extend")
    help = N_("Move the deadline, with a reason; the printed one stays beside it")
    lines = ("due", "reason")
    kinds = DATED


class StatusCommand(ChangeCommand):
    """Sets the own status at once; of several entries, after they were shown."""

    status: ClassVar[Status]
    kinds = JUDGED

    @classmethod
    def run(cls, screen: HasChanges) -> None:
        screen.changes.set_status(cls.status, cls.kinds)


class Start(StatusCommand):
    id, keys, status = "status.started", "B", "started"
    palette = N_("Own status: started")
    help = N_("Own status: started")


class Finish(StatusCommand):
    id, keys, status = "status.done", "D", "done"
    palette = N_("Own status: done")
    help = N_("Own status: done")


class Deviate(StatusCommand):
    id, keys, status = "status.deviates", "A", "deviates"
    palette = N_("Own status: deviates")
    help = N_("Own status: deviates")


class Drop(StatusCommand):
    id, keys, status = "status.dropped", "X", "dropped"
    palette = N_("Own status: dropped")
    help = N_("Own status: dropped")


class Reopen(StatusCommand):
    id, keys, status = "status.open", "E", "open"
    palette = N_("Own status: none")
    help = N_("Take the own status away")


class Undo(Command[HasChanges]):
    id, keys = "undo", "u"
    footer = N_("Undo")
    palette = N_("Undo your last change")
    help = N_("Undo your own last change, whatever it was, and say which it was")
    again: ClassVar[bool] = False
    anyones: ClassVar[bool] = False

    @classmethod
    def available(cls, screen: HasChanges) -> bool:
        return screen.standing.changing and screen.standing.changed

    @classmethod
    def offered(cls, screen: HasChanges) -> bool:
        return not screen.standing.refused

    @classmethod
    def run(cls, screen: HasChanges) -> None:
        screen.changes.undo(again=cls.again, anyones=cls.anyones)


class Redo(Undo):
    id, keys = "redo", "U"
    footer = ""
    palette = N_("Do again what you undid")
    help = N_("Do again what you undid last")
    again = True


class UndoAnyones(Undo):
    id, keys = "undo.anyones", ""
    footer = ""
    palette = N_("Undo the last change of all, somebody else's too")
    help = N_("Undo the last change of all, whoever made it; somebody else's is asked for")
    anyones = True


class ShowHistory(ChangeCommand):
    id, keys = "history", "J"
    palette = N_("Show what was changed in the entry")
    help = N_("Who changed what in the entry: when, from what, to what, and why")

    @classmethod
    def run(cls, screen: HasChanges) -> None:
        screen.changes.show_history()


class ShowChanges(Command[HasChanges]):
    id = "history.all"
    palette = N_("Show all changes of the register")
    help = N_("Who changed what, in all entries")

    @classmethod
    def available(cls, screen: HasChanges) -> bool:
        return screen.standing.loaded

    @classmethod
    def run(cls, screen: HasChanges) -> None:
        screen.changes.show_changes()


CHANGES: tuple[type[Command[HasChanges]], ...] = (
    EditEntry, Undo, AddNote, SetOwner, MoveDeadline, Start, Finish, Deviate, Drop, Reopen, Redo,
    UndoAnyones, ShowHistory, ShowChanges,
)  # fmt: skip


class FilterHistory(Command[FiltersHere]):
    id, keys = "history.filter", "f,slash"
    footer = N_("Filter")
    help = N_("Type a filter, as in the lists; words are also looked for in who, why and what")

    @classmethod
    def run(cls, screen: FiltersHere) -> None:
        screen.type_filter()


class LeaveHistory(Command[FiltersHere]):
    id, keys = "history.back", "escape"
    lasting = True
    footer = N_("Back")
    help = N_("Clear the filter; where nothing is typed, go back")

    @classmethod
    def run(cls, screen: FiltersHere) -> None:
        screen.step_back()


class SaveForm(Save[Saves]):
    """Saves what the form says."""

    id, keys = "form.save", "enter"
    footer = N_("Save")
    help = N_("Save what the form says")


class SaveNote(Save[Saves]):
    """Saves a line of the diary."""

    id, keys = "note.save", "enter"
    footer = N_("Save")
    help = N_("Save the line, dated and signed; among the earlier ones: take it up to change it")


class SaveAll(Save[SavesShown]):
    """Saves what was shown."""

    id, keys = "preview.save", "enter"
    lasting = True
    footer = N_("Save")
    help = N_("Save all that is shown")

    @classmethod
    def available(cls, screen: SavesShown) -> bool:
        return screen.change is not None


class Settle(Command[Settles]):
    """Settles a conflict."""

    mine: ClassVar[bool]
    """Whether one's own values hold."""
    lasting = True

    @classmethod
    def run(cls, screen: Settles) -> None:
        screen.settle(mine=cls.mine)


class TakeMine(Settle):
    """Settles a conflict with one's own values."""

    id, keys, mine = "settle.mine", "m", True
    footer = N_("Mine holds")
    help = N_("Set my value in the place of the other one; the history keeps both")


class TakeTheirs(Settle):
    """Settles a conflict with the values that are there."""

    id, keys, mine = "settle.theirs", "escape", False
    footer = N_("Theirs holds")
    help = N_("Let the other value stand; what nobody else changed is saved")
