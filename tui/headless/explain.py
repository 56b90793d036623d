"""The command `explain`: why an entry is in its class, or how each term of a filter was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.entries.entries import Entry
from store.filters.terms import Filter
from store.model.kinds import KINDS
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
    """Write how each term of a filter was read, and how many activities pass it.

    How much of every kind passes stands after it: a filter may mean money or dissents.
    """
    entries = survey.activities
    terms = explain(found, entries, survey.register.committees)
    together = len(survey.select(entries, found))
    kinds = {kind: len(survey.select(survey.of(kind), found)) for kind in PLURALS}
    if as_json:
        from tui.serializers.as_json import write as write_json

        shapes = [term_shape(one) for one in terms]
        counted = {"passing": together, "activities": len(entries), "kinds": kinds}
        return write_json({"terms": shapes, **counted})
    said = _("{count} of {total} activities pass all terms that could be read.")
    heading = said.format(count=together, total=len(entries))
    rows = [
        [cell(_(PLURALS[kind])), cell(_("{count} of {total}").format(count=passed, total=total))]
        for kind, passed in kinds.items()
        if (total := len(survey.of(kind)))
    ]
    passed = Table((Column(_("Kind"), 28), Column(_("Pass"))), rows)
    return write(_table(terms, len(entries), heading), passed)


def _table(terms: Sequence[Explained], total: int, heading: str) -> Table:
    columns = (Column(_("Term"), 28), Column(_("Activities"), 12), Column(_("How it was read")))
    rows = [
        [cell(f"{'· ' * depth}{one.term.text}"), cell(passing(one, total)), cell(reading(one))]
        for depth, one in unfolded(terms)
    ]
    return Table(columns, rows, heading)
