"""The commands of the screen with the views, in the order of footer and help."""

from __future__ import annotations

from tui.commands.base import Command
from tui.commands.changing import CHANGES
from tui.commands.columns import ChooseColumns, WrapTexts
from tui.commands.drafting import DraftQuestion
from tui.commands.everywhere import Help, ImportDocument, OpenGuide, Palette, Quit, StepBack
from tui.commands.keeping import KEEPING
from tui.commands.looking import (
    ChooseCommittee,
    ChooseMine,
    ChooseTheme,
    FilterList,
    GroupList,
    NarrowDetail,
    SeeMine,
    SetDay,
    ShowIds,
    SortList,
    ToggleDetail,
    WidenDetail,
)
from tui.commands.main_ports import HasEverything
from tui.commands.meetings import ChooseDays, ShowMeetings
from tui.commands.new import NEW
from tui.commands.news import ShowNews
from tui.commands.organisation import ShowOrganisations
from tui.commands.packs import ShowPack
from tui.commands.papers import ChoosePapers
from tui.commands.parts import FoldParts, GoToEntry, NextPart, PreviousPart
from tui.commands.ready import READY
from tui.commands.records import CopyCitation, MarkAll, MarkEntry, OpenEntry, ShowSource
from tui.commands.saved import ExplainFilter, ListSaved, SaveView
from tui.commands.searching import FindInPapers
from tui.commands.sharing import CopyAs, SaveAs
from tui.commands.threads import ShowThread
from tui.commands.time import TIME
from tui.commands.views import VIEWS
from tui.commands.year_views import YEAR_VIEWS, MoreViews

MAIN: tuple[type[Command[HasEverything]], ...] = (
    *VIEWS,
    *YEAR_VIEWS,
    ShowNews,
    FilterList,
    FindInPapers,
    OpenEntry,
    *TIME,
    ShowMeetings,
    ChooseDays,
    ShowSource,
    GoToEntry,
    CopyCitation,
    *CHANGES,
    *NEW,
    ShowThread,
    CopyAs,
    SaveAs,
    ShowPack,
    DraftQuestion,
    MarkEntry,
    MarkAll,
    ChooseCommittee,
    SeeMine,
    ChoosePapers,
    ShowOrganisations,
    SetDay,
    MoreViews,
    SortList,
    GroupList,
    FoldParts,
    NextPart,
    PreviousPart,
    ExplainFilter,
    ListSaved,
    SaveView,
    *READY,
    ToggleDetail,
    WidenDetail,
    NarrowDetail,
    ShowIds,
    ChooseColumns,
    WrapTexts,
    ImportDocument,
    *KEEPING,
    ChooseMine,
    ChooseTheme,
    StepBack,
    Help,
    OpenGuide,
    Palette,
    Quit,
)
