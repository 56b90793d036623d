"""Changes made from the screen: saved aside, told when the disk has them, and shown then."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.signal import Signal

from store.changes.deciding import Conflict, ConflictError, planned
from store.changes.edits import Edit
from store.changes.undoing import BlockedError, Undo
from store.common.errors import NamndkollError
from store.common.place import Address
from store.common.text import clean
from store.keeping.backend import UnreachableError
from store.register.ahead import ahead
from tui.app.session.outbox import Outbox, Sending, when_saved
from tui.app.session.refusing import why_refused
from tui.app.session.sendings import UNFORGOTTEN, arranged, edited, forgotten, reorganised
from tui.app.session.steps_told import Told
from tui.app.session.taking_back import TakingBack
from tui.app.widgets.aside import in_thread
from tui.app.widgets.leaving import is_leaving
from tui.locale import _, say
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
SHORT_PATIENCE, LAST_PATIENCE = 1.0, 8.0
"""Seconds that a key waits for a server, and that leaving does: what waits there is kept."""
_TRIED = 2.0
"""Seconds that a server is tried before a change waits; it is tried again and again then."""


class Changing:
    """The way from a screen to the register; one change is saved after the other."""

    def __init__(self, state: State, questions: Questions) -> None:
        self._state = state
        self._screen = state.screen
        self._ask = questions
        self._turn = Lock()
        self.found = self.lens.register.now.branch() if self.lens else None
        """The register as the session found it."""
        self.outbox = Outbox(state.screen, self._save, self._say, self._tell_waiting)
        self._taking_back = TakingBack(questions, self.outbox.put, self._refuse)
        self._refusals = 0
        """How often what was to be saved was not, by a conflict or an error."""
        self.shown: Signal[None] = Signal(state.screen, "changes-shown")
        """Tells that the screen shows a register with changes."""
        if self.lens:
            self.lens.register.now.disk.be_patient(_TRIED)

    @property
    def lens(self) -> Lens | None:
        """The register as it is seen now."""
        return self._state.shown.lens

    def refused(self) -> str | None:
        """Tell why nothing can be changed just now."""
        return why_refused(self._state)

    def begin(self, then: Callable[[Register], object]) -> None:
        """Begin a change of the register as it is seen now, or say why there can be none.

        What is being saved is seen first: one's own change is nobody else's. A server that does
        not answer is not waited for long: then the register is given as it will be when what
        waits is saved.
        """

        def begin() -> None:
            self._begin(then)

        if not self._keeps_what_waits:
            when_saved(self._screen, self.outbox, begin, self._tell_slow, PATIENCE)
        elif self.outbox.trouble:
            begin()
        else:
            when_saved(self._screen, self.outbox, begin, begin, SHORT_PATIENCE)

    def leave(self, then: Callable[[], object]) -> None:
        """Leave the session once what is being saved is; what is refused is shown instead.

        What waits is sent once more; where that is in vain, it is asked what is to be done.
        """
        refused = self._refusals

        def saved() -> None:
            if self._refusals == refused:
                then()

        if self._keeps_what_waits:
            self.outbox.send()
            ask = partial(self._ask.leave, self.outbox.waiting, then)
            when_saved(self._screen, self.outbox, saved, ask, LAST_PATIENCE)
        else:
            when_saved(self._screen, self.outbox, saved, self._tell_slow, PATIENCE)

    @property
    def is_saving(self) -> bool:
        """Whether something is being saved just now."""
        return not self.outbox.tried.is_set()

    @property
    def _keeps_what_waits(self) -> bool:
        """Whether what cannot be saved now is kept here and sent later: to a server."""
        return self.lens is not None and isinstance(self.lens.register.place, Address)

    def _tell_slow(self) -> None:
        self.tell(
            _(
                "What was changed is still being saved: the disk does not answer. Close the "
                "terminal to leave all the same; it may not be saved then."
            ),
            severity="warning",
        )

    def _begin(self, then: Callable[[Register], object]) -> None:
        said, lens = self.refused(), self.lens
        if said is None and lens:
            drafts = [one.draft for one in self.outbox.waiting if one.draft]
            then(ahead(lens.register, drafts))
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
        self.outbox.put(edited(register, edits))

    async def _save(self, one: Sending) -> Told | None:
        """Save a change and return what to say; a conflict is shown and settled, an error told.

        Raises:
            UnreachableError: a server does not answer.
        """
        try:
            return await self._do(one)
        except UnreachableError:
            raise
        except BlockedError as error:
            assert self.lens
            self._refusals += 1
            self._taking_back.offer_older(self.lens.register, error)
        except ConflictError as error:
            if one.edits:
                self._refusals += 1
                found = error.conflicts
                self._ask.settle(found, lambda mine: self._settle(one.edits, found, mine=mine))
            else:
                self._refuse(error, one)
        except NamndkollError as error:
            self._refuse(error, one)
        return None

    def _settle(self, edits: Sequence[Edit], conflicts: Sequence[Conflict], *, mine: bool) -> None:
        """Set one's own values all the same, or only those that nobody else changed."""
        places = {(one.id, one.field) for one in conflicts}
        rest = [edit for edit in edits if mine or (edit.about, edit.field) not in places]
        if rest and self.lens:
            self.keep(self.lens.register.now, rest)

    def undo(self, *, again: bool = False, anyones: bool = False) -> None:
        """Take one's own last step back, or do again what one undid last, and name it.

        With `anyones` it is the last of all. What changed much asks first, and so does what is
        somebody else's. What waits to be sent is not sent then.
        """

        def begin(_ahead: Register) -> None:
            if self.outbox.waiting or self.lens is None:
                self._take_back(again=again)
            else:
                asked = Undo(user_name(), again, anyones)
                self._taking_back.begin(self.lens.register, asked)

        self.begin(begin)

    def _take_back(self, *, again: bool) -> None:
        """Take back what waits to be sent, or say why that is not possible."""
        taken = None if again else self.outbox.take_back()
        if taken:
            self.tell(taken.what, title=_("Taken back, not sent"))
        else:
            said = _("This can be undone or done again when the server answers.")
            self.tell(said, severity="warning")

    def reorganise(self, draft: Reorganising, what: str) -> None:
        """Save what a draft makes of organisations and their bodies, a step of that name."""
        self.begin(lambda _register: self.outbox.put(reorganised(draft, what)))

    def arrange(self, draft: Draft) -> None:
        """Save what a draft says of matters through the years."""
        self.begin(lambda register: self.outbox.put(arranged(register, draft)))

    def forget(
        self,
        about: str,
        fields: Sequence[Personal],
        told: Callable[[Sequence[str]], None],
    ) -> None:
        """Forget what was written of an entry for good, and tell what became of that."""
        sentences: list[str] = []

        async def do() -> None:
            try:
                if self.outbox.trouble:  # what waits would be written after it was forgotten
                    raise self.outbox.trouble
                self._say(await self._do(forgotten(about, fields, sentences)))
            except UnreachableError:
                sentences.append(_(UNFORGOTTEN))
            except NamndkollError as error:
                sentences.append(say(error.message))
            told([clean(one) for one in sentences])

        self._screen.run_worker(do())

    async def _do(self, one: Sending) -> Told:
        """Save in a thread, then show what is new; also where that is others' changes alone."""
        async with self._turn:
            assert self.lens
            newest = self.lens.register.now
            try:
                return await in_thread(lambda: one.send(newest), self._screen)
            finally:
                if one.news and not is_leaving(self._screen):
                    self._show(one.news)

    def _say(self, told: Told) -> None:
        self.tell(told.said, title=told.title)

    def _show(self, register: Register) -> None:
        shown, lens = self._state.shown, self.lens
        if lens:
            shown.hold()
            asked = self._state.day.is_asked
            shown.look(lens.renewed(register, lens.as_of, as_known=asked))
            self.shown.publish(None)

    def _tell_waiting(self) -> None:
        """Say above the view what waits to be sent, and why."""
        if self.lens:
            about = [id_ for one in self.outbox.waiting for id_ in one.about]
            count = len(self.outbox.waiting)
            self._state.reach.sent(
                self.outbox.trouble,
                count,
                tuple(dict.fromkeys(about)),
                is_slow=self.outbox.is_slow,
            )

    def _refuse(self, error: NamndkollError, one: Sending | None = None) -> None:
        self._refusals += 1
        said = say(error.message)
        if one and one.what and not one.base:
            said += " " + _("Not saved: {what}.").format(what=one.what)
        self.tell(said, severity="error")

    def tell(self, said: str, *, title: str = "", severity: str = "information") -> None:
        """Say something in passing."""
        self._screen.app.notify(
            clean(said),
            title=title,
            severity=severity,  # type: ignore[arg-type]
            markup=False,
        )
