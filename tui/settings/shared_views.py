"""All saved views: one's own of the file, and those that one's office shares on a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.common.errors import Message, RegisterError
from store.filters.saved import SavedView
from tui.settings.saved_views import read_views

if TYPE_CHECKING:
    from store.keeping.backend import SharedViews


def every_view(
    path: Path | None, shared: SharedViews | None
) -> tuple[tuple[SavedView, ...], list[Message]]:
    """Return one's own views, the office's after them, and what is wrong with others."""
    own, problems = read_views(path) if path else ((), [])
    if shared is None:
        return own, problems
    from store.filters.shared import views_of

    try:
        theirs, wrong = views_of(shared.read(), shared.office)
    except RegisterError as error:
        return own, [*problems, error.message]
    return (*own, *theirs), [*problems, *wrong]
