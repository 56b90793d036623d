"""What is to be saved, one after the other; it waits here while a server does not answer."""

from __future__ import annotations

from asyncio import Event, timeout
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, cast

from store.keeping.backend import UnreachableError
from store.register.ahead import moment
from tui.app.session.steps_told import Told, told_together

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from store.changes.edits import Edit
    from store.keeping.backend import Draft
    from store.keeping.steps import Change
    from store.register.register import Register

USUAL = 1.0
"""Seconds that a change is on its way before it is said that this takes long."""


@dataclass(eq=False)
class Sending:
    """A change on its way to where the register is kept."""

    make: Callable[[Register, datetime], Change | None]
    """Saves it in a register, as made at a time."""
    told: Callable[[Register, Change | None], Told]
    """Returns what to say once it is saved."""
    what: str
    """What it does, in words; empty where that cannot be told yet."""
    about: Sequence[str] = ()
    """The ids of what it changes."""
    edits: Sequence[Edit] = ()
    """What was typed, to be settled where someone else changed it too."""
    draft: Draft | None = None
    """What it makes of contents, as long as it waits."""
    base: Register | None = None
    """The register that it is about as it was seen; None for whatever it is by then."""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    waited: bool = False
    """Whether it was tried before."""
    step: str = ""
    """What it is known by where it may have been saved at an earlier try."""
    branch: Register | None = None
    """The register as it is after the last try."""
    _before: Hashable = None

    def send(self, newest: Register) -> Told:
        """Save it, unless an earlier try did (slow, in a thread).

        Raises:
            UnreachableError: the server does not answer.
            RegisterError: it was not saved.
        """
        branch = self._branched(newest)
        if self.waited:
            if self.step and (saved := branch.disk.saved(self.step)):
                return self.told(branch, saved)
            self.step = ""
            branch.disk.refresh()
        if self.base:
            branch = self._branched(self.base)
        at = moment(branch.contents, self.at, datetime.now(UTC))
        return self.told(branch, self.make(branch, at))

    def _branched(self, register: Register) -> Register:
        self._before = register.disk.seen
        self.branch = register.branch()
        return self.branch

    @property
    def news(self) -> Register | None:
        """The register after the last try, where that found or made anything new."""
        return self.branch if self.branch and self.branch.disk.seen != self._before else None


class Outbox:
    """Sends one change after the other; those that cannot be sent stay, in their order."""

    def __init__(
        self,
        screen: Screen[Any],
        send: Callable[[Sending], Awaitable[Told | None]],
        tell: Callable[[Told], None],
        changed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._send = send
        self._tell = tell
        self._changed = changed
        self.waiting: list[Sending] = []
        """Those that are not saved; the first of them may be on its way."""
        self.trouble: UnreachableError | None = None
        """Why they wait; None where they are sent as they come."""
        self.tried = Event()
        """Set while nothing is on its way."""
        self.tried.set()
        self.is_slow = False
        """Whether what is on its way has been so for longer than is usual."""

    def put(self, one: Sending) -> None:
        """Send a change as soon as those before it are."""
        self.waiting.append(one)
        if self.trouble is None:
            self.send()
        if self.trouble or self.is_slow:
            self._changed()

    def send(self) -> None:
        """Send what waits, unless that is under way."""
        if self.waiting and self.tried.is_set():
            self.tried.clear()
            slow = self._screen.set_timer(USUAL, self._be_slow)
            self._screen.run_worker(self._work_off(slow), group="sending")

    def _be_slow(self) -> None:
        if not self.tried.is_set():  # the timer may be late
            self.is_slow = True
            self._changed()

    def take_back(self) -> Sending | None:
        """Return what was put here last, which is not sent then; None if it may be saved."""
        last = self.waiting[-1]
        first = last is self.waiting[0]
        if last.base or (first and (last.step or not self.tried.is_set())):
            return None
        self.waiting.remove(last)
        if not self.waiting:
            self.trouble = None
        self._changed()
        return last

    async def _work_off(self, slow: Timer) -> None:
        waited, saved = self.trouble is not None, list[Told]()
        try:
            while self.waiting:
                first = self.waiting[0]
                told = await self._send(first)
                self.waiting.remove(first)  # not where the program failed: what was not is told
                self.trouble = None
                saved += [told] if told else []
                if not waited:
                    self._tell_of(saved)
        except UnreachableError as error:
            first.waited, first.step = True, error.step or first.step
            self.trouble = error
        finally:
            slow.stop()
            self.is_slow = False
            self._tell_of(saved)
            self.tried.set()
            self._changed()

    def _tell_of(self, saved: list[Told]) -> None:
        """Say once what was saved since the last time."""
        if saved:
            self._tell(told_together(saved))
            saved.clear()


class Busy(Protocol):
    """A screen on which a key waits until what the last one began is done."""

    at_work: bool


def when_saved(
    screen: Screen[Any],
    outbox: Outbox,
    then: Callable[[], object],
    late: Callable[[], object],
    patience: float,
) -> None:
    """Do what a key asked when nothing is being saved; the next key waits for that.

    Something else is done when that takes too long, or cannot be.
    """
    if not outbox.waiting:
        then()
        return
    above = cast("Busy", screen.app.screen)
    above.at_work = True

    async def wait() -> None:
        try:
            async with timeout(patience):
                while not outbox.tried.is_set():  # who waited as well may have put something
                    await outbox.tried.wait()
        except TimeoutError:
            late()
        else:
            (late if outbox.waiting else then)()
        finally:
            above.at_work = False

    screen.run_worker(wait())
