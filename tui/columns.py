"""What columns of sheets were said to become: remembered for columns of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from store.importing.columns import KNOWN, UNUSED, Choices
from store.text import one_line
from tui.paths import columns_file

_LARGEST = 1_000_000
"""Bytes of the file that are read at all."""
_KNOWN = (*KNOWN, UNUSED)


def remembered(path: Path | None = None) -> Choices:
    """Return what was said of columns, by their names; nothing where that cannot be made out."""
    import json

    try:
        with (path or columns_file()).open("rb") as file:
            found = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {one_line(name): field for name, field in found.items() if field in _KNOWN}


def remember(said: Iterable[tuple[str, str]], path: Path | None = None) -> None:
    """Add what was said of columns; that it cannot be written is no trouble."""
    from msgspec import json

    from store.errors import NamndkollError
    from store.keeping.reading import stamp
    from store.keeping.writing import replace_file

    file = path or columns_file()
    before = remembered(file)
    after: Mapping[str, str] = {**before, **dict(said)}
    if after == before:
        return
    with suppress(OSError, NamndkollError):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, json.format(json.encode(after)), stamp(file))
