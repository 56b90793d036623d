"""What a person asked to have written to a file, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import BinaryIO

from store.entries.entries import Entry
from store.survey.survey import Survey
from tui.exports.report import Report


class Outgoing:
    """Entries on a day and what is to be said of them; the report is made when it is asked for."""

    def __init__(
        self,
        name: str,
        entries: Sequence[Entry],
        survey: Survey,
        make: Callable[[], Report],
    ) -> None:
        """`name` is what a file is called unless told, without day and suffix."""
        self.name = name
        self.entries = entries
        self.survey = survey
        self._make = make

    @cached_property
    def report(self) -> Report:
        """All of it as headings, passages and tables."""
        return self._make()


Write = Callable[[Outgoing, BinaryIO], None]
"""Writes all of it to a file that is open; it is put in its place when that went well."""
