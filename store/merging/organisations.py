"""Organisations in one register: each is known from its first paper, and keeps its own bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from store.common.text import fold
from store.importing.language.bodies import Bodies
from store.importing.profiles.profile import (
    OUTSIDE,
    SHIPPED,
    Organised,
    Profile,
    organisation_of,
    shipped,
)
from store.importing.reading.reading import Reading
from store.keeping.contents import Contents
from store.model.kinds import COMMITTEE, PRINTED
from store.model.naming import with_names
from store.model.organisations import Organisation, own_name, shown_name
from store.model.records import Committee


def organised(contents: Contents) -> tuple[Organised, ...]:
    """Return the organisations that a register knows, each with the bodies that it has there."""
    return tuple(
        Organised(profile_of(one), tuple(_own(contents.committees.values(), one.name)))
        for one in contents.organisations.values()
    )


def said_before(contents: Contents, sha256: str) -> tuple[str, str]:
    """Return whose a file of these bytes was at its last import, and who stands behind it.

    Both by name, empty where nobody said.
    """
    for one in reversed(contents.documents.values()):
        if one.sha256 == sha256:
            return one.organisation, one.sender.name if one.sender else ""
    return "", ""


def profile_of(organisation: Organisation) -> Profile:
    """Return what an organisation's papers are read by, what the program has of it included."""
    known = organisation.profile
    base = shipped(known) if known in SHIPPED else Profile()
    return Profile(
        organisation.name,
        organisation.kind,
        organisation.aliases,
        base.whole or organisation.whole,
        {**base.columns, **organisation.columns},
        (*base.bodies, *organisation.bodies),
    )


def profile_to_share(organised: Organised) -> Profile:
    """Return all that is known of an organisation as one profile, what was learnt included."""
    profile = organised.profile
    bodies = Bodies(profile.bodies, whole=profile.whole).with_also(organised.learnt)
    return replace(profile, bodies=bodies.entries)


def _own(bodies: Iterable[Committee], organisation: str) -> Iterator[Committee]:
    for one in bodies:
        if one.organisation == organisation:
            members = tuple(own_name(name, organisation) for name in one.members)
            yield replace(one, name=own_name(one.name, organisation), members=members)


def with_organisation(
    table: Mapping[int, Organisation], profile: Profile | None, following: int
) -> dict[int, Organisation]:
    """Return organisations with that of a profile, which gets an id, or more names, if need be."""
    found = dict(table)
    if profile is None:
        return found
    place = next((key for key, one in found.items() if one.name == profile.name), None)
    if place is None:
        found[following] = organisation_of(profile)
        return found
    known = found[place]
    names = dict.fromkeys((*known.aliases, *profile.aliases))
    names.pop(known.name, None)
    found[place] = replace(known, aliases=tuple(names))
    return found


def apart(contents: Contents, reading: Reading) -> Reading:
    """Return a reading whose bodies have names of their own where other organisations have theirs.

    A body that nobody said whose it is, is that of the first organisation that a register knows.
    What is outside every organisation is the same for all.
    """
    names = _shown_names(contents, reading.committees, reading.document.organisation)
    if not names:
        return reading
    records: dict[str, Any] = {
        kind.table: tuple(with_names(one, names) for one in getattr(reading, kind.table))
        for kind in PRINTED
    }
    committees = tuple(with_names(one, names) for one in reading.committees)
    return replace(reading, committees=committees, **records)


def with_bodies(contents: Contents, bodies: Iterable[Committee], organisation: str) -> Contents:
    """Return contents with bodies of an organisation that are not there yet."""
    found = tuple(bodies)
    names = _shown_names(contents, found, organisation)
    table = dict(contents.committees)
    there = {fold(one.name) for one in table.values()}
    following = contents.next_id(COMMITTEE.table)
    for one in found:
        body = with_names(one, names)
        if fold(body.name) not in there:
            whose = "" if body.kind in OUTSIDE else organisation
            table[following] = replace(
                body, id=f"{COMMITTEE.prefix}{following}", organisation=whose
            )
            following += 1
    return replace(contents, committees=table)


def _shown_names(
    contents: Contents, bodies: Iterable[Committee], organisation: str
) -> dict[str, str]:
    shown = {one.name: _shown(contents, one, organisation) for one in bodies}
    return {name: other for name, other in shown.items() if name != other}


def _shown(contents: Contents, body: Committee, whose: str) -> str:
    if body.kind in OUTSIDE:
        return body.name
    wanted = {fold(body.name), fold(shown_name(body.name, whose))}
    there = [one for one in contents.committees.values() if fold(one.name) in wanted]
    own = (one.name for one in there if one.organisation == whose and one.kind not in OUTSIDE)
    taken = [one for one in there if fold(one.name) == fold(body.name)]
    claimed = not contents.organisations and all(not one.organisation for one in taken)
    return next(own, body.name if claimed or not taken else shown_name(body.name, whose))
