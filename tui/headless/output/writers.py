"""The ways to write what a command found: for people, as JSON, as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from store.changes.history import Event
from store.common.place import Place
from store.entries.entries import Entry
from store.keeping.backups import Backup
from store.keeping.checking import Diagnostic
from store.model.records import Document
from store.register.register import Register
from store.survey.discrepancies import Discrepancy
from store.survey.survey import Survey
from tui.serializers.found import Form, Found


class ListOutput(Protocol):
    """A way to write what is listed: entries, documents, what does not add up."""

    def entries(self, found: Found) -> None:
        """Write a list."""

    def sources(self, documents: Sequence[Document], register: Register) -> None:
        """Write the documents that were imported."""

    def entry(self, entry: Entry, survey: Survey) -> None:
        """Write one entry in full."""

    def source(self, document: Document, register: Register) -> None:
        """Write one document."""

    def discrepancies(self, found: Sequence[Discrepancy]) -> None:
        """Write what the documents say against themselves."""


class Output(ListOutput, Protocol):
    """A way to write results to stdout."""

    def events(self, found: Sequence[Event]) -> None:
        """Write what happened."""

    def findings(self, found: Sequence[Diagnostic]) -> None:
        """Write what is wrong with a register."""

    def backups(self, found: Sequence[Backup]) -> None:
        """Write the backups that there are."""

    def places(self, places: dict[str, Place]) -> None:
        """Write the paths that are in use."""


def output(form: Form) -> Output:
    """Return the way to write results that was asked for; loads no other."""
    if form == "json":
        from tui.serializers.as_json import JsonOutput

        return JsonOutput()
    if form == "csv":
        from tui.serializers.as_csv import CsvOutput

        return CsvOutput()
    from tui.headless.output.people import PeopleOutput

    return PeopleOutput()
