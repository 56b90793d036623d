"""Changes made from the screen: saved aside, told when the disk has them, and shown then."""

from __future__ import annotations

from asyncio import Lock, timeout
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.signal import Signal

from store.changes.deciding import Conflict, ConflictError, planned
from store.changes.edits import Edit
from store.changes.history import origin, steps
from store.common.errors import NamndkollError
from store.common.text import clean
from tui.app.session.steps_told import Told, is_large, saved_told, step_told
from tui.app.widgets.aside import in_thread, is_leaving
from tui.commands.base import main_key
from tui.commands.looking import SetDay
from tui.locale import _, say
from tui.messages.changes import with_text
from tui.settings.user import user_name

if TYPE_CHECKING:
    from store.changes.arranging import Draft
    from store.changes.organising import Reorganising
    from store.entries.entries import Entry
    from store.keeping.forgetting import Personal
    from store.register.register import Register
    from tui.app.session.questions import Questions
    from tui.app.session.state import State
    from tui.presentation.lens import Lens

PATIENCE = 30.0
"""Seconds that a key waits for the disk; a busy register is given up sooner than that."""
Work = Callable[["Register"], Told]
"""Changes a register and returns what to say of it."""


class Busy(Protocol):
    """A screen on which a key waits until what the last one began is done."""

    at_work: bool


