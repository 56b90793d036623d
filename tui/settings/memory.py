"""How the app was left: colours, view, pane and order, to be so again at the next start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tui.settings.state import read_state

_LARGEST = 100_000
"""Bytes of a file of state that are read at all."""
WIDTHS = range(20, 71)
"""Percent of the screen that the pane may take."""
WIDER = range(-60, 61)
"""Cells by which a column can be made wider."""


class Remembered(NamedTuple):
    """How a list was arranged, by the keys of an order and of headings."""

    order: str
    grouping: str
    descending: bool = False


class ChosenColumn(NamedTuple):
    """A column that was chosen for a list, and by how many cells it was made wider."""

    key: str
    wider: int = 0


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
    days: tuple[str, ...] | None = None
    """Kinds of days that the calendar shows; None for the usual."""
    days_left_out: tuple[str, ...] = ()
    """Committees whose days it does not show."""
    wraps: bool = False
    columns: Mapping[str, Sequence[ChosenColumn]] = {}
    """The columns chosen for views, in their order."""


def recall(path: Path) -> Memory:
    """Return how the app was left; nothing where that is not known or cannot be made out."""
    return _made_out(read_state(path, _LARGEST))


def _made_out(found: Mapping[str, Any]) -> Memory:
    width = found.get("pane_width")
    arrangements, columns = found.get("arrangements"), found.get("columns")
    return Memory(
        **{name: _text(found.get(name)) for name in ("theme", "view", "my_committee", "folder")},
        pane_width=width if type(width) is int and width in WIDTHS else None,
        pane_hidden=found.get("pane_hidden") is True,
        ids=found.get("ids") is True,
        days=_texts(found["days"]) if isinstance(found.get("days"), list) else None,
        days_left_out=_texts(found.get("days_left_out")),
        wraps=found.get("wraps") is True,
        columns=_columns(columns) if isinstance(columns, dict) else {},
        arrangements=_arrangements(arrangements) if isinstance(arrangements, dict) else {},
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(filter(_text, value)) if isinstance(value, list) else ()


def _arrangements(found: Mapping[str, Any]) -> dict[str, Remembered]:
    return {
        view: Remembered(one["order"], one["grouping"], one.get("descending") is True)
        for view, one in found.items()
        if isinstance(one, dict) and _text(one.get("order")) and _text(one.get("grouping"))
    }


def _columns(found: Mapping[str, Any]) -> dict[str, Sequence[ChosenColumn]]:
    columns = {
        view: tuple(
            ChosenColumn(key, wider)
            for key, wider in (one for one in chosen if isinstance(one, list) and len(one) == 2)
            if _text(key) and type(wider) is int and wider in WIDER
        )
        for view, chosen in found.items()
        if isinstance(chosen, list)
    }
    return {view: chosen for view, chosen in columns.items() if chosen}


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
    with suppress(OSError, UnicodeError, NamndkollError):  # a folder's name may be no text
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.format(json.encode(shape)), stamp(path))
