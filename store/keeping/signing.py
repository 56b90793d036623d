"""Who made a change and when, by clocks that may differ a little but not go back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from store.common.errors import RegisterError
from store.common.text import one_line
from store.dates.today import STOCKHOLM
from store.keeping.contents import Contents
from store.keeping.steps import Change

_SKEW = timedelta(minutes=10)
"""How far the clocks of two people may be apart."""


class Signed(Struct, frozen=True):
    """Who makes a change, when (aware), and why."""

    by: str
    at: datetime
    why: str | None = None


class ClockError(RegisterError):
    """The clock shows a time before the register's last change."""


def made(contents: Contents, signed: Signed, **what: Any) -> Change:
    """Return the next change of contents; `what` are the fields that say what changed.

    Raises:
        ClockError: the clock was set back.
    """
    seq = contents.about.folded + 1
    return Change(seq, _moment(contents, signed.at), signed.by, signed.why, **what)


def last_known(contents: Contents) -> Change | None:
    """Return the last change that can be read here: on a server a later one may be an office's."""
    history, last = contents.history, contents.about.folded
    return history.get(last) or (history[max(history)] if history else None)


def _moment(contents: Contents, now: datetime) -> datetime:
    """Return the time of a change, never before the last one's."""
    last = last_known(contents)
    if last is None or now >= last.at:
        return now
    if last.at - now > _SKEW:
        raise ClockError(
            "The clock shows {now}, but the register was last changed {last} by {by}. "
            "Nothing was changed; set the clock right.",
            now=f"{now.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}",
            last=f"{last.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}",
            by=one_line(last.by) or "?",
        )
    return last.at
