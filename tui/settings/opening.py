"""Which register is opened, and the copy of the sample for who has none yet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from store.common.errors import Message, RegisterError
from store.common.place import Address, Place, file_at
from tui.settings.paths import named_register, own_register

_SAMPLES = "sample_data"


class Location(NamedTuple):
    """Where a register is, and whether the user named it."""

    place: Place
    named: bool

    @property
    def path(self) -> Path:
        """The file of the register.

        Raises: RegisterError when it is on a server.
        """
        return file_at(self.place)


def locate(option: str | None = None) -> Location:
    """Return the register that is meant: the named one, else the user's own."""
    named = named_register(option)
    return Location(named, True) if named else Location(own_register(), False)


def is_there(path: Place) -> bool:
    """Tell whether anything is at a path; of a server, that is known when it is asked.

    Raises: RegisterError when a folder on the way may not be read, so that nobody can tell.
    """
    if isinstance(path, Address):
        return True
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        raise RegisterError(
            "{path} cannot be reached ({reason}). Get the right to read its folder, "
            "or name a register elsewhere with --register FILE.",
            path=path,
            reason=error.strerror,
        ) from error
    return True


def hindrance(place: Location) -> Message | None:
    """Tell what would keep a register from being written where it is meant to be."""
    if isinstance(place.place, Address):
        return None
    folder = place.path.parent
    if not folder.is_dir():
        missing = Message("there is no folder {path}", {"path": folder})
        return missing if place.named or folder.exists() else None
    target = place.path if is_there(place.path) else folder
    if os.access(target, os.W_OK) and os.access(folder, os.W_OK):
        return None
    return Message("{path} may not be written to", {"path": target})


def make_ready(place: Location) -> Message | None:
    """Put a copy of the sample where the user has no register yet, and return what to say of it.

    Raises: RegisterError when the copy cannot be made.
    """
    if place.named or is_there(place.place):
        return None
    begin_with_sample(place.path)
    return Message(
        "You have no register yet: a copy of the sample was made, {path}. "
        "Begin your own with: namndkoll import DOCUMENT",
        {"path": place.path},
    )


def begin_with_sample(path: Path) -> None:
    """Make a copy of the sample where there is no register yet.

    Raises: RegisterError
    """
    make_folder(path.parent)
    write_copy(path, sample())


def begin_empty(path: Path) -> None:
    """Make a register that holds nothing where there is none yet.

    Raises: RegisterError
    """
    from datetime import UTC, datetime

    from store.keeping.contents import nothing
    from store.register.register import Register
    from tui.settings.user import user_name

    make_folder(path.parent)
    Register.empty(path).commit(nothing(), datetime.now(UTC), user_name())


def sample() -> bytes:
    """Return the sample register that comes with the program."""
    import tomllib
    from importlib.resources import files

    folder = files(_SAMPLES)
    about = tomllib.loads((folder / "sample.toml").read_text(encoding="utf-8"))
    return (folder / str(about["register"])).read_bytes()


def make_folder(folder: Path) -> None:
    """Make the folder of the user's data where it is not there yet.

    Raises: RegisterError
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterError(
            "The folder {path} cannot be made ({reason}). "
            "Name a register elsewhere with --register FILE.",
            path=folder,
            reason=error.strerror,
        ) from error


def write_copy(path: Path, data: bytes) -> None:
    """Write a whole register where none is.

    Raises: RegisterError
    """
    from store.keeping.writing import replace_file

    replace_file(path, data, None)
