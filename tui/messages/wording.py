"""Words for what the register knows in codes: classes, roles, kinds, days and weeks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.locale import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.dates.span import Span
    from store.entries.deadlines import Deadline, DeadlineClass
    from store.entries.entries import Entry
    from store.model.traits import Kind
    from store.survey.discrepancies import Discrepancy, DiscrepancyKind
    from tui.messages.cells import Look


class State(NamedTuple):
    """How a class of deadlines is shown: a sign first, then a word, a colour last."""

    sign: str
    title: str
    look: Look

    @property
    def word(self) -> str:
        """The word in the user's language."""
        return _(self.title)


STATES: dict[DeadlineClass, State] = {
    "overdue": State("!", N_("Overdue"), "late"),
    "today": State("»", N_("Today"), "today"),
    "this_week": State("›", N_("This week"), "soon"),
    "upcoming": State("·", N_("Upcoming"), "plain"),
    "later": State(" ", N_("Later"), "plain"),
    "undated": State("–", N_("No end date"), "odd"),
    "invalid": State("?", N_("Invalid end date"), "odd"),
    "closed": State("✓", N_("Closed"), "quiet"),
}
STATUSES = {
    "open": N_("nothing noted"),
    "started": N_("started"),
    "done": N_("done"),
    "deviates": N_("deviates"),
    "dropped": N_("dropped"),
}
ROLES = {
    "collaborates": N_("collaboration"),
    "consulted": N_("consultation"),
    "directs": N_("direction"),
    "supports": N_("support"),
}
FLAGS = {
    "dates differ": N_("dates differ"),
    "leads differ": N_("leads differ"),
    "end before start": N_("end before start"),
    "unreadable date": N_("unreadable date"),
    "withdrawn": N_("withdrawn"),
}
DISCREPANCIES: dict[DiscrepancyKind, str] = {
    "dates differ": N_("The same activity with other dates"),
    "leads differ": N_("The same activity with other leads"),
    "end before start": N_("The end is before the start"),
    "unreadable date": N_("A date that cannot be read"),
    "twice in a chapter": N_("Twice in the same chapter"),
    "missing in the lead's chapter": N_("Missing in the chapter of one that leads it"),
    "targets differ": N_("The same indicator with other targets"),
    "sums differ": N_("A sum that is not that of what it sums up"),
    "shares differ": N_("A share that does not follow from its counts"),
}
RECORDS = {
    "activity": N_("Activity"),
    "directive": N_("Directive"),
    "owner_directive": N_("Owner directive"),
    "duty": N_("Duty"),
    "request": N_("Request"),
    "decision": N_("Point decided"),
    "assignment": N_("Assignment"),
    "recommendation": N_("Recommendation"),
    "proposed directive": N_("Proposed directive"),
    "proposed owner_directive": N_("Proposed owner directive"),
    "proposed duty": N_("Proposed duty"),
    "proposed request": N_("Proposed request"),
    "proposed decision": N_("Point proposed"),
    "proposed assignment": N_("Proposed assignment"),
    "proposed recommendation": N_("Proposed recommendation"),
    "quoted request": N_("Quoted request"),
    "quoted assignment": N_("Quoted assignment"),
    "quoted recommendation": N_("Quoted recommendation"),
    "indicator": N_("Indicator"),
    "soft request": N_("Expectation"),
    "goal": N_("Goal"),
    "direction goal": N_("Goal that gives a direction"),
    "area goal": N_("Goal of an area"),
    "committee goal": N_("Committee's goal"),
    "budget": N_("Budget"),
    "operating": N_("Operating budget"),
    "investment": N_("Investment budget"),
    "adjustment": N_("Budget adjustment"),
    "dissent": N_("Dissent"),
    "reservation": N_("Reservation"),
    "statement": N_("Special statement"),
    "substitute_statement": N_("Substitute's statement"),
    "other": N_("Other dissent"),
    "outturn": N_("Financial outturn"),
    "deviation": N_("Deviation"),
    "risk": N_("Risk"),
    "committee": N_("Committee"),
    "district": N_("District committee"),
    "company": N_("Company"),
    "authority": N_("Authority"),
    "office": N_("Office"),
    "group": N_("Group of bodies"),
    "external": N_("External"),
    "own": N_("Own entry"),
    "own assignment": N_("Own assignment"),
    "own question": N_("Own question"),
    "own answer": N_("Own answer"),
}
PLURALS: Mapping[Kind, str] = {
    "committee": N_("Committees"),
    "goal": N_("Goals"),
    "directive": N_("Directives"),
    "activity": N_("Activities"),
    "indicator": N_("Indicators"),
    "budget": N_("Budget lines"),
    "adjustment": N_("Budget adjustments"),
    "dissent": N_("Dissents"),
    "outturn": N_("Financial outturns"),
    "deviation": N_("Deviations and risks"),
    "own": N_("Own entries"),
}
"""What the records of a kind are called where they are counted."""
BODIES = {
    "committee": N_("Committees"), "district": N_("District committees"),
    "company": N_("Companies"), "authority": N_("Authorities"), "office": N_("Offices"),
    "group": N_("Groups"), "external": N_("External bodies"),
}  # fmt: skip
PRECISIONS = {
    "day": N_("day"), "week": N_("week"), "month": N_("month"), "quarter": N_("quarter"),
    "tertial": N_("tertial"), "half-year": N_("half-year"), "season": N_("season"),
    "year": N_("year"), "years": N_("years"), "open": N_("open-ended"),
    "recurring": N_("comes again"), "cycle": N_("point of the steering cycle"),
    "unknown": N_("unknown"),
}  # fmt: skip
KINDS = {
    "at": N_("in these days"), "by": N_("at the latest in these days"),
    "before": N_("before these days"), "from": N_("from these days on"),
    "until": N_("up to and including these days"),
}  # fmt: skip
POINTS = {
    "plan": N_("Operational plan"), "reconciliation": N_("Reconciliation"),
    "t1": N_("Tertial report 1"), "t2": N_("Tertial report 2"), "budget": N_("Budget"),
    "annual": N_("Annual report"),
}  # fmt: skip
_SHORT_POINTS = {
    "plan": N_("OP"), "reconciliation": N_("Rec"), "t1": "T1", "t2": "T2", "budget": N_("Bud"),
    "annual": N_("AR"),
}  # fmt: skip
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def state_of(entry: Entry) -> State:
    """Return how the class of an entry is shown; what has no deadline shows none."""
    found = entry.deadline
    return STATES[found.cls] if found else State(" ", "", "plain")


