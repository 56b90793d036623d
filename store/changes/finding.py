"""Bodies and organisations by what a person calls them: a name, another name, an id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from store.common.errors import RegisterError
from store.common.fitting import fitting
from store.common.text import fold
from store.keeping.contents import Contents
from store.model.organisations import Organisation
from store.model.records import Committee

_FEW = 5
"""Names that are offered where another was meant."""
_LIST = "namndkoll organisation show"


def is_organisation(contents: Contents, name: str) -> bool:
    """Tell whether a name is an organisation's, and no body's."""
    wanted = fold(name.strip())
    every = contents.organisations.values()
    return any(wanted in map(fold, (one.name, *one.aliases)) for one in every) and not any(
        wanted == fold(one.name) for one in contents.committees.values()
    )


def body_in(contents: Contents, name: str) -> Committee:
    """Return the body of an id or a name, or of another name that only it has.

    Raises: RegisterError when there is none, or there are several.
    """
    wanted = fold(name.strip())
    every = contents.committees.values()
    for found in (
        [one for one in every if wanted in (one.id.casefold(), fold(one.name))],
        [one for one in every if wanted in map(fold, one.aliases)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise RegisterError(
                "{name} may be {several}. Write the whole name, or the id.",
                name=name[:80],
                several=", ".join(f"{one.id} {one.name}" for one in found[:5]),
            )
    raise _unknown("body", name, (each for one in every for each in (one.name, *one.aliases)))


def organisation_in(contents: Contents, name: str) -> tuple[int, Organisation]:
    """Return the organisation of a name, or the only one in whose name a word begins so.

    It comes with its place. Raises: RegisterError when there is none, or there are several.
    """
    wanted, every = fold(name.strip()), contents.organisations.items()
    for key, one in every:
        if wanted in map(fold, (one.name, *one.aliases)):
            return key, one
    near = [(key, one) for key, one in every if fitting(name, (one.name, *one.aliases))]
    if len(near) == 1:
        return near[0]
    raise _unknown("organisation", name, (one.name for _key, one in every))


def _unknown(
    what: Literal["body", "organisation"], name: str, known: Iterable[str]
) -> RegisterError:
    """Return that there is nothing of a name, and what may be meant instead."""
    near = fitting(name, known)[:_FEW]
    if near:
        return RegisterError(
            "There is none called {name}. Did you mean {near}?",
            name=repr(name[:80]),
            near=", ".join(near),
        )
    if what == "body":
        return RegisterError(
            "There is no body {name}. {command} lists those that there are.",
            name=repr(name[:80]),
            command=_LIST,
        )
    return RegisterError(
        "There is no organisation {name}. {command} lists those that there are.",
        name=repr(name[:80]),
        command=_LIST,
    )
