"""What hangs on an unchanging value alone is worked out once and goes when the value goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Key(Generic[T]):
    """What something is kept by, which says of what type it is. No two keys are the same."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return f"Key({self._name!r})"


class Remembering:
    """A value that never changes and remembers what was worked out from it.

    Threads may ask at the same time: all get the same answer, and none waits for another.
    """

    def __init__(self) -> None:
        # Each key alone says of what type its value is.
        self._known: dict[tuple[Hashable, Hashable], Any] = {}

    def kept(self, key: Key[T], work_out: Callable[[], T], of: Hashable = None) -> T:
        """Return what has a key, worked out when it is first asked for: once for each `of`."""
        try:
            found: T = self._known[key, of]
        except KeyError:
            found = self._known.setdefault((key, of), work_out())
        return found
