"""A document read with its progress shown; what was found is gone through before it is written."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.common.errors import NamndkollError
from store.common.text import one_line
from store.importing.reading.columns import KNOWN, read_choice
from store.importing.reading.reading import Progress
from store.merging.taking_in import Import, PlanChangedError
from tui.app.screens.base import CommandScreen
from tui.app.screens.dialogs.ask_line import AskLineScreen, AskNameScreen
from tui.app.views.pane.review import about, review_columns, review_groups, summary
from tui.app.widgets.bars import bar
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.frame import KeyLine
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import Paragraph
from tui.commands.base import bindings_of
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
from tui.locale import _, say
from tui.presentation.taking_in import Reviewed, TakingIn
from tui.serializers.imports import COUNTED

_PERIOD = 0.1
"""Seconds between two looks at how far the reading has come."""
_LONGEST = 200
"""Letters of an organisation's name."""
_WIDTH = 40
"""Cells of the bar."""
_CELL = " | "
"""How the cells of a row are parted for people."""


class _StoppedError(Exception):
    """Nobody waits for the reading any more."""


class TakeInScreen(CommandScreen[bool]):
    """Closes with whether the register was written."""

    COMMANDS_HERE = (
        *(TakeIn, AcceptRow, CorrectLine, LeaveOut, SayColumn, SayWhose, SaySender, StopImport),
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

    def __init__(self, document: Path, register: Path) -> None:
        super().__init__()
        self._taking = TakingIn(document, register)
        self._progress: Progress | None = None
        self._stopped = False
        self._reading = True
        self._writing = False
        self._accepted: set[object] = set()

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
            yield RowList[Reviewed](review_columns(), lambda row: row.id, id="review")
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

    def stop(self) -> None:
        """Leave; a reading under way ends at its next step. What is being written is awaited."""
        self._stopped = True
        if not self._writing:
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

    def ask_line(self) -> None:
        """Ask how the first line of the row under the cursor is to be read."""
        number = self.lines_here[0]
        line = self._taking.line(number)

        def correct(typed: str | None) -> None:
            if typed is not None:
                self._taking.correct(number, _as_cells(typed) if "\t" in line else typed)
                self._read_again()

        title = _("Read line {number} as").format(number=number)
        hint = _("The printed line is kept and still shown.")
        self.app.push_screen(AskLineScreen(title, line.replace("\t", _CELL), hint), correct)

    def ask_column(self) -> None:
        """Ask what a column of the sheet is."""

        def say_of(typed: str | None) -> None:
            if typed:
                try:
                    self._taking.columns.update([read_choice(typed)])
                except NamndkollError as error:
                    self._refuse(error)
                else:
                    self._read_again()

        hint = _("Column=field, the field one of: {fields}").format(fields=", ".join(KNOWN))
        self.app.push_screen(AskLineScreen(_("What is a column?"), "", hint), say_of)

    def ask_whose(self) -> None:
        """Ask whose document it is."""

        def say_whose(typed: str | None) -> None:
            if typed is not None:
                self._taking.organisation = one_line(typed)[:_LONGEST]
                self._read_again()

        now = self._taking.report.organisation if self._taking.report else ""
        hint = _("The name of a municipality, a region or another organisation.")
        self.app.push_screen(AskNameScreen(_("Whose document is it?"), now, hint), say_whose)

    def ask_sender(self) -> None:
        """Ask who stands behind the document."""

        def say_who(typed: str | None) -> None:
            if typed is not None:
                self._taking.sender = one_line(typed)[:_LONGEST]
                self._read_again()

        report = self._taking.report
        now = report.sender.name if report and report.sender else ""
        hint = _("The council, the executive board, a committee, an office or a party.")
        self.app.push_screen(AskNameScreen(_("Who stands behind it?"), now, hint), say_who)

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
            report = await to_thread(self._taking.read, self._step)
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
        self.query_one("#progress", Static).update(Content(f"{filled}  {_how_far(now)}"))

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
        self._rows.set_groups(groups)
        self._rows.set_empty(_("Nothing is left to look at."))
        self._rows.display = True
        self.shows_anew()
        # An empty list would keep Enter for itself.
        self.set_focus(self._rows if groups else None)
        self._about_row()

    @on(RowList.Highlighted)
    def _about_row(self) -> None:
        self.query_one(DetailPane).show(list(about(self._rows.cursor_row, self._taking)))
        self.refresh_bindings()

    async def _write_and_leave(self) -> None:
        try:
            await to_thread(self._taking.write)
        except PlanChangedError as error:
            self._writing = False
            if self._taking.report:
                self._show(self._taking.report)
            self._tell(say(error.message))
        except NamndkollError as error:
            self._writing = False
            self._refuse(error)
        else:
            self.dismiss(True)

    def _refuse(self, error: NamndkollError) -> None:
        self._tell(_("That did not work"))
        self.query_one(DetailPane).show([Paragraph(plain(say(error.message), "$text-error"))])

    def _tell(self, title: str) -> None:
        self.query_one("#title", Static).update(plain(title))


def _how_far(now: Progress) -> str:
    if now.what == "file":
        return _("the file is being read")
    said = _("page {line} of {total}") if now.what == "pages" else _("line {line} of {total}")
    said = said.format(line=now.line, total=now.total)
    return f"{_(COUNTED[now.what])}: {said}" if now.what in COUNTED else said


def _as_cells(typed: str) -> str:
    """Return a row as typed with its cells parted by tabs again."""
    return "\t".join(part.strip() for part in typed.split(_CELL.strip()))
