"""A .docx or .xlsx before any library sees it: a zip of XML that does no harm, or a sentence.

The form is ECMA-376 part 2 (Open Packaging Conventions), which forbids document type
declarations in every part, so that whoever sends one has something else in mind.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from store.common.errors import DocumentError
from store.common.limits import PARTS, TEXT, UNPACKED

OLD_FORM = b"\xd0\xcf\x11\xe0"
"""How Office's older files begin, and those with a password."""
_XML = (".xml", ".rels")
_DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_MACROS = "vbaproject.bin"


def parts(name: str, data: bytes) -> frozenset[str]:
    """Return the names of a package's parts, all of them looked at.

    Raises:
        DocumentError: it is cut off, unpacks to too much, or has macros or declarations in it.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _looked_at(name, package)
    except _BROKEN as error:
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error


def _looked_at(name: str, package: zipfile.ZipFile) -> frozenset[str]:
    members = package.infolist()
    PARTS.hold(len(members), name=name)
    UNPACKED.hold_bytes(sum(one.file_size for one in members), name=name)
    names = frozenset(one.filename for one in members)
    if any(one.lower().endswith(_MACROS) for one in names):
        raise DocumentError(
            "{name} has macros in it and was not read. Save it without macros.", name=name
        )
    for member in members:
        if member.filename.lower().endswith(_XML):
            part = package.read(member)
            _refuse_declarations(name, part)
            _refuse_long(name, part)
    return names


def _refuse_long(name: str, part: bytes) -> None:
    """Refuse a text between tags that is longer than is read, which libraries give up on.

    Such a one stands at one of the places that are as far apart as it may be long.
    """
    for place in range(TEXT.most, len(part), TEXT.most):
        begin, end = part.rfind(b"<", 0, place) + 1, part.find(b"<", place)
        tag_and_text = part[begin : end if end >= 0 else None].decode("utf-8", "replace")
        TEXT.hold(max(map(len, tag_and_text.split(">", 1))), name=name)


def _refuse_declarations(name: str, part: bytes) -> None:
    if any(mark in part for mark in _DECLARATIONS):
        raise DocumentError(
            "{name} has declarations in it that no such document has, and was not read.",
            name=name,
        )
