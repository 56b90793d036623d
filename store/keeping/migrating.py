"""From the forms that earlier releases wrote to today's, one step from each to the next."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from store.keeping.contents import SCHEMA, Contents, Header, follow_up_key


def migrated(contents: Contents) -> Contents:
    """Return contents of an earlier form in today's; what is on the disk stays as it is."""
    for schema in range(contents.about.schema, SCHEMA):
        contents = _STEPS[schema](contents)
        about = replace(contents.about, schema=schema + 1)
        contents = replace(contents, register=Header(about))
    return contents


def _to_2(contents: Contents) -> Contents:
    """Give what is said about a record the id that follows from the record's."""
    follow_ups = {follow_up_key(one.about): one for one in contents.follow_ups.values()}
    return replace(contents, follow_ups=follow_ups)


def _to_4(contents: Contents) -> Contents:
    """Say whose each document is, as it says itself, and whose the bodies are that its profile has.

    What was read before, was read with the bodies of one city.
    """
    from store.importing.profiles.profile import OUTSIDE, Profile, organisation_of
    from store.importing.reading.importer import Asked
    from store.importing.reading.whose import whose_is

    found: dict[str, Profile] = {}
    documents, committees = dict(contents.documents), dict(contents.committees)
    for key, one in documents.items():
        profile = whose_is(one.name, one.text, Asked(one.year)).profile
        documents[key] = replace(one, organisation=profile.name)
        if profile.name:
            found[profile.name] = profile
    whose = {body.name: name for name, one in found.items() for body in one.bodies}
    for key, body in committees.items():
        if body.name in whose and body.kind not in OUTSIDE:
            committees[key] = replace(body, organisation=whose[body.name])
    organisations = dict(enumerate(map(organisation_of, found.values()), start=1))
    return replace(
        contents, documents=documents, committees=committees, organisations=organisations
    )


def _more_fields(contents: Contents) -> Contents:
    """Change nothing: there are more tables and fields, which programs before take for damage."""
    return contents


_STEPS: dict[int, Callable[[Contents], Contents]] = {
    1: _to_2,
    2: _more_fields,
    3: _to_4,
    4: _more_fields,
    5: _more_fields,
}
