"""What is to be copied, and in which form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.entries.entries import Entry
from tui.app.screens.dialogs.chooser import Choice, ChooserScreen
from tui.app.views.sharing import COPIED, Form
from tui.locale import _, ngettext
from tui.presentation.groups import Group

if TYPE_CHECKING:
    from tui.app.screens.main.main import MainScreen


class Sharing(NamedTuple):
    """Entries in a form; the id remembers what was chosen."""

    id: str
    entries: Sequence[Entry]
    form: Form


class _Extent(NamedTuple):
    key: str
    title: str
    entries: Sequence[Entry]


def share_chooser(screen: MainScreen) -> ChooserScreen[Sharing]:
    """Return a chooser of rows and form; the cursor is on what was chosen last."""
    extents = [extent for extent in _extents(screen) if extent.entries]

    def find(text: str) -> list[Group[Choice[Sharing]]]:
        return [Group("", [choice for one in extents for choice in _choices(one, text)])]

    return ChooserScreen(_("Copy"), find, start_at=screen.last_shared)


def _extents(screen: MainScreen) -> Sequence[_Extent]:
    marked, listed = screen.marked(), screen.listed()
    entry = screen.entry
    count = ngettext("{count} marked row", "{count} marked rows", len(marked))
    whole = ngettext("The whole list, {count} row", "The whole list, {count} rows", len(listed))
    row = _("The row {id}").format(id=entry.id) if entry else ""
    return (
        _Extent("marked", count.format(count=len(marked)), marked),
        _Extent("row", row, [entry] if entry else []),
        _Extent("list", whole.format(count=len(listed)), listed),
    )


def _choices(extent: _Extent, text: str) -> list[Choice[Sharing]]:
    words = text.casefold().split()
    return [
        Choice(
            f"{extent.key} {form.key}", f"{extent.title}: {_(form.title)}", _sharing(extent, form)
        )
        for form in COPIED
        if all(word in f"{extent.title} {_(form.title)}".casefold() for word in words)
    ]


def _sharing(extent: _Extent, form: Form) -> Sharing:
    return Sharing(f"{extent.key} {form.key}", extent.entries, form)
