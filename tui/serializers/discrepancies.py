"""What the documents say against themselves: in words, kind by kind, and as JSON shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from store.model.records import Source
from store.survey.discrepancies import KINDS, Discrepancy, DiscrepancyKind
from tui.locale import _
from tui.messages.phrases import place_of
from tui.messages.table import Column, Table, cell
from tui.messages.wording import DISCREPANCIES, at_odds
from tui.serializers.shape import Shape, source_shape


def discrepancy_shape(one: Discrepancy) -> Shape:
    """Return a discrepancy as JSON shows it."""
    sources = [source_shape(source) for source in one.sources]
    return {"kind": one.kind, "about": one.about, "text": one.text, "sources": sources}


def tables(found: Sequence[Discrepancy]) -> list[Table]:
    """Return a table for each kind that was found; without any, a sentence."""
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in found)]
    if not kinds:
        return [Table((), (), _("The documents say nothing against themselves."))]
    return [_table(kind, [one for one in found if one.kind == kind]) for kind in kinds]


def _table(kind: DiscrepancyKind, found: Sequence[Discrepancy]) -> Table:
    columns = (
        Column(_("ID"), 8),
        Column(_("What disagrees"), 24),
        Column(_("Where"), 28),
        Column(_("Text")),
    )
    rows = [
        [cell(*one.about), cell(at_odds(one)), cell(*_places(one.sources)), cell(one.text)]
        for one in found
    ]
    return Table(columns, rows, f"{_(DISCREPANCIES[kind])} ({len(found)})")


def _places(sources: Iterable[Source]) -> list[str]:
    """Return each document, or page, once with all its lines."""
    lines: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for one in sources:
        lines[one.document, one.page] += one.lines
    return [place_of(Source(name, tuple(found), page)) for (name, page), found in lines.items()]
