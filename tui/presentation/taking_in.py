"""A document on its way into a register: loaded once, read as often as it is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec.structs import replace

from store.common.place import Place, file_at
from store.documents.calendars import CalendarDocument
from store.documents.common.rows import SheetDocument
from store.documents.common.text import TextDocument
from store.importing.documents import load, read_document
from store.importing.reading.doubts import DECISIONS
from store.importing.reading.importer import Asked, Tell
from store.importing.reading.reading import Reading
from store.importing.reading.whose import organisation_said
from store.keeping.backend import UnreachableError
from store.merging.differences import Difference
from store.merging.organisations import said_before
from store.merging.taking_in import Import, PlanChangedError
from store.model.doubts import DoubtKind
from store.model.records import Irregularity, Source
from store.register.register import Register
from tui.presentation.found import Found, found_in
from tui.settings.opening import is_there, make_folder
from tui.settings.sheet_columns import recalled, remember, remembered
from tui.settings.user import user_name

JOINED: tuple[DoubtKind, ...] = ("cut row", "cut bullet")
"""Doubts about what was joined across a page break."""
BY_HAND: tuple[DoubtKind, ...] = ("corrected by hand", "left out by hand")
TAKEN: DoubtKind = "event of the calendar"
"""What is said of an event of a calendar that is nothing doubtful."""

Part = Literal[
    "doubtful", "joined", "corrected", "taken", "changed", "new", "withdrawn", "found"
]  # fmt: skip


class Reviewed(NamedTuple):
    """One thing to look at before anything is written."""

    id: str
    part: Part
    about: Irregularity | Difference | Found

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the document that it is about; none where a record changes."""
        if isinstance(self.about, Found):
            return self.about.lines
        return self.about.source.lines if isinstance(self.about, Irregularity) else ()


class TakingIn:
    """Reads a document for a register; nothing is written before `write`."""

    def __init__(self, document: Path, register: Place) -> None:
        self.document = document
        self._place = register
        self._opened: Register | None = None
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
        self._sent = ""
        """What the step is known by that may have been saved though no answer came."""
        self.found: Sequence[Found] = ()
        """What there is in the document, record by record."""

    @property
    def _register(self) -> Register:
        """The register as it was when the document was first read; a new one where none was."""
        if self._opened is None:
            self._opened = Register.empty(file_at(self._place))
        return self._opened

    def read(self, tell: Tell) -> Import:
        """Read the document as it is corrected, and return what the register would be given.

        Raises:
            NamndkollError: it cannot be read, or the register cannot be trusted.
        """
        if self._loaded is None:
            self._opened = None
            if is_there(self._place):
                self._opened = Register.open(self._place)
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
        planned, (self.report,) = self._register.plan_all([self._reading])
        self.found = found_in(self.report.document, self._register.contents, planned)
        return self.report

    def say_whose(self, name: str) -> None:
        """Take a document as that of the organisation of a name, or of a part of one.

        Raises: UsageError when it may be that of several, or is the name of a body.
        """
        text = self._loaded.text if self._loaded else ""
        known = self._register.organised()
        self.organisation = name and organisation_said(name, text, known)

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
            UnreachableError: a server does not answer; writing again writes nothing twice.
            PlanChangedError: that would do something else than `report` said, which says it now.
            NamndkollError: it cannot be written.
        """
        if isinstance(self._place, Path):
            make_folder(self._place.parent)
        if self._sent and self._register.disk.saved(self._sent):
            return
        self._sent = ""
        if self._reading and self.report:
            agreed, now = [self.report], datetime.now(UTC)
            try:
                self._register.take_in_all([self._reading], now, user_name(), agreed)
            except PlanChangedError as error:
                (self.report,) = error.reports
                raise
            except UnreachableError as error:
                self._sent = error.step
                raise
            remember(self.document.name, self.columns, self.report.columns)


def unsaid(report: Import, found: Iterable[Found]) -> Iterator[Reviewed]:
    """Return the records of which the report tells no difference."""
    told = {one.id for one in report.differences}
    for number, one in enumerate(found):
        if one.id not in told:
            yield Reviewed(f"found {number}", "found", one)


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
