"""A document of any form as a reading: whichever importer is surest of it reads it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from store.common.collector import uncollected
from store.common.limits import within
from store.documents.common.files import read_file
from store.documents.common.text import TextDocument
from store.documents.kinds import of_bytes
from store.importing.exported.importer import own_list
from store.importing.importers import importer_of
from store.importing.reading.correcting import corrected
from store.importing.reading.importer import NOTHING_ASKED, Asked, Tell, unseen
from store.importing.reading.reading import Progress, Reading
from store.importing.reading.remarks import with_remarks
from store.importing.reading.seen import seen_in


def load(path: Path, tell: Tell = unseen) -> TextDocument:
    """Load a file, to be read as often as it is corrected.

    Raises:
        DocumentError: it is no document that can be read.
    """
    name, data = read_file(path)

    def told(page: int, pages: int) -> None:
        tell(Progress(page, pages, "pages" if pages else "file"))

    return own_list(name, data) or of_bytes(name, data, told)


def read_any(path: Path, asked: Asked = NOTHING_ASKED) -> Reading:
    """Load and read a file.

    Raises:
        DocumentError: it cannot be read, or is nothing that this program knows.
    """
    return read_document(load(path, asked.tell), asked)


def read_document(document: TextDocument, asked: Asked = NOTHING_ASKED) -> Reading:
    """Read a document that was loaded, as somebody corrected it.

    Raises:
        DocumentError: it is nothing that this program knows, or takes more time than one may.
    """
    lines = range(1, len(document.lines) + 1)
    kept = {line: said for line, said in sorted(asked.corrections.items()) if line in lines}
    changed = corrected(document, kept)
    tell = _timed(document.name, asked.tell)
    with uncollected():
        reading = importer_of(changed).read(changed, replace(asked, tell=tell))
        return replace(
            reading,
            document=replace(reading.document, corrections=kept),
            irregularities=with_remarks(reading.irregularities, document, kept),
            seen=seen_in(document, reading),
        )


def _timed(name: str, tell: Tell) -> Tell:
    """Return what is told how far the reading has come, and ends it when it takes too long."""
    hold_time = within(name)

    def told(progress: Progress) -> None:
        hold_time()
        tell(progress)

    return told
