"""What a person asked to have written to a file, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import BinaryIO

from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.exports.report import Report, brief


class Outgoing:
    """Entries on a day and what is to be said of them; the report is made when it is asked for."""

    def __init__(
        self,
        name: str,
        entries: Sequence[Entry],
        survey: Survey,
        make: Callable[[], Report],
        noted: Callable[[], Report] | None = None,
        *,
        notes: bool = False,
        endings: tuple[str, ...] = (),
    ) -> None:
        """`name` is what a file is called unless told, without day and suffix.

        `noted` makes the report with the office's notes in it, where there may be any; `notes`
        tells that they are in what `make` makes. `endings` are those that a file of it can have,
        where not every kind holds what it says.
        """
        self.name = name
        self.entries = entries
        self.survey = survey
        self.notes = notes
        """Whether the office's notes may be written; writers ask this of what no report says."""
        self.endings = endings
        self._make = make
        self._noted = noted

    @cached_property
    def report(self) -> Report:
        """All of it as headings, passages and tables."""
        return self._make()

    @property
    def can_note(self) -> bool:
        """Whether it can be had with the office's notes."""
        return self._noted is not None

    def with_notes(self) -> Outgoing:
        """Return the same with the office's notes; itself where there can be none."""
        if self._noted is None:
            return self
        return Outgoing(
            self.name, self.entries, self.survey, self._noted, notes=True, endings=self.endings
        )

    def narrow(self) -> Outgoing:
        """Return the same for a page, whose tables have room for few columns."""
        return Outgoing(
            self.name,
            self.entries,
            self.survey,
            lambda: brief(self.report),
            notes=self.notes,
            endings=self.endings,
        )


Write = Callable[[Outgoing, BinaryIO], None]
"""Writes all of it to a file that is open; it is put in its place when that went well."""
