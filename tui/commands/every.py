"""All commands and moves that have keys, in the groups that are bound at the same time."""

from __future__ import annotations

from tui.commands.asking import AllMarked, MarkedHere, UndoAnyway
from tui.commands.base import Keyed
from tui.commands.boxes import Pick, TakeDay
from tui.commands.changing import CHANGES, SaveAll, SaveForm, TakeMine, TakeTheirs
from tui.commands.drafting import SaveDraft
from tui.commands.everywhere import CloseScreen, Help, Quit, StepBack
from tui.commands.keeping import ForgetForGood, SaveHeld
from tui.commands.main import MAIN
from tui.commands.moves import LIST_MOVES, TEXT_MOVES
from tui.commands.offers import (
    Begin,
    CopyAnyway,
    ReplaceFile,
    SaveFile,
    StopImport,
    TakeIn,
    TakeNotes,
)
from tui.commands.organisation import ORGANISING, TakeNames
from tui.commands.records import CopyCitation, NextPlace, ShowSource
from tui.commands.saved import DeleteSaved, ReplaceSaved, RestoreSaved, TakeName
from tui.commands.year_views import YEAR_VIEWS

GROUPS: tuple[tuple[Keyed, ...], ...] = (
    (*(one for one in MAIN if one.opened_by is None), *LIST_MOVES),
    (*YEAR_VIEWS, Pick, CloseScreen, *LIST_MOVES),
    (CloseScreen, ShowSource, CopyCitation, NextPlace, Help, Quit, *TEXT_MOVES),
    (Pick, DeleteSaved, RestoreSaved, CloseScreen),
    (TakeDay, CloseScreen),
    (TakeName, ReplaceSaved, CloseScreen),
    (SaveFile, ReplaceFile, TakeNotes, CopyAnyway, CloseScreen),
    (Begin, Help, Quit, *LIST_MOVES),
    (CloseScreen, ShowSource, CopyCitation, *CHANGES, Help, Quit, *TEXT_MOVES),
    (SaveForm, CloseScreen),
    (SaveAll, CloseScreen, *TEXT_MOVES),
    (TakeMine, TakeTheirs, *TEXT_MOVES),
    (UndoAnyway, CloseScreen, *TEXT_MOVES),
    (MarkedHere, AllMarked, CloseScreen, *TEXT_MOVES),
    (SaveHeld, CloseScreen),
    (ForgetForGood, CloseScreen, *TEXT_MOVES),
    (TakeIn, StopImport, *TEXT_MOVES),
    (SaveDraft, CloseScreen, Help, Quit, *TEXT_MOVES),
    (*ORGANISING, CloseScreen, Help, Quit, *LIST_MOVES),
    (TakeNames, CloseScreen),
)
TYPED: tuple[Keyed, ...] = (
    StepBack, CloseScreen, Pick, TakeDay, DeleteSaved, RestoreSaved, TakeName, ReplaceSaved,
    SaveFile, ReplaceFile, TakeNotes, CopyAnyway, SaveForm, SaveHeld, TakeNames,
)  # fmt: skip
"""What must work while one types."""


def every() -> dict[str, Keyed]:
    """Return all of them by their ids, in the order of the help."""
    found: dict[str, Keyed] = {}
    for one in (one for group in GROUPS for one in group if one.keys):
        found.setdefault(one.id, one)
    return found
