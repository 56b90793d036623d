"""The way that was taken from view to view, to go back one step at a time."""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """Where one was before a jump: the view, the committee (None for all), and the filter."""

    view: str
    committee: str | None
    typed: str


class Trail:
    """The steps that can be gone back, the last one first."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def leave(self, step: Step) -> None:
        """Note where one is, to come back to."""
        self._steps.append(step)

    def back(self) -> Step | None:
        """Return where one came from, and forget it; None at the beginning."""
        return self._steps.pop() if self._steps else None

    def forget(self) -> None:
        """Begin anew: a view was chosen outright, so there is no way back to take."""
        self._steps.clear()
