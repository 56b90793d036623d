"""The rows that are marked in a view's list, as the entries that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Protocol

from store.model.kinds import COMMITTEE, KINDS
from tui.locale import ngettext

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from store.survey.survey import Survey

_MARKABLE = tuple(one.kind for one in KINDS if one is not COMMITTEE)

Found = Callable[["Survey", Collection[str]], "list[Entry]"]
"""Returns the entries that some marks stand for."""


class MarkedRows(Protocol):
    """A list whose rows can be marked; a mark is the id of a row."""

    @property
    def marked(self) -> frozenset[str]:
        """The marks, also those of rows that left the list."""

    @property
    def marked_here(self) -> frozenset[str]:
        """The marks of rows that are in the list."""


def marked_entries(survey: Survey, marks: Collection[str]) -> list[Entry]:
    """Return the entries whose ids are among the marks."""
    return [entry for kind in _MARKABLE for entry in survey.of(kind) if entry.id in marks]


class Marks:
    """What is marked, in the list and out of it."""

    def __init__(
        self,
        rows: Callable[[], MarkedRows | None],
        survey: Callable[[], Survey | None],
        found: Found = marked_entries,
    ) -> None:
        self._rows = rows
        self._survey = survey
        self._found = found

    @property
    def any(self) -> bool:
        """Whether something is marked."""
        rows = self._rows()
        return rows is not None and bool(rows.marked)

    def here(self) -> list[Entry]:
        """Return the marked entries that are in the list."""
        rows = self._rows()
        return self._entries(rows.marked_here) if rows else []

    def elsewhere(self) -> list[Entry]:
        """Return the marked entries that left the list: by the filter, the committee, the day."""
        rows = self._rows()
        return self._entries(rows.marked - rows.marked_here) if rows else []

    def _entries(self, marks: Collection[str]) -> list[Entry]:
        survey = self._survey()
        return self._found(survey, marks) if survey and marks else []

    def told(self) -> str:
        """Return how many are marked, and how many of them nobody sees; nothing where none is."""
        rows = self._rows()
        if rows is None or not rows.marked:
            return ""
        marked = len(rows.marked)
        said = ngettext("{marked} marked", "{marked} marked", marked).format(marked=marked)
        if unseen := marked - len(rows.marked_here):
            told = ngettext("{count} of them not seen", "{count} of them not seen", unseen)
            said = f"{said}, {told.format(count=unseen)}"
        return said
