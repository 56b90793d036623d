"""What a party says of a subject as blocks: its own words with their lines, or where it points."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from store.common.text import shortened
from store.model.following import Dissent, Move
from tui.app.views.pane.printed import place
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Gap, Paragraph
from tui.locale import _
from tui.messages.following import said_of_move
from tui.messages.wording import RECORDS, quoted
from tui.presentation.parties import Said, Subject

_SHARED = 0.05
"""Share of a text in others from which it is told."""
_FOLDED = 70
"""Characters of what only argues, where it is folded."""


def told_of(subject: Subject, party: str, *, folded: bool) -> list[Block]:
    """Return what a party says of a subject, dissent by dissent."""
    blocks: list[Block] = []
    for one in subject.of(party):
        blocks += [Gap()] if blocks else []
        blocks += _dissent(one, subject, party, folded=folded)
    return blocks


def _dissent(said: Said, subject: Subject, party: str, *, folded: bool) -> Iterable[Block]:
    dissent = said.dissent
    head = ", ".join(filter(None, (_(RECORDS[dissent.kind]), dissent.stage)))
    yield Paragraph(plain(head, MUTED))
    yield Paragraph(Content.styled(place(dissent.source).plain, MUTED), hang=2)
    if said.whole:
        yield Paragraph(plain(_("of all of the matter"), MUTED))
    if dissent.shared >= _SHARED:
        share = _("{share} % of its text stands in another dissent too")
        yield Paragraph(plain(share.format(share=round(100 * dissent.shared)), MUTED))
    yield from _pointing(dissent)
    for move in said.moves:
        yield from _moved(move, subject.also(move, party), folded=folded)
    if not said.moves and not dissent.same_as:
        yield Paragraph(plain(_("no words of its own about this"), MUTED))


def _pointing(dissent: Dissent) -> Iterable[Block]:
    """What it points to instead of words of its own, as printed, and where that stands."""
    if not dissent.same_as:
        return
    yield Paragraph(plain(f"= {quoted(dissent.same_as)}"), hang=2)
    if dissent.refers_to:
        line = _("which stands on line {line}").format(line=dissent.refers_to[0])
        yield Paragraph(plain(line, MUTED), hang=2)


def _moved(move: Move, also: list[str], *, folded: bool) -> Iterable[Block]:
    """What is moved: its own words, of which kind it is, on which line, and who says the same."""
    short = folded and move.kind == "argument"
    words = shortened(move.text, _FOLDED) if short else move.text
    yield Paragraph(Content.assemble("• ", plain(words)), hang=2)
    about = [said_of_move(move), _("line {line}").format(line=move.source.lines[0])]
    if also:
        about.append(_("the same words: {parties}").format(parties=", ".join(also)))
    yield Paragraph(Content.assemble("  ", plain(", ".join(about), MUTED)), hang=2)
