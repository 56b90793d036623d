"""What the lines of a journal add to a file, and what can no longer be read of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from store.common.errors import RegisterError
from store.keeping.contents import Contents
from store.keeping.forgetting import Cleaning, forgettings
from store.keeping.journal import journal_of
from store.keeping.lines import JournalLine, is_blank, is_damaged, lines_in, parse, salvaged
from store.keeping.reading import shown
from store.keeping.steps import Change


class Damage(NamedTuple):
    """What is wrong with a journal.

    Attributes:
        unread: lines that were written whole and can no longer be read.
        bent: lines that another program put something around; they can be read.
        missing: numbers of changes that no line has.
    """

    unread: int = 0
    bent: int = 0
    missing: int = 0

    @property
    def lost(self) -> int:
        """How many changes there were that cannot be read: of each a line, a number, or both."""
        return max(self.unread, self.missing)

    def with_more(self, other: Damage) -> Damage:
        """Return this damage and some that was found later."""
        return Damage(*(one + two for one, two in zip(self, other, strict=True)))


class Unfolded(NamedTuple):
    """The changes that a file does not contain, numbered in their order, and what was damaged.

    `late` is how many of them were made to an earlier state of the file.
    """

    changes: list[Change]
    damage: Damage
    late: int


class Contained:
    """Knows which changes a history contains, wherever they stand in it.

    One of which a part was forgotten since is the same change, and of one that was forgotten whole
    there is nothing that could be missing.
    """

    def __init__(self, history: Mapping[int, Change]) -> None:
        self._history = history

    def __contains__(self, change: Change) -> bool:
        if self._history.get(change.seq) == change or change.mark in self._marks:
            return True
        left = self.cleaned(change)
        return left != change and (not left.says_anything or left.mark in self._marks)

    def cleaned(self, change: Change) -> Change:
        """Return a change that comes from elsewhere without what was forgotten here."""
        return Cleaning(self._steps).change(change) if self._steps else change

    @cached_property
    def _marks(self) -> set[bytes]:
        return {one.mark for one in self._history.values()}

    @cached_property
    def _steps(self) -> list[Change]:
        return forgettings(self._history)


def read_lines(data: bytes, tail: bytes = b"") -> tuple[list[JournalLine], Damage]:
    """Return the lines of a journal that can be read, and what can be seen of damage in them."""
    read: list[JournalLine] = []
    unread = bent = 0
    ended = [tail[:-1]] if is_damaged(tail) else []
    for raw in (*lines_in(data), *ended):
        line = parse(raw)
        bent += line is not None and raw in ended
        if line is None:
            line = salvaged(raw)
            bent += line is not None or is_blank(raw)
            unread += line is None and not is_blank(raw)
        if line:
            read.append(line)
    return read, Damage(unread, bent)


def unfolded(
    lines: bytes, tail: bytes, base: str, folded: int, contents: Contents, target: Path
) -> Unfolded:
    """Return the changes of some lines that the file does not contain.

    `base` is the file's checksum, `folded` the last change in it, `contents` what is known so far.

    A line that has no end was never said to be saved; one that was written whole and cannot be
    read is damage. Two lines of the same number were written by two who saw no lock: both count,
    as does a line that continues the state before the file's.

    Raises:
        RegisterError: the lines continue another file.
    """
    changes: list[Change] = []
    last, missing, late = contents.about.folded, 0, 0
    contained = Contained(contents.history)
    read, damage = read_lines(lines, tail)
    for line in read:
        stale = line.base != base
        if (stale or line.change.seq <= folded) and line.change in contained:
            continue
        if stale and line.base not in contents.about.bases:
            raise _foreign(journal_of(target))
        if stale:
            late += 1
        else:
            missing += max(0, line.change.seq - (last + missing) - 1)
        last += 1
        change = contained.cleaned(line.change) if stale else line.change
        changes.append(replace(change, seq=last))
    return Unfolded(changes, damage._replace(missing=missing), late)


def _foreign(path: Path) -> RegisterError:
    return RegisterError(
        "{path} holds changes to another state of the register than the file beside it. Both were "
        "left as they are; put the file back that belongs to it, or {restore} a backup.",
        path=shown(path),
        restore="namndkoll restore",
    )
