"""What is wrong with a register on the disk, and where; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from store.common.errors import Message, RegisterError
from store.common.place import Place
from store.keeping.contents import PREFIXES, Contents, nothing
from store.keeping.copied import Beside, beside
from store.keeping.forgetting import forgotten_by
from store.keeping.journal import journal_of, read_journal
from store.keeping.lines import is_damaged, was_cut_off
from store.keeping.loaded import LoadedFile
from store.keeping.put_aside import damaged_files, spent_files
from store.keeping.refusals import damaged
from store.keeping.remnants import still_held
from store.keeping.unfolding import Contained, read_lines


class Diagnostic(Struct, frozen=True):
    """Something to know about a place; a fault when the register cannot be trusted as it is."""

    place: Place
    what: Message
    fault: bool


def check(path: Path) -> list[Diagnostic]:
    """Return what is wrong with a register, its journal and what lies beside it."""
    file = LoadedFile(path, nothing())
    found: list[Diagnostic] = []
    try:
        file.load()
    except RegisterError as error:
        found.append(Diagnostic(path, error.message, fault=True))
    found += _journal(path, file)
    found += _put_away(path.resolve(), file.contents)
    found += _follow_ups(path, file.contents)
    found += (Diagnostic(one.path, told_of(one), fault=False) for one in beside(path, file))
    found += _forgotten(path, file.contents)
    return found


def told_of(copy: Beside) -> Message:
    """Return what a copy beside a register holds, and what to do with it."""
    values = {
        "count": copy.new,
        "foreign": copy.foreign,
        "program": copy.program,
        "command": f'namndkoll merge "{copy.path.name}"',
    }
    if copy.foreign:
        return Message(
            "A copy, by its name of {program}: {count} changes here are new, {foreign} belong to "
            "another register or to a state that is not known. To take the new ones in: {command}",
            values,
        )
    if copy.broken and not copy.new:
        return Message(
            "A copy, by its name of {program}, in which no new change can be read; it was damaged "
            "when it was copied. Look for its original before it is removed.",
            values,
        )
    if not copy.new:
        return Message(
            "A copy, by its name of {program}, with nothing of its own: it can be removed.", values
        )
    return Message(
        "A copy, by its name of {program}, with {count} change of its own. "
        "To take it in: {command}; then remove it.",
        values,
        "A copy, by its name of {program}, with {count} changes of its own. "
        "To take them in: {command}; then remove it.",
        copy.new,
    )


def _forgotten(path: Path, contents: Contents) -> Iterator[Diagnostic]:
    """Find where something still is that was forgotten, as when that was interrupted."""
    for place, step in still_held(path, contents):
        id_, fields = forgotten_by(step)
        command = f"namndkoll forget {id_}{' --note' if fields == ('note',) else ''}"
        said = Message(
            "What was forgotten of {id} is still in it. To take it out: {command}; "
            "of a copy, remove the file.",
            {"id": id_, "command": command},
        )
        yield Diagnostic(place, said, fault=False)


def _journal(path: Path, file: LoadedFile) -> Iterator[Diagnostic]:
    journal = journal_of(path.resolve())
    try:
        lines, end = read_journal(journal)
    except OSError as error:
        said = Message("It cannot be read ({reason}).", {"reason": error.strerror})
        yield Diagnostic(journal, said, fault=True)
        return
    damage = file.damage if file.exists else read_lines(lines, end.tail)[1]
    if any(damage):
        yield Diagnostic(journal, damaged(journal, damage), fault=damage.lost > 0)
    broken = sum(map(was_cut_off, lines.split(b"\n")))
    broken += bool(end.tail) and not is_damaged(end.tail)
    if broken:
        said = Message(
            "It holds {count} change that was cut off while it was written; it was never said to "
            "be saved.",
            {"count": broken},
            "It holds {count} changes that were cut off while they were written; they were never "
            "said to be saved.",
            broken,
        )
        yield Diagnostic(journal, said, fault=False)


def _put_away(target: Path, contents: Contents) -> Iterator[Diagnostic]:
    """Find the journals that were put away and are still there, and what was damaged."""
    contained = Contained(contents.history)
    for spent in spent_files(target):
        try:
            lines = read_lines(read_journal(spent)[0])[0]
        except OSError:
            continue
        left = sum(line.change not in contained for line in lines)
        yield Diagnostic(spent, _left_in(left), fault=left > 0)
    for kept in damaged_files(target):
        said = Message(
            "It was kept because it was damaged. Look whether the register lacks something; "
            "then remove it."
        )
        yield Diagnostic(kept, said, fault=False)


def _left_in(count: int) -> Message:
    if not count:
        return Message("It was left when the program was stopped; its changes are in the register.")
    return Message(
        "{count} change in it is not in the register. It is written there with the next change, "
        "if it belongs to this register.",
        {"count": count},
        "{count} changes in it are not in the register. They are written there with the next "
        "change, if they belong to this register.",
        count,
    )


def _follow_ups(path: Path, contents: Contents) -> Iterator[Diagnostic]:
    """Find what is said about records that are not there, as after an import was undone."""
    known = {one.id for table in PREFIXES for one in getattr(contents, table).values()}
    for one in contents.follow_ups.values():
        if one.about not in known:
            said = Message(
                "There is no entry {id}, about which something is noted.", {"id": one.about}
            )
            yield Diagnostic(path, said, fault=False)
