"""What a person says of matters through the years, saved by the register's one door."""

from __future__ import annotations

from datetime import datetime

from store.changes.linking import answer
from store.common.errors import RegisterError
from store.common.text import one_line
from store.keeping.steps import Change
from store.register.register import Register
from store.threads.library import Library
from store.threads.stations import Station


def station_named(library: Library, id_: str) -> Station:
    """Return the station of an id, whichever case it is written in.

    Raises: RegisterError when there is none.
    """
    found = library.station(id_.strip())
    if found is None:
        raise RegisterError(
            "{id} is no entry, and no lines of a document such as S3:14-16.",
            id=repr(one_line(id_)[:40]),
        )
    return found


def say(
    register: Register, one: Station, other: Station, *, same: bool | None, by: str, now: datetime
) -> Change | None:
    """Save whether two stations are one matter, and return the step; None for no change.

    With `same` None an answer is taken back.

    Raises: RegisterError: it cannot be, or was not saved, and nothing is changed.
    """
    return register.arrange(answer(one.id, other.id, same=same), by=by, now=now)
