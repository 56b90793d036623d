"""The office's diary of a record: lines, each with its day and who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

LINE = "note."
"""Before a line's id in the name of a field: every line is changed by itself."""
OLDER = ""
"""The id of the line that a register kept as its one note before it had a diary."""


class NoteLine(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One line: its text, when it was written (aware), and by whom; None and empty if unknown."""

    text: str
    at: datetime | None = None
    by: str = ""


def in_order(lines: Mapping[str, NoteLine]) -> list[tuple[str, NoteLine]]:
    """Return lines with their ids, those without a day first, then the earliest."""

    def place(one: tuple[str, NoteLine]) -> tuple[float, str]:
        id_, line = one
        return line.at.timestamp() if line.at else float("-inf"), id_

    return sorted(lines.items(), key=place)


def joined(lines: Mapping[str, NoteLine], older: str | None) -> str | None:
    """Return all that is noted as one text, the earliest first; None where there is nothing."""
    texts = [older] if older else []
    return "\n".join([*texts, *(line.text for _, line in in_order(lines))]) or None
