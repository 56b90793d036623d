"""Everything about one finding as blocks: what cannot all be right, all listings side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from store.entries.entries import Entry
from store.model.records import Activity, Indicator, Irregularity
from store.survey.discrepancies import Discrepancy
from store.survey.findings import Finding
from tui.app.views.pane.printed import listing, place
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Gap, Paragraph, Rule
from tui.locale import _, ngettext
from tui.messages.phrases import doubted
from tui.messages.wording import DISCREPANCIES, at_odds, quoted


def finding_detail(one: Finding) -> list[Block]:
    """Return the blocks of a finding."""
    found = one.found
    if isinstance(found, Irregularity):
        return [*_doubt(one, found)]
    head: list[Block] = [
        Paragraph(Content.assemble(plain(one.id, "bold $text-accent"), "  ", _title(found))),
        Paragraph(plain(f"? {at_odds(found)}", "bold"), hang=2),
        Gap(),
        Paragraph(plain(quoted(one.text))),
    ]
    if not one.about:
        places = (Paragraph(Content.assemble("  ", place(each))) for each in found.sources)
        return [*head, *places]
    record = one.about[0].record
    if isinstance(record, Activity):
        return [*head, *_listings(found, record)]
    return [*head, *_indicators([entry.record for entry in one.about], found.what)]


def _title(found: Discrepancy) -> Content:
    return Content.styled(_(DISCREPANCIES[found.kind]), MUTED)


def _listings(found: Discrepancy, record: Activity) -> Iterable[Block]:
    """The rows in doubt, and after them the others."""
    doubtful = [row for row in record.listings if row.source in found.sources]
    others = [row for row in record.listings if row.source not in found.sources]
    for rows in (doubtful, others):
        if rows:
            yield Rule(_counted(len(rows), others_too=rows is others))
            for row in rows:
                yield from listing(row, record.text, leads=found.kind == "leads differ")


def _counted(count: int, *, others_too: bool) -> str:
    if others_too:
        said = ngettext("{count} other listing", "{count} other listings", count)
    else:
        said = ngettext("{count} listing", "{count} listings", count)
    return said.format(count=count)


def _indicators(records: Sequence[object], year: str) -> Iterable[Block]:
    """Each indicator of the name: where it stands, its targets, the year in doubt first."""
    count = len(records)
    yield Rule(ngettext("{count} place", "{count} places", count).format(count=count))
    for one in records:
        if isinstance(one, Indicator):
            name = one.committee or _("The whole city")
            chapter = f"{name}, {one.area}" if one.area else name
            yield Paragraph(Content.assemble(plain(one.id, "$text-accent"), "  ", plain(chapter)))
            yield Paragraph(Content.assemble("  ", _targets(one, year)), hang=2)
            yield Paragraph(Content.assemble("  ", (place(one.source).plain, MUTED)), hang=2)


def _targets(one: Indicator, year: str) -> Content:
    """Return the targets with their years, or one after the other where there are no years."""
    if not any(name.isdecimal() for name in one.targets):
        return plain(" / ".join(one.targets.values()) or "–")
    said = (
        plain(f"{name}: {target or '–'}", "bold" if name == year else "")
        for name, target in one.targets.items()
    )
    return Content("  ").join(said)


def _doubt(one: Finding, found: Irregularity) -> Iterable[Block]:
    yield Paragraph(plain(_("The import was unsure"), MUTED))
    yield Paragraph(plain(f"? {_(found.kind)}", "bold"), hang=2)
    yield Gap()
    yield Fact(_("Decision"), (plain(_(found.decision)),))
    yield Fact(_("Place"), (place(found.source),))
    if one.chapters:
        yield Fact(_("Chapter"), tuple(plain(name) for name in one.chapters))
    if one.text.strip():
        yield Gap()
        yield Paragraph(plain(quoted(doubted(found))))
    for entry in one.about:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterable[Block]:
    yield Rule(entry.id)
    yield Paragraph(plain(quoted(entry.text)))
