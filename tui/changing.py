"""Changes made from the screen: saved aside, told when the disk has them, and shown then."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.signal import Signal

from store.changing import Conflict, ConflictError
from store.dates.today import STOCKHOLM
from store.edits import Edit
from store.errors import NamndkollError
from store.history import events, origin
from store.text import clean
from tui.aside import in_thread
from tui.commands.base import main_key
from tui.commands.looking import SetDay
from tui.locale import _, say
from tui.output.changes import step_named
from tui.user import user_name

if TYPE_CHECKING:
    from store.entries import Entry
    from store.keeping.changes import Change
    from store.keeping.forgetting import Personal
    from store.register import Register
    from tui.screens.looking import LookingScreen

Work = Callable[["Register"], str]
"""Changes a register and returns what to say of it."""


class Changing:
    """The way from a screen to the register; one change is saved after the other."""

    def __init__(self, screen: LookingScreen) -> None:
        self._screen = screen
        self._turn = Lock()
        self.shown: Signal[None] = Signal(screen, "changes-shown")
        """Tells that the screen shows a register with changes."""

    def refused(self) -> str | None:
        """Tell why nothing can be changed just now."""
        lens = self._screen.lens
        if lens is None:
            return ""
        if lens.register is not lens.register.now:
            said = _(
                "You see what was known {day}, which nobody can change. "
                "{key} and an empty line lead to today."
            )
            return said.format(day=lens.as_of, key=main_key(SetDay))
        if self._screen.read_only:
            return _("The register can only be read here, so nothing can be changed.")
        return None

    def begin(self, then: Callable[[Register], object]) -> None:
        """Begin a change of the register as it is seen now, or say why there can be none."""
        said, lens = self.refused(), self._screen.lens
        if said is None and lens:
            then(lens.register)
        elif said:
            self.tell(said, severity="warning")

    def change(self, register: Register, entries: Sequence[Entry], edits: Sequence[Edit]) -> None:
        """Save edits to a register as it was seen; many are shown before."""
        if len(entries) < 2:
            self._screen.run_worker(self.save(register, edits))
            return
        from tui.screens.preview import PreviewScreen

        planned = register.planned(edits, datetime.now(UTC))
        self._screen.app.push_screen(PreviewScreen(self, register, edits, planned))

    async def save(self, register: Register, edits: Sequence[Edit]) -> None:
        """Save edits to a register as it was seen; a conflict is shown and settled."""

        def work(branch: Register) -> str:
            change = branch.change(edits, by=user_name(), now=datetime.now(UTC))
            return _saved(change)

        try:
            await self._do(work, register, _("Saved"))
        except ConflictError as error:
            from tui.screens.settle import SettleScreen

            self._screen.app.push_screen(SettleScreen(self, edits, error.conflicts))
        except NamndkollError as error:
            self._refuse(error)

    def settle(self, edits: Sequence[Edit], conflicts: Sequence[Conflict], *, mine: bool) -> None:
        """Set one's own values all the same, or only those that nobody else changed."""
        places = {(one.id, one.field) for one in conflicts}
        rest = [edit for edit in edits if mine or (edit.about, edit.field) not in places]
        lens = self._screen.lens
        if rest and lens:
            self._screen.run_worker(self.save(lens.register.now, rest))

    def undo(self, *, again: bool = False) -> None:
        """Take the last step back, or do again what was undone last, and name it."""

        def work(branch: Register) -> str:
            target, _change = branch.undo(by=user_name(), now=datetime.now(UTC), again=again)
            first = origin(branch.changes, target)
            when = f"{first.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
            return f"{step_named(first)} ({first.by or '–'}, {when})"

        def begin(register: Register) -> None:
            self._screen.run_worker(self._undo(work, register, again=again))

        self.begin(begin)

    async def _undo(self, work: Work, register: Register, *, again: bool) -> None:
        try:
            await self._do(work, register, _("Done again") if again else _("Undone"))
        except NamndkollError as error:
            self._refuse(error)

    def forget(
        self,
        register: Register,
        about: str,
        fields: Sequence[Personal],
        told: Callable[[Sequence[str]], None],
    ) -> None:
        """Forget what was written of an entry for good, and tell what became of that."""
        from store.forgetting import forget
        from tui.output.forgetting import told_of_forgetting

        sentences: list[str] = []

        def work(branch: Register) -> str:
            forgot = forget(branch, about, fields, by=user_name(), now=datetime.now(UTC))
            sentences.extend(told_of_forgetting(forgot))
            return sentences[0]

        async def do() -> None:
            try:
                await self._do(work, register, _("Forgotten"))
            except NamndkollError as error:
                sentences.append(say(error.message))
            told([clean(one) for one in sentences])

        self._screen.run_worker(do())

    async def _do(self, work: Work, register: Register, title: str) -> None:
        """Work on a branch in a thread, then show it; also where it only has others' changes."""
        async with self._turn:
            branch = register.branch()
            try:
                said = await in_thread(lambda: work(branch))
            finally:
                if branch.seen != register.seen:
                    self._show(branch)
        self.tell(str(said), title=title)

    def _show(self, register: Register) -> None:
        screen = self._screen
        if screen.lens and screen.following:
            if screen.view and screen.view.rows:
                screen.view.rows.hold()
            asked = screen.following.asked
            screen.look(screen.lens.renewed(register, screen.lens.as_of, as_known=asked))
            self.shown.publish(None)

    def _refuse(self, error: NamndkollError) -> None:
        self.tell(say(error.message), severity="error")

    def tell(self, said: str, *, title: str = "", severity: str = "information") -> None:
        """Say something in passing."""
        self._screen.app.notify(
            clean(said),
            title=title,
            severity=severity,  # type: ignore[arg-type]
            markup=False,
        )


def _saved(change: Change | None) -> str:
    """Return what was saved, and the key that undoes it."""
    from tui.commands.changing import Undo

    if change is None or not events({change.seq: change}):
        return _("Nothing was changed: it was so already.")
    said = _("{change}. {key} undoes it.")
    return said.format(change=step_named(change), key=main_key(Undo))
