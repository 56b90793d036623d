"""Who makes a change: the name that the user gave, else the one they logged in with."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping

from store.text import one_line

VARIABLE = "NAMNDKOLL_USER"
_LONGEST = 100


def user_name(option: str | None = None, environ: Mapping[str, str] = os.environ) -> str:
    """Return the name that changes are signed with."""
    return one_line(option or environ.get(VARIABLE) or _login())[:_LONGEST] or "?"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
