"""What is looked at as it leaves for a file: which entries, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app.views.committees import CommitteesView
from tui.app.views.lists import ListView
from tui.commands.year_views import EVERY_VIEW
from tui.exports.lists import About, list_of
from tui.exports.pages import page_of
from tui.locale import _

if TYPE_CHECKING:
    from store.entries.entries import Entry
    from tui.app.views.base import View
    from tui.exports.outgoing import Outgoing
    from tui.presentation.lens import Lens


def outgoing(entries: Sequence[Entry], view: View, lens: Lens, *, whole: bool) -> Outgoing:
    """Return entries to be written; of the `whole` of what concerns a body, part by part."""
    if whole and isinstance(view, CommitteesView) and (body := view.body_rows.cursor_row):
        return page_of(body.text, lens)
    total = len(view.entries.every(lens.survey)) if isinstance(view, ListView) else None
    return list_of(entries, lens.survey, _about(view, lens, total))


def _about(view: View, lens: Lens, total: int | None) -> About:
    title = next((_(one.title) for one in EVERY_VIEW if one.view == view.id), "")
    committee = lens.committee or ""
    seen = (view.id, lens.typed, committee)
    saved = (one for one in lens.saved if (one.view, one.filter, one.committee) == seen)
    name = next((one.name for one in saved), "")
    return About(title, committee, lens.typed, name, total)
