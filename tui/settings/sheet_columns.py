"""What columns of sheets were said to become: remembered for later documents of the same family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from store.common.errors import NamndkollError
from store.common.text import fold, one_line
from store.importing.reading.columns import KNOWN, UNUSED, Choices, SheetColumn
from tui.settings.paths import columns_file
from tui.settings.state import read_state

_LARGEST = 1_000_000
"""Bytes of the file that are read at all."""
_KNOWN = (*KNOWN, UNUSED)
_VERSION = re.compile(r"[\W\d_]+(?:v|ver|version|ny|kopia|copy)?(?![^\W\d_])|[\W\d_]+")
"""What tells one document of a family from another: years, days, numbers, versions."""


def family(document: str) -> str:
    """Return what documents are called that come again and again, years and versions aside."""
    path = PurePath(fold(document))
    return f"{_VERSION.sub(' ', path.stem).strip()}{path.suffix}"


def every_family(path: Path | None = None) -> dict[str, Choices]:
    """Return all that is remembered, by family; nothing where that cannot be made out."""
    found = read_state(path or columns_file(), _LARGEST)
    read = {one_line(name): _choices(said) for name, said in found.items()}
    return {name: said for name, said in sorted(read.items()) if said}


def _choices(said: object) -> Choices:
    if not isinstance(said, dict):
        return {}
    return {one_line(name): field for name, field in said.items() if field in _KNOWN}


def remembered(document: str, path: Path | None = None) -> Choices:
    """Return what was said of columns of documents of this one's family, by their names."""
    return every_family(path).get(family(document), {})


def recalled(document: str, columns: Iterable[SheetColumn], path: Path | None = None) -> list[str]:
    """Return the columns of a document that are read as was said before."""
    said = {fold(name) for name in remembered(document, path)}
    return [one.name for one in columns if fold(one.name) in said]


def remember(
    document: str, said: Choices, columns: Iterable[SheetColumn], path: Path | None = None
) -> None:
    """Add what was said of columns that a document has; that it cannot be written is no trouble."""
    known = {fold(one.name) for one in columns}
    ours = {name: field for name, field in said.items() if fold(name) in known}
    every = every_family(path)
    before = every.get(family(document), {})
    if ours and {**before, **ours} != before:
        with suppress(OSError, NamndkollError):
            _write({**every, family(document): {**before, **ours}}, path or columns_file())


def forget(families: Iterable[str], path: Path | None = None) -> None:
    """Forget what was said of columns of some families.

    Raises:
        NamndkollError: it cannot be written.
    """
    gone = set(families)
    every = every_family(path)
    _write({name: said for name, said in every.items() if name not in gone}, path or columns_file())


def _write(every: Mapping[str, Choices], file: Path) -> None:
    from msgspec import json

    from store.keeping.reading import stamp
    from store.keeping.writing import replace_file

    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, json.format(json.encode(every)), stamp(file))
