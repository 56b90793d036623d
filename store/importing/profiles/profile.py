"""A profile: an organisation as a value, with its bodies and its words, as a file holds it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from store.dates.cycle import PointName
from store.model.organisations import Body, Name, Organisation, OrganisationKind, UsualDays
from store.model.records import Committee, CommitteeKind

GENERIC = "swedish"
"""The profile of those that have none of their own: what nearly every organisation has."""
OUTSIDE: frozenset[CommitteeKind] = frozenset(("external", "authority"))
"""The kinds of bodies that are no other organisation's but their own."""
SHIPPED = ("stockholm",)
"""The profiles of organisations that come with the program."""


class Profile(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is known of an organisation before its papers are read.

    A `whole` profile has all of its bodies, so that nobody else is meant by a name like theirs.
    `columns` say what columns of its own names become, `cycle` when points of its steering cycle
    usually are.
    """

    name: Annotated[str, Meta(max_length=200)] = ""
    kind: OrganisationKind = "other"
    aliases: tuple[Name, ...] = ()
    whole: bool = False
    columns: dict[str, str] = {}
    cycle: dict[PointName, UsualDays] = {}
    bodies: tuple[Body, ...] = field(default=(), name="body")

    def names(self) -> tuple[str, ...]:
        """Return the names of the organisation itself."""
        return (self.name, *self.aliases) if self.name else ()

    def in_year(self, year: int | None) -> tuple[Body, ...]:
        """Return the bodies that there were in a year; without one, those that there are."""
        return tuple(one for one in self.bodies if one.is_valid(year))


class Organised(Struct, frozen=True):
    """An organisation as a register knows it: its profile, and bodies that were learnt since."""

    profile: Profile
    learnt: tuple[Committee, ...] = ()


def organisation_of(profile: Profile) -> Organisation:
    """Return an organisation as a register keeps it from its first paper on."""
    known = next((name for name in SHIPPED if shipped(name).name == profile.name), "")
    return Organisation(profile.name, profile.kind, profile.aliases, known, cycle=profile.cycle)


@cache
def shipped(name: str) -> Profile:
    """Return a profile that comes with the program."""
    text = files("store.importing.profiles").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Profile)
