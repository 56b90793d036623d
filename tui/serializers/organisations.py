"""Organisations and their bodies as JSON and as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.survey.organised import KnownBody, KnownOrganisation
from tui.locale import N_, _, ngettext
from tui.messages.table import Column, Table, cell
from tui.messages.wording import RECORDS, short_point
from tui.serializers.shape import Shape

ORGANISATIONS = {
    "municipality": N_("municipality"),
    "region": N_("region"),
    "agency": N_("agency"),
    "government": N_("government"),
    "other": N_("other organisation"),
}
"""The kinds of organisations, for people."""
LEARNT = "+"
"""The sign of a body that was learnt."""


def organisation_shape(known: KnownOrganisation) -> Shape:
    """Return an organisation with its bodies as JSON has it; without a name, what is nobody's."""
    one = known.organisation
    return {
        "name": one.name if one else None,
        "kind": one.kind if one else None,
        "aliases": one.aliases if one else (),
        "profile": (one.profile or None) if one else None,
        "columns": known.profile.columns,
        "cycle": known.profile.cycle,
        "documents": known.documents,
        "bodies": [_body_shape(body) for body in known.bodies],
    }


def _body_shape(known: KnownBody) -> Shape:
    body, years = known.body, known.profile
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "aliases": body.aliases,
        "members": body.members,
        "learnt": known.learnt,
        "things": known.things,
        "valid_from": years.valid_from if years else None,
        "valid_to": years.valid_to if years else None,
    }


def organisation_tables(found: Sequence[KnownOrganisation]) -> Iterator[Table]:
    """Return a table an organisation: its bodies, how many things they have, what was learnt."""
    heads = (
        Column("", 1), Column("ID", 6), Column(_("Name"), 44), Column(_("Kind"), 18),
        Column(_("Things"), 7, right=True), Column(_("Other names")),
    )  # fmt: skip
    for one in found:
        rows = [
            [
                cell(LEARNT if known.learnt else None), cell(known.body.id),
                cell(known.body.name), cell(_(RECORDS[known.body.kind])),
                cell(known.things), cell(", ".join(known.body.aliases) or None),
            ]
            for known in one.bodies
        ]  # fmt: skip
        yield Table(heads, rows, heading_of(one))


def heading_of(known: KnownOrganisation) -> str:
    """Return what an organisation is called above its bodies, and how many papers it has."""
    count = len(known.documents)
    papers = ngettext("{count} document", "{count} documents", count).format(count=count)
    if known.organisation is None:
        return _("Of no organisation, or outside: {papers}").format(papers=papers)
    one = known.organisation
    said = f"{one.name}, {_(ORGANISATIONS[one.kind])}: {papers}"
    return "; ".join((said, *_own_words(known)))


def _own_words(known: KnownOrganisation) -> Iterator[str]:
    """Return what is its own beside its bodies: when its cycle usually is, what columns become."""
    for point, days in known.profile.cycle.items():
        yield f"{short_point(point)} {days}"
    for name, field in known.profile.columns.items():
        yield f"{name} = {field}"
