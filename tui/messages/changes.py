"""What happened to a register, to be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from store.changes.history import Event, events
from store.common.text import shortened
from store.dates.today import STOCKHOLM
from store.keeping.steps import Change
from store.model.diary import LINE
from store.model.kinds import traits_of
from store.register.known import Known
from tui.locale import N_, _, ngettext
from tui.messages.table import Column, Table, cell
from tui.messages.wording import RECORDS, STATUSES

Shape = dict[str, Any]
Named = Callable[[str], str]
"""Returns what a record is called, by its id."""
_SHORT = 60
"""Characters of a value in a phrase."""
_NAME = 40
"""Characters of a record's text that name it."""
_FIELDS = {
    "own_status": N_("own status"),
    "city_status": N_("city status"),
    "owner": N_("owner"),
    "tags": N_("tags"),
    "due": N_("moved deadline"),
    "link": N_("link"),
    "note": N_("note"),
    "own": N_("own entry"),
    "type": N_("kind of entry"),
    "text": N_("text"),
    "leads": N_("who leads"),
    "participants": N_("who takes part"),
    "end": N_("end date"),
    "about": N_("what it is about"),
    "asked": N_("day when asked"),
    "answered": N_("day of the answer"),
    "answer": N_("answer"),
    "import": N_("import"),
    "restore": N_("restored"),
    "merge": N_("merged"),
    "forget": N_("forgotten"),
    "organisation": N_("organisation"),
    "points": N_("steering cycle"),
    "meetings": N_("meeting"),
    "meeting_terms": N_("days around meetings"),
    "links": N_("through the years"),
    "renamings": N_("changed name"),
}
_NAMES = {
    "cancelled": N_("cancelled"),
    "own_cancelled": N_("cancelled by the office"),
    "own_skipped": N_("cancelled by the office"),
    "skipped": N_("not on"),
    "added": N_("also on"),
    "occurrences": N_("otherwise"),
    "own_occurrences": N_("set by the office"),
    "onwards": N_("and all following"),
    "minutes": N_("minutes"),
}
"""What fields of meetings are called for people."""
_UNSAID = {"uid", "sequence"}
"""Fields that are for other programs alone."""
_MOMENT = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}:[0-9]{2}$")
_SECONDS = re.compile(r"(:[0-9]{2}):[0-9]{2}$")
_LINKED: dict[str, Callable[[dict[str, Any]], str]] = {
    "links": lambda said: f"{said['one']} {'=' if said['same'] else '≠'} {said['other']}",
    "renamings": lambda said: f"{said['before']} → {said['now']}",
    "own": lambda said: str(said["text"]),
}
"""What people say of matters through the years, in signs."""
FORGETTABLE = {
    "note": N_("note"),
    "owner": N_("owner"),
    "reason": N_("reasons"),
    "by": N_("names of those who signed"),
    "entry": N_("the entry itself"),
}
"""What can be forgotten of an entry."""


def event_shape(event: Event) -> Shape:
    """Return one value that changed, as the contract has it."""
    return {
        "seq": event.seq,
        "at": event.at,
        "by": event.by,
        "id": event.id,
        "field": "status" if event.field == "own_status" else event.field,
        "from": _value(event.field, event.before),
        "to": _value(event.field, event.after),
        "reason": event.reason,
        "undoes": event.undoes,
    }


def _value(field: str, value: Any) -> Any:
    if field == "own_status":
        return value or "open"
    if field in {"due", "end"} and value:
        return value.get("span", value)["text"]
    if field == "type":
        return value or "assignment"
    if field == "participants" and value:
        return [one["committee"] for one in value]
    return line_text(field, value)


def line_text(field: str, value: Any) -> Any:
    """Return the text of a line of the diary; any other value as it is."""
    return value["text"] if field.startswith(LINE) and value else value


