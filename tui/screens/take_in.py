"""A document read with its progress shown; what was found is seen before anything is written."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.documents.text import read_text
from store.errors import NamndkollError
from store.importing.budget import read_budget
from store.importing.reading import Progress
from store.keeping.contents import Contents
from store.merging import Import
from store.register import Register
from tui.commands.base import Command, bindings_of
from tui.commands.offers import StopImport, TakeIn
from tui.locale import _, ngettext, say
from tui.opening import make_folder
from tui.output.imports import KINDS
from tui.screens.base import CommandScreen
from tui.user import user_name
from tui.views.sheet import Block, Fact, Gap, Paragraph
from tui.widgets.bars import bar
from tui.widgets.detail_pane import DetailPane
from tui.widgets.frame import KeyLine
from tui.widgets.plain import plain

_COMMANDS: tuple[type[Command], ...] = (TakeIn, StopImport)
_PERIOD = 0.1
"""Seconds between two looks at how far the reading has come."""
_WIDTH = 40
"""Cells of the bar."""


class _StoppedError(Exception):
    """Nobody waits for the reading any more."""


class TakeInScreen(CommandScreen[bool]):
    """Closes with whether the register was written."""

    COMMANDS_HERE = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(_COMMANDS)]
    DEFAULT_CSS = """
    TakeInScreen #taking { height: 1fr; padding: 1 1; }
    TakeInScreen Static { padding: 0 1; }
    TakeInScreen DetailPane { height: 1fr; border: none; padding: 0 1; }
    """

    def __init__(self, document: Path, register: Path) -> None:
        super().__init__()
        self._document = document
        self._target = Register.empty(register)
        self._progress: Progress | None = None
        self._stopped = False
        self._found: Contents | None = None
        self._writing = False

    @property
    def ready(self) -> bool:
        """Tell whether there is something to write."""
        return self._found is not None and not self._writing

    def compose(self) -> ComposeResult:
        """Make the title, the progress, the report and the line of keys."""
        title = _("Reading {document}").format(document=self._document.name)
        with Vertical(id="taking"):
            yield Static(plain(title), id="title", classes="panel-title")
            yield Static(id="progress")
            yield DetailPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to read."""
        self.set_interval(_PERIOD, self._show_progress)
        self.run_worker(self._read_and_show())

    def stop(self) -> None:
        """Leave; a reading under way ends at its next step. What is being written is awaited."""
        self._stopped = True
        if not self._writing:
            self.dismiss(False)

    def take_in(self) -> None:
        """Write the register."""
        self._writing = True
        self.run_worker(self._write_and_leave())

    async def _read_and_show(self) -> None:
        try:
            self._found, report = await to_thread(self._read)
        except NamndkollError as error:
            self._refuse(error)
        except _StoppedError:
            pass
        else:
            self._tell(_("Found in {document}").format(document=report.document))
            self.query_one(DetailPane).show(list(_report(report)))
        self._progress = None
        self.query_one("#progress", Static).update("")
        self.refresh_bindings()

    def _read(self) -> tuple[Contents, Import]:
        document = read_text(self._document)
        reading = read_budget(document, None, self._step)
        dated = replace(reading.document, imported=datetime.now(UTC))
        return self._target.plan(replace(reading, document=dated))

    def _step(self, progress: Progress) -> None:
        """Note how far the reading is (in its thread)."""
        if self._stopped:
            raise _StoppedError
        self._progress = progress

    def _show_progress(self) -> None:
        now = self._progress
        if now is None or not self.is_mounted:
            return
        said = _("line {line} of {total}").format(line=now.line, total=now.total)
        if now.what in KINDS:
            said = f"{_(KINDS[now.what])}: {said}"
        filled = bar(now.line, now.total, _WIDTH).ljust(_WIDTH, "░")
        self.query_one("#progress", Static).update(Content(f"{filled}  {said}"))

    async def _write_and_leave(self) -> None:
        try:
            await to_thread(self._write)
        except NamndkollError as error:
            self._writing = False
            self._refuse(error)
        else:
            self.dismiss(True)

    def _write(self) -> None:
        make_folder(self._target.path.parent)
        if self._found is not None:
            now, by = datetime.now(UTC), user_name()
            self._target.commit(self._found, now, by, self._document.name)

    def _refuse(self, error: NamndkollError) -> None:
        self._tell(_("That did not work"))
        self.query_one(DetailPane).show([Paragraph(plain(say(error.message), "$text-error"))])

    def _tell(self, title: str) -> None:
        self.query_one("#title", Static).update(plain(title))


def _report(report: Import) -> Iterator[Block]:
    for kind, title in KINDS.items():
        yield Fact(_(title), (Content(str(report.counts.get(kind, 0))),))
    yield Gap()
    doubts = len(report.irregularities)
    said = ngettext("{count} thing was unclear", "{count} things were unclear", doubts)
    yield Paragraph(Content(said.format(count=doubts)))
    if checks := report.reconciliation:
        agreeing = sum(check.agrees for check in checks)
        told = _("Reconciliation: {agreeing} of {count} figures agree")
        yield Paragraph(Content(told.format(agreeing=agreeing, count=len(checks))))
    yield Gap()
    yield Paragraph(Content(_("Nothing is written yet.")))
