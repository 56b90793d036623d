"""Money asked for and spent, dissents and deviations in words, as lists and details say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from store.model.following import Deviation, Dissent, Move
from store.model.money import Adjustment, Outturn
from store.model.traits import Kind
from store.survey.sums import AMOUNTS as ASKED_AND_GIVEN
from store.survey.sums import Sum
from tui.locale import N_, _, ngettext
from tui.messages.phrases import spans
from tui.messages.wording import RECORDS, number, quoted

AMOUNTS = {
    "asked": N_("Asked"),
    "granted": N_("Granted"),
    "refused": N_("Refused"),
    "reserved": N_("Reserved"),
}
"""What became of money, by the fields of an adjustment."""
MOVES = {
    "point": N_("Point moved"),
    "proposal": N_("Proposal"),
    "goal": N_("Goal"),
    "indicator": N_("Indicator"),
    "request": N_("Request"),
    "argument": N_("Argument"),
}
"""What a party moves; an argument asks nothing."""
Said = tuple[str, tuple[str, ...]]
"""What a fact is called, and what there is to say of it."""

_NOBODY = re.compile(r"^((?:särskilt )?\w+) av (?=\()", re.IGNORECASE)
"""Where a heading names nobody before the parties in brackets: `Reservation av (X)`."""


def purpose_of(record: Adjustment) -> str:
    """Return what money is for, or the sentence, where no amount tells what becomes of it."""
    told = any(amounts_of(record))
    return (record.what if told else record.text) or record.what or record.text


def said_of_adjustment(record: Adjustment) -> Iterator[Said]:
    """Return the facts of money that was asked for: what became of it, whence and by whom."""
    yield _("As printed"), (quoted(record.text),) if record.text not in {record.what, ""} else ()
    yield _("Kind"), (_(RECORDS[record.budget]),) if record.budget else ()
    yield from ((_(title), _mnkr(getattr(record, name))) for name, title in AMOUNTS.items())
    if record.total:
        yield _("Note"), (_("a sum for all bodies together: not to be added to their shares"),)
    yield _("Fund"), (record.fund,)
    yield _("Point"), (record.number,)
    if record.appendix:
        yield _("Shares in"), (_("appendix {name}").format(name=record.appendix),)
    yield _("Condition"), (record.condition,)
    yield _("Case"), record.cases
    yield _("Proposed by"), (record.by,)
    yield _("Section"), (record.section,)
    yield _("Parts"), tuple(f"{one.text}: {number(one.amount) or '–'}" for one in record.parts)


def _mnkr(amount: float | None) -> tuple[str, ...]:
    return () if amount is None else (_("{amount} mnkr").format(amount=number(amount)),)


def heading_of(record: Dissent) -> str:
    """Return the heading of a dissent as it reads without the persons who were named in it."""
    return _NOBODY.sub(r"\1 ", record.text)


def said_of_dissent(record: Dissent) -> Iterator[Said]:
    """Return the facts of a dissent: whose, where, against what, and which text it points to."""
    yield _("Parties"), (", ".join(record.parties),)
    yield _("Stage"), (record.stage,)
    yield _("Point"), (", ".join(record.points),)
    if record.supports:
        yield _("Stance"), (_("speaks for the decision"),)
    yield _("Same as"), (record.same_as, *_pointed(record))
    if record.body:
        yield _("Own text"), (_lines(range(record.body[0], record.body[1] + 1)),)
    if record.shared:
        share = _("{share} % of the text stands in another's too")
        yield _("Shared"), (share.format(share=round(record.shared * 100)),)


def _pointed(record: Dissent) -> tuple[str, ...]:
    return (_lines(record.refers_to),) if record.refers_to else ()


def _lines(numbers: tuple[int, ...] | range) -> str:
    said = ngettext("line {lines}", "lines {lines}", len(numbers))
    return said.format(lines=", ".join(spans(numbers)))


def said_of_move(one: Move) -> str:
    """Return what a move is, whom it addresses and what it costs: `Proposal, Parknämnden`."""
    kind = _(MOVES[one.kind])
    return ", ".join(filter(None, (kind, one.subject, *one.committees, *_mnkr(one.amount))))


def said_of_outturn(record: Outturn) -> Iterator[Said]:
    """Return the facts of a row of what was spent, each figure under its column as printed."""
    yield _("Operation"), (record.group,)
    yield _("What"), (record.what,)
    yield _("Section"), (record.section,)
    yield _("Unit"), (record.unit,)
    yield from ((title, (said,)) for title, said in record.figures.items())


def said_of_deviation(record: Deviation) -> Iterator[Said]:
    """Return the facts of a deviation beside its goal: whose words it is."""
    yield _("Said by"), (record.said_by,)


SAID: Mapping[Kind, Callable[[Any], Iterator[Said]]] = {
    "adjustment": said_of_adjustment,
    "dissent": said_of_dissent,
    "outturn": said_of_outturn,
    "deviation": said_of_deviation,
}
"""The facts of a record of these kinds beside its text, its body and its goal."""


def figures_in_short(record: Outturn) -> list[str]:
    """Return the figures of a row with their columns, `Budget: 12,0`."""
    return [f"{title}: {said}" for title, said in record.figures.items()]


def said_of_sum(one: Sum) -> str:
    """Return which lines are added: `12 single lines, operating budget`."""
    if one.total:
        lines = ngettext("{count} total", "{count} totals", one.lines)
    else:
        lines = ngettext("{count} single line", "{count} single lines", one.lines)
    said = [lines.format(count=one.lines)]
    if one.by:
        said.append(_("proposed by {party}").format(party=one.by))
    if one.budget:
        said.append(_(RECORDS[one.budget]).lower())
    if one.unsaid:
        said.append(_("{count} without an amount").format(count=one.unsaid))
    return ", ".join(said)


def amounts_of(one: Adjustment | Sum) -> list[str]:
    """Return what was asked, granted, refused and reserved, each empty where nothing says it."""
    return [number(getattr(one, name)) for name in ASKED_AND_GIVEN]


def amounts_told(one: Adjustment | Sum) -> list[str]:
    """Return each amount that there is, with what became of it: `medges 20,0`."""
    return [
        f"{_(title).lower()} {number(amount)}"
        for name, title in AMOUNTS.items()
        if (amount := getattr(one, name)) is not None
    ]
