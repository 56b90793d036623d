"""A register opened where it is kept."""

from __future__ import annotations

from store.common.place import Place, file_at, place_of
from store.keeping.backend import Backend
from store.keeping.contents import nothing
from store.keeping.file import RegisterFile
from store.keeping.loaded import LoadedFile


def opened(place: Place | str, *, read_only: bool, patiently: bool) -> Backend:
    """Return what keeps the register of a place, read; nothing is written.

    Raises:
        NoRegisterError: there is none.
        RegisterError: it is no register that can be trusted.
    """
    loaded = LoadedFile(file_at(place_of(place)), nothing())
    loaded.load(patiently=patiently)
    return RegisterFile(loaded, read_only=read_only)
