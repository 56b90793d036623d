"""Views that an office shares, as they stand on a server: each read for itself, none believed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from store.common.errors import Message
from store.common.text import one_line, shortened
from store.filters.saved import SavedView

_LONGEST, _SHOWN = 2000, 40
"""Characters of a name or a filter, and of what is said of a name that cannot be."""


class _Body(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What stands under a name; see `SavedView`."""

    view: str = ""
    filter: str = ""
    committee: str = ""
    sort: str = ""
    descending: bool = False
    group: str = ""


def body_of(view: SavedView) -> str:
    """Return a view as it stands under its name."""
    fields = {name: one for name, one in asdict(view).items() if name not in {"name", "office"}}
    return msgspec.json.encode(_Body(**fields)).decode()


def views_of(
    rows: Iterable[tuple[str, str]], office: str
) -> tuple[tuple[SavedView, ...], list[Message]]:
    """Return the views that an office shares, and what is wrong with those that are left out."""
    views: dict[str, SavedView] = {}
    problems: list[Message] = []
    for name, body in rows:
        view = _view(name, body, office)
        if view is None or view.key in views:
            problems.append(
                Message(
                    "A view that your office shares, {name}, cannot be read and is left out.",
                    {"name": repr(shortened(name, _SHOWN))},
                )
            )
        else:
            views[view.key] = view
    return tuple(views.values()), problems


def _view(name: str, body: str, office: str) -> SavedView | None:
    """Return what stands under a name; None where it is no view, or not as one is written."""
    try:
        found = msgspec.json.decode(body, type=_Body)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    texts = [name, *(one for one in asdict(found).values() if isinstance(one, str))]
    if not name or '"' in name or any(one != one_line(one) or len(one) > _LONGEST for one in texts):
        return None
    return replace(SavedView(name, **asdict(found)), office=one_line(office))
