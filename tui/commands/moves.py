"""What keys do within a list or a text: the lists themselves bind them, under the same ids."""

from __future__ import annotations

from typing import NamedTuple

from tui.locale import N_


class Move(NamedTuple):
    """A move within a list or a text."""

    id: str
    keys: str
    help: str


LIST_MOVES = (
    Move("rows.up", "up,k", N_("Line up")),
    Move("rows.down", "down,j", N_("Line down")),
    Move("rows.page_up", "pageup", N_("Page up")),
    Move("rows.page_down", "pagedown", N_("Page down")),
    Move("rows.first", "home", N_("To the first line")),
    Move("rows.last", "end", N_("To the last line")),
    Move("rows.select", "enter", N_("Open the row, or fold and unfold the heading")),
    Move("rows.collapse", "left", N_("Fold the group")),
    Move("rows.expand", "right", N_("Unfold the group")),
)
TEXT_MOVES = (
    Move("pane.up", "up,k", N_("Line up")),
    Move("pane.down", "down,j", N_("Line down")),
    Move("pane.page_up", "pageup", N_("Page up")),
    Move("pane.page_down", "pagedown", N_("Page down")),
    Move("pane.first", "home", N_("To the first line")),
    Move("pane.last", "end", N_("To the last line")),
)
COLUMN_MOVES = (
    Move("column.before", "left,h", N_("To the party before")),
    Move("column.next", "right,l", N_("To the next party")),
    Move("column.unfold", "x", N_("Show what only argues in full, or fold it")),
)
