"""Results in a file of an office, in the kind that its name ends in; `--to FILE`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.common.errors import UsageError
from store.model.records import Committee
from store.survey.findings import Finding
from tui.exports.documents import documents_of
from tui.exports.lists import About, list_of
from tui.exports.outgoing import Outgoing
from tui.exports.pages import page_of
from tui.exports.saving import NameTakenError, SavingError, left_out, save
from tui.locale import N_, _, ngettext
from tui.messages.saying import tell
from tui.messages.wording import PLURALS

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from store.model.records import Document
    from store.register.register import Register
    from store.survey.discrepancies import Discrepancy
    from store.survey.survey import Survey
    from tui.serializers.found import Found

_TITLES = {
    "overdue": N_("Overdue"), "upcoming": N_("Upcoming"), "requests": N_("Follow-up"),
}  # fmt: skip
_FOUND = N_("Found")


class FileOutput:
    """Writes a list, an entry or a body's page; each raises SavingError where it cannot be."""

    def __init__(self, request: Namespace, survey: Survey) -> None:
        """`request` names the file, the filter and whether notes go along."""
        if getattr(request, "json", False) or getattr(request, "csv", False):
            raise UsageError("--to writes a file, and --json and --csv write here: choose one.")
        self._request = request
        self._survey = survey

    @property
    def _typed(self) -> str:
        words = self._request.words
        return words if isinstance(words, str) else " ".join(words)

    def entries(self, found: Found) -> None:
        """Write a list; of one committee alone its page."""
        body = self._body_of(found) if found.kind == "committee" else None
        if body is not None:
            return self.entry(body, found.survey)
        usual = _FOUND if found.kind == "any" or found.kind == "deadline" else PLURALS[found.kind]
        title = _TITLES.get(self._request.command, usual)
        about = About(_(title), filter=self._typed, total=_total(found))
        return self._save(list_of(found.entries, found.survey, about))

    def _body_of(self, found: Found) -> Entry | None:
        """Return the body that is named whole, or the only one that was found by its name."""
        named = [one for one in found.entries if one.text.casefold() == self._typed.casefold()]
        some = named or (found.entries if self._typed else ())
        return some[0] if len(some) == 1 else None

    def entry(self, entry: Entry, survey: Survey) -> None:
        """Write one entry; of a body what concerns it."""
        from tui.presentation.lens import Lens

        if isinstance(entry.record, Committee):
            return self._save(page_of(entry.text, Lens(survey)))
        about = About(f"{_(PLURALS[entry.kind])} {entry.id}", filter=self._typed)
        return self._save(list_of([entry], survey, about))

    def sources(self, documents: Sequence[Document], register: Register) -> None:  # noqa: ARG002
        """Write the documents that were imported."""
        self._save(documents_of(documents, self._survey, self._typed))

    def source(self, document: Document, register: Register) -> None:
        """Write one document's line."""
        self.sources([document], register)

    def discrepancies(self, found: Sequence[Discrepancy]) -> None:
        """Write what the documents say against themselves."""
        survey = self._survey
        findings = [
            Finding.of(
                str(place),
                one,
                [survey.entry(record) for name in one.about
                 if (record := survey.register.record(name))],
                survey,
            )
            for place, one in enumerate(found)
        ]  # fmt: skip
        self._save(list_of(findings, survey, About(_("Discrepancies"), filter=self._typed)))

    def _save(self, outgoing: Outgoing) -> None:
        if self._request.with_notes:
            outgoing = outgoing.with_notes()
        tell(told_of_saved(save_new(self._request.to, outgoing), outgoing))


def told_of_saved(path: Path, outgoing: Outgoing) -> str:
    """Return where it is, how many rows, and what a file of its kind leaves out."""
    count = outgoing.report.rows
    said = ngettext("{count} row is in {path}", "{count} rows are in {path}", count)
    return " ".join(filter(None, (said.format(count=count, path=path), left_out(path, outgoing))))


def save_new(typed: str, outgoing: Outgoing) -> Path:
    """Write something to a file that is not there yet, and return its path.

    Raises: SavingError where it cannot be, or there is such a file.
    """
    try:
        return save(typed, outgoing)
    except NameTakenError as error:
        raise SavingError(
            "{path} is there already, and nothing is written over. Name another file.",
            path=error.message.values["path"],
        ) from error


def _total(found: Found) -> int | None:
    """Return of how many entries a list is a part."""
    if found.kind == "any":
        return None
    survey = found.survey
    return len(survey.deadlines if found.kind == "deadline" else survey.of(found.kind))
