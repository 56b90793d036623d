"""One entry in full: what is known of it, every row, and the document around each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from store.dates.span import Span
from store.dates.today import STOCKHOLM
from store.entries.deadlines import governing, slip
from store.entries.entries import Entry
from store.entries.reasons import reason
from store.model.following import Dissent
from store.model.kinds import READ, traits_of
from store.model.money import BudgetLine
from store.model.own import Own
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Document,
    Due,
    Goal,
    Indicator,
    Source,
)
from store.model.traits import Kind
from store.register.register import Register
from store.survey.survey import Survey
from tui.headless.output.following import moves_table
from tui.locale import N_, _, ngettext, say
from tui.messages.diary import told_lines
from tui.messages.figures import figures_of
from tui.messages.following import SAID
from tui.messages.own import facts_of, own_about
from tui.messages.phrases import meeting_of, notes, place_of, role_of, slipped
from tui.messages.senders import sender_words, unbound
from tui.messages.table import Cell, Column, Table, cell
from tui.messages.wording import (
    PLURALS,
    RECORDS,
    STATUSES,
    kind_of,
    number,
    printed_day,
    set_day,
)
from tui.serializers.contract import read_from

Fact = tuple[str, Cell]


def details(entry: Entry, survey: Survey) -> list[Table]:
    """Return the facts of an entry, its rows, and each passage where it is printed."""
    register = survey.register
    whose = (_("Sender"), cell(*unbound(entry.sources, register)))
    facts = [*_said(entry, survey), whose, _doubts(entry, register)]
    facts.append((_("Own entries"), cell(*own_about(entry.id, register))))
    facts += _followed_up(entry, register)
    tables = [_facts_table(f"{entry.id}  {_(RECORDS[kind_of(entry)])}", facts)]
    if isinstance(entry.record, Activity):
        tables.append(_rows_table(entry.record))
    if isinstance(entry.record, Dissent) and entry.record.moves:
        tables.append(moves_table(entry.record))
    around = 3 if len(entry.sources) == 1 else 1
    passages = (_passage(source, survey.register, around) for source in entry.sources)
    return [*tables, *passages]


def document_details(document: Document, register: Register) -> Table:
    """Return what is known of an imported document."""
    facts: list[Fact] = [
        (_("Document"), cell(document.name)),
        (_("Year"), cell(document.year or None)),
        (_("Sender"), cell(document.sender and sender_words(document.sender))),
        (_("Case"), cell(document.case)),
        (_("Meeting"), cell(document.meeting)),
        (_("Imported"), cell(f"{document.imported.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}")),
        ("SHA-256", cell(document.sha256)),
    ]
    titles = {one.table: PLURALS[one.kind] for one in READ} | {"listings": N_("Rows")}
    counts = read_from(document.name, register)
    facts += [(_(titles[table]), cell(count)) for table, count in counts.items()]
    return _facts_table(document.id, facts)


def _facts_table(heading: str, facts: list[Fact]) -> Table:
    rows = [[cell(label), value] for label, value in facts if value.parts]
    return Table((Column("", 18), Column("")), rows, heading, whole=True)


def _said(entry: Entry, survey: Survey) -> Iterator[Fact]:
    return _FACTS[entry.kind](entry, survey, entry.record)


def _activity(entry: Entry, _survey: Survey, activity: Activity) -> Iterator[Fact]:
    yield _("Activity"), cell(activity.text)
    if found := entry.deadline:
        template = _("template date") if found.template else None
        yield _("Deadline"), cell(say(reason(found)), template)
    yield _("Note"), cell(*notes(entry))
    yield _("Leads"), cell(*activity.leads)
    yield _("Takes part"), cell(*map(role_of, activity.participants))
    yield _("Goal"), cell(*entry.goals)


def _directive(entry: Entry, _survey: Survey, directive: Directive) -> Iterator[Fact]:
    yield _("Committee"), cell(directive.committee, directive.area)
    yield _("Goal"), cell(directive.goal)
    yield _("Theme"), cell(directive.theme)
    yield _("Meeting"), cell(meeting_of(directive))
    yield _("Point"), cell(directive.number)
    yield _("Case"), cell(*directive.cases)
    yield _("To be reported"), cell(*map(printed_day, directive.report))
    yield _("Another opinion"), cell(*directive.reserved)
    yield _("Through"), cell(directive.via)
    yield _("Not for"), cell(*directive.excluded)
    yield _("Indicator"), cell(directive.indicator)
    yield _("Appendix"), cell(*directive.appendix)
    yield _("Condition"), cell(directive.condition)
    yield _("Quoted by"), cell(directive.quoted_by)
    yield _("Lead-in"), cell(directive.lead_in)
    yield _("Text"), cell(directive.text)
    if found := entry.deadline:
        yield _("Deadline"), cell(say(reason(found)))
    yield _("Takes part"), cell(*map(role_of, directive.participants))
    yield _("Note"), cell(*notes(entry))


def _indicator(entry: Entry, _survey: Survey, indicator: Indicator) -> Iterator[Fact]:
    yield _("Indicator"), cell(indicator.name)
    yield _("Committee"), cell(indicator.committee or _("The whole city"), indicator.area)
    yield _("Goal"), cell(indicator.goal)
    yield _("Obligatory"), cell(_("yes") if indicator.obligatory else _("no"))
    yield from ((name, cell(said)) for name, said in figures_of(indicator))
    yield _("Period"), cell(indicator.period)
    yield _("Analysis"), cell(indicator.analysis)
    yield _("Note"), cell(*notes(entry))


def _budget(entry: Entry, _survey: Survey, budget: BudgetLine) -> Iterator[Fact]:
    yield _("Committee"), cell(budget.committee, budget.area)
    yield _("Proposal"), cell(budget.proposal)
    yield _("Cost"), cell(number(budget.cost))
    yield _("Income"), cell(number(budget.income))
    yield _("Changes"), cell(*(f"{one.text}: {number(one.amount) or '–'}" for one in budget.items))
    yield _("Note"), cell(*notes(entry))


def _committee(_entry: Entry, survey: Survey, committee: Committee) -> Iterator[Fact]:
    yield _("Name"), cell(committee.name)
    yield _("Also called"), cell(", ".join(committee.aliases))
    yield _("Members"), cell(*committee.members)
    yield _("Member of"), cell(*survey.register.groups_of(committee.name))
    load = survey.load.get(committee.name, Counter())
    titles = {
        "directives": _("Directives"), "listings": _("Rows"), "leads": _("Leading"),
        "overdue": _("Overdue"), "upcoming": _("Upcoming"),
    }  # fmt: skip
    yield from ((title, cell(load[name])) for name, title in titles.items())


def _own(entry: Entry, survey: Survey, record: Own) -> Iterator[Fact]:
    yield _("Text"), cell(record.text)
    if found := entry.deadline:
        yield _("Deadline"), cell(say(reason(found)))
    yield _("Leads"), cell(*record.leads)
    yield _("Takes part"), cell(*map(role_of, record.participants))
    yield from ((label, cell(*said)) for label, said in facts_of(record, survey.register))


def _goal(entry: Entry, _survey: Survey, goal: Goal) -> Iterator[Fact]:
    yield _("Goal"), cell(f"{goal.number} {goal.text}")
    yield _("Part of"), cell(goal.under)
    yield _("Committee"), cell(goal.committee)
    yield _("Note"), cell(*notes(entry))


def _following(entry: Entry, _survey: Survey, record: object) -> Iterator[Fact]:
    """Return the facts of money asked for or spent, of a dissent or a deviation."""
    if not isinstance(record, Dissent):
        yield _("Committee"), cell(*entry.chapters)
    yield _("Goal"), cell(*entry.goals)
    yield _("Text"), cell(entry.text)
    yield from ((label, cell(*said)) for label, said in SAID[entry.kind](record))
    yield _("Note"), cell(*notes(entry))


_FACTS: Mapping[Kind, Callable[..., Iterator[Fact]]] = {
    "activity": _activity,
    "directive": _directive,
    "indicator": _indicator,
    "budget": _budget,
    "goal": _goal,
    **dict.fromkeys(SAID, _following),
    "committee": _committee,
    "own": _own,
}
"""What there is to say of an entry by its kind, from the entry, its survey and its record."""


def _doubts(entry: Entry, register: Register) -> Fact:
    """Return what the import was unsure of where the entry is printed, and what it decided."""
    doubts = register.doubts_at(entry.sources)
    return _("In doubt"), cell(*(f"{_(one.kind)}: {_(one.decision)}" for one in doubts))


def _followed_up(entry: Entry, register: Register) -> Iterator[Fact]:
    follow_up = entry.follow_up
    if follow_up is None:
        return
    if traits_of(entry.record).has_status:
        yield _("Own status"), cell(_(STATUSES[follow_up.own_status]))
    yield _("Owner"), cell(follow_up.owner)
    if city := follow_up.city_status:
        said = f"{city.status} ({city.document}, {city.date})"
        yield _("City status"), cell(said, city.text or None)
    if follow_up.due and traits_of(entry.record).has_end:
        end = entry.deadline.row.end if entry.deadline else follow_up.due.span
        yield _moved(entry, follow_up.due, end, register)
    yield _("Tags"), cell(", ".join(follow_up.tags))
    yield _("Link"), cell(follow_up.link)
    yield _("Notes"), cell(*told_lines(follow_up, numbered=True))


def _moved(entry: Entry, due: Due, end: Span, register: Register) -> Fact:
    """Return a moved deadline beside the printed one: how far, how often, why."""
    rows = entry.rows
    printed = governing(rows).end if rows else Span("")
    said = _("{day} before") if entry.kind == "own" else _("printed {day}")
    was = said.format(day=printed_day(printed) or "–")
    count = register.moves(entry.id)
    times = ngettext("moved {count} time", "moved {count} times", count).format(count=count)
    days = slip(rows, end)
    facts = ", ".join([was, *([slipped(days)] if days is not None else []), times])
    return _("Moved deadline"), cell(f"{set_day(end)} ({facts})", due.reason)


def _rows_table(activity: Activity) -> Table:
    columns = (Column(_("Committee"), 22), Column(_("Start"), 10), Column(_("End"), 10))
    rows = [
        [
            cell(row.committee, row.area),
            cell(printed_day(row.start) or "–"),
            cell(printed_day(row.end) or "–"),
            cell(place_of(row.source), row.text if row.text != activity.text else None),
        ]
        for row in activity.listings
    ]
    count = len(rows)
    heading = ngettext("Printed in {count} row", "Printed in {count} rows", count)
    return Table((*columns, Column(_("As printed"))), rows, heading.format(count=count), whole=True)


def _passage(source: Source, register: Register, around: int) -> Table:
    rows = [
        [cell(">" if is_source else ""), cell(line), cell(text)]
        for line, text, is_source in register.passage(source, around)
    ]
    columns = (Column("", 1), Column("", 7, right=True), Column(""))
    return Table(columns, rows, place_of(source), whole=True)
