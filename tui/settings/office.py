"""What an office has of its own for what leaves it: a template, words of drafts, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.settings.paths import settings_file
from tui.settings.settings import Settings


class Office(NamedTuple):
    """An office's own; None or empty where the program's hold."""

    template: Path | None = None
    drafts: Path | None = None
    addresses: Mapping[str, str] = {}

    def address_of(self, body: str) -> str:
        """Return where a body is written to, whichever case its name is in; empty if unsaid."""
        named = {name.casefold(): address for name, address in self.addresses.items()}
        return named.get(body.casefold(), "")


_office = [Office()]


def furnish(settings: Settings) -> None:
    """Take what the settings say of the office, from now on."""
    _office[:] = [Office(_path(settings.template), _path(settings.drafts), settings.addresses)]


def _path(said: str | None) -> Path | None:
    """Return a path of the settings, which is counted from the folder that they lie in."""
    if said is None:
        return None
    path = Path(said)
    with suppress(RuntimeError):  # a home that nobody knows: the path is then told as it stands
        path = path.expanduser()
    return settings_file().parent / path


def office() -> Office:
    """Return what the office has of its own."""
    return _office[0]
