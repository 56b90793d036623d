"""What hangs on an unchanging value alone is worked out once and goes when the value goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Remembering:
    """A value that never changes and remembers what was worked out from it.

    Threads may ask at the same time: all get the same answer, and none waits for another.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def kept(self, name: Hashable, work_out: Callable[[], T]) -> T:
        """Return what has a name, worked out when it is first asked for."""
        if name not in self._known:
            self._known.setdefault(name, work_out())
        return cast("T", self._known[name])
