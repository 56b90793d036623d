"""The register as a TinyDB database, whose every change is a line of the journal.

TinyDB's own storage writes in place: stopped halfway it leaves a file that nobody can read. And a
storage alone cannot see that a read belongs to a write, so the table has them done in one step,
under the lock, and hands over nothing but the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from store.common.errors import RegisterError
from store.keeping.applying import CHANGING, document, fields_of
from store.keeping.contents import (
    PREFIXES,
    Contents,
    encode,
    follow_up_key,
    nothing,
    record_of,
)
from store.keeping.file import RegisterFile
from store.keeping.loaded import LoadedFile
from store.keeping.reading import NoRegisterError, shown
from store.keeping.signing import Signed, made
from store.keeping.steps import Change, Op

Documents = dict[int, Any]


class RegisterStorage(Storage):
    """Keeps a register; `by` is who changes it, `clock` gives the time (aware)."""

    def __init__(
        self,
        path: Path | str,
        by: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._file = RegisterFile(LoadedFile(Path(path), nothing()))
        self._by = by
        self._clock = clock

    @property
    def contents(self) -> Contents:
        """What the register holds now, others' changes taken in.

        Raises:
            RegisterError: the file is no register.
        """
        self._file.loaded.refresh()
        return self._file.loaded.contents

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, None when there is no file yet.

        Raises:
            RegisterError: the file is no register.
        """
        try:
            data = encode(self.contents)
        except NoRegisterError:
            return None
        if not self._file.loaded.exists:
            return None
        return cast(dict[str, dict[str, Any]], msgspec.json.decode(data))

    def write(self, data: dict[str, Any]) -> None:
        """Replace the register by these tables, once they are known to be readable again.

        Raises:
            RegisterError: they are no register, or the file cannot be written.
        """
        try:
            contents = msgspec.json.decode(msgspec.json.encode(data), type=Contents)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise RegisterError(
                "{path} was not saved: what was to be written is no register ({reason}). "
                "Nothing was changed.",
                path=shown(self._file.loaded.path),
                reason=str(error),
            ) from error
        signed = Signed(self._by, self._clock())
        self._file.put(
            contents, made(self._file.loaded.contents, signed, kind="restore"), "restore"
        )

    def update(self, table: str, updater: Callable[[Documents], None]) -> None:
        """Have a table updated in one step with others' changes, and save the difference.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """

        def draft(contents: Contents) -> Change | None:
            before = _documents(contents, table)
            after = _documents(contents, table)
            updater(after)
            ops = _difference(table, before, after, self._file.loaded.path)
            signed = Signed(self._by, self._clock())
            return made(contents, signed, ops=ops) if ops else None

        if table not in CHANGING:
            raise _impossible(self._file.loaded.path, table)
        self._file.add(draft, self._by)

    def next_id(self, table: str) -> int:
        """Return the id after the highest that a table has ever held, as it was last read."""
        return self._file.loaded.contents.next_id(table)

    def close(self) -> None:
        """Put what the journal holds into the file."""
        self._file.fold(self._by)


class RegisterTable(Table):
    """A table of a register; ids are never given twice, nor to two people."""

    def __init__(self, storage: Storage, name: str, **_options: Any) -> None:
        # What others write makes a cached answer wrong.
        super().__init__(storage, name, cache_size=0)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document and return its id, which is found while nobody else can write."""
        return self.insert_multiple([document])[-1]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents as one step; what is said about a record has the id that follows."""
        if self.name == "follow_ups":
            documents = [
                one if isinstance(one, Document) else Document(one, _key_of(one))
                for one in documents
            ]
        return super().insert_multiple(list(documents))

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        found = _documents(_storage(self).contents, self.name) if self.name in CHANGING else {}
        return {str(key): one for key, one in found.items()}

    def _update_table(self, updater: Callable[[Documents], None]) -> None:
        def numbered(table: Documents) -> None:
            self._next_id = _storage(self).next_id(self.name)  # type: ignore[assignment]
            updater(table)

        _storage(self).update(self.name, numbered)
        self._next_id = None


class RegisterDB(TinyDB):
    """A register as a database: `RegisterDB(path, by="Karin")`."""

    table_class = RegisterTable  # type: ignore[assignment]
    default_storage_class = RegisterStorage  # type: ignore[assignment]


def _storage(table: Table) -> RegisterStorage:
    return cast(RegisterStorage, table.storage)


def _key_of(document: Mapping[str, Any]) -> int:
    try:
        return follow_up_key(str(document["about"]))
    except (KeyError, ValueError, IndexError) as error:
        raise RegisterError(
            "What is said must be about an entry, such as {example}.", example="A17"
        ) from error


def _documents(contents: Contents, table: str) -> Documents:
    return {key: document(contents, table, key) for key in getattr(contents, table)}


def _difference(table: str, before: Documents, after: Documents, path: Path) -> tuple[Op, ...]:
    """Return what changed: single fields where a document stays, so that others' fields do."""
    ops: list[Op] = []
    for key, one in after.items():
        if before.get(key) != one:
            _refuse_misplaced(table, key, one, path)
            ops += _changed_fields(table, key, before.get(key), one)
    ops += [Op(table, key, before=one) for key, one in before.items() if key not in after]
    return tuple(ops)


def _changed_fields(table: str, key: int, before: Any, after: Any) -> list[Op]:
    if table != "follow_ups":
        return [Op(table, key, before=before, after=after)]
    was, now = fields_of(before), fields_of(after)
    fields = sorted({*was, *now} - {"about"})
    return [
        Op(table, key, field, was.get(field), now.get(field))
        for field in fields
        if was.get(field) != now.get(field)
    ]


def _refuse_misplaced(table: str, key: int, one: Any, path: Path) -> None:
    field, wanted = "about", record_of(key)
    if table in PREFIXES:
        field, wanted = "id", f"{PREFIXES[table]}{key}"
    if table != "irregularities" and (not isinstance(one, Mapping) or one.get(field) != wanted):
        raise _impossible(path, f"{table} {key}: {field}")


def _impossible(path: Path, place: str) -> RegisterError:
    return RegisterError(
        "{path} was not saved: {place} cannot be so in a register. Nothing was changed.",
        path=shown(path),
        place=place,
    )
