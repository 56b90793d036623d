"""Steps in words: what was saved or undone, and whether that was much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.changes.history import events
from store.dates.today import STOCKHOLM
from tui.commands.base import main_key
from tui.locale import _, ngettext
from tui.messages.changes import Named, step_named

if TYPE_CHECKING:
    from store.keeping.steps import Change

_MANY = 50
"""Values that a step may have changed to be undone without being asked."""


class Told(NamedTuple):
    """What is said of something that was done, and under which title."""

    said: str
    title: str = ""


def is_large(step: Change) -> bool:
    """Tell whether a step changed so much that undoing it is hardly meant by one key."""
    return (step.is_whole and step.kind != "organisation") or len(step.ops) > _MANY


def step_told(step: Change, named: Named) -> str:
    """Return a step, who made it and when."""
    when = f"{step.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    return f"{step_named(step, named)} ({step.by or '–'}, {when})"


def saved_told(change: Change | None, named: Named) -> Told:
    """Return what was saved, and the key that undoes it; nothing was, under that title either."""
    from tui.commands.changing import Undo

    if change is None or not events({change.seq: change}):
        return Told(_("Nothing was changed: it was so already."))
    said = _("{change}. {key} undoes it.")
    said = said.format(change=step_named(change, named), key=main_key(Undo))
    return Told(said, _("Saved"))


def told_together(told: Sequence[Told]) -> Told:
    """Return what is said once of changes that waited and were sent one after the other."""
    saved = sum(bool(one.title) for one in told)
    if len(told) == 1 or not saved:
        return told[0]
    return Told(" ".join(_counted(saved, len(told) - saved)), _("Saved"))


def _counted(saved: int, so_already: int) -> Iterator[str]:
    from tui.commands.changing import Undo

    said = ngettext(
        "{count} change that waited is saved.", "{count} changes that waited are saved.", saved
    )
    yield said.format(count=saved)
    if so_already:
        said = ngettext(
            "{count} changed nothing: it was so already.",
            "{count} changed nothing: it was so already.",
            so_already,
        )
        yield said.format(count=so_already)
    yield _("{key} undoes the last of them.").format(key=main_key(Undo))
