"""Results as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from store.changes.history import Event
from store.common.place import Place
from store.common.text import shortened
from store.dates.today import STOCKHOLM
from store.entries.entries import Entry
from store.keeping.backups import Backup
from store.keeping.checking import Diagnostic
from store.model.money import BudgetLine
from store.model.own import Own
from store.model.records import Activity, Committee, Directive, Document, Goal, Indicator
from store.model.traits import Kind
from store.register.register import Register
from store.survey.discrepancies import Discrepancy
from store.survey.survey import Survey
from tui.headless.output import following
from tui.headless.output.details import details, document_details
from tui.locale import N_, _
from tui.messages.changes import events_table
from tui.messages.figures import targets_of
from tui.messages.kept import backups_table, findings_table
from tui.messages.own import named, told_kind
from tui.messages.phrases import deadline_cell, marks, notes
from tui.messages.senders import sender_words
from tui.messages.table import Cell, Column, Table, cell
from tui.messages.wording import RECORDS, kind_of, number
from tui.messages.writing import write
from tui.serializers.contract import read_from
from tui.serializers.discrepancies import tables
from tui.serializers.found import Found, Listed

Row = list[Cell]
_NOTES = 2
"""Place of the column with what is doubtful, which a list without doubts does not need."""


_ABOUT = 60
"""Characters that name what an own entry is about, in a list."""
_WITH_GAPS = {"goal", "own", *following.COLUMNS}
"""The lists of which a column goes unshown where no document has anything in it."""


_COUNTED = N_(
    "Directives and rows are those of the body's own chapter; late and coming are of what it "
    "leads. What it does in a group or takes part in is in the lists: nämnd:NAME."
)
"""What the numbers of bodies count."""


class PeopleOutput:
    """Writes tables: signs and words first, colours where the terminal has any."""

    def entries(self, found: Found) -> None:
        if not found.entries:
            return write(Table((), (), found.heading))
        if found.kind == "any":
            rows = [_hit(entry) for entry in found.entries]
        elif found.kind == "deadline":
            rows = [_due(entry) for entry in found.entries]
        else:
            rows = [_row(entry, found.survey) for entry in found.entries]
        columns = _COLUMNS[found.kind]()
        if found.kind in _WITH_GAPS:
            columns, rows = following.filled(columns, rows)
        if found.kind in {"activity", "deadline"} and not any(
            entry.flags for entry in found.entries
        ):
            columns, rows = _without(_NOTES, columns, rows)
        table = Table(columns, rows, found.heading)
        if found.kind == "committee":
            return write(table, Table((), (), _(_COUNTED)))
        if found.kind == "adjustment":
            return write(table, following.sums(found.entries))
        return write(table)

    def sources(self, documents: Sequence[Document], register: Register) -> None:
        columns = (
            Column(_("ID"), 6), Column(_("Document")), Column(_("Year"), 4),
            Column(_("Sender"), 24), Column(_("Imported"), 16),
            Column(_("Activities"), 13, right=True),
            Column(_("Directives"), 10, right=True), Column(_("Indicators"), 11, right=True),
        )  # fmt: skip
        write(Table(columns, [_source(one, register) for one in documents]))

    def entry(self, entry: Entry, survey: Survey) -> None:
        write(*details(entry, survey))

    def source(self, document: Document, register: Register) -> None:
        write(document_details(document, register))

    def discrepancies(self, found: Sequence[Discrepancy]) -> None:
        write(*tables(found))

    def events(self, found: Sequence[Event]) -> None:
        write(events_table(found))

    def findings(self, found: Sequence[Diagnostic]) -> None:
        if found:
            write(findings_table(found))

    def backups(self, found: Sequence[Backup]) -> None:
        write(backups_table(found))

    def places(self, places: dict[str, Place]) -> None:
        names = {
            "register": _("Register"), "settings": _("Settings"),
            "views": _("Saved views"), "backups": _("Backups"),
            "index": _("Index of the years"),
        }  # fmt: skip
        rows = [[cell(names[name]), cell(path)] for name, path in places.items()]
        write(Table((Column("", 20), Column("")), rows, whole=True))


def _without(
    place: int, columns: tuple[Column, ...], rows: list[Row]
) -> tuple[tuple[Column, ...], list[Row]]:
    kept = [row[:place] + row[place + 1 :] for row in rows]
    return columns[:place] + columns[place + 1 :], kept


def _row(entry: Entry, survey: Survey) -> Row:
    return _ROWS[entry.kind](entry, survey, entry.record)


def _activity(entry: Entry, _survey: Survey, activity: Activity) -> Row:
    words = [cell(*notes(entry)), cell(*activity.leads), cell(activity.text)]
    return [cell(entry.id), deadline_cell(entry), *words]


def _directive(entry: Entry, _survey: Survey, directive: Directive) -> Row:
    kind = cell(_(RECORDS[kind_of(entry)]), directive.quoted_by)
    return [cell(entry.id), _chapter(entry), kind, cell(directive.text, marks(entry))]


def _indicator(entry: Entry, _survey: Survey, indicator: Indicator) -> Row:
    chapter = _chapter(entry) if entry.chapters else cell(_("The whole city"), entry.area)
    status = entry.follow_up.city_status if entry.follow_up else None
    judged = status and status.status not in indicator.outcome.values()
    name = cell(indicator.name, status.status if status and judged else None)
    return [cell(entry.id), chapter, name, targets_of(indicator)]


def _goal(entry: Entry, _survey: Survey, goal: Goal) -> Row:
    level = cell(_(RECORDS[kind_of(entry)]) if goal.level else None)
    status = entry.follow_up.city_status if entry.follow_up else None
    judged, text = cell(status.status if status else None), cell(goal.text, goal.under or None)
    return [cell(entry.id), cell(goal.number), text, level, cell(goal.committee), judged]


def _due(entry: Entry) -> Row:
    """Return the row of an entry in a list of deadlines."""
    kind = told_kind(entry)
    words = [cell(*notes(entry)), cell(kind), cell(*entry.leads), cell(entry.text)]
    return [cell(entry.id), deadline_cell(entry), *words]


def _own(entry: Entry, survey: Survey, record: Own) -> Row:
    kind, who = cell(told_kind(entry)), cell(*record.leads)
    days = [cell(record.asked), cell(record.answered)]
    about = shortened(named(record.about, survey.register), _ABOUT) if record.about else None
    return [cell(entry.id), deadline_cell(entry), kind, who, *days, cell(record.text, about)]


def _chapter(entry: Entry) -> Cell:
    return cell(*entry.chapters, entry.area)


def _budget(entry: Entry, _survey: Survey, budget: BudgetLine) -> Row:
    amounts = [cell(number(budget.cost)), cell(number(budget.income))]
    kind, proposal = cell(_(RECORDS[budget.kind])), cell(budget.proposal)
    return [cell(entry.id), _chapter(entry), kind, proposal, *amounts]


def _committee(_entry: Entry, survey: Survey, committee: Committee) -> Row:
    load = survey.load.get(committee.name, Counter())
    counts = ("directives", "listings", "leads", "overdue", "upcoming")
    kind = cell(_(RECORDS[committee.kind]))
    return [
        cell(committee.id), cell(committee.name), kind,
        *(cell(load[one]) for one in counts),
    ]  # fmt: skip


_ROWS: Mapping[Kind, Callable[..., Row]] = {
    "activity": _activity,
    "directive": _directive,
    "indicator": _indicator,
    "budget": _budget,
    "goal": _goal,
    "committee": _committee,
    "own": _own,
    **following.ROWS,
}
"""The row of an entry by its kind, from the entry, its survey and its record."""


_COLUMNS: Mapping[Listed, Callable[[], tuple[Column, ...]]] = {
    "activity": lambda: (
        Column(_("ID"), 6), Column(_("End"), 20), Column(_("Note"), 12),
        Column(_("Leads"), 20), Column(_("Activity")),
    ),
    "deadline": lambda: (
        Column(_("ID"), 6), Column(_("End"), 20), Column(_("Note"), 12),
        Column(_("Kind"), 12), Column(_("Leads"), 20), Column(_("What")),
    ),
    "directive": lambda: (
        Column(_("ID"), 6), Column(_("Committee"), 20), Column(_("Kind"), 12),
        Column(_("Directive")),
    ),
    "indicator": lambda: (
        Column(_("ID"), 6), Column(_("Committee"), 20), Column(_("Indicator")),
        Column(_("Figures"), 30),
    ),
    "budget": lambda: (
        Column(_("ID"), 6), Column(_("Committee"), 22), Column(_("Kind"), 12),
        Column(_("Proposal")), Column(_("Cost"), 10, right=True),
        Column(_("Income"), 10, right=True),
    ),
    "goal": lambda: (
        Column(_("ID"), 6), Column(_("No."), 6), Column(_("Goal")), Column(_("Level"), 20),
        Column(_("Committee"), 20), Column(_("Judgement"), 20),
    ),
    "committee": lambda: (
        Column(_("ID"), 6), Column(_("Committee")), Column(_("Kind"), 10),
        Column(_("Directives"), 10, right=True), Column(_("Rows"), 5, right=True),
        Column(_("Leading"), 7, right=True), Column(_("Overdue"), 9, right=True),
        Column(_("Upcoming"), 9, right=True),
    ),
    "own": lambda: (
        Column(_("ID"), 6), Column(_("End"), 20), Column(_("Kind"), 16),
        Column(_("Leads"), 20), Column(_("Asked on"), 10), Column(_("Answered"), 10),
        Column(_("Text")),
    ),
    "any": lambda: (
        Column(_("ID"), 6), Column(_("Kind"), 12), Column(_("Committee"), 20),
        Column(_("Text")),
    ),
    **following.COLUMNS,
}  # fmt: skip
"""The columns of a list by what it lists, made in the language of the moment."""


def _hit(entry: Entry) -> Row:
    kind = told_kind(entry) if entry.kind == "own" else _(RECORDS[entry.kind])
    return [cell(entry.id), cell(kind), cell(*entry.chapters), cell(entry.text)]


def _source(document: Document, register: Register) -> Row:
    counts = read_from(document.name, register)
    return [
        cell(document.id), cell(document.name), cell(document.year or None),
        cell(document.sender and sender_words(document.sender)),
        cell(f"{document.imported.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"),
        *(cell(counts[one]) for one in ("activities", "directives", "indicators")),
    ]  # fmt: skip
