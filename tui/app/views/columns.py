"""The columns of the lists: what each cell says about an entry, and how it looks."""

from __future__ import annotations

from dataclasses import replace

from store.entries.classes import class_of
from store.entries.entries import Entry
from store.model.records import Directive
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.messages.own import told_as_own
from tui.messages.wording import (
    FLAGS,
    RECORDS,
    STATUSES,
    days_left,
    end_day,
    kind_of,
    other_ends,
    state_of,
)

_DIFFERS = "≠"
"""Stands at an end date beside which other rows print another."""


def activity_columns() -> list[Column[Entry]]:
    """Return the columns of a list of activities, the dispensable ones with a high priority."""
    return [
        Column("sign", "", sign_cell, width=1),
        Column("end", _("End date"), end_cell, width=11),
        Column("days", _("Days"), days_cell, width=5, align="right", priority=1),
        Column("lead", _("Leads"), _lead, min_width=15, weight=2, priority=2),
        Column("text", _("Activity"), gist_of, min_width=19, weight=7),
        Column("note", _("Note"), _note, width=16, priority=3),
    ]


def deadline_columns() -> list[Column[Entry]]:
    """Return the columns of a list of deadlines of any kind."""
    return [
        replace(one, title=_("What")) if one.key == "text" else one for one in activity_columns()
    ]


def directive_columns() -> list[Column[Entry]]:
    """Return the columns of a list of directives."""
    return [
        Column("sign", "", _directive_sign, width=1),
        Column("chapter", _("Committee"), _chapter, min_width=14, weight=2, priority=1),
        Column("text", _("Directive"), told_text, min_width=24, weight=7),
    ]


def id_column() -> Column[Entry]:
    """Return the column of ids."""
    return Column("id", _("ID"), lambda entry: Cell(entry.id, "quiet"), width=6)


def gist_of(entry: Entry) -> str:
    """Return what is to be done; one's own entry says before its words that it is one."""
    return told_as_own(entry, entry.gist)


def sign_cell(entry: Entry) -> Cell:
    """Return the sign of the class of an entry."""
    state = state_of(entry)
    return Cell(state.sign, state.look)


def end_cell(entry: Entry) -> Cell:
    """Return when an entry ends, and whether other rows say otherwise."""
    found = entry.deadline
    if found is None:
        return Cell("")
    quiet = found.template and class_of(entry) != "overdue"
    day = (end_day(entry) or "–") + (_DIFFERS if other_ends(entry) else "")
    return Cell(day, "quiet" if quiet else state_of(entry).look)


def days_cell(entry: Entry) -> Cell:
    """Return the days that are left."""
    return Cell(days_left(entry.deadline), state_of(entry).look)


def _lead(entry: Entry) -> str:
    more = len(entry.leads) - 1
    return f"{entry.leads[0]} +{more}" if more > 0 else "".join(entry.leads)


def _note(entry: Entry) -> Cell:
    """Return the most telling of status and owner, a moved deadline, doubt, kind and template."""
    said = entry.follow_up
    status = _(STATUSES[entry.status]) if entry.status != "open" else ""
    noted = [status, (said.owner or "") if said else ""]
    if any(noted):
        return Cell(" · ".join(filter(None, noted)), "quiet")
    if said and said.due:
        return Cell(_("moved"), "quiet")
    if entry.flags:
        return Cell(_(FLAGS[entry.flags[0]]), "odd")
    if isinstance(entry.record, Directive):
        return Cell(_(RECORDS[entry.record.kind]), "quiet")
    found = entry.deadline
    return Cell(_("template") if found and found.template else "", "quiet")


def _directive_sign(entry: Entry) -> Cell:
    return Cell("?", "odd") if entry.flags else Cell("·", "quiet")


def told_text(entry: Entry) -> str:
    """Return its words; what is only quoted, and what is only proposed, say so before them."""
    kind = kind_of(entry)
    if kind.startswith(("quoted", "proposed")):
        by = getattr(entry.record, "quoted_by", None)
        said = f"{_(RECORDS[kind])}, {by}" if by else _(RECORDS[kind])
        return f"{said}: {entry.text}"
    return entry.text


def _chapter(entry: Entry) -> str:
    name = "".join(entry.chapters)
    return f"{name}, {entry.area}" if entry.area else name
