"""A proposal is one until a document says, in the same words of the same case, that it is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec.structs import replace

from store.merging.pairing import identities
from store.model.binding import of_parties
from store.model.records import Directive, Document
from store.model.traits import Identity


def adopted(
    directives: Mapping[int, Directive], documents: Mapping[int, Document], name: str
) -> dict[int, Directive]:
    """Return the directives, as decided what the document of a name decides of others' proposals.

    A case and a year are asked for as well: some points are worded alike in every matter. What a
    party proposes in a document of its own is not what is decided.
    """
    parties = of_parties(documents.values()) - {name}
    years = {one.name: one.year for one in documents.values() if one.name not in parties}
    made: dict[Identity, set[str]] = defaultdict(set)
    for one in directives.values():
        if one.decided and one.source.document == name:
            for key in identities(one):
                made[key].update(one.cases)
    return {
        key: replace(one, decided=True)
        if one.decided is False
        and years.get(one.source.document) == years.get(name)
        and any(not made[said].isdisjoint(one.cases) for said in identities(one) if said in made)
        else one
        for key, one in directives.items()
    }
