"""All commands and moves that have keys, in the groups that are bound at the same time."""

from __future__ import annotations

from tui.commands.base import Keyed
from tui.commands.boxes import Pick, TakeDay
from tui.commands.everywhere import CloseScreen, Help, Quit, StepBack
from tui.commands.main import MAIN
from tui.commands.moves import LIST_MOVES, TEXT_MOVES
from tui.commands.records import CopyCitation, NextPlace, ShowSource

OVER: tuple[Keyed, ...] = (CloseScreen, ShowSource, CopyCitation, NextPlace, Help, Quit)
BOXES: tuple[Keyed, ...] = (Pick, CloseScreen)
GROUPS: tuple[tuple[Keyed, ...], ...] = (
    (*MAIN, *LIST_MOVES),
    (*OVER, *TEXT_MOVES),
    BOXES,
    (TakeDay, CloseScreen),
)
TYPED: tuple[Keyed, ...] = (Pick, TakeDay, CloseScreen, StepBack)
"""What must work while one types."""


def every() -> dict[str, Keyed]:
    """Return all of them by their ids, in the order of the help."""
    return {one.id: one for group in GROUPS for one in reversed(group)} | {
        one.id: one for group in GROUPS for one in group if one.keys
    }
