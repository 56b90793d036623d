"""The organisations of a register with their bodies: what each has to do, and what was learnt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from store.common.text import fold
from store.importing.profiles.profile import GENERIC, Profile, shipped
from store.merging.organisations import profile_of
from store.model.organisations import Body, Organisation, own_name
from store.model.records import Committee
from store.survey.survey import Survey


class KnownBody(Struct, frozen=True):
    """A body with the numbers of its things; `learnt` where no profile has it.

    `profile` is what the profile says of it, with its years.
    """

    body: Committee
    things: int
    learnt: bool
    profile: Body | None = None


class KnownOrganisation(Struct, frozen=True):
    """An organisation with its bodies; None are those that are nobody's, or outside."""

    organisation: Organisation | None
    bodies: tuple[KnownBody, ...]
    documents: tuple[str, ...]
    profile: Profile


def organisations_of(survey: Survey) -> tuple[KnownOrganisation, ...]:
    """Return the organisations of a register, and last what is of none where there is any."""
    register = survey.register
    known = [_known(survey, one) for one in register.organisations]
    nobody = _known(survey, None)
    return (*known, *((nobody,) if nobody.bodies or nobody.documents else ()))


def _known(survey: Survey, organisation: Organisation | None) -> KnownOrganisation:
    register, name = survey.register, organisation.name if organisation else ""
    bodies = (one for one in register.committees if one.organisation == name)
    documents = tuple(one.name for one in register.documents if one.organisation == name)
    meant = (organisation,) if organisation else register.organisations
    known = tuple(body for one in meant for body in profile_of(one).bodies)
    profile = profile_of(organisation) if organisation else Profile()
    return KnownOrganisation(
        organisation, tuple(_bodies(survey, bodies, known)), documents, profile
    )


def _bodies(
    survey: Survey, bodies: Iterator[Committee], profile: tuple[Body, ...]
) -> Iterator[KnownBody]:
    own = {fold(one.name): one for one in profile}
    common = {fold(one.name) for one in shipped(GENERIC).bodies}
    for one in bodies:
        name = fold(own_name(one.name, one.organisation))
        yield KnownBody(
            one, _things(survey, one.name), name not in own and name not in common, own.get(name)
        )


def _things(survey: Survey, name: str) -> int:
    """Return how many directives are said to a body, and activities are in its chapter or led."""
    load = survey.load.get(name, Counter())
    return load["directives"] + load["quoted"] + max(load["listings"], load["leads"])
