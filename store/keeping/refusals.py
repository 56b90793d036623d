"""Sentences for what keeps a register from being read or written."""

from __future__ import annotations

from pathlib import Path

from store.errors import RegisterError
from store.keeping.reading import shown


def unreadable(path: Path, error: OSError | ValueError) -> RegisterError:
    """Return the sentence for what kept a file from being read."""
    return RegisterError(
        "{path} cannot be read ({reason}). Check the path and that you may read it.",
        path=shown(path),
        reason=getattr(error, "strerror", None) or str(error),
    )


def half_a_character(path: Path) -> RegisterError:
    """Return the sentence for a text that UTF-8 cannot hold."""
    return RegisterError(
        "{path} was not saved: a text holds a character that is none. "
        "Nothing was changed; remove the character and try again.",
        path=shown(path),
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
