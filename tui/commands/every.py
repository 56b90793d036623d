"""All commands and moves that have keys, in the groups that are bound at the same time."""

from __future__ import annotations

from tui.commands.asking import AllMarked, LeaveAnyway, MarkedHere, Stay, UndoAnyway
from tui.commands.base import Keyed
from tui.commands.boxes import Pick, TakeDay
from tui.commands.changing import CHANGES, SaveAll, SaveForm, TakeMine, TakeTheirs
from tui.commands.columns import CHOOSING_COLUMNS
from tui.commands.drafting import SaveDraft
from tui.commands.everywhere import CloseScreen, Help, Quit, StepBack
from tui.commands.keeping import ForgetForGood, SaveHeld
from tui.commands.main import MAIN
from tui.commands.meetings import MEETINGS, ShowDays, ToggleDays
from tui.commands.moves import LIST_MOVES, TEXT_MOVES
from tui.commands.news import TICKING
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
from tui.commands.packs import SavePack
from tui.commands.pages import LEAFING
from tui.commands.records import CopyCitation, NextPlace, ShowSource
from tui.commands.saved import DeleteSaved, ReplaceSaved, RestoreSaved, TakeName
from tui.commands.searching import WITHIN, OpenHit, OpenHitRecord, OpenRecordHere, TakeWords
from tui.commands.year_views import YEAR_VIEWS

GROUPS: tuple[tuple[Keyed, ...], ...] = (
    (*(one for one in MAIN if one.opened_by is None), *LIST_MOVES),
    (*YEAR_VIEWS, Pick, CloseScreen, Help, *LIST_MOVES),
    (
        CloseScreen,
        ShowSource,
        CopyCitation,
        NextPlace,
        *WITHIN,
        OpenRecordHere,
        Help,
        Quit,
        *TEXT_MOVES,
    ),
    (OpenHit, OpenHitRecord, CloseScreen, Help),
    (TakeWords, CloseScreen, Help),
    (Pick, DeleteSaved, RestoreSaved, CloseScreen, Help),
    (TakeDay, CloseScreen, Help),
    (TakeName, ReplaceSaved, CloseScreen, Help),
    (SaveFile, ReplaceFile, TakeNotes, CopyAnyway, CloseScreen, Help),
    (Begin, Help, Quit, *LIST_MOVES),
    (CloseScreen, ShowSource, CopyCitation, *CHANGES, Help, Quit, *TEXT_MOVES),
    (SaveForm, CloseScreen, Help),
    (SaveAll, CloseScreen, Help, *TEXT_MOVES),
    (TakeMine, TakeTheirs, Help, *TEXT_MOVES),
    (UndoAnyway, CloseScreen, Help, *TEXT_MOVES),
    (LeaveAnyway, Stay, Help, *TEXT_MOVES),
    (MarkedHere, AllMarked, CloseScreen, Help, *TEXT_MOVES),
    (SaveHeld, CloseScreen, Help),
    (ForgetForGood, CloseScreen, Help, *TEXT_MOVES),
    (TakeIn, StopImport, Help, *TEXT_MOVES),
    (SaveDraft, CloseScreen, Help, Quit, *TEXT_MOVES),
    (*ORGANISING, CloseScreen, Help, Quit, *LIST_MOVES),
    (TakeNames, CloseScreen, Help),
    (*CHOOSING_COLUMNS, Help),
    (*MEETINGS, CloseScreen, Help, Quit, *LIST_MOVES),
    (ToggleDays, ShowDays, CloseScreen, Help, *LIST_MOVES),
    (*LEAFING, SavePack, CloseScreen, Help, Quit, *LIST_MOVES),
    (*LEAFING, *TICKING, CloseScreen, Help, Quit, *LIST_MOVES),
)
TYPED: tuple[Keyed, ...] = (
    StepBack, CloseScreen, Pick, TakeDay, DeleteSaved, RestoreSaved, TakeName, ReplaceSaved,
    SaveFile, ReplaceFile, TakeNotes, CopyAnyway, SaveForm, SaveHeld, TakeNames, OpenHit,
    OpenHitRecord, TakeWords,
)  # fmt: skip
"""What must work while one types."""


def every() -> dict[str, Keyed]:
    """Return all of them by their ids, in the order of the help."""
    found: dict[str, Keyed] = {}
    for one in (one for group in GROUPS for one in group if one.keys):
        found.setdefault(one.id, one)
    return found
