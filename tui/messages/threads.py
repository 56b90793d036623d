"""Matters through the years in words: how a station came there, what became of a promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from store.threads.comparing import FATES, Compared, Fate
from store.threads.differences import Piece, differences, is_reworded
from store.threads.threads import Stop, Suggestion, Thread
from tui.locale import N_, _, ngettext
from tui.messages.table import Cell, Column, Table, cell

FATE_WORDS: dict[Fate, str] = {
    "kept": N_("kept"),
    "reworded": N_("reworded"),
    "moved": N_("moved"),
    "reassigned": N_("given to another"),
    "dropped": N_("dropped"),
    "new": N_("new"),
}
"""What can become of something from one budget to the next."""
_PARTS = {
    "wording": N_("wording"),
    "committee": N_("committee"),
    "area": N_("area"),
    "goal": N_("goal"),
}
_MARKED = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
"""How words that went and came are marked where nothing can be underlined."""


def how_said(stop: Stop) -> str:
    """Return how a station came to a thread; empty for the one that was asked for."""
    more = ngettext("and {count} more place", "and {count} more places", stop.others)
    parts = {
        "asked": "",
        "certain": _("by its name"),
        "confirmed": _("said by {name}").format(name=stop.by or "–"),
    }
    said = (parts[stop.how], more.format(count=stop.others) if stop.others else "")
    return ", ".join(filter(None, said))


def marked(pieces: Sequence[Piece]) -> str:
    """Return two wordings as one, with what went and came in brackets."""
    return " ".join(_MARKED[one.kind].format(one.text) for one in pieces)


def thread_tables(thread: Thread | None, offered: Sequence[Suggestion] | None) -> Iterator[Table]:
    """Return a matter's stations, each with what its words changed, and what may belong to it.

    With None nobody asked what may.
    """
    if thread:
        heads = (
            Column("", 5), Column("ID", 12), Column(_("Committee"), 28),
            Column(_("How"), 24), Column(_("Text")),
        )  # fmt: skip
        yield Table(heads, [*_stops(thread)], _("Through the years"), whole=True)
    if offered is None:
        return
    columns = (
        Column("", 5), Column("ID", 12), Column(_("Words in common"), 40), Column(_("Text")),
    )  # fmt: skip
    rows = [
        [
            cell(one.station.year or None), cell(one.station.id), cell(", ".join(one.words)),
            cell(one.station.text),
        ]
        for one in offered
    ]  # fmt: skip
    heading = _("May be the same matter") if thread else _("Matters with these words")
    yield Table(columns, rows, heading if rows else _("Nothing more resembles it."), whole=True)


def _stops(thread: Thread) -> Iterator[list[Cell]]:
    before = ""
    for one in thread.stops:
        said = one.station.text
        reworded = is_reworded(before, said)
        shown = marked([*differences(before, said)]) if reworded else said
        yield [
            cell(one.station.year or None), cell(one.station.id), cell(one.station.committee),
            cell(how_said(one)), cell(shown),
        ]  # fmt: skip
        before = said


def compared_tables(found: Sequence[Compared], heading: str) -> Iterator[Table]:
    """Return how much became what, and everything but what was kept."""
    counts = Counter(one.fate for one in found)
    numbers = [[cell(_(FATE_WORDS[fate])), cell(counts[fate])] for fate in FATES]
    yield Table((Column("", 24), Column("", 6, right=True)), numbers, heading)
    columns = (
        Column(_("Became"), 16), Column(_("Before"), 8), Column(_("After"), 8),
        Column(_("Committee"), 32), Column(_("Differs"), 20), Column(_("Text")),
    )  # fmt: skip
    rows = [
        [
            cell(_(FATE_WORDS[one.fate])), cell(one.before.id if one.before else None),
            cell(one.after.id if one.after else None), cell(bodies_of(one)),
            cell(", ".join(_(_PARTS[part]) for part in one.differs)), cell(wording_of(one)),
        ]
        for one in found
        if one.fate != "kept"
    ]  # fmt: skip
    yield Table(columns, rows, whole=True)


def bodies_of(one: Compared) -> str:
    """Return whom something was said to, and whom it is said to now where that is another."""
    names = (each.committee for each in (one.before, one.after) if each)
    return " → ".join(dict.fromkeys(filter(None, names)))


def wording_of(one: Compared) -> str:
    """Return what something says, with what went and came of its words."""
    if one.before and one.after and "wording" in one.differs:
        return marked([*differences(one.before.text, one.after.text)])
    station = one.after or one.before
    return station.text if station else ""
