"""Money asked for and spent, dissents and deviations as blocks."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from store.model.following import Dissent
from store.model.kinds import Printed, traits_of
from tui.app.views.pane.printed import place
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Paragraph, Rule
from tui.locale import _
from tui.messages.following import SAID, said_of_move
from tui.messages.wording import quoted


def facts(record: Printed) -> Iterable[Block]:
    """Return what there is to say of a record beside its text, its body and its goal."""
    for label, said in SAID[traits_of(record).kind](record):
        if values := tuple(plain(one) for one in said if one):
            yield Fact(label, values)


def moves(record: Dissent) -> Iterable[Block]:
    """Return what a dissent moves, each as printed and with its place."""
    if record.moves:
        yield Rule(_("What it moves"))
    for one in record.moves:
        yield Paragraph(plain(said_of_move(one), "bold"), hang=2)
        yield Paragraph(Content.assemble("  ", plain(quoted(one.text))), hang=2)
        yield Paragraph(Content.assemble("  ", (place(one.source).plain, MUTED)), hang=2)
