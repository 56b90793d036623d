"""What a person may say of an organisation: correct its name, take a file, learn from a document.

Each is a draft of other contents, which a register saves as one step and takes back as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, get_args

from msgspec.structs import replace

from store.changes.edits import line
from store.changes.finding import organisation_in
from store.common.errors import RegisterError
from store.common.text import fold
from store.importing.language.bodies import Bodies
from store.importing.profiles.profile import Profile
from store.keeping.contents import Contents
from store.merging.organisations import with_bodies, with_organisation
from store.model.kinds import COMMITTEE, KINDS
from store.model.naming import with_names
from store.model.organisations import OrganisationKind, own_name, shown_name
from store.model.records import Committee

Reorganising = Callable[[Contents], Contents]
"""Makes other contents of those that there are by then.

Raises: RegisterError when what it is about is not there, or cannot be so.
"""
KINDS_OF_ORGANISATIONS: tuple[str, ...] = get_args(OrganisationKind)
FIELDS = ("name", "kind", "aliases")
"""What may be said of an organisation or a body."""
_LONGEST = 200
"""Characters of a name."""


def set_organisation(name: str, values: dict[str, str]) -> Reorganising:
    """Return the draft that corrects the name, kind or other names of an organisation."""

    def draft(contents: Contents) -> Contents:
        key, before = organisation_in(contents, name)
        now = replace(
            before,
            name=name_of(values.get("name", before.name)),
            kind=kind_in(values.get("kind", before.kind), KINDS_OF_ORGANISATIONS),
            aliases=listed(values["aliases"]) if "aliases" in values else before.aliases,
        )
        if now.name == before.name:
            return replace(contents, organisations={**contents.organisations, key: now})
        others = (one for place, one in contents.organisations.items() if place != key)
        if any(fold(now.name) == fold(one.name) for one in others):
            raise RegisterError(
                "There is an organisation {name} already. Nothing is changed.", name=now.name
            )
        now = replace(now, aliases=tuple(dict.fromkeys((*now.aliases, before.name))))
        table = {**contents.organisations, key: now}
        return replace(_belonging(contents, before.name, now.name), organisations=table)

    return draft


def take_profile(profile: Profile) -> Reorganising:
    """Return the draft that makes an organisation of a file known, with the bodies that it has."""

    def draft(contents: Contents) -> Contents:
        table = with_organisation(
            contents.organisations, profile, contents.next_id("organisations")
        )
        key = next(place for place, one in table.items() if one.name == profile.name)
        table[key] = replace(
            table[key],
            kind=profile.kind,
            profile="",
            whole=profile.whole,
            columns=profile.columns,
            cycle=profile.cycle,
            bodies=profile.bodies,
        )
        bodies = Bodies(profile.in_year(None), whole=profile.whole).committees()
        return with_bodies(replace(contents, organisations=table), bodies, profile.name)

    return draft


def learn(profile: Profile, bodies: Iterable[Committee]) -> Reorganising:
    """Return the draft that makes an organisation known, and bodies that a document named."""
    found = tuple(bodies)

    def draft(contents: Contents) -> Contents:
        following = contents.next_id("organisations")
        table = with_organisation(contents.organisations, profile, following)
        return with_bodies(replace(contents, organisations=table), found, profile.name)

    return draft


def read_values(words: Sequence[str]) -> dict[str, str]:
    """Return what words such as `kind=company` say.

    Raises: RegisterError when a field is none, or stands twice.
    """
    values: dict[str, str] = {}
    for word in words:
        field, equals, value = word.partition("=")
        if not equals or field not in FIELDS or field in values:
            raise RegisterError(
                "{word!r} sets no field, or one twice. Write FIELD=VALUE; the fields: {known}.",
                word=word[:40],
                known=", ".join(FIELDS),
            )
        values[field] = value
    return values


def renamed(contents: Contents, names: dict[str, str]) -> Contents:
    """Return contents in which bodies have other names, wherever they are named."""
    tables: dict[str, Any] = {
        kind.table: {
            key: with_names(one, names) for key, one in getattr(contents, kind.table).items()
        }
        for kind in KINDS
        if kind is not COMMITTEE
    }
    for table in ("meetings", "meeting_terms"):
        tables[table] = {
            key: replace(one, committee=names.get(one.committee, one.committee))
            for key, one in getattr(contents, table).items()
        }
    bodies = contents.committees.items()
    tables[COMMITTEE.table] = {
        key: replace(with_names(one, names), name=one.name) for key, one in bodies
    }
    return replace(contents, **tables)


def _belonging(contents: Contents, before: str, now: str) -> Contents:
    """Return contents in which what was of an organisation is of it under another name."""
    committees, names = dict(contents.committees), {}
    for key, one in committees.items():
        if one.organisation == before:
            own = own_name(one.name, before)
            names[one.name] = one.name if own == one.name else shown_name(own, now)
            committees[key] = replace(one, name=names[one.name], organisation=now)
    documents = {
        key: replace(one, organisation=now) if one.organisation == before else one
        for key, one in contents.documents.items()
    }
    now_named = renamed(replace(contents, documents=documents), names)
    members = {key: with_names(one, names) for key, one in committees.items()}
    return replace(now_named, committees=members)


def kind_in(text: str, known: Sequence[str]) -> Any:
    """Return the kind of those known that a text says.

    Raises: RegisterError when it says none.
    """
    kind = text.strip().casefold()
    if kind not in known:
        raise RegisterError(
            "{text!r} is no kind. Those that there are: {known}.",
            text=text[:40],
            known=", ".join(known),
        )
    return kind


def name_of(text: str) -> str:
    """Return a name of a body or an organisation as it can be kept.

    Raises: RegisterError when it cannot.
    """
    name = line(text)
    if not 0 < len(name) <= _LONGEST:
        raise RegisterError(
            "A name has from one to {most} characters. Nothing is changed.", most=_LONGEST
        )
    return name


def listed(text: str) -> tuple[str, ...]:
    """Return the names in a text, which have commas between them."""
    return tuple(dict.fromkeys(name_of(one) for one in text.split(",") if one.strip()))
