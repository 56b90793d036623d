"""A document of any form as a reading: what kind it is decides who reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from store.documents.files import read_file
from store.documents.kinds import of_bytes
from store.documents.sheets import SheetDocument
from store.documents.text import TextDocument
from store.importing.budget import read_budget
from store.importing.columns import Choices
from store.importing.pages import with_pages
from store.importing.reading import Progress, Reading


def _unseen(_: Progress) -> None:
    """Where progress goes when nobody looks."""


def read_any(
    path: Path,
    year: int | None = None,
    progress: Callable[[Progress], None] = _unseen,
    choices: Choices = {},  # noqa: B006 - never changed
) -> Reading:
    """Read a document; `year` is its year where it does not say, `choices` are of columns.

    Raises:
        DocumentError: it cannot be read, or is nothing that this program knows.
    """
    name, data = read_file(path)
    if PurePath(name).suffix.lower() == ".json":
        from store.importing.exported import read_export

        return read_export(name, data, year)

    def tell(page: int, pages: int) -> None:
        progress(Progress(page, pages, "pages"))

    return read_document(of_bytes(name, data, tell), year, progress, choices)


def read_document(
    document: TextDocument,
    year: int | None = None,
    progress: Callable[[Progress], None] = _unseen,
    choices: Choices = {},  # noqa: B006 - never changed
) -> Reading:
    """Read a document that is lines or rows already.

    Raises:
        DocumentError: it is nothing that this program knows.
    """
    if isinstance(document, SheetDocument):
        from store.importing.sheets import read_sheets

        return read_sheets(document, year, choices, progress)
    from store.importing.follow_up import is_follow_up, read_follow_up

    reader = read_follow_up if is_follow_up(document) else read_budget
    return with_pages(reader(document, year, progress), document.pages)
