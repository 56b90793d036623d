"""From the bytes of a file to typed contents, or a sentence that says what is wrong with them."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Never, get_type_hints

import msgspec
from msgspec import Struct

from store.common.collector import uncollected
from store.common.errors import RegisterError
from store.common.text import one_line
from store.keeping.contents import PREFIXES, SCHEMA, Contents, checksum, record_of
from store.keeping.migrating import migrated
from store.keeping.pieces import in_pieces

_DECODER = msgspec.json.Decoder(Contents)
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_BYTE = re.compile(r"\(byte (\d+)\)")
_FIELD = re.compile(r"unknown field `([^`]*)`|`\$(?:\[\.\.\.\]|\.1)?\.?([^`]*)`$")


_FIRST_YEAR, _LAST_YEAR = 1900, 9999
_LARGEST_VERSION = 10**9
_SIGNED = 2
"""The version of the form from which on a register has a checksum."""


class _Version(Struct):
    program: str
    schema: int


class _Named(Struct):
    about: _Version = msgspec.field(name="1")


class _Peek(Struct):
    """As much of a register of any version as tells it from other files."""

    register: _Named


def decode(data: bytes, path: str, *, patiently: bool = False) -> Contents:
    """Return the contents of a register file; `path` is for the sentence when there are none.

    Done `patiently`, other threads get their turn meanwhile.

    Raises:
        RegisterError: the bytes are no whole register that this program knows.
    """
    try:
        with uncollected():
            contents = (in_pieces(data) if patiently else None) or _DECODER.decode(data)
    except _BROKEN as error:
        _explain(data, path, error)
    if contents.about.schema > SCHEMA:
        _refuse_newer(path, contents.about.schema)
    if contents.about.schema < _SIGNED:
        _check_twice(data, contents, path)
    elif checksum(data) != contents.about.checksum:
        _refuse_other_bytes(path)
    contents = migrated(contents)
    _check_ids(contents, path)
    _check_times(contents, path)
    return contents


def _check_ids(contents: Contents, path: str) -> None:
    """Refuse records whose id is not their place in the table, which every reference relies on."""
    for key, one in contents.follow_ups.items():
        if record_of(key) != one.about:
            _refuse_wrong(path, f"follow_ups {key}: about")
    for key, change in contents.history.items():
        if key != change.seq or key > contents.about.folded:
            _refuse_wrong(path, f"history {key}: seq")
    for name, prefix in PREFIXES.items():
        table = getattr(contents, name)
        expected = [f"{prefix}{key}" for key in table]
        if expected != [record.id for record in table.values()]:
            wrong = (key for key, record in table.items() if record.id != f"{prefix}{key}")
            _refuse_wrong(path, f"{name} {next(wrong)}: id")


def _check_times(contents: Contents, path: str) -> None:
    """Refuse times that no clock of a user's can show in their own time zone."""
    for key, document in contents.documents.items():
        if not _FIRST_YEAR <= document.imported.year < _LAST_YEAR:
            _refuse_wrong(path, f"documents {key}: imported")


def _check_twice(data: bytes, contents: Contents, path: str) -> None:
    """Refuse a file in which a key stands twice: one of the two records would be lost.

    Later forms have a checksum, which no file has that was not written here.
    """
    if data.count(b'"id"') == sum(len(getattr(contents, name)) for name in PREFIXES):
        return
    twice: list[str] = []

    def note(pairs: list[tuple[str, object]]) -> None:
        counted = Counter(key for key, _ in pairs)
        twice.extend(key for key, count in counted.items() if count > 1)

    json.loads(data, object_pairs_hook=note)
    if twice:
        raise RegisterError(
            "{path} is damaged: {key} stands twice in one table or record. "
            "It was left as it is; {restore} offers the last good state.",
            path=path,
            key=one_line(twice[0][:40]),
            restore="namndkoll restore",
        )


def _explain(data: bytes, path: str, error: Exception) -> Never:
    """Say why some bytes are no contents, from the outermost reason inwards."""
    if not data.strip():
        raise RegisterError(
            "{path} is empty. It was left as it is; {restore} offers the last good state. "
            "To begin a new register, remove it.",
            path=path,
            restore="namndkoll restore",
        ) from error
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or not _is_utf8(data):
        raise RegisterError(
            "{path} is not plain UTF-8, as registers are. It was left as it is; "
            "save it again as UTF-8 without a byte order mark.",
            path=path,
        ) from error
    try:
        version = msgspec.json.decode(data, type=_Peek).register.about
    except msgspec.ValidationError:
        _refuse_foreign(path)
    except _BROKEN as broken:
        _refuse_broken(data, path, broken)
    if version.program != "namndkoll":
        _refuse_foreign(path)
    if version.schema > SCHEMA:
        _refuse_newer(path, version.schema)
    _refuse_wrong(path, _first_wrong(data))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _refuse_broken(data: bytes, path: str, error: Exception) -> Never:
    if not data.lstrip().startswith((b"{", b"\0")):
        _refuse_foreign(path)
    if not data.rstrip().endswith(b"}"):
        raise RegisterError(
            "{path} is cut off in the middle. It was left as it is; "
            "{restore} offers the last good state.",
            path=path,
            restore="namndkoll restore",
        ) from error
    place = _BYTE.search(str(error))
    raise RegisterError(
        "{path} is damaged: it is no JSON from byte {place} on. "
        "It was left as it is; {restore} offers the last good state.",
        path=path,
        place=place[1] if place else len(data),
        restore="namndkoll restore",
    ) from error


def _refuse_foreign(path: str) -> Never:
    raise RegisterError(
        "{path} is not a register but something else. It was left as it is; check the path.",
        path=path,
    )


def _refuse_newer(path: str, found: int) -> Never:
    raise RegisterError(
        "{path} is of version {found}, made by a newer program; this one knows {known}. "
        "It was left as it is; update the program.",
        path=path,
        found=min(found, _LARGEST_VERSION),
        known=SCHEMA,
    )


def _refuse_other_bytes(path: str) -> Never:
    raise RegisterError(
        "{path} is not as it was written: its checksum differs, so a disk or another program "
        "changed it. It was left as it is; {restore} offers the last good state.",
        path=path,
        restore="namndkoll restore",
    )


def _refuse_wrong(path: str, place: str) -> Never:
    raise RegisterError(
        "{path} is damaged: what stands at {place} cannot be. "
        "It was left as it is; {restore} offers the last good state.",
        path=path,
        place=one_line(place),
        restore="namndkoll restore",
    )


def _first_wrong(data: bytes) -> str:
    """Return the table, document and field of the first thing that is not what it should be."""
    types = get_type_hints(Contents, include_extras=True)
    for name, raw in msgspec.json.decode(data, type=dict[str, msgspec.Raw]).items():
        if name not in types:
            return name[:40]
        error = _wrong(raw, types[name])
        if error:
            return f"{name} {_first_document(raw, types[name]) or _field(error)}".strip()
    return "register"


def _first_document(raw: bytes, table: type) -> str:
    """Return the place of the first bad document in a table; empty when it is no table."""
    try:
        documents = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except _BROKEN:
        return ""
    for key, document in documents.items():
        error = _wrong(b"{%b:%b}" % (msgspec.json.encode(key), document), table)
        if error:
            return f"{key[:20]} {_field(error)}".strip()
    return ""


def _wrong(raw: bytes, kind: type) -> Exception | None:
    try:
        msgspec.json.decode(raw, type=kind)
    except _BROKEN as error:
        return error
    return None


def _field(error: Exception) -> str:
    found = _FIELD.search(str(error))
    return (found[1] or found[2] or "")[:40] if found else ""
