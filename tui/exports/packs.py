"""A committee's pack as a report, to be written as a document or a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from store.dates.today import today
from store.entries.entries import Entry
from store.entries.measures import aim_of, latest
from store.model.records import Indicator
from tui.exports.lists import About, told
from tui.exports.outgoing import Outgoing
from tui.exports.report import Column, Grid, Passage, Report, Row, Section
from tui.locale import _
from tui.messages.phrases import place_of, relative
from tui.presentation.groups import Group
from tui.presentation.pack import Pack
from tui.presentation.pack_rows import PackRow, parts_of, words_of_wish
from tui.presentation.parties import title_of

_DAY, _NAME, _FIGURE, _TEXT = 12, 24, 14, 60
"""Characters of columns: a day, a name, a figure, sentences."""


def outgoing_pack(pack: Pack) -> Outgoing:
    """Return a pack to be written: the report, and the entries that it is about."""
    name = _("Before the meeting, {committee}").format(committee=pack.committee)
    return Outgoing(name, pack.entries, pack.survey, lambda: pack_report(pack))


def pack_report(pack: Pack) -> Report:
    """Return a pack as a report: each part under its heading, with where all is printed.

    Told is what is told of every list; beside the committee stand the groups that it is in.
    """
    title = _("Before the meeting of {committee}").format(committee=pack.committee)
    with_groups = (pack.committee, *pack.survey.register.groups_of(pack.committee))
    about = About(title, ", ".join(with_groups))
    said = told(pack.entries, pack.survey, about, notes=False)
    return Report(title, said, tuple(_section(part, pack) for part in parts_of(pack)))


def _section(part: Group[PackRow], pack: Pack) -> Section:
    """Return a part as a table; where it has nothing, what it says of that."""
    table = _TABLES.get(part.name)
    grid = table(pack, part) if table else None
    if grid is None or not grid.rows:
        # How a meeting is entered is for who has the program, not for who gets the file.
        rows = part.rows[:1] if part.name == "meeting" and not pack.meeting else part.rows
        return Section(part.title, tuple(Passage(row.text) for row in rows))
    return Section(part.title, grid=grid)


def _deadlines(_pack: Pack, part: Group[PackRow]) -> Grid:
    columns = (
        Column(_("End date"), "day", _DAY), Column(_("Note"), width=_NAME),
        Column(_("Leads"), width=_NAME), Column(_("What"), width=_TEXT),
    )  # fmt: skip
    return Grid(columns, tuple(_deadline(row, row.entry) for row in part.rows if row.entry))


def _deadline(row: PackRow, entry: Entry) -> Row:
    found = entry.deadline
    day, note = (found.last, relative(found)) if found else (None, "")
    return Row((day, note, ", ".join(entry.leads), row.text), _source(row))


def _indicators(pack: Pack, part: Group[PackRow]) -> Grid:
    columns = (
        Column(_("Indicator"), width=_TEXT), Column(_("Outcome"), width=_FIGURE),
        Column(_("Target"), width=_FIGURE),
    )  # fmt: skip
    records = (one.record for one in pack.off_target)
    rows = (
        Row((record.name, latest(record.outcome), aim_of(record)), _source(row))
        for row, record in zip(part.rows, records, strict=False)
        if isinstance(record, Indicator)
    )
    return Grid(columns, tuple(rows))


def _changes(pack: Pack, part: Group[PackRow]) -> Grid:
    columns = Column(_("When"), "day", _DAY), Column(_("What"), width=_TEXT)
    days = [today(one.novelty.at) for one in pack.brought] + [today(one.at) for one in pack.changed]
    rows = (Row((day, row.text), _source(row)) for row, day in zip(part.rows, days, strict=False))
    return Grid(columns, tuple(rows))


def _parties(pack: Pack, part: Group[PackRow]) -> Grid:
    columns = (
        Column(_("Subject"), width=_NAME), Column(_("Party"), width=_DAY),
        Column(_("What it wants, in its words"), width=_TEXT),
    )  # fmt: skip
    rows = (
        Row((title_of(one.subject), one.party, words_of_wish(one)), _source(row))
        for row, one in zip(part.rows, pack.wishes, strict=False)
    )
    return Grid(columns, tuple(rows))


def _source(row: PackRow) -> str:
    return place_of(row.source) if row.source else ""


_TABLES: Mapping[str, Callable[[Pack, Group[PackRow]], Grid]] = {
    "late": _deadlines,
    "due": _deadlines,
    "asked": _deadlines,
    "indicators": _indicators,
    "changed": _changes,
    "parties": _parties,
}
"""The tables of parts, by what the parts are known by; the others are told in sentences."""
