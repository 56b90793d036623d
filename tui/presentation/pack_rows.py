"""The parts of a pack as rows to be read, and what each part says where it has nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from store.dates.today import today
from store.entries.entries import Entry
from store.entries.measures import aim_of, latest, measured
from store.model.kinds import Record, traits_of
from store.model.records import Directive, Document, Indicator, Source
from store.model.traits import wording
from store.survey.since import Novelty
from tui.locale import _, ngettext
from tui.messages.cells import Cell
from tui.messages.novelties import words_of
from tui.messages.wording import end_day, in_words, quoted, state_of, weekday
from tui.messages.year_words import AIMS_TOLD, asked_of, what_is_asked
from tui.presentation.agenda import when_words
from tui.presentation.asked import is_asked
from tui.presentation.groups import Group
from tui.presentation.pack import LATELY, Brought, Pack, Wish
from tui.presentation.parties import name_of
from tui.settings.paths import PROGRAM


class PackRow(NamedTuple):
    """A row of a pack: when, what it says, and what it is about; nothing where it only tells."""

    key: str
    text: str
    when: str = ""
    sign: Cell = Cell("")
    entry: Entry | None = None
    document: Document | None = None
    source: Source | None = None


def parts_of(pack: Pack) -> list[Group[PackRow]]:
    """Return the parts of a pack under their headings; one without rows says so in a line."""
    meeting = [PackRow(f"meeting {n}", line) for n, line in enumerate(meeting_lines(pack))]
    ahead = in_words((pack.meeting.day - pack.survey.as_of).days) if pack.meeting else "0"
    changes = [*map(_document, pack.brought), *(_changed(one, pack) for one in pack.changed)]
    return [
        Group(_("Next meeting"), meeting, "meeting", ahead),
        _part("late", _("Late"), map(deadline_row, pack.late), _("Nothing is late.")),
        _part(
            "due", due_title(pack), map(deadline_row, pack.due), _("Nothing falls due by then.")
        ),
        _part(
            "asked", _("Requests and dated directives without an answer"),
            map(_asked, pack.unanswered), _("Nothing that was asked for waits for an answer."),
        ),
        _part(
            "indicators", _("Indicators off target"), map(_indicator, pack.off_target),
            _("No indicator whose outcome can be compared is off target."),
        ),
        _part("changed", changed_title(pack), changes, _("Nothing has changed since then.")),
        _part(
            "parties", _("What the parties want"), map(_wish, pack.wishes),
            _("No dissent is about the committee, its points, goals or indicators."),
        ),
    ]  # fmt: skip


def _part(key: str, title: str, found: Iterable[PackRow], empty: str) -> Group[PackRow]:
    """Return a part; an entry may stand in several, so its row is known by the part as well."""
    rows = [one._replace(key=f"{key} {n} {one.key}") for n, one in enumerate(found)]
    if rows:
        return Group(title, rows, key)
    return Group(title, [PackRow(key, empty, sign=Cell("–", "quiet"))], key, "0")


def due_title(pack: Pack) -> str:
    """Return until when what falls due is told: the meeting, or some days where none is known."""
    if pack.meeting:
        return _("Due by the meeting")
    days = pack.survey.window
    return ngettext("Due within {days} day", "Due within {days} days", days).format(days=days)


def changed_title(pack: Pack) -> str:
    """Return since when changes are told: the last meeting, or some days where none is known."""
    if pack.last:
        return _("Changed since the meeting of {day}").format(day=pack.since)
    days = LATELY
    said = ngettext(
        "Changed in the last {days} day, as no earlier meeting is known",
        "Changed in the last {days} days, as no earlier meeting is known",
        days,
    )
    return said.format(days=days)


def meeting_lines(pack: Pack) -> Iterator[str]:
    """Return when and where it meets and by when papers are in; else how a meeting is entered."""
    if pack.meeting is None or pack.days is None:
        yield _("No coming meeting is known.")
        said = _('Enter one in the view of the year, or with: {program} meet "{committee}" {words}')
        words = _("third Tuesday of every month at 16")
        yield said.format(program=PROGRAM, committee=pack.committee, words=words)
        return
    one, days = pack.meeting, pack.days
    moved = _("moved from {day}").format(day=one.moved_from) if one.moved_from else ""
    yield ", ".join(
        filter(None, (f"{when_words(one)} ({weekday(one.day)})", one.text, one.place, moved))
    )
    yield _("Last day for papers {papers}, notice {notice}").format(
        papers=days.papers, notice=days.notice
    )
    yield _("Minutes approved by {approved}, appeal until {appeal}").format(
        approved=days.approved, appeal=days.appeal
    )


def deadline_row(entry: Entry) -> PackRow:
    """Return the row of what has a deadline."""
    state = state_of(entry)
    return _row(entry, entry.text, end_day(entry), Cell(state.sign, state.look))


def _row(entry: Entry, text: str, when: str, sign: Cell) -> PackRow:
    return PackRow(entry.id, text, when, sign, entry, None, next(iter(entry.sources), None))


def _asked(entry: Entry) -> PackRow:
    record = entry.record
    row = deadline_row(entry)
    if isinstance(record, Directive) and is_asked(entry):
        return row._replace(text=f"{asked_of(record)}: {what_is_asked(record)}")
    return row


def _indicator(entry: Entry) -> PackRow:
    record = entry.record
    assert isinstance(record, Indicator)
    sign = AIMS_TOLD[measured(record).aim]
    said = _("{name}: outcome {outcome}, target {target}")
    text = said.format(name=entry.text, outcome=latest(record.outcome), target=aim_of(record))
    return _row(entry, text, "", Cell(sign.sign, sign.look))


def _document(one: Brought) -> PackRow:
    said = ngettext(
        "{name}: read in, with {count} new entry of the committee's",
        "{name}: read in, with {count} new entries of the committee's",
        one.entries,
    )
    text = said.format(name=one.document.name, count=one.entries)
    day = str(today(one.novelty.at))
    return PackRow(one.document.id, text, day, Cell("+", "strong"), document=one.document)


def _changed(one: Novelty, pack: Pack) -> PackRow:
    day, words, sign = str(today(one.at)), words_of(one), Cell("~", "strong")
    if one.record is None or isinstance(one.record, Document):
        return PackRow(one.id, f"{words} ({one.by})", day, sign)
    entry = pack.survey.entry(one.record)
    return _row(entry, f"{words}: {named(one.record)}", day, sign)


def named(record: Record) -> str:
    """Return a record by its id and its text."""
    return f"{record.id} {traits_of(record).text(record)}"


def _wish(one: Wish) -> PackRow:
    words, subject = words_of_wish(one), name_of(one.subject)
    text = f"{subject} · {one.party}"
    text = text if wording(words) == wording(one.subject.name) else f"{text}: {words}"
    row = _row(one.said.entry, text, "", Cell("·", "quiet"))
    return row._replace(source=one.said.moves[0].source) if one.said.moves else row


def words_of_wish(one: Wish) -> str:
    """Return what a party moves in its own words, all of it; or where it points instead."""
    said: Sequence[str] = [move.text for move in one.said.moves]
    if not said and one.dissent.same_as:
        return quoted(one.dissent.same_as)
    return " / ".join(said) or _("no words of its own about this")
