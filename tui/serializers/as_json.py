"""Results as one JSON document, for programs."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from msgspec import json

from store.changes.history import Event
from store.common.place import Place
from store.entries.entries import Entry
from store.keeping.backups import Backup
from store.keeping.checking import Diagnostic
from store.model.records import Document
from store.register.register import Register
from store.survey.discrepancies import Discrepancy
from store.survey.survey import Survey
from tui.messages.changes import event_shape
from tui.messages.diary import diary_shape
from tui.messages.kept import backup_shape, finding_shape
from tui.serializers import contract
from tui.serializers.discrepancies import discrepancy_shape
from tui.serializers.found import Found

_UNUSUAL = re.compile(r"[^\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")
_NOT_ASCII = re.compile(r"[^\n\x20-\x7e]")


class JsonOutput:
    """Writes JSON with sorted keys, the shapes of `tui.serializers.contract`."""

    def entries(self, found: Found) -> None:
        if found.kind == "any":
            write([contract.hit(entry) for entry in found.entries])
        elif found.kind == "deadline":
            write([contract.deadline_entry(entry, found.survey) for entry in found.entries])
        else:
            write([contract.shape(entry, found.survey) for entry in found.entries])

    def sources(self, documents: Sequence[Document], register: Register) -> None:
        write([contract.document(one, register) for one in documents])

    def entry(self, entry: Entry, survey: Survey) -> None:
        write(contract.shape(entry, survey) | diary_shape(entry.follow_up))

    def source(self, document: Document, register: Register) -> None:
        write(contract.document(document, register))

    def discrepancies(self, found: Sequence[Discrepancy]) -> None:
        write([discrepancy_shape(one) for one in found])

    def events(self, found: Sequence[Event]) -> None:
        write([event_shape(one) for one in found])

    def findings(self, found: Sequence[Diagnostic]) -> None:
        write([finding_shape(one) for one in found])

    def backups(self, found: Sequence[Backup]) -> None:
        write([backup_shape(one) for one in found])

    def places(self, places: dict[str, Place]) -> None:
        write({name: _whole(str(path)) for name, path in places.items()})


def _whole(text: str) -> str:
    """Return a text without halves of characters, which a path may hold and JSON may not."""
    return text.encode("utf-8", "replace").decode()


def write(value: Any) -> None:
    """Write a value as one JSON document, safe in any encoding of stdout."""
    text = json.format(json.encode(value, order="sorted"), indent=2).decode()
    unicode = (sys.stdout.encoding or "utf-8").casefold().startswith("utf")
    sys.stdout.write(harmless(text) if unicode else _NOT_ASCII.sub(_escaped, text))
    sys.stdout.write("\n")


def harmless(text: str) -> str:
    """Return JSON that says the same with everything a terminal would obey written as escapes."""
    return _UNUSUAL.sub(_escaped_if_unseen, text)


def _escaped_if_unseen(match: re.Match[str]) -> str:
    category = unicodedata.category(match[0])
    unseen = category.startswith("C") or category in {"Zl", "Zp"}
    return _escaped(match) if unseen else match[0]


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(
        f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True)
    )
