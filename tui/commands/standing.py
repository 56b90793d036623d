"""What there is to do something with just now, as one value that every command reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from store.model.traits import Kind


class Standing(NamedTuple):
    """How things stand on a screen; made once for all commands, and again when it has changed."""

    loaded: bool = False
    """The register was read."""
    entry: Kind | None = None
    """The kind of the entry under the cursor."""
    on_row: bool = False
    """The list that has the keys has a row under its cursor."""
    about: Kind | None = None
    """The kind of the register's record that the row under the cursor is about."""
    elsewhere: bool = False
    """Another view than the one shown is home to what the row is about."""
    marked: bool = False
    listed: bool = False
    """The list has an entry in it."""
    markable: bool = False
    """The list that has the keys is one whose rows can be marked."""
    headed: bool = False
    """The list that has the keys has headings."""
    arranged: bool = False
    """The list can be sorted and grouped."""
    columned: bool = False
    """The list's columns can be chosen."""
    filtered: bool = False
    """A committee is chosen or a filter typed."""
    roomy: bool = False
    """There is room for a pane that the view has."""
    widths: Collection[int] = ()
    """Percent by which the pane can be made wider, or narrower where they are negative."""
    in_time: bool = False
    """The view is one of time."""
    has_bar: bool = False
    """The row under the cursor has a bar in it."""
    in_year: bool = False
    """The view is the year."""
    changing: bool = False
    """There is a way to change the register."""
    refused: bool = False
    """It cannot be changed just now, which keys that change it tell the reason of."""
    changed: bool = False
    """The register was changed, so that there is something to undo."""

    def can_change(self, kinds: Collection[Kind] | None = None) -> bool:
        """Tell whether there is something, of some kinds, that can be said something about.

        Marked entries are not looked through here: this is asked at every key.
        """
        if not self.changing or self.marked:
            return self.changing
        return self.about is not None and (kinds is None or self.about in kinds)
