"""What a copy of a register or of a journal holds, and how much of it belongs to a register."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec import Struct

from store.errors import RegisterError
from store.keeping.changes import Change
from store.keeping.contents import Contents, nothing
from store.keeping.copies import copies_of
from store.keeping.decoding import decode
from store.keeping.file import RegisterFile
from store.keeping.forgetting import Cleaning, forgettings, mark
from store.keeping.journal import Line, journal_of, parse, read_tail
from store.keeping.reading import read_file, shown
from store.keeping.refusals import unreadable


class Copy(Struct, frozen=True):
    """What a copy holds.

    Attributes:
        contents: the register; of a journal None.
        lines: the lines of a journal, each with the file that it continues.
        broken: how many lines there are that cannot be read.
    """

    path: Path
    contents: Contents | None = None
    lines: tuple[Line, ...] = ()
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
    if parse(lines[0]) or path.suffix == ".journal" or b".journal" in path.name.encode():
        return _journal(path)
    if not data.lstrip().startswith(b"{") and any(map(parse, lines)):
        return _journal(path)
    try:
        file = RegisterFile(path, nothing())
        file.load()
    except RegisterError:
        # Its journal may be another's: both were copied, each for itself.
        contents = decode(data, shown(path))
        return Copy(path, contents, _journal(journal_of(path.resolve())).lines)
    return Copy(path, file.contents)


def _journal(path: Path) -> Copy:
    """Return the lines of a journal; the last may lack its line feed where a copy was cut off."""
    try:
        whole, _ = read_tail(path)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    read = [parse(one) for one in whole.split(b"\n")[:-1]]
    lines = tuple(one for one in read if one)
    return Copy(path, None, lines, len(read) - len(lines))


def own_of(copy: Copy, ours: Contents, bases: Collection[str]) -> Own:
    """Return what of a copy belongs to a register; `bases` are the files that it has been.

    What was forgotten in either of them is in none of the changes.
    """
    here, theirs = compared(ours, copy.changes)
    known = {mark(one) for one in here}
    if copy.contents is not None and not _is_kin(copy.contents, theirs, ours, known):
        return Own(foreign=len(theirs))
    count = len(theirs) - len(copy.lines)
    continued = {*bases, *(_bases_of(copy.contents) if copy.contents else ())}
    lines = list(zip(copy.lines, theirs[count:], strict=True))
    continued |= {line.base for line, change in lines if mark(change) in known}
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
    cleaning = Cleaning(steps, known=history)
    return here, [cleaning.change(one) for one in theirs]


def bases_beside(register: Path, file: RegisterFile) -> frozenset[str]:
    """Return the checksums of the files that a register and the copies beside it have been."""
    found = set(file.bases)
    for path in copies_of(register):
        try:
            copy = read_copy(path)
        except RegisterError:
            continue
        if copy.contents and own_of(copy, file.contents, ()).changes:
            found |= _bases_of(copy.contents)
    return frozenset(found)


def _bases_of(contents: Contents) -> set[str]:
    return {contents.about.checksum, *contents.about.bases} - {""}


def _is_kin(
    theirs: Contents, changes: Iterable[Change], ours: Contents, known: Collection[bytes]
) -> bool:
    """Tell whether two registers were one: by a change, or else a document, that both have."""
    if any(mark(change) in known for change in changes):
        return True
    mine = {(one.id, one.sha256) for one in ours.documents.values()}
    return any((one.id, one.sha256) in mine for one in theirs.documents.values())
