"""What is wrong with a register on the disk, and where; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from store.errors import Message, RegisterError
from store.keeping.contents import Contents, nothing
from store.keeping.copies import copies_of
from store.keeping.file import RegisterFile
from store.keeping.journal import journal_of, parse, read_tail

_TABLES = ("committees", "goals", "directives", "activities", "indicators", "budgets", "documents")


class Finding(Struct, frozen=True):
    """Something to know about a file; a fault when the register cannot be trusted as it is."""

    place: Path
    what: Message
    fault: bool


def check(path: Path) -> list[Finding]:
    """Return what is wrong with a register, its journal and what lies beside it."""
    file = RegisterFile(path, nothing())
    found: list[Finding] = []
    try:
        file.load()
    except RegisterError as error:
        found.append(Finding(path, error.message, fault=True))
    found += _journal(path)
    found += _follow_ups(path, file.contents)
    found += (
        Finding(copy, Message("A copy with changes of its own: merge it, then remove it."), False)
        for copy in copies_of(path)
    )
    return found


def _journal(path: Path) -> Iterator[Finding]:
    journal = journal_of(path.resolve())
    try:
        lines, end = read_tail(journal)
    except OSError as error:
        said = Message("It cannot be read ({reason}).", {"reason": error.strerror})
        yield Finding(journal, said, fault=True)
        return
    broken = sum(parse(line) is None for line in lines.split(b"\n")[:-1])
    broken += end.size > end.whole
    if broken:
        said = Message(
            "It holds {count} change that was cut off while it was written; it was never said to "
            "be saved.",
            {"count": broken},
            "It holds {count} changes that were cut off while they were written; they were never "
            "said to be saved.",
            broken,
        )
        yield Finding(journal, said, fault=False)
    spent = journal.with_name(f"{journal.name}.spent")
    if spent.exists():
        said = Message("It was left when the program was stopped; its changes are in the register.")
        yield Finding(spent, said, fault=False)


def _follow_ups(path: Path, contents: Contents) -> Iterator[Finding]:
    """Find what is said about records that are not there, as after an import was undone."""
    known = {one.id for table in _TABLES for one in getattr(contents, table).values()}
    for one in contents.follow_ups.values():
        if one.about not in known:
            said = Message(
                "There is no entry {id}, about which something is noted.", {"id": one.about}
            )
            yield Finding(path, said, fault=False)
