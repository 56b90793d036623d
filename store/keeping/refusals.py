"""Sentences for what keeps a register from being read or written."""

from __future__ import annotations

from pathlib import Path

from store.common.errors import Message, RegisterError
from store.common.place import Place
from store.common.text import one_line
from store.keeping.reading import shown
from store.keeping.unfolding import Damage


def unreadable(path: Path, error: OSError | ValueError) -> RegisterError:
    """Return the sentence for what kept a file from being read."""
    return RegisterError(
        "{path} cannot be read ({reason}). Check the path and that you may read it.",
        path=shown(path),
        reason=getattr(error, "strerror", None) or str(error),
    )


def half_a_character(place: Place) -> RegisterError:
    """Return the sentence for a text that UTF-8 cannot hold."""
    return RegisterError(
        "{path} was not saved: a text holds a character that is none. "
        "Nothing was changed; remove the character and try again.",
        path=one_line(str(place)),
    )


def impossible_value(place: Place, error: Exception) -> RegisterError:
    """Return the sentence for a change to a value that no record of its table can have."""
    return RegisterError(
        "{path} was not saved: a value in it cannot be ({reason}). Nothing was changed.",
        path=one_line(str(place)),
        reason=str(error),
    )


def impossible(journal: Path, seq: int) -> RegisterError:
    """Return the sentence for a change of the journal that cannot be."""
    return RegisterError(
        "{path} is damaged: change number {number} cannot be. It was left as it is; "
        "{check} tells more, {restore} offers the last good state.",
        path=shown(journal),
        number=seq,
        check="namndkoll check",
        restore="namndkoll restore",
    )


def damaged(journal: Path, damage: Damage) -> Message:
    """Return the sentence for a journal that is not as it was written."""
    if not damage.lost:
        return Message(
            "Another program changed {path}, its line ends for instance. All changes in it could "
            "be read; it is kept beside the register when that is next written.",
            {"path": shown(journal)},
        )
    return Message(
        "{path} is damaged: {count} change in it cannot be read. All others were taken "
        "in; the damaged journal is kept beside the register when that is next written.",
        {"path": shown(journal), "count": damage.lost},
        "{path} is damaged: {count} changes in it cannot be read. All others were taken "
        "in; the damaged journal is kept beside the register when that is next written.",
        damage.lost,
    )


def gone(path: Path, count: int) -> Message:
    """Return the sentence for changes that are known here alone and cannot be written."""
    return Message(
        "{count} change that had been saved is not in {path} any more, which cannot be written.",
        {"path": shown(path), "count": count},
        "{count} changes that had been saved are not in {path} any more, which cannot be written.",
        count,
    )


def crossed(path: Path, count: int) -> Message:
    """Return the sentence for changes to a file that someone else replaced meanwhile."""
    return Message(
        "{count} change was made while someone else wrote {path}, and was added to what they "
        "wrote. Where both set the same value, the history shows both.",
        {"path": shown(path), "count": count},
        "{count} changes were made while someone else wrote {path}, and were added to what they "
        "wrote. Where both set the same value, the history shows both.",
        count,
    )


def put_aside(path: Path, aside: Path) -> Message:
    """Return the sentence for a damaged file that is kept."""
    return Message(
        "The damaged {path} was kept: {aside}", {"path": shown(path), "aside": shown(aside)}
    )


def without_locks(path: Path) -> Message:
    """Return the sentence for a folder in which nobody can be kept from writing at once."""
    return Message(
        "Locks do not work in the folder of {path}: it is for one writer at a time. Nothing that "
        "is saved gets lost, but let nobody else write there while you do.",
        {"path": shown(path)},
    )


def orphaned(journal: Path) -> RegisterError:
    """Return the sentence for a journal whose register is gone."""
    return RegisterError(
        "{path} holds changes to a register that is not there any more. Nothing was written; "
        "put the register back, or move the journal away.",
        path=shown(journal),
    )


def still_in_use(journal: Path) -> RegisterError:
    """Return the sentence for a journal that another program does not let go of."""
    return RegisterError(
        "{path} is in use by another program, so nothing was removed. "
        "Close what has the register open and try again.",
        path=shown(journal),
    )
