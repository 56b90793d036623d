"""A document of any form as a reading: what kind it is decides who reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from store.common.limits import within
from store.documents.common.files import read_file
from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.documents.kinds import of_bytes
from store.importing.budget.reading import read_budget
from store.importing.reading.columns import Choices
from store.importing.reading.correcting import corrected, with_corrections
from store.importing.reading.pages import with_pages
from store.importing.reading.reading import Progress, Reading
from store.importing.reading.remarks import with_remarks
from store.importing.reading.seen import seen_in

Tell = Callable[[Progress], None]
Corrections = Mapping[int, str]
"""What lines are to be read as, by their numbers from 1; an empty one is left out."""


def _unseen(_: Progress) -> None:
    """Where progress goes when nobody looks."""


class Loaded(Struct, frozen=True):
    """A file's bytes, and the document that they are; None for a list of the program's own."""

    name: str
    data: bytes
    document: TextDocument | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def load(path: Path, tell: Tell = _unseen) -> Loaded:
    """Load a file, to be read as often as it is corrected.

    Raises:
        DocumentError: it is no document that can be read.
    """
    name, data = read_file(path)
    if PurePath(name).suffix.lower() == ".json":
        from store.importing.sheets.exported import is_export

        if is_export(data):
            return Loaded(name, data, None)

    def told(page: int, pages: int) -> None:
        tell(Progress(page, pages, "pages" if pages else "file"))

    return Loaded(name, data, of_bytes(name, data, told))


def read_loaded(
    loaded: Loaded,
    year: int | None = None,
    tell: Tell = _unseen,
    choices: Choices = {},  # noqa: B006 - never changed
    corrections: Corrections = {},  # noqa: B006 - never changed
) -> Reading:
    """Read what was loaded; `year` is its year where it does not say, `choices` are of columns.

    Raises:
        DocumentError: it is nothing that this program knows.
    """
    tell = _timed(loaded.name, tell)
    if loaded.document is None:
        from store.importing.sheets.exported import read_export

        return read_export(loaded.name, loaded.data, year)
    return read_document(loaded.document, year, tell, choices, corrections)


def _timed(name: str, tell: Tell) -> Tell:
    """Return what is told how far the reading has come, and ends it when it takes too long."""
    hold_time = within(name)

    def told(progress: Progress) -> None:
        hold_time()
        tell(progress)

    return told


def read_any(
    path: Path,
    year: int | None = None,
    tell: Tell = _unseen,
    choices: Choices = {},  # noqa: B006 - never changed
) -> Reading:
    """Load and read a file.

    Raises:
        DocumentError: it cannot be read, or is nothing that this program knows.
    """
    return read_loaded(load(path, tell), year, tell, choices)


def read_document(
    document: TextDocument,
    year: int | None = None,
    tell: Tell = _unseen,
    choices: Choices = {},  # noqa: B006 - never changed
    corrections: Corrections = {},  # noqa: B006 - never changed
) -> Reading:
    """Read a document that is lines or rows already, as somebody corrected them.

    Raises:
        DocumentError: it is nothing that this program knows.
    """
    kept = {line: said for line, said in corrections.items() if 0 < line <= len(document.lines)}
    reading = _read(corrected(document, kept), year, tell, choices)
    reading = with_remarks(with_pages(reading, document.pages), document)
    reading = replace(reading, seen=seen_in(document, reading))
    return with_corrections(reading, document, kept)


def _read(document: TextDocument, year: int | None, tell: Tell, choices: Choices) -> Reading:
    if isinstance(document, SheetDocument):
        from store.importing.sheets.reading import read_sheets

        return read_sheets(document, year, choices, tell)
    from store.importing.report.reading import is_follow_up, read_follow_up

    reader = read_follow_up if is_follow_up(document) else read_budget
    return reader(document, year, tell)
