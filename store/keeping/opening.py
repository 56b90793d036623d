"""A register opened where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.common.errors import RegisterError
from store.common.place import Address, Place, place_of
from store.keeping.backend import Backend
from store.keeping.contents import Contents, nothing
from store.keeping.file import RegisterFile
from store.keeping.loaded import LoadedFile

if TYPE_CHECKING:
    from store.keeping.server.database import RegisterDatabase


def opened(
    place: Place | str, *, read_only: bool, patiently: bool, kept_in: Path | None
) -> Backend:
    """Return what keeps the register of a place, read; nothing is written.

    `kept_in` is where what was read from a server is kept between starts; None where it is not.

    Raises:
        NoRegisterError: there is none.
        RegisterError: it is no register that can be trusted.
    """
    place = place_of(place)
    if isinstance(place, Address):
        return _on_server(place, read_only=read_only, kept_in=kept_in)
    loaded = LoadedFile(place, nothing())
    loaded.load(patiently=patiently)
    return RegisterFile(loaded, read_only=read_only)


def begun(place: Place | str, contents: Contents) -> Backend:
    """Return what keeps a new register of some contents, of which nothing is written yet.

    Raises:
        RegisterError: there is no database made ready for one.
    """
    place = place_of(place)
    if isinstance(place, Address):
        backend = _on_server(place, read_only=False)
        backend.contents = contents
        return backend
    return RegisterFile(LoadedFile(place, contents))


def _on_server(place: Address, *, read_only: bool, kept_in: Path | None = None) -> RegisterDatabase:
    try:
        from store.keeping.server.database import RegisterDatabase
    except ImportError as error:
        raise not_installed(place, error) from error
    return RegisterDatabase.open(place, read_only=read_only, kept_in=kept_in)


def not_installed(place: Place, error: ImportError) -> RegisterError:
    """Return the sentence for a server whose driver this program was installed without."""
    return RegisterError(
        "{place} is on a server, for which {library} is not installed: {command}",
        place=place,
        library=error.name or "psycopg",
        command="python3 -m pip install 'namndkoll[server]'",
    )
