"""The command `where`: the paths of register, settings, views and backups."""

from __future__ import annotations

from pathlib import Path

from store.common.place import Place
from store.keeping.backups import folder_of
from store.register.register import Register
from tui.headless.output.writers import Output
from tui.settings.opening import Location, is_there
from tui.settings.paths import index_folder, settings_file, views_file


def where(place: Location, written: Output) -> None:
    """Tell the paths; that there is no register is said after them."""
    register = place.place
    if isinstance(register, Path):
        register = register.absolute()
    places: dict[str, Place] = {
        "register": register,
        "settings": settings_file(),
        "views": views_file(),
    }
    if isinstance(register, Path):
        places["backups"] = folder_of(register)
    written.places(places | {"index": index_folder()})
    if not is_there(place.place):
        Register.open(place.place)
