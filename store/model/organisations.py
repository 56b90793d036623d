"""An organisation: whose bodies these are, and by what its papers are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from store.dates.cycle import PointName, Usual
from store.model.records import CommitteeKind

OrganisationKind = Literal["municipality", "region", "agency", "government", "other"]
Year = Annotated[int, Meta(ge=1800, le=9999)]
UsualDays = Annotated[str, Meta(pattern=r"^\d\d-\d\d(?:/\d\d-\d\d)?$")]
"""Days of any year: `04-15`, or from one to another, `04-15/05-02`."""
Name = Annotated[str, Meta(min_length=1, max_length=200)]
UNSAID = "?"
"""Stands for an organisation that nothing says."""


class Body(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A body as a profile knows it: its canonical name, and all others that stand for it.

    `abbreviations` are known only in capitals. `areas` are the parts of the city that a district
    committee answers for, also those of committees merged into it: the forms of its name are made
    from them. A group has `members`, or all bodies of some `kinds`. `loose` words can stand for it
    in a list of bodies, but need not. It is a body from one year to another, both counted; None
    where nobody knows.
    """

    name: Name
    kind: CommitteeKind
    aliases: tuple[Name, ...] = ()
    abbreviations: tuple[Name, ...] = ()
    areas: tuple[Name, ...] = ()
    members: tuple[Name, ...] = ()
    kinds: tuple[CommitteeKind, ...] = ()
    loose: tuple[Name, ...] = ()
    valid_from: Year | None = None
    valid_to: Year | None = None

    def names(self) -> Iterator[str]:
        """Return every name that it goes by in full: its own, others, and their forms."""
        yield from (self.name, *self.aliases)
        if self.kind == "committee" and self.name.endswith("nämnden"):
            yield self.name.removesuffix("en")
        for area in self.areas:
            for form in (area, area + "s"):
                yield from (f"{form} stadsdelsnämnd", f"{form} stadsdelsförvaltning")
                yield from (f"stadsdelsnämnden{word}{form}" for word in (" ", " i ", " för "))

    def plurals(self) -> Iterator[str]:
        """Return the forms of its name that mean all such bodies, where there is but one."""
        if self.kind == "committee" and self.name.endswith("nämnden"):
            yield from (self.name.removesuffix("en") + ending for ending in ("er", "erna"))

    def is_valid(self, year: int | None) -> bool:
        """Tell whether there was such a body in a year; without one, whether there still is."""
        if year is None:
            return self.valid_to is None
        return (self.valid_from or year) <= year <= (self.valid_to or year)


class Organisation(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An organisation that a register knows, by the name that its documents and bodies have.

    `profile` is the one of the program's that it is read by; `bodies` are those of a file that was
    taken in. A `whole` one has all of its bodies there, so that a name like theirs means them.
    `columns` say what columns of its own names become, `cycle` when points of its steering cycle
    usually are.
    """

    name: Name
    kind: OrganisationKind = "other"
    aliases: tuple[Name, ...] = ()
    profile: str = ""
    whole: bool = False
    columns: dict[str, str] = {}
    cycle: dict[PointName, UsualDays] = {}
    bodies: tuple[Body, ...] = ()


def usual_cycle(organisations: Iterable[Organisation]) -> Usual:
    """Return when points of the cycle usually are, where no two organisations differ on it."""
    said: dict[PointName, set[str]] = {}
    for one in organisations:
        for point, days in one.cycle.items():
            said.setdefault(point, set()).add(days)
    return {point: days.pop() for point, days in said.items() if len(days) == 1}


def shown_name(name: str, organisation: str) -> str:
    """Return what a body is called where another organisation has one of its name."""
    return f"{name} ({organisation or UNSAID})"


def own_name(shown: str, organisation: str) -> str:
    """Return what a body is called by its own organisation."""
    return shown.removesuffix(f" ({organisation or UNSAID})")
