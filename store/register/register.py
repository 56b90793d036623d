"""The register: the only door for changes to what is kept and what is known from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes.deciding import change_of, wanted
from store.changes.edits import Edit, fits
from store.changes.history import as_known
from store.changes.owning import refuse_unknown
from store.changes.undoing import Undo, last_step, undoing, undoing_whole
from store.common.errors import RegisterError
from store.common.place import Place
from store.keeping.backend import Backend
from store.keeping.contents import Contents, nothing
from store.keeping.file import RegisterFile
from store.keeping.loaded import LoadedFile
from store.keeping.opening import begun, opened
from store.keeping.signing import Signed, made
from store.keeping.steps import Change, ChangeKind, Op
from store.register.copies import Copies
from store.register.disk import Disk
from store.register.indexes import Indexes
from store.register.known import Known

if TYPE_CHECKING:
    from store.importing.reading.reading import Reading
    from store.merging.taking_in import Import


class Register(Known):
    """A register, loaded once; the indexes are made when first asked for.

    Attributes:
        disk: what keeps it, with which it is in step.
        copies: those of it elsewhere.
        now: the register as it is known now: itself, unless it is as it was known on a day.
    """

    def __init__(self, backend: Backend, indexes: Indexes | None = None) -> None:
        super().__init__(backend, indexes or Indexes(backend.contents))
        self.disk = Disk(backend, self)
        self.copies = Copies(backend, self.disk)
        self.now: Register = self

    @classmethod
    def open(
        cls,
        place: Place | str,
        *,
        read_only: bool = False,
        patiently: bool = False,
        kept_in: Path | None = None,
    ) -> Register:
        """Open a register where it is kept; nothing is written.

        `patiently` lets other threads have their turn. `kept_in` is where what was read from a
        server is kept between starts.

        Raises:
            NoRegisterError: there is none.
            RegisterError: it is no register that can be trusted.
        """
        return cls(opened(place, read_only=read_only, patiently=patiently, kept_in=kept_in))

    @classmethod
    def empty(cls, place: Place | str, as_of: date | None = None) -> Register:
        """Return a new register, of which nothing is written yet; `as_of` is its own day.

        Raises:
            RegisterError: there is no database made ready for one.
        """
        return cls(begun(place, nothing(as_of)))

    @classmethod
    def holding(cls, path: Path, contents: Contents, *, read_only: bool = False) -> Register:
        """Return a register that holds contents, whatever the file at its path does."""
        return cls(RegisterFile(LoadedFile(path, contents), read_only=read_only))

    def branch(self) -> Register:
        """Return the same register by itself: what is changed in it is not seen here."""
        return Register(self.disk.branch(), self._indexes)

    def plan_all(self, readings: Sequence[Reading]) -> tuple[Contents, tuple[Import, ...]]:
        """Return what the register would hold with one reading after the other taken in.

        Raises:
            RegisterError: a text of a reading cannot be kept.
        """
        from store.merging.taking_in import plan

        return plan(self.contents.snapshot(), readings)

    def commit(
        self,
        contents: Contents,
        now: datetime,
        by: str = "",
        name: str | None = None,
        kind: ChangeKind = "import",
    ) -> None:
        """Replace the register by contents, as one step; the same contents are not written again.

        Raises:
            RegisterError: they cannot be written, or the file has changed since it was opened.
        """
        if self.disk.exists and contents == self.contents:
            return
        change = made(self.contents, Signed(by, now), kind=kind, name=name)
        self.disk.put(contents, change, "restore" if kind == "restore" else "import")

    def take_in(self, reading: Reading, now: datetime, by: str = "") -> Import:
        """Take a reading in and write the register; `now` is when the document was imported.

        Raises:
            RegisterError: it cannot be written.
        """
        document = replace(reading.document, imported=now)
        (report,) = self.take_in_all([replace(reading, document=document)], now, by)
        return report

    def take_in_all(
        self,
        readings: Sequence[Reading],
        now: datetime,
        by: str = "",
        agreed: Sequence[Import] | None = None,
    ) -> tuple[Import, ...]:
        """Take readings in as one step, planned on the register as it is by then.

        Raises:
            PlanChangedError: that would do otherwise than what was agreed to.
            RegisterError: it cannot be written, and nothing is changed.
        """
        from store.merging.taking_in import plan, refuse_other

        reports: tuple[Import, ...] = ()

        def draft(contents: Contents) -> tuple[Contents, Change] | None:
            nonlocal reports
            planned, reports = plan(contents, readings)
            if agreed is not None:
                refuse_other(reports, agreed)
            if planned == contents:
                return None
            name = ", ".join(one.document for one in reports)
            return planned, made(contents, Signed(by, now), kind="import", name=name)

        self.disk.put_made(draft, by, "import")
        return reports

    def change(
        self, edits: Iterable[Edit], *, by: str, now: datetime, why: str | None = None,
        seen: Contents | None = None,
    ) -> Change | None:  # fmt: skip
        """Save edits as one step, and return it; None when they change nothing.

        Other fields that someone else changed meanwhile are taken in first. `seen` are the
        contents that the person saw, where not those of now.

        Raises:
            ConflictError: someone else changed the same field meanwhile.
            RegisterError: it was not saved, and nothing is changed.
        """
        edits, signed = tuple(edits), Signed(by, now, why)
        for edit in edits:
            _refuse_unfit(self, edit)
        ops = wanted(seen or self.contents, edits, signed)
        return self.disk.add(lambda contents: change_of(contents, ops, signed), by)

    def arrange(
        self, draft: Callable[[Contents], Iterable[Op]], *, by: str, now: datetime
    ) -> Change | None:
        """Save what is drafted about the cycle, meetings and matters through the years as one step.

        Raises:
            RegisterError: it cannot be, or was not saved, and nothing is changed.
        """
        signed = Signed(by, now)
        return self.disk.add(
            lambda contents: change_of(contents, tuple(draft(contents)), signed), by
        )

    def undo(
        self, *, by: str, now: datetime, again: bool = False, anyones: bool = False,
        step: int | None = None,
    ) -> tuple[Change, Change]:  # fmt: skip
        """Take back the last step of the one who asks; with `again`, their last undoing.

        With `anyones` it is the last of all, whoever made it; with `step` the one of that number.

        Returns:
            The step that was taken back, and the one that did so.

        Raises:
            RegisterError: there is none, others built on it since, or it cannot be saved.
        """
        asked = Undo(by, again, anyones, step)
        target, signed = last_step(self.contents, asked), Signed(by, now)
        undone = (
            self.disk.put_made(
                lambda held: undoing_whole(held, asked, target, signed), by, "import"
            )
            if target.is_whole
            else self.disk.add(lambda held: undoing(held, asked, target, signed), by)
        )
        assert undone is not None
        return target, undone

    def as_known(self, day: date) -> Register:
        """Return the register as it was known at the end of a day, to be read only."""
        known = as_known(self.now.contents, day)
        if known is self.now.contents:
            return self.now
        register = Register(self.disk.holding(known))
        register.now = self.now
        return register


def _refuse_unfit(known: Known, edit: Edit) -> None:
    record = known.record(edit.about)
    if record is None or record.id != edit.about:
        raise no_entry(edit.about, known.place)
    if edit.field == "about":
        refuse_unknown(known.contents, edit.value)
    if not fits(record, edit.field):
        raise RegisterError(
            "{id} cannot have {field}: only what is to be done has a status, and only "
            "activities a deadline.",
            id=edit.about,
            field=edit.field,
        )


def no_entry(about: str, place: Place) -> RegisterError:
    """Return the sentence for an id that nothing has."""
    return RegisterError(
        "There is no entry {id} in {path}. The lists show which there are.",
        id=repr(about[:40]),
        path=place,
    )
