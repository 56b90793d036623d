"""Keys reach the app one at a time: each when all that the one before it did is done.

Textual forwards a key to what has the focus, whose messages then travel on by themselves; keys that
come within one frame would act on a form that is closing, on a screen that is not mounted yet, or
on the one below. Here a key waits until those before it have been through the whole way, and counts
only for a screen that it can have been meant for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual.events import Key, Paste

from tui.app.screens.base import CommandScreen
from tui.commands.base import keys_of

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.screen import Screen

Typed = Key | Paste
ALWAYS = "ctrl+q"
"""The key that quits whatever is going on; it waits for none."""

_ROUNDS = 3
"""Times that a mark goes the way of a key: behind the key itself, behind what it was taken as (a
line submitted, a row chosen), and behind what came of that (other text in the line, other rows)."""
_AGAIN = 0.02
"""Seconds between two looks at a screen that takes no keys yet."""


class Keyboard:
    """What was typed and not yet given to the app."""

    def __init__(self, app: App[None], give: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._give = give
        self._waiting: deque[Typed] = deque()
        self.busy = False
        """Whether a key is on its way or waits."""
        self._meant: Screen[object] | None = None
        """The screen that the last key was given to, or that the next one waits for."""
        self._outlived = False
        """Whether what is shown came in the place of a screen that was never ready."""
        self._last = ""
        """The last key that was given."""
        self._opener = ""
        """The key that led to the screen that is shown, until another one was typed there."""

    @property
    def on_its_screen(self) -> bool:
        """Whether the screen that the key under way was meant for is still the one shown."""
        return self._meant is None or self._meant is self._app.screen

    def holds(self, typed: Typed) -> bool:
        """Tell whether something is new and has to wait for its turn."""
        return not typed.is_forwarded and _name(typed) != ALWAYS

    async def take(self, typed: Typed) -> None:
        """Take what was typed, and give it to the app once it is its turn."""
        self._waiting.append(typed)
        if not self.busy:
            await self._give_next()

    async def _give_next(self) -> None:
        """Give the next key that counts; called in the app's own turn."""
        self.busy = True
        while self._waiting:
            screen = self._app.screen
            if _takes_no_keys(screen) or _comes_too_early(self._waiting[0], screen):
                self._app.set_timer(_AGAIN, self._give_next)
                return
            if screen is not self._meant:
                self._note_change(screen)
                # Behind what it asked for as it was mounted: a line of it to have the focus.
                self._app.call_later(self._give_next)
                return
            typed = self._waiting.popleft()
            if self._counts(typed, screen):
                self._last = _name(typed)
                way = self._way
                await self._give(typed)
                self._follow(way, 0, _ROUNDS)
                return
        self.busy = False

    def _note_change(self, screen: Screen[object]) -> None:
        self._outlived = isinstance(self._meant, CommandScreen) and self._meant.loading
        self._opener = self._last if self._meant else ""
        self._meant = screen

    def _counts(self, typed: Typed, screen: Screen[object]) -> bool:
        """Tell whether a key can have been meant for the screen that is shown.

        What was pressed before the screen could be seen is no answer to what it asks; and the key
        that led to it, if it comes once more by then, is one key that arrived twice.
        """
        if not isinstance(screen, CommandScreen) or typed.time >= screen.seen_since:
            return True
        if _name(typed) == self._opener:
            return False
        self._opener = ""  # a text may well have that letter once more
        return not self._outlived and not screen.must_be_seen

    @property
    def _way(self) -> Sequence[DOMNode]:
        """What a key goes through: from what has the focus to the app."""
        return (self._app.focused or self._app.screen).ancestors_with_self

    def _follow(self, way: Sequence[DOMNode], place: int, rounds: int) -> None:
        """Send a mark behind the key, from one node to the next as a message goes."""
        for at, node in enumerate(way[place:], place):
            if node.call_later(self._passed, way, at, rounds):  # else it is being closed
                return

    async def _passed(self, way: Sequence[DOMNode], place: int, rounds: int) -> None:
        if way[place] is not self._app:
            self._follow(way, place + 1, rounds)
        elif (now := self._way)[0] is not way[0]:
            self._follow(now, 0, _ROUNDS)
        elif rounds > 1:
            self._follow(now, 0, rounds - 1)
        else:
            await self._give_next()


def _takes_no_keys(screen: Screen[object]) -> bool:
    """Tell whether a key would be lost on a screen: it is not mounted yet, or is at work."""
    return not screen.is_mounted or (isinstance(screen, CommandScreen) and screen.at_work)


def _comes_too_early(typed: Typed, screen: Screen[object]) -> bool:
    """Tell whether a key can do nothing yet on a screen whose contents are still being read."""
    if not isinstance(screen, CommandScreen) or not screen.loading:
        return False
    return not any(_name(typed) in keys_of(one) for one in screen.available())


def _name(typed: Typed) -> str:
    """Return the name of a key; what was pasted has none."""
    return typed.key if isinstance(typed, Key) else ""
