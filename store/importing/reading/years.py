"""The year that a document is for, as its title or the name of its file says."""

from __future__ import annotations

from pathlib import PurePath

from store.importing.language import layout_words as words


def year_in_name(name: str) -> int | None:
    """Return the year in the name of a file."""
    found = words.YEAR_IN_NAME.search(PurePath(name).stem)
    return int(found[1]) if found else None
