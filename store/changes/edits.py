"""What a person may say about a record: each field, and how a value that was typed is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, get_args

from msgspec import Struct

from store.common.errors import RegisterError
from store.common.text import clean_report
from store.dates.span import Span, read_cell
from store.dates.today import read_day
from store.keeping.applying import plain
from store.model.diary import LINE, OLDER
from store.model.kinds import Record, traits_of
from store.model.own import Own
from store.model.records import CityStatus, Due, Status
from store.model.words import SETTABLE, meant
from store.model.words import STATUSES as WORDS_OF_STATUS

OwnField = Literal[
    "type", "text", "leads", "participants", "end", "about", "asked", "answered", "answer"
]
"""What is edited of an entry of the office's own, and of no other."""
Field = Literal[
    "own_status", "city_status", "owner", "tags", "due", "link", "note", OwnField
]  # fmt: skip
OWN_FIELDS: frozenset[str] = frozenset(get_args(OwnField))
STATUSES: tuple[Status, ...] = get_args(Status)
LONGEST_LINE = 500
"""Characters of an owner, a link, a tag, a reason or a name."""
LONGEST_NOTE = 20_000
_REFUSED = {"control character", "broken character", "escape sequence"}
"""What nobody types: it is refused rather than removed, since something else was meant."""


class Edit(Struct, frozen=True):
    """A field of what is said about a record, and its new value as JSON has it; None clears.

    The field is one of `FIELDS`, or that of a line of the diary, whose value is its text.
    """

    about: str
    field: str
    value: Any = None


def own_status(about: str, text: str) -> Edit:
    """Return the edit that sets what the office itself judges.

    Raises: RegisterError when the text is no status.
    """
    status = meant(WORDS_OF_STATUS, text) if text.strip() else "open"
    if status is None:
        raise RegisterError(
            "{text!r} is no status. Those that there are: {known}.",
            text=text[:40],
            known=", ".join(WORDS_OF_STATUS),
        )
    return Edit(about, "own_status", None if status == "open" else status)


def city_status(about: str, text: str, document: str, day: str, today: date | None = None) -> Edit:
    """Return the edit that sets what the city reports, with the document and its date.

    The date may be in words, which are read on `today`.

    Raises: RegisterError when one of the three is missing or cannot be.
    """
    if not text.strip():
        return Edit(about, "city_status")
    if not document.strip() or not day.strip():
        raise RegisterError(
            "What the city reports needs its source: add {document} and {date}.",
            document="document=…",
            date="date=YYYY-MM-DD",
        )
    from store.dates.asked import read_asked_day

    dated = read_asked_day(day, today) if today else read_day(day)
    found = CityStatus(line(text), line(document), dated)
    return Edit(about, "city_status", plain(found))


def owner(about: str, text: str) -> Edit:
    """Return the edit that sets who at the office follows it.

    Raises: RegisterError when the text cannot be kept.
    """
    return Edit(about, "owner", line(text) or None)


def tags(about: str, text: str) -> Edit:
    """Return the edit that sets the tags, written with commas between them.

    Raises: RegisterError when the text cannot be kept.
    """
    found = sorted({line(one) for one in text.split(",")} - {""})
    return Edit(about, "tags", found or None)


def link(about: str, text: str) -> Edit:
    """Return the edit that sets a case number or an address.

    Raises: RegisterError when the text cannot be kept.
    """
    return Edit(about, "link", line(text) or None)


def add_note(about: str, text: str) -> Edit:
    """Return the edit that adds a line to the diary; made twice, it is one line all the same.

    Raises: RegisterError when the text cannot be kept, or there is none.
    """
    line = note(about, text, f"n{os.urandom(6).hex()}")
    if line.value is None:
        raise RegisterError("There is nothing to note: the line is empty.")
    return line


def note(about: str, text: str, line_id: str = OLDER) -> Edit:
    """Return the edit that sets a line of the diary, by its id; an empty text removes it.

    Raises: RegisterError when the text cannot be kept.
    """
    field = f"{LINE}{line_id}" if line_id else "note"
    return Edit(about, field, kept(text, LONGEST_NOTE).strip() or None)


