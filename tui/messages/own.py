"""Entries of the office's own in words, so that nobody takes them for printed ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.dates.today import STOCKHOLM
from store.model.kinds import traits_of
from store.model.own import Own
from tui.locale import _
from tui.messages.wording import RECORDS, kind_of, set_day, weekday

if TYPE_CHECKING:
    from datetime import date

    from store.entries.entries import Entry
    from store.register.known import Known

SIGN = "*"
"""Stands before what the office itself entered."""


def told_as_own(entry: Entry, text: str) -> str:
    """Return a text of an entry with sign and word before it where the entry is one's own."""
    if not isinstance(entry.record, Own):
        return text
    return f"{told_kind(entry)}: {text}"


def told_kind(entry: Entry) -> str:
    """Return what an entry is in a word, one's own with the sign before it."""
    if isinstance(entry.record, Own):
        return f"{SIGN} {_(RECORDS[kind_of(entry)])}"
    return _(RECORDS[getattr(entry.record, "kind", entry.kind)])


def read_as(text: str, day: date) -> str:
    """Return how a time is read on a day; of what is none yet, how one may be written."""
    from store.changes.edits import time_in

    if not text.strip():
        return _("No day: it is never late.")
    span = time_in(text, day)
    if span is None or span.last is None:
        return _("Not read as a time yet. Examples: 2026-09-30, w. 40 2026, tertial report 2.")
    if span.first == span.last:
        return _("Read as {day}.").format(day=f"{span.last} ({weekday(span.last)})")
    return _("Read as {first} – {last}.").format(first=span.first, last=span.last)


def facts_of(record: Own, known: Known) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return what there is to say of an entry of one's own beside who and by when, and its words.

    Of a question, that it has no answer is said as well.
    """
    is_moved = known.follow_up(record.id).due is not None
    yield _("By when at first"), (set_day(record.end),) if is_moved and record.end.text else ()
    yield _("Asked on"), (str(record.asked),) if record.asked else ()
    yield _("Answered"), _answered(record)
    yield _("Answer"), tuple(record.answer.split("\n")) if record.answer else ()
    yield _("About"), (named(record.about, known),) if record.about else ()
    when = f"{record.made.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
    yield _("Source"), (_("the office's own, by {who}, {when}").format(who=record.by, when=when),)


def _answered(record: Own) -> tuple[str, ...]:
    if record.answered:
        return (str(record.answered),)
    return (_("no answer noted"),) if record.type == "question" else ()


def named(about: str, known: Known) -> str:
    """Return the record that an entry of one's own is about by its id and text."""
    record = known.record(about)
    if record is None:
        return _("{id}, which is not in the register").format(id=about)
    return f"{about} {traits_of(record).text(record)}"


def own_about(id_: str, known: Known) -> Iterator[str]:
    """Return the entries of one's own that are about a record, each by its word, id and text."""
    for one in known.own:
        if one.about == id_:
            word = _(RECORDS[f"own {one.type}"])
            day = one.answered or one.asked
            when = f" ({day})" if day else ""
            yield f"{word} {one.id}{when}: {one.text}"
