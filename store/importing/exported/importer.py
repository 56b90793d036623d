"""The importer of the program's own lists, which have no lines of their own that people read."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from store.documents.common.text import TextDocument
from store.importing.reading.importer import Asked, Confidence
from store.importing.reading.reading import Reading


class ExportDocument(TextDocument, frozen=True):
    """A list that the program wrote as JSON: its bytes, and no line."""

    data: bytes = b""


def own_list(name: str, data: bytes) -> ExportDocument | None:
    """Return a file as a list of the program's own, None where it is something else."""
    if PurePath(name).suffix.lower() != ".json":
        return None
    from store.importing.exported.reading import is_export

    if not is_export(data):
        return None
    return ExportDocument(name, hashlib.sha256(data).hexdigest(), (), "", data=data)


class Exported:
    """A list that the program wrote as JSON."""

    def knows(self, document: TextDocument) -> Confidence:
        """What it is was decided by its bytes."""
        return Confidence.FORM if isinstance(document, ExportDocument) else Confidence.NONE

    def read(self, document: TextDocument, asked: Asked) -> Reading:
        """Read such a list.

        Raises:
            DocumentError: it is cut off, no such list or a register, or nothing says its year.
        """
        from store.importing.exported.reading import read_export

        assert isinstance(document, ExportDocument), "it knows no other"
        return read_export(document.name, document.data, asked)
