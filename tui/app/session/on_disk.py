"""What the disk has of a session when the program fails: read from it, never hoped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from store.changes.deciding import planned
from store.changes.edits import Edit
from store.common.errors import NamndkollError
from store.common.place import Address
from store.register.register import Register
from tui.locale import _, ngettext, say


def what_is_kept(
    before: Register,
    under_way: Sequence[Sequence[Edit]],
    *,
    typing: bool,
    others: Sequence[str] = (),
) -> str:
    """Return what the disk or the server has of a session, and what it has not, in sentences.

    Args:
        before: the register as the session found it.
        under_way: the edits that were being saved, or waited for that, when the program failed.
        typing: whether something was being typed that was not saved yet.
        others: what else was being saved or waited, in words.
    """
    disk: Register | None = None
    try:
        disk = Register.open(before.place, read_only=True)
        said = [_whole(disk, before)]
        disk.disk.close()
    except NamndkollError as error:
        said = [say(error.message)]
    unsaved = (edits for edits in under_way if disk is None or not _has(disk, edits))
    lost = dict.fromkeys(edit.about for edits in unsaved for edit in edits)
    if lost or (others and disk is None):
        what = ", ".join((*lost, *others))
        said.append(_("Not saved: {what}.").format(what=what))
    elif others:
        said.append(_("It may not be saved: {what}.").format(what=", ".join(others)))
    if typing:
        said.append(_("What was being typed is not saved."))
    return " ".join(said)


def _whole(disk: Register, before: Register) -> str:
    """Return that a register is whole, and how much was changed since it was found, if anything."""
    steps = len(disk.changes.keys() - before.changes.keys())
    at_server = isinstance(before.place, Address)
    if not steps:
        there = _("The register on the server is there and can be read.")
        return there if at_server else _("The register on the disk is whole.")
    if at_server:
        said = ngettext(
            "The register on the server has {count} change since you began.",
            "The register on the server has {count} changes since you began.",
            steps,
        )
    else:
        said = ngettext(
            "The register on the disk is whole and has {count} change since you began.",
            "The register on the disk is whole and has {count} changes since you began.",
            steps,
        )
    return said.format(count=steps)


def _has(disk: Register, edits: Sequence[Edit]) -> bool:
    """Tell whether edits stand in a register already."""
    try:
        return planned(disk.contents, edits, datetime.now(UTC)) is None
    except NamndkollError:  # they would be a change, which the clock does not let be
        return False
