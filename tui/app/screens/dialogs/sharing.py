"""What is to be copied, and in which form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.entries.entries import Entry
from tui.app.screens.dialogs.chooser import Choice, ChooserScreen
from tui.exports.forms import FORMS, Form
from tui.locale import _, ngettext
from tui.presentation.groups import Group


class Shared(NamedTuple):
    """Entries in a form; the id remembers what was chosen."""

    id: str
    entries: Sequence[Entry]
    form: Form


class _Extent(NamedTuple):
    key: str
    title: str
    entries: Sequence[Entry]


def share_chooser(
    marked: Sequence[Entry], entry: Entry | None, listed: Sequence[Entry], last: str
) -> ChooserScreen[Shared]:
    """Return a chooser of rows and form; the cursor is on what was chosen last."""
    extents = [extent for extent in _extents(marked, entry, listed) if extent.entries]

    def find(text: str) -> list[Group[Choice[Shared]]]:
        return [Group("", [choice for one in extents for choice in _choices(one, text)])]

    return ChooserScreen(_("Copy"), find, start_at=last)


def _extents(
    marked: Sequence[Entry], entry: Entry | None, listed: Sequence[Entry]
) -> Sequence[_Extent]:
    count = ngettext("{count} marked row", "{count} marked rows", len(marked))
    whole = ngettext("The whole list, {count} row", "The whole list, {count} rows", len(listed))
    row = _("The row {id}").format(id=entry.id) if entry else ""
    return (
        _Extent("marked", count.format(count=len(marked)), marked),
        _Extent("row", row, [entry] if entry else []),
        _Extent("list", whole.format(count=len(listed)), listed),
    )


def _choices(extent: _Extent, text: str) -> list[Choice[Shared]]:
    words = text.casefold().split()
    return [
        Choice(
            f"{extent.key} {form.key}", f"{extent.title}: {_(form.title)}", _shared(extent, form)
        )
        for form in FORMS
        if all(word in f"{extent.title} {_(form.title)}".casefold() for word in words)
    ]


def _shared(extent: _Extent, form: Form) -> Shared:
    return Shared(f"{extent.key} {form.key}", extent.entries, form)
