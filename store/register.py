"""The register: typed records with their indexes in memory, and the only door for changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changing import change_of, fingerprint, last_step, undoing, wanted
from store.edits import Edit, fits
from store.errors import RegisterError
from store.history import Event, as_known, events, moves
from store.indexes import Indexes
from store.joining import Joined, join
from store.keeping.applying import CHANGING, taken_back
from store.keeping.changes import Change, ChangeKind
from store.keeping.contents import PREFIXES, Contents, follow_up_key, nothing
from store.keeping.file import RegisterFile
from store.keeping.signing import Signed, made
from store.model import (
    Activity,
    BudgetLine,
    Committee,
    Directive,
    Document,
    FollowUp,
    Goal,
    Indicator,
    Irregularity,
    Record,
    Source,
)
from store.text import fold, one_line

if TYPE_CHECKING:
    from store.importing.reading import Reading
    from store.merging import Import

_TABLES = {prefix: table for table, prefix in PREFIXES.items() if table != "documents"}
_LONGEST_ID = 17


class Register:
    """A register file, loaded once; the indexes are made when first asked for."""

    def __init__(self, path: Path, contents: Contents) -> None:
        self.path = path
        self._file = RegisterFile(path, contents)
        self._indexes = Indexes(contents)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Register:
        """Open a register file with what its journal holds; nothing is written.

        Raises:
            NoRegisterError: there is no such file.
            RegisterError: it is no register that can be trusted.
        """
        register = cls.empty(path)
        register._file.read_only = read_only
        with register._settled():
            register._file.load()
        return register

    @classmethod
    def empty(cls, path: Path | str, as_of: date | None = None) -> Register:
        """Return a new register, of which nothing is written yet; `as_of` is its own day."""
        return cls(Path(path), nothing(as_of))

    @property
    def _contents(self) -> Contents:
        return self._file.contents

    @property
    def writable(self) -> bool:
        """Whether changes can be kept: by how it was opened, and by the file and its folder."""
        return self._file.writable

    @property
    def as_of(self) -> date | None:
        """The day that the register is to be read on; None means today."""
        return self._contents.about.as_of

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(self._contents.documents.values())

    @property
    def committees(self) -> tuple[Committee, ...]:
        return tuple(self._contents.committees.values())

    @property
    def goals(self) -> tuple[Goal, ...]:
        return tuple(self._contents.goals.values())

    @property
    def directives(self) -> tuple[Directive, ...]:
        return tuple(self._contents.directives.values())

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(self._contents.activities.values())

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(self._contents.indicators.values())

    @property
    def budgets(self) -> tuple[BudgetLine, ...]:
        return tuple(self._contents.budgets.values())

    @property
    def irregularities(self) -> tuple[Irregularity, ...]:
        return tuple(self._contents.irregularities.values())

    def record(self, id: str) -> Record | None:  # noqa: A002 (the contract's word)
        """Return what has an id such as A17, whichever case it is written in."""
        name, number = id[:1].upper(), id[1:]
        if name not in _TABLES or len(id) > _LONGEST_ID:
            return None
        if not (number.isascii() and number.isdecimal()):
            return None
        found: Record | None = getattr(self._contents, _TABLES[name]).get(int(number))
        return found

    def committee(self, name: str) -> Committee | None:
        """Return the body of a name or alias, whatever its case; without accents as well."""
        folded = fold(name).strip()
        found = self._indexes.bodies.get(folded)
        return found or self._indexes.plain_bodies.get(folded)

    def groups_of(self, name: str) -> tuple[str, ...]:
        """Return the names of the groups that a body is a member of."""
        body = self.committee(name)
        return self._indexes.groups.get(body.name, ()) if body else ()

    def doubts_at(self, sources: Iterable[Source]) -> tuple[Irregularity, ...]:
        """Return what the import was unsure of at these places, each once."""
        places = ((source.document, line) for source in sources for line in source.lines)
        found = (one for place in places for one in self._indexes.doubts.get(place, ()))
        return tuple({(one.kind, one.source): one for one in found}.values())

    def follow_up(self, id: str) -> FollowUp:  # noqa: A002 (the contract's word)
        """Return what is said about a record, which may be nothing yet."""
        return self._contents.follow_ups.get(follow_up_key(id)) or FollowUp(about=id)

    def document(self, name: str) -> Document | None:
        """Return a document by its name or its id."""
        return self._indexes.documents.get(name)

    def passage(self, source: Source, around: int = 3) -> tuple[tuple[int, str, bool], ...]:
        """Return the source's lines and those around: number, text, whether it is the source's."""
        lines = self._indexes.lines(source.document)
        numbers: set[int] = set()
        for line in source.lines:
            numbers.update(range(max(1, line - around), min(len(lines), line + around) + 1))
        return tuple(
            (number, lines[number - 1], number in source.lines) for number in sorted(numbers)
        )

    def plan(self, reading: Reading) -> tuple[Contents, Import]:
        """Return what the register would hold with a reading taken in, and what would change.

        Raises:
            RegisterError: a text of the reading cannot be kept.
        """
        from store.merging import merge

        try:
            return merge(self._contents.snapshot(), reading)
        except UnicodeEncodeError as error:
            raise RegisterError(
                "{document} was not taken in: a text in it holds a character that is none. "
                "Remove the character and import it again.",
                document=one_line(reading.document.name),
            ) from error

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
        if self._file.exists and contents == self._contents:
            return
        change = made(self._contents, Signed(by, now), kind=kind, name=name)
        with self._settled():
            self._file.put(contents, change, "restore" if kind == "restore" else "import")

    def take_in(self, reading: Reading, now: datetime, by: str = "") -> Import:
        """Take a reading in and write the register; `now` is when the document was imported.

        Raises:
            RegisterError: it cannot be written, or the file has changed since it was opened.
        """
        document = replace(reading.document, imported=now)
        contents, report = self.plan(replace(reading, document=document))
        self.commit(contents, now, by, report.document)
        return report

    def change(
        self, edits: Iterable[Edit], *, by: str, now: datetime, why: str | None = None
    ) -> Change | None:
        """Save edits as one step, and return it; None when they change nothing.

        Other fields that someone else changed meanwhile are taken in first.

        Raises:
            ConflictError: someone else changed the same field meanwhile.
            RegisterError: it was not saved, and nothing is changed.
        """
        edits = tuple(edits)
        for edit in edits:
            self._refuse_unfit(edit)
        ops, signed = wanted(self._contents, edits), Signed(by, now, why)
        return self._add(lambda contents: change_of(contents, ops, signed), by)

    def undo(self, *, by: str, now: datetime, again: bool = False) -> tuple[Change, Change]:
        """Take the last step back, whatever it was; with `again`, the last undoing.

        Returns:
            The step that was taken back, and the one that did so.

        Raises:
            RegisterError: there is none, someone else made another since, or it cannot be saved.
        """
        target, signed = last_step(self._contents, again=again), Signed(by, now)
        if target.is_whole:
            return target, self._undo_whole(target, signed)

        def draft(contents: Contents) -> Change:
            if last_step(contents, again=again).seq != target.seq:
                raise RegisterError(
                    "Someone else changed the register meanwhile, so nothing was undone. "
                    "Look at the history and try again."
                )
            return undoing(contents, target, signed)

        undone = self._add(draft, by)
        assert undone is not None
        return target, undone

    def _undo_whole(self, target: Change, signed: Signed) -> Change:
        contents = self._contents.snapshot()
        taken_back(contents, target)
        change = made(contents, signed, kind=target.kind, name=target.name, undoes=target.seq)
        with self._settled():
            return self._file.put(contents, change, "import")

    def restore(self, backup: Contents, name: str, *, by: str, now: datetime) -> None:
        """Make the register what a backup holds, as one step; the steps until now stay known.

        Raises:
            RegisterError: it cannot be written, or the file has changed since it was opened.
        """
        tables = {table: getattr(backup, table) for table in CHANGING}
        self.commit(replace(self._contents, **tables), now, by, name, "restore")

    def join(self, changes: Sequence[Change], name: str, *, by: str, now: datetime) -> Joined:
        """Take in what was changed in a copy, field by field, and return what that came to.

        Raises:
            RegisterError: it was not saved, and nothing is changed.
        """
        joined = Joined()

        def draft(contents: Contents) -> Change | None:
            nonlocal joined
            records = (one.id for table in PREFIXES for one in getattr(contents, table).values())
            joined = join(contents, changes, records)
            signed = Signed(by, now)
            if not joined.ops:
                return None
            return made(contents, signed, kind="merge", name=name, ops=joined.ops)

        self._add(draft, by)
        return joined

    def refresh(self) -> bool:
        """Take in what others have written, and tell whether there was anything.

        Raises:
            RegisterError: what is there now cannot be trusted.
        """
        with self._settled():
            return self._file.refresh()

    def fold(self, by: str = "") -> None:
        """Put what the journal holds into the file: when idle, and at the end.

        Raises:
            RegisterError: it could not be done; the journal has it all.
        """
        with self._settled():
            self._file.fold(by)

    def history(self, id: str | None = None) -> list[Event]:  # noqa: A002 (the contract's word)
        """Return what happened to a record, or to all, the latest first."""
        return events(self._contents.history, id)

    @property
    def changes(self) -> Mapping[int, Change]:
        """Every step by its number."""
        return self._contents.history

    def moves(self, id: str) -> int:  # noqa: A002 (the contract's word)
        """Return how many times the deadline of a record was moved."""
        return moves(self._contents.history, id)

    def as_known(self, day: date) -> Register:
        """Return the register as it was known at the end of a day, to be read only."""
        known = as_known(self._contents, day)
        if known is self._contents:
            return self
        register = Register(self.path, known)
        register._file.read_only = True
        return register

    @property
    def fingerprint(self) -> str:
        """A SHA-256 of all that is known and said, whatever the way to it was."""
        return fingerprint(self._contents)

    def _add(self, draft: Callable[[Contents], Change | None], by: str) -> Change | None:
        with self._settled():
            return self._file.add(draft, by)

    def _refuse_unfit(self, edit: Edit) -> None:
        record = self.record(edit.about)
        if record is None or record.id != edit.about:
            raise no_entry(edit.about, self.path)
        if not fits(record, edit.field):
            raise RegisterError(
                "{id} cannot have {field}: only what is to be done has a status, and only "
                "activities a deadline.",
                id=edit.about,
                field=edit.field,
            )

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Look things up anew when some work has brought other tables."""
        before = self._contents
        try:
            yield
        finally:
            if _other_tables(before, self._contents):
                self._indexes = Indexes(self._contents)


def _other_tables(before: Contents, after: Contents) -> bool:
    """Tell whether anything but what is said about records may have changed."""
    new = (after.history.get(seq) for seq in range(before.about.folded + 1, after.about.folded + 1))
    return any(getattr(before, name) is not getattr(after, name) for name in PREFIXES) or any(
        op.table != "follow_ups" for change in new if change for op in change.ops
    )


def no_entry(about: str, path: Path) -> RegisterError:
    """Return the sentence for an id that nothing has."""
    return RegisterError(
        "There is no entry {id} in {path}. The lists show which there are.",
        id=repr(about[:40]),
        path=path,
    )
