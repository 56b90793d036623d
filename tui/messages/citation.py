"""An entry as text to paste elsewhere: what it says, who, when, and where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.common.text import one_line, shortened
from store.entries.entries import Entry
from store.model.money import Adjustment
from store.model.records import Directive, Goal, Indicator, Source
from tui.locale import _, ngettext
from tui.messages.figures import figures_of
from tui.messages.following import amounts_told
from tui.messages.phrases import meeting_of, place_of
from tui.messages.wording import printed_day, quoted

_NAMED = 5
"""Copied entries up to which each is named."""
_TEXT = 40
"""Characters of an entry's text that name it."""


def citation(entry: Entry) -> str:
    """Return an entry as lines of clean text."""
    lines = [quoted(one_line(entry.text)), _who_and_when(entry)]
    for source in entry.sources:
        text = _("Source: {place} ({id})")
        lines.append(text.format(place=_cited(entry, source), id=entry.id))
    return "\n".join(line for line in lines if line)


def _cited(entry: Entry, source: Source) -> str:
    """Return where an entry stands, an assignment first by the meeting that gave it."""
    given = meeting_of(entry.record) if isinstance(entry.record, Directive) else ""
    return ", ".join(filter(None, (given, one_line(place_of(source)))))


def _who_and_when(entry: Entry) -> str:
    parts = []
    if entry.leads:
        parts.append(one_line(", ".join(entry.leads)))
    found = entry.deadline
    if found and (end := printed_day(found.row.end)):
        parts.append(_("end date {day}").format(day=one_line(end)))
    parts += map(one_line, _figures(entry))
    return ", ".join(parts)


def _figures(entry: Entry) -> Iterable[str]:
    """Return what an entry says in figures or in a judgement: few quote it without."""
    record, city = entry.record, entry.city_status
    if isinstance(record, Adjustment):
        yield from (_("{amount} mnkr").format(amount=one) for one in amounts_told(record))
    elif isinstance(record, Indicator):
        yield from (f"{name}: {said}" for name, said in figures_of(record))
    elif isinstance(record, Goal) and city:
        yield f"{city.status} ({city.document})"


def told_of_copied(entries: Sequence[Entry]) -> str:
    """Return how many were copied; of a few, which."""
    said = ngettext(
        "{count} entry with its source was sent to the terminal's clipboard.",
        "{count} entries with their sources were sent to the terminal's clipboard.",
        len(entries),
    ).format(count=len(entries))
    named = ", ".join(f"{one.id} {shortened(one.text, _TEXT)}" for one in entries)
    return f"{said} ({named})" if len(entries) <= _NAMED else said
