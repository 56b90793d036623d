"""The screen kept in step with the file on the disk and with the calendar."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.common.errors import NamndkollError, RegisterError
from store.common.place import Address, Place
from store.common.text import clean
from store.keeping.reading import NoRegisterError
from store.register.news import Changes, changes
from tui.app.widgets.aside import in_thread
from tui.locale import _, ngettext, say
from tui.presentation.lens import Lens
from tui.presentation.watching import Watch
from tui.settings.user import user_name

if TYPE_CHECKING:
    from store.keeping.steps import Change
    from store.register.register import Register
    from tui.app.session.changing import Changing
    from tui.app.session.questions import Questions
    from tui.app.session.state import State

PERIOD = 0.5
"""Seconds between two looks at the file and the calendar."""
_NEWS_SECONDS = 30
_CALM = 120
"""Looks without a change after which a journal is folded into the file."""


class _Found(NamedTuple):
    """A lens for what is new, already looked through; what changed, or why it cannot be read."""

    lens: Lens | None = None
    changed: Changes | None = None
    imported: str = ""
    """The documents that came, where nothing else was done."""
    trouble: NamndkollError | None = None
    read_only: bool = False
    offer: str = ""
    """Why a copy of what was held before is offered; empty where nothing is out of reach."""
    held: Register | None = None
    """The register in which all that is out of reach was last."""


class Following:
    """Looks now and then, in a thread and never twice at once, and shows what is new."""

    def __init__(self, state: State, questions: Questions, changing: Changing | None) -> None:
        self._state = state
        self._screen = state.screen
        self._ask = questions
        self._changing = changing
        self._watch = Watch()
        self._looking = False
        self._known: Register | None = None
        """The register after the last look: saving takes in what is new as well."""
        self._still: Hashable = None
        self._calm = 0

    def start(self) -> None:
        """Look from now on."""
        self._screen.set_interval(PERIOD, self.look)

    def look(self) -> None:
        """Look once, unless a look is under way."""
        if not self._looking:
            self._looking = True
            self._screen.run_worker(self._look(), group="following")

    async def _look(self) -> None:
        lens = self._state.shown.lens
        if lens is None:
            self._looking = False
            return
        try:
            found = await in_thread(lambda: self._find(lens), self._screen)
        finally:
            self._looking = False
        if isinstance(found, _Found):
            self._state.reach.read(found.trouble)
            self._take(found, lens)
        elif found is None:
            self._known = lens.register.now
        if self._changing and self._watch.answers:
            self._changing.outbox.send()
        self._tell_news(lens.register.now)

    def _tell_news(self, register: Register) -> None:
        """Say what is to be known of the disk: damage, what was written again, no locks."""
        for message in register.disk.news():
            self._screen.app.notify(
                clean(say(message)), severity="warning", timeout=_NEWS_SECONDS, markup=False
            )

    def _find(self, lens: Lens) -> _Found | None:
        """Read what is new and work out what showing it asks for (in a thread)."""
        before = lens.register.now
        news = self._watch.look(before)
        if news and news.trouble:
            return _Found(trouble=news.trouble, offer=_gone(news.trouble, before.place))
        register = (news.register if news else self._folded(before)) or before
        day = self._state.day.now(register)
        read_only = not register.disk.writable
        gone = before.disk.lost_since(self._known.disk) if self._known else []
        held = self._known if gone else before
        offer = _lost([*gone, *register.disk.lost_since(before.disk)], before.place)
        if register is before and day == lens.as_of:
            same = read_only == self._state.read_only and not offer
            found = _Found(read_only=read_only, offer=offer, held=held)
            return None if same and not news else found
        fresh = lens.renewed(register, day, as_known=self._state.day.is_asked)
        self._state.shown.prepare(fresh)
        changed = changes(before, register)
        told = any(changed) or len(register.changes) != len(before.changes)
        return _Found(
            fresh, changed if told else None, _imported(before, register), read_only=read_only,
            offer=offer, held=held,
        )  # fmt: skip

    def _folded(self, register: Register) -> Register | None:
        """Return the register with its journal folded in, once nobody wrote for a while."""
        if register.disk.seen != self._still:
            self._still, self._calm = register.disk.seen, 0
        self._calm += 1
        if self._calm < _CALM or not register.disk.foldable or not register.disk.writable:
            return None
        self._calm = 0
        folded = register.branch()
        with suppress(RegisterError):
            folded.disk.fold(user_name())
            return folded
        return None

    def _take(self, found: _Found, before: Lens) -> None:
        """Show what was found, unless something else was loaded meanwhile."""
        state, shown = self._state, self._state.shown
        now = shown.lens
        if self._changing and self._changing.is_saving:
            return  # what is new may be one's own change, which is shown and told when it is saved
        if now is None or _is_seen_otherwise(now, before):
            return
        if found.offer:
            self._offer(found.held or now.register.now, found.offer)
        self._known = found.lens.register.now if found.lens else now.register.now
        if found.trouble is None and state.read_only != found.read_only:
            state.read_only = found.read_only
            shown.show_frame()
        if found.lens is None:
            return
        lens = found.lens
        if (lens.committee, lens.typed) != (now.committee, shown.typed):
            lens = lens.scoped(now.committee).typing(shown.typed)
        shown.look(lens)
        if found.changed:
            said = said_of(found.changed, found.imported, lens.register.place)
            self._screen.app.notify(said, markup=False)

    def _offer(self, register: Register, why: str) -> None:
        """Offer to save a copy of what is held; where something else is open, say that one can."""
        from tui.commands.keeping import SaveCopy

        self._state.held = register
        if self._screen.app.screen is self._screen:
            self._ask.keep_copy(register, why)
        else:
            said = _("{why} The command for it is {command}.")
            told = said.format(why=why, command=_(SaveCopy.palette))
            self._screen.app.notify(told, severity="warning", markup=False)


def _is_seen_otherwise(now: Lens, before: Lens) -> bool:
    """Tell whether what was found is for another day or register, or in other documents."""
    if now.register.now is not before.register.now:
        return True
    return (now.as_of, now.choice) != (before.as_of, before.choice)


def _gone(trouble: NamndkollError, place: Place) -> str:
    """Return why a copy is offered when the file cannot be found; else it may well come back."""
    if not isinstance(trouble, NoRegisterError):
        return ""
    if isinstance(place, Address):
        return _("The register is gone from the server. All that is shown can be saved elsewhere.")
    return _("The register's file or folder is gone. All that is shown can be saved elsewhere.")


def _lost(changes: Sequence[Change], place: Place) -> str:
    """Return why a copy is offered when what keeps a register lacks changes that were read."""
    if not changes:
        return ""
    if isinstance(place, Address):
        said = ngettext(
            "The server is without {count} change that was saved before. "
            "All that was shown can be saved elsewhere, and taken in again.",
            "The server is without {count} changes that were saved before. "
            "All that was shown can be saved elsewhere, and taken in again.",
            len(changes),
        )
        return said.format(count=len(changes))
    said = ngettext(
        "The file on the disk is without {count} change that was saved before. "
        "All that was shown can be saved elsewhere, and taken in again.",
        "The file on the disk is without {count} changes that were saved before. "
        "All that was shown can be saved elsewhere, and taken in again.",
        len(changes),
    )
    return said.format(count=len(changes))


def _imported(before: Register, after: Register) -> str:
    """Return the names of the documents that came, where all that was done is importing them."""
    steps = [step for seq, step in after.changes.items() if seq not in before.changes]
    if any(step.kind != "import" or step.undoes for step in steps):
        return ""
    return clean(", ".join(step.name for step in steps if step.name))


def said_of(found: Changes, imported: str = "", place: Place = Path()) -> str:
    """Return in short what others changed where a register is kept, or which documents came."""
    parts = ", ".join(_parts(found))
    if imported:
        said = _("{documents}: in the register now, {parts}") if parts else ""
        said = said or _("{documents}: in the register now")
        return said.format(documents=imported, parts=parts)
    if isinstance(place, Address):
        return (
            _("Others changed the register: {parts}.").format(parts=parts)
            if parts
            else (_("Others changed the register."))
        )
    said = (
        _("The register changed on the disk: {parts}.")
        if parts
        else _("The register changed on the disk.")
    )
    return said.format(parts=parts)


def _parts(found: Changes) -> Iterable[str]:
    if count := found.new:
        yield ngettext("{count} new", "{count} new", count).format(count=count)
    if count := found.changed:
        yield ngettext("{count} changed", "{count} changed", count).format(count=count)
    if count := found.gone:
        yield ngettext("{count} gone", "{count} gone", count).format(count=count)
