"""What is printed, and where: a source as people read it, and a row of a table as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from store.model.records import Listing, Source
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Paragraph
from tui.locale import _, ngettext
from tui.messages.wording import printed_day, quoted


def place(source: Source) -> Content:
    """Return where something is printed: `budget_2024.txt, rad 1133`."""
    if not source.document:
        return Content(_("the office's own"))
    return plain(_("{document}, {place}").format(document=source.document, place=_place(source)))


def _place(source: Source) -> str:
    if not source.lines:
        return _("page {page}").format(page=source.page)
    numbers = ", ".join(_runs(source.lines))
    lines = ngettext("line {numbers}", "lines {numbers}", len(source.lines))
    said = lines.format(numbers=numbers)
    if source.page is None:
        return said
    return f"{_('page {page}').format(page=source.page)}, {said}"


def _runs(lines: Sequence[int]) -> Iterator[str]:
    """Return lines as runs: `6246–6251`, `6253`."""
    start = 0
    for place, line in enumerate(lines):
        if lines[place + 1 : place + 2] != (line + 1,):
            first = lines[start]
            yield str(line) if first == line else f"{first}–{line}"
            start = place + 1


def listing(row: Listing, text: str, *, leads: bool = False) -> Iterable[Block]:
    """Return the blocks of a printed row; its wording only where it is another than the text."""
    dates = f"{printed_day(row.start) or '…'} – {printed_day(row.end) or '…'}"
    head = Content.assemble(plain(row.committee), "  ", plain(dates))
    yield Paragraph(head, hang=2)
    if leads:
        names = _("leads: {names}").format(names=", ".join(row.leads) or "–")
        yield Paragraph(Content.assemble("  ", plain(names)), hang=2)
    if row.text != text:
        yield Paragraph(Content.assemble("  ", plain(quoted(row.text))), hang=2)
    yield Paragraph(Content.assemble("  ", (place(row.source).plain, MUTED)), hang=2)
