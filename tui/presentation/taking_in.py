"""A document on its way into a register: loaded once, read as often as it is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec.structs import replace

from store.documents.calendars import CalendarDocument
from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.importing.documents import load, read_document
from store.importing.reading.doubts import DECISIONS
from store.importing.reading.importer import Asked, Tell
from store.importing.reading.reading import Reading
from store.merging.differences import Difference
from store.merging.organisations import said_before
from store.merging.taking_in import Import, PlanChangedError
from store.model.doubts import DoubtKind
from store.model.records import Irregularity, Source
from store.register.register import Register
from tui.settings.opening import is_there, make_folder
from tui.settings.sheet_columns import recalled, remember, remembered
from tui.settings.user import user_name

JOINED: tuple[DoubtKind, ...] = ("cut row", "cut bullet")
"""Doubts about what was joined across a page break."""
BY_HAND: tuple[DoubtKind, ...] = ("corrected by hand", "left out by hand")
TAKEN: DoubtKind = "event of the calendar"
"""What is said of an event of a calendar that is nothing doubtful."""

Part = Literal["doubtful", "joined", "corrected", "taken", "changed", "new", "withdrawn"]


class Reviewed(NamedTuple):
    """One thing to look at before anything is written."""

    id: str
    part: Part
    about: Irregularity | Difference

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the document that it is about; none where a record changes."""
        return self.about.source.lines if isinstance(self.about, Irregularity) else ()


class TakingIn:
    """Reads a document for a register; nothing is written before `write`."""

    def __init__(self, document: Path, register: Path) -> None:
        self.document = document
        self._path = register
        self._register = Register.empty(register)
        self._loaded: TextDocument | None = None
        self._reading: Reading | None = None
        self.corrections: dict[int, str] = {}
        self.columns: dict[str, str] = {}
        """What was said of columns, remembered with the register."""
        self.organisation = ""
        """Whose document somebody says it is; empty where it is to say so itself."""
        self.sender = ""
        """Who somebody says stands behind it; empty where it is to say so itself."""
        self.report: Import | None = None

    def read(self, tell: Tell) -> Import:
        """Read the document as it is corrected, and return what the register would be given.

        Raises:
            NamndkollError: it cannot be read, or the register cannot be trusted.
        """
        if self._loaded is None:
            if is_there(self._path):
                self._register = Register.open(self._path)
            self._loaded = load(self.document, tell)
            self.corrections = dict(self._register.corrections(self._loaded.sha256))
        self._reading = self.report = None
        choices = {**remembered(self.document.name), **self.columns}
        whose, sender = said_before(self._register.contents, self._loaded.sha256)
        asked = Asked(
            tell=tell,
            choices=choices,
            corrections=self.corrections,
            organisation=self.organisation or whose,
            sender=self.sender or sender,
            organisations=self._register.organised(),
        )
        reading = read_document(self._loaded, asked)
        dated = replace(reading.document, imported=datetime.now(UTC))
        self._reading = replace(reading, document=dated)
        self.report = self._register.plan(self._reading)[1]
        return self.report

    def events(self) -> Iterator[Reviewed]:
        """Return what is taken of a calendar, row by row: not every event is something to do."""
        document = self._loaded
        if not isinstance(document, CalendarDocument):
            return
        for line in range(2, len(document.lines) + 1):
            if said := self.line(line):
                cells = (cell for cell in said.split("\t")[:5] if cell)
                source = Source(document.name, (line,))
                about = Irregularity(TAKEN, DECISIONS[TAKEN], "  ".join(cells), source)
                yield Reviewed(f"event {line}", "taken", about)

    @property
    def is_sheet(self) -> bool:
        """Whether the document is rows with columns."""
        return isinstance(self._loaded, SheetDocument)

    @property
    def recalled(self) -> list[str]:
        """The columns that are read as was said of them at an earlier import."""
        columns = self.report.columns if self.report else ()
        return [one for one in recalled(self.document.name, columns) if one not in self.columns]

    def line(self, number: int) -> str:
        """Return what a line is read as."""
        return self.corrections.get(number, self.printed(number))

    def printed(self, number: int) -> str:
        """Return a line as it is printed."""
        lines = self._loaded.lines if self._loaded else ()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def correct(self, number: int, text: str) -> None:
        """Read a line as a text from now on; as printed, it is no correction."""
        self.corrections.pop(number, None)
        if text != self.printed(number):
            self.corrections[number] = text

    def leave_out(self, lines: tuple[int, ...]) -> None:
        """Leave lines out; those that are left out already are taken back."""
        out = all(self.line(number) == "" for number in lines)
        for number in lines:
            self.correct(number, self.printed(number) if out else "")

    def write(self) -> None:
        """Write the register with what was found, as it is by now.

        Raises:
            PlanChangedError: that would do something else than `report` said, which says it now.
            NamndkollError: it cannot be written.
        """
        make_folder(self._path.parent)
        if self._reading and self.report:
            agreed, now = [self.report], datetime.now(UTC)
            try:
                self._register.take_in_all([self._reading], now, user_name(), agreed)
            except PlanChangedError as error:
                (self.report,) = error.reports
                raise
            remember(self.document.name, self.columns, self.report.columns)


def reviewed(report: Import) -> Iterator[Reviewed]:
    """Return what there is to look at: what is doubtful first, what is only new last."""
    for number, doubt in enumerate(report.irregularities):
        yield Reviewed(f"doubt {number}", _part_of(doubt), doubt)
    for number, found in enumerate(report.differences):
        yield Reviewed(f"change {number}", _change_of(found), found)


def _part_of(doubt: Irregularity) -> Part:
    if doubt.kind in BY_HAND:
        return "corrected"
    return "joined" if doubt.kind in JOINED else "doubtful"


def _change_of(found: Difference) -> Part:
    if found.what == "withdrawn":
        return "withdrawn"
    return "new" if found.what == "new" else "changed"