class Changing:
    """The way from a screen to the register; one change is saved after the other."""

    def __init__(self, state: State, questions: Questions) -> None:
        self._state = state
        self._screen = state.screen
        self._ask = questions
        self._turn = Lock()
        self.found = self.lens.register.now.branch() if self.lens else None
        """The register as the session found it."""
        self.under_way: list[Sequence[Edit]] = []
        """What is being saved, or was when the program failed; an undoing is of no edits."""
        self._refusals = 0
        """How often what was to be saved was not, by a conflict or an error."""
        self.shown: Signal[None] = Signal(state.screen, "changes-shown")
        """Tells that the screen shows a register with changes."""

    @property
    def lens(self) -> Lens | None:
        """The register as it is seen now."""
        return self._state.shown.lens

    def refused(self) -> str | None:
        """Tell why nothing can be changed just now."""
        lens = self.lens
        if lens is None:
            return ""
        if lens.register is not lens.register.now:
            said = _(
                "You see what was known {day}, which nobody can change. "
                "{key} and an empty line lead to today."
            )
            return said.format(day=lens.as_of, key=main_key(SetDay))
        if self._state.read_only:
            return _("The register can only be read here, so nothing can be changed.")
        return None

    def begin(self, then: Callable[[Register], object]) -> None:
        """Begin a change of the register as it is seen now, or say why there can be none.

        What is being saved is seen first: one's own change is nobody else's.
        """
        self._when_saved(lambda: self._begin(then))

    def leave(self, then: Callable[[], object]) -> None:
        """Leave the session once what is being saved is; what is refused is shown instead."""
        refused = self._refusals

        def saved() -> None:
            if self._refusals == refused:
                then()

        self._when_saved(saved)

    def _when_saved(self, then: Callable[[], object]) -> None:
        """Do what a key asked when nothing is being saved; the next key waits for that."""
        if not self.under_way:
            then()
            return
        above = cast("Busy", self._screen.app.screen)
        above.at_work = True
        self._screen.run_worker(self._await_saved(then, above))

    async def _await_saved(self, then: Callable[[], object], above: Busy) -> None:
        """Wait for what is being saved; where the disk does not answer, tell that instead."""
        try:
            async with timeout(PATIENCE), self._turn:
                pass
        except TimeoutError:
            self.tell(
                _(
                    "What was changed is still being saved: the disk does not answer. Close the "
                    "terminal to leave all the same; it may not be saved then."
                ),
                severity="warning",
            )
        else:
            then()
        finally:
            above.at_work = False

    def _begin(self, then: Callable[[Register], object]) -> None:
        said, lens = self.refused(), self.lens
        if said is None and lens:
            then(lens.register)
        elif said:
            self.tell(said, severity="warning")

    def change(self, register: Register, entries: Sequence[Entry], edits: Sequence[Edit]) -> None:
        """Save edits to a register as it was seen; many are shown before."""
        if len(entries) < 2:
            self.keep(register, edits)
            return
        try:
            change = planned(register.contents, edits, datetime.now(UTC))
        except NamndkollError as error:
            self._refuse(error)
        else:
            self._ask.preview(register, edits, change, lambda: self.keep(register, edits))

    def keep(self, register: Register, edits: Sequence[Edit]) -> None:
        """Save edits to a register as it was seen, in their turn."""
        self._start(self._save(register, edits), edits)

    def _start(self, doing: Coroutine[Any, Any, None], edits: Sequence[Edit]) -> None:
        async def do() -> None:
            await doing
            self.under_way.remove(edits)  # not where the program failed: it is told what was not

        self.under_way.append(edits)
        self._screen.run_worker(do())

    async def _save(self, register: Register, edits: Sequence[Edit]) -> None:
        """Save edits to a register as it was seen; a conflict is shown and settled."""

        def work(branch: Register) -> Told:
            change = branch.change(edits, by=user_name(), now=datetime.now(UTC))
            return saved_told(change, with_text(branch))

        try:
            await self._do(work, register)
        except ConflictError as error:
            found = error.conflicts
            self._refusals += 1
            self._ask.settle(found, lambda mine: self._settle(edits, found, mine=mine))
        except NamndkollError as error:
            self._refuse(error)

    def _settle(self, edits: Sequence[Edit], conflicts: Sequence[Conflict], *, mine: bool) -> None:
        """Set one's own values all the same, or only those that nobody else changed."""
        places = {(one.id, one.field) for one in conflicts}
        rest = [edit for edit in edits if mine or (edit.about, edit.field) not in places]
        if rest and self.lens:
            self.keep(self.lens.register.now, rest)

    def undo(self, *, again: bool = False) -> None:
        """Take the last step back, or do again what was undone last, and name it.

        What changed much asks first.
        """

        title = _("Done again") if again else _("Undone")

        def work(branch: Register) -> Told:
            target, _change = branch.undo(by=user_name(), now=datetime.now(UTC), again=again)
            first = origin(branch.changes, target)
            return Told(step_told(first, with_text(branch)), title)

        def undo(register: Register) -> None:
            self._start(self._work(work, register), ())

        def begin(register: Register) -> None:
            steps_now = steps(register.changes)[again]
            if steps_now and is_large(steps_now[-1]):
                step = origin(register.changes, steps_now[-1])
                named = step_told(step, with_text(register))
                self._ask.undo(named, lambda: undo(register), again=again)
            else:
                undo(register)

        self.begin(begin)

    def reorganise(self, draft: Reorganising, what: str) -> None:
        """Save what a draft makes of organisations and their bodies, a step of that name."""
        from store.register.organising import reorganise

        def work(branch: Register) -> Told:
            change = reorganise(branch, draft, what, by=user_name(), now=datetime.now(UTC))
            return saved_told(change, with_text(branch))

        self.begin(lambda register: self._start(self._work(work, register), ()))

    def arrange(self, draft: Draft) -> None:
        """Save what a draft says of matters through the years."""

        def work(branch: Register) -> Told:
            change = branch.arrange(draft, by=user_name(), now=datetime.now(UTC))
            return saved_told(change, with_text(branch))

        self.begin(lambda register: self._start(self._work(work, register), ()))

    async def _work(self, work: Work, register: Register) -> None:
        try:
            await self._do(work, register)
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
        from store.register.forgetting import forget
        from tui.messages.forgetting import told_of_forgetting

        sentences: list[str] = []

        def work(branch: Register) -> Told:
            forgot = forget(branch, about, fields, by=user_name(), now=datetime.now(UTC))
            sentences.extend(told_of_forgetting(forgot))
            return Told(sentences[0], _("Forgotten"))

        async def do() -> None:
            try:
                await self._do(work, register)
            except NamndkollError as error:
                sentences.append(say(error.message))
            told([clean(one) for one in sentences])

        self._screen.run_worker(do())

    async def _do(self, work: Work, register: Register) -> None:
        """Work on a branch in a thread, then show it; also where it only has others' changes."""
        async with self._turn:
            branch = register.branch()
            told: list[Told] = []
            try:
                await in_thread(lambda: told.append(work(branch)), self._screen)
            finally:
                if branch.disk.seen != register.disk.seen and not is_leaving(self._screen):
                    self._show(branch)
        for one in told:
            self.tell(one.said, title=one.title)

    def _show(self, register: Register) -> None:
        shown, lens = self._state.shown, self.lens
        if lens:
            shown.hold()
            asked = self._state.day.is_asked
            shown.look(lens.renewed(register, lens.as_of, as_known=asked))
            self.shown.publish(None)

    def _refuse(self, error: NamndkollError) -> None:
        self._refusals += 1
        self.tell(say(error.message), severity="error")

    def tell(self, said: str, *, title: str = "", severity: str = "information") -> None:
        """Say something in passing."""
        self._screen.app.notify(
            clean(said),
            title=title,
            severity=severity,  # type: ignore[arg-type]
            markup=False,
        )
