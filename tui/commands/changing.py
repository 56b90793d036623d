"""Commands that change what the office says about entries, and that tell what was changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from tui.commands.base import Command
from tui.locale import N_, _

if TYPE_CHECKING:
    from textual.app import App

    from store.entries.entries import Entry
    from store.model.records import Status
    from store.model.traits import Kind
    from store.register.register import Register
    from tui.app.screens.dialogs.preview import PreviewScreen
    from tui.app.screens.dialogs.settle import SettleScreen
    from tui.app.session.changing import Changing


DATED: tuple[Kind, ...] = ("activity",)
"""What has a deadline."""
JUDGED: tuple[Kind, ...] = ("activity", "directive")
"""What has a status."""


class Changeable(Protocol):
    """A screen with entries that something can be said about."""

    @property
    def app(self) -> App[object]: ...
    @property
    def register(self) -> Register | None: ...
    @property
    def changing(self) -> Changing | None: ...
    def can_change(self, kinds: Collection[Kind] | None = None) -> bool: ...
    def to_change(self) -> Sequence[Entry]: ...
    def on_entries(
        self, found: Callable[[], Sequence[Entry]], then: Callable[[Sequence[Entry]], object]
    ) -> None: ...


class ChangeCommand(Command):
    """Something that is said about the marked entries, or else the one under the cursor."""

    lines: ClassVar[Sequence[str]]
    """The lines of the form that are shown."""
    kinds: ClassVar[Collection[Kind] | None] = None
    """What it can be said about; None for everything."""

    @classmethod
    def available(cls, screen: Changeable) -> bool:
        return screen.can_change(cls.kinds)

    @classmethod
    def run(cls, screen: Changeable) -> None:
        screen.on_entries(screen.to_change, lambda found: cls._begin(screen, found))

    @classmethod
    def _begin(cls, screen: Changeable, found: Sequence[Entry]) -> None:
        changing = screen.changing
        entries = [one for one in found if cls.kinds is None or one.kind in cls.kinds]
        if changing and not entries:
            changing.tell(_("That cannot be said of what is marked."))
        elif changing:
            changing.begin(lambda register: cls.change(screen, changing, register, entries))

    @classmethod
    def change(
        cls, screen: Changeable, changing: Changing, register: Register, entries: Sequence[Entry]
    ) -> None:
        """Change the entries; by default in a form."""
        from tui.app.screens.dialogs.edit import EditScreen

        screen.app.push_screen(EditScreen(changing, register, entries, cls.lines))


class EditEntry(ChangeCommand):
    id, keys = "edit", "e"
    footer = N_("Edit")
    palette = N_("Edit the follow-up")
    help = N_("Follow up the entry, or all marked ones, in a form")
    lines = (
        *("status", "owner", "tags", "due", "reason", "city_status", "document", "date"),
        *("link", "note"),
    )


class AddNote(ChangeCommand):
    id, keys = "edit.note", "n"
    palette = N_("Write a note")
    help = N_("Write a note of your own about the entry, or all marked ones")
    lines = ("note",)


class SetOwner(ChangeCommand):
    id, keys = "edit.owner", "R"
    palette = N_("Set the owner")
    help = N_("Set who at the office follows the entry, or all marked ones")
    lines = ("owner",)


class MoveDeadline(ChangeCommand):
    id, keys = "edit.due", "T"
    palette = N_("Move the deadline")
    help = N_("Move the deadline, with a reason; the printed one stays beside it")
    lines = ("due", "reason")
    kinds = DATED


class StatusCommand(ChangeCommand):
    """Sets the own status at once; of several entries, after they were shown."""

    status: ClassVar[Status]
    kinds = JUDGED

    @classmethod
    def change(
        cls,
        screen: Changeable,  # noqa: ARG003 - for those that open a form
        changing: Changing,
        register: Register,
        entries: Sequence[Entry],
    ) -> None:
        from store.changes.edits import own_status

        edits = [own_status(one.id, cls.status) for one in entries]
        changing.change(register, entries, edits)


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
    id, keys, status = "status.open", "O", "open"
    palette = N_("Own status: none")
    help = N_("Take the own status away")


class Undo(Command):
    id, keys = "undo", "u"
    footer = N_("Undo")
    palette = N_("Undo the last change")
    help = N_("Undo the last change, whatever it was, and say which it was")
    again: ClassVar[bool] = False

    @classmethod
    def available(cls, screen: Changeable) -> bool:
        register = screen.register
        return screen.changing is not None and bool(register and register.now.changes)

    @classmethod
    def run(cls, screen: Changeable) -> None:
        if screen.changing:
            screen.changing.undo(again=cls.again)


class Redo(Undo):
    id, keys = "redo", "U"
    footer = ""
    palette = N_("Do again what was undone")
    help = N_("Do again what was undone last")
    again = True


class ShowHistory(Command):
    id, keys = "history", "J"
    palette = N_("Show what was changed in the entry")
    help = N_("Who changed what in the entry: when, from what, to what, and why")
    of_entry: ClassVar[bool] = True

    @classmethod
    def available(cls, screen: Changeable) -> bool:
        return screen.can_change()

    @classmethod
    def run(cls, screen: Changeable) -> None:
        from tui.app.screens.pages.history import HistoryScreen

        about = next(iter(screen.to_change()), None)
        if screen.register and (about or not cls.of_entry):
            of = about.id if about and cls.of_entry else None
            screen.app.push_screen(HistoryScreen(screen.register, of))


class ShowChanges(ShowHistory):
    id, keys = "history.all", ""
    palette = N_("Show all changes of the register")
    help = N_("Who changed what, in all entries")
    of_entry = False

    @classmethod
    def available(cls, screen: Changeable) -> bool:
        return screen.register is not None


CHANGES: tuple[type[Command], ...] = (
    EditEntry, Undo, AddNote, SetOwner, MoveDeadline, Start, Finish, Deviate, Drop, Reopen, Redo,
    ShowHistory, ShowChanges,
)  # fmt: skip


class SaveForm(Command):
    """Saves what the form says."""

    id, keys = "form.save", "enter"
    footer = N_("Save")
    help = N_("Save what the form says")

    @classmethod
    def run(cls, screen: Saving) -> None:
        screen.save()


class SaveAll(SaveForm):
    """Saves what was shown."""

    id, keys = "preview.save", "enter"
    lasting = True
    help = N_("Save all that is shown")

    @classmethod
    def available(cls, screen: PreviewScreen) -> bool:
        return screen.change is not None


class Saving(Protocol):
    """A screen with something to save."""

    def save(self) -> None: ...


class TakeMine(Command):
    """Settles a conflict with one's own values."""

    id, keys = "settle.mine", "m"
    lasting = True
    footer = N_("Mine holds")
    help = N_("Set my value in the place of the other one; the history keeps both")

    @classmethod
    def run(cls, screen: SettleScreen) -> None:
        screen.settle(mine=True)


class TakeTheirs(Command):
    """Settles a conflict with the values that are there."""

    id, keys = "settle.theirs", "escape"
    lasting = True
    footer = N_("Theirs holds")
    help = N_("Let the other value stand; what nobody else changed is saved")

    @classmethod
    def run(cls, screen: SettleScreen) -> None:
        screen.settle(mine=False)
