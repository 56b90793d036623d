"""What is typed on the command line of the office's own entries: `lead=`, `due=`, `ansvarig=`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.changes.edits import Edit, OwnField, read_edits
from store.changes.owning import FIELDS, own_edits
from store.common.errors import UsageError
from store.register.owning import typing_in
from store.register.register import Register

SAID = {"owner": "owner", "handläggare": "owner", "tags": "tags", "etiketter": "tags",
        "link": "link", "länk": "link"}  # fmt: skip
"""The words for what is said of any record, and may be said at once of a new entry."""
_OF_ANY = ("status",)
"""The words for what is said of any record, and never at once of a new entry."""
_ASSIGNED = re.compile(r"(\w+)=(.*)", re.DOTALL)


def edits_of(
    register: Register, about: str, words: Sequence[str], reason: str | None
) -> tuple[Edit, ...]:
    """Return the edits that words such as `answered=2026-02-03` ask for of an entry of one's own.

    A day with a reason moves the deadline, and the first one stays; without one it is corrected.

    Raises: NamndkollError when a field is unknown, or a value cannot be.
    """
    status = [one for one in words if one.partition("=")[0].casefold() in _OF_ANY]
    values, said, text = read_words([one for one in words if one not in status])
    if reason and "end" in values:
        said.append(f"due={values.pop('end')}")
    if text:
        raise UsageError(
            "{word!r} sets no field, or one twice. Write FIELD=VALUE; the fields: {known}.",
            word=text[0][:40],
            known=", ".join((*FIELDS, *SAID, *_OF_ANY)),
        )
    typing = typing_in(register)
    edits = own_edits(about, values, typing)
    return (*edits, *read_edits(about, [*status, *said], reason, typing.day))


def read_words(words: Sequence[str]) -> tuple[dict[OwnField, str], list[str], list[str]]:
    """Return the values of an entry's own fields, words that say other things of it, and its text.

    What begins with one word and `=` is a field; one that there is none of is refused, not text.
    """
    values, said, text = dict[OwnField, str](), dict[str, str](), list[str]()
    for word in words:
        if not (match := _ASSIGNED.fullmatch(word)):
            text.append(word)
            continue
        name, value = match[1].casefold(), match[2]
        if name in FIELDS and FIELDS[name] not in values:
            values[FIELDS[name]] = value
        elif name in SAID and SAID[name] not in said:
            said[SAID[name]] = value
        else:
            raise UsageError(
                "{word!r} sets no field, or one twice. Write FIELD=VALUE; the fields: {known}.",
                word=word[:40],
                known=", ".join((*FIELDS, *SAID)),
            )
    if text and "text" in values:
        raise UsageError("The text is there twice: {text!r}.", text=values["text"][:40])
    return values, [f"{name}={value}" for name, value in said.items()], text
