"""What the pane says of a heading: how many there are, and who leads most of them."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from store.entries.entries import Entry
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Gap, Paragraph
from tui.locale import _, ngettext
from tui.presentation.groups import Group

_MOST = 8
"""Bodies that are named."""


def summary(group: Group[Entry] | None) -> list[Block]:
    """Return the blocks of a heading; none where the cursor is on no heading."""
    if group is None:
        return []
    count = len(group.rows)
    said = ngettext("{count} entry", "{count} entries", count).format(count=count)
    blocks: list[Block] = [Paragraph(plain(group.title, "bold")), Paragraph(Content(said))]
    leads = Counter(name for entry in group.rows for name in entry.leads).most_common(_MOST)
    if leads:
        named = tuple(
            Content.assemble((f"{number:>4}  ", MUTED), plain(name)) for name, number in leads
        )
        blocks += [Gap(), Fact(_("Leads"), named)]
    return blocks
