"""What an activity says in a list where its lead has a column of its own."""

from __future__ import annotations

from collections.abc import Sequence

_SHALL = {"ska", "skall"}


def gist(text: str, leads: Sequence[str]) -> str:
    """Return what follows "<lead> ska", word for word after "…"; else the text as printed."""
    if len(leads) != 1:
        return text
    head, rest = text[: len(leads[0])], text[len(leads[0]) :]
    shall, _space, said = rest.strip().partition(" ")
    whole = head.casefold() == leads[0].casefold() and rest[:1].isspace()
    return f"… {said}" if whole and shall in _SHALL and said.strip() else text
