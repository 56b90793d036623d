"""Words for a year's follow-up: judgements, how outcomes stand, kinds of money."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.locale import N_, _
from tui.messages.wording import RECORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.entries.judgements import Judgement
    from store.entries.measures import Aim
    from store.model.records import Directive
    from tui.messages.cells import Look


class Sign(NamedTuple):
    """How something stands: a sign first, then words, a colour last."""

    sign: str
    title: str
    look: Look


JUDGED: Mapping[Judgement, Sign] = {
    "not met": Sign("!", N_("Not met, as the document judges"), "late"),
    "partly met": Sign("~", N_("Partly met, as the document judges"), "soon"),
    "said": Sign("·", N_("Judged in other words"), "plain"),
    "none": Sign("–", N_("No judgement"), "quiet"),
    "met": Sign("✓", N_("Met, as the document judges"), "quiet"),
}
AIMS_TOLD: Mapping[Aim, Sign] = {
    "below": Sign("↓", N_("Outcome below the target"), "soon"),
    "above": Sign("↑", N_("Outcome above the target"), "soon"),
    "met": Sign("✓", N_("Outcome at the target"), "quiet"),
    "not compared": Sign("?", N_("Outcome that cannot be compared"), "odd"),
    "no outcome": Sign("–", N_("No outcome"), "quiet"),
}
MONEY: Mapping[str, str] = {
    "operating": N_("Operating budget"),
    "investment": N_("Investment budget"),
    "": N_("Running or investing is not said"),
}
_LONGEST_VERB = 28
"""Characters up to which what leads in a request is no more than its verb."""


def what_is_asked(record: Directive) -> str:
    """Return what is asked, from the verb as written on; who quotes or proposes it comes before."""
    verb, text = record.lead_in.strip(" .:"), record.text
    if verb and len(verb) <= _LONGEST_VERB:
        said = text[text.index(verb) :] if verb in text else f"{verb}: {text}"
    else:
        kind = _("expected") if record.soft else _(RECORDS[record.kind])
        said = f"{kind}: {text}"
    if record.quoted_by is not None:
        return _("{party} quotes: {what}").format(party=record.quoted_by, what=said)
    if record.decided is False:
        return _("proposed: {what}").format(what=said)
    return said


def asked_of(record: Directive) -> str:
    """Return who is asked, and through whom: `Bolagen, genom Stockholms Stadshus AB`."""
    if not record.via:
        return record.committee
    return _("{body}, through {via}").format(body=record.committee, via=record.via)
