"""What the disk has of a session when the program fails: read from it, never hoped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from store.changes.deciding import planned
from store.changes.edits import Edit
from store.common.errors import NamndkollError
from store.register.register import Register
from tui.locale import _, ngettext, say


def what_is_kept(before: Register, under_way: Sequence[Sequence[Edit]], *, typing: bool) -> str:
    """Return what the disk has of a session, and what it has not, in sentences.

    Args:
        before: the register as the session found it.
        under_way: the edits that were being saved when the program failed.
        typing: whether something was being typed that was not saved yet.
    """
    try:
        disk = Register.open(before.place, read_only=True)
    except NamndkollError as error:
        return say(error.message)
    steps = len(disk.changes.keys() - before.changes.keys())
    saved = ngettext(
        "The register on the disk is whole and has {count} change since you began.",
        "The register on the disk is whole and has {count} changes since you began.",
        steps,
    )
    said = [saved.format(count=steps)]
    if lost := [edit.about for edits in under_way if not _has(disk, edits) for edit in edits]:
        said.append(_("Not saved: {what}.").format(what=", ".join(dict.fromkeys(lost))))
    if typing:
        said.append(_("What was being typed is not saved."))
    return " ".join(said)


def _has(disk: Register, edits: Sequence[Edit]) -> bool:
    """Tell whether edits stand in a register already."""
    try:
        return planned(disk.contents, edits, datetime.now(UTC)) is None
    except NamndkollError:  # they would be a change, which the clock does not let be
        return False
