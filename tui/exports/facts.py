"""What the documents say of an entry, fact by fact with its place: for a draft, nothing else.

What the office itself noted of it (status, notes, who has it, a moved deadline) is not among it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from store.entries.entries import Entry
from store.model.following import Dissent
from store.model.money import BudgetLine
from store.model.records import Activity, CityStatus, Directive, Goal, Indicator, Listing
from store.model.traits import Kind, wording
from store.survey.survey import Survey
from tui.locale import _
from tui.messages.figures import figures_of
from tui.messages.following import SAID, said_of_move
from tui.messages.phrases import meeting_of, place_of, role_of
from tui.messages.senders import unbound
from tui.messages.wording import RECORDS, kind_of, number, printed_day, quoted


class Fact(NamedTuple):
    """What a fact is called, what is said, and where that is printed."""

    label: str
    said: str
    source: str


def facts_of(entry: Entry, survey: Survey) -> Iterator[Fact]:
    """Return what the documents say of an entry: what, who, by when, and what was reported."""
    everywhere = "; ".join(place_of(source) for source in entry.sources)
    for fact in _FACTS[entry.kind](entry, entry.record):
        if fact.said:
            yield fact._replace(source=fact.source or everywhere)
    for said in unbound(entry.sources, survey.register):
        yield Fact(_("Sender"), said, everywhere)
    if city := entry.city_status:
        yield from _reported(entry, city)


def _reported(entry: Entry, city: CityStatus) -> Iterator[Fact]:
    label = _("Judgement") if entry.kind == "goal" else _("City status")
    source = f"{city.document}, {city.date}"
    yield from (Fact(label, quoted(said), source) for said in (city.status, city.text) if said)


def _printed(entry: Entry, text: str) -> Fact:
    return Fact(_(RECORDS[kind_of(entry)]), quoted(text), "")


def _names(label: str, names: Iterable[str]) -> Fact:
    return Fact(label, ", ".join(names), "")


def _activity(entry: Entry, activity: Activity) -> Iterator[Fact]:
    rows = activity.listings
    yield from _of_rows(_(RECORDS["activity"]), rows, lambda row: row.text, quoted)
    yield _names(_("Leads"), entry.leads)
    yield _names(_("Takes part"), map(role_of, activity.participants))
    yield from _of_rows(_("Start"), rows, lambda row: printed_day(row.start))
    yield from _of_rows(_("End"), rows, lambda row: printed_day(row.end))
    yield from _of_rows(_("Goal"), rows, lambda row: row.goal or "", quoted)


def _of_rows(
    label: str,
    rows: Iterable[Listing],
    say: Callable[[Listing], str],
    shown: Callable[[str], str] = str,
) -> Iterator[Fact]:
    """Return each different thing that rows say, with the places of all that say it.

    What differs by a full stop alone is the same, and stands as it was printed first.
    """
    said: dict[str, list[Listing]] = {}
    for row in rows:
        said.setdefault(wording(say(row)), []).append(row)
    for same in said.values():
        text = say(same[0])
        places = "; ".join(place_of(row.source) for row in same)
        yield Fact(label, shown(text) if text else "", places)


def _directive(entry: Entry, record: Directive) -> Iterator[Fact]:
    yield Fact(_("Lead-in"), quoted(record.lead_in) if record.lead_in else "", "")
    yield _printed(entry, record.text)
    yield Fact(_("Quoted by"), record.quoted_by or "", "")
    yield _names(_("Committee"), entry.leads)
    yield Fact(_("Through"), record.via or "", "")
    yield _names(_("Takes part"), map(role_of, record.participants))
    yield _names(_("Not for"), record.excluded)
    yield Fact(_("Meeting"), meeting_of(record), "")
    yield Fact(_("Point"), record.number, "")
    yield _names(_("Case"), record.cases)
    days = dict.fromkeys(printed_day(row.end) for row in entry.rows)
    yield _names(_("Deadline"), filter(None, days))
    yield _names(_("To be reported"), map(printed_day, record.report))
    yield Fact(_("Condition"), record.condition, "")
    yield Fact(_("Goal"), quoted(record.goal) if record.goal else "", "")
    yield Fact(_("Indicator"), record.indicator or "", "")
    yield _names(_("Another opinion"), record.reserved)


def _indicator(entry: Entry, record: Indicator) -> Iterator[Fact]:
    yield _printed(entry, record.name)
    yield Fact(_("Committee"), record.committee or _("The whole city"), "")
    yield Fact(_("Goal"), quoted(record.goal) if record.goal else "", "")
    yield from (Fact(label, said, "") for label, said in figures_of(record))
    yield Fact(_("Period"), record.period, "")
    yield Fact(_("Analysis"), quoted(record.analysis) if record.analysis else "", "")


def _goal(entry: Entry, record: Goal) -> Iterator[Fact]:
    label = _(RECORDS[kind_of(entry)])
    yield Fact(label, f"{record.number} {quoted(record.text)}".strip(), "")
    yield Fact(_("Part of"), record.under, "")
    yield Fact(_("Committee"), record.committee or "", "")


def _budget(entry: Entry, record: BudgetLine) -> Iterator[Fact]:
    label = _(RECORDS[kind_of(entry)])
    yield Fact(label, record.committee, "")
    yield Fact(_("Proposal"), record.proposal, "")
    for title, amount in ((_("Cost"), record.cost), (_("Income"), record.income)):
        said = "" if amount is None else _("{amount} mnkr").format(amount=number(amount))
        yield Fact(title, said, "")


def _dissent(entry: Entry, record: Dissent) -> Iterator[Fact]:
    yield _printed(entry, record.text)
    yield _names(_("Parties"), record.parties)
    yield Fact(_("Stage"), record.stage, "")
    yield _names(_("Point"), record.points)
    yield Fact(_("Same as"), record.same_as, "")
    for move in record.moves:
        yield Fact(said_of_move(move), quoted(move.text), place_of(move.source))


def _following(entry: Entry, record: Any) -> Iterator[Fact]:
    """Return the facts of money asked for or spent, or of a deviation."""
    yield _printed(entry, entry.text)
    yield _names(_("Committee"), entry.chapters)
    for label, said in SAID[entry.kind](record):
        yield _names(label, filter(None, said))


_FACTS: Mapping[Kind, Callable[[Entry, Any], Iterator[Fact]]] = {
    "activity": _activity,
    "directive": _directive,
    "indicator": _indicator,
    "goal": _goal,
    "budget": _budget,
    **dict.fromkeys(SAID, _following),
    "dissent": _dissent,
}
"""What there is to say of an entry that is printed, by its kind."""
CITED = frozenset(_FACTS)
"""The kinds that a draft can be made of: all that stand in documents."""