def due(about: str, text: str, reason: str | None, day: date | None = None) -> Edit:
    """Return the edit that moves a deadline to a time, or to a point of the steering cycle.

    `day` is the one that words without a year are read on.

    Raises: RegisterError when there is no such date, or no reason.
    """
    if not text.strip():
        return Edit(about, "due")
    if not (why := line(reason or "")):
        raise RegisterError(
            "A moved deadline needs its reason: add {option}.", option="--reason TEXT"
        )
    if (span := time_in(text, day)) is None:
        raise RegisterError(
            "{text!r} is no date that a deadline can be moved to: write 2024-09-30, 2024-09, "
            "v. 40 2024 or tertialrapport 2 2024.",
            text=text[:40],
        )
    return Edit(about, "due", plain(Due(span, why)))


def time_in(text: str, day: date | None) -> Span | None:
    """Return the time by when that words name, read on a day; None where they name none."""
    span = read_cell(text)
    if span.last:
        return span
    from store.dates.building import Context
    from store.dates.reading import read_whole

    found = read_whole(text, Context.of_day(day or date.min)).span
    return None if found is None or found.due is None else found


def line(text: str) -> str:
    """Return a text of one line as it can be kept.

    Raises: RegisterError when it cannot.
    """
    return " ".join(kept(text, LONGEST_LINE).split())


def kept(text: str, longest: int) -> str:
    """Return a text as it can be kept, with its lines.

    Raises: RegisterError when it cannot.
    """
    if len(text) > longest:
        raise RegisterError(
            "The text is too long: {length} characters, at most {longest} can be kept.",
            length=len(text),
            longest=longest,
        )
    cleaned, removed = clean_report(text.replace("\r\n", "\n").replace("\r", "\n"))
    if _REFUSED.intersection(removed):
        raise RegisterError(
            "The text holds a control character or half a character, which cannot be kept. "
            "Remove it and try again."
        )
    return cleaned


def fits(record: Record, field: str) -> bool:
    """Tell whether a field can be said of a record: only what is to be done has a status."""
    if field in OWN_FIELDS:
        return isinstance(record, Own)
    if field == "due":
        return traits_of(record).has_end
    if field == "city_status":
        return traits_of(record).has_status and not isinstance(record, Own)
    if field == "own_status":
        return traits_of(record).has_status
    return True


_READERS: dict[str, Callable[[str, str], Edit]] = {
    "status": own_status,
    "owner": owner,
    "tags": tags,
    "link": link,
}
WORDS = {"own_status": "status"}
"""Fields that a person writes by another word than the register's."""


def read_edits(
    about: str, words: Sequence[str], reason: str | None = None, day: date | None = None
) -> tuple[Edit, ...]:
    """Return the edits that words such as `status=done` ask for; `=` alone clears.

    Times without a year are read on a day.

    Raises: RegisterError when a field is unknown, or a value cannot be.
    """
    values: dict[str, str] = {}
    for word in words:
        said, separator, value = word.partition("=")
        name = meant(SETTABLE, said)
        if not separator or name is None or name in values:
            raise RegisterError(
                "{word!r} sets no field, or one twice. Write FIELD=VALUE; the fields: {known}.",
                word=word[:40],
                known=", ".join(SETTABLE),
            )
        values[name] = value
    return tuple(_read(about, values, reason, day))


def _read(about: str, values: dict[str, str], reason: str | None, day: date | None) -> list[Edit]:
    edits = [read(about, values[name]) for name, read in _READERS.items() if name in values]
    if "due" in values:
        edits.append(due(about, values["due"], reason, day))
    document, dated = values.get("document", ""), values.get("date", "")
    if "city_status" in values:
        edits.append(city_status(about, values["city_status"], document, dated, day))
    elif document or dated:
        raise RegisterError(
            "{words} go with {field}.", words="document=, date=", field="city_status="
        )
    return edits


def last_day(value: dict[str, Any]) -> date:
    """Return the last day of a moved deadline as JSON has it."""
    return date.fromisoformat(value["span"]["last"])
