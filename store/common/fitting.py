"""Which of some names a person means who writes a part of one."""

from __future__ import annotations

from collections.abc import Iterable

from store.common.text import fold, unaccent


def fits(said: str, name: str) -> bool:
    """Tell whether a name has what somebody said where one of its words begins."""
    wanted, whole = (f" {unaccent(fold(one.strip()))}" for one in (said, name))
    return bool(wanted.strip()) and wanted in whole.replace("-", " ")


def fitting(said: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that somebody may mean, each once, in their order."""
    return tuple(dict.fromkeys(name for name in names if fits(said, name)))
