"""Bodies and organisations by what a person calls them: a name, another name, an id."""

from __future__ import annotations

from store.common.errors import RegisterError
from store.common.text import fold
from store.keeping.contents import Contents
from store.model.organisations import Organisation
from store.model.records import Committee


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
    raise RegisterError(
        "There is no body {name}. {command} lists those that there are.",
        name=repr(name[:80]),
        command="namndkoll organisation show",
    )


def organisation_in(contents: Contents, name: str) -> tuple[int, Organisation]:
    """Return the organisation of a name, with its place.

    Raises: RegisterError when there is none.
    """
    wanted = fold(name.strip())
    for key, one in contents.organisations.items():
        if wanted in map(fold, (one.name, *one.aliases)):
            return key, one
    raise RegisterError(
        "There is no organisation {name}. {command} lists those that there are.",
        name=repr(name[:80]),
        command="namndkoll organisation show",
    )
