"""Who makes a change: the name that the user gave or chose, else the one they logged in with."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping

from store.common.text import one_line

VARIABLE = "NAMNDKOLL_USER"
_LONGEST = 100
_settings: dict[str, str] = {}


def sign_as(name: str | None) -> None:
    """Sign changes with the name that the settings give, from now on."""
    _settings.clear()
    if name:
        _settings["user"] = name


def user_name(option: str | None = None, environ: Mapping[str, str] = os.environ) -> str:
    """Return the name that changes are signed with."""
    named = option or environ.get(VARIABLE) or _settings.get("user") or _login()
    return one_line(named)[:_LONGEST] or "?"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
