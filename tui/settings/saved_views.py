"""The file of saved views: read, added to and taken from, all else left byte for byte.

Written by hand: to tomlkit (0.15.2) the comment above a view is the end of the view before it, and
what it adds to views that stand in one list is no TOML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from store.common.errors import Message, NamndkollError
from store.common.text import one_line
from store.filters.saved import SavedView
from tui.locale import _
from tui.settings.settings import parse_toml, read_toml

TABLE = "saved"
_FIELDS = {"view": str, "filter": str, "committee": str, "sort": str, "group": str}
_HEAD = re.compile(r"(?m)^\ufeff?[ \t]*\[\[[ \t]*saved[ \t]*\]\].*$")
_ABOUT_NEXT = re.compile(r"(?:^[ \t]*(?:#.*)?\r?\n?)*\Z", re.MULTILINE)
"""Comments and empty lines at the end of a view's lines: they belong to what follows."""


def read_views(path: Path) -> tuple[tuple[SavedView, ...], list[Message]]:
    """Return the saved views in a file, and what was wrong with others; none without the file."""
    try:
        found, problems = read_toml(path)
    except FileNotFoundError:
        return (), []
    views, wrong = _views(found, path)
    return views, problems + wrong


def _views(found: Mapping[str, Any], path: Path) -> tuple[tuple[SavedView, ...], list[Message]]:
    views: dict[str, SavedView] = {}
    problems: list[Message] = []
    tables = found.get(TABLE, [])
    if set(found) - {TABLE} or not isinstance(tables, list):
        problems.append(
            Message(
                "{path}: each saved view begins with a line [[saved]]; something else is left out.",
                {"path": path},
            )
        )
    for number, table in enumerate(tables if isinstance(tables, list) else [], 1):
        problem = _wrong(table, number, views)
        if problem:
            problems.append(problem)
        else:
            view = _view(table)
            views[view.key] = view
    return tuple(views.values()), problems


def _wrong(table: object, number: int, views: Mapping[str, SavedView]) -> Message | None:
    """Return what is wrong with a table that is to be a saved view."""
    name = table.get("name") if isinstance(table, dict) else None
    if not isinstance(table, dict) or not isinstance(name, str) or not one_line(name):
        return Message("The saved view number {number} has no name.", {"number": number})
    values = {"name": one_line(name)}
    if _view(table).key in views:
        return Message("Two saved views are called {name}; the first one counts.", values)
    for field, value in table.items():
        if field in {"name", "descending"}:
            fits = isinstance(value, str if field == "name" else bool)
        else:
            fits = field in _FIELDS and isinstance(value, str)
        if not fits:
            return Message(
                "The saved view {name} is left out: {field} cannot be {value}.",
                values | {"field": field, "value": str(value)[:40]},
            )
    return None


def _view(table: Mapping[str, Any]) -> SavedView:
    texts = {field: one_line(str(table.get(field, ""))) for field in ("name", *_FIELDS)}
    return SavedView(**texts, descending=table.get("descending") is True)


def add_view(path: Path, view: SavedView) -> None:
    """Write a view at the end of the file, in the place of one with the same name.

    Raises: NamndkollError when the file cannot be read or written
    """
    text = _text(path)
    views = _sound(text, path)
    if any(one.key == view.key for one in views):
        text = _without(text, view.key, path)
        views = [one for one in views if one.key != view.key]
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [text.rstrip() or _about(), "", *_lines(view), ""]
    _write(path, end.join(lines), [*views, view])


def _about() -> str:
    said = _("Saved views of Nämndkoll. Whoever is given a copy of this file has them too.")
    return f"# {said}"


def remove_view(path: Path, view: SavedView) -> None:
    """Take a view out of the file.

    Raises: NamndkollError when the file cannot be read or written
    """
    text = _text(path)
    views = [one for one in _sound(text, path) if one.key != view.key]
    _write(path, _without(text, view.key, path), views)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise _untouched(path) from error


def _sound(text: str, path: Path) -> list[SavedView]:
    found, problems = parse_toml(text.encode(), path)
    if problems:
        raise _untouched(path)
    return list(_views(found, path)[0])


def _untouched(path: Path) -> NamndkollError:
    return NamndkollError(
        "{path} cannot be read as it is, so nothing was changed in it. Mend or rename it first.",
        path=path,
    )


def _without(text: str, key: str, path: Path) -> str:
    """Return the text without the lines of a view."""
    tables = parse_toml(text.encode(), path)[0].get(TABLE, [])
    heads = list(_HEAD.finditer(text))
    if len(heads) != len(tables):
        raise _untouched(path)
    for place, table in enumerate(tables):
        if isinstance(table, dict) and _view(table).key == key:
            end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
            lines = text[heads[place].start() : end]
            kept = _ABOUT_NEXT.search(lines)
            return text[: heads[place].start()] + (kept[0] if kept else "") + text[end:]
    return text


def _write(path: Path, text: str, views: Sequence[SavedView]) -> None:
    """Write the text where it says just those views."""
    from store.keeping.reading import stamp
    from store.keeping.writing import replace_file

    if _sound(text, path) != list(views):
        raise _untouched(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = "The folder {path} cannot be made ({reason}), so nothing was saved."
        raise NamndkollError(said, path=path.parent, reason=reason) from error
    replace_file(path, text.encode(), stamp(path))


def _lines(view: SavedView) -> Iterator[str]:
    yield f"[[{TABLE}]]"
    for name, value in asdict(view).items():
        if isinstance(value, bool):
            if value:
                yield f"{name} = true"
        elif value:
            yield f"{name} = {_quoted(value)}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
