"""A document of any form as a reading: whichever importer is surest of it reads it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from store.common.collector import uncollected
from store.common.errors import Message
from store.common.limits import within
from store.documents.common.files import read_file
from store.documents.common.text import TextDocument
from store.documents.kinds import of_bytes
from store.importing.exported.importer import ExportDocument, own_list
from store.importing.importers import importers_of
from store.importing.reading.asking import unread
from store.importing.reading.correcting import corrected
from store.importing.reading.importer import (
    NOTHING_ASKED,
    Asked,
    Confidence,
    OtherKindError,
    Tell,
    unseen,
)
from store.importing.reading.reading import Progress, Reading
from store.importing.reading.remarks import with_remarks
from store.importing.reading.seen import lead_ins, read_lines, seen_in
from store.importing.reading.senders import sender_named, sender_of
from store.importing.reading.unclear_times import unclear_times
from store.importing.reading.whose import belonging, whose_is
from store.importing.tabled.adding import with_tables


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
    whose = whose_is(changed.name, _words(changed), asked)
    choices = {**whose.profile.columns, **asked.choices}
    knowing = replace(
        asked, tell=tell, choices=choices, bodies=whose.bodies, organisation=whose.name
    )
    with uncollected():
        reading = belonging(_read(changed, knowing), whose, changed)
        said = sender_named(asked.sender, whose.bodies) if asked.sender else None
        about = replace(reading.document, sender=said or sender_of(changed, reading))
        return _told_of(replace(reading, document=about), changed, document, kept)


def _told_of(
    reading: Reading,
    changed: TextDocument,
    document: TextDocument,
    kept: Mapping[int, str],
) -> Reading:
    """Return a reading with what is told of the document: its doubts, and what was seen in it."""
    doubts = reading.irregularities + unclear_times(changed, reading)
    if not reading.accounted:
        doubts += unread(changed, read_lines(reading), lead_ins(reading))
    return replace(
        reading,
        document=replace(reading.document, corrections=kept),
        irregularities=with_remarks(doubts, document, kept),
        seen=seen_in(document, reading),
    )


def _read(document: TextDocument, asked: Asked) -> Reading:
    """Return what the surest importer makes of a document, and of the tables that it leaves.

    Where it is of another kind after all, the next one reads it. What kept it from being read by
    one that was sure of it is told.
    """
    *before, (last, _) = importers_of(document)
    why: list[Message] = []
    for importer, sure in before:
        try:
            return with_tables(importer.read(document, asked), document, asked)
        except OtherKindError as error:
            if sure >= Confidence.TITLE:
                why.append(error.message)
    kept = last.read(document, asked)
    return replace(kept, told=(*kept.told, *why))


def _words(document: TextDocument) -> str:
    """Return all that a document says, also where none of it is in lines."""
    if isinstance(document, ExportDocument):
        return document.data.decode(errors="replace")
    return document.text


def _timed(name: str, tell: Tell) -> Tell:
    """Return what is told how far the reading has come, and ends it when it takes too long."""
    hold_time = within(name)

    def told(progress: Progress) -> None:
        hold_time()
        tell(progress)

    return told
