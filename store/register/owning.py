"""How what is typed of the office's own entries is read in a register."""

from __future__ import annotations

from datetime import date

from store.changes.owning import Typing
from store.dates.today import today
from store.register.known import Known


def typing_in(known: Known, day: date | None = None) -> Typing:
    """Return what reads typed values: times on a day, today unless told, and bodies that are known.

    A body is meant by its name or another name of it, whatever their case.
    """

    def named(text: str) -> str | None:
        body = known.committee(text)
        return body.name if body else None

    return Typing(named, day or today())
