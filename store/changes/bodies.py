"""What a person may say of a body: that there is one, what it is called, that two are one.

Each is a draft of other contents, as those of `store.changes.organising` are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from msgspec.structs import replace

from store.changes.finding import body_in, organisation_in
from store.changes.organising import Reorganising, kind_in, listed, name_of, renamed
from store.common.errors import RegisterError
from store.common.text import fold
from store.importing.language.name_shapes import own_kind_of
from store.importing.profiles.profile import OUTSIDE
from store.keeping.contents import Contents, follow_up_key
from store.merging.organisations import with_bodies
from store.model.organisations import own_name
from store.model.records import Committee, CommitteeKind

KINDS_OF_BODIES: tuple[str, ...] = get_args(CommitteeKind)


def whose_body(contents: Contents, organisation: str) -> str:
    """Return whose a body is that is added: as somebody says, or the only one's that is known.

    Raises: RegisterError when several are known and nobody says which.
    """
    every = [one.name for one in contents.organisations.values()]
    if organisation:
        return organisation_in(contents, organisation)[1].name
    if len(every) > 1:
        raise RegisterError(
            "Which organisation is the body of? Say {option}; there are: {names}.",
            option="--organisation NAME",
            names=", ".join(every),
        )
    return every[0] if every else ""


def add_body(name: str, organisation: str, values: dict[str, str]) -> Reorganising:
    """Return the draft that makes a body known, of an organisation or of none.

    Where no kind is said it is the one that its name looks like.
    """

    def draft(contents: Contents) -> Contents:
        called = name_of(name)
        kind = kind_in(values.get("kind", own_kind_of(called)), KINDS_OF_BODIES)
        others = tuple(one for one in listed(values.get("aliases", "")) if one != called)
        whose = organisation_in(contents, organisation)[1].name if organisation else ""
        after = with_bodies(contents, [Committee("", called, kind, others)], whose)
        if after == contents:
            raise RegisterError("There is a body {name} already. Nothing is changed.", name=called)
        return after

    return draft


def merge_bodies(name: str, into: str) -> Reorganising:
    """Return the draft that makes one body of two: all that names the first names the other.

    The first name becomes another name of the body that stays.
    """

    def draft(contents: Contents) -> Contents:
        gone, stays = body_in(contents, name), body_in(contents, into)
        if gone.id == stays.id:
            raise RegisterError("{name} is one body already. Nothing is changed.", name=gone.name)
        merged = renamed(contents, {gone.name: stays.name})
        committees = dict(merged.committees)
        del committees[_key(gone)]
        members = dict.fromkeys((*committees[_key(stays)].members, *gone.members))
        names = [own_name(gone.name, gone.organisation), *gone.aliases]
        committees[_key(stays)] = replace(
            stays,
            aliases=_aliases(stays, names, stays.name, own_name(stays.name, stays.organisation)),
            members=tuple(one for one in members if one not in {gone.name, stays.name}),
        )
        kept = _notes_moved(replace(merged, committees=committees), gone, stays)
        return _given_to(kept, stays, gone.organisation)

    return draft


def set_body(name: str, values: dict[str, str]) -> Reorganising:
    """Return the draft that corrects the name, kind or other names of a body.

    A name that it had stays as another name of it.
    """

    def draft(contents: Contents) -> Contents:
        body = body_in(contents, name)
        changed = replace(body, kind=kind_in(values.get("kind", body.kind), KINDS_OF_BODIES))
        if "aliases" in values:
            changed = replace(changed, aliases=listed(values["aliases"]))
        wanted = name_of(values["name"]) if "name" in values else body.name
        if wanted != body.name:
            _refuse_taken(contents, wanted, body)
            contents = renamed(contents, {body.name: wanted})
            former = own_name(body.name, body.organisation)
            changed = replace(changed, name=wanted, aliases=_aliases(changed, [former], wanted))
        table = {**contents.committees, _key(body): changed}
        return replace(contents, committees=table)

    return draft


def _given_to(contents: Contents, body: Committee, organisation: str) -> Contents:
    """Return contents in which a body of no organisation is one's, by the name that it has there.

    What is outside every organisation stays so.
    """
    if body.organisation or not organisation or body.kind in OUTSIDE:
        return contents
    name = own_name(body.name, "")
    if any(fold(one.name) == fold(name) for one in contents.committees.values()):
        name = body.name
    contents = renamed(contents, {body.name: name})
    now = contents.committees[_key(body)]
    given = replace(now, name=name, organisation=organisation)
    return replace(contents, committees={**contents.committees, _key(body): given})


def _notes_moved(contents: Contents, gone: Committee, stays: Committee) -> Contents:
    """Return contents in which what is said of a body that is gone is said of the other."""
    said = dict(contents.follow_ups)
    before = said.pop(follow_up_key(gone.id), None)
    if before is None:
        return contents
    if follow_up_key(stays.id) in said:
        raise RegisterError(
            "Something is noted of both {gone} and {stays}. Clear one of the notes, and merge "
            "again; nothing is changed.",
            gone=gone.name,
            stays=stays.name,
        )
    said[follow_up_key(stays.id)] = replace(before, about=stays.id)
    return replace(contents, follow_ups=dict(sorted(said.items())))


def _refuse_taken(contents: Contents, name: str, body: Committee) -> None:
    taken = (one for one in contents.committees.values() if fold(one.name) == fold(name))
    if other := next((one for one in taken if one.id != body.id), None):
        raise RegisterError(
            "{name} is the name of {id} already. To make one body of both: {command}",
            name=name,
            id=other.id,
            command=f"namndkoll organisation merge {body.id} {other.id}",
        )


def _key(body: Committee) -> int:
    return int(body.id[1:])


def _aliases(body: Committee, more: Iterable[str], *names: str) -> tuple[str, ...]:
    """Return by what a body is known, more included, beside some names."""
    found = dict.fromkeys((*body.aliases, *more))
    return tuple(one for one in found if one not in names)
