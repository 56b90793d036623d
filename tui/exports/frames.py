"""The words around the facts of a draft: those of the program, or a file of the office's own."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Literal

from msgspec import Struct, ValidationError, convert

from store.common.errors import DocumentError, NamndkollError
from store.common.limits import MEGABYTE
from store.common.text import one_line, shortened
from store.documents.common.files import read_file
from tui.locale import language
from tui.settings.office import office

DraftKind = Literal["letter", "question", "interpellation", "motion"]
_LARGEST = MEGABYTE
"""Bytes of a frame that are read at all."""
_LONGEST = 200
"""Characters of what is wrong with one."""


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands around the facts: above them, over them, where nothing is reported, below."""

    title: str
    facts: str
    asking: str
    closing: tuple[str, ...]
    opening: dict[str, str] = {}
    unreported: str = ""


class _Frames(Struct, frozen=True, forbid_unknown_fields=True):
    letter: Frame
    question: Frame
    interpellation: Frame
    motion: Frame


def frame_of(kind: DraftKind) -> Frame:
    """Return the words for a kind of draft, in the user's language unless the office has its own.

    Raises:
        NamndkollError: the file that the settings name cannot be used.
    """
    path = office().drafts
    try:
        data = shipped() if path is None else _read(path)
        frames = convert(tomllib.loads(data.decode("utf-8-sig")), _Frames)
    except (ValueError, RecursionError, ValidationError, DocumentError) as error:
        raise NamndkollError(
            "The words of drafts in {path} cannot be used: {reason} The settings name the file; "
            "one to begin with is written by: {command}",
            path=one_line(str(path)),
            reason=error.message
            if isinstance(error, DocumentError)
            else f"{shortened(str(error), _LONGEST)}.",
            command="namndkoll draft words --to FILE.toml",
        ) from error
    found: Frame = getattr(frames, kind)
    return found


def shipped() -> bytes:
    """Return the program's own words, as a file to be changed."""
    return (files("tui.exports") / f"frames.{language()}.toml").read_bytes()


def _read(path: Path) -> bytes:
    name, data = read_file(path)
    if len(data) > _LARGEST:
        raise DocumentError("{name} is too large to be words of drafts.", name=name)
    return data