def weekday(day: date) -> str:
    """Return the weekday and the ISO week, `mån v. 38`."""
    return f"{_(_WEEKDAYS[day.weekday()])} {week(day)}"


def weekday_name(number: int) -> str:
    """Return the short name of a weekday, counted from Monday as 0."""
    return _(_WEEKDAYS[number])


def week(day: date) -> str:
    """Return the ISO week, with its year where that is another than the day's: `v. 1 2025`."""
    year, number, _weekday = day.isocalendar()
    if year == day.year:
        return _("w. {week}").format(week=number)
    return _("w. {week} {year}").format(week=number, year=year)


def point_name(key: str) -> str:
    """Return what a point of the cycle is called, with its year: `Tertialrapport 1 2024`."""
    name, _space, year = key.partition(" ")
    return f"{_(POINTS[name])} {year}"


def short_point(name: str) -> str:
    """Return the short name of a point of the cycle: `T1`, `VP`."""
    return _(_SHORT_POINTS[name])


def days_left(found: Deadline | None) -> str:
    """Return the days until the last day, with a minus once it has passed."""
    if found is None or found.days is None or found.cls in {"invalid", "closed"}:
        return ""
    return str(found.days)


def in_words(days: int) -> str:
    """Return how far off a day is: `i dag`, `om 4 dagar`, `för 16 dagar sedan`."""
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in {days} day", "in {days} days", days).format(days=days)
    return ngettext("{days} day ago", "{days} days ago", -days).format(days=-days)


def short_point_name(key: str) -> str:
    """Return the short name of a point of the cycle with its year: `T1 2024`."""
    name, _space, year = key.partition(" ")
    return f"{short_point(name)} {year}".strip()


def printed_day(span: Span) -> str:
    """Return a date no more exact than it was printed; what could not be read as it stands."""
    if span.precision == "day" and span.last and span.kind != "from":
        return (span.due or span.last).isoformat()
    return span.text or (span.last.isoformat() if span.last else "")


def set_day(span: Span) -> str:
    """Return a deadline that somebody set in words, with its last day in time."""
    said, due = printed_day(span), span.due.isoformat() if span.due else ""
    return f"{said} ({due})" if due and due not in said else said


def end_day(entry: Entry) -> str:
    """Return when an entry ends, as printed; of a deadline that was set, the last day in time."""
    if (found := entry.deadline) is None:
        return ""
    moved = entry.follow_up is not None and entry.follow_up.due is not None
    return found.last.isoformat() if moved and found.last else printed_day(found.row.end)


def other_ends(entry: Entry) -> list[str]:
    """Return the end dates of the printed rows that say otherwise than the one that counts."""
    found = entry.deadline
    if found is None or "dates differ" not in entry.flags:
        return []
    ends = {row.end.last: row.end for row in getattr(entry.record, "listings", ())}
    ends.pop(found.last, None)
    return [printed_day(end) or _("no end date") for end in ends.values()]


def at_odds(one: Discrepancy) -> str:
    """Return in short what cannot all be right: `2024-08-31 ≠ 2024-12-31`; ends go unsaid."""
    values = [value or _("no date") for value in one.values]
    match one.kind:
        case "end before start":
            return f"{values[-1]} < {values[0]}"
        case "twice in a chapter" | "unreadable date" | "missing in the lead's chapter":
            return ", ".join(values)
    named = {"end": "", "start": _("start")}.get(one.what, one.what)
    return f"{named}: {' ≠ '.join(values)}".removeprefix(": ")


def kind_of(entry: Entry) -> str:
    """Return what an entry is, in a word of `RECORDS`: what is proposed or quoted is called so."""
    kind: str = getattr(entry.record, "kind", entry.kind)
    if entry.kind == "own":
        return f"{kind} {getattr(entry.record, 'type', '')}"
    said = " ".join(filter(None, (_standing(entry), kind)))
    return said if said in RECORDS else kind


def _standing(entry: Entry) -> str:
    """Return what is to be said of an entry before its kind; of a goal, whose it is."""
    record = entry.record
    if entry.quoted:
        return "quoted"
    if getattr(record, "decided", None) is False:
        return "proposed"
    return "soft" if getattr(record, "soft", False) else getattr(record, "level", "")


def quoted(text: str) -> str:
    """Return a text in the language's quotation marks."""
    return _("“{text}”").format(text=text)


def number(amount: float | None) -> str:
    """Return an amount with spaced thousands and the language's decimal mark, `1 234,5`.

    It has one decimal, and more where it is stated with more.
    """
    if amount is None:
        return ""
    whole, tenths = f"{amount:,.6f}".split(".")
    tenths = tenths.rstrip("0") or "0"
    return _("{whole}.{tenths}").format(whole=whole.replace(",", " "), tenths=tenths)
