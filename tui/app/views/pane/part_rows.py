"""The rows of what concerns a body: which there are, and what each cell says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.money import BudgetLine
from store.model.records import Committee, Indicator
from tui.app.views.amounts import Amount, Row, drawn, figure
from tui.locale import _
from tui.messages.cells import Cell
from tui.messages.own import told_as_own
from tui.messages.wording import RECORDS, number, printed_day, state_of
from tui.presentation.bodies import THROUGH, bodies_of
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_MEETING = {"committee", "district", "company"}
"""The kinds of bodies that meet."""
_PARTS: Key[list[Group[Row]]] = Key("parts of a body")


def parts_of(body: Entry, lens: Lens) -> list[Group[Row]]:
    """Return all that concerns a body and passes the lens, part by part."""
    return lens.kept(_PARTS, lambda: _parts(body, lens), of=body.text)


def _parts(body: Entry, lens: Lens) -> list[Group[Row]]:
    parts = list(drawn(bodies_of(lens.survey).parts(body.text, lens)))
    if lens.typed:
        # What was folded is not to hide what a filter has found.
        return [replace(one, key=f"{one.key} found") for one in parts]
    record = body.record
    if parts and isinstance(record, Committee) and record.kind in _MEETING:
        note = _("the register holds none yet")
        meetings = Group[Row](_("Meetings"), (), "meetings", note)
        parts.insert(_after_own(parts), meetings)
    return parts


def _after_own(parts: Sequence[Group[Row]]) -> int:
    """Return the place after what is the body's own, before what comes through groups."""
    through = (place for place, one in enumerate(parts) if THROUGH in one.key)
    return next(through, len(parts))


def name_of(body: Entry) -> str:
    """Return the name of a body."""
    return body.text or _("The whole city")


def sign(row: Row) -> Cell:
    """Return how an activity stands, or that something about a row is doubtful."""
    if isinstance(row, Amount):
        return Cell("")
    if row.deadline:
        return Cell(state_of(row).sign, state_of(row).look)
    return Cell("?", "odd") if row.flags else Cell("·", "quiet")


def text_of(row: Row, body: str) -> str:
    """Return what a row says to who knows which body it is about."""
    if isinstance(row, Amount):
        return row.label
    if isinstance(row.record, BudgetLine):
        return ", ".join(
            part for part in (_(RECORDS[row.record.kind]), row.record.proposal) if part
        )
    text = _said(row, body) if row.deadline else row.text
    text = told_as_own(row, text)
    return f"{row.area}: {text}" if row.area else text


def _said(activity: Entry, body: str) -> str:
    """Return the gist of an activity, with its lead's name where that is another body."""
    text = activity.gist
    if text == activity.text or activity.leads in {(), (body,)}:
        return text
    return f"{activity.leads[0]} {text}"


def figure_of(row: Row) -> Cell:
    """Return the end date, the targets or the amount of a row."""
    if isinstance(row, Amount):
        return figure(row)
    record = row.record
    if row.deadline:
        return Cell(printed_day(row.deadline.row.end) or "–", state_of(row).look)
    if isinstance(record, Indicator):
        return Cell(" / ".join((record.targets or record.own_target).values()))
    if isinstance(record, BudgetLine):
        return Cell(number(record.cost))
    return Cell("")
