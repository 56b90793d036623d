"""A storage for TinyDB that replaces its file whole and holds nothing but a register.

TinyDB's own writes in place: stopped halfway it leaves a file that nobody can read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from store.errors import RegisterError
from store.keeping.contents import Contents, encode, tables
from store.keeping.decoding import decode
from store.keeping.reading import NoRegisterError, Stamp, read_file, shown
from store.keeping.writing import replace_file


class RegisterStorage(Storage):
    """Keeps a register; `seen` is the mark of the file as last read or written here."""

    def __init__(self, path: Path | str, seen: Stamp | None = None) -> None:
        self._path = Path(path)
        self.seen = seen

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, None when there is no file yet.

        Raises:
            RegisterError: the file is no register.
        """
        try:
            data, self.seen = read_file(self._path)
        except NoRegisterError:
            return None
        decode(data, shown(self._path))
        return cast(dict[str, dict[str, Any]], msgspec.json.decode(data))

    def write(self, data: dict[str, Any]) -> None:
        """Replace the file by these tables, once they are known to be readable again.

        Raises:
            RegisterError: they are no register, or the file cannot be written.
        """
        path = shown(self._path)
        try:
            encoded = encode(data)
        except UnicodeEncodeError as error:
            raise RegisterError(
                "{path} was not saved: a text holds a character that is none. "
                "Nothing was changed; remove the character and try again.",
                path=path,
            ) from error
        decode(encoded, path)
        self.seen = replace_file(self._path, encoded, self.seen)


def save(path: Path, contents: Contents, seen: Stamp | None) -> Stamp | None:
    """Write contents as the database at a path and return the new mark.

    Raises:
        RegisterError: it cannot be written or has changed since it was seen.
    """
    with TinyDB(path, storage=RegisterStorage, seen=seen) as database:
        storage = cast(RegisterStorage, database.storage)
        storage.write(tables(contents))
        return storage.seen
