"""Work that takes long is done aside, in a thread, while the screen stays live."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tui.app.widgets.leaving import is_leaving

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from store.model.traits import Kind
    from store.survey.survey import Survey
    from tui.presentation.lens import Lens

_AT_ONCE = 5_000
"""Activities and directives up to which everything is worked out before a key would be missed."""
_SEARCHED: tuple[Kind, ...] = ("directive", "indicator", "committee")


class Prepares(Protocol):
    """Something that can work out beforehand what showing it through a lens asks for."""

    def prepare(self, lens: Lens) -> None: ...


R = TypeVar("R")
Work = Callable[[], object]
Then = Callable[[], None]


def is_large(survey: Survey) -> bool:
    """Tell whether a survey has so many entries that working them out is to be seen."""
    return len(survey.activities) + len(survey.directives) > _AT_ONCE


class Aside:
    """Works out one thing after another; of those that wait only the newest is done."""

    def __init__(self, owner: DOMNode) -> None:
        self._owner = owner
        self._next: tuple[Work, Then] | None = None
        self._idle = asyncio.Event()
        self._idle.set()

    def ask(self, work: Work, then: Then) -> None:
        """Do some work, and then something with it unless another thing was asked for meanwhile."""
        self._next = (work, then)
        if self._idle.is_set():
            self._idle.clear()
            self._owner.run_worker(self._work_off())

    @property
    def is_busy(self) -> bool:
        """Whether something asked for is not done yet."""
        return not self._idle.is_set()

    async def _work_off(self) -> None:
        try:
            while self._next:
                (work, then), self._next = self._next, None
                await in_thread(work, self._owner)
                if self._next is None:
                    then()
        finally:
            self._idle.set()

    async def settled(self) -> None:
        """Wait until there is nothing more to do."""
        await self._idle.wait()


async def in_thread(work: Callable[[], R], owner: DOMNode, *, to_its_end: bool = False) -> R:
    """Do some work in a thread; the end of the program waits for it only `to_its_end`.

    Raises: CancelledError when the app is left or the owner closed meanwhile, also where the work
        failed: nothing can be shown any more.
    """
    try:
        return await (asyncio.to_thread(work) if to_its_end else _done_by_thread(work))
    finally:
        if is_leaving(owner):
            raise asyncio.CancelledError


def _done_by_thread(work: Callable[[], R]) -> Awaitable[R]:
    loop = asyncio.get_running_loop()
    done: asyncio.Future[R] = loop.create_future()

    def finish(result: R, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)

    def run() -> None:
        result: Any = None
        failed: BaseException | None = None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - raised again where it is awaited
            failed = error
        with suppress(RuntimeError):  # the program ended meanwhile
            loop.call_soon_threadsafe(finish, result, failed)

    Thread(target=run, daemon=True).start()
    return done


def make_ready(lens: Lens, views: Iterable[Prepares]) -> None:
    """Work out in the background what views and the filter are likely to be asked for next.

    What fails here is passed over: it fails again where it is asked for, and is told there.
    """

    def run() -> None:
        steps: list[Work] = [partial(_get_words, lens.survey, "activity")]
        steps += [partial(view.prepare, lens) for view in views]
        steps.append(lambda: lens.survey.load)
        steps += [partial(_get_words, lens.survey, kind) for kind in _SEARCHED]
        for step in steps:
            with suppress(Exception):
                step()

    Thread(target=run, daemon=True).start()


def _get_words(survey: Survey, kind: Kind) -> None:
    from store.filters.match import NAMES, PLAIN

    survey.table(kind).column(PLAIN)
    survey.table(kind).places(NAMES)
