"""A document read with its progress shown; what was found is gone through before it is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.common.errors import NamndkollError
from store.common.place import Place
from store.importing.reading.reading import Progress
from store.keeping.backend import UnreachableError
from store.merging.taking_in import Import, PlanChangedError
from tui.app.screens.helping.helpful import HelpfulScreen
from tui.app.screens.pages.questions import QUESTIONS
from tui.app.views.pane.review import (
    about,
    about_heading,
    how_far,
    review_columns,
    review_groups,
    summary,
)
from tui.app.widgets.aside import in_thread
from tui.app.widgets.bars import bar
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import Paragraph
from tui.commands.base import Commands, bindings_of
from tui.commands.everywhere import Help
from tui.commands.offers import (
    AcceptRow,
    CorrectLine,
    LeaveOut,
    SayColumn,
    SaySender,
    SayWhose,
    StopImport,
    TakeIn,
)
from tui.commands.ports import Asked
from tui.locale import _, say
from tui.presentation.folding import Folding
from tui.presentation.taking_in import Reviewed, TakingIn

_PERIOD = 0.1
"""Seconds between two looks at how far the reading has come."""
_WIDTH = 40
"""Cells of the bar."""


class _StoppedError(Exception):
    """Nobody waits for the reading any more."""


class ReviewList(RowList[Reviewed]):
    """A list in which Enter is the page's own, on rows and headings: it writes what was found."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the key that writes through (Textual calls this)."""
        return action != "select" and super().check_action(action, parameters)


