"""How the app was left: colours, view, pane and order, to be so again at the next start."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

_LARGEST = 100_000
"""Bytes of a file of state that are read at all."""
WIDTHS = range(20, 71)
"""Percent of the screen that the pane may take."""


class Remembered(NamedTuple):
    """How a list was arranged, by the keys of an order and of headings."""

    order: str
    grouping: str
    descending: bool = False


class Memory(NamedTuple):
    """What is remembered; None or empty where nothing is."""

    theme: str | None = None
    view: str | None = None
    my_committee: str | None = None
    pane_width: int | None = None
    pane_hidden: bool = False
    arrangements: Mapping[str, Remembered] = {}
    ids: bool = False
    folder: str | None = None
    """Where a file was saved last."""


def recall(path: Path) -> Memory:
    """Return how the app was left; nothing where that is not known or cannot be made out."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        import json

        found = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return Memory()
    return _made_out(found) if isinstance(found, dict) else Memory()


def _made_out(found: Mapping[str, Any]) -> Memory:
    width = found.get("pane_width")
    arrangements = found.get("arrangements")
    return Memory(
        **{name: _text(found.get(name)) for name in ("theme", "view", "my_committee", "folder")},
        pane_width=width if type(width) is int and width in WIDTHS else None,
        pane_hidden=found.get("pane_hidden") is True,
        ids=found.get("ids") is True,
        arrangements=_arrangements(arrangements) if isinstance(arrangements, dict) else {},
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _arrangements(found: Mapping[str, Any]) -> dict[str, Remembered]:
    return {
        view: Remembered(one["order"], one["grouping"], one.get("descending") is True)
        for view, one in found.items()
        if isinstance(one, dict) and _text(one.get("order")) and _text(one.get("grouping"))
    }


def remember(path: Path, memory: Memory) -> None:
    """Write how the app is left, whole or not at all; that it cannot be is no trouble."""
    from msgspec import json

    from store.common.errors import NamndkollError
    from store.keeping.reading import stamp
    from store.keeping.writing import replace_file

    if memory == recall(path):
        return
    shape = memory._asdict()
    shape["arrangements"] = {view: one._asdict() for view, one in memory.arrangements.items()}
    with suppress(OSError, NamndkollError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.format(json.encode(shape)), stamp(path))
