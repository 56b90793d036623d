"""The columns of each kind of record, in the order in which people read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from store.entries.entries import Entry
from store.model.money import BudgetItem
from store.model.records import Directive
from store.model.traits import Kind
from store.survey.discrepancies import Discrepancy
from store.survey.survey import Survey
from tui.exports.columns import (
    AREA,
    CHAPTER,
    DOUBTS,
    GOAL,
    ID,
    KIND,
    LEADS,
    NUMBER,
    PARTICIPANTS,
    PLACE,
    START,
    Told,
    deadline,
    followed,
    joined,
    of_record,
    text,
)
from tui.exports.report import Value
from tui.locale import N_, _
from tui.messages.figures import figures_of
from tui.messages.following import AMOUNTS, SAID, Said, said_of_move
from tui.messages.phrases import meeting_of
from tui.messages.wording import DISCREPANCIES, at_odds, number, printed_day

Facts = Callable[[Any], Iterator[tuple[str, str]]]
"""Gives what there is to say of a record beside its columns, each under a name."""


def _facts(said: Callable[[Any], Iterator[Said]], *but: str) -> Facts:
    """Return the facts of a record in one text each, but those that have columns of their own."""

    def facts(record: Any) -> Iterator[tuple[str, str]]:
        left_out = set(map(_, but))
        for name, values in said(record):
            if name not in left_out and (told := joined(values)):
                yield name, told

    return facts


def _money(field: str, title: str) -> Told:
    """Return a column of amounts in mnkr."""
    return Told(title, of_amount(field), "number", 12, brief=True, always=True)


def of_amount(field: str) -> Callable[[Entry], Value]:
    """Return what a column says of an amount: nothing is another thing than 0."""
    return lambda entry: getattr(entry.record, field)


def _parts(field: str) -> Callable[[Entry], Value]:
    def says(entry: Entry) -> Value:
        parts: tuple[BudgetItem, ...] = getattr(entry.record, field)
        return joined([f"{one.text}: {number(one.amount) or '–'}" for one in parts])

    return says


def _decided(entry: Entry) -> Value:
    said = getattr(entry.record, "decided", None)
    return None if said is None else _("decided") if said else _("proposed")


def _meeting(entry: Entry) -> Value:
    record = entry.record
    return meeting_of(record) or None if isinstance(record, Directive) else None


def _lead_in(entry: Entry) -> Value:
    """Return what stands before it, without the marks of its emphasis."""
    return str(getattr(entry.record, "lead_in", "")).replace("*", "") or None


def _reports(entry: Entry) -> Value:
    return joined([printed_day(one) for one in getattr(entry.record, "report", ())])


def _moves(entry: Entry) -> Value:
    moves = getattr(entry.record, "moves", ())
    return joined([f"{said_of_move(one)}: {one.text}" for one in moves])


def _obligatory(entry: Entry) -> Value:
    return _("yes") if getattr(entry.record, "obligatory", False) else None


ACTIVITY = (
    ID, *deadline(always=True), LEADS, PARTICIPANTS, text(N_("Activity")), CHAPTER, AREA, GOAL,
    NUMBER, *START, *followed(always=True), DOUBTS, *PLACE,
)  # fmt: skip
DIRECTIVE = (
    ID, KIND._replace(brief=True, always=True), CHAPTER._replace(brief=True), AREA,
    Told(N_("Theme"), of_record("theme"), width=24), GOAL,
    Told(N_("Lead-in"), _lead_in, width=30), text(N_("Directive")),
    *deadline(always=False), PARTICIPANTS, NUMBER,
    Told(N_("Meeting"), _meeting, width=24), Told(N_("Section"), of_record("section"), width=8),
    Told(N_("Case"), of_record("cases"), width=18), Told(N_("Through"), of_record("via"), width=20),
    Told(N_("Quoted by"), of_record("quoted_by")), Told(N_("Decided"), _decided),
    Told(N_("Reserved against"), of_record("reserved"), width=18),
    Told(N_("To be reported"), _reports, width=16),
    Told(N_("Indicator"), of_record("indicator"), width=24),
    Told(N_("Appendix"), of_record("appendix"), width=10),
    Told(N_("Condition"), of_record("condition"), width=30),
    Told(N_("Does not concern"), of_record("excluded"), width=24),
    *followed(always=True), DOUBTS, *PLACE,
)  # fmt: skip
INDICATOR = (
    ID, CHAPTER._replace(brief=True), AREA, GOAL, text(N_("Indicator")),
    Told(N_("Obligatory"), _obligatory),
    Told(N_("Period"), of_record("period")), Told(N_("Analysis"), of_record("analysis"), width=50),
    *followed(always=False), DOUBTS, *PLACE,
)  # fmt: skip
GOALS = (
    ID, NUMBER, text(N_("Goal")), KIND, Told(N_("Part of"), of_record("under"), width=40), CHAPTER,
    *followed(always=False), DOUBTS, *PLACE,
)  # fmt: skip
BUDGET = (
    ID, CHAPTER._replace(brief=True), AREA, KIND._replace(brief=True, always=True),
    text(N_("Proposal"))._replace(width=30), _money("cost", N_("Costs, mnkr")),
    _money("income", N_("Income, mnkr")), Told(N_("Changes, mnkr"), _parts("items"), width=50),
    *followed(always=False), DOUBTS, *PLACE,
)  # fmt: skip
MONEY = {
    "asked": N_("Asked, mnkr"), "granted": N_("Granted, mnkr"), "refused": N_("Refused, mnkr"),
    "reserved": N_("Reserved, mnkr"),
}  # fmt: skip
ADJUSTMENT = (
    ID, CHAPTER._replace(brief=True), text(N_("Purpose")),
    *(_money(field, title) for field, title in MONEY.items()),
    *followed(always=False), DOUBTS, *PLACE,
)  # fmt: skip
DISSENT = (
    ID, KIND._replace(brief=True, always=True),
    Told(N_("Parties"), of_record("parties"), width=20, brief=True, always=True),
    Told(N_("Stage"), of_record("stage"), width=20), text(N_("Heading"))._replace(width=40),
    Told(N_("Moves"), _moves, width=70, brief=True),
    *followed(always=False), DOUBTS, *PLACE,
)  # fmt: skip
OUTTURN = (
    ID, CHAPTER._replace(brief=True), text(N_("What")), *followed(always=False), DOUBTS, *PLACE,
)  # fmt: skip
DEVIATION = (
    ID, KIND._replace(brief=True, always=True), CHAPTER._replace(brief=True), GOAL,
    text(N_("What")), *followed(always=False), DOUBTS, *PLACE,
)  # fmt: skip

OWN = (
    ID, KIND._replace(brief=True, always=True), LEADS, text(N_("Wording")), *deadline(always=True),
    PARTICIPANTS, Told(N_("About"), of_record("about"), width=8, brief=True),
    Told(N_("Asked on"), of_record("asked"), "day", 12, brief=True),
    Told(N_("Answered"), of_record("answered"), "day", 12, brief=True),
    Told(N_("Answer"), of_record("answer"), width=50, brief=True),
    Told(N_("Entered by"), of_record("by"), width=16), *followed(always=True),
)  # fmt: skip


def _doubted(entry: Entry) -> Value:
    """Return what a finding is: what is said against itself, or what the import was unsure of."""
    found = getattr(entry, "found", None)
    if isinstance(found, Discrepancy):
        return _(DISCREPANCIES[found.kind])
    return _("The import was unsure: {kind}").format(kind=_(found.kind)) if found else None


def _odds(entry: Entry) -> Value:
    found = getattr(entry, "found", None)
    return (
        at_odds(found) if isinstance(found, Discrepancy) else _(found.decision) if found else None
    )


_FINDING = (
    Told(N_("About"), lambda entry: entry.id or None, width=12, brief=True, always=True),
    Told(N_("Kind"), _doubted, width=36, brief=True, always=True),
    Told(N_("What disagrees"), _odds, width=36, brief=True, always=True),
    text(N_("Text")), CHAPTER, *PLACE,
)  # fmt: skip


def _bodies(survey: Survey) -> tuple[Told, ...]:
    def count(name: str) -> Callable[[Entry], Value]:
        return lambda entry: survey.load.get(entry.text, Counter())[name]

    counted = (
        (N_("Directives"), "directives"), (N_("Rows"), "listings"), (N_("Leading"), "leads"),
        (N_("Overdue"), "overdue"), (N_("Upcoming"), "upcoming"), (N_("Quoted"), "quoted"),
    )  # fmt: skip
    numbers = (
        Told(title, count(name), "number", 10, brief=True, always=True) for title, name in counted
    )
    return (
        ID, text(N_("Committee"))._replace(width=40),
        KIND._replace(brief=True, always=True), *numbers,
        Told(N_("Also called"), of_record("aliases"), width=30),
        Told(N_("Members"), of_record("members"), width=50),
    )  # fmt: skip


Columns = tuple[tuple[Told, ...], Facts | None]
COLUMNS: Mapping[Kind, Callable[[Survey], Columns]] = {
    "activity": lambda _survey: (ACTIVITY, None),
    "directive": lambda _survey: (DIRECTIVE, None),
    "indicator": lambda _survey: (INDICATOR, figures_of),
    "goal": lambda _survey: (GOALS, None),
    "budget": lambda _survey: (BUDGET, None),
    "adjustment": lambda _survey: (ADJUSTMENT, _facts(SAID["adjustment"], *AMOUNTS.values())),
    "dissent": lambda _survey: (DISSENT, _facts(SAID["dissent"], N_("Parties"), N_("Stage"))),
    "outturn": lambda _survey: (OUTTURN, _facts(SAID["outturn"], N_("What"))),
    "deviation": lambda _survey: (DEVIATION, _facts(SAID["deviation"])),
    "own": lambda _survey: (OWN, None),
    "committee": lambda survey: (_bodies(survey), None),
}
"""The columns of entries by their kind, and the facts of their records that get columns too."""
FINDING: Columns = (_FINDING, None)
"""The columns of what is doubtful."""
