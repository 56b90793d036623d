"""The line that says that the register cannot be reached just now; else there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from store.common.errors import Message, NamndkollError
from store.common.text import shortened
from store.keeping.backend import UnreachableError
from tui.app.widgets.plain import plain
from tui.locale import _, ngettext, say

_REASON = 60
"""Characters of why a server does not answer."""
_NAMED = 5
"""Ids of entries that are named, of those whose changes wait."""


class DiskLine(Static):
    """Stands under the tabs only while there is something to say."""

    DEFAULT_CSS = """
    DiskLine { display: none; height: auto; max-height: 3; padding: 0 1; color: $text-warning; }
    DiskLine.-told { display: block; }
    """

    def show(
        self,
        trouble: NamndkollError | None,
        since: datetime | None = None,
        count: int = 0,
        about: Sequence[str] = (),
        *,
        may_change: bool = True,
    ) -> None:
        """Say what is wrong since when, what is seen meanwhile and what waits; else nothing."""
        self.set_class(trouble is not None, "-told")
        if trouble:
            self._say(" ".join(_told(trouble, since, count, about, may_change=may_change)))

    def tell_slow(self, count: int, about: Sequence[str]) -> None:
        """Say that what is being saved has no answer yet."""
        self.add_class("-told")
        said = _("Saving takes long: there is no answer yet.")
        self._say(f"{said} {_waiting(count, about)}")

    def _say(self, said: str) -> None:
        self.update(Content.assemble(("? ", "bold"), plain(said)))


def _told(
    trouble: NamndkollError,
    since: datetime | None,
    count: int,
    about: Sequence[str],
    *,
    may_change: bool,
) -> Iterator[str]:
    if not isinstance(trouble, UnreachableError):
        yield _("The register cannot be read just now; what is shown was read before.")
        yield say(trouble.message)
        return
    said = _("The server has not answered since {time}. What is shown was read before.")
    if may_change:
        said = _(
            "The server has not answered since {time}. What is shown was read before; "
            "what you change is kept here and sent when it answers."
        )
    yield said.format(time=f"{since:%H:%M}")
    if count:
        yield _waiting(count, about)
    reason = trouble.message.values.get("reason", "")
    if cause := say(reason) if isinstance(reason, Message) else str(reason):
        yield f"({shortened(cause, _REASON)})"


def _waiting(count: int, about: Sequence[str]) -> str:
    """Return how many changes wait, and of what."""
    waits = ngettext("{count} change waits", "{count} changes wait", count).format(count=count)
    ids = ", ".join(about[:_NAMED]) + (" …" if len(about) > _NAMED else "")
    return f"{waits}: {ids}." if ids else f"{waits}."
