"""Drafts of what people say of matters through the years, for the register to save."""

from __future__ import annotations

from store.changes.arranging import Draft, op_of
from store.changes.edits import line
from store.common.errors import RegisterError
from store.common.text import fold
from store.model.links import Renaming, linked, pair_key

_LONGEST = 200
"""Characters of a name."""


def answer(one: str, other: str, *, same: bool | None) -> Draft:
    """Return the draft that says whether two stations are one matter; None takes the answer back.

    Raises: RegisterError when they are one station.
    """
    if one == other:
        raise RegisterError("{id} is one station, not two. Nothing is changed.", id=one)
    made = None if same is None else linked(one, other, same=same)
    return lambda contents: [op_of(contents, "links", pair_key(one, other), made)]


def rename(before: str, now: str) -> Draft:
    """Return the draft that says that a name became another; an empty one takes that back.

    Raises: RegisterError when a name is none.
    """
    former, present = line(before), line(now)
    if not former or max(len(former), len(present)) > _LONGEST or fold(former) == fold(present):
        raise RegisterError(
            "A name that changed is two names of at most {most} characters. Nothing is changed.",
            most=_LONGEST,
        )
    made = Renaming(former, present) if present else None
    return lambda contents: [op_of(contents, "renamings", pair_key(fold(former), ""), made)]