class TakeInScreen(HelpfulScreen[bool]):
    """Closes with whether the register was written."""

    COMMANDS_HERE = (
        *(TakeIn, AcceptRow, CorrectLine, LeaveOut, SayColumn, SayWhose, SaySender, StopImport),
        Help,
    )
    must_be_seen = True
    BINDINGS = bindings_of(COMMANDS_HERE)
    DEFAULT_CSS = """
    TakeInScreen #taking { height: 1fr; padding: 0 1; }
    TakeInScreen Static { padding: 0 1; }
    TakeInScreen #progress, TakeInScreen #found { height: auto; }
    TakeInScreen RowList { height: 2fr; margin-top: 1; }
    TakeInScreen DetailPane { height: 1fr; border: none; padding: 0 1; }
    """

    def __init__(self, document: Path, register: Place) -> None:
        super().__init__()
        self._taking = TakingIn(document, register)
        self._progress: Progress | None = None
        self._stopped = False
        self._reading = True
        self._writing = False
        self._accepted: set[object] = set()
        self._folding = Folding()

    @property
    def ready(self) -> bool:
        """Tell whether there is something to write."""
        return self._taking.report is not None and not (self._reading or self._writing)

    @property
    def lines_here(self) -> tuple[int, ...]:
        """The lines of the document that the row under the cursor is about."""
        row = self._rows.cursor_row
        return row.lines if row else ()

    @property
    def _rows(self) -> RowList[Reviewed]:
        return self.query_one(RowList)

    def compose(self) -> ComposeResult:
        """Make the title, the progress, what there is to look at, and the line of keys."""
        title = _("Reading {document}").format(document=self._taking.document.name)
        with Vertical(id="taking"):
            yield Static(plain(title), id="title", classes="panel-title")
            yield Static(id="progress")
            yield Static(id="found")
            yield ReviewList(review_columns(), lambda row: row.id, id="review")
            yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to read."""
        self._rows.display = False
        self.set_interval(_PERIOD, self._show_progress)
        self.run_worker(self._read_and_show())

    def on_unmount(self) -> None:
        """Have a reading under way end with the screen, also when the app itself is left."""
        self._stopped = True

    def on_footer(self) -> Commands:
        """Return the commands for the line of keys: on a small screen all of them but the help."""
        return [one for one in super().on_footer() if one is not Help]

    def stop(self) -> None:
        """Leave; a reading under way ends at its next step. What is being written is awaited."""
        if not self._writing:
            self._stopped = True
            self.dismiss(False)

    @on(RowList.Selected)
    def take_in(self) -> None:
        """Write the register."""
        if self.ready:
            self._writing = True
            self.run_worker(self._write_and_leave())

    def accept(self) -> None:
        """Accept what was decided of the row under the cursor: it is looked at no more."""
        row = self._rows.cursor_row
        if row and self._taking.report:
            self._accepted.add(row.about)
            self._show_rows(self._taking.report)

    def leave_out(self) -> None:
        """Leave out the lines of the row under the cursor, or take them back."""
        self._taking.leave_out(self.lines_here)
        self._read_again()

    def ask(self, what: Asked) -> None:
        """Ask what can be said of the document; the answer is taken and it is read again."""
        question = QUESTIONS[what](self._taking, self.lines_here)

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            try:
                question.say(typed)
            except NamndkollError as error:
                self._refuse(error)
            else:
                self._read_again()

        self.app.push_screen(question.screen, answered)

    @property
    def is_sheet(self) -> bool:
        """Tell whether the document has columns to say something of."""
        return self._taking.is_sheet and not (self._reading or self._writing)

    def _read_again(self) -> None:
        self._reading = True
        self.refresh_bindings()
        self.run_worker(self._read_and_show(), exclusive=True)

    async def _read_and_show(self) -> None:
        try:
            work = partial(self._taking.read, self._step)
            report = await in_thread(work, self, to_its_end=True)
        except _StoppedError:
            return  # nobody waits for it: the page may be gone by now
        except NamndkollError as error:
            if self._stopped:
                return
            self._reading = False
            self._refuse(error)
        else:
            if self._stopped:
                return
            self._reading = False
            self._show(report)
        self._progress = None
        self.query_one("#progress", Static).update("")
        self.refresh_bindings()

    def _step(self, progress: Progress) -> None:
        """Note how far the reading is (in its thread)."""
        if self._stopped:
            raise _StoppedError
        self._progress = progress

    def _show_progress(self) -> None:
        now = self._progress
        if now is None or not self.is_mounted:
            return
        filled = bar(now.line, max(now.total, 1), _WIDTH).ljust(_WIDTH, "░")
        self.query_one("#progress", Static).update(Content(f"{filled}  {how_far(now)}"))

    def _show(self, report: Import) -> None:
        """Show what was found, and what there is to look at."""
        self._tell(_("Found in {document}").format(document=report.document))
        self.query_one("#found", Static).update(summary(report, self._taking.recalled))
        self._show_rows(report)

    def _show_rows(self, report: Import) -> None:
        groups = []
        for group in review_groups(report, self._taking):
            left = [row for row in group.rows if row.about not in self._accepted]
            groups.append(replace(group, rows=left))
        groups = [group for group in groups if group.rows]
        found = [group for group in groups if group.key.startswith("found")]
        self._rows.set_groups(groups, self._folding.first(found))
        self._rows.set_empty(_("Nothing is left to look at."))
        self._rows.display = True
        self.shows_anew()
        self.set_focus(self._rows if groups else None)
        self._about_row()

    @on(RowList.Highlighted)
    def _about_row(self) -> None:
        heading = self._rows.cursor_heading
        blocks = [*about(self._rows.cursor_row, self._taking), *about_heading(heading)]
        self.query_one(DetailPane).show(blocks)
        self.refresh_bindings()

    async def _write_and_leave(self) -> None:
        try:
            await in_thread(self._taking.write, self, to_its_end=True)
        except PlanChangedError as error:
            self._writing = False
            if self._taking.report:
                self._show(self._taking.report)
            self._tell(say(error.message))
        except UnreachableError as error:
            self._writing = False
            self._refuse(error)
            self._tell(_("It waits here: the server does not answer. Enter sends it again."))
        except NamndkollError as error:
            self._writing = False
            self._refuse(error)
        else:
            self.dismiss(True)

    def _refuse(self, error: NamndkollError) -> None:
        self.refresh_bindings()
        self._tell(_("That did not work"))
        self.query_one(DetailPane).show([Paragraph(plain(say(error.message), "$text-error"))])

    def _tell(self, title: str) -> None:
        self.query_one("#title", Static).update(plain(title))
