"""The commands of the screen with the views, in the order of footer and help."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.everywhere import Help, Palette, Quit, StepBack
from tui.commands.looking import (
    ChooseCommittee,
    ChooseTheme,
    FilterList,
    GroupList,
    SetDay,
    SortList,
    ToggleDetail,
)
from tui.commands.records import CopyCitation, MarkAll, MarkEntry, OpenEntry, ShowSource
from tui.commands.views import VIEWS

MAIN: tuple[type[Command], ...] = (
    *VIEWS,
    FilterList,
    ChooseCommittee,
    SetDay,
    OpenEntry,
    ShowSource,
    CopyCitation,
    SortList,
    GroupList,
    MarkEntry,
    MarkAll,
    ToggleDetail,
    ChooseTheme,
    StepBack,
    Help,
    Palette,
    Quit,
)