def events_table(events: Sequence[Event]) -> Table:
    """Return what happened, the latest first."""
    columns = (
        Column(_("No."), 6, right=True), Column(_("When"), 16), Column(_("Who"), 16),
        Column(_("ID"), 6), Column(_("What"), 16), Column(_("From"), 24), Column(_("To")),
        Column(_("Reason"), 24),
    )  # fmt: skip
    return Table(columns, [_event_row(event) for event in events])


def _event_row(event: Event) -> list[Any]:
    undone = _("undoes {number}").format(number=event.undoes) if event.undoes else None
    return [
        cell(event.seq), cell(f"{event.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"), cell(event.by),
        cell(event.id), cell(field_word(event.field)), *map(cell, values_of(event)),
        cell(event.reason, undone),
    ]  # fmt: skip


def field_word(field: str) -> str:
    """Return a field's name for people."""
    return _(_FIELDS.get(field.partition(".")[0], field))


def in_words(field: str, value: Any) -> str:
    """Return a value of a field for people."""
    if field == "forget" and value:
        return _(FORGETTABLE.get(value, value))
    shown = _value(field, value)
    if field == "own_status":
        return _(STATUSES[shown]) if shown in STATUSES else str(shown)
    if field == "type":
        return _(RECORDS.get(f"own {shown}", shown))
    if isinstance(shown, dict) and field in _LINKED:
        return _LINKED[field](shown)
    if isinstance(shown, dict):
        return ", ".join(filter(None, _plainly(shown)))
    return ", ".join(shown) if isinstance(shown, list) else "–" if shown is None else str(shown)


def values_of(event: Event) -> tuple[str, str]:
    """Return what a value was and became, for people; both may be forgotten since."""
    if event.id and event.before is None and event.after is None:
        return _("forgotten"), _("forgotten")
    before, after = event.before, event.after
    if event.field == "meetings" and isinstance(before, dict) and isinstance(after, dict):
        before, after = _unlike(before, after), _unlike(after, before)
    return in_words(event.field, before), in_words(event.field, after)


def _unlike(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return which meeting it is, and what of it is otherwise than in the other."""
    return {
        name: value
        for name, value in one.items()
        if name in {"committee", "day"} or value != other.get(name)
    }


def _plainly(value: dict[str, Any]) -> Iterator[str]:
    """Return what a value says, one part after the other, with the names of numbers and lists."""
    for name, one in value.items():
        said = _(_NAMES.get(name, name))
        if name in _UNSAID:
            continue
        if isinstance(one, dict):
            yield from _plainly(one)
        elif isinstance(one, list):
            yield f"{said}: {', '.join(map(_element, one))}"
        elif isinstance(one, bool):
            yield said if one else ""
        elif isinstance(one, int):
            yield f"{said} {one}"
        else:
            yield _element(one)


def _element(value: Any) -> str:
    """Return one of several values; a time of a day without its seconds."""
    if isinstance(value, dict):
        return " ".join(filter(None, _plainly(value)))
    said = str(value)
    return _SECONDS.sub(r"\1", said).replace("T", " ") if _MOMENT.match(said) else said


def with_text(register: Known) -> Named:
    """Return what calls a record by its id and the beginning of its text."""

    def named(about: str) -> str:
        record = register.record(about)
        if record is None:
            return about
        return f"{about} {shortened(traits_of(record).text(record), _NAME)}"

    return named


def phrase(event: Event, named: Named = str) -> str:
    """Return a value that changed in one phrase: of what, which, from what, to what."""
    before, after = (shortened(one, _SHORT) for one in values_of(event))
    said = f"{field_word(event.field)}: {before} → {after}"
    return f"{named(event.id)}, {said}" if event.id else said


def step_named(change: Change, named: Named = str) -> str:
    """Return what a step did, in words; of many values, the first and their number."""
    said = events({change.seq: change})
    if change.is_whole or not said:
        return f"{field_word(change.kind)} {change.name or ''}".strip()
    if len(said) == 1:
        return phrase(said[0], named)
    more = ngettext("{phrase} and {count} more", "{phrase} and {count} more", len(said) - 1)
    return more.format(phrase=phrase(said[0], named), count=len(said) - 1)
