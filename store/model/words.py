"""The words of what a person says of a record, Swedish and English: one table for all.

The filter asks for them (`handläggare:`), and `set` sets them (`handläggare=`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from store.common.text import fold, unaccent
from store.model.records import Status

T = TypeVar("T")
STATUSES: dict[str, Status] = {
    "öppen": "open", "open": "open",
    "påbörjad": "started", "started": "started",
    "klar": "done", "done": "done",
    "avviker": "deviates", "deviates": "deviates",
    "utgår": "dropped", "dropped": "dropped",
}  # fmt: skip
OWNERS = {"handläggare": "owner", "owner": "owner"}
TAGS = {"etikett": "tag", "tag": "tag"}
SETTABLE = {
    "status": "status",
    **OWNERS,
    **dict.fromkeys(("taggar", "tags", "etiketter", *TAGS), "tags"),
    "länk": "link", "link": "link",
    "förfaller": "due", "slutdatum": "due", "due": "due",
    "stadens-status": "city_status", "city_status": "city_status",
    "dokument": "document", "document": "document",
    "datum": "date", "date": "date",
}  # fmt: skip
"""What can be set, by the words for it."""


def meant(words: Mapping[str, T], said: str) -> T | None:
    """Return what a word means, whatever its case; without accents as well, where that is one."""
    wanted = fold(said.strip())
    if wanted in words:
        return words[wanted]
    return next((one for word, one in words.items() if unaccent(word) == wanted), None)
