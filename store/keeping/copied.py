"""What a copy of a register or of a journal holds, and how much of it belongs to a register."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from store.common.errors import RegisterError
from store.keeping.contents import Contents, encode, nothing
from store.keeping.copies import copies_of, program_of
from store.keeping.decoding import decode
from store.keeping.forgetting import Cleaning, forgettings
from store.keeping.journal import journal_of, read_journal
from store.keeping.lines import JournalLine, salvaged
from store.keeping.loaded import LoadedFile
from store.keeping.reading import read_file, shown
from store.keeping.refusals import unreadable
from store.keeping.steps import Change
from store.keeping.unfolding import read_lines
from store.keeping.writing import replace_file


class Copy(Struct, frozen=True):
    """What a copy holds.

    Attributes:
        contents: the register; of a journal None.
        lines: the lines of a journal, each with the file that it continues.
        broken: how many lines there are that cannot be read.
    """

    path: Path
    contents: Contents | None = None
    lines: tuple[JournalLine, ...] = ()
    broken: int = 0

    @property
    def changes(self) -> list[Change]:
        """All changes in it, in their order."""
        history = self.contents.history if self.contents else {}
        lines = (one.change for one in self.lines)
        return [*(history[seq] for seq in sorted(history)), *lines]


class Own(Struct, frozen=True):
    """What of a copy belongs to a register: its changes, and how many lines of it do not."""

    changes: tuple[Change, ...] = ()
    foreign: int = 0


def read_copy(path: Path) -> Copy:
    """Return what a register or journal holds, whatever its name.

    Raises:
        RegisterError: it is neither, or cannot be read.
    """
    data, _ = read_file(path)
    lines = data.split(b"\n")
    if salvaged(lines[0]) or path.suffix == ".journal" or b".journal" in path.name.encode():
        return _journal(path)
    if not data.lstrip().startswith(b"{") and any(map(salvaged, lines)):
        return _journal(path)
    try:
        file = LoadedFile(path, nothing())
        file.load()
    except RegisterError:
        # Its journal may be another's: both were copied, each for itself.
        contents = decode(data, shown(path))
        return Copy(path, contents, _journal(journal_of(path.resolve())).lines)
    return Copy(path, file.contents)


def _journal(path: Path) -> Copy:
    """Return the lines of a journal; the last may lack its line feed where a copy was cut off."""
    try:
        data, end = read_journal(path)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    lines, damage = read_lines(data, end.tail)
    return Copy(path, None, tuple(lines), damage.unread)


def own_of(copy: Copy, ours: Contents, bases: Collection[str]) -> Own:
    """Return what of a copy belongs to a register; `bases` are the files that it has been.

    What was forgotten in either of them is in none of the changes.
    """
    here, theirs = compared(ours, copy.changes)
    known = {one.mark for one in here}
    if copy.contents is not None and not are_kin(copy.contents, ours):
        return Own(foreign=len(theirs))
    count = len(theirs) - len(copy.lines)
    continued = {*bases, *(_bases_of(copy.contents) if copy.contents else ())}
    lines = list(zip(copy.lines, theirs[count:], strict=True))
    continued |= {line.base for line, change in lines if change.mark in known}
    kept = [change for line, change in lines if line.base in continued]
    return Own((*theirs[:count], *kept), len(lines) - len(kept))


def compared(ours: Contents, theirs: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """Return the changes of both without what was forgotten in either, so that they compare."""
    theirs = list(theirs)
    history = [ours.history[seq] for seq in sorted(ours.history)]
    steps = [*forgettings(ours.history), *(one for one in theirs if one.kind == "forget")]
    if not steps:
        return history, theirs
    cleaning = Cleaning(steps)
    here = [cleaning.change(one) for one in history]
    known = {one.mark for one in here}
    cleaning = Cleaning(steps, known=history)
    there = [(one, cleaning.change(one)) for one in theirs]
    return here, [one if one.mark in known else left for one, left in there]


class Beside(Struct, frozen=True):
    """A copy beside a register.

    Attributes:
        program: the programs that give copies such names.
        new: how many changes are in it that the register does not have.
        foreign: how many belong to another register, or to a state of it that is not known.
        broken: how many lines cannot be read.
    """

    path: Path
    program: str
    new: int
    foreign: int
    broken: int


def beside(register: Path, file: LoadedFile) -> list[Beside]:
    """Return the copies of a register and its journal beside it; other registers are none."""
    copies = _readable(register)
    bases = _known_bases(file, copies)
    return [one for copy in copies if (one := _weighed(register, file.contents, bases, copy))]


def bases_beside(register: Path, file: LoadedFile) -> frozenset[str]:
    """Return the checksums of the files that a register and the copies beside it have been."""
    return _known_bases(file, _readable(register))


def _weighed(register: Path, ours: Contents, bases: Collection[str], copy: Copy) -> Beside | None:
    own = own_of(copy, ours, bases)
    if copy.contents and not own.changes and own.foreign:
        return None
    known = {one.mark for one in compared(ours, own.changes)[0]}
    new = sum(one.mark not in known for one in own.changes)
    return Beside(
        copy.path,
        program_of(copy.path.name, register.resolve().name) or "",
        new,
        own.foreign,
        copy.broken,
    )


def _readable(register: Path) -> list[Copy]:
    """Return what can be read of the copies; a journal beside its own register is read with it."""
    found = []
    for path in copies_of(register):
        with suppress(RegisterError):
            if path.suffix != ".journal" or not path.with_suffix("").exists():
                found.append(read_copy(path))
    return found


def _known_bases(file: LoadedFile, copies: Iterable[Copy]) -> frozenset[str]:
    kin = (one.contents for one in copies if one.contents and are_kin(one.contents, file.contents))
    return file.bases.union(*map(_bases_of, kin))


def _bases_of(contents: Contents) -> set[str]:
    return {contents.about.checksum, *contents.about.bases} - {""}


def are_kin(theirs: Contents, ours: Contents) -> bool:
    """Tell whether two registers were one: by a change, or else a document, that both have."""
    here, there = compared(ours, (theirs.history[seq] for seq in sorted(theirs.history)))
    known = {one.mark for one in here}
    if any(one.mark in known for one in there):
        return True
    mine = {(one.id, one.sha256) for one in ours.documents.values()}
    return any((one.id, one.sha256) in mine for one in theirs.documents.values())


def save_copy(contents: Contents, path: Path) -> None:
    """Write contents to a new file as a register of its own, which can be merged later.

    Raises:
        RegisterError: there is such a file, or it cannot be written.
    """
    if os.path.lexists(path):
        raise RegisterError(
            "{path} is there already. Nothing was written; choose another name.", path=shown(path)
        )
    replace_file(path, encode(contents), None)
