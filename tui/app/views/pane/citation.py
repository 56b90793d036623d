"""An entry as text to paste elsewhere: what it says, who, when, and where it is printed."""

from __future__ import annotations

from store.common.text import one_line
from store.entries.entries import Entry
from tui.app.views.pane.detail import place
from tui.locale import _
from tui.messages.wording import printed_day, quoted


def citation(entry: Entry) -> str:
    """Return an entry as lines of clean text."""
    lines = [quoted(one_line(entry.text)), _who_and_when(entry)]
    for source in entry.sources:
        text = _("Source: {place} ({id})")
        lines.append(text.format(place=place(source).plain, id=entry.id))
    return "\n".join(line for line in lines if line)


def _who_and_when(entry: Entry) -> str:
    parts = []
    if entry.leads:
        parts.append(one_line(", ".join(entry.leads)))
    found = entry.deadline
    if found and (end := printed_day(found.row.end)):
        parts.append(_("end date {day}").format(day=one_line(end)))
    return ", ".join(parts)
