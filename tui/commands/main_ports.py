"""What the commands of the main screen ask of it, and of the objects that it is composed of."""

from __future__ import annotations

from collections.abc import Awaitable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.commands.ports import Copies, Guides, Helps, Quits, ShowsSource

if TYPE_CHECKING:
    from store.keeping.forgetting import Personal
    from store.model.records import Status
    from store.model.traits import Kind
    from tui.commands.standing import Standing


class Looks(Protocol):
    """What is looked at: which committee's, in which documents, through which filter, when."""

    def type_filter(self) -> None: ...
    def explain_filter(self) -> None: ...
    def choose_committee(self) -> None: ...
    def choose_mine(self) -> None: ...
    def see_mine(self) -> None: ...
    def choose_papers(self) -> None: ...
    def show_organisations(self) -> None: ...
    def choose_day(self) -> None: ...


class Arranges(Protocol):
    """How it is laid out: in which order, with which columns, pane and colours."""

    def choose_order(self) -> None: ...
    def choose_grouping(self) -> None: ...
    def choose_theme(self) -> None: ...
    def toggle_pane(self) -> None: ...
    def widen_pane(self, by: int) -> None:
        """Make the pane wider by so many percent of the screen, or narrower."""

    def toggle_ids(self) -> None: ...
    def toggle_wrapping(self) -> None: ...
    def choose_columns(self) -> None: ...


class OpensViews(Protocol):
    """From one view to another, chosen by its name."""

    def open_view(self, name: str) -> Awaitable[None]: ...


class Travels(OpensViews, Protocol):
    """From one view, place or row to another, and back."""

    def choose_view(self) -> None: ...
    def show_ready(self, typed: str) -> Awaitable[None]:
        """Show the activities through a filter."""

    def open_entry(self) -> None: ...
    def go_home(self) -> Awaitable[None] | None:
        """Go to the view that is home to what the row is about."""

    def step_back(self) -> Awaitable[None] | None: ...
    def next_heading(self, by: int) -> None:
        """Go to the next heading, or with -1 to the one before."""

    def fold_headings(self) -> None: ...


class TravelsInTime(Protocol):
    """Through time, in the views that show it; `by` is 1 for onward or out, -1 for back or in."""

    def step(self, by: int) -> None: ...
    def leap(self, by: int) -> None: ...
    def zoom(self, by: int) -> None: ...
    def to_day(self) -> None: ...
    def to_bar(self) -> None: ...
    def toggle_calendar(self) -> None: ...


class Marks(Protocol):
    """Rows are marked."""

    def mark_row(self) -> None: ...
    def mark_all(self) -> None: ...


class Changes(Protocol):
    """What the office says about entries is changed, undone, looked back on and forgotten."""

    def edit(self, lines: Sequence[str], kinds: Collection[Kind] | None) -> None:
        """Say something, in a form of some lines, about entries of some kinds; None for all."""

    def write_note(self) -> None: ...
    def set_status(self, status: Status, kinds: Collection[Kind] | None) -> None: ...
    def undo(self, *, again: bool, anyones: bool) -> None: ...
    def show_thread(self) -> None: ...
    def show_history(self) -> None: ...
    def show_changes(self) -> None: ...
    def forget(self, fields: tuple[Personal, ...]) -> None: ...


class Shares(Protocol):
    """Entries are taken elsewhere: to the terminal's clipboard, or to a file."""

    def copy_as(self) -> None: ...
    def save_as(self) -> None: ...


class Meetings(Protocol):
    """Meetings and the days around them."""

    def show(self) -> None: ...
    def choose_days(self) -> None: ...


class FindsWords(Protocol):
    """Words are found in the papers."""

    def open(self) -> None: ...


class Drafts(Protocol):
    """Entries become the draft of a question."""

    def choose(self) -> None: ...


class Files(Protocol):
    """What is kept in files: saved views, the register's copy, documents that are read in."""

    def list_views(self) -> None: ...
    def save_view(self) -> None: ...
    def save_copy(self) -> None: ...
    def import_document(self) -> None: ...


class Opens(Protocol):
    """Opens a page of its own."""

    def open(self) -> None: ...


class Palette(Protocol):
    """Commands and places are found by typing."""

    def open(self) -> None: ...


class HasStanding(Protocol):
    """A screen that knows how things stand."""

    @property
    def standing(self) -> Standing: ...


class HasLooks(HasStanding, Protocol):
    @property
    def looks(self) -> Looks: ...


class HasArrangement(HasStanding, Protocol):
    @property
    def arranges(self) -> Arranges: ...


class HasViews(HasStanding, Protocol):
    @property
    def travels(self) -> OpensViews: ...


class HasTravels(HasStanding, Protocol):
    @property
    def travels(self) -> Travels: ...


class HasTime(HasStanding, Protocol):
    @property
    def time(self) -> TravelsInTime: ...


class HasMarks(HasStanding, Protocol):
    @property
    def selection(self) -> Marks: ...


class HasChanges(HasStanding, Protocol):
    @property
    def changes(self) -> Changes: ...


class Owns(Protocol):
    """Entries of the office's own are taken away."""

    def remove(self) -> None: ...


class Desk(Protocol):
    """What an office takes out of the register and does by itself."""

    def new(self) -> None:
        """Enter something of one's own."""

    @property
    def owns(self) -> Owns: ...
    @property
    def shares(self) -> Shares: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def packs(self) -> Opens: ...
    @property
    def news(self) -> Opens: ...
    @property
    def finds(self) -> FindsWords: ...
    @property
    def drafts(self) -> Drafts: ...


class HasDesk(HasStanding, Protocol):
    @property
    def desk(self) -> Desk: ...


class HasFiles(HasStanding, Protocol):
    @property
    def files(self) -> Files: ...


class HasPalette(Protocol):
    """A screen whose commands and places can be found by typing."""

    @property
    def palette(self) -> Palette: ...


class HasEverything(
    HasLooks, HasArrangement, HasTravels, HasTime, HasMarks, HasChanges, HasDesk, HasFiles,
    HasPalette, ShowsSource, Copies, Helps, Guides, Quits, Protocol,
):  # fmt: skip
    """The screen that everything begins on."""
