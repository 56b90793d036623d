"""Where a user's register, settings and backups are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.common.place import Place

VARIABLE = "NAMNDKOLL_REGISTER"
SETTINGS_VARIABLE = "NAMNDKOLL_SETTINGS"
PROGRAM = "namndkoll"
_REGISTER = "register.json"


def data_folder() -> Path:
    """Return the folder where the platform keeps a user's data for this program."""
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False)


def settings_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the user's settings are read from: what the environment names, else theirs."""
    if named := environ.get(SETTINGS_VARIABLE):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path(PROGRAM, appauthor=False) / "settings.toml"


def views_file() -> Path:
    """Return where the user's saved views are kept: beside the settings."""
    return settings_file().with_name("views.toml")


def memory_file() -> Path:
    """Return where the program remembers how it was left."""
    from platformdirs import user_state_path

    return user_state_path(PROGRAM, appauthor=False) / "state.json"


def columns_file() -> Path:
    """Return where it is remembered what columns of sheets become."""
    return memory_file().with_name("columns.json")


def news_file() -> Path:
    """Return where it is remembered what was seen of the news of each register."""
    return memory_file().with_name("news.json")


def index_folder() -> Path:
    """Return where what can be made anew is kept between starts."""
    from platformdirs import user_cache_path

    return user_cache_path(PROGRAM, appauthor=False)


def reports_folder() -> Path:
    """Return where reports of faults in the program are left."""
    from platformdirs import user_log_path

    return user_log_path(PROGRAM, appauthor=False)


def own_register() -> Path:
    """Return the register that is used when none is named."""
    return data_folder() / _REGISTER


def named_register(option: str | None, environ: Mapping[str, str] = os.environ) -> Place | None:
    """Return the register that the option or else the environment names.

    Raises: UsageError when the option is there but empty, as from a script's unset variable
    """
    if option is not None and not option.strip():
        # Not above: the first frame of the app goes without it.
        from store.common.errors import UsageError

        raise UsageError("--register is empty: name the file or the database after it.")
    name = option or environ.get(VARIABLE)
    if not name:
        return None
    from store.common.place import place_of

    return place_of(name)
