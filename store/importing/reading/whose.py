"""Whose a document is, and so which bodies it can mean: the one place where importers get them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import UsageError
from store.common.fitting import fits
from store.common.text import fold
from store.documents.common.text import TextDocument
from store.importing.language.bodies import Bodies, Named
from store.importing.language.name_keys import key_of
from store.importing.language.organisation_names import count_mentions, mentioned
from store.importing.profiles.profile import GENERIC, OUTSIDE, SHIPPED, Organised, Profile, shipped
from store.importing.reading.doubts import Doubts
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.importing.reading.years import year_in_title
from store.model.kinds import PRINTED
from store.model.naming import bodies_named
from store.model.organisations import OrganisationKind
from store.model.records import Committee, CommitteeKind

_LINES_A_MENTION = 500
"""Lines for each of which an organisation is named at least once in papers of its own."""
_CLEARLY = 1.5
"""How many times as often as any other organisation one is named in papers of its own."""
_HEAD = 12
"""Lines, empty ones not counted, in which a paper says whose it is without saying it again."""


_ITS_OWN: frozenset[CommitteeKind] = frozenset(("district", "company"))
"""The kinds of bodies whose names no other organisation has."""
_NOBODY = Organised(Profile())


class Whose(Struct, frozen=True):
    """Whose a document is: an organisation as it is known, and the bodies that are meant by names.

    It has no name where nothing says whose it is; `rivals` are then the organisations that the
    document names about as often as each other. `assumed` is one that only the register says.
    """

    profile: Profile
    bodies: Bodies
    rivals: tuple[str, ...] = ()
    assumed: bool = False

    @property
    def name(self) -> str:
        """What the organisation is called; empty where nobody knows."""
        return self.profile.name


def bodies_for(asked: Asked) -> Bodies:
    """Return the bodies that a document can mean."""
    return asked.bodies or Bodies.load(GENERIC)


def whose_is(name: str, text: str, asked: Asked) -> Whose:
    """Tell whose a document is: as was said, as it says itself, or as a register has no other."""
    known = _known(asked.organisations)
    year = asked.year or year_in_title(name, text.split("\n"))
    if asked.organisation:
        return _whose(_said(asked.organisation, text, known), year)
    found = _named_most(text, known)
    if not found and len(asked.organisations) == 1:
        return replace(_whose(asked.organisations[0], year), assumed=True)
    if len(found) == 1:
        return _whose(found[0], year)
    return replace(_whose(_NOBODY, year), rivals=tuple(one.profile.name for one in found))


def organisation_said(name: str, text: str, register: Sequence[Organised]) -> str:
    """Return the whole name of the organisation that somebody means.

    Raises: UsageError when it may be several, or is the name of a body of one.
    """
    return _said(name, text, _known(register)).profile.name


def _said(name: str, text: str, known: Sequence[Organised]) -> Organised:
    """Return the organisation that somebody means by a name or a part of one; else a new one."""
    wanted, kinds = fold(name), mentioned(name)
    found = [one for one in known if wanted in map(fold, one.profile.names())]
    if kinds and not found:
        places = {(one.kind, one.place) for one in kinds}
        found = [one for one in known if places.intersection(_places(one.profile))]
    if not (kinds or found):
        found = _fitting(name, text, known)
    if found:
        return found[0]
    return Organised(Profile(name, kinds[0].kind if kinds else "other"))


def _fitting(name: str, text: str, known: Sequence[Organised]) -> list[Organised]:
    """Return the one organisation, known or named in a text, in whose name a word begins so."""
    named = {one.profile.name: one for one in known}
    named |= {one.profile.name: one for one, _count in _counted(text, known)}
    found = [one for one in named.values() if any(fits(name, each) for each in one.profile.names())]
    if len(found) > 1:
        several = ", ".join(one.profile.name for one in found)
        raise UsageError(
            "{name} may be {several}. Write the whole name.", name=repr(name), several=several
        )
    if not found and (owner := next((one for one in known if _has_body(one, name)), None)):
        raise UsageError(
            "{name} is a body of {organisation}, and no organisation. Did you mean {organisation}?",
            name=repr(name),
            organisation=owner.profile.name,
        )
    return found


def _has_body(organised: Organised, name: str) -> bool:
    own: tuple[Named, ...] = (*organised.profile.bodies, *organised.learnt)
    names = (each for one in own if one.kind not in OUTSIDE for each in (one.name, *one.aliases))
    return key_of(name) in map(key_of, names)


def _known(register: Sequence[Organised]) -> tuple[Organised, ...]:
    """Return the organisations of a register, and those whose profiles come with the program."""
    names = {fold(name) for one in register for name in one.profile.names()}
    others = map(shipped, SHIPPED)
    return (*register, *(Organised(one) for one in others if fold(one.name) not in names))


def _whose(organised: Organised, year: int | None) -> Whose:
    profile = organised.profile
    entries = profile.in_year(year)
    bodies = Bodies(entries) if profile.whole else Bodies.load(GENERIC).with_also(entries)
    of_other_years = {one.name for one in profile.bodies} - {one.name for one in entries}
    learnt = (one for one in organised.learnt if one.name not in of_other_years)
    return Whose(profile, bodies.with_also(learnt))


def _named_most(text: str, known: Sequence[Organised]) -> tuple[Organised, ...]:
    """Return the organisation that a text names most; several where none of them is clearly it.

    In papers of its own it is named in the head, or often for their length.
    """
    head = "\n".join(islice(filter(str.strip, text.split("\n")), _HEAD))
    in_head = {one.profile.name for one, _count in _counted(head, known)}
    least = max(2, text.count("\n") / _LINES_A_MENTION)
    found = [
        (one, count)
        for one, count in _counted(text, known)
        if count >= least or one.profile.name in in_head
    ]
    most = max((count for _one, count in found), default=0)
    close = tuple(one for one, count in found if count * _CLEARLY > most)
    headed = tuple(one for one in close if one.profile.name in in_head)
    return headed if len(headed) == 1 else close


def _counted(text: str, known: Sequence[Organised]) -> list[tuple[Organised, int]]:
    """Return the organisations that a text names, and how often it has a name that is theirs."""
    folded = text.casefold()
    own = [_own_names(one.profile) for one in known]
    shared = {name for name, times in Counter(chain.from_iterable(own)).items() if times > 1}
    counts = [count_mentions(folded, names - shared) for names in own]
    places = {key: number for number, one in enumerate(known) for key in _places(one.profile)}
    others = []
    for one in mentioned(text):
        if (number := places.get((one.kind, one.place))) is not None:
            counts[number] += one.count
        else:
            profile = Profile(one.names[0], one.kind, one.names[1:])
            others.append((Organised(profile), one.count))
    return [*((one, count) for one, count in zip(known, counts, strict=True) if count), *others]


def _own_names(profile: Profile) -> set[str]:
    """Return the names that no other organisation has: of its districts, companies, and its own."""
    bodies = profile.bodies if profile.whole else ()
    names = [body.name for body in bodies if body.kind in _ITS_OWN]
    names += (name for name in profile.names() if not mentioned(name))
    return set(map(str.casefold, names))


def _places(profile: Profile) -> Iterator[tuple[OrganisationKind, str]]:
    """Return the places by which a text names an organisation."""
    for one in mentioned("\n".join(profile.names())):
        yield one.kind, one.place


def belonging(reading: Reading, whose: Whose, document: TextDocument) -> Reading:
    """Return a reading as that of an organisation: whose document and whose bodies these are.

    Bodies that nothing in it names are left out, unless the whole of the organisation is known.
    """
    named = None if whose.profile.whole else frozenset(_named_in(reading))
    there = (one for one in reading.committees if named is None or one.name in named)
    bodies = whose.bodies.with_also(there).committees(named)
    doubts = Doubts(document)
    if whose.rivals:
        doubts.add("several organisations", _lines(document, whose.rivals), ", ".join(whose.rivals))
    return replace(
        reading,
        document=replace(reading.document, organisation=whose.name),
        committees=tuple(_of(one, whose.name) for one in bodies),
        irregularities=(*doubts.listed(), *reading.irregularities),
        organisation=whose.profile if whose.name else None,
        assumed=whose.assumed,
    )


def _lines(document: TextDocument, names: Sequence[str]) -> list[int]:
    """Return the first line in which each of some names stands."""
    numbered = [(number, line.casefold()) for number, line in enumerate(document.lines, start=1)]
    found = [
        next((number for number, line in numbered if name.casefold() in line), 1) for name in names
    ]
    return sorted(set(found))


def _named_in(reading: Reading) -> Iterator[str]:
    for kind in PRINTED:
        for record in getattr(reading, kind.table):
            yield from bodies_named(record)


def _of(body: Committee, organisation: str) -> Committee:
    return body if body.kind in OUTSIDE else replace(body, organisation=organisation)
