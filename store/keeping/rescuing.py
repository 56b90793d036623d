"""Changes that were saved and are gone from the disk, and those of them that can go there again."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import Message
from store.keeping.applying import ImpossibleChangeError, made_by, value_of
from store.keeping.contents import Contents, encode, said_of
from store.keeping.forgetting import Cleaning, forgettings, scrubbed, without
from store.keeping.reading import shown
from store.keeping.steps import Change
from store.keeping.unfolding import Contained
from store.keeping.writing import FileMovedError, replace_file
from store.model.own import OWN


class Lost(Struct, frozen=True):
    """What is known here and not on the disk any more.

    Attributes:
        held: what was known when it was noticed.
        changes: those that are gone, in their order.
        why: "gone" from a file that is there still or goes on from it; "elsewhere" when another or
            an earlier file was put there, on purpose or by a program that keeps folders in step,
            and is left alone; "late" when they came as their journal was put away.
    """

    held: Contents
    changes: tuple[Change, ...]
    why: Literal["gone", "elsewhere", "late"]


def lost(old: Contents, base: str, new: Contents, new_base: str) -> Lost | None:
    """Return what is gone from a register that was read anew; `base` is a file's checksum.

    A change that the disk has with its number, maker, time and places is there: the values in it
    may have been removed on purpose.
    """
    if steps := [*forgettings(old.history), *forgettings(new.history)]:
        old, new = scrubbed(old, steps)[0], scrubbed(new, steps)[0]
    other = [
        one
        for seq, one in old.history.items()
        if (there := new.history.get(seq)) != one and not _same(one, there)
    ]
    contained = Contained(new.history)
    gone = tuple(sorted((one for one in other if one not in contained), key=lambda one: one.seq))
    if not gone:
        return None
    same = base == new_base or _continues(old, base, new, new_base)
    return Lost(old, gone, "gone" if same else "elsewhere")


def _same(one: Change, other: Change | None) -> bool:
    """Tell whether two changes are one, though what it changed may have been taken out of it."""
    return other is not None and _made(one) == _made(other)


def _made(change: Change) -> tuple[object, ...]:
    places = [(op.table, op.key, op.field) for op in change.ops]
    return change.at, change.by, change.kind, places


def _continues(old: Contents, base: str, new: Contents, new_base: str) -> bool:
    """Tell whether a file goes on from one that was known, and is not merely an earlier one."""
    first = min(old.history, default=0)
    if first and not _same(old.history[first], new.history.get(first)):
        return False
    if any(not _same(one, old.history.get(seq)) for seq, one in new.history.items()):
        return True
    known = {base, *old.about.bases}
    return new_base not in known and not known.isdisjoint(new.about.bases[:1])


def forgotten(lost: Lost, now: Contents) -> list[Change]:
    """Return the changes of what is lost that forget something, and are not in contents now."""
    contained = Contained(now.history)
    return [one for one in lost.changes if one.kind == "forget" and one not in contained]


def cleaned(lost: Lost, now: Contents) -> Lost:
    """Return what is lost without what was forgotten by now, which is never to come back."""
    if not (steps := forgettings(now.history)):
        return lost
    cleaning = Cleaning(steps)
    changes = tuple(cleaning.change(one) for one in lost.changes)
    return replace(lost, held=without(lost.held, steps), changes=changes)


def fits(contents: Contents, change: Change, lost: Lost) -> bool:
    """Tell whether a change is to be made again: when nobody set the same values meanwhile.

    One that came late counts as every line of a journal does.
    """
    if (
        lost.why == "elsewhere"
        or not _is_of_the_same(contents, change, lost.held)
        or change.is_whole
        or change.kind == "forget"
        or not is_possible(contents, change)
    ):
        return False
    first = {(op.table, op.key, op.field): op for op in reversed(change.ops)}
    return lost.why == "late" or all(value_of(contents, op) == op.before for op in first.values())


def _is_of_the_same(contents: Contents, change: Change, held: Contents) -> bool:
    """Tell whether the own entries that a change is about are those that it was made of.

    Where an earlier file came back, another entry may have got the number of one that is gone.
    """
    ids = (about for op in change.ops if (about := said_of(op)) and about[0] == OWN.prefix)
    for number in {int(about[1:]) for about in ids}:
        meant, now = held.own.get(number), contents.own.get(number)
        if meant and now and meant.uid != now.uid:
            return False
    return True


def is_possible(contents: Contents, change: Change) -> bool:
    """Tell whether a change leads to records that can be."""
    try:
        made_by(contents, change)
    except ImpossibleChangeError:
        return False
    return True


def moved(change: Change, held: Contents, now: Contents) -> Change:
    """Return a change as it is made again, after the last; what it undoes may stand elsewhere."""
    undoes = None
    if change.undoes and (target := held.history.get(change.undoes)):
        there = (seq for seq, one in now.history.items() if one.mark == target.mark)
        undoes = max(there, default=None)
    return replace(change, seq=now.about.folded + 1, undoes=undoes)


def keep_copy(target: Path, contents: Contents, changes: Iterable[Change]) -> Path:
    """Write what is known here beside the register, once, and return where; to be merged.

    Raises:
        RegisterError: it cannot be written.
    """
    data = encode(contents)
    last = max(one.at for one in changes)
    stem = f"{target.stem} (copy {last:%Y-%m-%d %H%M%S}"
    numbers = (f" {number}" if number > 1 else "" for number in count(1))
    for copy in (target.with_name(f"{stem}{number}){target.suffix}") for number in numbers):
        if not copy.exists():
            with suppress(FileMovedError):
                replace_file(copy, data, None)
                return copy
        if copy.read_bytes() == data:
            break
    return copy


def written_again(path: Path, number: int) -> Message:
    """Return the sentence for changes that were put back where they had gone."""
    return Message(
        "{count} change that had been saved was gone from {path} and was written again. "
        "A program that keeps folders in step may have put an earlier file there.",
        {"path": shown(path), "count": number},
        "{count} changes that had been saved were gone from {path} and were written again. "
        "A program that keeps folders in step may have put an earlier file there.",
        number,
    )


def kept_as_copy(path: Path, copy: Path, number: int) -> Message:
    """Return the sentence for changes that are only in a copy now."""
    command = f'namndkoll merge "{copy.name}"'
    return Message(
        "{count} change that had been saved is not in {path} any more, and something else stands "
        "there now. It was kept in {copy}: {command} takes it in.",
        {"path": shown(path), "copy": shown(copy), "command": command, "count": number},
        "{count} changes that had been saved are not in {path} any more, and something else "
        "stands there now. They were kept in {copy}: {command} takes them in.",
        number,
    )
