"""What is wrong with a register, what is kept of it and what came of bringing it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.changes.joining import Joined
from store.keeping.backups import Backup
from store.keeping.checking import Diagnostic
from store.keeping.forgetting import forgotten_by
from store.register.restoring import Restored
from tui.locale import N_, _, say
from tui.messages.changes import Shape, line_text
from tui.messages.table import Column, Table, cell

_REASONS = {
    "day": N_("the first edit of a day"),
    "import": N_("an import"),
    "restore": N_("a restoring"),
    "migration": N_("a new form of the file"),
    "merge": N_("a merge"),
}


def finding_shape(finding: Diagnostic) -> Shape:
    return {"path": str(finding.place), "text": say(finding.what), "fault": finding.fault}


def findings_table(found: Sequence[Diagnostic]) -> Table:
    """Return what is wrong and where."""
    columns = (Column(_("File"), 40), Column(_("What")))
    named = (one.place.name if isinstance(one.place, Path) else str(one.place) for one in found)
    rows = [[cell(name), cell(say(one.what))] for name, one in zip(named, found, strict=True)]
    return Table(columns, rows, whole=True)


def backup_shape(backup: Backup) -> Shape:
    return {
        "name": backup.path.name,
        "at": backup.at,
        "reason": backup.reason,
        "size": backup.size,
    }


def backups_table(found: Sequence[Backup]) -> Table:
    """Return the backups, the latest first."""
    columns = (
        Column(_("Backup"), 40), Column(_("When"), 16), Column(_("Before"), 24),
        Column(_("kB"), 8, right=True),
    )  # fmt: skip
    rows = [
        [
            cell(one.path.name), cell(f"{one.at:%Y-%m-%d %H:%M}"), cell(_(_REASONS[one.reason])),
            cell(f"{one.size / 1000:.0f}"),
        ]
        for one in found
    ]  # fmt: skip
    return Table(columns, rows)


def restored_shape(restored: Restored) -> Shape:
    """Return what a restoring did: which backup, and where a damaged file was put."""
    aside = str(restored.aside) if restored.aside else None
    return {
        "backup": str(restored.backup),
        "aside": aside,
        "journal": joined_shape(restored.joined),
    }


def joined_shape(joined: Joined) -> Shape:
    """Return what a merge came to."""
    return {
        "taken": len(joined.ops),
        "conflicts": [
            {
                "id": one.id,
                "field": one.field.partition(".")[0],
                "by": one.by,
                "from": line_text(one.field, one.seen),
                "theirs": line_text(one.field, one.theirs),
                "ours": line_text(one.field, one.mine),
            }
            for one in joined.conflicts
        ],
        "documents": joined.documents,
        "unknown": joined.unknown,
        "forgotten": [forgotten_by(step)[0] for step in joined.forgotten],
        "foreign": joined.foreign,
    }
