"""A matter through the years as blocks: in the pane of an entry, and a station with its changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from store.entries.entries import Entry
from store.model.records import Committee, Source
from store.survey.survey import Survey
from store.threads.differences import differences, is_reworded
from store.threads.threads import Stop, Threads
from tui.app.views.pane.printed import place
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Gap, Paragraph, Rule
from tui.commands.base import main_key
from tui.commands.threads import ShowThread
from tui.locale import _, ngettext
from tui.messages.threads import how_said
from tui.messages.wording import quoted
from tui.presentation.threads import ThreadRow

_MOST = 12
"""Stations that the pane shows; the page has them all."""
_LOOKS = {"same": "", "gone": f"{MUTED} strike", "new": "underline"}


def through_years(entry: Entry, survey: Survey) -> Iterator[Block]:
    """Return the stations of an entry's matter where it has others, the first year first."""
    record = survey.register.record(entry.id) if entry.id else None
    if record is None or isinstance(record, Committee):
        return
    thread = Threads(survey.register).thread(entry.id)
    if thread is None or len(thread.stops) < 2:
        return
    yield Rule(_("Through the years"))
    before = ""
    for stop in thread.stops[:_MOST]:
        yield Paragraph(_line(stop, before), hang=6)
        before = stop.station.text
    more = len(thread.stops) - _MOST
    if more > 0:
        said = ngettext("and {count} more: {key}", "and {count} more: {key}", more)
        yield Paragraph(plain(said.format(count=more, key=main_key(ShowThread)), MUTED))


def _line(stop: Stop, before: str) -> Content:
    """Return a station's year, id and what was said of it; its words only where they changed."""
    station = stop.station
    year = plain(f"{station.year or '–'}", "bold")
    head = Content.assemble(year, "  ", plain(station.id, "$text-accent"), "  ")
    how = _("this one") if stop.how == "asked" else how_said(stop)
    said = Content.assemble(head, plain(how, MUTED))
    if is_reworded(before, station.text):
        return Content.assemble(said, "  ", changed(before, station.text))
    if before and before != station.text:
        return Content.assemble(said, "  ", plain(quoted(station.text)))
    return said


def changed(before: str, after: str) -> Content:
    """Return a wording with the words that came underlined and those that went struck out."""
    pieces = (plain(one.text, _LOOKS[one.kind]) for one in differences(before, after))
    return Content(" ").join(pieces)


def station_blocks(row: ThreadRow | None) -> Iterable[Block]:
    """Return a station of a matter: what it says, what changed since the one before, and where."""
    if row is None:
        return
    station = row.station
    head = plain(f"{station.year or '–'}  {station.committee}".rstrip(), "bold")
    yield Paragraph(head)
    yield Paragraph(plain(quoted(station.text)))
    yield Paragraph(Content.styled(place(Source(station.document, station.lines)).plain, MUTED))
    if row.offered:
        yield Gap()
        yield Paragraph(plain(_("Words in common: {words}").format(words=row.said or "–")))
    if is_reworded(row.before, station.text):
        yield Gap()
        before = _("Beside the entry:") if row.offered else _("Since the station before:")
        yield Paragraph(plain(before, MUTED))
        yield Paragraph(changed(row.before, station.text))
