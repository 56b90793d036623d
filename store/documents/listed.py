"""A list that another program wrote as JSON, as rows: an entry is a row, its keys are columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from store.common.errors import DocumentError
from store.common.limits import DEPTH, ENTRIES, VALUES
from store.documents.common.rows import Count, SheetDocument, of_sheets
from store.documents.common.text import Remark

_FEW = 2
"""Values of entries, within an entry, that are so small that they are cells of it."""

Row = dict[str, str]


def read_list(name: str, data: bytes) -> SheetDocument:
    """Make a document of JSON's bytes: a sheet for each list of objects that stands in it.

    A row has the plain values of its entry, several ones parted by semicolons, and those of the
    entries that it stands in, under `list.key`.

    Raises:
        DocumentError: it is damaged, too large or too deep, or there is no list in it.
    """
    VALUES.hold(sum(map(data.count, (b",", b"[", b"{"))), name=name)
    try:
        found = msgspec.json.decode(data)
        tables = _Tables(name)
        tables.take("", found, {})
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DocumentError(
            "{name} is damaged or cut off. Fetch the file again.", name=name
        ) from error
    except RecursionError:
        DEPTH.hold(DEPTH.most + 1, name=name)
        raise
    if not tables.rows:
        raise DocumentError(
            "{name} holds no list of entries with keys. Write one with keys that name its columns, "
            "or save it as .csv.",
            name=name,
        )
    count = Count(name)
    sheets = [(title, list(count.held(_grid(rows)))) for title, rows in tables.rows.items()]
    document = of_sheets(name, data, sheets)
    left = ", ".join(tables.alone)
    return replace(document, remarks=(Remark("values in no list", 1, left),) if left else ())


class _Tables:
    """The rows of each list, by the keys that lead to it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._entries = 0
        self.rows: dict[str, list[Row]] = {}
        self.alone: list[str] = []
        """Keys of values that stand in no list."""

    def take(self, path: str, value: Any, above: Mapping[str, str]) -> None:
        """Take the lists in a value; `above` is what the entries say that it stands in."""
        if _is_entries(value):
            for entry in value:
                self._entry(path, entry, above)
        elif isinstance(value, dict):
            for key, one in value.items():
                inner = f"{path}.{key}".removeprefix(".")
                if not (above or isinstance(one, dict) or _is_entries(one)):
                    self.alone.append(inner)
                self.take(inner, one, above)

    def _entry(self, path: str, entry: dict[str, Any], above: Mapping[str, str]) -> None:
        self._entries += 1
        ENTRIES.hold(self._entries, name=self._name)
        row = dict(_cells("", entry))
        if row:
            self.rows.setdefault(path, []).append({**row, **above})
        named = path.rpartition(".")[2]
        around = {f"{named}.{key}" if named else key: said for key, said in row.items()}
        for key, one in entry.items():
            if not _is_small(one):
                self.take(f"{path}.{key}".removeprefix("."), one, {**above, **around})


def _cells(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Return what an entry itself says, by column."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _cells(f"{path}.{key}".removeprefix("."), one)
    elif _is_entries(value):
        if _is_small(value):
            for key in dict.fromkeys(key for one in value for key in one):
                yield f"{path}.{key}", "; ".join(_shown(one[key]) for one in value if key in one)
    elif isinstance(value, list):
        yield path, "; ".join(map(_shown, value))
    else:
        yield path, _shown(value)


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_small(value: Any) -> bool:
    """Tell whether entries are no rows of their own, as names of those who are responsible."""
    return _is_entries(value) and all(
        len(one) <= _FEW and not any(isinstance(said, dict | list) for said in one.values())
        for one in value
    )


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _grid(rows: Sequence[Row]) -> Iterator[list[str]]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    yield names
    for row in rows:
        yield [row.get(name, "") for name in names]
