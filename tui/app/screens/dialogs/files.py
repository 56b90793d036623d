"""A file chosen by its path: what is typed narrows the folder's list, Enter goes into a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from store.common.sorting import swedish_key
from store.common.text import fold, unaccent
from store.documents.kinds import SUFFIXES
from tui.app.screens.dialogs.chooser import Choice, ChooserScreen
from tui.app.widgets.line_input import LineInput
from tui.locale import _
from tui.presentation.groups import Group

_MOST = 500
"""Entries of a folder that are listed; typing more finds the others."""


class FileChooser(ChooserScreen[Path]):
    """Begins in a folder; the line holds the path as it comes to be."""

    def __init__(self, title: str, folder: Path) -> None:
        super().__init__(title, _find)
        self._folder = folder

    def on_mount(self) -> None:
        """Begin with the folder."""
        self._type(f"{self._folder}{os.sep}")

    def choose(self, value: Path) -> None:
        """Choose a file, or go into a folder."""
        if value.is_dir():
            self._type(f"{value}{os.sep}".replace(os.sep * 2, os.sep))
        else:
            self.dismiss(value)

    def _type(self, text: str) -> None:
        field = self.query_one("#typed", LineInput)
        field.value = text
        field.cursor_position = len(text)


_WHOLE = re.compile(r"(?<=[^/\\][/\\])(?=[/~]|[A-Za-z]:[/\\])")
"""Where a path begins anew inside what is typed: /home/me//srv/a.txt, /home/me/~/a.txt."""


def file_chooser(folder: Path) -> FileChooser:
    """Return a chooser of a document."""
    return FileChooser(_("Which document? Type its path, or choose"), folder)


def _find(text: str) -> Sequence[Group[Choice[Path]]]:
    folder, start = _split(text)
    wanted = unaccent(fold(start))
    try:
        fits = [one for one in _entries(folder, hidden=start.startswith("."))
                if wanted in unaccent(fold(one.name))]  # fmt: skip
    except (OSError, ValueError):
        return []
    above = [] if start or folder.parent == folder else [Choice("..", "..", folder.parent)]
    return [Group("", [*above, *map(_choice, fits[:_MOST])])]


def _split(text: str) -> tuple[Path, str]:
    """Return the folder that a path as typed is in, and the rest of it.

    A whole path that is pasted after the folder that stood there counts alone.
    """
    path, _sep, name = _WHOLE.split(text)[-1].rpartition(os.sep)
    folder = Path(path + os.sep)
    with suppress(RuntimeError):
        folder = folder.expanduser()
    return folder.absolute(), name


def _entries(folder: Path, *, hidden: bool) -> list[Path]:
    """Return the folders and documents of a folder, folders first, in Swedish order."""
    found = [
        (not one.is_dir(), swedish_key(one.name), folder / one.name)
        for one in _readable(folder)
        if hidden or not one.name.startswith(".")
    ]
    return [path for _file, _key, path in sorted(found)]


def _readable(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for one in entries:
            try:
                if one.is_dir() or one.name.lower().endswith(SUFFIXES):
                    yield one
            except OSError:
                continue


def _choice(path: Path) -> Choice[Path]:
    if path.is_dir():
        return Choice(path.name, path.name + os.sep, path, _("folder"))
    return Choice(path.name, path.name, path, _size(path))


def _size(path: Path) -> str:
    try:
        return _("{size} kB").format(size=-(-path.stat().st_size // 1000))
    except OSError:
        return ""
