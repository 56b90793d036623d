"""Entries of the office's own: made, edited and taken away, each field read as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from os import urandom
from typing import Any

from msgspec import Struct, convert

from store.changes.arranging import Draft, op_of
from store.changes.edits import LONGEST_NOTE, Edit, OwnField, kept, line, read_edits, time_in
from store.common.errors import RegisterError
from store.common.text import fold
from store.keeping.applying import plain
from store.keeping.contents import Contents, follow_up_key
from store.keeping.signing import Signed
from store.keeping.steps import Op
from store.model.kinds import BY_PREFIX
from store.model.own import OWN, Own, OwnType
from store.model.records import Participant

TYPES: dict[str, OwnType] = {
    "uppdrag": "assignment", "assignment": "assignment",
    "fråga": "question", "fraga": "question", "question": "question",
    "svar": "answer", "answer": "answer",
}  # fmt: skip
"""The words for what an entry of one's own is."""
FIELDS: dict[str, OwnField] = {
    "text": "text",
    "kind": "type", "slag": "type", "type": "type", "typ": "type",
    "lead": "leads", "leads": "leads", "ansvarig": "leads",
    "with": "participants", "participants": "participants", "medverkar": "participants",
    "due": "end", "end": "end", "datum": "end", "slut": "end", "senast": "end",
    "about": "about", "om": "about",
    "asked": "asked", "ställd": "asked",
    "answered": "answered", "besvarad": "answered",
    "answer": "answer", "svar": "answer",
}  # fmt: skip
"""The words for the fields that an entry of one's own has and no other."""
Named = Callable[[str], str | None]
"""Returns the name of the body that some words mean alone, None where they mean none."""


class Typing(Struct, frozen=True):
    """What typed values are read by: the bodies that are known, and the day of relative times."""

    named: Named
    day: date

    def read(self, field: OwnField, text: str) -> Any:
        """Return the value of a field as JSON has it; None for nothing.

        Raises: NamndkollError when the text is no such value.
        """
        match field:
            case "text":
                return _text(text)
            case "type":
                return _type(text)
            case "leads":
                return self.bodies(text) or None
            case "participants":
                others = [Participant(one, "collaborates") for one in self.bodies(text)]
                return plain(others) or None
            case "about":
                return _about(text)
            case "answer":
                return " ".join(kept(text, LONGEST_NOTE).split()) or None
        return self._time(text, field) if text.strip() else None

    def bodies(self, text: str) -> list[str]:
        """Return who is named, with `;` between them: bodies by their own names, others as typed.

        A comma parts them as well where all its parts are bodies, since names have commas too.
        """
        text = line(text)
        commas = [self.named(one.strip()) for one in text.split(",")]
        if not self.named(text) and all(commas):
            return list(dict.fromkeys(filter(None, commas)))
        parts = (one.strip() for one in text.split(";"))
        return list(dict.fromkeys(self.named(one) or one for one in parts if one))

    def _time(self, text: str, field: OwnField) -> Any:
        span = time_in(line(text), self.day)
        if span is None:
            raise RegisterError(
                "{text!r} is no time that something can be due by: write 2026-09-30, 2026-09, "
                "v. 40 2026 or tertialrapport 2 2026.",
                text=text[:40],
            )
        if field == "end":
            return plain(span)
        if span.precision != "day" or span.kind != "at" or span.last is None:
            raise RegisterError(
                "{text!r} is no day: write it as year-month-day, for example 2026-02-03.",
                text=text[:40],
            )
        return span.last.isoformat()


def _text(text: str) -> str:
    if not (said := line(text)):
        raise RegisterError("An entry of your own needs a text: what is to be done, or is asked.")
    return said


def _type(text: str) -> str | None:
    word = fold(text).strip() or "assignment"
    if word not in TYPES:
        raise RegisterError(
            "{text!r} is no kind of an own entry. Those that there are: {known}.",
            text=text[:40],
            known=", ".join(dict.fromkeys(TYPES)),
        )
    return None if TYPES[word] == "assignment" else TYPES[word]


def _about(text: str) -> str | None:
    word = line(text).upper()
    number = word[1:]
    known = word[:1] in BY_PREFIX and number.isascii() and number.isdecimal()
    if word and not (known and len(number) < len(str(2**53))):
        raise RegisterError("{id} is no id of an entry, such as A17.", id=repr(text[:40]))
    return word or None


def own_edits(about: str, values: Mapping[OwnField, str], typing: Typing) -> list[Edit]:
    """Return the edits that typed values make of an entry of one's own.

    Raises: NamndkollError when a text is no such value.
    """
    return [Edit(about, field, typing.read(field, text)) for field, text in values.items()]


def add_own(
    values: Mapping[OwnField, str], said: Iterable[str], typing: Typing, signed: Signed
) -> Draft:
    """Return the draft that adds an entry with typed values; `said` are words such as `link=…`.

    Raises: NamndkollError when a text is no such value; RegisterError when it is saved, where there
    is no record that it is about.
    """
    read = {field: typing.read(field, text) for field, text in {"text": "", **values}.items()}
    given: dict[str, Any] = {"made": signed.at, "uid": urandom(16).hex(), "by": signed.by}
    given |= {field: value for field, value in read.items() if value is not None}
    edits = read_edits("", [*said], day=typing.day)

    def draft(contents: Contents) -> list[Op]:
        refuse_unknown(contents, read.get("about"))
        key = contents.next_id(OWN.table)
        about = f"{OWN.prefix}{key}"
        made = convert({"id": about, **given}, Own)
        told = (Op("follow_ups", follow_up_key(about), one.field, after=one.value) for one in edits)
        return [op_of(contents, OWN.table, key, made), *told]

    return draft


def remove_own(about: str) -> Draft:
    """Return the draft that takes an entry of one's own away, with what is said of it.

    Raises: RegisterError when it is saved and there is no such entry.
    """

    def draft(contents: Contents) -> list[Op]:
        if not (is_own(about) and contents.own.get(int(about[1:]))):
            raise RegisterError("There is no entry of your own {id}.", id=repr(about[:40]))
        said = op_of(contents, "follow_ups", follow_up_key(about), None)
        return [op_of(contents, OWN.table, int(about[1:]), None), said]

    return draft


def is_own(about: str) -> bool:
    """Tell whether an id is one of the office's own entries."""
    number = about[1:]
    return about[:1] == OWN.prefix and number.isascii() and number.isdecimal()


def refuse_unknown(contents: Contents, about: str | None) -> None:
    """Refuse that something is about a record that there is none of.

    Raises: RegisterError
    """
    table = BY_PREFIX[about[0]].table if about else ""
    if about and int(about[1:]) not in getattr(contents, table):
        raise RegisterError(
            "There is no entry {id} that it could be about. Nothing was changed.", id=about
        )
