"""The command `explain`: why an entry is in its class, or how each term of a filter was read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from store.entries.entries import Entry
from store.filters.terms import Filter
from store.model.kinds import KINDS
from store.model.traits import Kind
from store.survey.explaining import Explained, explain
from store.survey.survey import Survey
from tui.locale import _
from tui.messages.table import Column, Table, cell
from tui.messages.wording import PLURALS
from tui.messages.writing import write
from tui.serializers.explaining import passing, reading, term_shape, unfolded
from tui.serializers.why import listings_of, why, why_shape

ID = re.compile(f"[{''.join(one.prefix for one in KINDS)}][0-9]+", re.IGNORECASE)


def write_reasons(entry: Entry, *, as_json: bool) -> None:
    """Write why an entry is in its class."""
    if as_json:
        from tui.serializers.as_json import write as write_json

        return write_json(why_shape(entry))
    reasons = Table((Column(""),), [[cell(one)] for one in why(entry, entry.window)], entry.id)
    columns = (Column(_("Start"), 12), Column(_("End"), 12), Column("", 8), Column(_("Where")))
    rows = [
        [cell(start), cell(end), cell(_("counts") if counts else ""), cell(place)]
        for start, end, place, counts in listings_of(entry)
    ]
    return write(reasons, *([Table(columns, rows, whole=True)] if rows else []))


def write_terms(found: Filter, survey: Survey, *, as_json: bool) -> None:
    """Write how each term of a filter was read, and how many of each kind pass it.

    How much of every kind passes all terms stands after it.
    """
    terms = explain(found, survey, PLURALS)
    totals = {kind: len(survey.of(kind)) for kind in PLURALS}
    kinds = {kind: len(survey.select(survey.of(kind), found)) for kind in PLURALS}
    if as_json:
        from tui.serializers.as_json import write as write_json

        shapes = [term_shape(one) for one in terms]
        counted = {"passing": kinds["activity"], "activities": totals["activity"], "kinds": kinds}
        return write_json({"terms": shapes, **counted})
    rows = [
        [
            cell(_(PLURALS[kind])),
            cell(_("{count} of {total}").format(count=passed, total=totals[kind])),
        ]
        for kind, passed in kinds.items()
        if totals[kind]
    ]
    heading = _("What passes all terms that could be read")
    passed = Table((Column(_("Kind"), 28), Column(_("Pass"))), rows, heading)
    return write(_table(terms, totals), passed)


def _table(terms: Sequence[Explained], totals: Mapping[Kind, int]) -> Table:
    columns = (Column(_("Term"), 24), Column(_("Pass"), 26), Column(_("How it was read")))
    rows = [
        [cell(f"{'· ' * depth}{one.term.text}"), cell(*passing(one, totals)), cell(reading(one))]
        for depth, one in unfolded(terms)
    ]
    return Table(columns, rows, _("Each term alone"))
