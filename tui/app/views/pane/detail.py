"""Everything about one entry as blocks: the sentence as printed and its place come first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from textual.content import Content

from store.entries.classes import class_of
from store.entries.deadlines import Deadline, passed
from store.entries.entries import Entry
from store.entries.reasons import reason
from store.model.following import Deviation, Dissent
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.own import Own
from store.model.records import Activity, Committee, Directive, Indicator, Participant
from store.model.traits import Kind
from store.survey.findings import Finding
from store.survey.survey import Survey
from tui.app.views.pane.beside import beside
from tui.app.views.pane.finding_detail import finding_detail
from tui.app.views.pane.follow_up import noted
from tui.app.views.pane.following import facts, moves
from tui.app.views.pane.printed import listing, place
from tui.app.views.pane.through_years import through_years
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Gap, Paragraph, Rule
from tui.locale import _, ngettext, say
from tui.messages.figures import figures_of
from tui.messages.following import SAID, heading_of
from tui.messages.own import facts_of, own_about, told_kind
from tui.messages.phrases import meeting_of
from tui.messages.senders import unbound
from tui.messages.wording import (  # fmt: skip
    FLAGS,
    RECORDS,
    ROLES,
    STATUSES,
    kind_of,
    number,
    other_ends,
    printed_day,
    quoted,
    state_of,
    weekday,
)
from tui.presentation.bodies import Figure, bodies_of

_WITHOUT_STATUS = (BudgetLine, Adjustment, Dissent, Outturn, Deviation)
"""What nobody reports the progress of."""


def detail(entry: Entry, survey: Survey) -> list[Block]:
    """Return the blocks of an entry."""
    if isinstance(entry, Finding):
        return finding_detail(entry)
    record = entry.record
    if isinstance(record, Committee):
        head = [_head(entry)] if entry.id else []
        return [*head, *_committee(record, survey)]
    blocks: list[Block] = [_head(entry)]
    blocks += _printed(entry)
    blocks.append(Gap())
    if isinstance(record, Activity | Own):
        blocks += _when(entry)
    blocks += _facts(entry, survey)
    blocks += _names(_("Sender"), unbound(entry.sources, survey.register))
    blocks += beside(entry, survey)
    blocks += _doubts(entry, survey)
    blocks += noted(entry, survey)
    blocks += _names(_("Own entries"), own_about(entry.id, survey.register))
    blocks += through_years(entry, survey)
    if isinstance(record, Activity) and len(record.listings) > 1:
        blocks += _listings(record)
    if isinstance(record, Dissent):
        blocks += moves(record)
    return blocks


def _head(entry: Entry) -> Block:
    kind = told_kind(entry) if entry.kind == "own" else _(RECORDS[kind_of(entry)])
    return Paragraph(Content.assemble(plain(entry.id, "bold $text-accent"), (f"  {kind}", MUTED)))


def _printed(entry: Entry) -> Iterable[Block]:
    """The sentence as printed, and where it stands."""
    record = entry.record
    if isinstance(record, Directive) and record.lead_in:
        yield Paragraph(plain(record.lead_in.replace("*", ""), MUTED))
    said = heading_of(record) if isinstance(record, Dissent) else entry.text
    yield Paragraph(plain(quoted(said)))
    for source in entry.sources[:1]:
        yield Paragraph(Content.styled(place(source).plain, MUTED))


def _when(entry: Entry) -> Iterable[Block]:
    found, state = entry.deadline, state_of(entry)
    if found is None:
        return
    why = say(reason(found))
    look = "bold" if state.look in {"late", "today"} else ""
    said = plain(why[:1].upper() + why[1:])
    yield Paragraph(Content.assemble((f"{state.sign} ", "bold"), said.stylize(look)), hang=2)
    if others := other_ends(entry):
        text = _("other lists: {days}").format(days=", ".join(others))
        yield Paragraph(plain(f"≠ {text}", "bold"), hang=2)
    if found.template and class_of(entry) != "closed":
        yield Paragraph(Content(_("A template date: nobody set it for this activity.")), hang=2)
    named = entry.rows if isinstance(entry.record, Directive) else ()
    for row in passed(named, found, entry.city_status):
        text = _("{day} has passed, and nothing says that it was met.")
        yield Paragraph(plain(text.format(day=printed_day(row.end))), hang=2)
    yield Gap()
    if found.last:
        yield Fact(_("End date"), (plain(_end(found, found.last)),))
    if found.row.start.text:
        yield Fact(_("Start"), (plain(printed_day(found.row.start)),))


def _end(found: Deadline, last: date) -> str:
    """Return when the deadline is: the weekday of a day, the first and last day of a span."""
    said = printed_day(found.row.end)
    if found.precision == "day":
        return f"{said} ({weekday(last)})"
    if found.row.end.kind == "before":
        return f"{said} ({last})"
    return f"{said} ({found.first} – {last})"


def _facts(entry: Entry, survey: Survey) -> Iterable[Block]:
    record = entry.record
    if isinstance(record, Activity | Own):
        yield from _names(_("Number"), (getattr(record, "number", ""),))
        yield from _names(_("Leads"), entry.leads)
    elif not isinstance(record, Dissent):
        yield from _names(_("Committee"), entry.chapters)
    if entry.participants:
        yield Fact(_("Takes part"), tuple(map(_participant, entry.participants)))
    yield from _names(_("Area"), (entry.area,) if entry.area else ())
    yield from _names(_("Goal"), entry.goals)
    yield from _names(_("Theme"), (getattr(record, "theme", None) or "",))
    if own := _OWN_FACTS.get(entry.kind):
        yield from own(record)
    if isinstance(record, Own):
        for label, said in facts_of(record, survey.register):
            yield from _names(label, said)
    if not isinstance(record, _WITHOUT_STATUS):
        yield _status(entry)


def _doubts(entry: Entry, survey: Survey) -> Iterable[Block]:
    """What does not add up in the entry, and what the import was unsure of at its places."""
    said = [_(FLAGS[flag]) for flag in entry.flags]
    for one in survey.register.doubts_at(entry.sources):
        said.append(f"{_(one.kind)}: {_(one.decision)}")
    if said:
        yield Fact(_("Doubtful"), tuple(plain(f"? {text}") for text in dict.fromkeys(said)))


def _names(label: str, names: Iterable[str]) -> Iterable[Block]:
    shown = tuple(plain(name) for name in names if name)
    if shown:
        yield Fact(label, shown)


def _participant(one: Participant) -> Content:
    return Content.assemble(plain(one.committee), (f" ({_(ROLES[one.role])})", MUTED))


def _status(entry: Entry) -> Fact:
    own = _(STATUSES[entry.status])
    if entry.status != "open":
        own = _("{status} (own)").format(status=own)
    city = entry.follow_up.city_status if entry.follow_up else None
    if isinstance(entry.record, Own):
        return Fact(_("Status"), (plain(own),))
    if city is None:
        return Fact(_("Status"), (plain(own), Content(_("the city has reported nothing"))))
    template = _("{status} (the city, {document}, {day})")
    said = template.format(status=city.status, document=city.document, day=city.date)
    words = (plain(quoted(city.text)),) if city.text else ()
    return Fact(_("Status"), (plain(own), plain(said), *words))


def _case(record: Directive) -> Iterable[Block]:
    yield from _names(_("Meeting"), (meeting_of(record),))
    yield from _names(_("Point"), (record.number,))
    yield from _names(_("Case"), record.cases)
    yield from _names(_("To be reported"), map(printed_day, record.report))
    yield from _names(_("Another opinion"), record.reserved)
    yield from _names(_("Through"), (record.via or "",))
    yield from _names(_("Not for"), record.excluded)
    yield from _names(_("Indicator"), (record.indicator or "",))
    yield from _names(_("Appendix"), record.appendix)
    yield from _names(_("Condition"), (record.condition,))
    yield from _names(_("Quoted by"), (record.quoted_by or "",))


def _targets(record: Indicator) -> Iterable[Block]:
    if record.obligatory:
        yield Fact(_("Kind"), (Content(_("obligatory, the committee sets the target")),))
    for name, said in figures_of(record):
        yield Fact(name, (plain(said),))
    yield from _names(_("Period"), (record.period,))
    yield from _names(_("Analysis"), (record.analysis,))


def _amounts(record: BudgetLine) -> Iterable[Block]:
    for label, amount in ((_("Cost"), record.cost), (_("Income"), record.income)):
        if amount is not None:
            yield Fact(label, (plain(_("{amount} mnkr").format(amount=number(amount))),))
    for item in record.items:
        text = plain(item.text)
        yield Fact(number(item.amount) or "–", (text,))


_OWN_FACTS: Mapping[Kind, Callable[..., Iterable[Block]]] = {
    "directive": _case,
    "indicator": _targets,
    "budget": _amounts,
    **dict.fromkeys(SAID, facts),
}
"""What only the records of a kind have."""


def _listings(record: Activity) -> Iterable[Block]:
    count = len(record.listings)
    title = ngettext("{count} listing", "{count} listings", count).format(count=count)
    yield Rule(title)
    for row in record.listings:
        yield from listing(row, record.text)


def _committee(record: Committee, survey: Survey) -> Iterable[Block]:
    yield Paragraph(plain(record.name or _("The whole city"), "bold"))
    yield Gap()
    yield from _names(_("Also called"), record.aliases)
    yield from _names(_("Members"), record.members)
    yield from _names(_("Member of"), survey.register.groups_of(record.name))
    for title, figures in bodies_of(survey).figures(record.name):
        yield Fact(title, tuple(map(_figure, figures)))


def _figure(figure: Figure) -> Content:
    """Return a count, through which group it comes, and how many of it are late or due soon."""
    if figure.group is None:
        said = [str(figure.entries)]
    elif figure.group:
        said = [_("{count} through {group}").format(count=figure.entries, group=figure.group)]
    else:
        said = [_("{count} own").format(count=figure.entries)]
    if figure.late:
        late = ngettext("{count} late", "{count} late", figure.late)
        said.append(late.format(count=figure.late))
    if figure.soon:
        said.append(_("{count} due soon").format(count=figure.soon))
    return plain(", ".join(said), "bold" if figure.late else "")
