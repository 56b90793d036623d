"""Goals of a report on three levels, each under its parent, with what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from store.importing.report.tokens import Token
from store.model.records import GoalLevel

_ABOVE: dict[GoalLevel, tuple[GoalLevel, ...]] = {
    "direction": (),
    "area": ("direction",),
    "committee": ("area", "direction"),
    "": (),
}
"""Under goals of which level one stands, nearest first."""


class StatedGoal(Struct, frozen=True):
    """A goal as printed, the text of the goal that it is under, and what is said of it."""

    goal: Token
    under: str = ""
    statement: Token | None = None

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of its label and text."""
        return self.goal.lines


def stated_goals(said: Sequence[Token]) -> Iterator[StatedGoal]:
    """Return each goal that a report prints, as often as it does.

    A label that says no level may stand before anything: what it names is a goal where a statement
    follows.
    """
    last: dict[GoalLevel, str] = {}
    for token, after in pairwise([*said, None]):
        if token is None or token.kind != "goal":
            continue
        statement = after if after and after.kind == "statement" else None
        if token.level or statement:
            under = next((last[above] for above in _ABOVE[token.level] if above in last), "")
            yield StatedGoal(token, under, statement)
            below = [one for one, above in _ABOVE.items() if token.level in above]
            last = {one: text for one, text in last.items() if one not in below}
            last[token.level] = token.text
