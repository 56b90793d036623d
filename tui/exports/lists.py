"""Entries as a report: a table for each kind, and what everyone must know who gets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from store.entries.entries import Entry
from store.model.kinds import SEARCHED
from store.model.traits import Kind
from store.survey.findings import Finding
from store.survey.survey import Survey
from tui.exports.columns import NOTE, Told, source_of
from tui.exports.kind_columns import COLUMNS, FINDING, Facts
from tui.exports.outgoing import Outgoing
from tui.exports.report import Column, Grid, Report, Row, Section, Value
from tui.locale import _
from tui.messages.wording import PLURALS


class About(NamedTuple):
    """What a list is: its title, what it was narrowed by, and of how many entries it is a part."""

    title: str
    committee: str = ""
    filter: str = ""
    saved: str = ""
    """The name of the saved view that it is."""
    total: int | None = None

    @property
    def name(self) -> str:
        """What a file of it is called."""
        said = (self.saved or self.title, self.committee)
        return " ".join(dict.fromkeys(filter(None, said)))


Part = tuple[str, Sequence[Entry]]
"""A heading, and the entries of one kind under it."""


def list_of(entries: Sequence[Entry], survey: Survey, about: About) -> Outgoing:
    """Return a list to be written, with a table for each kind of what is in it."""
    return parts_of(by_kind(entries), entries, survey, about)


def by_kind(entries: Sequence[Entry]) -> list[Part]:
    """Return entries under the names of their kinds, each as it stood in the list."""
    kinds: dict[Kind, list[Entry]] = {}
    found: list[Entry] = [entry for entry in entries if isinstance(entry, Finding)]
    for entry in entries:
        if not isinstance(entry, Finding):
            kinds.setdefault(entry.kind, []).append(entry)
    known = [kinds[one.kind] for one in SEARCHED if one.kind in kinds]
    return [(_sheet(some[0]), some) for some in (*known, found) if some]


def _sheet(entry: Entry) -> str:
    """Return what the sheet is called that an entry stands on."""
    return _("Doubtful") if isinstance(entry, Finding) else _(PLURALS[entry.kind])


def parts_of(
    parts: Sequence[Part], entries: Sequence[Entry], survey: Survey, about: About
) -> Outgoing:
    """Return entries to be written under headings of their own, those of each of one kind."""

    def make(*, notes: bool) -> Report:
        sections = tuple(
            Section(title, grid=grid(some, survey, notes=notes), sheet=_sheet(some[0]))
            for title, some in parts
            if some
        )
        return Report(about.name, told(entries, survey, about, notes=notes), sections)

    return Outgoing(
        about.name, entries, survey, lambda: make(notes=False), lambda: make(notes=True)
    )


def told(
    entries: Sequence[Entry], survey: Survey, about: About, *, notes: bool
) -> tuple[tuple[str, str], ...]:
    """Return as of when it is, by which filter, how many of how many, from which documents."""
    documents = dict.fromkeys(one.document for entry in entries for one in entry.sources)
    whole = _("{shown} of {total}").format(shown=len(entries), total=about.total)
    with_notes = _("The office's own notes are in it: not for everyone.")
    return (
        (_("List"), about.title),
        (_("As of"), survey.as_of.isoformat()),
        *(((_("Saved view"), about.saved),) if about.saved else ()),
        (_("Committee"), about.committee or _("all")),
        (_("Filtered by"), about.filter or _("none")),
        (_("Entries"), str(len(entries)) if about.total is None else whole),
        (_("Documents"), ", ".join(documents) or _("none")),
        (_("Notes"), with_notes if notes else _("Left out.")),
    )


def grid(entries: Sequence[Entry], survey: Survey, *, notes: bool) -> Grid:
    """Return a table of entries of one kind; columns in which nothing is said are left out."""
    first = entries[0]
    columns, facts = FINDING if isinstance(first, Finding) else COLUMNS[first.kind](survey)
    found = [*_said(columns, entries), *_facts(facts, entries)]
    if notes:
        found += _said((NOTE,), entries)
    cells = zip(*(values for _column, values in found), strict=True)
    rows = [
        Row(tuple(row), source_of(one.sources)) for one, row in zip(entries, cells, strict=True)
    ]
    return Grid(tuple(column for column, _values in found), tuple(rows))


Filled = tuple[Column, Sequence[Value]]
"""A column, and what it says of each entry."""


def _said(columns: Sequence[Told], entries: Sequence[Entry]) -> Iterator[Filled]:
    for one in columns:
        values = list(map(one.says, entries))
        if one.always or any(value is not None for value in values):
            yield one.column(), values


def _facts(facts: Facts | None, entries: Sequence[Entry]) -> Iterator[Filled]:
    """Return a column for each fact that any entry tells, under the fact's own name."""
    if facts is None:
        return
    said: list[Mapping[str, str]] = [dict(facts(entry.record)) for entry in entries]
    for title in dict.fromkeys(title for one in said for title in one):
        yield Column(title, width=16), [one.get(title) for one in said]
